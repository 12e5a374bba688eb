//! Names of persons: words that the lexicon knows or that stand where names stand, judged by a small model.

pub(crate) mod features;
pub(crate) mod model;
pub(crate) mod run;
pub(crate) mod token;
#[cfg(feature = "training")]
pub mod training;

use model::{Lattice, Model, Name};
pub use run::Place;
use run::Run;

/// Memory of the search for names, kept from one text to the next.
#[derive(Debug, Default)]
pub(crate) struct Names {
    run: Run,
    lattice: Lattice,
    /// Up to where runs have been read.
    reached: usize,
}

impl Names {
    /// Starts on a text.
    pub(crate) fn reset(&mut self) {
        self.reached = 0;
    }

    /// Judges the run of words at `at`, one of the anchors.
    #[inline]
    pub(crate) fn at(
        &mut self,
        model: &Model<'_>,
        text: &[u8],
        bounds: (usize, usize),
        at: usize,
        place: Place,
        mut found: impl FnMut(&Run, Name),
    ) {
        let mut lattice = std::mem::take(&mut self.lattice);
        self.run_at(text, bounds, at, place, &mut |run| {
            lattice.decode(model, run, text, |name| found(run, name));
        });
        self.lattice = lattice;
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
