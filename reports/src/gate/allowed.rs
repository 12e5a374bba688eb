//! Why a finding does not block.

/// Why a finding does not block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// A value that is reserved for documentation and tests.
    Reserved,
    /// A comment beside it allows it.
    Comment {
        /// What the comment gives as the reason; empty where it gives none.
        reason: String,
    },
    /// It is in the baseline.
    Baseline {
        /// The reason that the entry gives.
        reason: Option<String>,
    },
    /// A rule of the policy allows it.
    Policy {
        /// The reason that the rule gives.
        reason: String,
    },
    /// Its severity is less than [`Severity::Error`](super::Severity::Error).
    BelowSeverity,
}

impl Allowed {
    /// The ids, in the order in which outputs count them.
    pub const IDS: [&'static str; 5] = ["reserved", "comment", "baseline", "policy", "below-severity"];

    /// The stable id.
    pub const fn id(&self) -> &'static str {
        match self {
            Allowed::Reserved => "reserved",
            Allowed::Comment { .. } => "comment",
            Allowed::Baseline { .. } => "baseline",
            Allowed::Policy { .. } => "policy",
            Allowed::BelowSeverity => "below-severity",
        }
    }

    /// The reason that somebody wrote down, if any.
    pub fn reason(&self) -> Option<&str> {
        let reason = match self {
            Allowed::Reserved | Allowed::BelowSeverity => None,
            Allowed::Comment { reason } | Allowed::Policy { reason } => Some(reason.as_str()),
            Allowed::Baseline { reason } => reason.as_deref(),
        };
        reason.filter(|reason| !reason.is_empty())
    }
}
