//! Detections: what the engine reports.

use crate::{Category, Confidence, Evidence};

/// The number of a detector in [`catalog::ALL`](crate::catalog::ALL).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DetectorId(pub u16);

/// A half-open range of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The length in bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The span as a range of indexes.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// One value of personal data in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detection {
    /// Where, in bytes of the text.
    pub span: Span,
    /// Which detector found it.
    pub detector: DetectorId,
    /// The category of personal data.
    pub category: Category,
    /// The expected precision.
    pub confidence: Confidence,
    /// What it rests on.
    pub evidence: Evidence,
}

const _: () = assert!(size_of::<Detection>() <= 16);
