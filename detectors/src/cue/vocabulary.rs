//! The words and phrases of all detectors, compiled.

use std::collections::BTreeMap;

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
    /// Bits of hashes of last words behind others.
    lasts_of_several: Box<[u64; FEWER / 64]>,
    /// Bits of hashes of the last four letters of last words.
    endings: Box<[u64; FILTER / 64]>,
    /// An open-addressed table of `(key of node and word, child)`, of the key its upper half: the lower half says
    /// where it stands; 0 is no child.
    slots: Vec<(u32, Node)>,
    /// The keys of all nodes but the root, while words are added.
    keys: Vec<u64>,
    /// By node, the place of its meaning; 0 where no phrase ends.
    ends: Vec<u32>,
    /// The first names nothing. Phrases of the same meaning share it.
    meanings: Vec<Meaning>,
    /// What two meanings together are, of those that some phrase has both of.
    both: BTreeMap<(u32, u32), u32>,
}

impl Default for Vocabulary {
    fn default() -> Vocabulary {
        Vocabulary::with_room(0)
    }
}

const FILTER: usize = 1 << 16;
const FEWER: usize = 1 << 14;
/// The words of longer phrases are not written together.
const LONGEST_TOGETHER: usize = 48;

impl Vocabulary {
    /// Compiles the words of `detectors`.
    pub(crate) fn new(detectors: &[(DetectorId, &'static Definition)]) -> Vocabulary {
        let listed = detectors.iter().map(|(_, definition)| definition.context.len() + 1).sum::<usize>()
            + vocabulary::ALL.iter().map(|(_, list)| list.len()).sum::<usize>()
            + vocabulary::OTHER.len();
        // Nodes are about two and a half a phrase, and less than half of the slots are filled.
        let mut compiled = Vocabulary::with_room(listed * 6);
        for (number, definition) in detectors {
            let meaning = compiled.name(Meaning { specific: Marks::of(*number), ..Meaning::default() });
            compiled.add(definition.id, meaning);
            for phrase in definition.context {
                compiled.add(phrase, meaning);
            }
        }
        for (category, list) in vocabulary::ALL {
            let category = of_category(detectors, *category);
            if !category.is_empty() {
                let meaning = compiled.name(Meaning { category, ..Meaning::default() });
                for phrase in *list {
                    compiled.add(phrase, meaning);
                }
            }
        }
        let other = compiled.name(Meaning { other: true, ..Meaning::default() });
        for phrase in vocabulary::OTHER {
            compiled.add(phrase, other);
        }
        compiled.keys = Vec::new();
        compiled
    }

    /// The place of a new meaning.
    fn name(&mut self, meaning: Meaning) -> u32 {
        self.meanings.push(meaning);
        self.meanings.len() as u32 - 1
    }

    fn with_room(slots: usize) -> Vocabulary {
        let mut vocabulary = Vocabulary {
            filter: Box::new([0; FILTER / 64]),
            lasts: Box::new([0; FILTER / 64]),
            lasts_of_several: Box::new([0; FEWER / 64]),
            endings: Box::new([0; FILTER / 64]),
            slots: vec![(0, 0); slots.next_power_of_two().max(16)],
            keys: Vec::with_capacity(slots / 2),
            ends: Vec::with_capacity(slots / 2 + 1),
            meanings: vec![Meaning::default()],
            both: BTreeMap::new(),
        };
        vocabulary.ends.push(0);
        vocabulary
    }

    /// Adds a phrase in all its spellings: as given, without diacritics, and written together.
    fn add(&mut self, phrase: &str, meaning: u32) {
        self.add_spelling(phrase, meaning);
        if !phrase.is_ascii() {
            let plain: String = phrase.chars().map(base).collect();
            if plain != phrase {
                self.add_spelling(&plain, meaning);
            }
            // Outside Latin-1 the hash does not fold case; three of its letters have capitals outside.
            if phrase.chars().any(|c| c > 'ÿ' || matches!(c, 'ß' | 'ÿ' | 'µ')) {
                let capitals = phrase.to_uppercase();
                if capitals != phrase {
                    self.add_spelling(&capitals, meaning);
                }
            }
        }
    }

    fn add_spelling(&mut self, phrase: &str, meaning: u32) {
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
            let bytes = phrase.as_bytes();
            let letter = |at: usize| bytes.get(at).is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0x80);
            let mut at = 0;
            while count < MOST_WORDS && at < bytes.len() {
                let start = at;
                while letter(at) {
                    at += 1;
                }
                if at > start {
                    words[count] = &bytes[start..at];
                    count += 1;
                }
                at += 1;
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

    fn add_words(&mut self, words: &[&[u8]], meaning: u32) {
        let (mut node, mut hashed) = (ROOT, 0);
        for word in words {
            hashed = hash(word);
            if node == ROOT {
                set(&mut self.filter, hashed);
            }
            node = self.child_or_new(node, hashed);
        }
        let [before @ .., last] = words else { return };
        set(&mut self.lasts, hashed);
        if !before.is_empty() {
            set(&mut self.lasts_of_several, hashed);
        }
        let mut four = last_four(last);
        set(&mut self.endings, ending(four));
        // Characters that are words by themselves stand together: the ending begins in the one before.
        if let (true, Some(byte)) = (four[1] >= WIDE, before.last().and_then(|word| word.last())) {
            four[0] = *byte;
            set(&mut self.endings, ending(four));
        }
        self.ends[node as usize] = self.both(self.ends[node as usize], meaning);
    }

    /// The place of what two meanings together are.
    fn both(&mut self, first: u32, second: u32) -> u32 {
        if first == 0 || first == second {
            return second;
        }
        if let Some(known) = self.both.get(&(first, second)) {
            return *known;
        }
        let mut together = self.meanings[first as usize];
        together.add(&self.meanings[second as usize]);
        let place = self.name(together);
        self.both.insert((first, second), place);
        place
    }

    fn child_or_new(&mut self, node: Node, hash: u64) -> Node {
        let key = key(node, hash);
        let mut at = match self.place(key) {
            Ok(child) => return child,
            Err(free) => free,
        };
        if self.keys.len() * 2 >= self.slots.len() {
            self.grow();
            at = self.place(key).err().unwrap_or(at);
        }
        let child = self.ends.len() as Node;
        self.ends.push(0);
        self.slots[at] = ((key >> 32) as u32, child);
        self.keys.push(key);
        child
    }

    fn grow(&mut self) {
        self.slots = vec![(0, 0); self.slots.len() * 2];
        for (index, key) in self.keys.iter().enumerate() {
            if let Err(free) = self.place(*key) {
                self.slots[free] = ((key >> 32) as u32, index as Node + 1);
            }
        }
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

    /// Whether a phrase of several words may end with the word.
    #[inline]
    pub(super) fn may_be_last_of_several(&self, hash: u64) -> bool {
        test(&self.lasts_of_several, hash)
    }

    /// Whether a phrase may end with a word of this ending, see [`ending`].
    #[inline]
    pub(crate) fn may_end(&self, ending: u64) -> bool {
        test(&self.endings, ending)
    }

    /// The node behind `node` by the word.
    #[inline]
    pub(super) fn child(&self, node: Node, hash: u64) -> Option<Node> {
        self.place(key(node, hash)).ok()
    }

    /// The child of a key, or the free slot where it belongs.
    #[inline]
    fn place(&self, key: u64) -> Result<Node, usize> {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        loop {
            let (found, child) = self.slots[at];
            if child == 0 {
                return Err(at);
            }
            if found == (key >> 32) as u32 {
                return Ok(child);
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
    // By two loads that may overlap: a copy of so few bytes of unknown number would be a call.
    let last = match (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            let shift = 8 * (rest.len() as u32 - 4);
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << shift
        }
        _ => rest.iter().rev().fold(0, |last, byte| last << 8 | u64::from(*byte)),
    };
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
fn set<const N: usize>(bits: &mut [u64; N], hash: u64) {
    let bit = (hash >> 32) as usize % (64 * N);
    bits[bit / 64] |= 1 << (bit % 64);
}

#[inline]
fn test<const N: usize>(bits: &[u64; N], hash: u64) -> bool {
    let bit = (hash >> 32) as usize % (64 * N);
    bits[bit / 64] & 1 << (bit % 64) != 0
}
