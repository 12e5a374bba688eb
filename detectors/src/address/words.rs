//! Words of addresses, and what they say: words for ways with their place beside the name, parts of buildings,
//! boxes, directions, codes of states, cues.
//!
//! The words are those of the postal authorities' guides (USPS Publication 28, appendices B and C,
//! <https://pe.usps.com/text/pub28/>; UPU addressing guides by country,
//! <https://www.upu.int/en/Postal-Solutions/Programmes-Services/Addressing-Solutions>), in the spelling that
//! [`fold`] gives: small letters without marks. Names of countries and states of which no other list knows the
//! code are in [`tables`](super::tables).

use super::tables::{LISTS, way_endings};
use crate::field::base;

/// What a word of an address is, as a set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Role(pub(super) u32);

impl Role {
    pub(super) const NONE: Role = Role(0);
    /// A way whose word stands behind its name: `Street`, `utca`, `katu`.
    pub(super) const WAY_AFTER: Role = Role(1);
    /// A way whose word stands before its name: `rue`, `calle`, `ulica`.
    pub(super) const WAY_BEFORE: Role = Role(1 << 1);
    /// A word for a way that is more often something else: `Park`, `Way`, `Point`.
    pub(super) const WEAK: Role = Role(1 << 2);
    /// A part of a building, before or behind its number.
    pub(super) const UNIT: Role = Role(1 << 3);
    /// A box at a post office, where the word alone says so: `Postfach`, `pobox`.
    pub(super) const BOX: Role = Role(1 << 4);
    /// A point of the compass.
    pub(super) const DIRECTION: Role = Role(1 << 5);
    /// A word that names an address: `address`, `Anschrift`, `domicilio`.
    pub(super) const LABEL: Role = Role(1 << 6);
    /// A word that leads to an address: `lives`, `located`, `wohnhaft`.
    pub(super) const CUE: Role = Role(1 << 7);
    /// The code of a state or province; counts in capitals only, or before a postcode.
    pub(super) const STATE: Role = Role(1 << 8);
    /// The name of a state, province or county.
    pub(super) const REGION: Role = Role(1 << 9);
    /// A country, or a word of its name.
    pub(super) const COUNTRY: Role = Role(1 << 10);
    /// A small word within names of ways and places.
    pub(super) const PARTICLE: Role = Role(1 << 11);
    /// What is counted or dated: a number beside it is no house number.
    pub(super) const COUNTED: Role = Role(1 << 12);
    /// `No.`, `nº`, `Nr.`: what stands before a house number.
    pub(super) const NUMBER: Role = Role(1 << 13);
    /// `s/n`, `sn`: a house without a number.
    pub(super) const UNNUMBERED: Role = Role(1 << 14);
    /// A word that may mean a box: `Box`, `BP`, `CP`.
    pub(super) const BOX_PART: Role = Role(1 << 15);
    /// `APO`, `FPO`, `DPO`.
    pub(super) const MILITARY: Role = Role(1 << 16);
    /// An ending makes it a way: `Hauptstraße`, `Storgatan`.
    pub(super) const COMPOUND: Role = Role(1 << 17);
    /// A preposition that leads to a place: `at`, `in`, `bei`, `à`.
    pub(super) const PREPOSITION: Role = Role(1 << 18);
    /// An addition to a house number: `bis`, `ter`.
    pub(super) const ADDITION: Role = Role(1 << 19);

    /// Whether a flag of `other` is set.
    pub(super) const fn is(self, other: Role) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn or(self, other: Role) -> Role {
        Role(self.0 | other.0)
    }

    /// Whether it is a word for a way.
    pub(super) const fn is_way(self) -> bool {
        self.is(Role::WAY_AFTER.or(Role::WAY_BEFORE).or(Role::COMPOUND))
    }
}

/// The longest word that is looked up, in bytes of its folded form.
pub(super) const LONGEST: usize = 24;

/// A word in small letters without marks, without full stops and apostrophes.
#[derive(Clone, Copy)]
pub(super) struct Folded {
    bytes: [u8; LONGEST],
    length: usize,
    whole: bool,
}

impl Folded {
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    #[inline]
    fn push(&mut self, byte: u8) {
        match self.bytes.get_mut(self.length) {
            Some(slot) => {
                *slot = byte;
                self.length += 1;
            }
            None => {
                // Endings tell more than beginnings do.
                self.bytes.copy_within(1.., 0);
                self.bytes[LONGEST - 1] = byte;
                self.whole = false;
            }
        }
    }
}

/// Folds a word. Of a long one the end is kept.
#[inline]
pub(super) fn fold(word: &[u8]) -> Folded {
    let mut folded = Folded { bytes: [0; LONGEST], length: 0, whole: true };
    if word.is_ascii() {
        for &byte in word {
            if byte != b'.' && byte != b'\'' {
                folded.push(byte.to_ascii_lowercase());
            }
        }
        return folded;
    }
    for char in String::from_utf8_lossy(word).chars() {
        match char {
            '.' | '\'' | '\u{2019}' => {}
            'ß' => (0..2).for_each(|_| folded.push(b's')),
            'æ' | 'Æ' => b"ae".iter().for_each(|&b| folded.push(b)),
            'œ' | 'Œ' => b"oe".iter().for_each(|&b| folded.push(b)),
            'Σ' | 'ς' => "σ".bytes().for_each(|b| folded.push(b)),
            _ => {
                let char = base(char);
                let char = char.to_lowercase().next().map_or(char, base);
                let mut utf8 = [0; 4];
                char.encode_utf8(&mut utf8).bytes().for_each(|b| folded.push(b));
            }
        }
    }
    folded
}

/// A set of words that may say that a word is in it where it is not, in one of a hundred cases: by a hash of its
/// first four letters, its last four and its length.
pub(super) struct Sieve([u64; Sieve::WORDS]);

impl Sieve {
    /// 8 KiB: 65,536 bits for some two thousand words.
    const WORDS: usize = 1024;

    /// The words of the lists that have a role of `roles`.
    pub(super) const fn of(roles: u32) -> Sieve {
        let mut bits = [0; Sieve::WORDS];
        let mut list = 0;
        while list < LISTS.len() {
            let (role, words) = LISTS[list];
            let words = words.as_bytes();
            let mut start = 0;
            while start < words.len() && role.0 & roles != 0 {
                let mut end = start;
                while end < words.len() && words[end] != b' ' {
                    end += 1;
                }
                let (_, word) = words.split_at(start);
                let (word, _) = word.split_at(end - start);
                let bit = Sieve::bit(word);
                bits[bit >> 6] |= 1 << (bit & 63);
                start = end + 1;
            }
            list += 1;
        }
        Sieve(bits)
    }

    /// The bit of a word in letters of any case.
    #[inline]
    const fn bit(word: &[u8]) -> usize {
        let (first, last) = match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
            (Some(first), Some(last)) => (u32::from_le_bytes(*first), u32::from_le_bytes(*last)),
            _ => match *word {
                [a, b, c] => (u32::from_le_bytes([a, b, c, 0]), 0),
                [a, b] => (u32::from_le_bytes([a, b, 0, 0]), 0),
                [a] => (a as u32, 0),
                _ => (0, 0),
            },
        };
        let both = (last as u64) << 32 | first as u64 | 0x2020_2020_2020_2020;
        let mixed = (both ^ (word.len() as u64) << 56).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> 48) as usize
    }

    #[inline]
    fn holds(&self, word: &[u8]) -> bool {
        let bit = Sieve::bit(word);
        self.0.get(bit >> 6).is_some_and(|bits| bits >> (bit & 63) & 1 != 0)
    }
}

/// The words of all lists.
static ALL: Sieve = Sieve::of(u32::MAX);

/// The last three letters of endings of ways, a bit each.
static ENDINGS: [u32; 1024] = endings();

const fn endings() -> [u32; 1024] {
    let mut table = [0; 1024];
    let mut last = b'a';
    while last <= b'z' {
        let endings = way_endings(last);
        let mut index = 0;
        while index < endings.len() {
            let ending = endings[index].0.as_bytes();
            let n = ending.len();
            table[pair(ending[n - 1], ending[n - 2])] |= 1 << (ending[n - 3] & 31);
            index += 1;
        }
        last += 1;
    }
    table
}

const fn pair(one: u8, other: u8) -> usize {
    (one as usize & 31) << 5 | other as usize & 31
}

/// Whether a word may be in a list of those of `sieve`, or end as a way does. What is not plain letters may be.
#[inline]
pub(super) fn may_tell(word: &[u8], sieve: &Sieve) -> bool {
    let ending = match *word {
        [.., a, b, c] if word.len() >= 6 => ENDINGS[pair(c, b)] >> (a & 31) & 1 != 0,
        _ => false,
    };
    ending || sieve.holds(word) || !word.iter().all(u8::is_ascii_alphabetic)
}

/// What a word is.
#[inline]
pub(super) fn role(word: &[u8]) -> Role {
    if !may_tell(word, &ALL) {
        return Role::NONE;
    }
    let folded = fold(word);
    let bytes = folded.bytes();
    let mut role = if folded.whole { find(bytes) } else { Role::NONE };
    if !role.is_way() && bytes.len() >= 6 {
        role = role.or(by_ending(bytes));
    }
    if role == Role::NONE
        && let Some(at) = bytes.iter().rposition(|&b| b == b'-')
    {
        // Of `Konrad-Adenauer-Straße` the last part tells.
        let last = find(&bytes[at + 1..]);
        if last.is(Role::WAY_AFTER) {
            role = if last.is(Role::WEAK) { Role::COMPOUND.or(Role::WEAK) } else { Role::COMPOUND };
        }
    }
    role
}

/// Whether a word ends as names of ways do.
#[inline]
fn by_ending(word: &[u8]) -> Role {
    let Some(&last) = word.last() else { return Role::NONE };
    for (ending, alone) in way_endings(last) {
        if word.len() >= ending.len() + 3 && word.ends_with(ending.as_bytes()) {
            return if *alone { Role::COMPOUND } else { Role::COMPOUND.or(Role::WEAK) };
        }
    }
    Role::NONE
}

/// Slots of the table: a power of two, twice as many as words.
const SLOTS: usize = 4096;

struct Table {
    /// The list, plus one (0 for none), and where in it the word begins and ends.
    slots: [(u8, u16, u16); SLOTS],
}

static TABLE: Table = Table::new();

impl Table {
    const fn new() -> Table {
        let mut slots = [(0, 0, 0); SLOTS];
        let mut list = 0;
        while list < LISTS.len() {
            let words = LISTS[list].1.as_bytes();
            let mut start = 0;
            while start < words.len() {
                let mut end = start;
                while end < words.len() && words[end] != b' ' {
                    end += 1;
                }
                let mut at = hash(words, start, end) % SLOTS;
                while slots[at].0 != 0 {
                    at = (at + 1) % SLOTS;
                }
                slots[at] = (list as u8 + 1, start as u16, end as u16);
                start = end + 1;
            }
            list += 1;
        }
        Table { slots }
    }
}

/// FNV-1a over 32 bits, with a last shift so that all bits count.
const fn hash(text: &[u8], start: usize, end: usize) -> usize {
    let mut hash = 0x811c_9dc5u32;
    let mut index = start;
    while index < end {
        hash = (hash ^ text[index] as u32).wrapping_mul(0x0100_0193);
        index += 1;
    }
    (hash ^ hash >> 15) as usize
}

/// The roles of a folded word in all lists.
#[inline]
fn find(word: &[u8]) -> Role {
    let mut role = Role::NONE;
    let mut at = hash(word, 0, word.len()) % SLOTS;
    loop {
        let (list, start, end) = TABLE.slots[at];
        if list == 0 {
            return role;
        }
        let (of_list, words) = &LISTS[list as usize - 1];
        if &words.as_bytes()[start as usize..end as usize] == word {
            role = role.or(*of_list);
        }
        at = (at + 1) % SLOTS;
    }
}
