//! The inventory file: SQLite, one file, to be opened with any tool.
//!
//! A save replaces what the scan covered (its targets and everything below them) and keeps the rest.
//! It is one transaction: after a crash the file holds the state before or after. Rows are written in
//! sorted order, so that equal scans saved into fresh files give equal files, time stamps aside.

mod carried;
mod cover;
mod error;
mod field;
mod header;
mod insert;
mod read;
mod units;

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

pub use error::StoreError;
pub use field::FieldRecord;
pub use units::{KnownUnits, Outcomes};

use crate::{Inventory, ScanInfo};

/// `application_id` of inventory files: `domd` (<https://sqlite.org/pragma.html#pragma_application_id>).
const APPLICATION_ID: i32 = 0x646f_6d64;

/// One script for each version of the schema; `user_version` counts those that have run. Scripts that
/// were published never change.
const MIGRATIONS: &[&str] =
    &[include_str!("store/schema.sql"), include_str!("store/units.sql"), include_str!("store/map.sql")];

/// How long to wait for another process that writes the file.
const PATIENCE: Duration = Duration::from_secs(5);

/// An inventory file that is open.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Connection,
}

/// How to save.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SaveOptions {
    /// Keep the registers of distinct counts, so that counts of several scans can be united. Only for
    /// hashes that were seeded by a secret [`Key`](crate::Key): otherwise whoever has the file can test
    /// whether a guessed value is in it.
    pub registers: bool,
    /// The scan listed only a part of what lies below its targets (globs, depth): collections that it
    /// did not see are kept instead of dropped.
    pub filtered: bool,
}

/// A scan that was saved.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedScan {
    /// Its number in the file.
    pub id: i64,
    /// When it started, RFC 3339.
    pub started: String,
    /// How long it took, in seconds.
    pub seconds: f64,
    /// The version of domesday that made it.
    pub version: String,
    /// The places that were scanned.
    pub targets: Vec<String>,
    /// Units listed.
    pub listed: u64,
    /// Units examined whole.
    pub examined: u64,
    /// Units that ended with a gap.
    pub gap_units: u64,
}

impl Store {
    /// Opens an inventory file, or makes one that only its owner can read (mode 0600 on Unix).
    ///
    /// # Errors
    /// The file is not an inventory or was written by a later version (it is left untouched), another
    /// process is writing it, or the file system or SQLite fails.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        Store::open_patiently(path, PATIENCE)
    }

    /// Opens an inventory file like [`open`](Store::open), and waits no longer than `patience` for
    /// another process that writes it.
    ///
    /// # Errors
    /// Those of [`open`](Store::open).
    pub fn open_patiently(path: &Path, patience: Duration) -> Result<Store, StoreError> {
        create(path)?;
        header::check(path, APPLICATION_ID, MIGRATIONS.len() as u32)?;
        // The path is a path, not a URI: no OpenFlags::SQLITE_OPEN_URI.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let told = |error| StoreError::sqlite(path, error);
        let mut connection = Connection::open_with_flags(path, flags).map_err(told)?;
        configure(&mut connection, patience).map_err(told)?;
        migrate(&mut connection).map_err(told)?;
        Ok(Store { path: path.to_owned(), connection })
    }

    /// Replaces what a scan covered by what it found.
    ///
    /// # Errors
    /// Another process is writing the file, or the file system or SQLite fails; nothing is changed
    /// then.
    pub fn save(
        &mut self,
        scan: &ScanInfo,
        inventory: &Inventory,
        options: SaveOptions,
    ) -> Result<(), StoreError> {
        self.save_with(scan, inventory, options, None)
    }

    /// Saves like [`save`](Store::save), with the outcomes of units that may be taken over by a later
    /// scan.
    ///
    /// # Errors
    /// Those of [`save`](Store::save).
    pub fn save_with(
        &mut self,
        scan: &ScanInfo,
        inventory: &Inventory,
        options: SaveOptions,
        units: Option<Outcomes>,
    ) -> Result<(), StoreError> {
        let path = &self.path;
        save(&mut self.connection, scan, inventory, options, units)
            .map_err(|error| StoreError::sqlite(path, error))
    }

    /// What the file knows of units that were examined whole by scans with the same settings.
    pub fn known(self, fingerprint: u64) -> KnownUnits {
        KnownUnits { connection: Mutex::new(self.connection), fingerprint }
    }

    /// What is known of the fields whose place is `place` or ends in it (`users.csv#col=email`), and of those of
    /// a collection of that place; at most 100, by place.
    ///
    /// # Errors
    /// The file system or SQLite fails.
    pub fn fields(&self, place: &str) -> Result<Vec<FieldRecord>, StoreError> {
        field::fields(&self.connection, place).map_err(|error| StoreError::sqlite(&self.path, error))
    }

    /// The scans that were saved, the first one first.
    ///
    /// # Errors
    /// The file system or SQLite fails.
    pub fn scans(&self) -> Result<Vec<SavedScan>, StoreError> {
        scans(&self.connection).map_err(|error| StoreError::sqlite(&self.path, error))
    }
}

/// Makes an empty file that only its owner can use, unless there is one. SQLite gives its side files
/// the same mode.
fn create(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(StoreError::Io { path: path.to_owned(), error }),
    }
}

fn configure(connection: &mut Connection, patience: Duration) -> rusqlite::Result<()> {
    connection.busy_timeout(patience)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // What was dropped from an inventory shall not linger in free pages.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // A file from elsewhere may carry triggers and views: they may do no more than SQL
    // (https://sqlite.org/pragma.html#pragma_trusted_schema).
    connection.pragma_update(None, "trusted_schema", false)
}

fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let version = |c: &Connection| c.pragma_query_value(None, "user_version", |row| row.get::<_, u32>(0));
    if version(connection)? as usize >= MIGRATIONS.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have been faster.
    for script in MIGRATIONS.iter().skip(version(&transaction)? as usize) {
        transaction.execute_batch(script)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", MIGRATIONS.len() as u32)?;
    transaction.commit()
}

fn save(
    connection: &mut Connection,
    scan: &ScanInfo,
    inventory: &Inventory,
    options: SaveOptions,
    units: Option<Outcomes>,
) -> rusqlite::Result<()> {
    journal_mode(connection, "WAL")?;
    let saved = (|| {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if !options.filtered {
            cover::drop_below(&transaction, &scan.targets)?;
        }
        insert::inventory(&transaction, scan, inventory, options)?;
        if let Some(units) = units {
            units.write(&transaction)?;
        }
        cover::drop_empty(&transaction)?;
        transaction.commit()
    })();
    // One file again, also after a failure. With a reader in the way the log stays beside the file
    // until the next save: nothing is lost, so that is no failure.
    let _ = journal_mode(connection, "DELETE");
    saved?;
    compact(connection)
}

/// Gives back the pages of what was dropped, once they are more than a quarter of the file.
fn compact(connection: &Connection) -> rusqlite::Result<()> {
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    if number("freelist_count")? * 4 > number("page_count")? {
        connection.execute_batch("VACUUM")?;
    }
    Ok(())
}

fn journal_mode(connection: &Connection, mode: &str) -> rusqlite::Result<()> {
    connection.pragma_update_and_check(None, "journal_mode", mode, |_| Ok(()))
}

fn scans(connection: &Connection) -> rusqlite::Result<Vec<SavedScan>> {
    let mut statement = connection.prepare(
        "SELECT id, started, seconds, version, targets, listed, examined, gap_units FROM scan ORDER BY id",
    )?;
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    let rows = statement.query_map([], |row| {
        Ok(SavedScan {
            id: row.get(0)?,
            started: row.get(1)?,
            seconds: row.get(2)?,
            version: row.get(3)?,
            targets: serde_json::from_str(&row.get::<_, String>(4)?).unwrap_or_default(),
            listed: count(row.get(5)?),
            examined: count(row.get(6)?),
            gap_units: count(row.get(7)?),
        })
    })?;
    rows.collect()
}
