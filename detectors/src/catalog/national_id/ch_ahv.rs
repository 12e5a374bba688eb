//! Swiss insurance numbers of the old-age insurance (AHV, AVS), also the personal number of other registers.
//!
//! Thirteen digits, written 756.9217.0769.85: the country, nine digits without meaning, the check digit of
//! EAN-13. 756 begins no article number, so the layout is telling. The numbers of eleven digits of before
//! 2008 are not found.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{13}", "999~9999~9999~99"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ch-ahv",
    revision: 1,
    category: Category::NationalId,
    summary: "A Swiss old-age insurance number.",
    standard: Standard {
        name: "AHVG Art. 50c; AHVV Art. 133 (13-digit AHV number)",
        url: "https://de.wikipedia.org/wiki/Sozialversicherungsnummer",
    },
    regions: &["CH"],
    anchor: "thirteen digits from 756 on, alone or as 756.9999.9999.99",
    checks: "country 756, check digit of EAN-13",
    context: &[
        "ahv",
        "ahv nr",
        "ahv nummer",
        "ahvn",
        "ahvnr",
        "ahvn13",
        "avs",
        "no avs",
        "numéro avs",
        "navs",
        "navs13",
        "numero avs",
        "n avs",
        "sozialversicherungsnummer",
        "versichertennummer",
        "numéro d assuré",
        "numéro de sécurité sociale suisse",
        "swiss social security number",
        "oasi number",
        "ch ssn",
        "ch avs",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 92, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "AHV-Nr. 756.9217.0769.85",
            value: "756.9217.0769.85",
            normal: "7569217076985",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "numéro AVS: 7569217076985",
            value: "7569217076985",
            normal: "7569217076985",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "ahv_nr",
            text: "756.1234.5678.97",
            value: "756.1234.5678.97",
            normal: "7561234567897",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "(756.9217.0769.85)",
            value: "756.9217.0769.85",
            normal: "7569217076985",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "AHV-Nr. 756.9217.0769.84", why: "the check digit is wrong" },
        Counterexample { field: "", text: "AHV 123.4567.8910.19", why: "numbers begin with 756" },
        Counterexample { field: "", text: "7569217076985", why: "thirteen digits without a label" },
        Counterexample { field: "order_id", text: "756.9217.0769.85", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    const WEIGHTS: &[u32] = &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1];
    let all = digits::<13>(number)?;
    (number.starts_with(b"756") && weighted(&all, WEIGHTS).is_multiple_of(10)).then_some(Evidence::CHECKSUM)
}
