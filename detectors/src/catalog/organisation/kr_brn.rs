//! Business registration numbers of South Korea (사업자등록번호).
//!
//! Ten digits, written 3-2-5: the tax office, the kind of business (01 to 79 are persons), a serial number and
//! a check digit. Persons in business have them, too.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["999-99-9{5}", "9{10}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "kr-brn",
    revision: 1,
    category: Category::OrganisationId,
    summary: "A business registration number of South Korea.",
    standard: Standard {
        name: "National Tax Service of Korea; check digit as described in Wikipedia",
        url: "https://ko.wikipedia.org/wiki/%EC%82%AC%EC%97%85%EC%9E%90%EB%93%B1%EB%A1%9D%EB%B2%88%ED%98%B8",
    },
    regions: &["KR"],
    anchor: "ten digits, alone or in groups of 3, 2 and 5",
    checks: "tax office from 101 on; check digit, weights 1 3 7 1 3 7 1 3 5 modulo 10 and the tens of the last \
             product",
    context: &[
        "사업자등록번호",
        "사업자번호",
        "사업자등록증",
        "brn",
        "brn no",
        "brn number",
        "korean brn",
        "korea brn",
        "korean business registration number",
        "korea business registration number",
        "korean business number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 92, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "사업자등록번호: 123-45-67891",
            value: "123-45-67891",
            normal: "1234567891",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "My BRN is 2208100001",
            value: "2208100001",
            normal: "2208100001",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "사업자번호",
            text: "1010100009",
            value: "1010100009",
            normal: "1010100009",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "", text: "사업자등록번호: 123-45-67890", why: "the check digit is wrong"
        },
        Counterexample { field: "", text: "1234567891", why: "ten digits without a label are any number" },
        Counterexample { field: "", text: "123-45-67891", why: "one in ten such numbers passes the check" },
        Counterexample { field: "order_id", text: "123-45-67891", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<10>(number)?;
    if digits[..3] < [1, 0, 1][..] || digits[3..5] == [0, 0] {
        return None;
    }
    let sum = weighted(&digits, &[1, 3, 7, 1, 3, 7, 1, 3, 5]) + u32::from(digits[8]) * 5 / 10;
    ((10 - sum % 10) % 10 == u32::from(digits[9])).then_some(Evidence::CHECKSUM)
}
