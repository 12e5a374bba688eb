//! Resident identity numbers of mainland China (公民身份号码), and what the older ones share with them.
//!
//! Six digits for the place of first registration, of which the first two are the province, the date of birth,
//! a serial number and a check character of ISO 7064 MOD 11-2. Numbers of fifteen digits, issued until 1999,
//! are found by a detector of their own.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates::{exists, is_birth_year, two},
        iso7064::mod_11_2,
        mod11::digits,
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{17}X", "9{6}~9{8}~999X"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "cn-resident-id",
    revision: 1,
    category: Category::NationalId,
    summary: "A resident identity number of mainland China.",
    standard: Standard {
        name: "GB 11643-1999, Citizen identification number",
        url: "https://openstd.samr.gov.cn/bzgk/gb/newGbInfo?hcno=080D6FBF2BB468F9007657F26D60013E",
    },
    regions: &["CN"],
    anchor: "seventeen digits and a digit or X",
    checks: "check character (ISO 7064 MOD 11-2), province, date of birth",
    context: CONTEXT,
    window: ContextWindow::USUAL,
    precision: Precision { alone: 90, formatted: 90, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "身份证号：11010519491231002X",
            value: "11010519491231002X",
            normal: "11010519491231002X",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "我的身份证号是11010519491231002X。",
            value: "11010519491231002X",
            normal: "11010519491231002X",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "她出示了居民身份证，号码为 310101198506150016，并签了字。",
            value: "310101198506150016",
            normal: "310101198506150016",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "公民身份号码 440305 20000229 1232",
            value: "440305 20000229 1232",
            normal: "440305200002291232",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "身份证号码",
            text: "11010519491231002x",
            value: "11010519491231002x",
            normal: "11010519491231002X",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Zhang San, 310101198506150016",
            value: "310101198506150016",
            normal: "310101198506150016",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "身份证号：110105194912310021",
            why: "the check character is wrong",
        },
        Counterexample { field: "", text: "990426199112010074", why: "there is no province 99" },
        Counterexample { field: "", text: "360426199113010071", why: "there is no month 13" },
        Counterexample { field: "order_id", text: "310101198506150016", why: "the field says what it is" },
        Counterexample { field: "", text: "3101011985061500160", why: "nineteen digits" },
    ],
};

/// Words that name the number of either length. Where Chinese is written, the word for an identity card means
/// the card of the place: the detectors of Hong Kong, Macao, Taiwan and Singapore list it, too.
pub(super) const CONTEXT: &[&str] = &[
    "身份证",
    "身份证号",
    "身份证号码",
    "身份證",
    "身份證號",
    "身份證號碼",
    "身分證",
    "身分證號",
    "身分證號碼",
    "居民身份证",
    "居民身份证号",
    "居民身份证号码",
    "公民身份号码",
    "公民身份证号",
    "公民身份证号码",
    "二代身份证",
    "中国身份证",
    "大陆身份证",
    "大陸身份證",
    "大陸身分證",
    "china id",
    "china id card",
    "china id number",
    "chinese id",
    "chinese id card",
    "chinese id number",
    "chinese national id",
    "chinese identity card",
    "chinese resident id",
    "chinese resident identity card",
    "china resident id",
    "china resident id number",
    "prc id",
    "prc id card",
    "shenfenzheng",
    "sfzh",
];

fn check(number: &[u8]) -> Option<Evidence> {
    let (last, digits17) = number.split_last()?;
    let digits17 = digits::<17>(digits17)?;
    let check = match last {
        b'0'..=b'9' => last - b'0',
        b'X' => 10,
        _ => return None,
    };
    let year = two(number, 6) * 100 + two(number, 8);
    let fits = is_province(number)
        && is_birth_year(year)
        && exists(year, two(number, 10), two(number, 12))
        && mod_11_2(&digits17, check);
    fits.then_some(Evidence::CHECKSUM)
}

/// Whether a number begins with the code of a province (GB/T 2260), Taiwan's residents 71 or 83, Hong Kong's 81
/// and Macao's 82 among them.
pub(super) fn is_province(number: &[u8]) -> bool {
    matches!(
        two(number, 0),
        11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83
    )
}
