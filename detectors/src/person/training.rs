//! What the training program needs of the engine: the same runs and features, and names by other weights.

use std::ops::Range;

use crate::anchor::{Anchors, simd::Level};

use super::{
    Names, Place, SHORT, features,
    model::{self, Lattice, Model},
    run::Run,
    token::Gap,
};

/// How many kinds of gaps there are between words.
pub const GAPS: usize = Gap::COUNT;
/// How many features a word has.
pub const FEATURES: usize = features::COUNT;
/// How many rows a feature may stand in.
pub const WAYS: usize = model::WAYS;
/// Steps to one of a stored weight.
pub const STEPS: f32 = model::STEPS;

/// A word of a run.
#[derive(Clone, Debug)]
pub struct Word {
    /// Where, in bytes.
    pub span: Range<usize>,
    /// The gap before it.
    pub gap: u8,
    /// Its features.
    pub features: [u32; FEATURES],
    /// Whether it is a title.
    pub title: bool,
}

/// Calls `each` with the runs of a text, as the detector would judge them.
pub fn runs(text: &str, place: Place, mut each: impl FnMut(Vec<Word>)) {
    over(text, place, |run| {
        let mut words = Vec::new();
        features::each(run, text.as_bytes(), |index, features| {
            let token = &run.tokens[index];
            words.push(Word {
                span: token.start as usize..token.end as usize,
                gap: token.gap as u8,
                features: *features,
                title: token.class.has(crate::lexicon::Class::TITLE),
            });
        });
        each(words);
    });
}

/// Calls `found` with the names that the weights find in a text, and their probabilities.
pub fn names(weights: &[u8], bias: f32, text: &str, place: Place, mut found: impl FnMut(Range<usize>, f32)) {
    let mut model = Model::new(weights);
    model.bias = bias;
    let mut lattice = Lattice::default();
    over(text, place, |run| {
        lattice.decode(&model, run, text.as_bytes(), |name| {
            let (first, last) = (&run.tokens[name.first], &run.tokens[name.last - 1]);
            found(first.start as usize..last.end as usize, name.probability);
        });
    });
}

/// The row of a feature in a table of `rows`, and its tag.
pub fn place(feature: u32, rows: usize) -> (usize, u16) {
    model::place(feature, rows - 1)
}

fn over(text: &str, place: Place, mut each: impl FnMut(&Run)) {
    let bytes = text.as_bytes();
    if place == Place::Name {
        let mut run = Run::default();
        run.read_all(bytes, (0, bytes.len()), place);
        each(&run);
        return;
    }
    let bounds = (0, bytes.len());
    let mut anchors = Anchors::default();
    anchors.find(Level::detect(), bytes, 0, bytes.len());
    let mut names = Names::default();
    for &at in &anchors.capital {
        if names.read(bytes, bounds.1, at as usize, place) {
            names.run.surround(bytes, bounds);
            each(&names.run);
        }
    }
    if bytes.len() <= SHORT && place == Place::Text {
        let mut end = 0;
        while names.next_small(bytes, bounds, place, &mut end) {
            each(&names.run);
        }
    }
}
