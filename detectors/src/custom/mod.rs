//! Detectors of users: written in Rust, or as data.

mod check;
mod pattern;

use std::ops::Range;

pub use check::{Check, UnknownCheck};
pub(crate) use pattern::PatternLane;
pub use pattern::{Case, CustomDetector, CustomError, LONGEST_VALUE, Member, Pattern, Values, normal};

use crate::{
    Confidence, Definition, DetectorId, Evidence, FieldHint, Layout,
    layout::Locator,
    site::{Candidate, Site},
};

/// A value that a [`Detector`] reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Where, in bytes of the text handed to [`Detector::verify`].
    pub span: Range<usize>,
    /// The expected precision.
    pub confidence: Confidence,
    /// What it rests on.
    pub evidence: Evidence,
}

/// A detector of one's own. It is asked only at the literals that it names, which the engine finds at
/// memory speed, so its own check may be as slow as it likes where those are rare.
pub trait Detector: Send + Sync + 'static {
    /// Its documentation, examples and category.
    fn definition(&self) -> &'static Definition;

    /// A literal that stands in or before every value, such as `CUST-`. Not empty; bytes are compared
    /// as they are.
    fn anchor(&self) -> &str;

    /// Checks the text around the literal at byte `at` of `text`. `text` is the value of a field
    /// (`field` says what its name speaks of) or a stretch of running text around the literal.
    fn verify(&self, text: &str, at: usize, field: FieldHint, report: &mut dyn FnMut(Match));

    /// Appends the normal form of a value: equal values, equal pseudonyms.
    fn normalize(&self, value: &str, out: &mut String) {
        out.push_str(value);
    }
}

/// How much text around its literal a detector sees, on either side.
const AROUND: usize = 256;

/// A detector of a user.
pub(crate) enum Custom {
    /// Written in Rust.
    Literal(Box<Lane>),
    /// Written as data.
    Pattern(Box<PatternLane>),
}

impl Custom {
    pub(crate) fn definition(&self) -> &'static Definition {
        match self {
            Custom::Literal(lane) => lane.definition(),
            Custom::Pattern(lane) => lane.definition(),
        }
    }

    pub(crate) fn normalize(&self, value: &str, out: &mut String) {
        match self {
            Custom::Literal(lane) => lane.normalize(value, out),
            Custom::Pattern(_) => out.push_str(&normal(value)),
        }
    }
}

/// A detector written in Rust with its searcher.
pub(crate) struct Lane {
    detector: Box<dyn Detector>,
    finder: memchr::memmem::Finder<'static>,
}

impl Lane {
    pub(crate) fn new(detector: Box<dyn Detector>) -> Lane {
        let finder = memchr::memmem::Finder::new(detector.anchor().as_bytes()).into_owned();
        Lane { detector, finder }
    }

    pub(crate) fn definition(&self) -> &'static Definition {
        self.detector.definition()
    }

    pub(crate) fn normalize(&self, value: &str, out: &mut String) {
        self.detector.normalize(value, out);
    }

    /// Finds the detector's values in the window.
    pub(crate) fn find<L: Layout + ?Sized>(
        &self,
        text: &str,
        cells: &Locator<'_, L>,
        number: DetectorId,
        out: &mut Vec<Candidate>,
    ) {
        if self.detector.anchor().is_empty() {
            return;
        }
        for at in self.finder.find_iter(text.as_bytes()) {
            let Some((site, cell)) = cells.site(at as u32) else { continue };
            let range = around(text, &site, at);
            let base = range.start;
            self.detector.verify(&text[range], at - base, *site.hint, &mut |m: Match| {
                let span = base + m.span.start..base + m.span.end;
                // A span that is none, or cuts a character, is the detector's mistake: it is dropped
                // rather than carried on to where it would cut a value.
                if text.get(span.clone()).is_some_and(|value| !value.is_empty()) {
                    let mut candidate = Candidate::new(number, span, m.confidence.percent(), m.evidence);
                    candidate.cell = cell;
                    out.push(candidate);
                }
            });
        }
    }
}

/// What a detector sees: the value, or up to [`AROUND`] bytes on both sides, cut at characters.
fn around(text: &str, site: &Site<'_>, at: usize) -> Range<usize> {
    let mut start = site.lo.max(at.saturating_sub(AROUND));
    let mut end = site.hi.min(at + AROUND);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    start..end
}
