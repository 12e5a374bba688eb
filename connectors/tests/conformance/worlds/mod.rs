//! The systems.

pub(crate) mod files;
