//! What words are: names, places, common words, words of addresses. One table for the names and the addresses.
//!
//! The lists behind the table, their versions, licences and checksums are in `detectors/lexicon/README.md`;
//! `detectors/lexicon/collect.py` fetches them, `examples/lexicon.rs` compiles them into `table.bin`.

mod fold;
mod table;
#[cfg(test)]
mod tests;

use crate::field::base;

/// What a word is, as a set of flags and of levels of frequency (0: not that, 1: rare, 3: frequent).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(u32);

#[allow(dead_code)]
impl Class {
    /// Nothing is known.
    pub(crate) const NONE: Class = Class(0);
    /// A title or form of address (`Dr`, `Herr`, `Mme`, `pan`).
    pub(crate) const TITLE: Class = Class(1 << 8);
    /// A particle of family names (`von`, `de`, `van`, `bin`, `al`).
    pub(crate) const PARTICLE: Class = Class(1 << 9);
    /// A legal form or a word that makes what it stands with an organisation (`GmbH`, `Ltd`, `University`).
    pub(crate) const ORGANISATION: Class = Class(1 << 10);
    /// A word for a way, or an ending of one, in any language (`Street`, `rue`, `calle`, `straße`, `ulica`).
    pub(crate) const STREET: Class = Class(1 << 11);
    /// A country, a nationality or a language.
    pub(crate) const COUNTRY: Class = Class(1 << 12);
    /// A state, province or county, or its code (`CA`, `Bayern`, `Ontario`).
    pub(crate) const REGION: Class = Class(1 << 13);
    /// A month or a day of the week, or its abbreviation.
    pub(crate) const CALENDAR: Class = Class(1 << 14);
    /// A word of kinship or of a person's part (`mother`, `Vater`, `patient`, `director`).
    pub(crate) const KIN: Class = Class(1 << 15);
    /// A suffix of names (`Jr`, `III`, `PhD`).
    pub(crate) const SUFFIX: Class = Class(1 << 16);
    /// A word that stands before or behind a name in a greeting or an introduction (`Dear`, `Hallo`, `named`).
    pub(crate) const CUE: Class = Class(1 << 17);
    /// A brand, product or technical term that is written with a capital.
    pub(crate) const BRAND: Class = Class(1 << 18);
    /// A word for a part of a building or a box (`Apt`, `Suite`, `PO`, `étage`, `piso`).
    pub(crate) const UNIT: Class = Class(1 << 19);

    /// How common the word is as a given name, 0 to 3.
    pub(crate) const fn given(self) -> u32 {
        self.0 & 3
    }

    /// How common the word is as a family name, 0 to 3.
    pub(crate) const fn family(self) -> u32 {
        self.0 >> 2 & 3
    }

    /// How common the word is in running text in small letters, 0 to 3.
    pub(crate) const fn common(self) -> u32 {
        self.0 >> 4 & 3
    }

    /// How large the settlement of that name is, or of which the word is a part, 0 to 3.
    pub(crate) const fn place(self) -> u32 {
        self.0 >> 6 & 3
    }

    /// Whether every flag of `other` is set.
    pub(crate) const fn has(self, other: Class) -> bool {
        self.0 & other.0 == other.0
    }

    /// All but the cluster, as a number.
    pub(crate) const fn signature(self) -> u64 {
        (self.0 & 0xff_ffff) as u64
    }

    /// Whether the word is known as something else than a name or a common word.
    pub(crate) const fn is_other(self) -> bool {
        self.is_marked() || self.place() > 1
    }

    /// Whether a flag says that the word is something else than a name or a common word.
    pub(crate) const fn is_marked(self) -> bool {
        self.0 & 0x0e_fd00 != 0
    }

    /// A number from 0 to 255 for words that stand in the same surroundings in English text; 0: not known.
    pub(crate) const fn cluster(self) -> u32 {
        self.0 >> 24
    }
}

/// The compiled lists, on a cache line.
#[repr(C, align(64))]
struct Aligned<T: ?Sized>(T);

static ALIGNED: &Aligned<[u8]> = &Aligned(*include_bytes!("table.bin"));
static BYTES: &[u8] = &ALIGNED.0;
static TABLE: table::Table = table::Table::new(BYTES);

/// What `word` is: letters in any case, with or without diacritics, in UTF-8, without separators.
#[allow(dead_code)]
pub(crate) fn look(word: &[u8]) -> Class {
    look_hash(hash(word))
}

/// The hash of a word without regard to case and marks, for [`look_hash`] and for features; 0: no word.
#[allow(dead_code)]
pub(crate) fn hash(word: &[u8]) -> u64 {
    fold::hash(word)
}

/// [`hash`] of an ASCII word of one to eight bytes, which stand in `letters` from the low end on, zeros above.
#[inline(always)]
pub(crate) fn hash_short(letters: u64, length: usize) -> u64 {
    fold::hash_short(letters, length)
}

/// [`hash`] of an ASCII word of nine to sixteen bytes: its first eight, and the rest from the low end on.
#[inline(always)]
pub(crate) fn hash_middle(first: u64, rest: u64, length: usize) -> u64 {
    fold::hash_middle(first, rest, length)
}

/// Classes of words that were looked up lately: most words of a text are few. By a part of the hash.
#[derive(Debug)]
pub(crate) struct Recent(Box<[(u64, Class); Recent::SLOTS]>);

impl Recent {
    /// 16 KiB: half of a first-level cache.
    const SLOTS: usize = 1024;

    /// What the word of that hash is.
    #[inline]
    pub(crate) fn look(&mut self, hash: u64) -> Class {
        let slot = &mut self.0[hash as usize % Recent::SLOTS];
        if slot.0 != hash {
            *slot = (hash, look_hash(hash));
        }
        slot.1
    }
}

impl Default for Recent {
    fn default() -> Recent {
        Recent(Box::new([(0, Class::NONE); Recent::SLOTS]))
    }
}

/// What the word of that hash is.
#[allow(dead_code)]
pub(crate) fn look_hash(hash: u64) -> Class {
    Class(TABLE.look(hash))
}
