//! Goods and services tax identification numbers (GSTIN) of India.
//!
//! Fifteen characters: the code of the state, the permanent account number (PAN) of the business, a count of
//! its registrations in the state, `Z` (`D` for who deducts tax at source, who may have a TAN instead of a
//! PAN; `C` for who collects it) and a check character over all. A sole trader's holds a person's PAN.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["99A{5}9{4}AXAX", "99A{4}9{5}AXAX", "99 A{5}9{4}A XAX", "99-A{5}9{4}A-XAX"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "in-gstin",
    revision: 1,
    category: Category::OrganisationId,
    summary: "A goods and services tax number of India.",
    standard: Standard {
        name: "GSTN, Structure of GSTIN; CGST Rules 2017, rule 10",
        url: "https://www.gst.gov.in/",
    },
    regions: &["IN"],
    anchor: "two digits, a PAN and three characters",
    checks: "states 01 to 38, 96, 97, 99; kinds of holder and registration; check character modulo 36",
    context: &[
        "in gstin",
        "gstin",
        "gstins",
        "gstin no",
        "gstin number",
        "gst",
        "gst no",
        "gst number",
        "gst registration",
        "gst identification number",
        "goods and services tax identification number",
        "gstin uin",
        "जीएसटीआईएन",
        "जीएसटी",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 45, formatted: 45, context: 90, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "GSTIN: 27AAPFU0939F1ZV",
            value: "27AAPFU0939F1ZV",
            normal: "27AAPFU0939F1ZV",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "जीएसटी: 29ABCPK1234L1ZO",
            value: "29ABCPK1234L1ZO",
            normal: "29ABCPK1234L1ZO",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "gst_no",
            text: "29aagcb7383j1z4",
            value: "29aagcb7383j1z4",
            normal: "29AAGCB7383J1Z4",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "GSTIN: 27AAPFU0939F1ZO", why: "the check character is wrong" },
        Counterexample { field: "", text: "GSTIN: 07AAACX0001Y2YZ", why: "the fourteenth character is Z" },
        Counterexample { field: "gstin", text: "00AAPFU0939F1ZV", why: "no state has the code 00" },
        Counterexample {
            field: "",
            text: "sold by 27AAPFU0939F1ZV in Pune",
            why: "most holders are companies: without a label it is below medium",
        },
    ],
};

/// Kinds of holder, as in a PAN.
const HOLDERS: &[u8] = b"ABCFGHJKLPT";

fn check(number: &[u8]) -> Option<Evidence> {
    let state = number.get(..2)?;
    let (holder, entity, kind) = (number.get(5)?, number.get(12)?, number.get(13)?);
    let state_is_known = matches!(state, [b'0', b'1'..=b'9'] | [b'1' | b'2', _] | [b'3', b'0'..=b'8'])
        || matches!(state, b"96" | b"97" | b"99");
    // The PAN's fifth letter is a digit in a TAN, which only deductors register with.
    let is_tan = number.get(6)?.is_ascii_digit();
    let holder_is_known = if is_tan { *kind == b'D' } else { HOLDERS.contains(holder) };
    let kind_is_known = matches!(kind, b'Z' | b'C' | b'D');
    if !state_is_known || !holder_is_known || !kind_is_known || *entity == b'0' {
        return None;
    }
    mod_36(number).then_some(Evidence::CHECKSUM)
}

/// The Luhn check with the 36 digits and letters as digits, the check character last.
fn mod_36(number: &[u8]) -> bool {
    let value = |byte: &u8| match byte {
        b'0'..=b'9' => Some(u32::from(byte - b'0')),
        b'A'..=b'Z' => Some(u32::from(byte - b'A') + 10),
        _ => None,
    };
    let sum = number.iter().rev().enumerate().try_fold(0, |sum, (place, byte)| {
        let product = value(byte)? * if place % 2 == 1 { 2 } else { 1 };
        Some(sum + product / 36 + product % 36)
    });
    sum.is_some_and(|sum| sum.is_multiple_of(36))
}
