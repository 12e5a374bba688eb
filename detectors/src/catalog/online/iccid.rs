//! Serial numbers of SIM cards (ICCID).
//!
//! The industry prefix 89, country, issuer, serial and a Luhn digit: nineteen digits, or twenty where an issuer adds
//! one behind the check.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::luhn,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{19,20}", "9{19}f", "9{4}~9{4}~9{4}~9{4}~9{3,4}", "9{5}~9{5}~9{5}~9{4,5}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "iccid",
    revision: 1,
    category: Category::DeviceId,
    summary: "A serial number of a SIM card.",
    standard: Standard { name: "ITU-T E.118", url: "https://www.itu.int/rec/T-REC-E.118" },
    regions: &[],
    anchor: "nineteen or twenty digits that begin with 89",
    checks: "Luhn digit",
    context: &[
        "iccid",
        "iccids",
        "icc id",
        "sim serial",
        "sim serial number",
        "sim number",
        "sim card number",
        "sim no",
        "simid",
        "integrated circuit card identifier",
        "numéro de sim",
        "número de sim",
        "sim kartennummer",
        "numer karty sim",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 45, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "ICCID 8991101200003204514",
            value: "8991101200003204514",
            normal: "8991101200003204514",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "iccid",
            text: "8991101200003204514",
            value: "8991101200003204514",
            normal: "8991101200003204514",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "SIM serial number: 8991 1012 0000 3204 514",
            value: "8991 1012 0000 3204 514",
            normal: "8991101200003204514",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ICCID 8991101200003204515", why: "wrong check digit" },
        Counterexample { field: "", text: "8991101200003204514", why: "a bare number" },
        Counterexample { field: "order_id", text: "8991101200003204514", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let number = number.strip_suffix(b"F").unwrap_or(number);
    if !number.starts_with(b"89") {
        return None;
    }
    let passes = |length: usize| -> bool {
        let digits: Option<&[u8]> = number.get(..length);
        let mut values = [0; 20];
        digits.is_some_and(|digits| {
            for (slot, byte) in values.iter_mut().zip(digits) {
                *slot = byte.wrapping_sub(b'0');
            }
            values[..length].iter().all(|d| *d < 10) && luhn::passes(&values[..length])
        })
    };
    (passes(19) || number.len() == 20 && passes(20)).then_some(Evidence::CHECKSUM)
}
