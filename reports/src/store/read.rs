//! Reading a data map from an inventory file.
//!
//! Every table is read once, in the order of what its rows belong to: no query is run for a single row.

mod columns;
mod cursor;
mod older;
mod rows;

use std::collections::BTreeMap;
use std::path::Path;

use domesday_detectors::Category;
use rusqlite::{Connection, OpenFlags, Row};

use super::{APPLICATION_ID, MIGRATIONS, PATIENCE, Store, StoreError, header};
use crate::map::draft::{Draft, DraftDataset, DraftSystem};
use crate::map::fold::merge::add_gap;
use crate::map::{Coverage, DataMap, MapDataset, MapGap, MapScan};
use columns::{category, count, strings};
use cursor::all;

/// Why a file cannot be read.
#[derive(Debug)]
enum Damage {
    /// SQLite says so.
    Sqlite(rusqlite::Error),
    /// Another program wrote something into it: what and where.
    Content(String),
}

impl From<rusqlite::Error> for Damage {
    fn from(error: rusqlite::Error) -> Damage {
        Damage::Sqlite(error)
    }
}

impl Store {
    /// Opens an inventory file to read it. Neither the file nor what lies beside it is changed: one that an earlier
    /// version wrote is brought up to date in memory only.
    ///
    /// # Errors
    /// There is no such file, it is not an inventory or was written by a later version, another process is
    /// writing it, or the file system or SQLite fails.
    pub fn open_to_read(path: &Path) -> Result<Store, StoreError> {
        let known = MIGRATIONS.len() as u32;
        header::check(path, APPLICATION_ID, known)?;
        if std::fs::metadata(path).is_ok_and(|file| file.len() == 0) {
            return Err(StoreError::Foreign(path.to_owned()));
        }
        let told = |error| StoreError::sqlite(path, error);
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(told)?;
        connection.busy_timeout(PATIENCE).map_err(told)?;
        connection.pragma_update(None, "trusted_schema", false).map_err(told)?;
        let connection = older::brought_up_to_date(connection).map_err(told)?;
        connection.pragma_update(None, "query_only", true).map_err(told)?;
        Ok(Store { path: path.to_owned(), connection })
    }

    /// The data map of everything in the file.
    ///
    /// # Errors
    /// The file holds what domesday did not write, another process is writing it, or the file system or SQLite
    /// fails.
    pub fn data_map(&self) -> Result<DataMap, StoreError> {
        self.draft().map(Draft::finish)
    }

    /// What the file says, neither folded nor counted over several collections.
    pub(crate) fn draft(&self) -> Result<Draft, StoreError> {
        // One state of the file, whatever others write meanwhile.
        let transaction = self.connection.unchecked_transaction();
        let transaction = transaction.map_err(|error| StoreError::sqlite(&self.path, error))?;
        draft(&transaction).map_err(|damage| damage.told(&self.path))
    }
}

fn draft(connection: &Connection) -> Result<Draft, Damage> {
    let mut systems: BTreeMap<i64, DraftSystem> = BTreeMap::new();
    for (id, place) in
        all(connection, "SELECT id, place FROM system", |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))?
    {
        systems.insert(id, DraftSystem { place, ..DraftSystem::default() });
    }
    for (system, dataset) in datasets(connection)? {
        if let Some(system) = systems.get_mut(&system) {
            system.datasets.push(dataset);
        }
    }
    let mut draft =
        Draft { scans: scans(connection)?, systems: systems.into_values().collect(), ..Draft::default() };
    draft.sort();
    Ok(draft)
}

fn scans(connection: &Connection) -> Result<Vec<MapScan>, Damage> {
    let mut found: BTreeMap<i64, Vec<(Category, u64, u64)>> = BTreeMap::new();
    let query = "SELECT scan, category, fields, value_count FROM scan_category";
    let rows = all(connection, query, |row| {
        Ok((row.get::<_, i64>(0)?, (category(row, 1)?, count(row, 2)?, count(row, 3)?)))
    })?;
    for (scan, of_category) in rows {
        found.entry(scan).or_default().push(of_category);
    }
    let query = "SELECT id, started, version, targets, seconds, min_confidence, listed, examined, gap_units, \
                 bytes FROM scan ORDER BY id";
    let scans = all(connection, query, |row| {
        let scan = MapScan {
            started: row.get(1)?,
            version: row.get(2)?,
            targets: strings(row, 3)?,
            seconds: row.get(4)?,
            min_confidence: count(row, 5)?.min(100) as u8,
            coverage: coverage(row, 6)?,
            categories: Vec::new(),
        };
        Ok((row.get::<_, i64>(0)?, scan))
    })?;
    let with_categories = scans.into_iter().map(|(id, scan)| {
        let mut categories = found.remove(&id).unwrap_or_default();
        categories.sort_unstable();
        MapScan { categories, ..scan }
    });
    Ok(with_categories.collect())
}

/// Units and bytes from four columns.
fn coverage(row: &Row<'_>, first: usize) -> Result<Coverage, Damage> {
    Ok(Coverage {
        listed: count(row, first)?,
        examined: count(row, first + 1)?,
        gap_units: count(row, first + 2)?,
        bytes: count(row, first + 3)?,
    })
}

/// The datasets, with the numbers of their systems.
fn datasets(connection: &Connection) -> Result<Vec<(i64, DraftDataset)>, Damage> {
    let query = "SELECT d.id, d.system, d.place, d.whole, s.started, d.listed, d.examined, d.gap_units, d.bytes \
                 FROM dataset d JOIN scan s ON s.id = d.scan ORDER BY d.id";
    let mut collections = rows::collections(connection)?;
    let mut unread = unread(connection)?;
    let datasets = all(connection, query, |row| {
        let told = MapDataset {
            place: row.get(2)?,
            whole: row.get(3)?,
            scanned: row.get(4)?,
            coverage: coverage(row, 5)?,
            ..MapDataset::default()
        };
        Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, told))
    })?;
    let filled = datasets.into_iter().map(|(id, system, mut told)| {
        told.unread = unread.remove(&id).unwrap_or_default();
        (system, DraftDataset { told, collections: collections.remove(&id).unwrap_or_default() })
    });
    Ok(filled.collect())
}

/// Units that were not read at all, by the number of their dataset.
fn unread(connection: &Connection) -> Result<BTreeMap<i64, Vec<MapGap>>, Damage> {
    let query = "SELECT dataset, place, reason, detail, bytes FROM gap WHERE collection IS NULL \
                 ORDER BY dataset, reason, place";
    let named = all(connection, query, |row| Ok((row.get::<_, i64>(0)?, gap(row, 1)?)))?;
    let query = "SELECT dataset, reason, units, bytes FROM gap_rest ORDER BY dataset, reason";
    let rest = all(connection, query, |row| {
        let gap =
            MapGap { reason: row.get(1)?, units: count(row, 2)?, bytes: count(row, 3)?, ..MapGap::default() };
        Ok((row.get::<_, i64>(0)?, gap))
    })?;
    let mut by_dataset: BTreeMap<i64, Vec<MapGap>> = BTreeMap::new();
    for (dataset, gap) in named.into_iter().chain(rest) {
        add_gap(by_dataset.entry(dataset).or_default(), gap);
    }
    Ok(by_dataset)
}

/// A gap from the columns place, reason, detail and bytes.
fn gap(row: &Row<'_>, first: usize) -> Result<MapGap, Damage> {
    Ok(MapGap {
        reason: row.get(first + 1)?,
        units: 1,
        bytes: row.get::<_, Option<i64>>(first + 3)?.map_or(0, |bytes| u64::try_from(bytes).unwrap_or(0)),
        places: vec![row.get(first)?],
        detail: row.get(first + 2)?,
    })
}
