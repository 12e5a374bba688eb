//! Tests of `formats/pdf`.

mod broken;
mod text;
mod whole;
mod writer;
