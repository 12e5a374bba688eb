//! Employer identification numbers of the United States, which sole traders and estates have, too.
//!
//! Nine digits, written 2-7; the first two are prefixes that the IRS gives. No check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{dates, mod11::is_uniform},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["99-9{7}", "9{9}", "99 9{7}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "us-ein",
    revision: 1,
    category: Category::OrganisationId,
    summary: "An employer identification number of the United States, which may be a sole trader's.",
    standard: Standard {
        name: "IRS, How EINs are assigned and valid EIN prefixes",
        url: "https://www.irs.gov/businesses/small-businesses-self-employed/how-eins-are-assigned-and-valid-ein-prefixes",
    },
    regions: &["US"],
    anchor: "nine digits, alone or in groups of 2 and 7",
    checks: "prefixes that the IRS gives",
    context: &[
        "ein",
        "eins",
        "ein number",
        "ein no",
        "fein",
        "feins",
        "employer identification number",
        "employer id number",
        "employer id no",
        "federal employer identification number",
        "federal employer id",
        "federal tax id",
        "federal tax identification number",
        "fed tax id",
        "employer tax id",
        "us ein",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 40, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "the ein is 12-3456789.",
            value: "12-3456789",
            normal: "123456789",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Employer Identification Number: 911144442",
            value: "911144442",
            normal: "911144442",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "fein",
            text: "04-2103594",
            value: "04-2103594",
            normal: "042103594",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "the ein is 07-1234567.", why: "the IRS gives no prefix 07" },
        Counterexample {
            field: "",
            text: "the number is 042103594.",
            why: "nine digits without a label are any number",
        },
        Counterexample { field: "order_id", text: "04-2103594", why: "the field says what it is" },
    ],
};

/// The first two digits that are not given: IRS, as above.
const NEVER: &[u32] = &[0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97];

fn check(number: &[u8]) -> Option<Evidence> {
    (!NEVER.contains(&dates::two(number, 0)) && !is_uniform(number)).then_some(Evidence::NONE)
}
