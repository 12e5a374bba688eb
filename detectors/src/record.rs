//! Findings of one record that tell of the same person: a name beside an address or a date of birth. What is
//! doubtful alone is less so beside the other.
//!
//! In a table the record is that of the layout. A shop has an address, too: where the name of the field does not
//! say that it holds names of persons, an address makes no name more certain, and only a name that is certain
//! makes an address more so. In running text, which names people everywhere, the name comes first, the address
//! right behind it or on the next line, the date of birth a few words behind it.

use crate::{
    Category, Confidence, Evidence, Layout, Level, Shape, Text, catalog,
    site::{Candidate, REACH},
};

/// What is less certain than this is not raised.
const LEAST: u8 = 30;
/// Nor is what is as certain as this.
const ENOUGH: u8 = 90;
/// What no finding is raised above.
const MOST: u8 = 95;
/// How far behind a name, in bytes, a date of birth is that of the person: `born on 1 February 1980 in`.
const BEHIND: usize = 80;
/// How much white space and punctuation is between a name and the address right behind it.
const BETWEEN: usize = 8;
/// How many findings of these kinds are looked at each way.
const NEIGHBOURS: usize = 6;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Name,
    Address,
    Birth,
}

/// A finding of these kinds, as certain as it is by itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    index: u32,
    percent: u8,
    kind: Kind,
    /// The name of the field does not say that the value is the name of a person.
    weak: bool,
}

/// Raises the confidence of the candidates, which are in order and do not overlap; `memory` lends its own.
pub(crate) fn raise<L: Layout + ?Sized>(
    candidates: &mut [Candidate],
    text: &Text<'_, L>,
    categories: &[Category],
    memory: &mut Vec<Told>,
) {
    if matches!(text.shape, Shape::Source | Shape::Name) || text.layout.is_none() && candidates.len() < 2 {
        return;
    }
    memory.clear();
    let (mut names, mut others) = (false, false);
    for (index, candidate) in candidates.iter().enumerate() {
        let detector = usize::from(candidate.detector.0);
        let kind = match categories.get(detector) {
            // Users know their own patterns.
            _ if detector >= catalog::ALL.len() => continue,
            Some(Category::PersonName) => Kind::Name,
            Some(Category::PostalAddress) => Kind::Address,
            Some(Category::DateOfBirth) => Kind::Birth,
            _ => continue,
        };
        let percent = candidate.confidence.percent();
        if percent < LEAST {
            continue;
        }
        names |= kind == Kind::Name;
        others |= kind != Kind::Name;
        let weak = kind == Kind::Name && is_weak(candidate, text);
        memory.push(Told { index: index as u32, percent, kind, weak });
    }
    if !(names && others) {
        return;
    }
    for (place, told) in memory.iter().enumerate() {
        if told.percent >= ENOUGH {
            continue;
        }
        let (before, behind) = (&memory[..place], &memory[place + 1..]);
        let left = before.iter().rev().take(NEIGHBOURS);
        let left = left.filter(|other| is_near(candidates, other, told, text));
        let right = behind.iter().take(NEIGHBOURS);
        let right = right.filter(|other| is_near(candidates, told, other, text));
        let best = left.chain(right).filter(|other| tells(other, told)).map(|other| other.percent).max();
        let Some(best) = best else { continue };
        let doubt = u16::from(MOST - told.percent);
        let raised = told.percent + (doubt * u16::from(best) / 200) as u8;
        if let Some(candidate) = candidates.get_mut(told.index as usize) {
            candidate.confidence = Confidence::new(raised);
            candidate.evidence |= Evidence::RECORD;
        }
    }
}

/// Whether the first makes the second more certain.
fn tells(first: &Told, second: &Told) -> bool {
    let least = if first.weak { Level::High.floor() } else { Level::Medium.floor() };
    let pair = match (first.kind, second.kind) {
        (Kind::Address, Kind::Name) => !second.weak,
        (Kind::Birth, Kind::Name) | (Kind::Name, Kind::Address | Kind::Birth) => true,
        _ => false,
    };
    pair && first.percent >= least.percent()
}

/// Whether the name stands in a field of which the name does not say that it holds names of persons.
fn is_weak<L: Layout + ?Sized>(candidate: &Candidate, text: &Text<'_, L>) -> bool {
    let Some(layout) = text.layout else { return false };
    let cell = layout.cell(candidate.cell as usize);
    let hint = text.fields.get(cell.field as usize);
    !hint.is_some_and(|hint| hint.names(Category::PersonName) && !hint.is(crate::FieldHint::WEAK_NAME))
}

/// Whether two findings are of one record, the first before the last.
fn is_near<L: Layout + ?Sized>(
    candidates: &[Candidate],
    first: &Told,
    last: &Told,
    text: &Text<'_, L>,
) -> bool {
    let (Some(one), Some(other)) =
        (candidates.get(first.index as usize), candidates.get(last.index as usize))
    else {
        return false;
    };
    let apart = other.start.saturating_sub(one.end) as usize;
    if let Some(layout) = text.layout {
        return apart <= REACH && layout.record(one.cell as usize) == layout.record(other.cell as usize);
    }
    if first.kind != Kind::Name || apart > BEHIND {
        return false;
    }
    let Some(between) = text.content.as_bytes().get(one.end as usize..other.start as usize) else {
        return false;
    };
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80;
    memchr::memchr_iter(b'\n', between).count() <= 1
        && (last.kind == Kind::Birth || apart <= BETWEEN && !between.iter().any(is_word))
}
