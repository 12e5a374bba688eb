//! The data map as a table: one row for each field and category.

use std::io::{self, Write};

use domesday_detectors::Confidence;

use super::Sources;
use crate::csv::cell;
use crate::map::{Held, MapCollection, MapDataset, MapField, MapSystem};
use crate::register::DeclaredPlaces;
use crate::wire::evidence_ids;
use crate::{safe, spelling};

const HEADER: &str = "system,dataset,collection,field,place,declared_system,category,role,form,confidence,level,share,\
                      values,reserved,distinct,suppressed,detectors,evidence,data_subjects,kinds,oldest,newest,\
                      exposure,previews\r\n";

/// Writes it (RFC 4180, <https://www.rfc-editor.org/rfc/rfc4180>), in UTF-8. No cell is a formula.
pub(super) fn write(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEADER.as_bytes())?;
    let declared = DeclaredPlaces::of(sources.register);
    for system in &sources.map.systems {
        for dataset in &system.datasets {
            for collection in &dataset.collections {
                let owner = declared.system(&collection.place).map_or("", |system| &system.id);
                for field in &collection.fields {
                    for held in &field.held {
                        row(out, (system, dataset, collection, field, held), owner)?;
                    }
                }
            }
        }
    }
    Ok(())
}

type Row<'m> = (&'m MapSystem, &'m MapDataset, &'m MapCollection, &'m MapField, &'m Held);

fn row(
    out: &mut dyn Write,
    (system, dataset, collection, field, held): Row<'_>,
    owner: &str,
) -> io::Result<()> {
    let dates = field.dates.or(collection.dates);
    let day = |day: Option<crate::Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let kinds: Vec<&str> = collection.kinds.iter().map(|kind| kind.kind.id()).collect();
    let exposure: Vec<&str> = collection.exposure.iter().map(|exposure| exposure.id()).collect();
    let number = |n: u64| n.to_string();
    let cells = [
        system.place.clone(),
        dataset.place.clone(),
        collection.place.clone(),
        field.name.clone(),
        spelling::join(&collection.place, &field.suffix),
        owner.to_owned(),
        held.category.id().to_owned(),
        held.role.id().to_owned(),
        held.form.id().to_owned(),
        held.confidence.to_string(),
        Confidence::new(held.confidence).level().id().to_owned(),
        // Running text has no values of which some would be a share.
        if field.values == 0 { String::new() } else { format!("{:.4}", held.share) },
        number(held.values),
        number(held.reserved),
        number(held.distinct),
        number(held.suppressed),
        held.detectors.join(" "),
        evidence_ids(held.evidence),
        number(collection.subjects.at_least),
        kinds.join(" "),
        day(dates.map(|dates| dates.oldest)),
        day(dates.map(|dates| dates.newest)),
        exposure.join(" "),
        held.previews.join(" "),
    ];
    let cells: Vec<String> = cells.iter().map(|text| cell(&safe::escape(text))).collect();
    write!(out, "{}\r\n", cells.join(","))
}
