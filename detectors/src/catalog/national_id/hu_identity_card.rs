//! Numbers of Hungarian identity cards.
//!
//! Six digits and two letters; the booklets of before 2000 have two letters, sometimes three, before the
//! digits. There is no check digit, so only a label tells them.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{6}AA", "9{6} AA", "9{6}-AA", "AA9{6}", "AA 9{6}", "AA-9{6}", "AAA9{6}", "AAA 9{6}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "hu-identity-card",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of a Hungarian identity card.",
    standard: Standard {
        name: "414/2015. (XII. 23.) Korm. rendelet; Hungarian identity card",
        url: "https://en.wikipedia.org/wiki/Hungarian_identity_card",
    },
    regions: &["HU"],
    anchor: "six digits and two letters, or two or three letters and six digits",
    checks: "form only: there is no check digit",
    context: &[
        "személyi igazolvány",
        "személyi igazolvány szám",
        "személyi igazolvány száma",
        "személyigazolvány",
        "személyigazolvány szám",
        "személyazonosító igazolvány",
        "személyazonosító igazolvány száma",
        "szig szám",
        "szig",
        "igazolványszám",
        "hungarian identity card",
        "hungarian id card",
        "hu id card",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "Személyi igazolvány száma: 413582KA",
            value: "413582KA",
            normal: "413582KA",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "személyazonosító igazolvány: 204817 PE",
            value: "204817 PE",
            normal: "204817PE",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "szemelyi_igazolvany",
            text: "AU713204",
            value: "AU713204",
            normal: "AU713204",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Hungarian identity card 413582KA",
            value: "413582KA",
            normal: "413582KA",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "413582KA", why: "without a label, a part number" },
        Counterexample { field: "", text: "Személyi igazolvány: 000000KA", why: "no number is zero" },
        Counterexample { field: "", text: "Személyi igazolvány: 41358KA", why: "a digit is missing" },
        Counterexample { field: "order_id", text: "413582KA", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    let digits = || text.iter().filter(|byte| byte.is_ascii_digit());
    (digits().count() == 6 && digits().any(|digit| *digit != b'0')).then_some(Evidence::NONE)
}
