//! Tests of `formats/tables`.
