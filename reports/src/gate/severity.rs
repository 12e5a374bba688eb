//! How much weight the policy gives a finding.

/// What a finding does: only [`Severity::Error`] blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Told, no more.
    Note,
    /// Shown to whoever looks.
    Warning,
    /// Blocks the commit.
    Error,
}

impl Severity {
    /// Every severity, lightest first.
    pub const ALL: [Severity; 3] = [Severity::Note, Severity::Warning, Severity::Error];

    /// The id, as the policy and the outputs spell it: `note`, `warning` or `error`. SARIF 2.1.0, section
    /// 3.27.10 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>), has the same levels.
    pub const fn id(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The severity with this id; `None` for an id that is none.
    pub fn from_id(id: &str) -> Option<Severity> {
        Severity::ALL.into_iter().find(|severity| severity.id() == id)
    }
}
