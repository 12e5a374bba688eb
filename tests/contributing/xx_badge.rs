//! Staff badges of the country XX, which does not exist: the detector that `tests/contributing.rs` adds.
//!
//! `XXB`, six digits of serial and a Luhn digit over the seven.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::luhn,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["xxb-9{6}-9"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "xx-badge",
    revision: 1,
    category: Category::NationalId,
    summary: "A staff badge of a country that does not exist.",
    standard: Standard { name: "ISO/IEC 7812-1, annex B", url: "https://www.iso.org/standard/70484.html" },
    regions: &[],
    anchor: "`XXB`, a dash, six digits, a dash and a digit",
    checks: "Luhn digit over all seven digits",
    context: &["xx badge", "staff badge"],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 90, formatted: 90, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "lost: XXB-482917-2, please block it",
            value: "XXB-482917-2",
            normal: "XXB4829172",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "staff badge XXB-100200-5",
            value: "XXB-100200-5",
            normal: "XXB1002005",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "staff_badge",
            text: "XXB-735106-7",
            value: "XXB-735106-7",
            normal: "XXB7351067",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "staff badge XXB-482917-7", why: "wrong check digit" },
        Counterexample { field: "", text: "XXC-482917-2", why: "another prefix" },
        Counterexample { field: "", text: "XXB-482917", why: "no check digit" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let digits: Vec<u8> = value.get(3..)?.iter().map(|byte| byte - b'0').collect();
    luhn::passes(&digits).then_some(Evidence::CHECKSUM)
}
