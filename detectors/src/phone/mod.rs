//! The numbering plans of all regions, compiled from libphonenumber's metadata, and what it takes to
//! read a telephone number out of bytes.
//!
//! libphonenumber is the measure of what a number is: `plans.bin` holds what its metadata says, as
//! automata, so that a verdict costs one load a digit instead of several regular expressions. The file
//! is made by `examples/phone_tables`; `tests/phone.rs` checks that it is fresh. The metadata is under
//! the Apache License 2.0, see `NOTICE-libphonenumber`.

pub(crate) mod context;
pub(crate) mod cutter;
pub(crate) mod edges;
pub(crate) mod extension;
pub(crate) mod lookup;
pub(crate) mod number;
pub(crate) mod plans;
mod regions;
pub(crate) mod reject;
pub(crate) mod reserved;
pub(crate) mod run;
pub(crate) mod score;
pub(crate) mod value;

#[cfg(test)]
mod tests;

pub(crate) use number::{DIALLED, Digits, Number, Spelling, international, is_possible, national};
pub use regions::{Regions, UnknownRegion};
