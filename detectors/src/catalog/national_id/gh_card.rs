//! Numbers of the Ghana Card, which are tax numbers too.
//!
//! GHA (or the code of the country of a foreigner), nine digits and a last one whose rule is not
//! published, written GHA-999999999-9. Only those of GHA are found without a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["gha-9{9}-9", "gha9{10}", "gha 9{9} 9", "gha-9{10}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "gh-card",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of a Ghana Card.",
    standard: Standard {
        name: "National Identification Authority, National Identity Register Act 2008 (Act 750)",
        url: "https://nia.gov.gh/",
    },
    regions: &["GH"],
    anchor: "GHA and ten digits, parted by dashes",
    checks: "the prefix, ten digits that are not all equal",
    context: &[
        "ghana card",
        "ghana card number",
        "ghanacard",
        "ghana card pin",
        "ghanaian id",
        "gh card",
        "national identification authority",
        "ghana card no",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 60, formatted: 92, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Ghana Card: GHA-718472630-4",
            value: "GHA-718472630-4",
            normal: "GHA7184726304",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Ghanaian ID GHA7184726304",
            value: "GHA7184726304",
            normal: "GHA7184726304",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ghana_card",
            text: "gha-718472630-4",
            value: "gha-718472630-4",
            normal: "GHA7184726304",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Ama Mensah, GHA-718472630-4, Accra",
            value: "GHA-718472630-4",
            normal: "GHA7184726304",
            evidence: Evidence::NONE,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Ghana Card: GHA-000000000-0", why: "all digits are equal" },
        Counterexample { field: "ghana_card", text: "GHB-718472630-4", why: "there is no such prefix" },
        Counterexample { field: "", text: "GHA-71847263-4", why: "a digit is missing" },
        Counterexample { field: "order_id", text: "GHA-718472630-4", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    number.get(3..).is_some_and(|digits| !is_uniform(digits)).then_some(Evidence::NONE)
}
