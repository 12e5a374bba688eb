//! What passwords, keys and tokens share: where a literal ends, and what only stands in for a secret.

use std::ops::Range;

use crate::{Shape, site::Site};

/// Longer literals are no passwords.
const LONGEST: usize = 128;

/// A value behind a label, as it is written.
pub(super) struct Literal<'t> {
    pub(super) span: Range<usize>,
    pub(super) text: &'t [u8],
    /// Whether quotes, a tag or the borders of a field enclose it.
    pub(super) enclosed: bool,
    /// Whether further words follow on the line.
    pub(super) goes_on: bool,
}

/// The literal at `at`, the first byte behind a label and an opening quote; `None` if there is none.
pub(super) fn literal<'t>(site: &Site<'t>, at: usize) -> Option<Literal<'t>> {
    if at >= site.hi {
        return None;
    }
    let rest = site.right(at, LONGEST + 1);
    let quote = site.before(at);
    let length = if matches!(quote, b'"' | b'\'' | b'`') {
        quoted(rest, quote)?
    } else if site.shape == Shape::Value && site.left(at, LONGEST).trim_ascii().is_empty() {
        // The whole value of a field, blanks within included.
        rest.trim_ascii_end().len()
    } else if quote == b'>' {
        tagged(site, at)?
    } else {
        return bare(site, at, rest);
    };
    let text = rest.get(..length)?;
    let fits = length <= LONGEST && !text.contains(&b'\n');
    fits.then_some(Literal { span: at..at + length, text, enclosed: true, goes_on: false })
}

/// The length of what stands before the closing quote.
fn quoted(rest: &[u8], quote: u8) -> Option<usize> {
    let mut escaped = false;
    rest.iter().position(|&byte| {
        let closes = byte == quote && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    })
}

/// The length of what stands between a tag without attributes and the next.
fn tagged(site: &Site<'_>, at: usize) -> Option<usize> {
    let left = site.left(at, 64);
    let open = memchr::memrchr(b'<', left)?;
    let plain = left.get(open..)?.iter().all(|byte| !matches!(byte, b' ' | b'=' | b'"' | b'\''));
    let length = memchr::memchr(b'<', site.right(at, LONGEST))?;
    plain.then_some(length)
}

/// What stands without quotes: up to a blank, a quote or what ends a statement.
fn bare<'t>(site: &Site<'t>, at: usize, rest: &'t [u8]) -> Option<Literal<'t>> {
    let stops =
        |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'`' | b'<' | b'>' | b';');
    let mut length = rest.iter().position(|byte| stops(*byte)).unwrap_or(rest.len());
    if length > LONGEST {
        return None;
    }
    // Further parameters of a query, further columns.
    for (place, &byte) in rest.get(..length)?.iter().enumerate() {
        let next = rest.get(place + 1..)?;
        let name = next.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count();
        if matches!(byte, b'&' | b',') && name > 0 && matches!(next.get(name), Some(b'=' | b':')) {
            length = place;
            break;
        }
    }
    let mut text = rest.get(..length)?;
    while let Some((last, before)) = text.split_last() {
        let opened = |open: u8| before.contains(&open);
        let trailing = match last {
            b',' | b'.' | b':' | b'|' => true,
            b')' => !opened(b'('),
            b']' => !opened(b'['),
            b'}' => !opened(b'{'),
            _ => false,
        };
        if !trailing {
            break;
        }
        text = before;
    }
    // A string of a language with prefixes, `b"..."`, or an index: no literal of its own.
    if matches!(rest.get(length), Some(b'"' | b'\'' | b'`')) {
        return None;
    }
    let end = at + length;
    let goes_on = site.byte(end) == b' ' && site.byte(end + 1).is_ascii_alphabetic();
    Some(Literal { span: at..at + text.len(), text, enclosed: false, goes_on })
}

/// Words that stand where a secret would: types, values of nothing, remarks.
const WORDS: &[&str] = &[
    "none",
    "null",
    "nil",
    "undefined",
    "true",
    "false",
    "yes",
    "no",
    "n/a",
    "string",
    "str",
    "text",
    "varchar",
    "char",
    "bytes",
    "object",
    "any",
    "int",
    "integer",
    "number",
    "bool",
    "boolean",
    "optional",
    "required",
    "mandatory",
    "hidden",
    "redacted",
    "masked",
    "removed",
    "omitted",
    "encrypted",
    "changed",
    "expired",
    "reset",
    "incorrect",
    "invalid",
    "valid",
    "wrong",
    "missing",
    "empty",
    "blank",
    "unknown",
    "unset",
    "unchanged",
    "default",
    "password",
    "passwd",
    "passwort",
    "passphrase",
    "pwd",
    "secret",
    "token",
    "apikey",
    "api_key",
    "example",
    "placeholder",
    "value",
    "input",
    "your",
    "enter",
    "please",
    "must",
    "should",
    "forgot",
    "forgotten",
    "vergessen",
    "oublié",
    "optionnel",
    "erforderlich",
    "obligatoire",
    "the",
    "this",
    "that",
    "self",
    "new",
    "old",
    "get",
    "set",
    "env",
    "vault",
    "!vault",
    "!ref",
    "!sub",
    "!secret",
    "!env",
    "!getatt",
    "const",
    "let",
    "var",
    "async",
    "await",
    "function",
    "lambda",
    "return",
    "not",
    "hash",
    "bcrypt",
    "plaintext",
    "changeit",
    "todo",
    "tbd",
    "void",
    "confidential",
    "filtered",
    "[filtered]",
    "(null)",
];

/// Whether a text only stands in for a secret: stars, variables, templates, types, remarks.
pub(super) fn is_placeholder(text: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(text) else { return true };
    let small = text.to_lowercase();
    let identifier = |text: &str| {
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'.' | b':'))
    };
    let opens = ["${", "$(", "{{", "#{", "%(", "<", "{", "[", "@@", "&", "\\", "..."];
    let first = text.chars().next();
    let uniform =
        text.chars().all(|c| Some(c) == first || matches!(c, '*' | '•' | '.' | '●' | '#' | '-' | '_'));
    uniform
        || WORDS.contains(&small.as_str())
        || opens.iter().any(|open| text.starts_with(open))
        || text.contains("***")
        || text.contains("•••")
        || text.contains("${")
        || text.contains("%s") && !text.replace("%s", "").bytes().any(is_word)
        || text.contains("{{")
        || text.strip_prefix(['$', '@', ':']).is_some_and(|rest| rest.bytes().all(is_word))
        || text
            .strip_prefix('%')
            .is_some_and(|rest| rest.ends_with('%') || rest.len() == 1 || identifier(rest))
        || small.contains("your")
            && ["pass", "key", "token", "secret", "pwd"].iter().any(|w| small.contains(w))
        || ["placeholder", "redacted", "changeme_", "insert_", "enter ", "xxxx"]
            .iter()
            .any(|w| small.contains(w))
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether a text without quotes is an expression of a language: a call, a path, an index, a type.
pub(super) fn is_code(text: &[u8]) -> bool {
    let name = text.iter().take_while(|byte| is_word(**byte) || matches!(byte, b'.' | b':' | b'$')).count();
    let behind = text.get(name + 1).copied();
    let call = match text.get(name) {
        Some(b'[') => true,
        Some(b'(' | b'{') => {
            name == 0
                || behind.is_none_or(|next| is_word(next) || matches!(next, b'(' | b')' | b'}' | b'&' | b'*'))
        }
        _ => false,
    };
    let pointer = matches!(text.first(), Some(b'*' | b'&'));
    let path = text.windows(2).any(|pair| matches!(pair, b"->" | b"::" | b"=>" | b"?." | b"()" | b".."));
    let parts = || text.split(|byte| *byte == b'.');
    let dotted = parts().count() > 1
        && parts().all(|part| {
            part.first().is_some_and(|b| b.is_ascii_alphabetic() || *b == b'_')
                && part.iter().all(|b| is_word(*b))
        });
    let open = text.last().is_some_and(|last| matches!(last, b'(' | b'[' | b'{' | b'=' | b'+' | b'\\'));
    call || pointer || path || dotted || open || is_type(text)
}

/// Whether a text is a number's type, as in C and its relatives: `u32`, `__uint64`, `int8_t`.
fn is_type(text: &[u8]) -> bool {
    let text = text.strip_suffix(b"_t").unwrap_or(text);
    let lead = text.iter().take_while(|byte| **byte == b'_').count();
    let Some(text) = text.get(lead..) else { return false };
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (kind, width) = text.split_at(letters);
    let kinds: [&[u8]; 9] = [b"u", b"i", b"f", b"s", b"int", b"uint", b"float", b"long", b"ulong"];
    let widths: [&[u8]; 5] = [b"8", b"16", b"32", b"64", b"128"];
    kinds.iter().any(|name| name.eq_ignore_ascii_case(kind)) && widths.contains(&width)
}

/// Whether a text is a version or a range of versions: `^5.1.1`.
pub(super) fn is_version(text: &[u8]) -> bool {
    let signs =
        text.iter().take_while(|byte| matches!(byte, b'^' | b'~' | b'>' | b'<' | b'=' | b'v')).count();
    let Some(text) = text.get(signs..) else { return false };
    let number = text.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'.').count();
    let dots = text.iter().take(number).filter(|byte| **byte == b'.').count();
    text.first().is_some_and(u8::is_ascii_digit)
        && dots > 0
        && (number == text.len() || matches!(text.get(number), Some(b'-' | b'+' | b' ')))
}

/// Whether a text is a hash of a password in one of the forms that [`super::password_hash`] knows.
pub(super) fn is_hash(text: &[u8]) -> bool {
    let crypt = text.first() == Some(&b'$') && text.get(1..).is_some_and(|rest| rest.contains(&b'$'));
    let scheme = text.first() == Some(&b'{')
        && text.iter().position(|byte| *byte == b'}').is_some_and(|end| end > 2 && text.len() > end + 12);
    (crypt && text.len() > 20) || scheme
}

/// A key or token behind a label: at least `least` letters, digits and signs of Base64, a digit and a letter
/// among them; and how much less certain it is.
pub(super) fn key(site: &Site<'_>, at: usize, least: usize) -> Option<(Range<usize>, u8)> {
    let literal = literal(site, at)?;
    let text = literal.text;
    let takes = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-./+=~:".contains(byte);
    let fits = text.len() >= least && text.iter().all(takes);
    let telling = text.iter().any(u8::is_ascii_digit) && text.iter().any(u8::is_ascii_alphabetic);
    if !fits || !telling || is_placeholder(text) || !literal.enclosed && is_code(text) || is_path(text) {
        return None;
    }
    let doubt = if literal.enclosed { 0 } else { 8 };
    Some((literal.span, doubt + if varied(text) { 0 } else { 25 }))
}

/// Whether a text is a path or an address: those have names, and several slashes or a scheme.
fn is_path(text: &[u8]) -> bool {
    let first = text.first().copied().unwrap_or_default();
    text.windows(3).any(|part| part == b"://") || matches!(first, b'/' | b'.' | b'~')
}

/// Whether letters and digits change often enough for something that nobody made up.
fn varied(text: &[u8]) -> bool {
    let class = |byte: u8| (byte.is_ascii_digit(), byte.is_ascii_uppercase(), byte.is_ascii_lowercase());
    let changes = text.windows(2).filter(|pair| class(pair[0]) != class(pair[1])).count();
    changes * 8 >= text.len()
}

#[cfg(test)]
mod tests {
    use super::{is_code, is_placeholder, literal};
    use crate::{FieldHint, Shape, site::Site};

    #[test]
    fn literals_end_where_they_are_closed() {
        for (text, at, expected) in [
            ("pw: \"a b\\\"c\" x", 5, Some("a b\\\"c")),
            ("pw=abc&user=d", 3, Some("abc")),
            ("pw=a&b c", 3, Some("a&b")),
            ("Pwd=abc;Database=d", 4, Some("abc")),
            ("(pw: abc).", 5, Some("abc")),
            ("pw: abc, and", 4, Some("abc")),
            ("<pw>abc</pw>", 4, Some("abc")),
            ("<input type=\"pw\">abc</pw>", 17, None),
            ("pw: get[\"x\"]", 4, None),
            ("pw: \"never closed", 5, None),
        ] {
            let hint = &FieldHint::NONE;
            let site = Site { text: text.as_bytes(), lo: 0, hi: text.len(), hint, shape: Shape::Prose };
            let found =
                literal(&site, at).map(|literal| std::str::from_utf8(literal.text).unwrap_or_default());
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn stand_ins() {
        for (text, expected) in [
            ("***", true),
            ("${DB_PASS}", true),
            ("$PASSWORD", true),
            ("$3cret!", false),
            ("<password>", true),
            ("None", true),
            ("your_password_here", true),
            ("%s", true),
            ("hunter2", false),
            ("crickets", false),
            ("{{ pw }}", true),
            ("p%ssw0rd", false),
        ] {
            assert_eq!(is_placeholder(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn expressions() {
        for (text, expected) in [
            ("get_password()", true),
            ("config.password", true),
            ("os.environ[", true),
            ("std::string", true),
            ("hunter2", false),
            ("p(ss)", true),
            ("Tr0ub4dor&3", false),
            ("a.1!b", false),
            ("user->pw", true),
            ("pass!word", false),
            ("Secret!", false),
            ("__u32", true),
            ("uint64_t", true),
            ("*mut", true),
            ("pw[:-1]", true),
            ("(bool", true),
            ("u2", false),
        ] {
            assert_eq!(is_code(text.as_bytes()), expected, "{text}");
        }
    }
}
