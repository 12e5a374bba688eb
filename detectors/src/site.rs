//! Where a candidate stands: what a verifier may look at.

use std::ops::Range;

use crate::{Confidence, Evidence, FieldHint, Shape};

/// The surroundings of one anchor. A verifier may read `text[bounds]` and nothing else, never more
/// than [`REACH`] bytes from the anchor.
#[derive(Clone, Copy)]
pub(crate) struct Site<'t> {
    /// The whole window.
    pub(crate) text: &'t [u8],
    /// First byte of the cell (or of the text) that the anchor stands in.
    pub(crate) lo: usize,
    /// The byte after its last.
    pub(crate) hi: usize,
    /// What the name of the cell's field says.
    pub(crate) hint: &'t FieldHint,
    /// What kind of writing it is. `Value`: `lo..hi` is one value of a field.
    pub(crate) shape: Shape,
}

/// How far from its anchor a verifier looks, in bytes, context included. Windows overlap by more.
pub(crate) const REACH: usize = 512;

impl<'t> Site<'t> {
    /// The byte at `at`, or 0 outside the bounds.
    #[inline(always)]
    pub(crate) fn byte(&self, at: usize) -> u8 {
        if at >= self.lo && at < self.hi { self.text[at] } else { 0 }
    }

    /// The byte before `at`, or 0 at the start of the bounds.
    #[inline(always)]
    pub(crate) fn before(&self, at: usize) -> u8 {
        if at > self.lo && at <= self.hi { self.text[at - 1] } else { 0 }
    }

    /// Up to `most` bytes before `at`, within the bounds.
    #[inline]
    pub(crate) fn left(&self, at: usize, most: usize) -> &'t [u8] {
        &self.text[at.saturating_sub(most).max(self.lo)..at]
    }

    /// Up to `most` bytes from `at` on, within the bounds.
    #[inline]
    pub(crate) fn right(&self, at: usize, most: usize) -> &'t [u8] {
        &self.text[at..(at + most).min(self.hi)]
    }
}

/// A value that passed its detector's check, before overlaps are resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// Where, in bytes of the window.
    pub(crate) start: u32,
    /// The byte after its last.
    pub(crate) end: u32,
    /// Which detector.
    pub(crate) detector: crate::DetectorId,
    /// The expected precision.
    pub(crate) confidence: Confidence,
    /// What it rests on.
    pub(crate) evidence: Evidence,
    /// The cell it stands in; set by the engine.
    pub(crate) cell: u32,
}

const _: () = assert!(size_of::<Candidate>() <= 20);

impl Candidate {
    /// A candidate over `span`.
    pub(crate) fn new(
        detector: crate::DetectorId,
        span: Range<usize>,
        percent: u8,
        evidence: Evidence,
    ) -> Candidate {
        Candidate {
            start: span.start as u32,
            end: span.end as u32,
            detector,
            confidence: Confidence::new(percent),
            evidence,
            cell: 0,
        }
    }
}
