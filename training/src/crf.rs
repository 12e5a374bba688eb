//! Learning: a linear-chain conditional random field by stochastic gradient with AdaGrad steps.
//!
//! J. Lafferty, A. McCallum, F. Pereira, *Conditional Random Fields*, 2001; J. Duchi, E. Hazan, Y. Singer,
//! *Adaptive Subgradient Methods*, 2011. All arithmetic is IEEE 754 double precision in a fixed order, with an
//! exponential of our own, so that the same data and seed give the same weights on every machine.

// Labels and places index several arrays at once.
#![allow(clippy::needless_range_loop)]

use std::collections::HashMap;

use domesday_detectors::person::training::{GAPS, Word};
use domesday_training::rng::Rng;

/// Outside, begins, goes on.
pub(crate) const LABELS: usize = 3;

/// Words that stand together with their labels.
pub(crate) struct Example {
    pub(crate) words: Vec<Word>,
    pub(crate) labels: Vec<u8>,
    /// How much it counts.
    pub(crate) weight: f64,
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) seed: u64,
    pub(crate) epochs: usize,
    pub(crate) rate: f64,
    /// The strength of the L2 penalty, a step.
    pub(crate) penalty: f64,
    /// Features that fewer words have are left out.
    pub(crate) fewest: u32,
    pub(crate) without: u64,
}

/// What was learned.
pub(crate) struct Learned {
    /// By feature: how many words have it, and the weights of the labels *begins* and *goes on*.
    pub(crate) features: Vec<(u32, u32, [f64; 2])>,
    /// By gap, from, to.
    pub(crate) transitions: Vec<f64>,
}

/// e to the power of `x`.
fn exp(x: f64) -> f64 {
    let scaled = x.clamp(-700.0, 700.0) * std::f64::consts::LOG2_E;
    let whole = scaled.floor();
    let part = (scaled - whole) * std::f64::consts::LN_2;
    let mut series = 1.0;
    for n in (1..=14).rev() {
        series = 1.0 + series * part / f64::from(n);
    }
    f64::from_bits(((whole as i64 + 1023) as u64) << 52) * series
}

const fn transition(gap: u8, from: usize, to: usize) -> usize {
    (gap as usize * LABELS + from) * LABELS + to
}

const fn possible(from: usize, to: usize) -> bool {
    !(from == 0 && to == 2)
}

/// Learns from the examples.
pub(crate) fn learn(examples: &[&Example], settings: &Settings) -> Learned {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for word in examples.iter().flat_map(|example| &example.words) {
        for (_, feature) in
            word.features.into_iter().enumerate().filter(|(kind, _)| settings.without >> kind & 1 == 0)
        {
            *counts.entry(feature).or_default() += 1;
        }
    }
    let mut kept: Vec<(u32, u32)> =
        counts.into_iter().filter(|(_, count)| *count >= settings.fewest).collect();
    kept.sort_unstable();
    let index: HashMap<u32, u32> = kept.iter().enumerate().map(|(at, (f, _))| (*f, at as u32)).collect();
    let indexed: Vec<Vec<Vec<u32>>> = examples
        .iter()
        .map(|example| {
            let of = |word: &Word| word.features.iter().filter_map(|f| index.get(f).copied()).collect();
            example.words.iter().map(of).collect()
        })
        .collect();
    let mut learner = Learner {
        weights: vec![[0.0; 2]; kept.len()],
        squares: vec![[1e-6; 2]; kept.len()],
        transitions: vec![0.0; GAPS * LABELS * LABELS],
        transition_squares: vec![1e-6; GAPS * LABELS * LABELS],
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Rng::new(settings.seed);
    for epoch in 0..settings.epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, (random.number() % (at as u64 + 1)) as usize);
        }
        let rate = settings.rate / (1.0 + epoch as f64 * 0.15);
        for &at in &order {
            learner.step(examples[at], &indexed[at], rate, settings.penalty);
        }
    }
    let features =
        kept.iter().zip(&learner.weights).map(|((feature, count), w)| (*feature, *count, *w)).collect();
    Learned { features, transitions: learner.transitions }
}

struct Learner {
    weights: Vec<[f64; 2]>,
    squares: Vec<[f64; 2]>,
    transitions: Vec<f64>,
    transition_squares: Vec<f64>,
}

impl Learner {
    fn step(&mut self, example: &Example, features: &[Vec<u32>], rate: f64, penalty: f64) {
        let count = example.words.len();
        let mut emissions = vec![[0.0; LABELS]; count];
        for (emission, features) in emissions.iter_mut().zip(features) {
            for feature in features {
                let weights = self.weights[*feature as usize];
                emission[1] += weights[0];
                emission[2] += weights[1];
            }
        }
        // Potentials of the steps from label to label.
        let potential = |index: usize, from: usize, to: usize| {
            if possible(from, to) {
                exp(self.transitions[transition(example.words[index].gap, from, to)] + emissions[index][to])
            } else {
                0.0
            }
        };
        let mut alphas = vec![[0.0; LABELS]; count];
        let mut before = [1.0, 0.0, 0.0];
        for index in 0..count {
            let mut next = [0.0; LABELS];
            for (to, value) in next.iter_mut().enumerate() {
                for (from, alpha) in before.iter().enumerate() {
                    *value += alpha * potential(index, from, to);
                }
            }
            let sum: f64 = next.iter().sum();
            before = next.map(|value| value / sum);
            alphas[index] = before;
        }
        let mut beta = [1.0; LABELS];
        let mut unary = vec![[0.0; LABELS]; count];
        let mut steps: Vec<(usize, f64)> = Vec::with_capacity(count * 8);
        for index in (0..count).rev() {
            let earlier = if index == 0 { [1.0, 0.0, 0.0] } else { alphas[index - 1] };
            let mut joint = [[0.0; LABELS]; LABELS];
            let mut sum = 0.0;
            let mut next = [0.0; LABELS];
            for from in 0..LABELS {
                for to in 0..LABELS {
                    let value = potential(index, from, to) * beta[to];
                    next[from] += value;
                    joint[from][to] = earlier[from] * value;
                    sum += joint[from][to];
                }
            }
            for from in 0..LABELS {
                for to in 0..LABELS {
                    if possible(from, to) {
                        let probability = joint[from][to] / sum;
                        unary[index][to] += probability;
                        steps.push((transition(example.words[index].gap, from, to), probability));
                    }
                }
            }
            let sum: f64 = next.iter().sum();
            beta = next.map(|value| value / sum);
        }
        // The gradient: expected minus seen.
        let mut from = 0;
        for index in 0..count {
            let to = usize::from(example.labels[index]);
            steps.push((transition(example.words[index].gap, from, to), -1.0));
            from = to;
        }
        for (at, gradient) in steps {
            let gradient = gradient * example.weight + penalty * self.transitions[at];
            self.transition_squares[at] += gradient * gradient;
            self.transitions[at] -= rate * gradient / self.transition_squares[at].sqrt();
        }
        for (index, features) in features.iter().enumerate() {
            let seen = usize::from(example.labels[index]);
            for label in 1..LABELS {
                let gradient = (unary[index][label] - f64::from(u8::from(seen == label))) * example.weight;
                if gradient.abs() < 1e-7 {
                    continue;
                }
                for feature in features {
                    let at = *feature as usize;
                    let gradient = gradient + penalty * self.weights[at][label - 1];
                    let square = &mut self.squares[at][label - 1];
                    *square += gradient * gradient;
                    self.weights[at][label - 1] -= rate * gradient / square.sqrt();
                }
            }
        }
    }
}
