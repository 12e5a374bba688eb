//! Tests of `formats/archives`.
