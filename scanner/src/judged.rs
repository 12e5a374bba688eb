//! The verdicts on the fields of a unit, once all its values are counted.

use std::collections::BTreeMap;

use domesday_connectors::{FieldFacts, Node, Place};
use domesday_detectors::FieldHint;
use domesday_detectors::verdict::{Column, Counts, Reach, TableField, Verdict, judge, refine};
use domesday_reports::FieldOutcome;

use crate::fields::{Field, FieldOutcomes};

/// The fields for the reports, with their verdicts; all were looked for in all records. `facts` is what the system says
/// of fields.
pub(crate) fn judged(fields: Vec<Field>, records: u64, facts: &[FieldFacts]) -> FieldOutcomes {
    let facts: BTreeMap<&Place, &FieldFacts> = facts.iter().map(|facts| (&facts.place, facts)).collect();
    let declared: Vec<Declared> =
        fields.iter().map(|field| Declared::of(field, facts.get(&field.place).copied())).collect();
    let verdicts: Vec<Vec<Verdict>> =
        fields.iter().zip(&declared).map(|(field, declared)| of_field(field, declared)).collect();
    let mut outcomes: FieldOutcomes = fields.into_iter().map(|field| field.outcome(records)).collect();
    for (outcome, verdicts) in outcomes.iter_mut().zip(verdicts) {
        outcome.verdicts = verdicts;
    }
    if outcomes.iter().any(|outcome| !outcome.verdicts.is_empty()) {
        beside_each_other(&mut outcomes, &declared);
    }
    outcomes
}

/// What is known of a field beside its values, when it is judged.
struct Declared {
    hint: FieldHint,
    declared_type: Option<String>,
    unique: bool,
    key: bool,
    /// Whether it holds dates or points in time.
    is_time: bool,
}

impl Declared {
    fn of(field: &Field, facts: Option<&FieldFacts>) -> Declared {
        let declared_type = facts.map(|facts| facts.declared_type.clone());
        let declared_type = declared_type.or_else(|| field.declared.as_deref().map(str::to_owned));
        let is_time = declared_type.as_deref().is_some_and(|declared| {
            let declared = declared.trim().to_ascii_lowercase();
            declared.starts_with("timestamp") || declared.starts_with("date")
        });
        Declared {
            hint: field.hint,
            declared_type,
            unique: facts.is_some_and(|facts| facts.unique),
            key: facts.is_some_and(|facts| facts.primary_key),
            is_time: is_time || field.dates.told(&[]).is_some(),
        }
    }
}

fn of_field(field: &Field, declared: &Declared) -> Vec<Verdict> {
    if !field.structured {
        return Vec::new();
    }
    let counts = field.tallies.iter().map(|tally| Counts {
        detector: tally.detector,
        category: tally.category,
        found: tally.values,
        confidence_sum: tally.confidence_sum,
        evidence: tally.evidence,
        // Reserved values are not among the distinct ones.
        distinct: (tally.reserved == 0).then(|| tally.distinct.estimate()),
    });
    let counts: Vec<Counts> = counts.collect();
    let reach: Vec<Reach> = field.reach.iter().map(|(reach, _)| *reach).collect();
    let name = String::from_utf8_lossy(&field.place.name()).into_owned();
    let column = Column {
        name: &name,
        hint: field.hint,
        declared_type: declared.declared_type.as_deref(),
        unique: declared.unique,
        key: declared.key,
        values: field.values,
        sketch: &field.sketch,
    };
    judge(&column, &counts, &reach)
}

/// Refines the verdicts of each table of the unit.
fn beside_each_other(outcomes: &mut FieldOutcomes, declared: &[Declared]) {
    let names: Vec<String> =
        outcomes.iter().map(|field| String::from_utf8_lossy(&field.place.name()).into_owned()).collect();
    let mut tables: BTreeMap<String, (String, Vec<TableField<'_>>)> = BTreeMap::new();
    let fields = outcomes.iter_mut().zip(declared).zip(&names).filter(|((outcome, _), _)| outcome.structured);
    for ((outcome, declared), name) in fields {
        let (table, collection) = table_of(&outcome.place);
        let &Declared { hint, unique, is_time, .. } = declared;
        let FieldOutcome { values, verdicts, .. } = outcome;
        let field = TableField { name, hint, unique, is_time, values: *values, verdicts };
        tables.entry(table).or_insert_with(|| (collection, Vec::new())).1.push(field);
    }
    for (collection, mut fields) in tables.into_values() {
        refine(&collection, &mut fields);
    }
}

/// What tells the table that a field belongs to from others, and its name: the keys of one object are one, in a file
/// of trees.
fn table_of(field: &Place) -> (String, String) {
    let around = field.parent().map(Place::name).unwrap_or_default();
    let around = String::from_utf8_lossy(&around).into_owned();
    let Node::Path(_) = field.node() else {
        return (field.parent().map(Place::to_string).unwrap_or_default(), around);
    };
    let spelling = field.to_string();
    let table = spelling.rsplit_once('/').map_or("", |(table, _)| table).to_owned();
    let mut keys = field.path_keys();
    keys.pop();
    let key = keys.into_iter().rev().flatten().next();
    let name = key.map_or(around, |key| String::from_utf8_lossy(&key).into_owned());
    (table, name)
}
