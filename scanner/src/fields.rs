//! What was found in the fields of one unit, while it is being read and after.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use domesday_connectors::{Place, Position};
use domesday_detectors::verdict::{Reach, Sketch};
use domesday_detectors::{Category, Detection, FieldHint};
use domesday_reports::{FieldOutcome, Finding, Tally};

use crate::dates::Dates;

/// The fields of a unit, in the order of their first use, ready for the reports.
pub(crate) type FieldOutcomes = Vec<FieldOutcome>;

/// One field while it is being read.
pub(crate) struct Field {
    pub(crate) place: Place,
    pub(crate) hint: FieldHint,
    pub(crate) structured: bool,
    pub(crate) values: u64,
    /// Records that it was looked for in; `None` for those of the unit itself, which are all its records.
    pub(crate) records: Option<u64>,
    pub(crate) tallies: Vec<Tally>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) dates: Dates,
    /// In how many values something was found, by category, and the record of the last of them.
    pub(crate) reach: Vec<(Reach, u64)>,
    /// What the first values look like.
    pub(crate) sketch: Sketch,
    /// The declared type, where a file tells it.
    pub(crate) declared: Option<Box<str>>,
}

impl Field {
    pub(crate) fn new(place: Place, hint: FieldHint, structured: bool) -> Field {
        Field {
            place,
            hint,
            structured,
            values: 0,
            records: None,
            tallies: Vec::new(),
            findings: Vec::new(),
            dates: Dates::default(),
            reach: Vec::new(),
            sketch: Sketch::default(),
            declared: None,
        }
    }

    /// The tally of the detection's detector.
    #[inline]
    pub(crate) fn tally(&mut self, detection: &Detection) -> &mut Tally {
        let index = match self.tallies.iter().position(|tally| tally.detector == detection.detector) {
            Some(index) => index,
            None => {
                self.tallies.push(Tally::new(detection.detector, detection.category));
                self.tallies.len() - 1
            }
        };
        &mut self.tallies[index]
    }

    /// Counts the value of `record` as one with something of `category`, once; `whole`: it is nothing else.
    #[inline]
    pub(crate) fn reached(&mut self, category: Category, record: u64, whole: bool) {
        match self.reach.iter_mut().find(|(reach, _)| reach.category == category) {
            Some((_, last)) if *last == record => {}
            Some((reach, last)) => {
                *last = record;
                reach.values += 1;
                reach.whole += u64::from(whole);
            }
            None => self.reach.push((Reach { category, values: 1, whole: u64::from(whole) }, record)),
        }
    }

    /// Adds the same field of a later part.
    pub(crate) fn merge(&mut self, later: Field) {
        self.values += later.values;
        self.records = match (self.records, later.records) {
            (Some(own), Some(later)) => Some(own + later),
            (own, later) => own.or(later),
        };
        for tally in &later.tallies {
            match self.tallies.iter_mut().find(|own| own.detector == tally.detector) {
                Some(own) => own.merge(tally),
                None => self.tallies.push(tally.clone()),
            }
        }
        self.dates.merge(&later.dates);
        for (reach, last) in &later.reach {
            match self.reach.iter_mut().find(|(own, _)| own.category == reach.category) {
                Some((own, _)) => {
                    own.values += reach.values;
                    own.whole += reach.whole;
                }
                None => self.reach.push((*reach, *last)),
            }
        }
        self.sketch.merge(&later.sketch);
        self.declared = self.declared.take().or(later.declared);
        if self.findings.is_empty() {
            self.findings = later.findings;
        } else {
            self.findings.extend(later.findings);
        }
    }

    /// The single findings, to be handed on before the rest.
    pub(crate) fn take_findings(&mut self) -> FieldOutcome {
        let findings = std::mem::take(&mut self.findings);
        let part = Field::new(self.place.clone(), FieldHint::NONE, self.structured);
        Field { findings, ..part }.outcome(0)
    }

    /// The field as the reports see it, without verdicts; the unit itself has `records` records.
    pub(crate) fn outcome(mut self, records: u64) -> FieldOutcome {
        self.tallies.sort_by_key(|tally| tally.detector);
        let records = if self.structured { self.records.unwrap_or(records) } else { 0 };
        let dates = self.dates.told(&self.tallies);
        let Field { place, structured, values, tallies, mut findings, .. } = self;
        findings.sort_by(|a, b| (&a.position, a.detector).cmp(&(&b.position, b.detector)));
        FieldOutcome { place, structured, values, records, dates, tallies, verdicts: Vec::new(), findings }
    }
}

/// Fields in the order of their first use, one for each place: a place may come again.
#[derive(Default)]
pub(crate) struct Fields {
    fields: Vec<Field>,
    /// Where the field of a place is; running text of a place is another field than values.
    index: HashMap<(Place, bool), usize>,
}

impl Fields {
    /// Adds a field, or more of one.
    pub(crate) fn add(&mut self, field: Field) {
        match self.index.entry((field.place.clone(), field.structured)) {
            Entry::Occupied(known) => self.fields[*known.get()].merge(field),
            Entry::Vacant(new) => {
                new.insert(self.fields.len());
                self.fields.push(field);
            }
        }
    }

    pub(crate) fn iter_mut(&mut self) -> std::slice::IterMut<'_, Field> {
        self.fields.iter_mut()
    }

    pub(crate) fn into_inner(self) -> Vec<Field> {
        self.fields
    }
}

/// How the addresses of a part are moved to where it truly begins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shift {
    /// What the part was taken to begin at, and what it truly begins at.
    pub(crate) assumed: domesday_connectors::filesystem::Base,
    pub(crate) truth: domesday_connectors::filesystem::Base,
}

impl Shift {
    /// Moves one position.
    pub(crate) fn apply(&self, position: &mut Position) {
        let Shift { assumed, truth } = self;
        let moved = |value: u64, from: u64, to: u64| value.wrapping_sub(from).wrapping_add(to);
        match position {
            Position::Whole => {}
            Position::Bytes { start, end, line, column } => {
                *start = moved(*start, assumed.offset, truth.offset);
                *end = moved(*end, assumed.offset, truth.offset);
                // A line that began before the part: its start is known only now.
                if *line == assumed.lines + 1 {
                    *column = (*start).saturating_sub(truth.line_start) + 1;
                }
                *line = moved(*line, assumed.lines, truth.lines);
            }
            Position::Record { key, .. } => {
                if let domesday_connectors::RecordKey::Ordinal(ordinal) = key {
                    *ordinal = moved(*ordinal, assumed.records, truth.records);
                }
            }
        }
    }
}
