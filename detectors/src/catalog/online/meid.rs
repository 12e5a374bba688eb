//! Serial numbers of mobile equipment of CDMA networks (MEID).
//!
//! Fourteen hexadecimal digits, the first two from A0 on (99 where the number is an IMEI, too), or eighteen decimal
//! ones.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["X{14}", "XX~X{6}~X{6}", "9{18}", "9{10}~9{8}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "meid",
    revision: 1,
    category: Category::DeviceId,
    summary: "A mobile equipment identifier.",
    standard: Standard {
        name: "3GPP2 S.R0048-A",
        url: "https://en.wikipedia.org/wiki/Mobile_equipment_identifier",
    },
    regions: &[],
    anchor: "fourteen hexadecimal digits or eighteen decimal digits",
    checks: "hexadecimal digits, the first two A0 to FF or 99",
    context: &[
        "meid",
        "meids",
        "meid number",
        "meid no",
        "mobile equipment identifier",
        "meid hex",
        "meid dec",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 88, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "MEID: AF0123450ABCDE",
            value: "AF0123450ABCDE",
            normal: "AF0123450ABCDE",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "meid",
            text: "A0-000000-0A0B0C",
            value: "A0-000000-0A0B0C",
            normal: "A00000000A0B0C",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "meid dec 293608736500703710",
            value: "293608736500703710",
            normal: "293608736500703710",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "MEID: 1F0123450ABCDE", why: "the first two digits are below A0" },
        Counterexample { field: "", text: "AF0123450ABCDE", why: "hexadecimal digits without a label" },
        Counterexample { field: "order_id", text: "AF0123450ABCDE", why: "the field says what it is" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    if value.len() == 18 {
        return (!is_uniform(value)).then_some(Evidence::NONE);
    }
    let region = value.get(..2)?;
    let possible = matches!(region[0], b'A'..=b'F') || region == b"99";
    (possible && value.iter().all(u8::is_ascii_hexdigit) && !is_uniform(value)).then_some(Evidence::NONE)
}
