//! The language of the templates, and the templates of each language.
//!
//! A file of `templates/` holds, a line each:
//!
//! * `# remark`, `== kind` (what the templates below are: [`KINDS`]), `%include code` (another file's templates);
//! * `@pool = a|b|3*c`: texts to choose from, the last three times as often. Lines of one name add up; a language's
//!   pool replaces that of `common`.
//! * a template. `~field|other~ ` in front of it names the field whose value it is.
//!
//! In a template or a text of a pool stand
//!
//! * `{slot}`: a builtin of `generate.rs` (names of persons and what derives from them, words, numbers), or a
//!   pool; a last digit says which person of the sentence is meant (`{given1}`, `{email1}`), without it a new one;
//! * `{_.pool}`: a text of the pool `L.pool` as a key (`first_name`);
//! * `{12-31}`, `{#5}`, `{^2}`, `{%8}`: a number in a range, digits, capital letters, hexadecimal digits;
//! * `{a|b}`: one of these; `{+ .. +}`: this two to six times, with new persons each time;
//! * `[[ .. ]]`: a postal address; `<< .. >>`: a person, as of a name with the ending of a case; `\n`, `\t`, and `\` before a character that stands for itself.
//!
//! A brace before a quotation mark or a space stands for itself, for the sake of JSON.

use std::collections::BTreeMap;

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text as it is.
    Text(String),
    /// A builtin or a pool, and the number of the person that it belongs to (0: a new one).
    Slot(String, usize),
    /// A number from the first to the second, with that many digits at least.
    Number(u64, u64, usize),
    /// So many random characters of an alphabet.
    Random(&'static str, usize),
    /// One of these.
    Choice(Vec<Template>),
    /// Two to six times this.
    Repeat(Template),
    /// This is a postal address.
    Address(Template),
    /// This is a person.
    Person(Template),
}

/// The parts of a template, in order.
pub type Template = Vec<Piece>;

/// What templates are of, and how many of a hundred sentences are.
pub const KINDS: &[(&str, usize)] = &[
    ("prose", 28),
    ("mail", 10),
    ("chat", 7),
    ("form", 9),
    ("record", 12),
    ("source", 4),
    ("value", 6),
    ("negative", 24),
];

/// Opens the line that takes over another file's templates, and its pools where this one has none of the name.
const INCLUDE: &str = "%include ";

/// The files, by the code of their language; `common` belongs to all.
const FILES: &[(&str, &str)] = &[
    ("common", include_str!("../templates/common.txt")),
    ("en", include_str!("../templates/en.txt")),
    ("de", include_str!("../templates/de.txt")),
    ("fr", include_str!("../templates/fr.txt")),
    ("es", include_str!("../templates/es.txt")),
    ("it", include_str!("../templates/it.txt")),
    ("nl", include_str!("../templates/nl.txt")),
    ("pt", include_str!("../templates/pt.txt")),
    ("pl", include_str!("../templates/pl.txt")),
    ("ro", include_str!("../templates/ro.txt")),
    ("sv", include_str!("../templates/sv.txt")),
    ("da", include_str!("../templates/da.txt")),
    ("no", include_str!("../templates/no.txt")),
    ("fi", include_str!("../templates/fi.txt")),
    ("cs", include_str!("../templates/cs.txt")),
    ("hu", include_str!("../templates/hu.txt")),
    ("tr", include_str!("../templates/tr.txt")),
    // English with the names of other languages.
    ("en-in", include_str!("../templates/en-in.txt")),
    ("en-ar", include_str!("../templates/en-ar.txt")),
    ("en-zh", include_str!("../templates/en-zh.txt")),
    ("en-ja", include_str!("../templates/en-ja.txt")),
    ("en-ko", include_str!("../templates/en-ko.txt")),
    ("en-vi", include_str!("../templates/en-vi.txt")),
];

/// The codes of the languages that have templates, in a fixed order.
pub fn languages() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(code, _)| *code).filter(|code| *code != "common")
}

/// A template with the names of the field that it may be the value of.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Names of fields, or none.
    pub fields: Vec<String>,
    /// The template.
    pub template: Template,
}

/// The templates and pools of a file.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// Templates by kind.
    pub kinds: BTreeMap<String, Vec<Entry>>,
    /// Pools by name: alternatives, with repetitions for weights.
    pub pools: BTreeMap<String, Vec<Template>>,
}

impl Book {
    /// The file of the language `code`, with what it includes.
    ///
    /// # Errors
    /// What does not parse, with its place.
    pub fn of(code: &str) -> Result<Book, String> {
        let Some((_, text)) = FILES.iter().find(|(name, _)| *name == code) else {
            return Err(format!("no templates for {code}"));
        };
        let (mut book, mut kind) = (Book::default(), String::new());
        for (number, line) in text.lines().enumerate() {
            book.line(line, &mut kind).map_err(|error| format!("{code}.txt:{}: {error}", number + 1))?;
        }
        // The pools of this file stand before those of the included ones.
        for code in text.lines().filter_map(|line| line.strip_prefix(INCLUDE)) {
            for (name, texts) in Book::of(code)?.pools {
                book.pools.entry(name).or_insert(texts);
            }
        }
        Ok(book)
    }

    fn line(&mut self, line: &str, kind: &mut String) -> Result<(), String> {
        if line.is_empty() || line.starts_with('#') {
        } else if let Some(name) = line.strip_prefix("== ") {
            if KINDS.iter().all(|(known, _)| *known != name) {
                return Err(format!("no kind {name}"));
            }
            *kind = name.to_owned();
        } else if let Some(code) = line.strip_prefix(INCLUDE) {
            for (kind, entries) in Book::of(code)?.kinds {
                self.kinds.entry(kind).or_default().extend(entries);
            }
        } else if let Some((name, texts)) = line.strip_prefix('@').and_then(|line| line.split_once(" = ")) {
            let mut parser = Parser { rest: texts };
            let texts = parser.alternatives(None)?;
            self.pools.entry(name.to_owned()).or_default().extend(texts);
        } else {
            let mut fields = Vec::new();
            let mut text = line;
            if let Some((names, rest)) = line.strip_prefix('~').and_then(|line| line.split_once("~ ")) {
                fields = names.split('|').map(str::to_owned).collect();
                text = rest;
            }
            let template = Parser { rest: text }.sequence(&[])?;
            if kind.is_empty() {
                return Err("a template before its kind".to_owned());
            }
            self.kinds.entry(kind.clone()).or_default().push(Entry { fields, template });
        }
        Ok(())
    }

    /// How many templates there are.
    pub fn count(&self) -> usize {
        self.kinds.values().map(Vec::len).sum()
    }
}

const DIGITS: &str = "0123456789";
const LETTERS: &str = "ABCDEFGHJKLMNPRSTUVWXYZ";
const HEX: &str = "0123456789abcdef";

struct Parser<'t> {
    rest: &'t str,
}

impl Parser<'_> {
    /// Parts up to one of `stops`, which stays, or the end.
    fn sequence(&mut self, stops: &[&str]) -> Result<Template, String> {
        let (mut pieces, mut text) = (Vec::new(), String::new());
        while let Some(next) = self.rest.chars().next() {
            if stops.iter().any(|stop| self.rest.starts_with(stop)) {
                break;
            }
            let begins = |c: char| !matches!(c, '"' | '\'' | '}' | '\\') && !c.is_whitespace();
            let piece = if self.take("[[") {
                let inner = self.sequence(&["]]"])?;
                self.expect("]]")?;
                Piece::Address(inner)
            } else if self.take("<<") {
                let inner = self.sequence(&[">>"])?;
                self.expect(">>")?;
                Piece::Person(inner)
            } else if self.take("{+") {
                let inner = self.sequence(&["+}"])?;
                self.expect("+}")?;
                Piece::Repeat(inner)
            } else if next == '{' && self.rest[1..].chars().next().is_some_and(begins) {
                self.rest = &self.rest[1..];
                self.brace()?
            } else {
                self.rest = &self.rest[next.len_utf8()..];
                text.push(if next == '\\' { self.escape()? } else { next });
                continue;
            };
            if !text.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut text)));
            }
            pieces.push(piece);
        }
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        Ok(pieces)
    }

    /// Alternatives up to `stop`, which is taken, or the end.
    fn alternatives(&mut self, stop: Option<&str>) -> Result<Vec<Template>, String> {
        let mut all = Vec::new();
        loop {
            let mut times = 1;
            if let Some((number, rest)) = self.rest.split_once('*')
                && let Ok(number) = number.parse::<usize>()
            {
                (times, self.rest) = (number, rest);
            }
            let one = self.sequence(if stop.is_some() { &["|", "}"] } else { &["|"] })?;
            all.extend(std::iter::repeat_n(one, times));
            if !self.take("|") {
                if let Some(stop) = stop {
                    self.expect(stop)?;
                }
                return Ok(all);
            }
        }
    }

    /// What stands behind a brace.
    fn brace(&mut self) -> Result<Piece, String> {
        let word = |c: char| c.is_ascii_alphanumeric() || "._#^%-".contains(c);
        let end = self.rest.find(|c: char| !word(c)).unwrap_or(self.rest.len());
        if end == 0 || !self.rest[end..].starts_with('}') {
            let all = self.alternatives(Some("}"))?;
            return if all.len() > 1 { Ok(Piece::Choice(all)) } else { Err("a choice of one".to_owned()) };
        }
        let name = &self.rest[..end];
        self.rest = &self.rest[end + 1..];
        let bad = || format!("{{{name}}} is no slot");
        for (mark, alphabet) in [('#', DIGITS), ('^', LETTERS), ('%', HEX)] {
            if let Some(count) = name.strip_prefix(mark) {
                return Ok(Piece::Random(alphabet, count.parse().map_err(|_| bad())?));
            }
        }
        if let Some((low, high)) = name.split_once('-')
            && let (Ok(low), Ok(high)) = (low.parse(), high.parse())
        {
            let width = name.find('-').unwrap_or(1);
            return Ok(Piece::Number(low, high, width));
        }
        let last = name.chars().last().and_then(|c| c.to_digit(10));
        match last {
            Some(person) if name.len() > 1 => {
                Ok(Piece::Slot(name[..name.len() - 1].to_owned(), person as usize))
            }
            _ => Ok(Piece::Slot(name.to_owned(), 0)),
        }
    }

    fn escape(&mut self) -> Result<char, String> {
        let next = self.rest.chars().next().ok_or("a backslash at the end")?;
        self.rest = &self.rest[next.len_utf8()..];
        Ok(match next {
            'n' => '\n',
            't' => '\t',
            other => other,
        })
    }

    fn take(&mut self, mark: &str) -> bool {
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, mark: &str) -> Result<(), String> {
        if self.take(mark) { Ok(()) } else { Err(format!("{mark} is missing before {:?}", self.rest)) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Book, languages};

    #[test]
    fn every_template_parses_and_no_language_is_short_of_them() {
        Book::of("common").unwrap();
        for code in languages() {
            let book = Book::of(code).unwrap();
            let (count, negative) = (book.count(), book.kinds["negative"].len());
            assert!(count >= 60 && negative >= 12, "{code}: {count} templates, {negative} negative");
        }
    }
}
