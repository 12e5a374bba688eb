//! Tests of `formats/markup`.
