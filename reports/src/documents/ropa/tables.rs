//! The tables of a record: the activities of a controller and of a processor, the evidence and what was not read.

use std::collections::BTreeMap;

use super::answer::{Answer, Answers, Origin};
use super::layout::{Column, Layout};
use crate::documents::Sources;
use crate::documents::processing::{Activity, activities};
use crate::register::ControllerRole;
use crate::safe;

/// The most rows of a table: a sheet has 1,048,576, of which one is the header and one tells of the rest.
const MOST_ROWS: usize = 1_000_000;

/// A cell.
#[derive(Clone, Debug)]
pub(super) enum Cell {
    /// Text, never a formula.
    Text(Answer),
    /// A count.
    Number(u64),
}

/// A heading, and what kind of column it stands over.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    /// The text.
    pub(super) text: String,
    /// Whether an answer is required.
    pub(super) required: bool,
    /// Whether the scan answers.
    pub(super) evidence: bool,
    /// The width of the column, in characters.
    pub(super) width: u16,
}

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Its name, at most 31 characters.
    pub(super) name: &'static str,
    /// The headings.
    pub(super) headings: Vec<Heading>,
    /// The rows.
    pub(super) rows: Vec<Vec<Cell>>,
}

/// The tables of a layout: controller, processor, evidence, gaps.
pub(super) fn tables(layout: &Layout, sources: &Sources<'_>) -> [Table; 4] {
    let answers = Answers { sources, layout };
    let activities = activities(sources);
    let language = layout.language;
    let is_processor = |activity: &&Activity<'_>| {
        activity.declared.is_some_and(|system| {
            matches!(system.role, ControllerRole::Processor | ControllerRole::SubProcessor)
        })
    };
    let (processors, controllers): (Vec<_>, Vec<_>) = activities.iter().partition(is_processor);
    [
        record(
            language.pick("Controller (Art. 30(1))", "Responsable (art. 30(1))"),
            layout.controller,
            layout,
            &answers,
            &controllers,
        ),
        record(
            language.pick("Processor (Art. 30(2))", "Sous-traitant (art. 30(2))"),
            layout.processor,
            layout,
            &answers,
            &processors,
        ),
        evidence(layout, &answers, &activities),
        gaps(layout, sources),
    ]
}

fn record(
    name: &'static str,
    columns: &'static [Column],
    layout: &Layout,
    answers: &Answers<'_>,
    activities: &[&Activity<'_>],
) -> Table {
    let heading = |column: &Column, evidence| Heading {
        text: column.heading.to_owned(),
        required: column.required,
        evidence,
        width: 28,
    };
    let asked = columns.iter().map(|column| heading(column, false));
    let headings = asked.chain(layout.evidence.iter().map(|column| heading(column, true))).collect();
    let row = |activity: &&Activity<'_>| {
        columns
            .iter()
            .chain(layout.evidence)
            .map(|column| Cell::Text(answers.of(column.question, activity)))
            .collect()
    };
    Table { name, headings, rows: activities.iter().take(MOST_ROWS).map(row).collect() }
}

/// One row an activity and category.
fn evidence(layout: &Layout, answers: &Answers<'_>, activities: &[Activity<'_>]) -> Table {
    let language = layout.language;
    let headings = [
        (language.pick("System or processing activity", "Dénomination du traitement"), 36),
        (language.pick("Declared or not", "Déclaré ou non"), 22),
        (language.pick("Category", "Catégorie"), 30),
        ("id", 20),
        ("fideslang", 34),
        ("DPV", 30),
        (language.pick("Fields", "Champs"), 10),
        (language.pick("Dedicated fields", "Champs dédiés"), 12),
        (language.pick("Collections", "Collections"), 12),
        (language.pick("Values", "Valeurs"), 12),
        (language.pick("Confidence %", "Confiance %"), 12),
        (language.pick("Last scan", "Dernière analyse"), 24),
    ];
    let mut rows = Vec::new();
    for activity in activities {
        for (category, found) in &activity.found.categories {
            rows.push(vec![
                text(&answers.name(activity)),
                text(answers.status(activity)),
                text(language.category(*category)),
                text(category.id()),
                text(category.fides()),
                text(category.dpv()),
                Cell::Number(found.fields),
                Cell::Number(found.dedicated),
                Cell::Number(found.collections),
                Cell::Number(found.values),
                Cell::Number(u64::from(found.confidence)),
                text(&activity.found.scanned),
            ]);
        }
    }
    rows.truncate(MOST_ROWS);
    Table { name: language.pick("Evidence", "Constats"), headings: plain(&headings), rows }
}

/// One row a dataset and reason.
fn gaps(layout: &Layout, sources: &Sources<'_>) -> Table {
    let language = layout.language;
    let headings = [
        (language.pick("Dataset", "Emplacement"), 50),
        (language.pick("Reason", "Motif"), 34),
        (language.pick("Units or parts", "Unités ou parties"), 14),
        (language.pick("Bytes not read", "Octets non lus"), 14),
        (language.pick("For example", "Exemple"), 60),
    ];
    let mut rows = Vec::new();
    for dataset in sources.map.systems.iter().flat_map(|system| &system.datasets) {
        let mut reasons: BTreeMap<&str, (u64, u64, &str)> = BTreeMap::new();
        let parts = dataset.collections.iter().flat_map(|collection| &collection.gaps);
        for gap in dataset.unread.iter().chain(parts) {
            let sum = reasons.entry(&gap.reason).or_default();
            sum.0 += gap.units;
            sum.1 += gap.bytes;
            if sum.2.is_empty() {
                sum.2 = gap.places.first().map_or("", String::as_str);
            }
        }
        for (reason, (units, bytes, example)) in reasons {
            rows.push(vec![
                text(&dataset.place),
                text(reason),
                Cell::Number(units),
                Cell::Number(bytes),
                text(example),
            ]);
        }
    }
    if let Some(more) = rows.len().checked_sub(MOST_ROWS).filter(|more| *more > 0) {
        rows.truncate(MOST_ROWS);
        rows.push(vec![text(&format!("+ {more}"))]);
    }
    Table { name: language.pick("Not read", "Non lu"), headings: plain(&headings), rows }
}

fn plain(headings: &[(&str, u16)]) -> Vec<Heading> {
    let heading = |(text, width): &(&str, u16)| Heading {
        text: (*text).to_owned(),
        required: false,
        evidence: true,
        width: *width,
    };
    headings.iter().map(heading).collect()
}

fn text(text: &str) -> Cell {
    Cell::Text(Answer { lines: vec![safe::escape(text)], origin: Origin::Found })
}
