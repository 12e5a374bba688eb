//! Numbers of Japanese driving licences.
//!
//! The prefecture, the year, six digits, a check digit and the number of copies lost. There is no public
//! check digit, and other documents have numbers of the same form, so that a number counts only with a
//! label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{12}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "jp-driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a Japanese driving licence.",
    standard: Standard {
        name: "National Police Agency; check digit as published",
        url: "https://tetsutalow.github.io/driversnumbercheckdigit",
    },
    regions: &["JP"],
    anchor: "the prefecture, the year, six digits, a check digit and the number of copies lost",
    checks: "the codes of the prefectures, and the check digit (weights 5 4 3 2 7 6 5 4 3 2, modulo 11)",
    context: &[
        "運転免許証番号",
        "免許証番号",
        "運転免許証",
        "運転免許",
        "免許証の番号",
        "japanese driving licence",
        "japanese driving license",
        "japanese driver license",
        "japanese drivers license",
        "jp driving licence",
        "jp driver license",
        "jp drivers license",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 94, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "運転免許証番号: 309012345620",
            value: "309012345620",
            normal: "309012345620",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "japanese driving licence 309012345620 was shown",
            value: "309012345620",
            normal: "309012345620",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "jp_driving_licence",
            text: "309012345620",
            value: "309012345620",
            normal: "309012345620",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ref 309012345620", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "309012345620", why: "the field says what it is" },
        Counterexample {
            field: "", text: "運転免許証番号: 309012345630", why: "the check digit is wrong"
        },
    ],
};

/// The public safety commissions: Hokkaido has 10 to 14, licences changed from foreign ones once had 00.
const COMMISSIONS: &[u8] = &[
    0, 10, 11, 12, 13, 14, 20, 21, 22, 23, 24, 25, 30, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52,
    53, 54, 55, 60, 61, 62, 63, 64, 65, 70, 71, 72, 73, 74, 80, 81, 82, 83, 90, 91, 92, 93, 94, 95, 96, 97,
];

fn check(number: &[u8]) -> Option<Evidence> {
    let number = digits::<12>(number)?;
    let sum = weighted(&number, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    let known = COMMISSIONS.contains(&(number[0] * 10 + number[1]));
    (known && sum > 0 && (11 - sum % 11) % 10 == u32::from(number[10])).then_some(Evidence::CHECKSUM)
}
