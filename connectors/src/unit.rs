//! Units: what a connector lists and reads.

use std::any::Any;
use std::sync::Arc;

use crate::Place;

/// One thing to be read: a file, an object, a stretch of a table.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its place.
    pub place: Place,
    /// Its size in bytes, where listing told it.
    pub size: Option<u64>,
    /// What changes when its content changes, where listing told it.
    pub version: Option<Version>,
    /// The file to open, for a unit of the file system.
    pub path: Option<Arc<std::path::Path>>,
    /// What its connector needs to read it, beside the place.
    pub handle: Option<Arc<dyn Any + Send + Sync>>,
}

/// What changes when the content of a unit changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Version {
    /// Size, modification time in nanoseconds since 1970, device and inode of a file.
    File {
        /// Size in bytes.
        size: u64,
        /// Nanoseconds since 1970-01-01.
        modified: i128,
        /// Device and inode.
        inode: (u64, u64),
    },
    /// An entity tag or version id of an object.
    Tag(String),
}
