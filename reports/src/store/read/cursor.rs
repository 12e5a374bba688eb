//! Reading rows that belong to others, side by side with them.

use rusqlite::{Connection, Row, Statement};

use crate::store::StoreError;

use super::Damage;

/// A query whose first column is the number of the row that each row belongs to, in ascending order.
pub(super) struct Children<'s, T> {
    rows: rusqlite::Rows<'s>,
    read: fn(&Row<'_>) -> Result<T, Damage>,
    next: Option<(i64, T)>,
    started: bool,
}

impl<'s, T> Children<'s, T> {
    /// Reads the rows of `statement` by `read`, which begins at the second column.
    pub(super) fn of(
        statement: &'s mut Statement<'_>,
        read: fn(&Row<'_>) -> Result<T, Damage>,
    ) -> rusqlite::Result<Children<'s, T>> {
        Ok(Children { rows: statement.query([])?, read, next: None, started: false })
    }

    /// The rows that belong to `parent`. Parents are asked for in ascending order, each once.
    pub(super) fn take(&mut self, parent: i64) -> Result<Vec<T>, Damage> {
        let mut all = Vec::new();
        if !self.started {
            self.started = true;
            self.next = self.step()?;
        }
        while let Some((owner, row)) = self.next.take() {
            if owner > parent {
                self.next = Some((owner, row));
                break;
            }
            if owner == parent {
                all.push(row);
            }
            self.next = self.step()?;
        }
        Ok(all)
    }

    fn step(&mut self) -> Result<Option<(i64, T)>, Damage> {
        match self.rows.next()? {
            Some(row) => Ok(Some((row.get(0)?, (self.read)(row)?))),
            None => Ok(None),
        }
    }
}

/// Every row of a query.
pub(super) fn all<T>(
    connection: &Connection,
    query: &str,
    read: fn(&Row<'_>) -> Result<T, Damage>,
) -> Result<Vec<T>, Damage> {
    let mut statement = connection.prepare(query)?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(read(row)?);
    }
    Ok(all)
}

impl Damage {
    /// The error that tells of it.
    pub(super) fn told(self, path: &std::path::Path) -> StoreError {
        match self {
            Damage::Sqlite(error) => StoreError::sqlite(path, error),
            Damage::Content(what) => StoreError::Damaged { path: path.to_owned(), what },
        }
    }
}
