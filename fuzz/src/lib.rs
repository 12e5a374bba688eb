//! What the fuzz targets share: how bytes become a text with fields, and what has to hold of every scan.
//!
//! A target fails by panicking; libFuzzer keeps the input.

mod invariants;
mod plan;
mod read;

pub use invariants::scan;
pub use plan::Plan;
pub use read::read;
