//! What is looked at in the values of fields, whatever is found in them: dates, and what the values look like.

use domesday_connectors::{Batch, Cell};
use domesday_detectors::{Category, FieldHint};

use crate::fields::Field;

/// How many records of a place are looked at for what their values look like.
const LOOKED: u32 = 1024;

/// What is looked at in the fields of a place: mostly nothing after the first records.
#[derive(Default)]
pub(crate) struct Watch {
    /// Which fields may hold dates.
    fields: Vec<bool>,
    left: usize,
    /// Records whose values were looked at.
    looked: u32,
}

impl Watch {
    /// The next field. Those of dates of birth are not looked at for dates.
    pub(crate) fn add(&mut self, hint: FieldHint) {
        let watched = !hint.names(Category::DateOfBirth);
        self.fields.push(watched);
        self.left += usize::from(watched);
    }

    /// Looks at the values of a batch.
    pub(crate) fn look(&mut self, batch: &Batch<'_>, cells: &[Cell], fields: &mut [Field]) {
        let sketches = self.looked < LOOKED;
        if !sketches && self.left == 0 {
            return;
        }
        let mut records = 0;
        for cell in cells {
            let is_first = sketches && self.looked + cell.record < LOOKED;
            if !is_first && self.left == 0 {
                break;
            }
            let id = cell.field as usize;
            let watched = self.fields.get_mut(id).filter(|watched| **watched);
            // Others of the batch are looked at where they are owned.
            let is_sketched = is_first && cell.start >= batch.owned.0 && cell.start < batch.owned.1;
            if is_sketched {
                records = cell.record + 1;
            } else if watched.is_none() {
                continue;
            }
            let value = batch.text.get(cell.start as usize..cell.end as usize);
            let (Some(field), Some(value)) = (fields.get_mut(id), value) else { continue };
            if is_sketched && field.sketch.wants() {
                field.sketch.look(value);
            }
            if let Some(watched) = watched
                && !field.dates.look(value.as_bytes())
            {
                *watched = false;
                self.left -= 1;
            }
        }
        if sketches {
            let beyond = cells.last().is_some_and(|cell| self.looked + cell.record >= LOOKED);
            self.looked = if beyond { LOOKED } else { self.looked + records };
        }
    }
}

#[cfg(test)]
mod tests {
    use domesday_connectors::Place;
    use domesday_detectors::{DetectorSet, Options};

    use crate::dates::TRIED;

    use super::*;

    /// What is told of a field with these values.
    fn span(name: &str, values: &[&str]) -> Option<(String, String)> {
        let hint = DetectorSet::new(&Options::default()).unwrap().field(name);
        let mut fields = [Field::new(Place::default(), hint, true)];
        let mut watch = Watch::default();
        watch.add(hint);
        let (mut text, mut cells) = (String::new(), Vec::new());
        for (record, value) in values.iter().enumerate() {
            let start = text.len() as u32;
            text.push_str(value);
            let end = text.len() as u32;
            cells.push(Cell { start, end, field: 0, record: record as u32 });
            text.push('\n');
        }
        let batch = Batch {
            text: &text,
            cells: Some(&cells),
            owned: (0, text.len() as u32),
            offset: 0,
            lines_before: 0,
            line_start: 0,
            first_record: 1,
            keys: None,
            source: false,
        };
        watch.look(&batch, &cells, &mut fields);
        let [field] = fields;
        field.dates.told(&[]).map(|(oldest, newest)| (oldest.to_string(), newest.to_string()))
    }

    /// Name and values of a field, and what is told of it.
    type Case = (&'static str, &'static [&'static str], Option<(&'static str, &'static str)>);

    #[test]
    fn fields_of_dates_tell_the_oldest_and_the_newest() {
        let cases: [Case; 9] = [
            ("ordered", &["2024-05-01", "2023-01-31", "2024-02-29"], Some(("2023-01-31", "2024-05-01"))),
            (
                "seen",
                &["2024-05-01T10:00:00Z", "2019-07-01 23:59:59.123+02"],
                Some(("2019-07-01", "2024-05-01")),
            ),
            // For "never" and "unknown", and days that do not exist.
            (
                "until",
                &["9999-12-31", "0001-01-01", "2025-01-01", "2023-02-30"],
                Some(("2025-01-01", "2025-01-01")),
            ),
            ("date_of_birth", &["1984-05-01", "1990-05-01"], None),
            ("geburtsdatum", &["1984-05-01"], None),
            ("code", &["2024-05-01X", "1234-56-78", "2024-05-0", "2024-05-01 ", "abcd-ef-gh"], None),
            ("note", &["met on 2024-05-01", "x", "2024-05-01"], None),
            ("mixed", &["2024-05-01", "x"], Some(("2024-05-01", "2024-05-01"))),
            ("none", &[], None),
        ];
        for (name, values, expected) in cases {
            let expected = expected.map(|(oldest, newest)| (oldest.to_owned(), newest.to_owned()));
            assert_eq!(span(name, values), expected, "{name}");
        }
    }

    #[test]
    fn other_fields_are_looked_at_no_longer() {
        let values: Vec<String> = (0..TRIED).map(|n| n.to_string()).collect();
        let mut values: Vec<&str> = values.iter().map(String::as_str).collect();
        values.extend(["2024-05-01"; 200]);
        assert_eq!(span("number", &values), None);
    }
}
