//! What can go wrong with an inventory file.

use std::io;
use std::path::{Path, PathBuf};

/// An inventory file cannot be opened or saved.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is something else. It was not touched.
    #[error("{}: exists and is not a domesday inventory; it was not touched. Give another file", .0.display())]
    Foreign(PathBuf),
    /// The file was written by a later version of domesday. It was not touched.
    #[error("{}: was written by a later domesday (inventory version {found}, this one knows {known}); it was not touched. Update domesday, or give another file", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The version of its schema.
        found: u32,
        /// The latest version that is known.
        known: u32,
    },
    /// Another process is writing the file.
    #[error("{}: another program is using the inventory; let it finish and run this again", .0.display())]
    Busy(PathBuf),
    /// Another program wrote something into the file.
    #[error("{}: {what}: another program changed the inventory; scan again into a new file", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong, and in which column.
        what: String,
    },
    /// The file system failed.
    #[error("{}: {error}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What happened.
        error: io::Error,
    },
    /// SQLite failed.
    #[error("{}: {error}", path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What happened.
        error: rusqlite::Error,
    },
}

impl StoreError {
    pub(super) fn sqlite(path: &Path, error: rusqlite::Error) -> StoreError {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked, NotADatabase};
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(DatabaseBusy | DatabaseLocked) => StoreError::Busy(path),
            Some(NotADatabase) => StoreError::Foreign(path),
            _ => StoreError::Sqlite { path, error },
        }
    }
}
