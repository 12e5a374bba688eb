//! The systems.

pub(crate) mod files;
#[cfg(feature = "s3")]
pub(crate) mod s3;
