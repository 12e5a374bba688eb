//! Registration numbers of the Drug Enforcement Administration, which prescribers of controlled substances in
//! the United States have.
//!
//! Two letters and seven digits: the kind of registrant, the initial of the name (or 9 for a business), six digits
//! and a check digit. One check digit is little among all the codes of that shape, so a label has to say it.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["AA9{7}", "A9{8}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "us-dea",
    revision: 1,
    category: Category::HealthId,
    summary: "A DEA registration number of a prescriber in the United States.",
    standard: Standard {
        name: "21 CFR 1301; DEA registration numbers",
        url: "https://en.wikipedia.org/wiki/DEA_number",
    },
    regions: &["US"],
    anchor: "two letters, or a letter and 9, and seven digits",
    checks: "kind of registrant, sum of digits modulo 10",
    context: &[
        "dea",
        "dea number",
        "dea no",
        "dea num",
        "dea registration",
        "dea registration number",
        "dea license",
        "us dea",
        "medical license",
        "medical license number",
        "medical licence number",
        "drug enforcement administration",
        "prescriber dea",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 30, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "DEA: AB1234563",
            value: "AB1234563",
            normal: "AB1234563",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "the prescriber, DEA number F91234563,",
            value: "F91234563",
            normal: "F91234563",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "dea_number",
            text: "mj8451279",
            value: "mj8451279",
            normal: "MJ8451279",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "The DEA number is BG8207031", why: "the check digit is wrong" },
        Counterexample { field: "", text: "DEA number QB1234563", why: "Q is no kind of registrant" },
        Counterexample {
            field: "",
            text: "AB1234563",
            why: "one check digit is too little for a bare value",
        },
    ],
};

/// The kinds of registrants, and the sums of digits: <https://en.wikipedia.org/wiki/DEA_number>.
fn check(value: &[u8]) -> Option<Evidence> {
    let (kind, initial) = (value.first()?, value.get(1)?);
    let digits = digits::<7>(value.get(2..)?)?;
    if !b"ABCDEFGHJKLMPRSTUX".contains(kind) || !(initial.is_ascii_uppercase() || *initial == b'9') {
        return None;
    }
    let sum = weighted(&digits[..6], &[1, 2, 1, 2, 1, 2]);
    (sum > 0 && sum % 10 == u32::from(digits[6])).then_some(Evidence::CHECKSUM)
}
