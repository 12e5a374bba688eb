//! Where in the text of a file values stand.
//!
//! What is read as records has the number of its record and no line. People look for lines, and comments stand
//! in them: values are looked for in the text, in the order in which files are written.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use domesday_connectors::{Position, RecordKey};
use memchr::memmem;

use super::lines::Lines;

/// How many times its length a text is searched at most: values that stand in another order than their records
/// cost a search of all of it each.
const SEARCHES: usize = 200;

/// Values of at least so many bytes are taken where they stand within a word, too: behind an escape.
const TELLING: usize = 6;

/// A value to be found. Holds personal data, so it has no `Debug`.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'v> {
    /// Where the engine saw it.
    pub(super) position: &'v Position,
    /// Whether the position is one in the file itself, and not in a part of it.
    pub(super) direct: bool,
    /// The number of its field in the file.
    pub(super) field: usize,
    /// The value as it was read.
    pub(super) value: &'v str,
}

/// Where each value stands in the text; `None` where it was not found. A value that stands in a file escaped, or
/// folded, is not.
pub(super) fn locate(lines: &Lines<'_>, wanted: &[Wanted<'_>]) -> Vec<Option<Range<usize>>> {
    let mut found: Vec<Option<Range<usize>>> = wanted.iter().map(|wanted| straight(lines, wanted)).collect();
    let mut rest: Vec<usize> = (0..wanted.len())
        .filter(|index| found.get(*index).is_some_and(Option::is_none))
        .filter(|index| wanted.get(*index).is_some_and(|wanted| *wanted.position != Position::Whole))
        .collect();
    rest.sort_by_key(|index| {
        wanted.get(*index).map(|wanted| (record(wanted.position), wanted.field, *index))
    });
    let mut search = Search {
        text: lines.text(),
        used: BTreeSet::new(),
        fields: BTreeMap::new(),
        record: (0, 0),
        earliest: usize::MAX,
        left: lines.text().len().saturating_mul(SEARCHES),
    };
    for index in rest {
        let Some(wanted) = wanted.get(index) else { continue };
        if let (Some(range), Some(slot)) = (search.next(wanted), found.get_mut(index)) {
            *slot = Some(range);
        }
    }
    found
}

/// The value where the engine says that it stands, if it does.
fn straight(lines: &Lines<'_>, wanted: &Wanted<'_>) -> Option<Range<usize>> {
    let Position::Bytes { line, column, .. } = wanted.position else { return None };
    let start = lines.offset(*line, *column).filter(|_| wanted.direct)?;
    lines.text().get(start..)?.starts_with(wanted.value).then(|| start..start + wanted.value.len())
}

fn record(position: &Position) -> u64 {
    match position {
        Position::Record { key: RecordKey::Ordinal(number), .. } => *number,
        _ => 0,
    }
}

struct Search<'t> {
    text: &'t str,
    /// Where values stand that were found.
    used: BTreeSet<usize>,
    /// Behind the last value of each field.
    fields: BTreeMap<usize, usize>,
    /// The record that is searched for, and where it may begin.
    record: (u64, usize),
    /// The first value of the record.
    earliest: usize,
    /// How many bytes may still be searched.
    left: usize,
}

impl Search<'_> {
    fn next(&mut self, wanted: &Wanted<'_>) -> Option<Range<usize>> {
        let number = record(wanted.position);
        if number != self.record.0 {
            let begins = if self.earliest == usize::MAX { self.record.1 } else { self.earliest };
            self.record = (number, begins);
            self.earliest = usize::MAX;
        }
        let from = self.fields.get(&wanted.field).copied().unwrap_or_default().max(self.record.1);
        let start =
            (self.find(wanted.value, from, true)).or_else(|| self.find(wanted.value, 0, true)).or_else(
                || (wanted.value.len() >= TELLING).then(|| self.find(wanted.value, 0, false)).flatten(),
            )?;
        self.used.insert(start);
        self.earliest = self.earliest.min(start);
        self.fields.insert(wanted.field, start + wanted.value.len());
        Some(start..start + wanted.value.len())
    }

    /// The first place from an offset on that nothing was found at, else the first.
    fn find(&mut self, value: &str, from: usize, as_word: bool) -> Option<usize> {
        if value.is_empty() || self.left == 0 {
            return None;
        }
        let behind = self.text.as_bytes().get(from..)?;
        let mut first = None;
        let mut searched = behind.len();
        for at in memmem::find_iter(behind, value) {
            let at = from + at;
            if as_word && !is_word(self.text, at, value) {
                continue;
            }
            first = first.or(Some(at));
            if !self.used.contains(&at) {
                searched = at - from + value.len();
                first = Some(at);
                break;
            }
        }
        self.left = self.left.saturating_sub(searched);
        first
    }
}

/// Whether what stands at an offset is not a piece of a longer word or number.
fn is_word(text: &str, at: usize, value: &str) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(at + value.len()..).and_then(|text| text.chars().next());
    let joins = |edge: Option<char>, outside: Option<char>| {
        edge.is_some_and(char::is_alphanumeric) && outside.is_some_and(char::is_alphanumeric)
    };
    !joins(value.chars().next(), before) && !joins(value.chars().next_back(), after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_record(number: u64) -> Position {
        Position::Record { key: RecordKey::Ordinal(number), start: 0, end: 0 }
    }

    fn lines_of(text: &str, values: &[(u64, usize, &str)]) -> Vec<Option<u64>> {
        let positions: Vec<Position> = values.iter().map(|(number, ..)| in_record(*number)).collect();
        let wanted: Vec<Wanted<'_>> = (values.iter().zip(&positions))
            .map(|((_, field, value), position)| Wanted { position, direct: false, field: *field, value })
            .collect();
        let lines = Lines::of(text.as_bytes());
        locate(&lines, &wanted).into_iter().map(|at| at.map(|at| lines.position(at.start).0)).collect()
    }

    #[test]
    fn values_of_records_are_found_in_the_order_of_the_file() {
        let text = "email,age,login\na@b.cd,42,a@b.cd\n\"c@d.ef\",7,x\na@b.cd,42,y42\n";
        let values = [
            (1, 0, "a@b.cd"),
            (2, 0, "c@d.ef"),
            (3, 0, "a@b.cd"),
            (1, 1, "42"),
            (2, 1, "7"),
            (3, 1, "42"),
            (1, 2, "a@b.cd"),
        ];
        let expected = [2, 3, 4, 2, 3, 4, 2].map(Some);
        assert_eq!(lines_of(text, &values), expected);
    }

    #[test]
    fn one_document_may_hold_its_fields_in_any_order() {
        let text = "{\n\"users\": [\n{\"mail\": \"a@b.cd\",\n\"age\": 42},\n{\"mail\": \"c@d.ef\"}\n]}";
        assert_eq!(
            lines_of(text, &[(1, 0, "a@b.cd"), (1, 0, "c@d.ef"), (1, 1, "42"), (1, 2, "gone")]),
            [Some(3), Some(5), Some(4), None]
        );
    }

    #[test]
    fn what_stands_behind_an_escape_is_found() {
        assert_eq!(
            lines_of("\"write to\\nanna@b.cd\"", &[(1, 0, "anna@b.cd"), (1, 1, "3")]),
            [Some(1), None]
        );
    }

    #[test]
    fn positions_in_the_file_are_taken_where_they_hold() {
        let lines = Lines::of(b"x\n  a@b.cd a@b.cd");
        let at = |line, column| Position::Bytes { start: 0, end: 0, line, column };
        for (position, direct, expected) in [
            (at(2, 10), true, 11..17),
            (at(2, 3), true, 4..10),
            (at(2, 10), false, 4..10),
            (at(1, 1), true, 4..10),
        ] {
            let wanted = Wanted { position: &position, direct, field: 0, value: "a@b.cd" };
            assert_eq!(locate(&lines, &[wanted]), [Some(expected)]);
        }
    }
}
