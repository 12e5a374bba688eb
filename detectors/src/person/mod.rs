//! Names of persons: words that the lexicon knows or that stand where names stand, judged by a small model.

pub(crate) mod features;
pub(crate) mod model;
pub(crate) mod rule;
pub(crate) mod run;
pub(crate) mod token;
#[cfg(feature = "training")]
pub mod training;

pub(crate) use model::Name;
use model::{Lattice, Model};
pub use run::Place;
pub(crate) use run::Run;
use token::Gap;

/// Texts up to this length, in bytes, are also searched for names in small letters.
pub(crate) const SHORT: usize = 1024;

/// Who decides what of a run is a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Judge {
    /// The model.
    #[default]
    Model,
    /// The lexicon alone: a given and a family name side by side.
    Lexicon,
}

impl Judge {
    #[inline]
    fn decide(self, lattice: &mut Lattice, run: &Run, text: &[u8], found: impl FnMut(Name)) {
        match self {
            Judge::Model => lattice.decode(&Model::built_in(), run, text, found),
            Judge::Lexicon => rule::names(run, found),
        }
    }
}

/// Memory of the search for names, kept from one text to the next.
#[derive(Debug, Default)]
pub(crate) struct Names {
    run: Run,
    lattice: Lattice,
    /// Up to where runs have been read.
    reached: usize,
    judge: Judge,
}

impl Names {
    /// Starts on a text.
    pub(crate) fn reset(&mut self, judge: Judge) {
        (self.reached, self.judge) = (0, judge);
    }

    /// Judges the run of words at `at`, one of the anchors.
    #[inline]
    pub(crate) fn at(
        &mut self,
        text: &[u8],
        bounds: (usize, usize),
        at: usize,
        place: Place,
        mut found: impl FnMut(&Run, Name),
    ) {
        let (judge, mut lattice) = (self.judge, std::mem::take(&mut self.lattice));
        self.run_at(text, bounds, at, place, &mut |run| {
            judge.decide(&mut lattice, run, text, |name| found(run, name));
        });
        self.lattice = lattice;
    }

    /// Judges the runs of a short text that begin with a name in small letters: people write messages so. In
    /// longer texts looking at every word would cost more than all else.
    pub(crate) fn small(
        &mut self,
        text: &[u8],
        bounds: (usize, usize),
        place: Place,
        mut found: impl FnMut(&Run, Name),
    ) {
        let (judge, mut lattice) = (self.judge, std::mem::take(&mut self.lattice));
        self.small_runs(text, bounds, place, &mut |run| {
            judge.decide(&mut lattice, run, text, |name| found(run, name));
        });
        self.lattice = lattice;
    }

    fn small_runs(
        &mut self,
        text: &[u8],
        (lo, hi): (usize, usize),
        place: Place,
        each: &mut impl FnMut(&Run),
    ) {
        let Names { run, .. } = self;
        let mut end = lo;
        while end < hi {
            let token = match token::next(text, end, hi) {
                Ok(token) => token,
                Err(Gap::Edge) => break,
                Err(_) => {
                    end = token::skip(text, end, hi);
                    continue;
                }
            };
            end = token.end as usize;
            if token.is_small_name() {
                let at = token.start as usize;
                end = run.read(text, hi, at, place);
                run.surround(text, (lo, hi));
                each(run);
            }
        }
    }

    /// Judges all words of a value.
    pub(crate) fn value(
        &mut self,
        text: &[u8],
        bounds: (usize, usize),
        place: Place,
        mut found: impl FnMut(&Run, Name),
    ) {
        let Names { run, lattice, judge, .. } = self;
        run.read_all(text, bounds, place);
        judge.decide(lattice, run, text, |name| found(run, name));
    }

    /// Looks for a given and a family name side by side in the name of a file or a key, in any case.
    pub(crate) fn name(&mut self, text: &[u8], bounds: (usize, usize), mut found: impl FnMut(&Run, Name)) {
        let run = &mut self.run;
        run.read_all(text, bounds, Place::Value);
        rule::names(run, |name| found(run, name));
    }

    /// Reads the run of words at `at`, one of the anchors, and hands it on if it may hold a name.
    #[inline]
    fn run_at(
        &mut self,
        text: &[u8],
        bounds: (usize, usize),
        at: usize,
        place: Place,
        each: &mut impl FnMut(&Run),
    ) {
        if at < self.reached {
            return;
        }
        let Some(at) = token::beginning(text, at, bounds.1) else { return };
        let Names { run, reached, .. } = self;
        *reached = run.read(text, bounds.1, at, place);
        if run.may_hold_name() {
            run.surround(text, bounds);
            each(run);
        }
    }
}
