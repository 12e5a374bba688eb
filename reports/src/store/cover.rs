//! What a new scan takes the place of.

use rusqlite::{Connection, params};

/// Characters that stand between the spelling of a place and that of something inside it.
const INSIDE: [char; 4] = ['/', '!', '#', ';'];

/// Drops what lies at or below the targets.
pub(super) fn drop_below(connection: &Connection, targets: &[String]) -> rusqlite::Result<()> {
    for target in targets {
        let target = target.strip_suffix('/').unwrap_or(target);
        for table in ["dataset", "collection", "gap", "unit"] {
            let exact = format!("DELETE FROM {table} WHERE place IN (?1, ?1 || '/')");
            connection.prepare_cached(&exact)?.execute([target])?;
            // Ranges rather than LIKE: they use the index, and places hold `%` and `_`.
            let below = format!("DELETE FROM {table} WHERE place >= ?1 AND place < ?2");
            let mut below = connection.prepare_cached(&below)?;
            for separator in INSIDE {
                let after = char::from(separator as u8 + 1);
                below.execute(params![format!("{target}{separator}"), format!("{target}{after}")])?;
            }
        }
    }
    Ok(())
}

/// Whether something that a scan of the targets covers includes all of a dataset.
pub(crate) fn covers(targets: &[String], dataset: &str) -> bool {
    targets.iter().any(|target| {
        let target = target.strip_suffix('/').unwrap_or(target);
        let rest = dataset.strip_prefix(target);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(INSIDE))
    })
}

/// Drops systems without datasets.
pub(super) fn drop_empty(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM system WHERE id NOT IN (SELECT system FROM dataset)", [])?;
    Ok(())
}
