//! Personal codes of Estonia (isikukood).
//!
//! Eleven digits: one for sex and century of birth, the day of birth YYMMDD, a serial and a check digit.
//! Lithuania numbers its people by the same rule.

use super::baltic;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{11}", "9~999999~9999", "9 999999 999 9"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ee-isikukood",
    revision: 1,
    category: Category::NationalId,
    summary: "A personal code of Estonia.",
    standard: Standard {
        name: "EVS 585:2007 Isikukood",
        url: "https://en.wikipedia.org/wiki/National_identification_number",
    },
    regions: &["EE"],
    anchor: "eleven digits",
    checks: "check digit, day of birth with the century in the first digit",
    context: &[
        "isikukood",
        "isikukoodi",
        "isiku kood",
        "estonian personal code",
        "estonian personal identification code",
        "estonian id code",
        "estonian national id",
        "personal identification code",
        "ee ik",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 40, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Isikukood: 36805280109",
            value: "36805280109",
            normal: "36805280109",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "isikukoodi 48503150276 alusel",
            value: "48503150276",
            normal: "48503150276",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "isikukood",
            text: "60511244319",
            value: "60511244319",
            normal: "60511244319",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Estonian personal code 60511244319",
            value: "60511244319",
            normal: "60511244319",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Isikukood: 36805280108", why: "the check digit is wrong" },
        Counterexample { field: "isikukood", text: "36802300103", why: "February has no 30 days" },
        Counterexample { field: "", text: "36805280109", why: "eleven digits without a label" },
        Counterexample { field: "order_id", text: "36805280109", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    (baltic::check_digit(number)? && baltic::has_birth_date(number)).then_some(Evidence::CHECKSUM)
}
