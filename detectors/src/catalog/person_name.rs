//! Names of persons.
//!
//! A name has no form: it is a word that is known as a name, or one that stands where names stand. Words with a
//! capital (in fields that are named for persons, all words) are looked up in the lexicon
//! ([`crate::lexicon`]); runs of them that may hold a name are judged by a small model ([`crate::person`])
//! that also sees the words around. Titles (`Dr`, `Frau`) do not belong to the name.

use super::id::PERSON_NAME;
use crate::{
    AddressPart, Category, ContextWindow, Counterexample, Definition, Evidence, Example, FieldHint,
    Precision, Shape, Standard,
    field::base,
    lexicon::{Class, look},
    person::{Alone, Judge, Name, Names, Place, Run, SHORT},
    site::{Candidate, Site},
};

pub(crate) static DEFINITION: Definition = Definition {
    id: "person-name",
    revision: 1,
    category: Category::PersonName,
    summary: "The name of a natural person: given and family names, in either order, with particles and initials, or one of them alone.",
    standard: Standard {
        name: "GDPR Art. 4(1): a name as an identifier; the boundaries of names as Universal NER draws them (PER)",
        url: "https://www.universalner.org/guidelines/",
    },
    regions: &[],
    anchor: "a word with a capital; every word in fields named for persons",
    checks: "a lexicon of names and common words and a linear-chain model over the words around",
    context: &[],
    window: ContextWindow { before: 0, after: 0 },
    precision: Precision { alone: 60, formatted: 85, context: 95, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "Please ask Dr. Maria Gonzalez about the invoice.",
            value: "Maria Gonzalez",
            normal: "maria gonzalez",
            evidence: Evidence::MODEL,
        },
        Example {
            field: "full_name",
            text: "Smith, John",
            value: "Smith, John",
            normal: "john smith",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Mit freundlichen Grüßen\nJürgen von der Heide",
            value: "Jürgen von der Heide",
            normal: "jurgen von der heide",
            evidence: Evidence::MODEL,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "The meeting is on Monday in Berlin.", why: "a day and a place" },
        Counterexample { field: "", text: "Johnson Controls International plc", why: "a company" },
        Counterexample { field: "company", text: "Miller & Sons Ltd", why: "a company" },
        Counterexample { field: "", text: "let user = HashMap::new();", why: "code" },
    ],
};

/// Judges the words at a capital.
#[inline]
pub(crate) fn verify(site: &Site<'_>, at: usize, names: &mut Names, found: &mut dyn FnMut(Candidate)) {
    let place = place(site);
    names.at(site.text, (site.lo, site.hi), at, place, |run, name| {
        found(candidate(run, &name, Evidence::NONE));
    });
}

/// Judges the words in small letters of a short text.
pub(crate) fn verify_short(site: &Site<'_>, names: &mut Names, found: &mut dyn FnMut(Candidate)) {
    if site.shape == Shape::Prose && site.hi - site.lo <= SHORT {
        names.small(site.text, (site.lo, site.hi), Place::Text, |run, name| {
            found(candidate(run, &name, Evidence::NONE));
        });
    }
}

/// Looks for names in the name of a file or a key, or in each of several divided by `/`.
pub(crate) fn verify_name(site: &Site<'_>, names: &mut Names, found: &mut dyn FnMut(Candidate)) {
    let mut lo = site.lo;
    for part in site.text[site.lo..site.hi].split(|byte| matches!(byte, b'/' | b'\\')) {
        let hi = lo + part.len();
        names.name(site.text, (lo, hi), |run, name| {
            found(candidate(run, &name, Evidence::NONE));
        });
        lo = hi + 1;
    }
}

/// Whether two words that are names stand in the name of a file or a key.
pub(crate) fn may_stand_in(name: &[u8]) -> bool {
    let words = name.split(|byte| !(byte.is_ascii_alphabetic() || *byte >= 0x80));
    let mut known = 0;
    words.filter(|word| word.len() >= 2).any(|word| {
        let class = look(word);
        known += u32::from(class.given() > 0 || class.family() > 0);
        known >= 2
    })
}

/// Judges the whole value of a field that is named for persons.
pub(crate) fn verify_value(site: &Site<'_>, names: &mut Names, found: &mut dyn FnMut(Candidate)) {
    let alone = Alone {
        given: site.hint.is(FieldHint::GIVEN) && !site.hint.is(FieldHint::WEAK_NAME),
        family: site.hint.is(FieldHint::FAMILY) && !site.hint.is(FieldHint::WEAK_NAME),
    };
    let key = Names::key(&site.text[site.lo..site.hi], alone);
    if let Some(known) = names.known_value(key) {
        if let Some(candidate) = known {
            let lo = site.lo as u32;
            found(Candidate { start: candidate.start + lo, end: candidate.end + lo, ..candidate });
        }
        return;
    }
    let (mut count, mut one) = (0, None);
    names.value(site.text, (site.lo, site.hi), place(site), alone, |run, name| {
        let candidate = candidate(run, &name, Evidence::FIELD_NAME);
        count += 1;
        let lo = site.lo as u32;
        one = Some(Candidate { start: candidate.start - lo, end: candidate.end - lo, ..candidate });
        found(candidate);
    });
    if count <= 1 {
        names.keep_value(key, one);
    }
}

/// Whether names are looked for at the words of a text: in values of fields whose names say nothing, or of the fields
/// named for persons the whole values are judged. What a name says of a field rules the rest out.
#[inline]
pub(crate) fn may_stand_at(site: &Site<'_>) -> bool {
    if site.shape != Shape::Value {
        return true;
    }
    // Streets and cities are named after persons.
    let place = matches!(site.hint.address_part(), Some(part) if part != AddressPart::Unit);
    !(place || site.hint.speaks() || site.hint.has_marks())
}

/// What is known of the place.
#[inline]
fn place(site: &Site<'_>) -> Place {
    match site.shape {
        Shape::Prose | Shape::Name => Place::Text,
        Shape::Source => Place::Source,
        Shape::Value if site.hint.names(Category::PersonName) => Place::Name,
        Shape::Value => Place::Value,
    }
}

fn candidate(run: &Run, name: &Name, mut evidence: Evidence) -> Candidate {
    let words = &run.tokens[name.first..name.last];
    if name.judge == Judge::Model {
        evidence |= Evidence::MODEL;
    }
    if words.iter().any(|word| word.class.given() > 0 || word.class.family() > 0) {
        evidence |= Evidence::DICTIONARY;
    }
    let before = name.first.checked_sub(1).and_then(|index| run.tokens.get(index));
    if before.is_some_and(|word| word.class.has(Class::TITLE) || word.class.has(Class::CUE)) {
        evidence |= Evidence::CONTEXT;
    }
    let span = words[0].start as usize..words[words.len() - 1].end as usize;
    let percent = (name.probability * 100.0) as u8;
    Candidate::new(PERSON_NAME, span, percent.clamp(1, 99), evidence)
}

/// The normal form: small letters without diacritics, the words divided by blanks, what stands behind a comma
/// first (`Smith, John` is `john smith`).
pub(crate) fn normalize(value: &str, out: &mut String) {
    let comma = value.bytes().position(|byte| byte == b',');
    match comma.and_then(|at| value.split_at_checked(at)) {
        Some((family, given)) => {
            words(given, out);
            words(family, out);
        }
        None => words(value, out),
    }
}

fn words(value: &str, out: &mut String) {
    let mut short = [0; 64];
    if value.len() <= short.len() / 2 && value.is_ascii() {
        let mut length = 0;
        let mut apart = !out.is_empty();
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() {
                short[length] = b' ';
                length += usize::from(apart);
                short[length] = byte.to_ascii_lowercase();
                length += 1;
                apart = false;
            } else {
                apart = !out.is_empty() || length > 0;
            }
        }
        out.push_str(core::str::from_utf8(&short[..length]).unwrap_or_default());
        return;
    }
    for word in value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(base).flat_map(char::to_lowercase));
    }
}
