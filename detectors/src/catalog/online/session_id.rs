//! Identifiers of sessions of web applications.
//!
//! A long token behind a label such as `JSESSIONID`.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
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
    id: "session-id",
    revision: 1,
    category: Category::CookieId,
    summary: "An identifier of a session.",
    standard: Standard {
        name: "OWASP Session Management Cheat Sheet; RFC 6265",
        url: "https://www.rfc-editor.org/rfc/rfc6265",
    },
    regions: &[],
    anchor: "a label such as `sid` or `PHPSESSID`",
    checks: "12 to 256 characters of a token, letters and digits both; no date, no UUID of zeros",
    context: &[
        "session",
        "session id",
        "sessionid",
        "session token",
        "sessiontoken",
        "sid",
        "sess",
        "phpsessid",
        "jsessionid",
        "asp net session id",
        "asp net sessionid",
        "aspsessionid",
        "connect sid",
        "csrftoken",
        "csrf token",
        "xsrf token",
        "sitzungs id",
        "session key",
        "id de session",
        "id de sesión",
        "sessione id",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 88, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "JSESSIONID=A1B2C3D4E5F6G7H8I9J0 found",
            value: "A1B2C3D4E5F6G7H8I9J0",
            normal: "A1B2C3D4E5F6G7H8I9J0",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "session_id",
            text: "322d57d1899acfb8a550e13e",
            value: "322d57d1899acfb8a550e13e",
            normal: "322d57d1899acfb8a550e13e",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "ok user=x sid=322d57d1899acfb8a550e13e",
            value: "322d57d1899acfb8a550e13e",
            normal: "322d57d1899acfb8a550e13e",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "session=abc (too short)", why: "too short" },
        Counterexample { field: "", text: "session: 2024-05-01T10:00:00Z", why: "a date" },
        Counterexample { field: "", text: "session id is required", why: "no token" },
    ],
};

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let span = run(site, at, 12, 256, |b| {
        b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'%' | b'+' | b'/' | b'~')
    })?;
    let text = bytes(site, &span);
    let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
    let letters = text.iter().filter(|b| b.is_ascii_alphabetic()).count();
    let dated =
        text.len() > 8 && text[4] == b'-' && text[7] == b'-' && text[..4].iter().all(u8::is_ascii_digit);
    if matches!(site.byte(span.end), b'(' | b'@' | b'[')
        || dated
        || text.starts_with(b"S-1-")
        || text.starts_with(b"/")
    {
        return None;
    }
    (digits >= 2 && letters >= 2 || digits >= 16).then_some(Value::plain(span))
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::catalog::online::reading::testing::found;

    #[test]
    fn tokens_are_cut() {
        for (text, expected) in [
            ("sess=^abcdef123456789&format=json", Some("abcdef123456789")),
            ("session=^1a2b3c4d5e6f7g8h9i0j; expires", Some("1a2b3c4d5e6f7g8h9i0j")),
            ("session: ^2024-05-01T10:00:00Z", None),
            ("session=^abc", None),
        ] {
            assert_eq!(found(value, text).as_deref(), expected, "{text}");
        }
    }
}
