//! What every detector owes its readers.

use crate::{Category, Evidence};

/// The definition of a detector: its documentation and its tests. Every field is owed: what a
/// schema only permits, rots.
#[derive(Debug)]
pub struct Definition {
    /// The stable id, country first where there is one (`us-ssn`).
    pub id: &'static str,
    /// Raised when the same text may give another result; part of the key of cached results.
    pub revision: u16,
    /// The category of its findings.
    pub category: Category,
    /// One sentence: what the value is.
    pub summary: &'static str,
    /// The standard that the check follows.
    pub standard: Standard,
    /// ISO 3166-1 alpha-2 codes of the regions that issue the value; empty for all.
    pub regions: &'static [&'static str],
    /// What makes the engine look: the anchor, in words.
    pub anchor: &'static str,
    /// What is checked beyond the form: check digits, possible dates, allocated ranges.
    pub checks: &'static str,
    /// Words and phrases that raise the confidence when they stand near the value, lower case.
    pub context: &'static [&'static str],
    /// How far from the value they count.
    pub window: ContextWindow,
    /// How often findings are right, by what they rest on.
    pub precision: Precision,
    /// Texts with a value. At least three.
    pub examples: &'static [Example],
    /// Texts that look alike and hold none. At least three.
    pub counterexamples: &'static [Counterexample],
}

/// How far from a value the words of its context count, in bytes of the text. A value's own line and the
/// line before it count, no further ones. By default none counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ContextWindow {
    /// Bytes before the first of the value.
    pub before: u16,
    /// Bytes after its last, on the same line.
    pub after: u16,
}

impl ContextWindow {
    /// What fits most identifiers: a sentence before, a remark in brackets behind.
    pub const USUAL: ContextWindow = ContextWindow { before: 64, after: 24 };
    /// The label directly before the value, as in `key: value`.
    pub const LABEL: ContextWindow = ContextWindow { before: 24, after: 0 };
}

/// The expected precision of findings in per cent, by what they rest on; 0 where such a value is not
/// reported, or only to those who ask for findings of next to no confidence. These are the confidences that the detector gives; `CALIBRATION.md` holds them against
/// labelled data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Precision {
    /// A value without separators, without any context.
    pub alone: u8,
    /// A value written in the groups that the issuer prints, without any context.
    pub formatted: u8,
    /// A value with one of its words or phrases near by.
    pub context: u8,
    /// A value of a field that is named for it.
    pub field: u8,
}

/// The standard that a check follows.
#[derive(Debug)]
pub struct Standard {
    /// Its name, with the section.
    pub name: &'static str,
    /// Where it can be read.
    pub url: &'static str,
}

/// A text and the value in it.
#[derive(Debug)]
pub struct Example {
    /// The name of the field that the text stands in, or `""` for text without one.
    pub field: &'static str,
    /// The text.
    pub text: &'static str,
    /// The part of the text that is the value.
    pub value: &'static str,
    /// The normalised value, from which pseudonyms are made.
    pub normal: &'static str,
    /// Evidence that must be among the finding's.
    pub evidence: Evidence,
}

/// A text that looks alike and holds no value at medium confidence or above.
#[derive(Debug)]
pub struct Counterexample {
    /// The name of the field that the text stands in, or `""` for text without one.
    pub field: &'static str,
    /// The text.
    pub text: &'static str,
    /// Why it is none.
    pub why: &'static str,
}
