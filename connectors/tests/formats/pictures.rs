//! Tests of `formats/pictures`.
