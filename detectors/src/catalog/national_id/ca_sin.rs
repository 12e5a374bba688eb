//! Social insurance numbers (SIN, in French NAS) of Canada.
//!
//! Nine digits, written in groups of three; the last is a Luhn check digit. The first tells the province
//! of registration, 9 a temporary resident; 0 and 8 are not given. One number of ten passes the check,
//! and many things are written in groups of three digits, so a value without a label stays below
//! certainty.

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
    methods: &[Method::Identifier(Identifier { forms: &["999~999~999", "9{9}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ca-sin",
    revision: 1,
    category: Category::NationalId,
    summary: "A social insurance number of Canada.",
    standard: Standard {
        name: "Employment and Social Insurance Canada, Social Insurance Number",
        url: "https://en.wikipedia.org/wiki/Social_insurance_number",
    },
    regions: &["CA"],
    anchor: "nine digits, alone or in groups of three",
    checks: "the Luhn check digit; first digits 0 and 8 are not given",
    context: &[
        "sin",
        "sin number",
        "sin no",
        "social insurance number",
        "social insurance no",
        "canadian social insurance number",
        "nas",
        "numéro d'assurance sociale",
        "assurance sociale",
        "ca sin",
        "canadian sin",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "my SIN is 130-692-544",
            value: "130-692-544",
            normal: "130692544",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "mon NAS: 258 933 688",
            value: "258 933 688",
            normal: "258933688",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "ca_sin",
            text: "130692544",
            value: "130692544",
            normal: "130692544",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Social insurance number 123-456-782",
            value: "123-456-782",
            normal: "123456782",
            evidence: Evidence::CONTEXT.with(Evidence::RESERVED),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "my SIN is 130-692-545", why: "the check digit is wrong" },
        Counterexample { field: "sin", text: "046 454 286", why: "the first digit is never 0" },
        Counterexample { field: "", text: "130692544", why: "nine digits without a label are any number" },
        Counterexample { field: "order_id", text: "130-692-544", why: "the field says what it is" },
    ],
};

/// The number that forms and manuals print.
const SPECIMEN: &[u8] = b"123456782";

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<9>(number)?;
    if matches!(d[0], 0 | 8) || is_uniform(number) || !luhn::passes(&d) {
        return None;
    }
    Some(if number == SPECIMEN { Evidence::CHECKSUM | Evidence::RESERVED } else { Evidence::CHECKSUM })
}
