//! Files of earlier versions, brought up to date in memory.

use rusqlite::{Connection, params_from_iter, types::Value};

use crate::store::MIGRATIONS;

/// Outcomes of units, for scans to come: nothing that is read here, and most of the file.
const LEFT_OUT: &str = "unit";

/// The connection itself where the file is of this version, else one to a copy in memory. Only rows are copied into
/// tables of our own making: whatever else the file defines stays behind.
pub(super) fn brought_up_to_date(file: Connection) -> rusqlite::Result<Connection> {
    let version: u32 = file.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let version = version as usize;
    if version >= MIGRATIONS.len() {
        return Ok(file);
    }
    let copy = Connection::open_in_memory()?;
    let transaction = copy.unchecked_transaction()?;
    MIGRATIONS.iter().take(version).try_for_each(|script| copy.execute_batch(script))?;
    let from = file.unchecked_transaction()?;
    for table in tables(&copy)? {
        copy_rows(&from, &copy, &table)?;
    }
    drop(from);
    MIGRATIONS.iter().skip(version).try_for_each(|script| copy.execute_batch(script))?;
    transaction.commit()?;
    Ok(copy)
}

/// The tables, in the order in which they were made.
fn tables(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> ?1 ORDER BY rowid";
    connection.prepare(query)?.query_map([LEFT_OUT], |row| row.get(0))?.collect()
}

fn copy_rows(from: &Connection, to: &Connection, table: &str) -> rusqlite::Result<()> {
    // The name is one of our own.
    let mut select = from.prepare(&format!("SELECT * FROM \"{table}\""))?;
    let columns = select.column_count();
    let places = vec!["?"; columns].join(", ");
    let mut insert = to.prepare(&format!("INSERT INTO \"{table}\" VALUES ({places})"))?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let values: Vec<Value> =
            (0..columns).map(|column| row.get(column)).collect::<rusqlite::Result<_>>()?;
        insert.execute(params_from_iter(values))?;
    }
    Ok(())
}
