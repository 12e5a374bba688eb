//! Individual numbers of Japan (個人番号, "My Number").
//!
//! Eleven digits and a check digit, modulo 11. One in eleven numbers of twelve digits passes, so that a number
//! counts only with a label. Corporate numbers have thirteen digits and are public.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{12}", "9999~9999~9999"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "jp-my-number",
    revision: 1,
    category: Category::NationalId,
    summary: "An individual number (My Number) of Japan.",
    standard: Standard {
        name: "Order of the Ministry of Internal Affairs and Communications No. 85 of 2014, article 5",
        url: "https://laws.e-gov.go.jp/law/426M60000008085",
    },
    regions: &["JP"],
    anchor: "twelve digits, alone or in groups of four",
    checks: "check digit, weights 6 5 4 3 2 7 6 5 4 3 2 modulo 11",
    context: &[
        "マイナンバー",
        "マイナンバーカード",
        "個人番号",
        "個人番号カード",
        "my number",
        "my number card",
        "japan my number",
        "japanese my number",
        "japanese individual number",
        "japan individual number",
        "individual number card",
        "kojin bango",
        "kojin bangou",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 20, formatted: 30, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "マイナンバー：1234 5678 9018",
            value: "1234 5678 9018",
            normal: "123456789018",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "あなたの個人番号は123456789018です。",
            value: "123456789018",
            normal: "123456789018",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "my_number",
            text: "0234-5678-9013",
            value: "0234-5678-9013",
            normal: "023456789013",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "個人番号",
            text: "876543210989",
            value: "876543210989",
            normal: "876543210989",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "", text: "マイナンバー：1234 5678 9017", why: "the check digit is wrong"
        },
        Counterexample {
            field: "",
            text: "123456789018",
            why: "twelve digits without a label are any number",
        },
        Counterexample { field: "", text: "1234-5678-9018", why: "groups of four are any number, too" },
        Counterexample { field: "order_id", text: "123456789018", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<12>(number)?;
    if is_uniform(number) {
        return None;
    }
    let rest = weighted(&digits, &[6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    let expected = if rest <= 1 { 0 } else { 11 - rest };
    (expected == u32::from(digits[11])).then_some(Evidence::CHECKSUM)
}
