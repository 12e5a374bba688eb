//! Tax numbers of businesses and the self-employed in Hungary (adószám).
//!
//! Eleven digits, written 8-1-2: eight of the business, the last a check digit (weights 9, 7, 3, 1), the kind of VAT,
//! and the office. HU and the eight digits make the VAT number.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{8}-9-99", "9{8}", "9{11}", "hu9{8}", "hu~9{8}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "hu-adoszam",
    revision: 1,
    category: Category::OrganisationId,
    summary: "A tax number of a business in Hungary, which may be a self-employed person's.",
    standard: Standard {
        name: "Act CL of 2017 (Hungary); OECD, TIN, Hungary",
        url: "https://hu.wikipedia.org/wiki/Ad%C3%B3sz%C3%A1m",
    },
    regions: &["HU"],
    anchor: "eight digits, with the kind and office or HU",
    checks: "weights 9, 7, 3 and 1, modulo 10; kind 1 to 5",
    context: &[
        "adószám",
        "adoszam",
        "adószáma",
        "közösségi adószám",
        "magyar adószám",
        "hu anum",
        "hu adoszam",
        "hungarian vat number",
        "hungarian business tax number",
        "áfa szám",
        "eu adószám",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "adószám: 12892312-2-41",
            value: "12892312-2-41",
            normal: "12892312241",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "közösségi adószám HU12345676",
            value: "HU12345676",
            normal: "12345676",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "adoszam",
            text: "12892312",
            value: "12892312",
            normal: "12892312",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "adószám: 12892313-2-41", why: "the check digit is wrong" },
        Counterexample { field: "", text: "adószám: 00000000", why: "no number is all zeros" },
        Counterexample { field: "", text: "12892312", why: "eight digits without a label are any number" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let bare = value.strip_prefix(b"HU").unwrap_or(value);
    let kind = bare.get(8).is_none_or(|kind| (b'1'..=b'5').contains(kind));
    (kind && super::eu_vat::hu(bare.get(..8)?)).then_some(Evidence::CHECKSUM)
}
