//! Tests of `formats/mail`.
