//! Identity numbers of Egypt.
//!
//! Fourteen digits: the century of birth (2 for 19xx, 3 for 20xx), the date YYMMDD, the governorate (88
//! abroad), four of a serial whose last is odd for men, and a last digit whose rule is not published.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{14}", "9 999999 99 9999 9", "9-999999-99-9999-9"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "eg-nid",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity number of Egypt.",
    standard: Standard {
        name: "Civil Status Law 143 of 1994, National identity number",
        url: "https://en.wikipedia.org/wiki/National_identification_number",
    },
    regions: &["EG"],
    anchor: "fourteen digits",
    checks: "the date of birth, the governorate",
    context: &[
        "egyptian national id",
        "egyptian id",
        "egypt id",
        "eg nid",
        "eg national id",
        "الرقم القومي",
        "رقم قومي",
        "بطاقة الرقم القومي",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Egyptian national ID 29001011234567",
            value: "29001011234567",
            normal: "29001011234567",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "الرقم القومي: 30105152101238",
            value: "30105152101238",
            normal: "30105152101238",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "eg_national_id",
            text: "29001011234567",
            value: "29001011234567",
            normal: "29001011234567",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Egyptian ID 29013011234567", why: "there is no month 13" },
        Counterexample { field: "eg_nid", text: "29001019934567", why: "there is no governorate 99" },
        Counterexample { field: "", text: "Ref 29001011234567", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "29001011234567", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let century = match number.first()? {
        b'2' => 1900,
        b'3' => 2000,
        _ => return None,
    };
    let year = century + dates::two(number, 1);
    let governorate = matches!(dates::two(number, 7), 1..=4 | 11..=19 | 21..=29 | 31..=35 | 88);
    let date = dates::exists(year, dates::two(number, 3), dates::two(number, 5));
    (governorate && date && dates::is_birth_year(year)).then_some(Evidence::NONE)
}
