//! Individual healthcare identifiers of Australia.
//!
//! Sixteen digits, written in fours: 800360 (80 for health, 036 for Australia, 0 for individuals), nine
//! digits of the person, and a Luhn check digit. Identifiers of providers begin with 800361 and of
//! organisations with 800362.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{luhn, mod11::digits},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{16}", "9{4}~9{4}~9{4}~9{4}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "au-ihi",
    revision: 1,
    category: Category::HealthId,
    summary: "An individual healthcare identifier of Australia.",
    standard: Standard {
        name: "Australian Digital Health Agency, Healthcare identifiers; ISO/IEC 7812-1",
        url: "https://www.digitalhealth.gov.au/",
    },
    regions: &["AU"],
    anchor: "sixteen digits that begin with 800360, alone or in fours",
    checks: "prefix 800360 and Luhn check digit",
    context: &[
        "ihi",
        "ihi number",
        "ihi no",
        "individual healthcare identifier",
        "individual health identifier",
        "individual healthcare identifiers",
        "healthcare identifier",
        "au ihi",
        "australian ihi",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 85, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "IHI: 8003 6081 6669 0503",
            value: "8003 6081 6669 0503",
            normal: "8003608166690503",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "individual healthcare identifier 8003608166690503",
            value: "8003608166690503",
            normal: "8003608166690503",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "ihi",
            text: "8003608833357361",
            value: "8003608833357361",
            normal: "8003608833357361",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "IHI: 8003 6081 6669 0504", why: "the check digit is wrong" },
        Counterexample { field: "", text: "IHI 8003 6281 6669 0501", why: "organisations begin with 800362" },
        Counterexample { field: "ihi", text: "4111111111111111", why: "the number of a payment card" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (number.starts_with(b"800360") && luhn::passes(&digits::<16>(number)?)).then_some(Evidence::CHECKSUM)
}
