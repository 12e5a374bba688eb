//! Rows in parentheses, as `INSERT` has them.

use crate::formats::Out;
use crate::formats::out::Reading;
use crate::formats::tables::sql::literal::{bytea, escaped, hex};
use crate::formats::tables::sql::source::Source;
use crate::formats::tables::table::Table;
use crate::{FieldId, Reason};

/// Values longer than this are read in part.
pub(super) const LONGEST: usize = 16 << 20;

/// What is kept of a value that is no literal.
const LONGEST_BARE: usize = 4096;

/// Deepest parentheses in a value.
const DEEPEST: u32 = 256;

/// The columns that rows have values for.
pub(super) struct Fields {
    names: Vec<String>,
    ids: Vec<FieldId>,
}

impl Fields {
    pub(super) fn new(names: Vec<String>) -> Fields {
        Fields { names, ids: Vec::new() }
    }

    /// The field of a column; those without a name are numbered.
    pub(super) fn at(&mut self, column: usize, table: &mut Table, out: &mut Out<'_>) -> FieldId {
        while self.ids.len() <= column.min(MOST_COLUMNS) {
            let next = self.ids.len();
            let id = match self.names.get(next) {
                Some(name) => table.column(out, name),
                None => table.column(out, &(next + 1).to_string()),
            };
            self.ids.push(id);
        }
        self.ids.get(column.min(MOST_COLUMNS)).copied().unwrap_or(0)
    }

    /// Names all columns, so that those without values are known too.
    pub(super) fn announce(&mut self, table: &mut Table, out: &mut Out<'_>) {
        if !self.names.is_empty() {
            self.at(self.names.len() - 1, table, out);
        }
    }
}

/// Values behind this column of a row count as values of this column.
const MOST_COLUMNS: usize = 32_767;

/// What ended a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowEnd {
    /// Its parenthesis.
    Closed,
    /// Something that no row of data has: this is code.
    Code,
    /// The end of the dump.
    Missing,
}

/// Reads rows.
pub(super) struct Rows {
    /// Whether a backslash escapes in every literal.
    pub(super) backslashes: bool,
    value: String,
    bare: String,
    cut: u64,
}

/// How a literal is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Hex,
}

impl Rows {
    pub(super) fn new(backslashes: bool) -> Rows {
        Rows { backslashes, value: String::new(), bare: String::new(), cut: 0 }
    }

    /// Reads a row, from its opening parenthesis on.
    ///
    /// # Errors
    /// When the input cannot be read, or a limit was reached.
    pub(super) fn row(
        &mut self,
        source: &mut Source<'_>,
        fields: &mut Fields,
        table: &mut Table,
        out: &mut Out<'_>,
    ) -> Reading<RowEnd> {
        source.advance(1);
        let mut column = 0;
        loop {
            let field = fields.at(column, table, out);
            match self.value(source, field, table, out)? {
                Some(b',') => column += 1,
                Some(b')') => {
                    table.end_record(out);
                    return Ok(RowEnd::Closed);
                }
                Some(_) => {
                    table.end_record(out);
                    return Ok(RowEnd::Code);
                }
                None => {
                    table.end_record(out);
                    return Ok(RowEnd::Missing);
                }
            }
        }
    }

    /// Tells what was not read.
    pub(super) fn finish(self, out: &mut Out<'_>) {
        if self.cut > 0 {
            out.gap(Reason::Limit, format!("{} values are too long; their ends were not read", self.cut));
        }
    }

    /// Reads a value up to the mark behind it, which is passed; another mark: this is code.
    fn value(
        &mut self,
        source: &mut Source<'_>,
        field: FieldId,
        table: &mut Table,
        out: &mut Out<'_>,
    ) -> Reading<Option<u8>> {
        self.bare.clear();
        self.value.clear();
        let mut depth = 0u32;
        // A literal was read, and is in `value`; the first one of a call is all that matters of some.
        let mut literal: Option<Kind> = None;
        let mut is_joined = false;
        let mut only_first = false;
        loop {
            let next = source.peek()?;
            let Some(byte) = next.filter(|&byte| depth > 0 || byte != b';') else {
                // It is cut off; what was read of it is told.
                if let Some(kind) = literal {
                    self.told(kind, field, table, out)?;
                }
                return Ok(next);
            };
            match byte {
                b',' | b')' if depth == 0 => {
                    source.advance(1);
                    let is_data = match literal {
                        Some(kind) => {
                            self.told(kind, field, table, out)?;
                            true
                        }
                        None => self.bare_told(field, table, out)?,
                    };
                    return Ok(Some(if is_data { byte } else { b'?' }));
                }
                b'\'' | b'"' => {
                    if literal.is_some() && !is_joined {
                        if only_first {
                            self.drop_literal(source, byte)?;
                            continue;
                        }
                        self.told(literal.unwrap_or(Kind::Text), field, table, out)?;
                        self.value.clear();
                    }
                    let prefix =
                        self.bare.trim_ascii_end().rsplit(|c: char| !c.is_alphanumeric() && c != '_');
                    let prefix = prefix.into_iter().next().unwrap_or_default().to_ascii_lowercase();
                    let kind = if prefix == "x" { Kind::Hex } else { Kind::Text };
                    let quoted = matches!(prefix.as_str(), "q" | "nq");
                    source.advance(1);
                    if quoted {
                        self.oracle_quoted(source)?;
                    } else {
                        self.quoted(source, byte, self.backslashes || prefix == "e")?;
                    }
                    literal = Some(kind);
                    is_joined = false;
                }
                b'$' => {
                    // PostgreSQL: text between two marks of any name.
                    if !self.dollar_quoted(source)? {
                        self.take_bare(source);
                        continue;
                    }
                    literal = Some(Kind::Text);
                    is_joined = false;
                }
                b'(' | b'[' => {
                    depth += 1;
                    if depth > DEEPEST {
                        return Ok(Some(b'?'));
                    }
                    let call = self.bare.trim_ascii();
                    only_first |= ["replace", "to_date", "to_timestamp", "str_to_date", "convert"]
                        .iter()
                        .any(|name| call.eq_ignore_ascii_case(name));
                    self.take_bare(source);
                }
                b')' | b']' => {
                    depth = depth.saturating_sub(1);
                    self.take_bare(source);
                }
                b'|' | b'+' => {
                    is_joined = literal.is_some();
                    self.take_bare(source);
                }
                _ => self.take_bare(source),
            }
        }
    }

    /// Passes over a character that is no part of a literal.
    fn take_bare(&mut self, source: &mut Source<'_>) {
        let Some(character) = source.rest().chars().next() else { return };
        if self.bare.len() < LONGEST_BARE {
            self.bare.push(character);
        }
        source.advance(character.len_utf8());
    }

    /// Hands on the literal that was read.
    fn told(&mut self, kind: Kind, field: FieldId, table: &mut Table, out: &mut Out<'_>) -> Reading {
        let bytes = match kind {
            Kind::Hex => hex(&self.value),
            Kind::Text => bytea(&self.value),
        };
        match bytes {
            Some(bytes) => table.bytes(out, field, &bytes),
            None => {
                // What SQLite makes of line ends in a dump.
                let call = self.bare.trim_ascii_start().get(..8);
                if call.is_some_and(|call| call.eq_ignore_ascii_case("replace(")) && self.value.contains('\\')
                {
                    self.value = self.value.replace("\\n", "\n").replace("\\r", "\r");
                }
                table.text(out, field, &self.value);
                Ok(())
            }
        }
    }

    /// Hands on a value that is no literal. False: it is a name, and this is code.
    fn bare_told(&mut self, field: FieldId, table: &mut Table, out: &mut Out<'_>) -> Reading<bool> {
        let bare = self.bare.trim_ascii();
        let is = |word: &str| bare.eq_ignore_ascii_case(word);
        if bare.is_empty() || is("NULL") || is("DEFAULT") {
            return Ok(true);
        }
        if let Some(digits) = bare.strip_prefix("0x").or_else(|| bare.strip_prefix("0X"))
            && let Some(bytes) = hex(digits)
        {
            table.bytes(out, field, &bytes)?;
            return Ok(true);
        }
        let begins = bare.bytes().next().unwrap_or_default();
        let is_name = begins.is_ascii_alphabetic() || matches!(begins, b'_' | b'@' | b':' | b'`');
        let is_data = !is_name
            || bare.contains('(')
            || bare.get(..8).is_some_and(|begin| begin.eq_ignore_ascii_case("CURRENT_"))
            || ["TRUE", "FALSE", "NAN", "INFINITY", "SYSDATE", "T", "F", "Y", "N"]
                .iter()
                .any(|word| is(word));
        if is_data {
            table.text(out, field, bare);
        }
        Ok(is_data)
    }

    /// Adds to the value, up to its limit.
    fn push(&mut self, more: &str) {
        if self.value.len() >= LONGEST {
            return;
        }
        self.value.push_str(more);
        if self.value.len() >= LONGEST {
            self.cut += 1;
        }
    }

    /// Reads up to the closing quotation mark.
    fn quoted(&mut self, source: &mut Source<'_>, quote: u8, backslashes: bool) -> Reading {
        loop {
            // The mark, and what follows it.
            if !source.fill(2)? {
                return Ok(());
            }
            let rest = source.rest();
            let found = match backslashes {
                true => memchr::memchr2(quote, b'\\', rest.as_bytes()),
                false => memchr::memchr(quote, rest.as_bytes()),
            };
            let end = found.unwrap_or(rest.len());
            if self.value.len() < LONGEST {
                let own = rest.get(..end).unwrap_or_default();
                self.value.push_str(own);
                self.cut += u64::from(self.value.len() >= LONGEST);
            }
            source.advance(end);
            if found.is_none() {
                continue;
            }
            source.fill(8)?;
            let mut characters = source.rest().chars();
            let (mark, next) = (characters.next(), characters.next());
            if mark == Some('\\') {
                if let Some(next) = next {
                    let mut buffer = [0; 4];
                    let escaped = escaped(next).encode_utf8(&mut buffer);
                    self.push(escaped);
                }
                source.advance(1 + next.map_or(0, char::len_utf8));
            } else if next == Some(char::from(quote)) {
                self.push(next.unwrap_or_default().encode_utf8(&mut [0; 4]));
                source.advance(2);
            } else {
                source.advance(1);
                return Ok(());
            }
        }
    }

    /// Passes over a literal that says nothing.
    fn drop_literal(&mut self, source: &mut Source<'_>, quote: u8) -> Reading {
        let kept = std::mem::take(&mut self.value);
        source.advance(1);
        let read = self.quoted(source, quote, self.backslashes);
        self.value = kept;
        read
    }

    /// Oracle: text between marks that may be chosen, `q'[it's]'`.
    fn oracle_quoted(&mut self, source: &mut Source<'_>) -> Reading {
        source.fill(8)?;
        let Some(open) = source.rest().chars().next() else { return Ok(()) };
        let close = match open {
            '[' => ']',
            '(' => ')',
            '{' => '}',
            '<' => '>',
            other => other,
        };
        source.advance(open.len_utf8());
        let end: String = [close, '\''].iter().collect();
        self.up_to(source, &end)
    }

    /// PostgreSQL: `$tag$ ... $tag$`. False when it is none.
    fn dollar_quoted(&mut self, source: &mut Source<'_>) -> Reading<bool> {
        source.fill(256)?;
        let Some(tag) = dollar_tag(source.rest()).map(str::to_owned) else { return Ok(false) };
        source.advance(tag.len());
        self.up_to(source, &tag)?;
        Ok(true)
    }

    /// Reads up to `end`, which is passed.
    fn up_to(&mut self, source: &mut Source<'_>, end: &str) -> Reading {
        let mut wanted = 4096;
        while source.fill(wanted)? {
            let rest = source.rest();
            let length = rest.len();
            if let Some(at) = rest.find(end) {
                let own = rest.get(..at).unwrap_or_default().to_owned();
                self.push(&own);
                source.advance(at + end.len());
                return Ok(());
            }
            if length < wanted || length >= LONGEST {
                let own = rest.to_owned();
                self.push(&own);
                source.advance(own.len());
                return Ok(());
            }
            wanted = length * 2;
        }
        Ok(())
    }
}

/// `$tag$` at the beginning of a text.
pub(super) fn dollar_tag(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('$')?;
    let end = inner.find('$')?;
    let name = inner.get(..end)?;
    let is_name = end < 64
        && name.chars().all(|c| c.is_alphanumeric() || c == '_')
        && !name.starts_with(|c: char| c.is_ascii_digit());
    is_name.then(|| text.get(..end + 2)).flatten()
}
