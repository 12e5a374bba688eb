//! Tests of `formats/config`.
