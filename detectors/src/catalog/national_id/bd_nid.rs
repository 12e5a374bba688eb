//! National identity numbers of Bangladesh (NID).
//!
//! Ten digits on smart cards; thirteen on older cards, of place and serial, or seventeen with the year of birth
//! before them. There is no published check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates::{is_birth_year, two},
        mod11::is_uniform,
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{10}", "9{13}", "9{17}", "999~999~9999"], check })],
    normal: without_year,
};

static DEFINITION: Definition = Definition {
    id: "bd-nid",
    revision: 1,
    category: Category::NationalId,
    summary: "A national identity number of Bangladesh.",
    standard: Standard {
        name: "National Identity Registration Act 2010; layout as described in Wikipedia",
        url: "https://en.wikipedia.org/wiki/National_identity_card_(Bangladesh)",
    },
    regions: &["BD"],
    anchor: "ten, thirteen or seventeen digits",
    checks: "possible year of birth in those of seventeen digits; not all digits alike",
    context: &[
        "nid",
        "nid no",
        "nid number",
        "smart nid",
        "bd nid",
        "nid card",
        "bangladesh nid",
        "bangladeshi nid",
        "bangladesh national id",
        "জাতীয় পরিচয়পত্র",
        "এনআইডি",
        "জাতীয় পরিচয়পত্র নম্বর",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 85, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "NID No: 6472918305",
            value: "6472918305",
            normal: "6472918305",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Bangladesh NID 19852693014728561",
            value: "19852693014728561",
            normal: "2693014728561",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nid",
            text: "2693014728561",
            value: "2693014728561",
            normal: "2693014728561",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NID: 17852693014728561", why: "nobody lives who was born then" },
        Counterexample { field: "", text: "NID: 1111111111", why: "all digits alike" },
        Counterexample { field: "", text: "6472918305", why: "ten digits without a label are any number" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let born = number.len() != 17 || is_birth_year(two(number, 0) * 100 + two(number, 2));
    (born && !is_uniform(number)).then_some(Evidence::NONE)
}

/// Numbers of seventeen digits without the year of birth: those of thirteen digits.
fn without_year(value: &str, out: &mut String) {
    let start = out.len();
    normal::digits(value, out);
    if out.len() - start == 17 {
        out.drain(start..start + 4);
    }
}
