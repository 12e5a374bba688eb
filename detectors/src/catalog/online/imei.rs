//! Serial numbers of mobile equipment (IMEI).
//!
//! Fourteen digits (type allocation code and serial) and a Luhn digit; with a software version (IMEISV) sixteen
//! digits without one. Bare numbers of that length are common, so a label is needed.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        luhn,
        mod11::{digits, is_uniform},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{15}", "99~9{6}~9{6}~9", "9{6}~99~9{6}~9", "9{16}", "99~9{6}~9{6}~99"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "imei",
    revision: 1,
    category: Category::DeviceId,
    summary: "An international mobile equipment identity.",
    standard: Standard {
        name: "3GPP TS 23.003, section 6",
        url: "https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity",
    },
    regions: &[],
    anchor: "fifteen or sixteen digits, alone or in groups of 2, 6, 6 and 1 or 2",
    checks: "Luhn digit of the form with fifteen digits",
    context: &[
        "imei",
        "imeis",
        "imei number",
        "imei no",
        "imei1",
        "imei2",
        "imei 1",
        "imei 2",
        "imeisv",
        "imei sv",
        "international mobile equipment identity",
        "mobile equipment identity",
        "numéro imei",
        "número imei",
        "numero imei",
        "imei nummer",
        "numer imei",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "IMEI: 490154203237518",
            value: "490154203237518",
            normal: "490154203237518",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "imei number 49-015420-323751-8",
            value: "49-015420-323751-8",
            normal: "490154203237518",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "imei",
            text: "35-209900-176148-1",
            value: "35-209900-176148-1",
            normal: "352099001761481",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "IMEI: 490154203237517", why: "wrong check digit" },
        Counterexample { field: "", text: "490154203237518", why: "a bare number of fifteen digits" },
        Counterexample { field: "order_id", text: "490154203237518", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    if is_uniform(number) {
        return None;
    }
    match digits::<15>(number) {
        Some(digits) => luhn::passes(&digits).then_some(Evidence::CHECKSUM),
        None => digits::<16>(number).map(|_| Evidence::NONE),
    }
}
