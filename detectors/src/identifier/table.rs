//! From the skeleton of a text to the forms that have it.

use super::form::{Form, is_separator};
use super::tokens::Token;
use crate::DetectorId;

/// A form of a detector.
#[derive(Clone, Debug)]
pub(crate) struct Shaped {
    pub(crate) detector: DetectorId,
    pub(crate) form: Form,
    pub(crate) check: fn(&[u8]) -> Option<crate::Evidence>,
}

/// The forms of all detectors by their skeletons.
#[derive(Default)]
pub(crate) struct Table {
    /// Bits of keys.
    filter: Vec<u64>,
    /// Keys in ascending order, each with the range of its forms.
    keys: Vec<(u32, u32, u32)>,
    /// By key, then by detector.
    shapes: Vec<Shaped>,
}

/// A key under construction: a rolling hash of a skeleton.
#[derive(Clone, Copy)]
pub(crate) struct Skeleton(u32);

impl Skeleton {
    pub(crate) const EMPTY: Skeleton = Skeleton(0x811c_9dc5);

    /// The skeleton with a run behind it.
    #[inline]
    #[must_use]
    pub(crate) fn run(self, length: u8) -> Skeleton {
        Skeleton((self.0 ^ u32::from(length)).wrapping_mul(0x0100_0193).rotate_left(7))
    }

    /// The skeleton with a separator behind it.
    #[inline]
    #[must_use]
    pub(crate) fn separator(self, byte: u8) -> Skeleton {
        Skeleton((self.0 ^ u32::from(byte) << 8).wrapping_mul(0x85eb_ca6b).rotate_left(11))
    }

    /// The key of a text of this skeleton, with letters or without.
    #[inline]
    pub(crate) fn key(self, letters: bool) -> u32 {
        (self.0 ^ u32::from(letters)).wrapping_mul(0x9e37_79b1)
    }
}

const FILTER_BITS: u32 = 14;

impl Table {
    /// A table of the forms; those of one key stand in the order given.
    pub(crate) fn new(forms: Vec<Shaped>) -> Table {
        let mut keyed: Vec<(u32, Shaped)> = Vec::new();
        for shaped in forms {
            let mut skeleton = Skeleton::EMPTY;
            for (length, separator) in &shaped.form.runs {
                skeleton = skeleton.run(*length);
                if *separator != 0 {
                    skeleton = skeleton.separator(*separator);
                }
            }
            let (numeric, lettered) = (shaped.form.is_numeric(), shaped.form.needs_letter());
            if !numeric {
                keyed.push((skeleton.key(true), shaped.clone()));
            }
            if !lettered {
                keyed.push((skeleton.key(false), shaped));
            }
        }
        keyed.sort_by_key(|(key, shaped)| (*key, shaped.detector));
        let mut table = Table { filter: vec![0; 1 << (FILTER_BITS - 6)], ..Table::default() };
        for (key, shaped) in keyed {
            let at = table.shapes.len() as u32;
            match table.keys.last_mut() {
                Some((last, _, end)) if *last == key => *end = at + 1,
                _ => table.keys.push((key, at, at + 1)),
            }
            let bit = (key >> (32 - FILTER_BITS)) as usize;
            table.filter[bit / 64] |= 1 << (bit % 64);
            table.shapes.push(shaped);
        }
        table
    }

    /// The forms with the skeleton of this key.
    #[inline]
    pub(crate) fn shapes(&self, key: u32) -> &[Shaped] {
        let bit = (key >> (32 - FILTER_BITS)) as usize;
        if self.filter.get(bit / 64).is_none_or(|word| word & 1 << (bit % 64) == 0) {
            return &[];
        }
        match self.keys.binary_search_by_key(&key, |(key, ..)| *key) {
            Ok(index) => {
                let (_, from, to) = self.keys[index];
                &self.shapes[from as usize..to as usize]
            }
            Err(_) => &[],
        }
    }
}

/// Calls `found` with every stretch of the runs that has the skeleton of some form: the index of its
/// first run, that behind its last, the end of its text, and the forms. Identifiers begin at a run that no
/// dash, dot or slash ties to the one before, and end likewise.
#[inline]
pub(crate) fn stretches<'t>(
    table: &'t Table,
    tokens: &[Token],
    mut found: impl FnMut(usize, usize, usize, &'t [Shaped]),
) {
    let free = |separator: u8| !matches!(separator, b'-' | b'.' | b'/' | b'+');
    for first in 0..tokens.len() {
        if first > 0 && !matches!(tokens[first - 1].separator, b' ' | b'(' | b')') {
            continue;
        }
        let (mut skeleton, mut letters) = (Skeleton::EMPTY, false);
        for (last, token) in tokens.iter().enumerate().skip(first) {
            skeleton = skeleton.run(token.length);
            letters |= token.letters;
            let mut end = token.end();
            let bracketed = token.separator == b')';
            if bracketed && last > first {
                let shapes = table.shapes(skeleton.separator(b')').key(letters));
                if !shapes.is_empty() {
                    end += 1;
                    found(first, last + 1, end, shapes);
                    end -= 1;
                }
            }
            if free(token.separator) || last + 1 == tokens.len() {
                let shapes = table.shapes(skeleton.key(letters));
                if !shapes.is_empty() {
                    found(first, last + 1, end, shapes);
                }
            }
            if !is_separator(token.separator) {
                break;
            }
            skeleton = skeleton.separator(token.separator);
        }
    }
}
