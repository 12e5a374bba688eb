//! Citizen service numbers of the Netherlands (burgerservicenummer).
//!
//! Nine digits, of which the first may be a zero that is left out. The eleven check passes one number in
//! eleven, so a bare number counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{8,9}", "9{4}.99.9{3}", "9{3}~9{3}~9{3}"],
        check,
    })],
    normal: normal_form,
};

static DEFINITION: Definition = Definition {
    id: "nl-bsn",
    revision: 1,
    category: Category::NationalId,
    summary: "A citizen service number of the Netherlands.",
    standard: Standard {
        name: "Burgerservicenummer, elfproef",
        url: "https://nl.wikipedia.org/wiki/Burgerservicenummer",
    },
    regions: &["NL"],
    anchor: "nine digits, or eight where the first is 0",
    checks: "weights 9 to 2 and -1, modulo 11",
    context: &[
        "bsn",
        "bsn nummer",
        "burgerservicenummer",
        "burger service nummer",
        "citizen service number",
        "sofinummer",
        "sofi nummer",
        "nl bsn",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 94, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "BSN: 111222333",
            value: "111222333",
            normal: "111222333",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Burgerservicenummer 1112.22.333",
            value: "1112.22.333",
            normal: "111222333",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "bsn",
            text: "123456782",
            value: "123456782",
            normal: "123456782",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "BSN: 111222334", why: "the check fails" },
        Counterexample { field: "", text: "111222333", why: "nine digits without a label are any number" },
        Counterexample { field: "order_id", text: "111222333", why: "the field says what it is" },
    ],
};

/// Eight digits are written with the zero that was left out.
fn normal_form(value: &str, out: &mut String) {
    if value.bytes().filter(u8::is_ascii_digit).count() == 8 {
        out.push('0');
    }
    normal::digits(value, out);
}

fn check(number: &[u8]) -> Option<Evidence> {
    let d: [u8; 9] = match digits::<8>(number) {
        Some([a, b, c, d, e, f, g, h]) => [0, a, b, c, d, e, f, g, h],
        None => digits(number)?,
    };
    // The weight of the last digit is -1, which is 10 modulo 11.
    let passes = weighted(&d, &[9, 8, 7, 6, 5, 4, 3, 2, 10]).is_multiple_of(11);
    (passes && !is_uniform(number)).then_some(Evidence::CHECKSUM)
}
