//! Names of persons: words that the lexicon knows or that stand where names stand, judged by a small model.

mod cut;
pub(crate) mod features;
mod gap;
mod memo;
pub(crate) mod model;
pub(crate) mod rule;
pub(crate) mod run;
mod sure;
pub(crate) mod token;
#[cfg(feature = "training")]
pub mod training;

use crate::site::Candidate;
use memo::{Runs, Values};
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
    fn decide(
        self,
        (model, lattice): (&Model<'_>, &mut Lattice),
        run: &Run,
        text: &[u8],
        found: impl FnMut(Name),
    ) {
        match self {
            Judge::Model => lattice.decode(model, run, text, found),
            Judge::Lexicon => rule::names(run, found),
        }
    }
}

/// Memory of the search for names, kept from one text to the next.
#[derive(Debug)]
pub(crate) struct Names {
    model: Model<'static>,
    run: Run,
    lattice: Lattice,
    /// Up to where runs have been read.
    reached: usize,
    judge: Judge,
    values: Values,
    runs: Runs,
    dull: run::Dull,
}

/// What one word alone may be in a field, as its name says.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Alone {
    /// A given name.
    pub(crate) given: bool,
    /// A family name.
    pub(crate) family: bool,
}

impl Default for Names {
    fn default() -> Names {
        Names {
            model: Model::built_in(),
            run: Run::default(),
            lattice: Lattice::default(),
            reached: 0,
            judge: Judge::default(),
            values: Values::default(),
            runs: Runs::default(),
            dull: run::Dull::default(),
        }
    }
}

impl Names {
    /// Starts on a text.
    pub(crate) fn reset(&mut self, judge: Judge) {
        if self.judge != judge {
            self.values.clear();
            self.runs.clear();
        }
        (self.reached, self.judge) = (0, judge);
    }

    /// Whether what stands at `at` has been read.
    #[inline]
    pub(crate) fn has_read(&self, at: usize) -> bool {
        at < self.reached
    }

    /// The key under which the candidate of a value is kept.
    #[inline]
    pub(crate) fn key(value: &[u8], alone: Alone) -> u64 {
        memo::of_value(value, u64::from(alone.given) << 8 | u64::from(alone.family) << 9)
    }

    /// What was found in a value that was judged lately.
    #[inline]
    pub(crate) fn known_value(&self, key: u64) -> Option<Option<Candidate>> {
        self.values.get(key)
    }

    /// Keeps what was found in a value.
    pub(crate) fn keep_value(&mut self, key: u64, found: Option<Candidate>) {
        self.values.put(key, found);
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
        if self.read(text, bounds.1, at, place) {
            let Names { model, run, lattice, judge, runs, .. } = self;
            run.surround(text, bounds);
            let key = memo::of_run(run, text);
            if let Some(known) = runs.get(key) {
                if let Some(name) = known {
                    found(run, name);
                }
                return;
            }
            let (mut count, mut one) = (0, None);
            judge.decide((model, lattice), run, text, |name| {
                count += 1;
                one = Some(name);
                found(run, name);
            });
            if count <= 1 {
                runs.put(key, one);
            }
        }
    }

    /// Reads the run of words at `at`, one of the anchors; tells whether it may hold a name.
    #[inline]
    fn read(&mut self, text: &[u8], hi: usize, at: usize, place: Place) -> bool {
        if at < self.reached {
            return false;
        }
        let dull = run::Dull::key(text, at, place).filter(|(_, end)| *end <= hi);
        if let Some((key, end)) = dull
            && self.dull.holds(key, text, end, hi)
        {
            self.reached = end;
            return false;
        }
        let Some(at) = token::beginning(text, at, hi) else { return false };
        self.reached = self.run.read(text, hi, at, place);
        let may = self.run.may_hold_name();
        if let Some((key, end)) = dull
            && !may
            && self.reached == end
        {
            self.dull.keep(key);
        }
        may
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
        let mut end = bounds.0;
        while self.next_small(text, bounds, place, &mut end) {
            let Names { model, run, lattice, judge, .. } = self;
            judge.decide((model, lattice), run, text, |name| found(run, name));
        }
    }

    /// Reads the next run behind `end` that begins with a name in small letters; tells whether there is one.
    fn next_small(&mut self, text: &[u8], (lo, hi): (usize, usize), place: Place, end: &mut usize) -> bool {
        while *end < hi {
            let token = match token::next(text, *end, hi, &mut self.run.recent) {
                Ok(token) => token,
                Err(Gap::Edge) => break,
                Err(_) => {
                    *end = token::skip(text, *end, hi);
                    continue;
                }
            };
            *end = token.end as usize;
            if token.is_small_name() {
                *end = self.run.read_small(text, hi, token, place);
                self.run.surround(text, (lo, hi));
                return true;
            }
        }
        *end = hi;
        false
    }

    /// Judges all words of a value.
    pub(crate) fn value(
        &mut self,
        text: &[u8],
        bounds: (usize, usize),
        place: Place,
        alone: Alone,
        mut found: impl FnMut(&Run, Name),
    ) {
        let Names { model, run, lattice, judge, .. } = self;
        run.read_all(text, bounds, place);
        if *judge == Judge::Model && rule::is_plain(run, bounds, alone) {
            found(
                run,
                Name { first: run.first, last: run.last, probability: rule::PLAIN, judge: Judge::Lexicon },
            );
            return;
        }
        judge.decide((model, lattice), run, text, |name| found(run, name));
    }

    /// Looks for a given and a family name side by side in the name of a file or a key, in any case.
    pub(crate) fn name(&mut self, text: &[u8], bounds: (usize, usize), mut found: impl FnMut(&Run, Name)) {
        let run = &mut self.run;
        run.read_all(text, bounds, Place::Value);
        rule::names(run, |name| found(run, name));
    }
}
