//! VAT numbers of Italy (partita IVA), which the self-employed have, too.
//!
//! Eleven digits with a Luhn check digit: seven of the business, three of the office, the check digit. The VAT
//! number abroad has IT before it.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        luhn,
        mod11::{digits, number},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{11}", "it9{11}", "it~9{11}", "it~9{8}~999", "999~9999~9999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "it-partita-iva",
    revision: 1,
    category: Category::OrganisationId,
    summary: "A VAT number of a business in Italy, which may be a self-employed person's.",
    standard: Standard {
        name: "D.P.R. 633/1972, art. 35; Agenzia delle Entrate",
        url: "https://it.wikipedia.org/wiki/Partita_IVA",
    },
    regions: &["IT"],
    anchor: "eleven digits, with or without IT",
    checks: "office; Luhn",
    context: &[
        "partita iva",
        "partitaiva",
        "p iva",
        "piva",
        "codice iva",
        "numero partita iva",
        "numero iva",
        "part iva",
        "it iva",
        "it vat code",
        "italian vat number",
        "italian vat",
        "vat number",
        "vat no",
        "vat code",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 30, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Partita IVA: 00743110157",
            value: "00743110157",
            normal: "00743110157",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "P.IVA IT 01333550323",
            value: "IT 01333550323",
            normal: "01333550323",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "partita_iva",
            text: "IT00743110157",
            value: "IT00743110157",
            normal: "00743110157",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Partita IVA: 00743110158", why: "the check digit is wrong" },
        Counterexample { field: "", text: "Partita IVA 00000000000", why: "no number is all zeros" },
        Counterexample {
            field: "",
            text: "00743110157",
            why: "eleven digits without a label are any number",
        },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let bare = value.strip_prefix(b"IT").unwrap_or(value);
    let digits = digits::<11>(bare)?;
    // The offices: provinces from 1 on, and those of the ministry and of foreigners.
    let office = matches!(number(bare.get(7..10)?)?, 1..=121 | 888 | 999);
    (office && !bare.starts_with(b"0000000") && luhn::passes(&digits)).then_some(Evidence::CHECKSUM)
}
