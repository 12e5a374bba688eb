//! What earlier scans have found in what has not changed since.

use domesday_connectors::Unit;
use domesday_reports::Outcome;

/// Remembers what became of units in an earlier scan with the same settings. A unit that has not
/// changed is not read again: its outcome is taken over.
pub trait Known: Send + Sync {
    /// The outcome of the unit, if it is known that reading it again would give the same.
    fn outcome(&self, unit: &Unit) -> Option<Outcome>;
}
