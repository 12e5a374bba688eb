//! Corpora for the benchmarks, made from a seed: the same seed gives the same bytes on every
//! machine. Nothing in them belongs to anybody; card numbers, IBANs and the like pass their checks.

// Several programs include this module, and none of them uses all of it.
#![allow(dead_code)]

pub(crate) mod logs;
pub(crate) mod people;
pub(crate) mod prose;
pub(crate) mod random;
pub(crate) mod source;
pub(crate) mod tree;
pub(crate) mod values;

use random::Random;

/// The seed of all published figures.
pub(crate) const SEED: u64 = 1086;

/// Appends about so many bytes of a kind of text.
pub(crate) type Write = fn(&mut Random, usize, &mut String);

/// A kind of text, by how much personal data it holds and what surrounds it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Corpus {
    /// The name of the file.
    pub(crate) file: &'static str,
    /// Makes it.
    pub(crate) write: Write,
}

/// Every kind.
pub(crate) const ALL: &[Corpus] = &[
    Corpus { file: "source.rs", write: source::write },
    Corpus { file: "prose.txt", write: prose::write },
    Corpus { file: "access.log", write: logs::access },
    Corpus { file: "digits.log", write: logs::digits },
    Corpus { file: "people.csv", write: people::csv },
    Corpus { file: "people.jsonl", write: people::jsonl },
];

impl Corpus {
    /// A text of this kind of at least `bytes`, the last record whole.
    pub(crate) fn text(&self, seed: u64, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes + 64 * 1024);
        (self.write)(&mut Random::new(seed), bytes, &mut text);
        text
    }
}
