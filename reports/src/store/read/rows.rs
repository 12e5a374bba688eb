//! Collections and fields.

use std::collections::BTreeMap;

use domesday_connectors::Exposure;
use domesday_detectors::verdict::{Form, Role};
use rusqlite::{Connection, Row};

use super::columns::{category, count, day, evidence, get, maybe_count, strings, word};
use super::cursor::{Children, all};
use super::{Damage, gap};
use crate::map::draft::{DraftCollection, DraftField};
use crate::map::fold::merge::{add_gap, widest};
use crate::map::unite::{self, RawTally, RawVerdict};
use crate::map::{DateRange, MapCollection, MapField, name};
use crate::{Day, Hll, spelling};

/// The collections, by the number of their dataset.
pub(super) fn collections(connection: &Connection) -> Result<BTreeMap<i64, Vec<DraftCollection>>, Damage> {
    let query = "SELECT id, dataset, place, media_type, examined, bytes, sample_missed_below, records, sample_of, \
                 modified, region FROM collection ORDER BY id";
    let rows = all(connection, query, |row| {
        Ok((get::<i64>(row, 0)?, get::<i64>(row, 1)?, maybe_count(row, 8)?, collection(row)?))
    })?;
    let mut exposures =
        connection.prepare("SELECT collection, exposure FROM exposure ORDER BY collection, exposure")?;
    let mut exposures = Children::of(&mut exposures, |row| word(row, 1, "an exposure", Exposure::of_id))?;
    let mut gaps = connection.prepare(
        "SELECT collection, place, reason, detail, bytes FROM gap WHERE collection IS NOT NULL \
         ORDER BY collection, reason, place",
    )?;
    let mut gaps = Children::of(&mut gaps, |row| gap(row, 1))?;
    let mut fields = fields(connection)?;
    let mut by_dataset: BTreeMap<i64, Vec<DraftCollection>> = BTreeMap::new();
    for (id, dataset, sample_of, mut told) in rows {
        told.exposure = exposures.take(id)?;
        told.exposure.sort_unstable();
        for gap in gaps.take(id)? {
            add_gap(&mut told.gaps, gap);
        }
        let mut collection = DraftCollection { told, fields: fields.remove(&id).unwrap_or_default() };
        complete(&mut collection, sample_of);
        by_dataset.entry(dataset).or_default().push(collection);
    }
    Ok(by_dataset)
}

fn collection(row: &Row<'_>) -> Result<MapCollection, Damage> {
    Ok(MapCollection {
        place: get(row, 2)?,
        units: 1,
        media_type: get(row, 3)?,
        examined: get(row, 4)?,
        bytes: count(row, 5)?,
        missed_below: get::<Option<f64>>(row, 6)?.filter(|share| *share > 0.0),
        records: maybe_count(row, 7)?,
        modified: day(row, 9)?,
        region: get(row, 10)?,
        ..MapCollection::default()
    })
}

/// What a collection says through its fields: their names, the dates, and how many records there are where nobody
/// else tells it.
pub(crate) fn complete(collection: &mut DraftCollection, sample_of: Option<u64>) {
    let DraftCollection { told, fields } = collection;
    for field in fields.iter_mut() {
        field.told.suffix = spelling::suffix(&told.place, &field.told.suffix).to_owned();
        if field.told.structured {
            field.told.name = name::of_suffix(&field.told.suffix);
        }
        told.dates = widest(told.dates, field.told.dates);
    }
    let seen = fields.iter().map(|field| field.told.records).max().filter(|records| *records > 0);
    told.records = told.records.or(sample_of).or(seen.filter(|_| told.examined));
}

/// The fields, by the number of their collection. Their whole places stand in `suffix`.
fn fields(connection: &Connection) -> Result<BTreeMap<i64, Vec<DraftField>>, Damage> {
    let mut tallies = connection.prepare(
        "SELECT field, category, detector, value_count, reserved, distinct_estimate, confidence, evidence, \
         previews, registers, suppressed FROM category_tally ORDER BY field, category, detector",
    )?;
    let mut tallies = Children::of(&mut tallies, tally)?;
    let mut verdicts = connection.prepare(
        "SELECT field, category, detector, confidence, share, evidence, role, form FROM verdict \
         ORDER BY field, category, detector",
    )?;
    let mut verdicts = Children::of(&mut verdicts, verdict)?;
    let mut references = connection.prepare("SELECT field, target FROM reference ORDER BY field, target")?;
    let mut references = Children::of(&mut references, |row| get::<String>(row, 1))?;
    let mut statement = connection.prepare(
        "SELECT id, collection, place, structured, value_count, record_count, declared_type, primary_key, \
         is_unique, oldest, newest FROM field ORDER BY id",
    )?;
    let mut rows = statement.query([])?;
    let mut by_collection: BTreeMap<i64, Vec<DraftField>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (id, collection): (i64, i64) = (get(row, 0)?, get(row, 1)?);
        let mut told = field(row)?;
        told.references = references.take(id)?;
        let held = unite::held(told.structured, told.values, tallies.take(id)?, verdicts.take(id)?);
        by_collection.entry(collection).or_default().push(DraftField { told, held });
    }
    Ok(by_collection)
}

fn field(row: &Row<'_>) -> Result<MapField, Damage> {
    Ok(MapField {
        suffix: get(row, 2)?,
        structured: get(row, 3)?,
        values: count(row, 4)?,
        records: count(row, 5)?,
        declared_type: get(row, 6)?,
        primary_key: get(row, 7)?,
        unique: get(row, 8)?,
        dates: range(day(row, 9)?, day(row, 10)?),
        ..MapField::default()
    })
}

fn range(oldest: Option<Day>, newest: Option<Day>) -> Option<DateRange> {
    let (oldest, newest) = (oldest.or(newest)?, newest.or(oldest)?);
    Some(DateRange { oldest, newest })
}

fn tally(row: &Row<'_>) -> Result<RawTally, Damage> {
    let registers: Option<Vec<u8>> = get(row, 9)?;
    Ok(RawTally {
        category: category(row, 1)?,
        detector: get(row, 2)?,
        values: count(row, 3)?,
        reserved: count(row, 4)?,
        distinct: count(row, 5)?,
        confidence: count(row, 6)?.min(100) as u8,
        evidence: evidence(row, 7)?,
        previews: strings(row, 8)?,
        registers: registers.and_then(|bytes| Hll::from_bytes(&bytes)),
        suppressed: count(row, 10)?,
    })
}

fn verdict(row: &Row<'_>) -> Result<RawVerdict, Damage> {
    Ok(RawVerdict {
        category: category(row, 1)?,
        detector: get(row, 2)?,
        confidence: count(row, 3)?.min(100) as u8,
        share: get(row, 4)?,
        evidence: evidence(row, 5)?,
        role: word(row, 6, "a role", Role::of_id)?,
        form: word(row, 7, "a form", Form::of_id)?,
    })
}
