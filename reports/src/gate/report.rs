//! All that a check has to tell.

use domesday_connectors::{Place, Reason};

use super::{Allowed, GateFinding};

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GateReport {
    /// The version of the program.
    pub tool_version: String,
    /// What was checked, for headings: `the index`, `a1b2..c3d4`.
    pub what: String,
    /// The findings that block, by path, line, column and category.
    pub findings: Vec<GateFinding>,
    /// The findings that do not, in the same order, each with why.
    pub allowed: Vec<(GateFinding, Allowed)>,
    /// What was not read.
    pub gaps: Vec<GateGap>,
    /// What allows something that is no longer there, or has expired.
    pub stale: Vec<Stale>,
    /// How many files were examined.
    pub files: u64,
    /// How many bytes they have.
    pub bytes: u64,
}

/// Something that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateGap {
    /// Where.
    pub place: Place,
    /// The file as git names it; empty where it is not about a file.
    pub path: String,
    /// Why, as one of a closed list.
    pub reason: Reason,
    /// More about the reason, for people.
    pub detail: String,
    /// The written reason that accepts it.
    pub accepted: Option<String>,
}

/// A comment, an entry of the baseline or a rule that allows nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// The file that it stands in.
    pub place: String,
    /// Its line, from 1.
    pub line: Option<u64>,
    /// What is wrong with it.
    pub what: String,
}

impl GateGap {
    /// Whether content may have been missed and nobody accepted that.
    pub fn counts(&self) -> bool {
        self.accepted.is_none() && self.reason.hides_content()
    }
}

impl GateReport {
    /// Whether all content was read, but for gaps that were accepted with a reason.
    pub fn complete(&self) -> bool {
        !self.gaps.iter().any(GateGap::counts)
    }
}
