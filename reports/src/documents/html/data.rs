//! The fields as compact JSON, by columns, for the script of the page to search.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domesday_connectors::Exposure;
use domesday_detectors::{Category, Evidence};

use super::declared::Declarations;
use super::figures::real;
use super::{names, text, tree};
use crate::map::{DataMap, MapCollection, MapDataset};

/// Up to so many entries, masked previews come along.
const PREVIEWS: usize = 10_000;

/// So many entries are on the page; the CSV document has them all.
pub(super) const ENTRIES: usize = 150_000;

/// The data of the script.
pub(super) struct Data {
    /// JSON in which nothing can end a script element.
    pub(super) json: String,
    /// How many entries (a field and a category) are not in it.
    pub(super) left_out: usize,
}

/// Strings, each once, by number.
#[derive(Default)]
struct Words {
    numbers: BTreeMap<String, usize>,
    list: Vec<String>,
}

impl Words {
    fn number(&mut self, word: String) -> usize {
        let next = self.list.len();
        let list = &mut self.list;
        *self.numbers.entry(word).or_insert_with_key(|word| {
            list.push(word.clone());
            next
        })
    }
}

/// Columns of numbers, by name.
#[derive(Default)]
struct Columns(BTreeMap<&'static str, String>);

impl Columns {
    fn push(&mut self, name: &'static str, value: impl std::fmt::Display) {
        let column = self.0.entry(name).or_default();
        if !column.is_empty() {
            column.push(',');
        }
        let _ = write!(column, "{value}");
    }

    fn json(&self, out: &mut String) {
        out.push('{');
        for (at, (name, column)) in self.0.iter().enumerate() {
            let _ = write!(out, "{}\"{name}\":[{column}]", if at > 0 { "," } else { "" });
        }
        out.push('}');
    }
}

impl Data {
    /// Writes down a map.
    pub(super) fn of(map: &DataMap, declarations: &Declarations<'_>) -> Data {
        let (mut words, mut collections, mut entries) =
            (Words::default(), Columns::default(), Columns::default());
        // The empty word is the shortest number: of many columns it is the most frequent.
        words.number(String::new());
        let all = map.systems.iter().flat_map(|s| &s.datasets).flat_map(|d| &d.collections);
        let total: usize = all.flat_map(|c| &c.fields).map(|field| field.held.len()).sum();
        let mut written = 0;
        for (at, system) in map.systems.iter().enumerate() {
            for dataset in &system.datasets {
                for collection in &dataset.collections {
                    let held: usize = collection.fields.iter().map(|field| field.held.len()).sum();
                    if held == 0 || written + held > ENTRIES {
                        continue;
                    }
                    collection_row(&mut words, &mut collections, (at, dataset, collection), declarations);
                    collections.push("entries", held);
                    entry_rows(&mut words, &mut entries, collection, total <= PREVIEWS);
                    written += held;
                }
            }
        }
        let mut json = String::from("{\"categories\":");
        let categories = Category::ALL.iter().map(|category| {
            let sensitivity = category.sensitivity();
            format!("{} {}", names::mark(sensitivity), names::category(*category)).trim().to_owned()
        });
        strings(&mut json, categories);
        json.push_str(",\"exposures\":");
        strings(&mut json, Exposure::ALL.iter().map(|exposure| names::exposure(*exposure).to_owned()));
        json.push_str(",\"systems\":");
        strings(&mut json, map.systems.iter().map(|system| text::shown(&system.place)));
        json.push_str(",\"words\":");
        strings(&mut json, words.list.into_iter());
        json.push_str(",\"collections\":");
        collections.json(&mut json);
        json.push_str(",\"entries\":");
        entries.json(&mut json);
        json.push('}');
        Data { json, left_out: total - written }
    }
}

fn collection_row(
    words: &mut Words,
    columns: &mut Columns,
    (system, dataset, collection): (usize, &MapDataset, &MapCollection),
    declarations: &Declarations<'_>,
) {
    columns.push("system", system);
    columns.push("dataset", words.number(text::shown(&dataset.place)));
    columns.push("name", words.number(text::shown(tree::name(dataset, collection))));
    columns.push("place", words.number(text::shown(&collection.place)));
    columns.push("subjects", collection.subjects.at_least);
    let exposure = collection.exposure.iter().fold(0u32, |bits, e| {
        bits | Exposure::ALL.iter().position(|known| known == e).map_or(0, |at| 1 << at)
    });
    columns.push("exposure", exposure);
    // Read whole, with gaps, a sample.
    let read = match (collection.missed_below, collection.examined && collection.gaps.is_empty()) {
        (Some(_), _) => 2,
        (None, whole) => u8::from(!whole),
    };
    columns.push("read", read);
    let mut facts: Vec<usize> = Vec::new();
    let declared = declarations.system(&dataset.place);
    if let Some(system) = declared {
        facts.extend([words.number("Declared as".to_owned()), words.number(super::declared::name(system))]);
        for (term, is) in declarations.facts(system) {
            facts.extend([words.number(term.to_owned()), words.number(is)]);
        }
    }
    for (term, is) in tree::facts(dataset, collection, declarations) {
        facts.extend([words.number(term.to_owned()), words.number(is)]);
    }
    let facts: Vec<String> = facts.iter().map(usize::to_string).collect();
    columns.push("facts", format_args!("[{}]", facts.join(",")));
}

fn entry_rows(words: &mut Words, columns: &mut Columns, collection: &MapCollection, previews: bool) {
    for field in &collection.fields {
        let (name, about) = if field.held.is_empty() {
            continue;
        } else {
            (words.number(tree::field_name(field)), words.number(tree::about(field)))
        };
        for held in &field.held {
            columns.push("field", name);
            columns.push("about", about);
            columns.push("category", held.category as u8);
            columns.push("role", held.role as u8);
            columns.push("form", held.form as u8);
            columns.push("confidence", held.confidence);
            // In tenths of a per cent, rounded down like the text elsewhere; -1 for running text.
            let share = (held.share.clamp(0.0, 1.0) * 1000.0 + 1e-6).floor() as i64;
            columns.push("share", if field.structured { share } else { -1 });
            columns.push("values", real(held));
            columns.push("distinct", held.distinct);
            columns.push("reserved", held.reserved);
            columns.push("suppressed", held.suppressed);
            columns.push("evidence", words.number(evidence(held.evidence)));
            columns.push("detectors", words.number(text::shown(&held.detectors.join(", "))));
            let preview = if previews { text::shown(&held.previews.join("   ")) } else { String::new() };
            columns.push("preview", words.number(preview));
        }
    }
}

fn evidence(evidence: Evidence) -> String {
    let evidence: Vec<&str> = evidence.ids().map(names::evidence).collect();
    evidence.join(", ")
}

/// A list of strings, in which nothing is left that HTML or an older JavaScript would take for its own.
fn strings(out: &mut String, strings: impl Iterator<Item = String>) {
    out.push('[');
    for (at, string) in strings.enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push('"');
        for c in string.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                    let _ = write!(out, "\\u{:04x}", u32::from(c));
                }
                c if c.is_control() => {
                    let _ = write!(out, "\\u{:04x}", u32::from(c));
                }
                c => out.push(c),
            }
        }
        out.push('"');
    }
    out.push(']');
}

#[cfg(test)]
mod tests {
    #[test]
    fn strings_cannot_leave_their_element() {
        let mut out = String::new();
        let hostile = ["</script><!--", "a\"b\\", "&amp;\u{2028}\n"];
        super::strings(&mut out, hostile.iter().map(|s| (*s).to_owned()));
        assert!(!out.contains(['<', '>', '&', '\u{2028}', '\n']), "{out}");
        let back: Vec<String> = serde_json::from_str(&out).unwrap();
        assert_eq!(back, hostile);
    }
}
