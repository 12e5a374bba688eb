//! The model: weights of features, and the most likely names of a run.
//!
//! A linear-chain conditional random field over the labels *outside*, *begins a name*, *goes on with a name*
//! (Lafferty, McCallum, Pereira 2001). Its weights are learned by the workspace's `training`, see the model card
//! there.

use super::{
    cut, features,
    run::{Place, Run},
    sure,
    token::Gap,
};

/// The labels of words: outside, begins a name, goes on with a name.
pub(crate) const LABELS: usize = 3;
/// No part of a name.
pub(crate) const OUTSIDE: usize = 0;
/// A further word of a name.
pub(crate) const GOES_ON: usize = 2;

/// Weights are stored in this many steps to one.
pub(crate) const STEPS: f32 = 256.0;

/// How much speaks against a name in a field that is called `name` and no more: most of those hold products,
/// companies and labels, other than in the data that the model learned from.
const PRIOR: f32 = 0.9;

/// The score of what cannot be.
const NEVER: f32 = -1e4;

/// Bytes of a row: a tag of 16 bits, the weight for the two labels of names, 16 bits that are not used.
const ROW: usize = 8;
/// Rows that a feature may stand in.
pub(crate) const WAYS: usize = 2;
/// Bytes of the transitions.
const TRANSITIONS: usize = Gap::COUNT * LABELS * LABELS * 2;

/// The weights that come with the detector.
static WEIGHTS: &[u8] = include_bytes!("weights.bin");

/// Weights.
#[derive(Debug)]
pub(crate) struct Model<'w> {
    transitions: &'w [u8],
    /// e to the power of the transitions, by gap, from, to.
    powers: [[[f32; LABELS]; LABELS]; Gap::COUNT],
    rows: &'w [u8],
    mask: usize,
    /// What speaks for a name, before anything is seen.
    pub(crate) bias: f32,
}

impl Model<'static> {
    /// The model that comes with the detector.
    pub(crate) fn built_in() -> Model<'static> {
        Model::new(WEIGHTS)
    }
}

/// The row of a feature, the first of [`WAYS`], and its tag.
#[inline(always)]
pub(crate) const fn place(feature: u32, mask: usize) -> (usize, u16) {
    ((feature as usize & mask) & !(WAYS - 1), (feature >> 16) as u16 | 1)
}

impl<'w> Model<'w> {
    /// The model of the bytes: transitions, then a power of two of rows, or none.
    pub(crate) fn new(bytes: &'w [u8]) -> Model<'w> {
        let (transitions, rows) = bytes.split_at(TRANSITIONS.min(bytes.len()));
        let count = rows.len() / ROW;
        let count = if count.is_power_of_two() && count >= WAYS { count } else { 0 };
        let mut model = Model {
            transitions,
            powers: [[[0.0; LABELS]; LABELS]; Gap::COUNT],
            rows: &rows[..count * ROW],
            mask: count.wrapping_sub(1),
            bias: 0.3,
        };
        for gap in 0..Gap::COUNT {
            for (from, to) in (0..LABELS).flat_map(|from| (0..LABELS).map(move |to| (from, to))) {
                if !(to == GOES_ON && from == OUTSIDE) {
                    model.powers[gap][from][to] = exp(model.transition(gap, from, to));
                }
            }
        }
        model
    }

    #[inline(always)]
    fn weights(&self, feature: u32) -> (i32, i32) {
        let (row, tag) = place(feature, self.mask);
        let Some(bytes) = self.rows.get(row * ROW..(row + WAYS) * ROW) else { return (0, 0) };
        for way in bytes.chunks_exact(ROW) {
            if u16::from_le_bytes([way[0], way[1]]) == tag {
                return (
                    i32::from(i16::from_le_bytes([way[2], way[3]])),
                    i32::from(i16::from_le_bytes([way[4], way[5]])),
                );
            }
        }
        (0, 0)
    }

    #[inline(always)]
    fn transition(&self, gap: usize, from: usize, to: usize) -> f32 {
        let at = ((gap * LABELS + from) * LABELS + to) * 2;
        match self.transitions.get(at..at + 2) {
            Some(bytes) => f32::from(i16::from_le_bytes([bytes[0], bytes[1]])) / STEPS,
            None => 0.0,
        }
    }
}

/// The scores of a run, kept from one to the next.
#[derive(Debug, Default)]
pub(crate) struct Lattice {
    emissions: Vec<[f32; LABELS]>,
    forward: Vec<[f32; LABELS]>,
    outside: Vec<f32>,
}

/// A name in a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Name {
    /// Its first word, in the tokens of the run.
    pub(crate) first: usize,
    /// Behind its last.
    pub(crate) last: usize,
    /// The probability of each of its words to be a part of a name, the mean.
    pub(crate) probability: f32,
}

impl Lattice {
    /// Calls `found` with the most likely names of the run.
    pub(crate) fn decode(&mut self, model: &Model<'_>, run: &Run, text: &[u8], mut found: impl FnMut(Name)) {
        let Lattice { emissions, forward, outside } = self;
        emissions.clear();
        let bias = model.bias - if run.place == Place::Name { PRIOR } else { 0.0 };
        features::each(run, text, |_, features| {
            let (mut begins, mut goes_on) = (0, 0);
            for feature in features {
                let (b, i) = model.weights(*feature);
                begins += b;
                goes_on += i;
            }
            emissions.push([-bias, begins as f32 / STEPS, goes_on as f32 / STEPS]);
        });
        let body = &run.tokens[run.first..run.last];
        // The best path, from its end.
        let best = best_path(model, body, emissions);
        if best == 0 {
            return;
        }
        marginals(model, body, emissions, forward, outside);
        let label = |index: usize| (best >> (2 * index) & 3) as usize;
        let mut index = 0;
        while index < body.len() {
            if label(index) == OUTSIDE {
                index += 1;
                continue;
            }
            let first = index;
            let mut sum = 1.0 - outside[index];
            index += 1;
            while index < body.len() && label(index) == GOES_ON {
                sum += 1.0 - outside[index];
                index += 1;
            }
            let probability = sum / (index - first) as f32;
            cut::each(&body[first..index], |from, to| {
                let at = run.first + first;
                let name = Name { first: at + from, last: at + to, probability };
                if sure::is_enough(run, text, &name) {
                    found(name);
                }
            });
        }
    }
}

/// The labels of the best path, two bits a word.
fn best_path(model: &Model<'_>, body: &[super::token::Token], emissions: &[[f32; LABELS]]) -> u64 {
    let mut scores = [0.0, NEVER, NEVER];
    let mut paths = [0u64; LABELS];
    for (index, (token, emission)) in body.iter().zip(emissions).enumerate() {
        let mut next = [NEVER * 2.0; LABELS];
        let mut through = [0u64; LABELS];
        for to in 0..LABELS {
            for from in 0..LABELS {
                if to == GOES_ON && from == OUTSIDE {
                    continue;
                }
                let score = scores[from] + model.transition(token.gap as usize, from, to) + emission[to];
                if score > next[to] {
                    next[to] = score;
                    through[to] = paths[from] | (to as u64) << (2 * index);
                }
            }
        }
        (scores, paths) = (next, through);
    }
    let best = (0..LABELS).fold(0, |best, label| if scores[label] > scores[best] { label } else { best });
    paths[best]
}

/// The probability of each word to be outside of names. `emissions` are raised to powers of e.
fn marginals(
    model: &Model<'_>,
    body: &[super::token::Token],
    emissions: &mut [[f32; LABELS]],
    forward: &mut Vec<[f32; LABELS]>,
    outside: &mut Vec<f32>,
) {
    forward.clear();
    for emission in emissions.iter_mut() {
        *emission = emission.map(exp);
    }
    let mut alpha = [1.0, 0.0, 0.0];
    for (token, emission) in body.iter().zip(emissions.iter()) {
        let powers = &model.powers[token.gap as usize];
        let mut next = [0.0; LABELS];
        for (to, next) in next.iter_mut().enumerate() {
            *next = emission[to] * (0..LABELS).map(|from| alpha[from] * powers[from][to]).sum::<f32>();
        }
        let sum: f32 = next.iter().sum();
        alpha = next.map(|value| value / sum);
        forward.push(alpha);
    }
    outside.clear();
    outside.resize(body.len(), 0.0);
    let mut beta = [1.0; LABELS];
    for index in (0..body.len()).rev() {
        let alpha = forward[index];
        let both = [alpha[0] * beta[0], alpha[1] * beta[1], alpha[2] * beta[2]];
        outside[index] = both[OUTSIDE] / both.iter().sum::<f32>();
        let powers = &model.powers[body[index].gap as usize];
        let ahead = [0, 1, 2].map(|to| beta[to] * emissions[index][to]);
        let before: [f32; LABELS] =
            [0, 1, 2].map(|from| (0..LABELS).map(|to| ahead[to] * powers[from][to]).sum::<f32>());
        let sum: f32 = before.iter().sum();
        beta = before.map(|value| value / sum);
    }
}

/// e to the power of `x`, within 3 in a million, the same on every machine; `x` is held between -40 and 40.
#[inline]
fn exp(x: f32) -> f32 {
    let scaled = x.clamp(-40.0, 40.0) * std::f32::consts::LOG2_E;
    // Rounding down by a cast: `floor` is a call where the processor's SSE4.1 may not be used.
    let whole = (scaled + 64.0) as i32 - 64;
    let part = (scaled - whole as f32) * std::f32::consts::LN_2;
    // The series of e^part for part below ln 2.
    let series = 1.0
        + part
            * (1.0
                + part
                    * (0.5 + part * (1.0 / 6.0 + part * (1.0 / 24.0 + part * (1.0 / 120.0 + part / 720.0)))));
    f32::from_bits(((whole + 127) as u32) << 23) * series
}
