//! Resident registration numbers of South Korea (주민등록번호).
//!
//! The date of birth YYMMDD, a digit for sex and century, five for the place and order of registration, and a
//! check digit. Since October 2020 all but the first of the last seven are random: who was born from then on has
//! a number without check digit.

use super::korean::registration;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{6}-9{7}", "9{13}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "kr-rrn",
    revision: 2,
    category: Category::NationalId,
    summary: "A resident registration number of South Korea.",
    standard: Standard {
        name: "Enforcement Rules of the Resident Registration Act, article 2; check digit as in Wikipedia",
        url: "https://en.wikipedia.org/wiki/Resident_registration_number",
    },
    regions: &["KR"],
    anchor: "six digits, a dash and seven digits, or thirteen digits",
    checks: "date of birth, digit for the century; place of registration and check digit, weights 2 to 9 and 2 to 5 modulo 11, of births \
             before October 2020",
    context: &[
        "주민등록번호",
        "주민번호",
        "rrn",
        "rrn no",
        "rrn number",
        "korean rrn",
        "korea rrn",
        "kr resident registration number",
        "korean resident registration number",
        "korea resident registration number",
        "south korean resident registration number",
        "korean resident number",
        "korean national id",
        "south korean national id",
        "korean id number",
        "korean id",
        "jumin number",
        "jumin deungnok beonho",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 75, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "주민등록번호: 900101-1000006",
            value: "900101-1000006",
            normal: "9001011000006",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "고객님의 주민등록번호는 8507152000111입니다.",
            value: "8507152000111",
            normal: "8507152000111",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "rrn",
            text: "9001011000006",
            value: "9001011000006",
            normal: "9001011000006",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Hong Gil-dong (121225-4000126)",
            value: "121225-4000126",
            normal: "1212254000126",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "rrn 210305-3000017",
            value: "210305-3000017",
            normal: "2103053000017",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "rrn", text: "900101+1000006", why: "a plus is no dash" },
        Counterexample {
            field: "", text: "주민등록번호: 900101-1000007", why: "the check digit is wrong"
        },
        Counterexample { field: "", text: "rrn 901301-1000006", why: "there is no month 13" },
        Counterexample {
            field: "",
            text: "9001011000006",
            why: "thirteen digits without a label are any number",
        },
        Counterexample { field: "order_id", text: "900101-1000006", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let number = registration(number)?;
    match number.kind {
        5..=8 => None,
        _ if number.unchecked => Some(Evidence::NONE),
        _ => ((11 - number.sum) % 10 == number.last && number.place <= 96).then_some(Evidence::CHECKSUM),
    }
}
