//! T.C. kimlik numarası, the identification number of Turkey.
//!
//! Eleven digits, the first not 0, the last two check digits.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::digits,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{11}", "999~999~999~99"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "tr-tckn",
    revision: 1,
    category: Category::NationalId,
    summary: "A Turkish identification number (T.C. kimlik numarası).",
    standard: Standard {
        name: "Türkiye Cumhuriyeti Kimlik Numarası",
        url: "https://tr.wikipedia.org/wiki/T%C3%BCrkiye_Cumhuriyeti_Kimlik_Numaras%C4%B1",
    },
    regions: &["TR"],
    anchor: "eleven digits",
    checks: "two check digits; the first digit is not 0",
    context: &[
        "tckn",
        "tc kimlik",
        "tc kimlik no",
        "tc kimlik numarası",
        "t c kimlik",
        "t c kimlik no",
        "tckimlik",
        "tr tckimlik",
        "tr national id",
        "turkish id",
        "türk kimlik",
        "turkish national id",
        "turkish identification number",
        "kimlik no",
        "kimlik numarası",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 40, context: 95, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "TC Kimlik No: 10000000146",
            value: "10000000146",
            normal: "10000000146",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Turkish ID 76543210794",
            value: "76543210794",
            normal: "76543210794",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "tckn",
            text: "36493665440",
            value: "36493665440",
            normal: "36493665440",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "TC Kimlik No: 10000000145", why: "the last digit is wrong" },
        Counterexample { field: "tckn", text: "02531814694", why: "never begins with 0" },
        Counterexample { field: "order_id", text: "10000000146", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<11>(number)?;
    let [a, b, c, d, e, f, g, h, i, tenth, last] = digits.map(i32::from);
    let sum = a + b + c + d + e + f + g + h + i;
    let expected = (7 * (a + c + e + g + i) - (b + d + f + h)).rem_euclid(10);
    (a != 0 && tenth == expected && last == (sum + tenth) % 10).then_some(Evidence::CHECKSUM)
}
