//! The checks. Each takes an empty world.

pub(crate) mod faults;
pub(crate) mod gaps;
pub(crate) mod interruption;
pub(crate) mod listing;
pub(crate) mod parts;
pub(crate) mod pressure;
