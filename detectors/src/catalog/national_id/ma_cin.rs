//! Identity card numbers (CIN, CNIE) of Morocco.
//!
//! One or two letters of the office and five to seven digits. There is no check digit, so a value counts
//! only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A{1,2}9{5,7}", "A{1,2} 9{5,7}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ma-cin",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity card number of Morocco.",
    standard: Standard {
        name: "DGSN, Carte Nationale d'Identité Électronique; Loi 04-20",
        url: "https://www.cnie.ma/",
    },
    regions: &["MA"],
    anchor: "one or two letters and five to seven digits",
    checks: "one or two letters, five to seven digits that are not all equal",
    context: &[
        "cin",
        "cnie",
        "c i n",
        "carte nationale d identité",
        "carte nationale d identité électronique",
        "carte d identité nationale",
        "cin maroc",
        "moroccan id",
        "ma cin",
        "البطاقة الوطنية",
        "رقم البطاقة الوطنية",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 84, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "CIN : BK123457",
            value: "BK123457",
            normal: "BK123457",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "رقم البطاقة الوطنية AB654321",
            value: "AB654321",
            normal: "AB654321",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cin",
            text: "be814537",
            value: "be814537",
            normal: "BE814537",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CIN : BK111111", why: "all digits are equal" },
        Counterexample { field: "ma_cin", text: "BKA12345", why: "at most two letters stand first" },
        Counterexample { field: "", text: "part BK123457", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "BK123457", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = number.iter().position(u8::is_ascii_digit)?;
    (!is_uniform(number.get(digits..)?)).then_some(Evidence::NONE)
}
