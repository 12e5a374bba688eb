//! Tax file numbers of Australia.
//!
//! Nine digits, written in threes; some of the oldest have eight. The sum of the digits by the weights 1,
//! 4, 3, 7, 5, 8, 6, 9, 10 is divisible by 11; numbers of eight digits leave out the 9. Hard because one
//! number in eleven passes: a bare number counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["999~999~999", "9{9}", "99~999~999", "9{8}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "au-tfn",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax file number of Australia.",
    standard: Standard {
        name: "Australian Taxation Office, tax file number; Wikipedia, Tax file number",
        url: "https://en.wikipedia.org/wiki/Tax_file_number",
    },
    regions: &["AU"],
    anchor: "eight or nine digits, alone or in threes",
    checks: "the weighted sum is divisible by 11",
    context: &[
        "tfn",
        "tfns",
        "tax file number",
        "tax file no",
        "tax file num",
        "taxfilenumber",
        "tax file",
        "australian tax file number",
        "au tfn",
        "ato tfn",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 95, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "the TFN is: 123 456 782",
            value: "123 456 782",
            normal: "123456782",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Tax file number: 865414088.",
            value: "865414088",
            normal: "865414088",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "tfn",
            text: "459 599 230",
            value: "459 599 230",
            normal: "459599230",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "TFN: 123 456 781",
            why: "the weighted sum is not divisible by 11",
        },
        Counterexample { field: "", text: "865414088", why: "nine digits without a label are any number" },
        Counterexample { field: "order_id", text: "459 599 230", why: "the field says what it is" },
        Counterexample { field: "", text: "TFN 000 000 000", why: "no number of zeros is given" },
    ],
};

/// The weights of numbers of nine digits, and of eight.
const NINE: &[u32] = &[1, 4, 3, 7, 5, 8, 6, 9, 10];
const EIGHT: &[u32] = &[1, 4, 3, 7, 5, 8, 6, 10];

/// Numbers in the documentation of the Australian Taxation Office and of tax software.
const SPECIMENS: &[&[u8]] = &[b"123456782", b"876543210"];

fn check(number: &[u8]) -> Option<Evidence> {
    let sum = match number.len() {
        9 => weighted(&digits::<9>(number)?, NINE),
        _ => weighted(&digits::<8>(number)?, EIGHT),
    };
    if !sum.is_multiple_of(11) || is_uniform(number) {
        return None;
    }
    let reserved = if SPECIMENS.contains(&number) { Evidence::RESERVED } else { Evidence::NONE };
    Some(Evidence::CHECKSUM | reserved)
}
