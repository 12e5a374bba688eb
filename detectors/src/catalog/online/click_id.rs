//! Identifiers of clicks on advertisements, and of recipients of mailings, by the names of their parameters.
//!
//! Advertisers add them to the address of the page that a click leads to; pages keep them in cookies (`_gcl_aw`,
//! `_fbc`). A whole URL that carries one is found by `url-with-personal-data`; this detector finds them in logs of
//! requests, in cookies and in fields.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::online::reading::{bytes, is_blank, run},
    method::{Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Labelled(Labelled { value })],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "click-id",
    revision: 1,
    category: Category::CookieId,
    summary: "An identifier of a click or of the recipient of a mailing.",
    standard: Standard {
        name: "Google Ads, GCLID; Meta, fbc and fbclid; Microsoft Advertising, MSCLKID",
        url: "https://support.google.com/google-ads/answer/9744275",
    },
    regions: &[],
    anchor: "the name of the parameter, such as `gclid` or `fbclid`",
    checks: "a token of 8 to 400 characters with letters and digits, or of ten and more digits",
    context: &[
        "click id",
        "clickid",
        "gclid",
        "dclid",
        "gbraid",
        "wbraid",
        "fbclid",
        "fbc",
        "msclkid",
        "ttclid",
        "twclid",
        "li fat id",
        "yclid",
        "ysclid",
        "igshid",
        "igsh",
        "irclickid",
        "sc cid",
        "sccid",
        "scclid",
        "epik",
        "rdt cid",
        "gcl aw",
        "gcl dc",
        "gcl au",
        "mc eid",
        "mkt tok",
        "hsenc",
        "hubspotutk",
        "vero id",
        "oly enc id",
        "oly anon id",
        "google click id",
        "facebook click id",
        "microsoft click id",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 92, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "\"GET /landing?gclid=Cj0KCQiAr8eqBhD3ARIsAIe-buPD3axh_w HTTP/1.1\"",
            value: "Cj0KCQiAr8eqBhD3ARIsAIe-buPD3axh_w",
            normal: "Cj0KCQiAr8eqBhD3ARIsAIe-buPD3axh_w",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "fbclid",
            text: "IwAR2xK9mVq3T0aLs7eYc1uPzN5hB8dWf4",
            value: "IwAR2xK9mVq3T0aLs7eYc1uPzN5hB8dWf4",
            normal: "IwAR2xK9mVq3T0aLs7eYc1uPzN5hB8dWf4",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "{\"yclid\": \"5123456789012345678\"}",
            value: "5123456789012345678",
            normal: "5123456789012345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "_gcl_aw=GCL.1578911111.Cj0KCQiAr8eqBhD3ARIsAIe-buPD3axh",
            value: "GCL.1578911111.Cj0KCQiAr8eqBhD3ARIsAIe-buPD3axh",
            normal: "GCL.1578911111.Cj0KCQiAr8eqBhD3ARIsAIe-buPD3axh",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "?gclid={gclid}&x=1", why: "a template" },
        Counterexample { field: "", text: "gclid: string", why: "a type" },
        Counterexample { field: "", text: "const gclid = params.get('gclid')", why: "a call" },
        Counterexample { field: "", text: "Cj0KCQiAr8eqBhD3ARIsAIe-buPD3axh_w", why: "any token" },
    ],
};

/// What follows the name of the parameter.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let token = run(site, at, 8, 400, |b| {
        b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~' | b'%' | b'=' | b'*')
    })?;
    let mut end = token.end;
    while end > at && matches!(site.byte(end - 1), b'.' | b'*' | b'~') {
        end -= 1;
    }
    let text = bytes(site, &(at..end));
    let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
    let letters = text.iter().any(u8::is_ascii_alphabetic);
    let telling = text.len() >= 8 && (digits > 0 && letters || digits >= 10);
    let expression = matches!(site.byte(token.end), b'(' | b'[' | b'{' | b'@');
    (telling && !expression && !is_blank(text)).then(|| Value::plain(at..end))
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::catalog::online::reading::testing::found;

    #[test]
    fn tokens_are_cut() {
        for (text, expected) in [
            ("/?epik=^dj0yJnU9b1FhN2Z&x=1", Some("dj0yJnU9b1FhN2Z")),
            ("ScCid: ^7f3c2a10-4b8e-4e0f-9d21-6a5b4c3d2e1f.", Some("7f3c2a10-4b8e-4e0f-9d21-6a5b4c3d2e1f")),
            ("gclid = ^params1.searchParams(", None),
            ("gclid=^123", None),
            ("gclid=^undefined", None),
        ] {
            assert_eq!(found(value, text).as_deref(), expected, "{text}");
        }
    }
}
