//! Writing an inventory into the tables, in sorted order.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::{SaveOptions, cover};
use crate::{
    Collection, Dataset, Field, GapRecord, Inventory, ScanInfo, Tally, detectors, spelling,
    wire::evidence_ids,
};

/// What a row belongs to.
#[derive(Clone, Copy)]
struct Writer<'c> {
    connection: &'c Connection,
    scan: i64,
    options: SaveOptions,
}

pub(super) fn inventory(
    connection: &Connection,
    scan: &ScanInfo,
    inventory: &Inventory,
    options: SaveOptions,
) -> rusqlite::Result<()> {
    let writer = Writer { connection, scan: insert_scan(connection, scan, inventory, options)?, options };
    writer.categories(inventory)?;
    for (place, system) in inventory.systems() {
        let id = writer.system(place)?;
        for (name, dataset) in &system.datasets {
            let place = spelling::dataset_place(name);
            let whole = !options.filtered && cover::covers(&scan.targets, place);
            let dataset_id = writer.dataset(id, place, dataset, whole)?;
            writer.contents(dataset_id, name, dataset)?;
        }
    }
    Ok(())
}

fn insert_scan(
    connection: &Connection,
    scan: &ScanInfo,
    inventory: &Inventory,
    options: SaveOptions,
) -> rusqlite::Result<i64> {
    let totals = inventory.totals();
    let detectors: BTreeMap<_, _> = scan.detectors.iter().copied().collect();
    connection.execute(
        "INSERT INTO scan (started, seconds, version, targets, filtered, min_confidence, regions, detectors, \
         listed, examined, gap_units, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            scan.started,
            totals.seconds,
            scan.version,
            json(&scan.targets),
            options.filtered,
            scan.min_confidence.percent(),
            json(&scan.regions),
            json(&detectors),
            integer(totals.listed),
            integer(totals.examined),
            integer(totals.gap_units),
            integer(totals.bytes),
        ],
    )?;
    Ok(connection.last_insert_rowid())
}

impl Writer<'_> {
    /// What the scan found, by category.
    fn categories(&self, inventory: &Inventory) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare(
            "INSERT INTO scan_category (scan, category, fields, value_count) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (category, total) in inventory.categories() {
            let values = total.detectors.values().map(Tally::findings).sum();
            statement.execute(params![self.scan, category.id(), integer(total.fields), integer(values)])?;
        }
        Ok(())
    }

    fn system(&self, place: &str) -> rusqlite::Result<i64> {
        match self.id("SELECT id FROM system WHERE place = ?1", place)? {
            Some(id) => Ok(id),
            None => {
                self.connection.execute("INSERT INTO system (place) VALUES (?1)", [place])?;
                Ok(self.connection.last_insert_rowid())
            }
        }
    }

    /// The row of a dataset. Counts of a scan that saw all of it are not replaced by those of one that
    /// saw a part.
    fn dataset(&self, system: i64, place: &str, dataset: &Dataset, whole: bool) -> rusqlite::Result<i64> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO dataset (system, scan, place, whole, listed, examined, gap_units, bytes) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) \
             ON CONFLICT (place) DO UPDATE SET scan = excluded.scan, whole = excluded.whole, \
             listed = excluded.listed, examined = excluded.examined, gap_units = excluded.gap_units, \
             bytes = excluded.bytes WHERE excluded.whole >= dataset.whole",
        )?;
        statement.execute(params![
            system,
            self.scan,
            place,
            whole,
            integer(dataset.listed),
            integer(dataset.examined),
            integer(dataset.gap_units),
            integer(dataset.bytes),
        ])?;
        let id = self.id("SELECT id FROM dataset WHERE place = ?1", place)?;
        id.ok_or(rusqlite::Error::QueryReturnedNoRows)
    }

    fn contents(&self, dataset_id: i64, dataset: &str, content: &Dataset) -> rusqlite::Result<()> {
        for (name, collection) in &content.collections {
            self.collection(dataset_id, &[dataset, &**name].concat(), collection)?;
        }
        for (reason, group) in &content.unread {
            let reason = reason.to_string();
            for (name, unit) in &group.named {
                let place = [dataset, &**name].concat();
                self.forget(&place)?;
                self.gap(dataset_id, None, &place, &reason, &unit.detail, unit.bytes)?;
            }
            let rest = group.units.saturating_sub(group.named.len() as u64);
            if rest > 0 {
                let named: u64 = group.named.values().filter_map(|unit| unit.bytes).sum();
                let bytes = integer(group.bytes.saturating_sub(named));
                let mut statement = self.connection.prepare_cached(
                    "INSERT INTO gap_rest (dataset, reason, units, bytes) VALUES (?1, ?2, ?3, ?4) \
                     ON CONFLICT DO UPDATE SET units = excluded.units, bytes = excluded.bytes",
                )?;
                statement.execute(params![dataset_id, reason, integer(rest), bytes])?;
            }
        }
        Ok(())
    }

    /// Drops what an earlier scan said of a unit.
    fn forget(&self, place: &str) -> rusqlite::Result<()> {
        self.connection.prepare_cached("DELETE FROM collection WHERE place = ?1")?.execute([place])?;
        self.connection
            .prepare_cached("DELETE FROM gap WHERE place = ?1 AND collection IS NULL")?
            .execute([place])?;
        Ok(())
    }

    fn collection(&self, dataset: i64, place: &str, collection: &Collection) -> rusqlite::Result<()> {
        self.forget(place)?;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO collection (dataset, scan, place, media_type, examined, bytes, sample_records, \
             sample_of, sample_estimated, sample_missed_below, records, modified, region) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?;
        let sample = collection.sample;
        let bytes = integer(collection.bytes);
        let (media_type, examined) = (collection.media_type, collection.examined);
        let id = statement.insert(params![
            dataset,
            self.scan,
            place,
            media_type,
            examined,
            bytes,
            sample.map(|sample| integer(sample.examined)),
            sample.and_then(|sample| sample.of).map(integer),
            sample.map(|sample| sample.estimated),
            sample.map(|sample| sample.missed_below()),
            collection.records.map(integer),
            collection.modified.map(|day| day.to_string()),
            collection.region,
        ])?;
        for exposure in &collection.exposure {
            self.connection
                .prepare_cached("INSERT INTO exposure (collection, exposure) VALUES (?1, ?2)")?
                .execute(params![id, exposure.id()])?;
        }
        for field in &collection.fields {
            self.field(id, place, field)?;
        }
        for gap in &collection.gaps {
            let GapRecord { suffix, reason, detail, bytes } = gap;
            let place = spelling::join(place, suffix);
            self.gap(dataset, Some(id), &place, &reason.to_string(), detail, *bytes)?;
        }
        Ok(())
    }

    fn field(&self, collection: i64, unit: &str, field: &Field) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO field (collection, place, structured, value_count, record_count, declared_type, \
             primary_key, is_unique, oldest, newest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        let place = spelling::join(unit, &field.suffix);
        let (values, records) = (integer(field.values), integer(field.records));
        let dates = field.dates();
        let id = statement.insert(params![
            collection,
            place,
            field.structured,
            values,
            records,
            field.declared_type(),
            field.primary_key(),
            field.unique(),
            dates.map(|(oldest, _)| oldest.to_string()),
            dates.map(|(_, newest)| newest.to_string()),
        ])?;
        for target in field.references() {
            self.connection
                .prepare_cached("INSERT INTO reference (field, target) VALUES (?1, ?2)")?
                .execute(params![id, target])?;
        }
        for tally in field.tallies() {
            self.tally(id, tally)?;
        }
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO verdict (field, category, detector, confidence, share, evidence, role, form) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        for verdict in field.verdicts() {
            statement.execute(params![
                id,
                verdict.category.id(),
                detectors::id(verdict.detector),
                verdict.confidence.percent(),
                if verdict.share.is_finite() { verdict.share } else { 0.0 },
                evidence_ids(verdict.evidence),
                verdict.role.id(),
                verdict.form.id(),
            ])?;
        }
        Ok(())
    }

    fn tally(&self, field: i64, tally: &Tally) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO category_tally (field, category, detector, value_count, reserved, distinct_estimate, \
             low, medium, high, confidence, evidence, previews, registers, suppressed) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?;
        let [low, medium, high] = tally.confidence.map(integer);
        let previews: Vec<&str> = tally.previews.iter().map(|preview| preview.as_str()).collect();
        statement.execute(params![
            field,
            tally.category.id(),
            detectors::id(tally.detector),
            integer(tally.values),
            integer(tally.reserved),
            integer(tally.distinct.estimate()),
            low,
            medium,
            high,
            tally.mean_confidence().percent(),
            evidence_ids(tally.evidence),
            json(&previews),
            self.options.registers.then(|| tally.distinct.to_bytes()),
            integer(tally.suppressed),
        ])?;
        Ok(())
    }

    fn gap(
        &self,
        dataset: i64,
        collection: Option<i64>,
        place: &str,
        reason: &str,
        detail: &str,
        bytes: Option<u64>,
    ) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO gap (dataset, collection, place, reason, detail, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        statement.execute(params![dataset, collection, place, reason, detail, bytes.map(integer)])?;
        Ok(())
    }

    fn id(&self, query: &str, place: &str) -> rusqlite::Result<Option<i64>> {
        self.connection.prepare_cached(query)?.query_row([place], |row| row.get(0)).optional()
    }
}

/// SQLite's integers have 63 bits for the magnitude; no count of ours comes near.
fn integer(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A list or object as JSON text. Strings and numbers always serialize.
fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
