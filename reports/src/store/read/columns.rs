//! Values of columns.

use domesday_detectors::{Category, Evidence};
use rusqlite::Row;
use rusqlite::types::FromSql;

use super::Damage;
use crate::{Day, safe};

/// A text that has to mean something; `what` says what.
fn meaning<T>(
    row: &Row<'_>,
    column: usize,
    what: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, Damage> {
    let text = row.get_ref(column)?.as_str().map_err(|_| damage(row, column, what, "no text"))?;
    read(text).ok_or_else(|| damage(row, column, what, &format!("`{}`", safe::fit(&safe::escape(text), 40))))
}

fn damage(row: &Row<'_>, column: usize, what: &str, instead: &str) -> Damage {
    let name = row.as_ref().column_name(column).unwrap_or_default();
    Damage::Content(format!("a column `{name}` has {instead} in place of {what}"))
}

/// A category.
pub(super) fn category(row: &Row<'_>, column: usize) -> Result<Category, Damage> {
    meaning(row, column, "a category", |text| text.parse().ok())
}

/// Ids of evidence. Those that a later version may know are left out.
pub(super) fn evidence(row: &Row<'_>, column: usize) -> Result<Evidence, Damage> {
    meaning(row, column, "kinds of evidence", |text| {
        Some(text.split_whitespace().filter_map(Evidence::of_id).fold(Evidence::NONE, |all, one| all | one))
    })
}

/// One of the words of a type.
pub(super) fn word<T>(
    row: &Row<'_>,
    column: usize,
    what: &str,
    of_id: fn(&str) -> Option<T>,
) -> Result<T, Damage> {
    meaning(row, column, what, of_id)
}

/// A day, where there is one.
pub(super) fn day(row: &Row<'_>, column: usize) -> Result<Option<Day>, Damage> {
    match row.get_ref(column)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => meaning(row, column, "a day", |text| text.parse().ok()).map(Some),
    }
}

/// A count.
pub(super) fn count(row: &Row<'_>, column: usize) -> Result<u64, Damage> {
    Ok(u64::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
}

/// A count, where there is one.
pub(super) fn maybe_count(row: &Row<'_>, column: usize) -> Result<Option<u64>, Damage> {
    Ok(row.get::<_, Option<i64>>(column)?.and_then(|count| u64::try_from(count).ok()))
}

/// A JSON array of strings.
pub(super) fn strings(row: &Row<'_>, column: usize) -> Result<Vec<String>, Damage> {
    meaning(row, column, "a list of texts", |text| serde_json::from_str(text).ok())
}

/// Anything else.
pub(super) fn get<T: FromSql>(row: &Row<'_>, column: usize) -> Result<T, Damage> {
    Ok(row.get(column)?)
}
