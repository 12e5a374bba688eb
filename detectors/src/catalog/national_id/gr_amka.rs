//! Greek social security numbers (ΑΜΚΑ).
//!
//! Eleven digits: day of birth DDMMYY, a serial, odd for men, and the Luhn check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates::{exists_in_some_century, two},
    checks::luhn,
    checks::mod11::digits,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{11}", "999999~99999", "999999 9999 9", "99~99~99~99999", "999999/99999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "gr-amka",
    revision: 1,
    category: Category::NationalId,
    summary: "A Greek social security number.",
    standard: Standard {
        name: "Law 3655/2008 Art. 153; ΑΜΚΑ",
        url: "https://en.wikipedia.org/wiki/National_identification_number",
    },
    regions: &["GR"],
    anchor: "eleven digits",
    checks: "Luhn check digit, day of birth",
    context: &[
        "αμκα",
        "α μ κ α",
        "αριθμός μητρώου κοινωνικής ασφάλισης",
        "amka",
        "a m k a",
        "arithmos mitroou koinonikis asfalisis",
        "greek social security number",
        "greek ssn",
        "gr ssn",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 40, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "ΑΜΚΑ: 01013099997",
            value: "01013099997",
            normal: "01013099997",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "αμκα 14087221348 ασθενούς",
            value: "14087221348",
            normal: "14087221348",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "amka",
            text: "05110988671",
            value: "05110988671",
            normal: "05110988671",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Greek social security number 14087221348",
            value: "14087221348",
            normal: "14087221348",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ΑΜΚΑ: 01013099999", why: "the check digit is wrong" },
        Counterexample { field: "amka", text: "31029912347", why: "February has no 31 days" },
        Counterexample { field: "", text: "01013099997", why: "eleven digits without a label" },
        Counterexample { field: "order_id", text: "01013099997", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let all = digits::<11>(number)?;
    let born = exists_in_some_century(two(number, 4), two(number, 2), two(number, 0));
    (born && luhn::passes(&all)).then_some(Evidence::CHECKSUM)
}
