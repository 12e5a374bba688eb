//! What was judged lately: the same values stand in many rows of a table, the same words in many lines of a log.

use crate::site::Candidate;

use super::{model::Name, run::Run, token};

const FIRST: u64 = 0x9e37_79b9_7f4a_7c15;
const SECOND: u64 = 0xd6e8_feb8_6659_fd93;

/// Values of more bytes are not kept.
const LONGEST: usize = 64;

/// Answers by a hash of what was asked, each in the one place that its hash has.
#[derive(Debug)]
pub(crate) struct Memo<T>(Vec<(u64, T)>);

impl<T: Copy> Memo<T> {
    /// How many answers are kept: few enough to stay in a first-level cache.
    const SLOTS: usize = 256;

    /// What was answered, when it is known still.
    #[inline]
    pub(crate) fn get(&self, key: u64) -> Option<T> {
        let slot = self.0.get(key as usize % Memo::<T>::SLOTS)?;
        (slot.0 == key && key != 0).then_some(slot.1)
    }

    /// Keeps an answer. The key 0 stands for what is not kept.
    pub(crate) fn put(&mut self, key: u64, answer: T) {
        if self.0.is_empty() {
            self.0.resize(Memo::<T>::SLOTS, (0, answer));
        }
        if let Some(slot) = self.0.get_mut(key as usize % Memo::<T>::SLOTS) {
            *slot = (key, answer);
        }
    }

    /// Forgets all.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

impl<T> Default for Memo<T> {
    fn default() -> Memo<T> {
        Memo(Vec::new())
    }
}

/// The candidates of values, by the bytes of the value: none, or one, as from the value's first byte.
pub(crate) type Values = Memo<Option<Candidate>>;

/// The names of runs, by all that the model sees: none, or one.
pub(crate) type Runs = Memo<Option<Name>>;

/// The key of a value; 0 for long ones.
#[inline]
pub(crate) fn of_value(value: &[u8], seed: u64) -> u64 {
    if value.is_empty() || value.len() > LONGEST {
        return 0;
    }
    let (words, rest) = value.as_chunks::<8>();
    let mut key = seed ^ value.len() as u64;
    for word in words {
        key = mix(key, u64::from_le_bytes(*word));
    }
    let rest = match value.last_chunk::<8>() {
        Some(last) => u64::from_le_bytes(*last),
        None => rest.iter().rev().fold(0, |sum, &byte| sum << 8 | u64::from(byte)),
    };
    mix(key, rest) | 1 << 63
}

/// The key of a run: of its words, those around, and the bytes beside its words. 0 where the hashes of its words do not tell all of them.
#[inline]
pub(crate) fn of_run(run: &Run, text: &[u8]) -> u64 {
    let mut key =
        (run.first as u64) << 24 | (run.last as u64) << 16 | (run.after as u64) << 8 | run.place as u64;
    for token in &run.tokens {
        if token.accented || token.end - token.start > token::LONGEST as u32 {
            return 0;
        }
        key = mix(key, token.hash ^ (token.gap as u64) << 8 ^ (token.case as u64) << 16);
    }
    for token in run.tokens.get(run.first..run.last).unwrap_or_default() {
        let before = (token.start as usize).checked_sub(1).map_or(b' ', |at| text[at]);
        let after = match text.get(token.end as usize..) {
            Some([one, two, ..]) => u64::from(*one) << 8 | u64::from(*two) << 16,
            Some([one]) => u64::from(*one) << 8,
            _ => 0,
        };
        key = (key.rotate_left(11) ^ u64::from(before) ^ after).wrapping_mul(FIRST);
    }
    (key ^ key >> 32) | 1 << 63
}

#[inline(always)]
fn mix(key: u64, word: u64) -> u64 {
    let mixed = (key ^ word).wrapping_mul(FIRST);
    (mixed ^ mixed >> 29).wrapping_mul(SECOND).rotate_left(27)
}
