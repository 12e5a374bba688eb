//! Totals: what was listed and what became of it.

use std::collections::BTreeMap;

use domesday_connectors::Reason;

/// Counts over a whole inventory. `listed == examined + gap_units`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Totals {
    /// Units that were listed.
    pub listed: u64,
    /// Listed units that were examined whole.
    pub examined: u64,
    /// Listed units that ended with a gap instead of being examined whole.
    pub gap_units: u64,
    /// Units that ended neither examined nor with a gap. Always 0, unless a reader is defective;
    /// they count as gap units.
    pub unexplained: u64,
    /// How many gaps of each reason, by its id.
    pub gaps: BTreeMap<String, u64>,
    /// Units that were not read again, because they have not changed since an earlier scan: they count
    /// as examined.
    pub unchanged: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Values found that are not reserved.
    pub findings: u64,
    /// Reserved values found.
    pub reserved: u64,
    /// Fields (columns, paths, texts) with at least one value found.
    pub places: u64,
    /// Collections with at least one value found.
    pub collections: u64,
    /// How long the scan took, in seconds.
    pub seconds: f64,
}

impl Totals {
    /// Whether the scan was interrupted: then this is a part of what there is, and says so.
    pub fn interrupted(&self) -> bool {
        self.gaps.contains_key(Reason::Interrupted.id())
    }

    /// Adds the totals of another part of the same scan. Parts run side by side: the longer time
    /// counts.
    pub(crate) fn merge(&mut self, other: &Totals) {
        self.listed += other.listed;
        self.examined += other.examined;
        self.gap_units += other.gap_units;
        self.unexplained += other.unexplained;
        for (reason, count) in &other.gaps {
            *self.gaps.entry(reason.clone()).or_default() += count;
        }
        self.unchanged += other.unchanged;
        self.bytes += other.bytes;
        self.findings += other.findings;
        self.reserved += other.reserved;
        self.places += other.places;
        self.collections += other.collections;
        self.seconds = self.seconds.max(other.seconds);
    }
}
