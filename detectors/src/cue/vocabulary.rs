//! The words and phrases of all detectors, compiled.

use crate::{
    Category, Definition, DetectorId,
    catalog::vocabulary,
    field::base,
    marks::Marks,
    words::{WIDE, divided, words},
};

/// What a phrase names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// The detectors that list the phrase.
    pub(crate) specific: Marks,
    /// The detectors of the categories that it names.
    pub(crate) category: Marks,
    /// It says that a number is something else.
    pub(crate) other: bool,
}

impl Meaning {
    pub(crate) fn is_empty(&self) -> bool {
        self.specific.is_empty() && self.category.is_empty() && !self.other
    }

    /// The detectors that list the phrase, or else those of its categories.
    pub(crate) fn named(&self) -> &Marks {
        if self.specific.is_empty() { &self.category } else { &self.specific }
    }

    /// Every detector that it names.
    pub(crate) fn all(&self) -> Marks {
        self.specific.or(self.category)
    }

    fn add(&mut self, other: &Meaning) {
        self.specific = self.specific.or(other.specific);
        self.category = self.category.or(other.category);
        self.other |= other.other;
    }
}

/// A node of the trie of words; the root is [`ROOT`].
pub(super) type Node = u32;
pub(super) const ROOT: Node = 0;
/// Most words of a phrase.
pub(super) const DEEPEST: usize = 16;
/// Most words of a phrase that is written with spaces.
pub(super) const MOST_WORDS: usize = 5;

/// The words and phrases of a set of detectors.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// Bits of hashes of first words: most words of a text are not among them.
    filter: Box<[u64; FILTER / 64]>,
    /// Bits of hashes of last words.
    lasts: Box<[u64; FILTER / 64]>,
    /// Bits of hashes of the last four letters of last words.
    endings: Box<[u64; FILTER / 64]>,
    /// An open-addressed table of `(key of node and word, child)`; 0 is no child.
    slots: Vec<(u64, Node)>,
    filled: usize,
    /// By node, the place of its meaning; 0 where no phrase ends.
    ends: Vec<u32>,
    /// The first names nothing.
    meanings: Vec<Meaning>,
}

impl Default for Vocabulary {
    fn default() -> Vocabulary {
        Vocabulary::with_room(0)
    }
}

const FILTER: usize = 1 << 16;
/// The words of longer phrases are not written together.
const LONGEST_TOGETHER: usize = 48;

impl Vocabulary {
    /// Compiles the words of `detectors`.
    pub(crate) fn new(detectors: &[(DetectorId, &'static Definition)]) -> Vocabulary {
        let listed = detectors.iter().map(|(_, definition)| definition.context.len() + 1).sum::<usize>()
            + vocabulary::ALL.iter().map(|(_, list)| list.len()).sum::<usize>()
            + vocabulary::OTHER.len();
        // Two spellings of three words, and as much room again.
        let mut compiled = Vocabulary::with_room(listed * 12);
        for (number, definition) in detectors {
            let meaning = Meaning { specific: Marks::of(*number), ..Meaning::default() };
            compiled.add(definition.id, &meaning);
            for phrase in definition.context {
                compiled.add(phrase, &meaning);
            }
        }
        for (category, list) in vocabulary::ALL {
            let category = of_category(detectors, *category);
            if !category.is_empty() {
                for phrase in *list {
                    compiled.add(phrase, &Meaning { category, ..Meaning::default() });
                }
            }
        }
        for phrase in vocabulary::OTHER {
            compiled.add(phrase, &Meaning { other: true, ..Meaning::default() });
        }
        compiled
    }

    fn with_room(slots: usize) -> Vocabulary {
        Vocabulary {
            filter: Box::new([0; FILTER / 64]),
            lasts: Box::new([0; FILTER / 64]),
            endings: Box::new([0; FILTER / 64]),
            slots: vec![(0, 0); slots.next_power_of_two().max(16)],
            filled: 0,
            ends: vec![0],
            meanings: vec![Meaning::default()],
        }
    }

    /// Adds a phrase in all its spellings: as given, without diacritics, and written together.
    fn add(&mut self, phrase: &str, meaning: &Meaning) {
        self.add_spelling(phrase, meaning);
        if !phrase.is_ascii() {
            let plain: String = phrase.chars().map(base).collect();
            // Outside Latin-1 the hash does not fold case.
            let capitals = phrase.to_uppercase();
            for spelling in [plain, capitals] {
                if spelling != phrase {
                    self.add_spelling(&spelling, meaning);
                }
            }
        }
    }

    fn add_spelling(&mut self, phrase: &str, meaning: &Meaning) {
        let mut words: [&[u8]; DEEPEST] = [&[]; DEEPEST];
        let mut count = 0;
        let wide = phrase.bytes().any(|byte| byte >= WIDE);
        if wide {
            let divided = phrase.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic()).flat_map(divided);
            for (slot, word) in words.iter_mut().zip(divided) {
                *slot = word.as_bytes();
                count += 1;
            }
        } else {
            let letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte >= 0x80;
            let mut rest = phrase.as_bytes();
            while count < MOST_WORDS
                && let Some(start) = rest.iter().position(letter)
            {
                let end = rest[start..].iter().position(|b| !letter(b)).map_or(rest.len(), |n| start + n);
                words[count] = &rest[start..end];
                count += 1;
                rest = &rest[end..];
            }
        }
        let words = &words[..count];
        self.add_words(words, meaning);
        if !wide && count > 1 {
            let (mut together, mut length) = ([0; LONGEST_TOGETHER], 0);
            for word in words {
                let Some(slot) = together.get_mut(length..length + word.len()) else { return };
                slot.copy_from_slice(word);
                length += word.len();
            }
            if length >= 6 {
                self.add_words(&[&together[..length]], meaning);
            }
        }
    }

    fn add_words(&mut self, words: &[&[u8]], meaning: &Meaning) {
        let (mut node, mut last, mut before): (Node, &[u8], &[u8]) = (ROOT, &[], &[]);
        for word in words {
            let hash = hash(word);
            if node == ROOT {
                set(&mut self.filter, hash);
            }
            node = self.child_or_new(node, hash);
            (before, last) = (last, word);
        }
        if node == ROOT {
            return;
        }
        set(&mut self.lasts, hash(last));
        let mut four = last_four(last);
        set(&mut self.endings, ending(four));
        // Characters that are words by themselves stand together: the ending begins in the one before.
        if let (true, Some(byte)) = (four[1] >= WIDE, before.last()) {
            four[0] = *byte;
            set(&mut self.endings, ending(four));
        }
        if self.ends[node as usize] == 0 {
            self.ends[node as usize] = self.meanings.len() as u32;
            self.meanings.push(Meaning::default());
        }
        self.meanings[self.ends[node as usize] as usize].add(meaning);
    }

    fn child_or_new(&mut self, node: Node, hash: u64) -> Node {
        if let Some(child) = self.child(node, hash) {
            return child;
        }
        if self.filled * 2 >= self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![(0, 0); old.len() * 2];
            for (key, child) in old.into_iter().filter(|(_, child)| *child != 0) {
                self.insert(key, child);
            }
        }
        let child = self.ends.len() as Node;
        self.ends.push(0);
        self.insert(key(node, hash), child);
        self.filled += 1;
        child
    }

    fn insert(&mut self, key: u64, child: Node) {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (key, child);
    }

    /// Whether a phrase may begin with the word.
    #[inline]
    pub(super) fn may_begin(&self, hash: u64) -> bool {
        test(&self.filter, hash)
    }

    /// Whether a phrase begins with the word.
    #[inline]
    pub(super) fn begins_with(&self, hash: u64) -> bool {
        self.may_begin(hash) && self.child(ROOT, hash).is_some()
    }

    /// Whether a phrase may end with the word.
    #[inline]
    pub(super) fn may_be_last(&self, hash: u64) -> bool {
        test(&self.lasts, hash)
    }

    /// Whether a phrase may end with a word of this ending, see [`ending`].
    #[inline]
    pub(crate) fn may_end(&self, ending: u64) -> bool {
        test(&self.endings, ending)
    }

    /// The node behind `node` by the word.
    #[inline]
    pub(super) fn child(&self, node: Node, hash: u64) -> Option<Node> {
        let key = key(node, hash);
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        loop {
            let (found, child) = self.slots[at];
            if child == 0 {
                return None;
            }
            if found == key {
                return Some(child);
            }
            at = (at + 1) & mask;
        }
    }

    /// What the phrase that ends at the node names; empty where none ends.
    #[inline]
    pub(crate) fn meaning(&self, node: Node) -> &Meaning {
        &self.meanings[self.ends[node as usize] as usize]
    }

    /// What the name of a field says: all phrases in it, a longer one over those within.
    pub(crate) fn of_name(&self, name: &[u8]) -> Meaning {
        let mut meaning = Meaning::default();
        self.phrases(name, |node| meaning.add(self.meaning(node)));
        meaning
    }

    /// What the last phrase in the name of a column says.
    pub(crate) fn of_column(&self, name: &[u8]) -> Option<&Meaning> {
        let mut last = None;
        self.phrases(name, |node| last = Some(node));
        last.map(|node| self.meaning(node))
    }

    fn phrases(&self, name: &[u8], mut found: impl FnMut(Node)) {
        // A name has hardly more words; what follows says little.
        const MOST: usize = 16;
        let mut hashes = [0; MOST];
        let mut count = 0;
        for (slot, word) in hashes.iter_mut().zip(words(name)) {
            *slot = hash(&folded(word.bytes()));
            count += 1;
        }
        let (hashes, mut from) = (&hashes[..count], 0);
        while from < hashes.len() {
            let (mut node, mut longest) = (ROOT, None);
            for (place, hash) in hashes[from..].iter().take(DEEPEST).enumerate() {
                let Some(child) = self.child(node, *hash) else { break };
                node = child;
                if !self.meaning(node).is_empty() {
                    longest = Some((place + 1, node));
                }
            }
            match longest {
                Some((length, node)) => {
                    found(node);
                    from += length;
                }
                None => from += 1,
            }
        }
    }
}

fn of_category(detectors: &[(DetectorId, &'static Definition)], category: Category) -> Marks {
    detectors
        .iter()
        .filter(|(_, definition)| definition.category == category)
        .fold(Marks::NONE, |marks, (number, _)| marks.with(*number))
}

/// A word of a name without diacritics.
fn folded(word: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(word).chars().map(base).collect::<String>().into_bytes()
}

/// Bit 5 of every byte.
const CASE: u64 = 0x2020_2020_2020_2020;

/// The hash of a word whatever its case. Bit 5 is set in every byte: that folds the case of ASCII and, in
/// UTF-8, of Latin-1.
#[inline]
pub(super) fn hash(word: &[u8]) -> u64 {
    let mut state = 0x9e37_79b9_7f4a_7c15 ^ word.len() as u64;
    let mut rest = word;
    while let Some((eight, more)) = rest.split_first_chunk::<8>() {
        state = mix(state ^ (u64::from_le_bytes(*eight) | CASE));
        rest = more;
    }
    // Byte by byte: a copy of so few bytes of unknown number would be a call.
    let last = rest.iter().rev().fold(0, |last, byte| last << 8 | u64::from(*byte));
    mix(state ^ (last | CASE))
}

/// The [`hash`] of the word `text[start..end]`, by whole loads where text goes on behind it.
#[inline]
pub(super) fn hash_in(text: &[u8], start: usize, end: usize) -> u64 {
    let length = end - start;
    match text.get(start..).and_then(<[u8]>::first_chunk::<8>) {
        Some(eight) if length < 8 => {
            let inside = (1u64 << (8 * length)) - 1;
            mix(0x9e37_79b9_7f4a_7c15 ^ length as u64 ^ (u64::from_le_bytes(*eight) & inside | CASE))
        }
        _ => hash(&text[start..end]),
    }
}

/// A hash of the last four letters of a word, case folded; zeros stand before a shorter one.
#[inline]
pub(crate) fn ending(last: [u8; 4]) -> u64 {
    mix(u64::from(u32::from_le_bytes(last) | 0x2020_2020))
}

/// The last four letters of a word, with zeros before a shorter one.
fn last_four(word: &[u8]) -> [u8; 4] {
    let mut four = [0; 4];
    for (slot, byte) in four.iter_mut().rev().zip(word.iter().rev()) {
        *slot = *byte;
    }
    four
}

/// Multiplies to twice the width and folds: every bit of the result depends on all bits.
#[inline]
fn mix(value: u64) -> u64 {
    let wide = u128::from(value ^ 0xa076_1d64_78bd_642f) * 0xe703_7ed1_a0b4_28db;
    (wide >> 64) as u64 ^ wide as u64
}

#[inline]
fn key(node: Node, hash: u64) -> u64 {
    hash ^ u64::from(node).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[inline]
fn set(bits: &mut [u64; FILTER / 64], hash: u64) {
    let bit = (hash >> 48) as usize;
    bits[bit / 64] |= 1 << (bit % 64);
}

#[inline]
fn test(bits: &[u64; FILTER / 64], hash: u64) -> bool {
    let bit = (hash >> 48) as usize;
    bits[bit / 64] & 1 << (bit % 64) != 0
}
