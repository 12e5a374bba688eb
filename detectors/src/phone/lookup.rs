//! A text that is nothing but one number: somebody gives it to be looked up.

use std::ops::Range;

use super::Regions;
use crate::Shape;
use crate::catalog::phone_number::examine;
use crate::site::{Candidate, Site};

/// The longest text, in bytes, that may be one number with brackets and extension.
const LONGEST: usize = 40;

/// Whether the text may be such a one.
#[inline]
pub(crate) fn is_short(site: &Site<'_>) -> bool {
    site.hi - site.lo <= LONGEST && site.shape == Shape::Prose
}

/// Examines `run` in a short text.
#[cold]
pub(crate) fn verify(
    site: &Site<'_>,
    run: Range<usize>,
    regions: &Regions,
    found: &mut dyn FnMut(Candidate),
) {
    examine(site, run, regions, found);
}
