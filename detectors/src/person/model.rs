//! The model: weights of features, and the most likely names of a run.
//!
//! A linear-chain conditional random field over the labels *outside*, *begins a name*, *goes on with a name*
//! (Lafferty, McCallum, Pereira 2001). Its weights are learned by the workspace's `training`, see the model card
//! there.

use super::{
    Judge, cut, features,
    run::{Place, Run},
    sure,
    token::Gap,
};

/// The labels of words.
pub(crate) const LABELS: usize = 3;
/// No part of a name.
pub(crate) const OUTSIDE: usize = 0;
/// The first word of a name.
pub(crate) const BEGINS: usize = 1;
/// A further word of a name.
pub(crate) const GOES_ON: usize = 2;

/// Weights are stored in this many steps to one.
pub(crate) const STEPS: f32 = 256.0;

/// How much speaks against a name in a field that is named for names: many that are called `name` and no more hold
/// products, companies and labels, other than in the data that the model learned from. Given and family names of
/// fields that say so pay it, too; most of those are answered by the lexicon before (`rule::is_plain`).
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
    /// By gap, from, to.
    transitions: [[[f32; LABELS]; LABELS]; Gap::COUNT],
    /// e to the power of the transitions, by gap, from, to.
    powers: [[[f32; LABELS]; LABELS]; Gap::COUNT],
    /// All the rows that a feature may stand in together.
    rows: &'w [[u8; ROW * WAYS]],
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
            transitions: [[[0.0; LABELS]; LABELS]; Gap::COUNT],
            powers: [[[0.0; LABELS]; LABELS]; Gap::COUNT],
            rows: rows[..count * ROW].as_chunks().0,
            mask: count.wrapping_sub(1),
            bias: 0.3,
        };
        for gap in 0..Gap::COUNT {
            for (from, to) in (0..LABELS).flat_map(|from| (0..LABELS).map(move |to| (from, to))) {
                let at = ((gap * LABELS + from) * LABELS + to) * 2;
                model.transitions[gap][from][to] = match transitions.get(at..at + 2) {
                    Some(bytes) => f32::from(i16::from_le_bytes([bytes[0], bytes[1]])) / STEPS,
                    None => 0.0,
                };
                if !(to == GOES_ON && from == OUTSIDE) {
                    model.powers[gap][from][to] = exp(model.transitions[gap][from][to]);
                }
            }
        }
        model
    }

    /// The weights of a feature for the two labels of names.
    #[inline(always)]
    fn weights(&self, feature: u32) -> (i32, i32) {
        let (row, tag) = place(feature, self.mask);
        let Some(rows) = self.rows.get(row / WAYS) else { return (0, 0) };
        let both = u128::from_le_bytes(*rows);
        let (first, second) = (both as u64, (both >> 64) as u64);
        let row = if first as u16 == tag {
            first
        } else if second as u16 == tag {
            second
        } else {
            0
        };
        (i32::from((row >> 16) as i16), i32::from((row >> 32) as i16))
    }
}

const _: () = assert!(ROW * WAYS == 16);

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
    /// Who found it.
    pub(crate) judge: Judge,
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
                let name = Name { first: at + from, last: at + to, probability, judge: Judge::Model };
                if sure::is_enough(run, text, &name) {
                    found(name);
                }
            });
        }
    }
}

/// The labels of the best path, two bits a word.
#[inline]
fn best_path(model: &Model<'_>, body: &[super::token::Token], emissions: &[[f32; LABELS]]) -> u64 {
    let better = |one: (f32, u64), other: (f32, u64)| if other.0 > one.0 { other } else { one };
    let mut paths = [(0.0, 0u64), (NEVER, 0), (NEVER, 0)];
    for (index, (token, emission)) in body.iter().zip(emissions).enumerate() {
        let ways = &model.transitions[token.gap as usize];
        let [outside, begins, goes_on] = paths;
        let by = |path: (f32, u64), from: usize, to: usize| (path.0 + ways[from][to] + emission[to], path.1);
        let to_outside = better(
            better(by(outside, OUTSIDE, OUTSIDE), by(begins, BEGINS, OUTSIDE)),
            by(goes_on, GOES_ON, OUTSIDE),
        );
        let to_begins = better(
            better(by(outside, OUTSIDE, BEGINS), by(begins, BEGINS, BEGINS)),
            by(goes_on, GOES_ON, BEGINS),
        );
        let to_goes_on = better(by(begins, BEGINS, GOES_ON), by(goes_on, GOES_ON, GOES_ON));
        paths = [
            to_outside,
            (to_begins.0, to_begins.1 | (BEGINS as u64) << (2 * index)),
            (to_goes_on.0, to_goes_on.1 | (GOES_ON as u64) << (2 * index)),
        ];
    }
    better(better(paths[OUTSIDE], paths[BEGINS]), paths[GOES_ON]).1
}

/// The probability of each word to be outside of names. `emissions` are raised to powers of e.
fn marginals(
    model: &Model<'_>,
    body: &[super::token::Token],
    emissions: &mut [[f32; LABELS]],
    forward: &mut Vec<[f32; LABELS]>,
    outside: &mut Vec<f32>,
) {
    outside.clear();
    if let ([word], [[apart, begins, _]]) = (body, &*emissions) {
        // One word: two ways.
        let ways = &model.transitions[word.gap as usize][OUTSIDE];
        outside.push(1.0 / (1.0 + exp(begins + ways[BEGINS] - apart - ways[OUTSIDE])));
        return;
    }
    forward.clear();
    let apart = exp(emissions.first().map_or(0.0, |emission| emission[OUTSIDE]));
    let mut alpha = [1.0, 0.0, 0.0];
    for (token, emission) in body.iter().zip(emissions.iter_mut()) {
        *emission = [apart, exp(emission[BEGINS]), exp(emission[GOES_ON])];
        let ways = &model.powers[token.gap as usize];
        let to = |to: usize| {
            emission[to] * (alpha[0] * ways[0][to] + alpha[1] * ways[1][to] + alpha[2] * ways[2][to])
        };
        alpha = scaled([to(0), to(1), to(2)]);
        forward.push(alpha);
    }
    outside.resize(body.len(), 0.0);
    let mut beta = [1.0; LABELS];
    for (index, alpha) in forward.iter().enumerate().rev() {
        let apart = alpha[OUTSIDE] * beta[OUTSIDE];
        outside[index] = apart / (apart + alpha[BEGINS] * beta[BEGINS] + alpha[GOES_ON] * beta[GOES_ON]);
        let ways = &model.powers[body[index].gap as usize];
        let emission = &emissions[index];
        let ahead = [beta[0] * emission[0], beta[1] * emission[1], beta[2] * emission[2]];
        let from = |from: usize| {
            let ways = &ways[from];
            ahead[0] * ways[0] + ahead[1] * ways[1] + ahead[2] * ways[2]
        };
        beta = scaled([from(0), from(1), from(2)]);
    }
}

/// Three numbers in proportion, which make one.
#[inline(always)]
fn scaled([a, b, c]: [f32; LABELS]) -> [f32; LABELS] {
    let scale = 1.0 / (a + b + c);
    [a * scale, b * scale, c * scale]
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
