//! The systems.

pub(crate) mod files;
#[cfg(feature = "git")]
pub(crate) mod git;
#[cfg(feature = "postgres")]
pub(crate) mod postgres;
#[cfg(feature = "s3")]
pub(crate) mod s3;
