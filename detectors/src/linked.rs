//! Times that are personal data only where their record tells whose they are.

use crate::{
    Category, Layout, Level, Text,
    site::{Candidate, REACH},
};

/// Whether a finding of the category says whose the record is.
const fn tells(category: Category) -> bool {
    matches!(
        category,
        Category::PersonName
            | Category::EmailAddress
            | Category::PhoneNumber
            | Category::IpAddress
            | Category::MacAddress
            | Category::Username
            | Category::UserAgent
            | Category::CookieId
            | Category::DeviceId
    )
}

/// Whether the record of the candidate at `index` also holds something, at medium confidence or above, that tells
/// whose it is. `candidates` are in order and do not overlap. The record is the line, or that of the layout; at
/// most [`REACH`] bytes of it each way count, which is what windows overlap by, twice.
#[cold]
pub(crate) fn is_linked<L: Layout + ?Sized>(
    candidates: &[Candidate],
    index: usize,
    text: &Text<'_, L>,
    categories: &[Category],
) -> bool {
    let Some(time) = candidates.get(index) else { return false };
    let within = |other: &Candidate| {
        let (first, last) = if other.start < time.start { (other, time) } else { (time, other) };
        if (last.start - first.start) as usize > REACH {
            return false;
        }
        match text.layout {
            Some(layout) => layout.record(first.cell as usize) == layout.record(last.cell as usize),
            None => {
                let between = text.content.as_bytes().get(first.end as usize..last.start as usize);
                between.is_none_or(|between| memchr::memchr(b'\n', between).is_none())
            }
        }
    };
    let told = |other: &Candidate| {
        other.confidence.level() >= Level::Medium
            && categories.get(usize::from(other.detector.0)).is_some_and(|category| tells(*category))
    };
    let (before, behind) = candidates.split_at(index);
    before.iter().rev().take_while(|other| within(other)).any(told)
        || behind.iter().skip(1).take_while(|other| within(other)).any(told)
}
