//! Cookies in headers of HTTP.
//!
//! `Cookie` and `Set-Cookie`: pairs of names and values. The span is the pairs; attributes such as `Path` are left
//! out. Pairs without a long value hold settings and no identifier.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Shape, Standard,
    catalog::online::reading::{bytes, run},
    method::{Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Labelled(Labelled { value })],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "cookie",
    revision: 2,
    category: Category::CookieId,
    summary: "A cookie of a header.",
    standard: Standard {
        name: "RFC 6265, sections 4.1 and 4.2",
        url: "https://www.rfc-editor.org/rfc/rfc6265",
    },
    regions: &[],
    anchor: "the header `Cookie` or `Set-Cookie`",
    checks: "pairs of names and values; one value of at least eight characters with a digit",
    context: &["cookie", "cookies", "set cookie", "http cookie", "setcookie"],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "Cookie: session_id=abc123def456ghi789; user_id=12345",
            value: "session_id=abc123def456ghi789; user_id=12345",
            normal: "session_id=abc123def456ghi789; user_id=12345",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Set-Cookie: PHPSESSID=abcdefghijklmnopqrstuvwxyz123456; Secure; SameSite=Strict",
            value: "PHPSESSID=abcdefghijklmnopqrstuvwxyz123456",
            normal: "PHPSESSID=abcdefghijklmnopqrstuvwxyz123456",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cookies",
            text: "8fk29dk3xAbCd92kd77QmZ0p",
            value: "8fk29dk3xAbCd92kd77QmZ0p",
            normal: "8fk29dk3xAbCd92kd77QmZ0p",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "cookie",
            text: "cart_id=shop123456789; user_pref=settings_abcdef",
            value: "cart_id=shop123456789; user_pref=settings_abcdef",
            normal: "cart_id=shop123456789; user_pref=settings_abcdef",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Cookie: theme=dark; lang=en", why: "settings" },
        Counterexample {
            field: "",
            text: "Not a cookie: just some text with equals signs = and semicolons;",
            why: "a sentence",
        },
        Counterexample { field: "", text: "we use a cookie to remember you", why: "a sentence" },
    ],
};

/// Names of attributes of `Set-Cookie`, RFC 6265 section 4.1.1 and its drafts.
const ATTRIBUTES: &[&str] =
    &["path", "domain", "expires", "max-age", "secure", "httponly", "samesite", "priority", "partitioned"];

/// The pairs behind the label, or what makes up a value of a field.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    pairs(site, at).or_else(|| token(site, at))
}

/// The value of a cookie alone, as a field of cookies has it (HAR: `cookies[].value`).
fn token(site: &Site<'_>, at: usize) -> Option<Value> {
    if site.shape != Shape::Value || at != site.lo {
        return None;
    }
    let token = run(site, at, 16, 400, |b| b.is_ascii_graphic() && !matches!(b, b';' | b',' | b'"' | b'/'))?;
    let text = bytes(site, &token);
    let mixed = text.iter().any(u8::is_ascii_digit) && text.iter().any(u8::is_ascii_alphabetic);
    (token.end == site.hi && mixed).then_some(Value::plain(token))
}

fn pairs(site: &Site<'_>, at: usize) -> Option<Value> {
    let (mut here, mut end, mut telling) = (at, at, false);
    while here < at + 480 {
        let name = run(site, here, 1, 80, |b| {
            b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'$' | b'!' | b'#' | b'%')
        })?;
        if ATTRIBUTES.iter().any(|a| bytes(site, &name).eq_ignore_ascii_case(a.as_bytes())) {
            break;
        }
        if site.byte(name.end) != b'=' {
            break;
        }
        let Some(value) = run(site, name.end + 1, 0, 400, |b| {
            b.is_ascii_graphic() && !matches!(b, b';' | b',' | b'"' | b'\'' | b'\\')
        }) else {
            break;
        };
        let text = bytes(site, &value);
        telling |= text.len() >= 8 && text.iter().any(u8::is_ascii_digit);
        end = value.end;
        if site.byte(end) != b';' {
            break;
        }
        here = end + 1 + usize::from(site.byte(end + 1) == b' ');
        if here >= site.hi || !site.byte(here).is_ascii_graphic() {
            break;
        }
    }
    telling.then_some(Value::plain(at..end))
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::catalog::online::reading::testing::found;

    #[test]
    fn pairs_are_cut() {
        for (text, expected) in [
            (
                "Cookie: ^session_id=abc123def456ghi789; user_id=12345",
                Some("session_id=abc123def456ghi789; user_id=12345"),
            ),
            ("Set-Cookie: ^S=encrypted_123456; Domain=.example.com", Some("S=encrypted_123456")),
            ("Cookie: ^theme=dark; lang=en", None),
            ("a cookie: ^just some text", None),
        ] {
            assert_eq!(found(value, text).as_deref(), expected, "{text}");
        }
    }
}
