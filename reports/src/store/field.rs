//! What the inventory knows of single fields, for people who ask why.

use std::fmt::Write as _;

use rusqlite::{Connection, Row};

use crate::safe::escape;

/// The most fields that one question is answered for.
const FIELDS: usize = 100;

/// What an inventory file knows of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldRecord {
    /// The spelling of its place.
    pub place: String,
    /// A column or JSON path, not running text.
    pub structured: bool,
    /// Values that are not empty; 0 for running text.
    pub values: u64,
    /// Records that it was looked for in.
    pub records: u64,
    /// The declared type, where there is one.
    pub declared_type: Option<String>,
    /// Whether no two records may have the same value.
    pub unique: bool,
    /// Whether it is the primary key, or a part of it.
    pub primary_key: bool,
    /// Of a sample: the share of records below which something may have been missed, with 95 % confidence.
    pub missed_below: Option<f64>,
    /// What it is said to hold, a line each.
    verdicts: Vec<String>,
    /// What was found in it, a line each; previews are masked.
    tallies: Vec<String>,
}

impl FieldRecord {
    /// The name as people wrote it; empty for running text.
    pub fn name(&self) -> String {
        let place: Result<domesday_connectors::Place, _> = self.place.parse();
        match place {
            Ok(place) if self.structured => String::from_utf8_lossy(&place.name()).into_owned(),
            _ => String::new(),
        }
    }

    /// Lines for a terminal. `says` is what the name says.
    pub fn told(&self, says: &str) -> String {
        let mut text = format!("{}\n", escape(&self.place));
        let mut line = |label: &str, value: &str| {
            // A string takes any text.
            let _ = writeln!(text, "  {label:<9}{}", escape(value));
        };
        if self.structured {
            line("name", &format!("`{}`: {says}", self.name()));
            line("values", &format!("{} in {} records", self.values, self.records));
        } else {
            line("text", "running text, not judged as a whole");
        }
        let mut declared: Vec<&str> = self.declared_type.as_deref().into_iter().collect();
        declared.extend(self.primary_key.then_some("primary key"));
        declared.extend(self.unique.then_some("unique"));
        if !declared.is_empty() {
            line("type", &declared.join(", "));
        }
        if let Some(share) = self.missed_below {
            line(
                "sample",
                &format!("what was not seen is in less than {:.3} % of the records", share * 100.0),
            );
        }
        self.verdicts.iter().for_each(|verdict| line("verdict", verdict));
        self.tallies.iter().for_each(|tally| line("found", tally));
        if self.verdicts.is_empty() && self.tallies.is_empty() {
            line("verdict", "none: nothing was found in its values");
        }
        text
    }
}

/// The fields whose place is `place` or ends in it, and those of a collection of that place; at most `FIELDS`.
pub(super) fn fields(connection: &Connection, place: &str) -> rusqlite::Result<Vec<FieldRecord>> {
    let mut statement = connection.prepare(
        "SELECT f.id, f.place, f.structured, f.value_count, f.record_count, f.declared_type, f.is_unique, \
         f.primary_key, c.sample_missed_below FROM field f JOIN collection c ON c.id = f.collection \
         WHERE f.place = ?1 OR c.place = ?1 OR substr(f.place, -length(?1)) = ?1 ORDER BY f.place LIMIT ?2",
    )?;
    let rows = statement.query_map((place, FIELDS as i64), |row| {
        let record = FieldRecord {
            place: row.get(1)?,
            structured: row.get(2)?,
            values: count(row, 3)?,
            records: count(row, 4)?,
            declared_type: row.get(5)?,
            unique: row.get(6)?,
            primary_key: row.get(7)?,
            missed_below: row.get(8)?,
            verdicts: Vec::new(),
            tallies: Vec::new(),
        };
        Ok((row.get::<_, i64>(0)?, record))
    })?;
    let mut records = Vec::new();
    for row in rows {
        let (id, record) = row?;
        let (verdicts, tallies) = (verdicts(connection, id)?, tallies(connection, id)?);
        records.push(FieldRecord { verdicts, tallies, ..record });
    }
    Ok(records)
}

fn verdicts(connection: &Connection, field: i64) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT category, detector, confidence, share, role, form, evidence FROM verdict WHERE field = ?1 \
         ORDER BY category, detector",
    )?;
    let rows = statement.query_map([field], |row| {
        let text = |at| row.get::<_, String>(at);
        let (confidence, share): (u8, f64) = (row.get(2)?, row.get(3)?);
        Ok(format!(
            "{}: {}, {}, confidence {confidence} %, in {:.1} % of the values; by {}; evidence {}",
            text(0)?,
            text(4)?,
            text(5)?,
            share * 100.0,
            text(1)?,
            text(6)?
        ))
    })?;
    rows.collect()
}

fn tallies(connection: &Connection, field: i64) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare_cached(
        "SELECT category, detector, value_count, reserved, distinct_estimate, confidence, evidence, previews \
         FROM category_tally WHERE field = ?1 ORDER BY category, detector",
    )?;
    let rows = statement.query_map([field], |row| {
        let text = |at| row.get::<_, String>(at);
        let previews: Vec<String> = serde_json::from_str(&text(7)?).unwrap_or_default();
        let reserved = count(row, 3)?;
        let reserved = if reserved > 0 { format!(", {reserved} for tests") } else { String::new() };
        Ok(format!(
            "{}: {} values{reserved}, {} distinct, confidence {} % on average; by {}; evidence {}; such as {}",
            text(0)?,
            count(row, 2)?,
            count(row, 4)?,
            row.get::<_, u8>(5)?,
            text(1)?,
            text(6)?,
            previews.join(", ")
        ))
    })?;
    rows.collect()
}

/// Counts are never negative.
fn count(row: &Row<'_>, at: usize) -> rusqlite::Result<u64> {
    Ok(u64::try_from(row.get::<_, i64>(at)?).unwrap_or(0))
}
