//! Outcomes: what became of one unit.

use std::sync::Arc;

use domesday_connectors::{Facts, FieldFacts, Gap, Place, Reason, Sample, Version};
use domesday_detectors::verdict::Verdict;

use crate::{Day, Finding, Tally};

/// What was found in one field of a unit: a column, a JSON path, or running text.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldOutcome {
    /// The field; for running text the unit itself, or a place nested in it.
    pub place: Place,
    /// A column or JSON path, not running text.
    pub structured: bool,
    /// How many values (not empty) the field had; for running text 0.
    pub values: u64,
    /// How many records the field was looked for in; for running text 0.
    pub records: u64,
    /// The oldest and the newest date among its values, where it holds dates that are not of birth.
    pub dates: Option<(Day, Day)>,
    /// What was found, one tally a detector and category.
    pub tallies: Vec<Tally>,
    /// What the field as a whole is said to hold.
    pub verdicts: Vec<Verdict>,
    /// The single findings, by position; only when a report asked for them.
    pub findings: Vec<Finding>,
}

/// What became of one unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The unit.
    pub unit: Place,
    /// The media type that its content was recognised as.
    pub media_type: Option<&'static str>,
    /// Bytes of the unit that were read.
    pub bytes: u64,
    /// Whether its content was looked at.
    pub examined: bool,
    /// Its fields, in the order of their first use.
    pub fields: Vec<FieldOutcome>,
    /// What could not be read of it, or the gap that stands for it.
    pub gaps: Vec<Gap>,
    /// How much of it was read, where that was a random sample.
    pub sample: Option<Sample>,
    /// What its system says of it beside its content.
    pub facts: Option<Arc<Facts>>,
    /// What changes when its content changes, where listing told it.
    pub version: Option<Version>,
    /// Whether it was not read because it has not changed since an earlier scan, whose outcome this
    /// is.
    pub unchanged: bool,
}

impl Outcome {
    /// Whether the unit was examined whole. A unit that was not looked at, or of which something was
    /// missed, counts as a gap unit instead; a gap that hides nothing (a link inside an archive, say)
    /// leaves an examined unit whole.
    pub fn examined_whole(&self) -> bool {
        self.examined && !self.gaps.iter().any(|gap| gap.reason.hides_content())
    }

    /// Whether the unit was not looked at and no gap says why: a defect of whoever made the outcome.
    pub fn unexplained(&self) -> bool {
        !self.examined && self.gaps.is_empty()
    }

    /// What the system says of one of its fields.
    pub fn field_facts(&self, field: &Place) -> Option<&FieldFacts> {
        self.facts.as_ref()?.fields.iter().find(|facts| facts.place == *field)
    }

    /// The reasons of the gaps.
    pub fn reasons(&self) -> impl Iterator<Item = &Reason> {
        self.gaps.iter().map(|gap| &gap.reason)
    }
}
