//! Which names of fields speak of persons, and of which part of their names.
//!
//! A word alone says little: `name` is a person in one table and a product in the next, `first` is a flag and
//! `first_name` a person, `nom du client` has its words the other way round. So words are read as kinds, pairs
//! (`last` and `name`) as one, and a few rules say what the kinds mean together.

use super::{FieldHint, Folded, person_words as lists};
use crate::words::words;

/// What a word of a field's name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name of any kind (`name`, `nom`, `jméno`).
    Name,
    /// A given name (`forename`), or with a name (`first`).
    Given,
    First,
    /// A family name (`surname`), or with a name (`last`).
    Family,
    Last,
    /// A whole name (`fullname`), or with a name (`full`).
    Full,
    Whole,
    /// A name as it is shown (`displayname`), or with a name (`display`).
    Shown,
    Display,
    /// Somebody (`patient`; `guest`, which may be said of a person as well), or somebody or an organisation
    /// (`customer`).
    Role,
    Human,
    Party,
    /// Whose name is another kind of data.
    User,
    /// What has a name and is no person.
    Thing,
    /// `by`, and what is done by persons (`signed`) and by programs as well (`created`).
    By,
    Signed,
    Created,
    /// Means a given name only beside a family name (`ad soyad`, `Vor- und Nachname`).
    Ad,
    /// Articles, prepositions, conjunctions, as numbers are.
    Filler,
    /// What may stand in front of or behind all that and changes nothing.
    Neutral,
    Other,
}

/// The lists of words, each of one kind.
pub(super) const LISTS: [(&str, Kind); 20] = [
    (lists::NAME, Kind::Name),
    (lists::GIVEN, Kind::Given),
    (lists::FIRST, Kind::First),
    (lists::FAMILY, Kind::Family),
    (lists::LAST, Kind::Last),
    (lists::FULL, Kind::Full),
    (lists::WHOLE, Kind::Whole),
    ("displayname", Kind::Shown),
    ("display preferred known friendly", Kind::Display),
    (lists::ROLE, Kind::Role),
    (lists::HUMAN, Kind::Human),
    (lists::PARTY, Kind::Party),
    (lists::USER, Kind::User),
    (lists::THING, Kind::Thing),
    (lists::SIGNED, Kind::Signed),
    ("created updated modified uploaded assigned added owned", Kind::Created),
    ("by von par por da door av af przez", Kind::By),
    ("ad vor", Kind::Ad),
    (lists::FILLER, Kind::Filler),
    (lists::NEUTRAL, Kind::Neutral),
];

/// How many slots the table has: at most half are taken.
pub(super) const SLOTS: usize = 2048;

/// The hashes of all words with their kinds, at the slot of the hash or the next free one.
static TABLE: [(u64, Kind); SLOTS] = table();

const fn table() -> [(u64, Kind); SLOTS] {
    let mut table = [(0, Kind::Other); SLOTS];
    let mut list = 0;
    while list < LISTS.len() {
        let (text, kind) = (LISTS[list].0.as_bytes(), LISTS[list].1);
        let mut at = 0;
        while at < text.len() {
            let mut hash = SEED;
            while at < text.len() && text[at] != b' ' {
                hash = step(hash, text[at]);
                at += 1;
            }
            at += 1;
            let mut slot = hash as usize % SLOTS;
            while table[slot].0 != 0 {
                slot = (slot + 1) % SLOTS;
            }
            table[slot] = (hash, kind);
        }
        list += 1;
    }
    table
}

/// FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>: with 64 bits, no word is taken for another.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x100_0000_01b3)
}

fn kind(word: &Folded) -> Kind {
    let bytes = &word.bytes[..word.length];
    let hash = bytes.iter().fold(SEED, |hash, byte| step(hash, *byte));
    let mut slot = hash as usize % SLOTS;
    while TABLE[slot].0 != 0 {
        if TABLE[slot].0 == hash {
            return TABLE[slot].1;
        }
        slot = (slot + 1) % SLOTS;
    }
    Kind::Other
}

/// Names of fields with more words than this are sentences.
const MOST: usize = 12;

/// Words that say something where nothing else stands.
const ALONE: &[(&str, u16)] = &[
    ("given", FieldHint::GIVEN),
    ("maiden", FieldHint::FAMILY),
    ("family", FieldHint::FAMILY | FieldHint::WEAK_NAME),
];

/// The flags of [`FieldHint`] that say which part of a person's name the field holds; 0: it does not say that it
/// holds any.
pub(super) fn person(name: &str) -> u16 {
    let mut kinds = [Kind::Other; MOST];
    let mut count = 0;
    for word in words(name.as_bytes()) {
        let kind = kind(&Folded::of(word.bytes()));
        // A preposition is a filler, but behind what somebody does.
        let acted = count > 0 && matches!(kinds[count - 1], Kind::Signed | Kind::Created);
        let number = word.bytes().iter().all(u8::is_ascii_digit);
        if kind == Kind::Filler || kind == Kind::By && !acted || number {
            continue;
        }
        let Some(slot) = kinds.get_mut(count) else { return 0 };
        *slot = kind;
        count += 1;
        // A pair is one.
        if let Some(before) = count.checked_sub(2)
            && let Some(pair) = pair(kinds[before], kind)
        {
            kinds[before] = pair;
            count -= 1;
        }
    }
    // As in vCards and FHIR.
    for (word, flags) in ALONE {
        if name.eq_ignore_ascii_case(word) {
            return *flags;
        }
    }
    let mut kinds = &kinds[..count];
    while let [Kind::Neutral, rest @ ..] | [rest @ .., Kind::Neutral] = kinds {
        kinds = rest;
    }
    meaning(kinds)
}

/// Whether a word of the name speaks of persons (`customer_id`), and whether one speaks of things.
pub(crate) fn speaks(name: &str) -> (bool, bool) {
    words(name.as_bytes()).fold((false, false), |(persons, things), word| {
        let of = kinds_of(&Folded::of(word.bytes()));
        let is_person = matches!(of, Kind::Role | Kind::Human | Kind::Party | Kind::User);
        (persons || is_person, things || of == Kind::Thing)
    })
}

/// The kind of a word, or of its singular.
fn kinds_of(word: &Folded) -> Kind {
    let known = kind(word);
    let bytes = &word.bytes[..word.length];
    match bytes.strip_suffix(b"s") {
        Some(singular) if known == Kind::Other => kind(&Folded::of(singular)),
        _ => known,
    }
}

/// What two kinds in a row are together.
fn pair(first: Kind, second: Kind) -> Option<Kind> {
    let other = match (first, second) {
        (Kind::Name, other) | (other, Kind::Name) => other,
        (Kind::Signed, Kind::By) => return Some(Kind::Role),
        (Kind::Created, Kind::By) => return Some(Kind::Party),
        _ => return None,
    };
    match other {
        Kind::First => Some(Kind::Given),
        Kind::Last => Some(Kind::Family),
        Kind::Whole => Some(Kind::Full),
        Kind::Display => Some(Kind::Shown),
        _ => None,
    }
}

fn meaning(kinds: &[Kind]) -> u16 {
    use Kind::{Ad, Family, Full, Given, Human, Name, Party, Role, Shown, Thing, User};
    let has = |kind| kinds.contains(&kind);
    // The last word says what the value is: `patient_address`, `first_name_length`.
    let told = |kind: &Kind| matches!(kind, Name | Given | Family | Full | Shown | Role | Human | Party);
    if !kinds.last().is_some_and(told) {
        return 0;
    }
    match (has(Given), has(Family)) {
        (true, true) => return FieldHint::FULL,
        (true, false) => return if has(Name) { FieldHint::FULL } else { FieldHint::GIVEN },
        (false, true) => return if has(Name) || has(Ad) { FieldHint::FULL } else { FieldHint::FAMILY },
        (false, false) => {}
    }
    let (weak, human) = (FieldHint::FULL | FieldHint::WEAK_NAME, has(Role) || has(Human));
    if has(Thing) {
        return 0;
    }
    if has(Full) || human && (has(Name) || has(Shown)) {
        return FieldHint::FULL;
    }
    if has(Shown) {
        return weak;
    }
    // `warehouse_name`, `user_name`: of what nobody knows here, or of another category.
    let of_person = |kind: &Kind| matches!(kind, Name | Role | Human | Party);
    if has(User) || has(Name) && !kinds.iter().all(of_person) {
        return 0;
    }
    if has(Role) { FieldHint::FULL } else { weak }
}
