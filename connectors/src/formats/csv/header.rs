//! Whether the first row of a table names its columns.

use crate::formats::csv::rows::{Row, value};

/// Words that column names are made of, in the languages of the detectors' regions. A first row with
/// one of them is a header whatever follows.
const WORDS: &[&str] = &[
    "account",
    "address",
    "adresse",
    "age",
    "amount",
    "apellido",
    "birth",
    "birthday",
    "card",
    "category",
    "city",
    "class",
    "code",
    "color",
    "comment",
    "company",
    "count",
    "country",
    "created",
    "currency",
    "customer",
    "data",
    "date",
    "datum",
    "day",
    "description",
    "device",
    "dob",
    "email",
    "event",
    "fax",
    "first",
    "firstname",
    "geburtsdatum",
    "gender",
    "group",
    "hash",
    "host",
    "iban",
    "id",
    "index",
    "ip",
    "key",
    "label",
    "lang",
    "language",
    "last",
    "lastname",
    "lat",
    "latitude",
    "level",
    "lng",
    "lon",
    "longitude",
    "mac",
    "mail",
    "message",
    "mobile",
    "month",
    "nachname",
    "name",
    "nom",
    "nombre",
    "note",
    "notes",
    "number",
    "order",
    "passport",
    "password",
    "phone",
    "plz",
    "postal",
    "postcode",
    "prenom",
    "price",
    "product",
    "quantity",
    "region",
    "role",
    "salary",
    "score",
    "sex",
    "ssn",
    "state",
    "status",
    "strasse",
    "street",
    "surname",
    "target",
    "tel",
    "telefon",
    "telephone",
    "text",
    "time",
    "timestamp",
    "title",
    "total",
    "type",
    "updated",
    "uri",
    "url",
    "user",
    "username",
    "uuid",
    "value",
    "vorname",
    "year",
    "zip",
];

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Empty,
    /// Digits and marks, with at most a few letters: numbers, dates, times, phone numbers.
    Number,
    /// Something with a form of its own that no name of a column has: an email address, a URL, a
    /// hash.
    Form,
    /// A word of an identifier: `first_name`, `userId`.
    Identifier,
    /// Other text.
    Words,
}

/// A name of a column is no longer than this.
const LONGEST_NAME: usize = 64;

/// How many rows after the first are looked at.
const LOOKED_AT: usize = 50;

/// Whether the first of some rows of cells names the columns of those that follow: the same rule for tables that
/// are no CSV.
pub(crate) fn names_columns(rows: &[Vec<&str>]) -> bool {
    let row =
        |cells: &Vec<_>| Row { start: 0, end: 0, cells: cells.clone(), is_open: false, is_marred: false };
    is_header(&rows.iter().map(row).collect::<Vec<_>>(), false)
}

/// Whether the first row names the columns of those that follow.
pub(super) fn is_header(rows: &[Row<'_>], quoting: bool) -> bool {
    let Some((first, rest)) = rows.split_first() else { return false };
    let names: Vec<_> = first.cells.iter().map(|cell| value(cell, quoting)).collect();
    let looks: Vec<Look> = names.iter().map(|name| look(name)).collect();
    if looks.iter().any(|look| matches!(look, Look::Form))
        || names.iter().any(|name| name.len() > LONGEST_NAME)
        || looks.iter().all(|look| *look == Look::Empty)
    {
        return false;
    }
    // Names of columns may be numbers (years); all of them are only if the rest is no numbers.
    // `cc16` and `q1` are names where no letter begins what stands below.
    let letter = |text: &str| text.chars().next().is_some_and(char::is_alphabetic);
    let below = |column: usize| rest.first().and_then(|row| row.cells.get(column));
    let is_name = |column: usize| {
        letter(&names[column]) && below(column).is_some_and(|cell| !letter(&value(cell, quoting)))
    };
    let numbers = (0..looks.len()).filter(|&i| looks[i] == Look::Number && !is_name(i)).count();
    let named = names.iter().filter(|name| has_known_word(name)).count();
    let present = looks.iter().filter(|look| **look != Look::Empty).count();
    if numbers * 2 > names.len() || (numbers > 0 && named * 2 < present) {
        return false;
    }
    if named > 0 {
        return true;
    }
    let mut distinct: Vec<&str> = names.iter().map(|name| &**name).filter(|name| !name.is_empty()).collect();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() * 4 < present * 3 || present * 2 < names.len() {
        return false;
    }
    // A row with numbers or forms where the first one has words.
    let differs = rest.iter().take(LOOKED_AT).any(|row| {
        row.cells.iter().zip(&looks).any(|(cell, first)| {
            matches!(first, Look::Identifier | Look::Words)
                && matches!(look(&value(cell, quoting)), Look::Number | Look::Form)
        })
    });
    let identifiers = looks.iter().all(|look| matches!(look, Look::Identifier | Look::Empty));
    differs || identifiers
}

/// Whether one of the words of a name is a word of column names.
fn has_known_word(name: &str) -> bool {
    words(name).any(|word| WORDS.binary_search(&word.as_str()).is_ok())
}

/// The words of `first_name`, `firstName` and `First Name`, in lower case.
fn words(name: &str) -> impl Iterator<Item = String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut was_lower = false;
    for c in name.chars() {
        let is_boundary = !c.is_alphanumeric() || (c.is_uppercase() && was_lower);
        if is_boundary && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        was_lower = c.is_lowercase();
    }
    words.push(word);
    words.into_iter()
}

fn look(cell: &str) -> Look {
    if cell.is_empty() {
        return Look::Empty;
    }
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let has_form = cell.contains('@') || cell.contains("://") || (digits > 4 && letters > 4);
    if has_form {
        return Look::Form;
    }
    if digits > 0 && digits >= letters {
        return Look::Number;
    }
    let is_identifier = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let begins_low = cell.chars().next().is_some_and(|c| c.is_lowercase() || c == '_');
    let is_constant = cell.contains('_') || (cell.len() > 1 && !cell.chars().any(char::is_lowercase));
    if cell.chars().all(is_identifier) && (begins_low || is_constant) {
        return Look::Identifier;
    }
    Look::Words
}

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn words_are_sorted() {
        assert!(WORDS.is_sorted());
    }
}
