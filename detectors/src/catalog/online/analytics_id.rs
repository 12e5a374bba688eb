//! Identifiers of visitors that Google Analytics and the pixel of Meta keep in cookies.
//!
//! `GA1.` or `fb.1.` begins them; a random number and the second of the first visit follow.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["ga9.9.9{6,10}.9{10}", "fb.9.9{13}.9{8,10}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "analytics-id",
    revision: 1,
    category: Category::CookieId,
    summary: "An identifier of a visitor of web analytics.",
    standard: Standard {
        name: "Google Analytics, cookie usage on websites",
        url: "https://developers.google.com/analytics/devguides/collection/analyticsjs/cookie-usage",
    },
    regions: &[],
    anchor: "`GA1.` or `fb.` and groups of digits",
    checks: "the second of the first visit is of this century",
    context: &["ga", "gid", "fbp", "fbc", "google analytics", "ga client id", "analytics id"],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 92, formatted: 92, context: 95, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "_ga=GA1.2.1033501218.1368477899",
            value: "GA1.2.1033501218.1368477899",
            normal: "GA1210335012181368477899",
            evidence: Evidence::NONE,
        },
        Example {
            field: "_ga",
            text: "GA1.2.1033501218.1368477899",
            value: "GA1.2.1033501218.1368477899",
            normal: "GA1210335012181368477899",
            evidence: Evidence::NONE,
        },
        Example {
            field: "",
            text: "_fbp=fb.1.1596403881668.1116446470",
            value: "fb.1.1596403881668.1116446470",
            normal: "FB115964038816681116446470",
            evidence: Evidence::NONE,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "GA1.2.3", why: "a version" },
        Counterexample { field: "", text: "GA1.2.1033501218.0368477899", why: "the time is of 1981" },
        Counterexample { field: "", text: "1.2.1033501218.1368477899", why: "no prefix" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    // Seconds from 2001 on have ten digits and begin with 1 (or 2 from 2033 on).
    let time = if value.starts_with(b"GA") { value.len().checked_sub(10)? } else { 3 };
    matches!(value.get(time)?, b'1' | b'2').then_some(Evidence::NONE)
}
