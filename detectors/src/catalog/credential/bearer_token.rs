//! Tokens and passwords of the HTTP header `Authorization`.
//!
//! `Bearer` and a token, or `Basic` and the Base64 of a name and a password.

use super::{base64, secret};
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Labelled(Labelled { value })],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "bearer-token",
    revision: 1,
    category: Category::Credential,
    summary: "A token or password of an HTTP header Authorization.",
    standard: Standard {
        name: "RFC 6750, Bearer Token Usage; RFC 7617, Basic",
        url: "https://datatracker.ietf.org/doc/html/rfc6750",
    },
    regions: &[],
    anchor: "the label",
    checks: "the alphabet of tokens, a digit and a letter; behind Basic, Base64 of a text with a colon",
    context: &[
        "authorization",
        "proxy authorization",
        "authorization header",
        "bearer",
        "bearer token",
        "http authorization",
        "auth header",
        "x authorization",
        "authorisation",
        "autorisation",
        "authorization bearer",
        "authorization basic",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Authorization: Bearer mF_9.B5f-4.1JqM0aZ7wQ",
            value: "mF_9.B5f-4.1JqM0aZ7wQ",
            normal: "mF_9.B5f-4.1JqM0aZ7wQ",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
            value: "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
            normal: "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "authorization",
            text: "Bearer 2YotnFZFEjr1zCsicMWpAA",
            value: "2YotnFZFEjr1zCsicMWpAA",
            normal: "2YotnFZFEjr1zCsicMWpAA",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "{\"Authorization\": \"Bearer 2YotnFZFEjr1zCsicMWpAA\"}",
            value: "2YotnFZFEjr1zCsicMWpAA",
            normal: "2YotnFZFEjr1zCsicMWpAA",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Authorization: Bearer <token>", why: "a placeholder" },
        Counterexample { field: "", text: "Authorization: Basic access", why: "no name and password" },
        Counterexample { field: "", text: "Authorization: Bearer ${TOKEN}", why: "a variable" },
        Counterexample { field: "", text: "bearer: of good news", why: "a remark" },
    ],
};

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let rest = site.right(at, 512);
    let scheme = |name: &[u8]| {
        let named = rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        named.then(|| rest.get(name.len()..).unwrap_or_default())
    };
    let (text, basic, named) = match (scheme(b"Bearer "), scheme(b"Token "), scheme(b"Basic ")) {
        (Some(text), ..) | (_, Some(text), _) => (text, false, true),
        (.., Some(text)) => (text, true, true),
        _ => (rest, false, false),
    };
    let blanks = text.iter().take_while(|byte| **byte == b' ').count();
    let text = text.get(blanks..)?;
    let takes = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(byte);
    let length = text.iter().take_while(|byte| takes(byte)).count();
    let token = text.get(..length)?;
    let token = token.get(..length - token.iter().rev().take_while(|byte| **byte == b'.').count())?;
    let next = text.get(length).copied().unwrap_or_default();
    let free = !matches!(next, b'(' | b'[' | b'{' | b'$' | b'%' | b'<' | b'*' | b'@') && next < 0x80;
    let telling = token.iter().any(u8::is_ascii_digit) && token.iter().any(u8::is_ascii_alphabetic);
    let fits = if basic {
        token.len() >= 8 && is_user_and_password(token)
    } else {
        token.len() >= if named { 16 } else { 24 } && telling && !secret::is_placeholder(token)
    };
    let start = at + (rest.len() - text.len());
    let doubt = if named { 0 } else { 20 };
    (free && fits).then(|| Value { doubt, ..Value::plain(start..start + token.len()) })
}

/// Whether the Base64 spells printable text with a colon that is not its first byte.
fn is_user_and_password(token: &[u8]) -> bool {
    let mut out = [0; 384];
    let Some(text) = base64::decode(token, &mut out) else { return false };
    let colon = memchr::memchr(b':', text);
    colon.is_some_and(|colon| colon > 0 && colon + 1 < text.len()) && text.iter().all(|byte| *byte >= b' ')
}
