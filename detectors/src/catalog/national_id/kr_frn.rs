//! Registration numbers of foreigners in South Korea (외국인등록번호).
//!
//! As resident registration numbers, with 5 to 8 as the seventh digit. The check digit is made in two ways, and
//! numbers that were issued since October 2020 have none, whatever the date of birth.

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
    id: "kr-frn",
    revision: 1,
    category: Category::NationalId,
    summary: "The registration number of a foreigner in South Korea.",
    standard: Standard {
        name: "Enforcement Decree of the Immigration Act, article 40-2; check digit as in Wikipedia",
        url: "https://en.wikipedia.org/wiki/Resident_registration_number",
    },
    regions: &["KR"],
    anchor: "six digits, a dash and seven digits, or thirteen digits",
    checks: "date of birth, seventh digit 5 to 8; a check digit is evidence where it fits",
    context: &[
        "외국인등록번호",
        "외국인번호",
        "외국인등록증",
        "거소신고번호",
        "국내거소신고번호",
        // The columns of nationals hold foreigners, too.
        "주민등록번호",
        "주민번호",
        "kr rrn",
        "rrn",
        "rrn no",
        "rrn number",
        "korean rrn",
        "korea rrn",
        "frn",
        "frn no",
        "frn number",
        "korean frn",
        "korea frn",
        "korean foreigner registration number",
        "korea foreigner registration number",
        "foreigner registration number",
        "foreign registration number",
        "korean alien registration number",
        "korea alien registration number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 60, context: 90, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "외국인등록번호: 880101-5000012",
            value: "880101-5000012",
            normal: "8801015000012",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "kr rrn 880101-5000014",
            value: "880101-5000014",
            normal: "8801015000014",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "frn",
            text: "7506206000129",
            value: "7506206000129",
            normal: "7506206000129",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "His FRN is 010203-7000038",
            value: "010203-7000038",
            normal: "0102037000038",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "frn 881301-5000012", why: "there is no month 13" },
        Counterexample { field: "", text: "frn 880101-8000012", why: "born in 2088" },
        Counterexample {
            field: "",
            text: "8801015000012",
            why: "thirteen digits without a label are any number",
        },
        Counterexample { field: "order_id", text: "880101-5000012", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let number = registration(number)?;
    if !(5..=8).contains(&number.kind) {
        return None;
    }
    let fits = [11, 13].iter().any(|most| (most - number.sum) % 10 == number.last);
    Some(if fits { Evidence::CHECKSUM } else { Evidence::NONE })
}
