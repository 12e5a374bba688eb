//! What is known about a picture, from whatever part of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::formats::{Out, Rows, unicode};

/// Values of one picture.
const MOST: usize = 5000;

/// The properties of a picture: each is a field, `#property=artist`, of one record.
#[derive(Default)]
pub(super) struct Metadata {
    values: Vec<(String, String)>,
    seen: BTreeSet<(String, String)>,
    too_many: bool,
}

impl Metadata {
    /// A property. Blank ones, and what is known already, are none.
    pub(super) fn add(&mut self, name: &str, value: &str) {
        let value = value.trim_matches(|c: char| c == '\0' || c.is_whitespace());
        let property = (name.to_owned(), value.to_owned());
        if value.is_empty() || self.seen.contains(&property) {
            return;
        }
        if self.values.len() >= MOST {
            self.too_many = true;
            return;
        }
        self.seen.insert(property.clone());
        self.values.push(property);
    }

    /// A property in bytes: UTF-8, else windows-1252.
    pub(super) fn add_bytes(&mut self, name: &str, value: &[u8]) {
        self.add(name, &unicode::mend(value));
    }

    /// Hands on all of them.
    pub(super) fn finish(self, out: &mut Out<'_>) {
        let mut rows = Rows::new();
        let mut fields = BTreeMap::new();
        for (name, value) in &self.values {
            let field = *fields.entry(name).or_insert_with(|| {
                let place = out.place().part("property", name.as_bytes());
                rows.named(out, place, name)
            });
            rows.value(out, field, value);
        }
        if !self.values.is_empty() {
            rows.end_record(out);
            rows.finish(out);
        }
        if self.too_many {
            out.gap(crate::Reason::Limit, format!("more than {MOST} properties; the others were not read"));
        }
    }
}
