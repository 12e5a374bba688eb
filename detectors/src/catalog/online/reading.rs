//! Reading what stands behind a label: shared by the detectors of labelled values.

use std::ops::Range;

use crate::site::Site;

/// How a value is tied to its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lead {
    /// The value begins the cell or text.
    Start,
    /// A sign such as `:` or `=` stands between.
    Sign,
    /// Only white space stands between.
    Space,
}

/// What stands before the value at `at`: quotes, brackets and white space aside.
pub(crate) fn lead(site: &Site<'_>, at: usize) -> Lead {
    if at <= site.lo {
        return Lead::Start;
    }
    for &byte in site.left(at, 24).iter().rev() {
        match byte {
            b' ' | b'\t' | b'"' | b'\'' | b'`' | b'\\' | b'\r' | b'\n' => {}
            b':' | b'=' | b'>' | b'|' | b'(' | b'[' | b'{' | b',' | b';' | b'#' => return Lead::Sign,
            _ => return Lead::Space,
        }
    }
    Lead::Space
}

/// The run of bytes from `at` that `keep` takes; `None` if it is shorter than `least` or longer than `most`.
pub(crate) fn run(
    site: &Site<'_>,
    at: usize,
    least: usize,
    most: usize,
    keep: fn(u8) -> bool,
) -> Option<Range<usize>> {
    if at >= site.hi {
        return None;
    }
    let length = site.right(at, most + 1).iter().take_while(|b| keep(**b)).count();
    (length >= least && length <= most).then_some(at..at + length)
}

/// The bytes of a range, cut at the bounds of the site.
pub(crate) fn bytes<'t>(site: &Site<'t>, range: &Range<usize>) -> &'t [u8] {
    site.text.get(range.start.max(site.lo)..range.end.min(site.hi)).unwrap_or_default()
}

/// The rest of the line: up to a quote, a tag, a separator of lists or the end of a sentence. `None` if it is
/// shorter than two bytes or longer than `most`.
pub(crate) fn phrase(site: &Site<'_>, at: usize, most: usize) -> Option<Range<usize>> {
    if at >= site.hi {
        return None;
    }
    let quote = site.before(at);
    let quoted = matches!(quote, b'"' | b'\'');
    let text = site.right(at, most + 1);
    let whole = at == site.lo && text.len() <= most;
    let end = text.iter().enumerate().position(|(i, &byte)| match byte {
        b'\n' | b'\r' | b'\t' | b'<' | b'"' | b'\\' => true,
        b'\'' if quoted && quote == b'\'' => true,
        b';' | b',' | b'|' | b'}' | b']' | b')' | b'(' | b'=' | b'{' => !quoted && !whole,
        // The end of a sentence.
        b'.' => !quoted && !matches!(text.get(i + 1), Some(b) if b.is_ascii_alphanumeric()),
        _ => false,
    });
    let mut length = match end {
        Some(end) => end,
        None if text.len() <= most => text.len(),
        None => return None,
    };
    while length > 0 && text[length - 1] == b' ' {
        length -= 1;
    }
    (length >= 2).then_some(at..at + length)
}

/// Words that stand for a value: types, constants and blanks of source code, forms and exports.
const BLANKS: &[&str] = &[
    "null",
    "none",
    "nil",
    "nan",
    "undefined",
    "unknown",
    "true",
    "false",
    "string",
    "str",
    "varchar",
    "text",
    "char",
    "int",
    "integer",
    "number",
    "bool",
    "boolean",
    "any",
    "object",
    "optional",
    "required",
    "yes",
    "no",
    "n/a",
    "na",
    "void",
    "self",
    "this",
    "default",
    "todo",
    "tbd",
    "xxx",
    "empty",
    "value",
    "name",
    "date",
    "example",
    "required.",
    "not null",
    "function",
    "new",
    "return",
    "type",
    "is",
    "the",
    "and",
    "or",
    "not",
    "a",
    "an",
    "in",
    "of",
    "to",
    "for",
    "with",
    "from",
    "id",
    "key",
    "test",
    "-",
    "--",
    "enum",
    "const",
    "let",
    "var",
];

/// Whether the text is no value but a type, a constant or a blank.
pub(crate) fn is_blank(value: &[u8]) -> bool {
    BLANKS.iter().any(|blank| value.eq_ignore_ascii_case(blank.as_bytes()))
        || value.first().is_some_and(|b| matches!(b, b'$' | b'%' | b'{' | b'<' | b'*' | b'&'))
}

/// Whether the two texts are equal but for the case of letters, those with diacritics included.
pub(crate) fn same(left: &str, right: &str) -> bool {
    if left.is_ascii() {
        return left.eq_ignore_ascii_case(right);
    }
    left.chars().flat_map(char::to_lowercase).eq(right.chars())
}

/// Whether two bytes may begin (or end) the same text whatever its case: a cheap question before
/// [`same`]. Bytes of characters that are not ASCII all may.
pub(crate) fn alike(left: u8, right: u8) -> bool {
    left | 0x20 == right | 0x20 || left >= 0x80 && right >= 0x80
}

/// The word of letters (ASCII or not) at `at`.
pub(crate) fn word<'t>(site: &Site<'t>, at: usize) -> Option<(&'t str, usize)> {
    let range = run(site, at, 1, 40, |b| b.is_ascii_alphabetic() || b >= 0x80)?;
    Some((std::str::from_utf8(bytes(site, &range)).ok()?, range.end))
}

#[cfg(test)]
pub(crate) mod testing {
    use crate::{FieldHint, Shape, method::Value, site::Site};

    /// What `value` finds in the text, at the byte behind the first `^`, which is taken out.
    pub(crate) fn found(value: fn(&Site<'_>, usize) -> Option<Value>, text: &str) -> Option<String> {
        let at = text.find('^').unwrap_or(0);
        let hint = FieldHint::NONE;
        let text = text.replacen('^', "", 1);
        let site = Site { text: text.as_bytes(), lo: 0, hi: text.len(), hint: &hint, shape: Shape::Prose };
        value(&site, at).map(|value| text[value.span].to_owned())
    }
}
