//! Tests of `formats/office`.
