//! Permanent account numbers (PAN) of India.
//!
//! Ten characters: three letters, the kind of holder (P a person, C a company, ...), the first letter of the
//! surname or name, four digits from 0001 on and a check letter whose rule is not public.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A{5}9{4}A", "A{5}~9{4}~A"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "in-pan",
    revision: 1,
    category: Category::TaxId,
    summary: "A permanent account number of the income tax of India.",
    standard: Standard {
        name: "Income Tax Department, Permanent Account Number; Income-tax Act 1961, section 139A",
        url: "https://www.incometax.gov.in/",
    },
    regions: &["IN"],
    anchor: "five letters, four digits and a letter",
    checks: "fourth letter A B C F G H J K L P or T, digits not 0000",
    context: &[
        "in pan",
        "pan",
        "pan no",
        "pan number",
        "pan card",
        "pancard",
        "permanent account number",
        "permanent account no",
        "income tax pan",
        "pan of deductee",
        "पैन",
        "पैन नंबर",
        "स्थायी खाता संख्या",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 60, formatted: 60, context: 92, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "My PAN number is ABBPM4567S with a lot of text",
            value: "ABBPM4567S",
            normal: "ABBPM4567S",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "पैन: AFZPK7190K",
            value: "AFZPK7190K",
            normal: "AFZPK7190K",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "pan_no",
            text: "abcpd1234z",
            value: "abcpd1234z",
            normal: "ABCPD1234Z",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "paid by AAPFU0939F in March",
            value: "AAPFU0939F",
            normal: "AAPFU0939F",
            evidence: Evidence::NONE,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "PAN: ABMXA3211G", why: "no kind of holder is X" },
        Counterexample { field: "", text: "PAN: ACUPA0000R", why: "the digits begin at 0001" },
        Counterexample { field: "pan", text: "ABMPA32111", why: "the last character is a letter" },
    ],
};

/// Kinds of holder, the fourth letter: association of persons, body of individuals, company, firm,
/// government, Hindu undivided family, artificial juridical person, other (K), local authority, person,
/// trust.
const HOLDERS: &[u8] = b"ABCFGHJKLPT";

/// The number that form guides print in place of a real one; no kind of holder is D.
const SPECIMEN: &[u8] = b"ABCDE1234F";

fn check(number: &[u8]) -> Option<Evidence> {
    if number == SPECIMEN {
        return Some(Evidence::RESERVED);
    }
    let (holder, serial) = (number.get(3)?, number.get(5..9)?);
    (HOLDERS.contains(holder) && serial != b"0000").then_some(Evidence::NONE)
}
