//! Numbers of the citizen identity card of Vietnam (CCCD), which are personal numbers and tax numbers too.
//!
//! Twelve digits: province of the birth's registration, a digit for century and sex (0 and 1 for 1900 to 1999, 2
//! and 3 from 2000), two of the year, and six at random. There is no check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates::{LATEST, two},
        mod11::{digits, weighted},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{12}", "999~999~999~999", "9999~9999~9999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "vn-cccd",
    revision: 1,
    category: Category::NationalId,
    summary: "A citizen identity number of Vietnam.",
    standard: Standard {
        name: "Decree 137/2015/ND-CP; Circular 59/2021/TT-BCA, codes of provinces",
        url: "https://en.wikipedia.org/wiki/Vietnamese_identity_card",
    },
    regions: &["VN"],
    anchor: "twelve digits",
    checks: "province 001 to 096; century and sex 0 to 3; the year is not after the present",
    context: &[
        "cccd",
        "so cccd",
        "số cccd",
        "can cuoc cong dan",
        "căn cước công dân",
        "căn cước",
        "số căn cước",
        "thẻ căn cước",
        "số định danh cá nhân",
        "số định danh",
        "vn cccd",
        "vietnamese id",
        "vietnam citizen id",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "CCCD: 001085012345",
            value: "001085012345",
            normal: "001085012345",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Số căn cước công dân 079202034567",
            value: "079202034567",
            normal: "079202034567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cccd",
            text: "001085012345",
            value: "001085012345",
            normal: "001085012345",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CCCD: 097085012345", why: "provinces end with 096" },
        Counterexample { field: "", text: "CCCD: 001985012345", why: "the century is not yet" },
        Counterexample {
            field: "",
            text: "001085012345",
            why: "twelve digits without a label are any number",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<12>(number)?;
    let province = weighted(&digits, &[100, 10, 1]);
    let year = 1900 + u32::from(digits[3]) / 2 * 100 + two(number, 4);
    ((1..=96).contains(&province) && digits[3] <= 3 && year <= LATEST).then_some(Evidence::NONE)
}
