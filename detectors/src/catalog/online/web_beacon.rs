//! Web beacons: images of one pixel, in pages and mail, whose address tells who looks at them.
//!
//! An `<img>` of at most one pixel each way (or one that is not shown), whose address has a parameter, or a piece
//! of its path, that only an identifier can be. Spacers have none. In quoted-printable mail `=3D` stands for `=`.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::online::reading::{bytes, is_blank, run},
    method::{Anchor, Anchored, Entry, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Anchored(Anchored { anchor: Anchor::Url, value })],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "web-beacon",
    revision: 1,
    category: Category::UrlWithPersonalData,
    summary: "The address of a web beacon that identifies who sees it.",
    standard: Standard {
        name: "HTML, section 4.8.3 (img); California Civil Code 1798.140(aj), beacons and pixel tags",
        url: "https://html.spec.whatwg.org/multipage/embedded-content.html#the-img-element",
    },
    regions: &[],
    anchor: "`://` within `<img ...>`",
    checks: "at most one pixel each way, or not shown; a parameter or a piece of the path that identifies",
    context: &[],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 88, formatted: 88, context: 88, field: 88 },
    examples: &[
        Example {
            field: "",
            text: "<img src=\"https://t.example.com/open?u=8fk29dk3x\" width=\"1\" height=\"1\" alt=\"\">",
            value: "https://t.example.com/open?u=8fk29dk3x",
            normal: "https://t.example.com/open?u=8fk29dk3x",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "<p><IMG height='0' style='width: 1px' src='http://m.example.org/o/4f1a2b3c4d5e6f7a8b9c.gif'/>",
            value: "http://m.example.org/o/4f1a2b3c4d5e6f7a8b9c.gif",
            normal: "http://m.example.org/o/4f1a2b3c4d5e6f7a8b9c.gif",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "<img width=3D\"1\" height=3D\"1\" src=3D\"https://t.example.net/p?m=3Da7b8c9d0e1\">",
            value: "https://t.example.net/p?m=3Da7b8c9d0e1",
            normal: "https://t.example.net/p?m=3Da7b8c9d0e1",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "<img src=\"https://t.example.com/i?c=12&amp;r=k38d0s2m1q\" style=\"display:none\">",
            value: "https://t.example.com/i?c=12&amp;r=k38d0s2m1q",
            normal: "https://t.example.com/i?c=12&amp;r=k38d0s2m1q",
            evidence: Evidence::PATTERN,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "<img src=\"https://www.example.com/img/spacer.gif\" width=\"1\" height=\"1\">",
            why: "a spacer",
        },
        Counterexample {
            field: "",
            text: "<img src=\"https://www.example.com/photo?id=8fk29dk3x\" width=\"100\" height=\"100\">",
            why: "a picture",
        },
        Counterexample {
            field: "",
            text: "<img src=\"https://t.example.com/open?u={{user_id}}\" width=\"1\" height=\"1\">",
            why: "a template",
        },
        Counterexample {
            field: "",
            text: "<img src=\"https://www.example.com/dot.gif?v=20240131a\" width=\"1\" height=\"1\">",
            why: "a version",
        },
        Counterexample {
            field: "",
            text: "<a href=\"https://t.example.com/open?u=8fk29dk3x\" width=\"1\" height=\"1\">",
            why: "a link",
        },
    ],
};

/// How far before the address its tag may begin.
const BEFORE: usize = 240;
/// How far behind the colon it may end.
const BEHIND: usize = 500;
/// What is taken off for digits alone: they may number the page.
const NUMBER: u8 = 28;

/// The address at the colon, if it is that of a beacon.
fn value(site: &Site<'_>, colon: usize) -> Option<Value> {
    let scheme = site.left(colon, 6).iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let start = colon - scheme;
    if !matches!(scheme, 4 | 5) || !matches!(site.before(start), b'"' | b'\'' | b'=') {
        return None;
    }
    // The tag around: it opens before the address, and is still open there.
    let left = site.left(start, BEFORE);
    let open = memchr::memrchr(b'<', left)?;
    let head = left.get(open..)?;
    let name = head.get(1..4)?.eq_ignore_ascii_case(b"img");
    if !name || !head.get(4)?.is_ascii_whitespace() || head.contains(&b'>') {
        return None;
    }
    let url = run(site, colon, 4, 400, |b| {
        b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'<' | b'>' | b'`' | b'\\')
    })?;
    let behind = site.right(url.end, (colon + BEHIND).saturating_sub(url.end));
    let tail = behind.get(..memchr::memchr(b'>', behind)?)?;
    let both = |test: &dyn Fn(&[u8]) -> bool| test(head) || test(tail);
    let tiny =
        both(&|part| declares(part, b"width", is_tiny)) && both(&|part| declares(part, b"height", is_tiny));
    let hidden = both(&|part| declares(part, b"display", |value| value.starts_with(b"none")))
        || both(&|part| declares(part, b"visibility", |value| value.starts_with(b"hidden")));
    let text = bytes(site, &url);
    // An address of mail in clear is the finding itself.
    if !(tiny || hidden) || text.contains(&b'@') {
        return None;
    }
    let doubt = in_query(text).or_else(|| if tiny { in_path(text) } else { None })?;
    Some(Value { doubt, ..Value::plain(start..url.end) })
}

/// Whether the part of a tag gives an attribute or a property of its style a value that passes.
fn declares(part: &[u8], name: &[u8], test: impl Fn(&[u8]) -> bool) -> bool {
    part.windows(name.len()).enumerate().any(|(at, window)| {
        let before = part.get(at.wrapping_sub(1)).copied().unwrap_or(b' ');
        let free = !(before.is_ascii_alphanumeric() || matches!(before, b'-' | b'_'));
        free && window.eq_ignore_ascii_case(name)
            && part.get(at + name.len()..).and_then(declared).is_some_and(&test)
    })
}

/// What stands behind the sign, blanks and quotes aside.
fn declared(rest: &[u8]) -> Option<&[u8]> {
    let value = match rest.trim_ascii_start() {
        [b'=', b'3', b'D' | b'd', value @ ..] | [b'=' | b':', value @ ..] => value,
        _ => return None,
    };
    let marks = value.iter().take_while(|b| matches!(b, b' ' | b'"' | b'\'' | b'\\')).count();
    value.get(marks..)
}

/// Whether a length is at most one pixel.
fn is_tiny(value: &[u8]) -> bool {
    let [b'0' | b'1', next @ ..] = value else { return false };
    !matches!(next.first(), Some(b'0'..=b'9' | b'.' | b'%'))
}

/// Names of parameters against caches, and of versions.
const OTHER: &[&[u8]] = &[
    b"v",
    b"ver",
    b"version",
    b"rev",
    b"t",
    b"ts",
    b"time",
    b"date",
    b"cb",
    b"cachebuster",
    b"rnd",
    b"rand",
    b"random",
    b"ord",
    b"_",
];

/// The doubt in what identifies among the parameters of an address; `None` where none does.
fn in_query(url: &[u8]) -> Option<u8> {
    let query = url.get(memchr::memchr(b'?', url)? + 1..)?;
    query
        .split(|b| matches!(b, b'&' | b';' | b'#'))
        .filter_map(|pair| {
            let sign = memchr::memchr(b'=', pair)?;
            let (name, value) = (pair.get(..sign)?, pair.get(sign + 1..)?);
            let value = value.strip_prefix(b"3D").unwrap_or(value);
            let other = OTHER.iter().any(|known| name.eq_ignore_ascii_case(known));
            if other || value.len() < 6 { None } else { doubt_of(value) }
        })
        .min()
}

/// The doubt in what identifies in the path of an address.
fn in_path(url: &[u8]) -> Option<u8> {
    let path = url.get(3..)?.split(|b| *b == b'?').next()?;
    path.split(|b| *b == b'/')
        .skip(1)
        .filter_map(|piece| {
            let stem = piece.split(|b| *b == b'.').next()?;
            let digits = stem.iter().filter(|b| b.is_ascii_digit()).count();
            if stem.len() < 16 || digits < 4 { None } else { doubt_of(stem) }
        })
        .min()
}

/// The doubt in a token; `None` for words, templates and blanks.
fn doubt_of(token: &[u8]) -> Option<u8> {
    let plain = token.iter().all(|b| {
        b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~' | b'%' | b'+' | b'=' | b'/')
    });
    if !plain || is_blank(token) {
        return None;
    }
    let letters = token.iter().any(u8::is_ascii_alphabetic);
    let digits = token.iter().any(u8::is_ascii_digit);
    let mail = token.windows(3).any(|part| part == b"%40");
    match (letters, digits) {
        (true, true) => Some(0),
        _ if mail => Some(0),
        (false, true) => Some(NUMBER),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::catalog::online::reading::testing::found;

    #[test]
    fn tags_are_read() {
        for (text, expected) in [
            (
                "<img height=1 width=1 src=https^://t.example.com/o?u=a1b2c3d4>",
                Some("https://t.example.com/o?u=a1b2c3d4"),
            ),
            ("<img src=\"https^://t.example.com/o?u=a1b2c3d4\" width=\"1\">", None),
            ("<img src=\"https^://t.example.com/o?u=a1b2c3d4\" width=\"1\" max-height=\"1\">", None),
            ("<img src=\"https^://t.example.com/o?u=a1b2c3d4\" width=\"1%\" height=\"1\">", None),
            ("<img src=\"https^://t.example.com/o?u=a1b2c3\" width=\"1\" height=\"1\"", None),
            ("<img alt=\"\"> \"https^://t.example.com/o?u=a1b2c3\" width=\"1\" height=\"1\">", None),
            (
                "<img src=\"https^://t.example.com/?e=jane%40example.com\" width=1 height=1>",
                Some("https://t.example.com/?e=jane%40example.com"),
            ),
            ("<img src=\"https^://t.example.com/?ev=PageView\" width=1 height=1>", None),
        ] {
            assert_eq!(found(value, text).as_deref(), expected, "{text}");
        }
    }
}
