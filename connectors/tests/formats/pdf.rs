//! Tests of `formats/pdf`.
