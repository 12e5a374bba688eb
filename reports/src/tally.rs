//! Tallies: what was found by one detector in one field, counted.

use domesday_detectors::{Category, Confidence, DetectorId, Evidence};

use crate::{Hll, Masked};

/// The most previews a tally keeps.
pub const PREVIEWS: usize = 3;

/// The findings of one detector in one field, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    /// The category of personal data.
    pub category: Category,
    /// Which detector.
    pub detector: DetectorId,
    /// Values found.
    pub values: u64,
    /// How many of `values` are documentation or test values ([`Evidence::RESERVED`]).
    pub reserved: u64,
    /// How many of `values` must not be there any more: they stand on a suppression list.
    pub suppressed: u64,
    /// How many of `values` have a low, medium and high confidence.
    pub confidence: [u64; 3],
    /// The sum of the confidences of `values`, in per cent.
    pub confidence_sum: u64,
    /// The union of the evidence of `values`.
    pub evidence: Evidence,
    /// The distinct ones of the values that are not reserved: what is counted as a finding.
    pub distinct: Hll,
    /// Up to [`PREVIEWS`] distinct masks, the first by position.
    pub previews: Vec<Masked>,
}

impl Tally {
    /// A tally of nothing.
    pub fn new(detector: DetectorId, category: Category) -> Tally {
        Tally {
            category,
            detector,
            values: 0,
            reserved: 0,
            suppressed: 0,
            confidence: [0; 3],
            confidence_sum: 0,
            evidence: Evidence::NONE,
            distinct: Hll::default(),
            previews: Vec::new(),
        }
    }

    /// Counts a value; `hash` is the keyed hash of its normalised form.
    #[inline]
    pub fn add(&mut self, confidence: Confidence, evidence: Evidence, hash: u64) {
        self.values += 1;
        let reserved = evidence.has(Evidence::RESERVED);
        self.reserved += u64::from(reserved);
        self.confidence[confidence.level() as usize] += 1;
        self.confidence_sum += u64::from(confidence.percent());
        self.evidence |= evidence;
        if !reserved {
            self.distinct.insert(hash);
        }
    }

    /// Whether another preview would be kept.
    #[inline]
    pub fn wants_preview(&self) -> bool {
        self.previews.len() < PREVIEWS
    }

    /// Keeps a preview, unless it is there already or there are enough.
    pub fn add_preview(&mut self, preview: Masked) {
        if self.wants_preview() && !self.previews.contains(&preview) {
            self.previews.push(preview);
        }
    }

    /// Adds a tally of the same detector and category over a later part of the same field.
    pub fn merge(&mut self, later: &Tally) {
        self.count(later);
        later.previews.iter().for_each(|preview| self.add_preview(*preview));
    }

    /// The mean confidence of the values; 0 for none.
    pub fn mean_confidence(&self) -> Confidence {
        Confidence::new(self.confidence_sum.checked_div(self.values).unwrap_or(0).min(100) as u8)
    }

    /// How many values are not reserved: the findings.
    pub fn findings(&self) -> u64 {
        self.values - self.reserved
    }

    /// Adds the counts of another tally and leaves its previews.
    pub(crate) fn count(&mut self, other: &Tally) {
        self.values += other.values;
        self.reserved += other.reserved;
        self.suppressed += other.suppressed;
        self.confidence.iter_mut().zip(other.confidence).for_each(|(our, their)| *our += their);
        self.confidence_sum += other.confidence_sum;
        self.evidence |= other.evidence;
        self.distinct.merge(&other.distinct);
    }

    /// Adds another tally of the same field where which comes first is not known: the smallest
    /// previews are kept, so that the order of merging does not show.
    pub(crate) fn merge_unordered(&mut self, other: &Tally) {
        self.count(other);
        self.previews.extend_from_slice(&other.previews);
        self.previews.sort_unstable();
        self.previews.dedup();
        self.previews.truncate(PREVIEWS);
    }

    /// The tally without spare memory.
    pub(crate) fn packed(&self) -> Tally {
        let mut copy = self.clone();
        copy.distinct.pack();
        copy.previews.shrink_to_fit();
        copy
    }
}
