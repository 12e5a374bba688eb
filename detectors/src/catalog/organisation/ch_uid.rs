//! Business identification numbers of Switzerland (UID, IDE, IDI), which the self-employed have, too.
//!
//! CHE and nine digits, written CHE-999.999.999, the last a check digit modulo 11; MWST, TVA or IVA behind it make
//! the VAT number, HR and RC that of the commercial register.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "che9{9}",
            "che-9{9}",
            "che 9{9}",
            "che-999.999.999",
            "che 999.999.999",
            "che~999~999~999",
            "che-999.999.999 mwst",
            "che-999.999.999 tva",
            "che-999.999.999 iva",
            "che-999.999.999 tpv",
            "che-999.999.999 hr",
            "che-999.999.999 rc",
            "che9{9}mwst",
            "che9{9}tva",
            "che9{9}iva",
        ],
        check,
    })],
    normal: normalize,
};

static DEFINITION: Definition = Definition {
    id: "ch-uid",
    revision: 1,
    category: Category::OrganisationId,
    summary: "A business identification number of Switzerland, which may be a self-employed person's.",
    standard: Standard {
        name: "Bundesgesetz über die Unternehmens-Identifikationsnummer, SR 431.03; eCH-0097",
        url: "https://www.bfs.admin.ch/bfs/de/home/register/unternehmensregister/unternehmens-identifikationsnummer.html",
    },
    regions: &["CH", "LI"],
    anchor: "CHE and nine digits",
    checks: "weights, modulo 11",
    context: &[
        "uid",
        "uid nummer",
        "uid nr",
        "unternehmens identifikationsnummer",
        "mwst nummer",
        "mwst nr",
        "mwstnr",
        "ide",
        "numéro ide",
        "n ide",
        "numéro tva",
        "idi",
        "numero idi",
        "numero iva",
        "ch uid",
        "ch vat",
        "swiss uid",
        "swiss vat number",
        "business identification number",
        "vat number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 45, formatted: 45, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "UID: CHE-100.155.212",
            value: "CHE-100.155.212",
            normal: "CHE100155212",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "MWST-Nr. CHE-114.365.477 MWST",
            value: "CHE-114.365.477 MWST",
            normal: "CHE114365477",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "uid",
            text: "che123456788",
            value: "che123456788",
            normal: "CHE123456788",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "UID: CHE-100.155.213", why: "the check digit is wrong" },
        Counterexample { field: "", text: "UID: CHE-000.000.000", why: "no number is all zeros" },
        Counterexample { field: "", text: "CHE-100.155.212", why: "organisations are no persons" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let digits = digits::<9>(value.get(3..12)?)?;
    let sum = weighted(&digits[..8], &[5, 4, 3, 2, 7, 6, 5, 4]);
    let check = (11 - sum % 11) % 11;
    (sum > 0 && check == u32::from(digits[8])).then_some(Evidence::CHECKSUM)
}

/// CHE and the digits.
fn normalize(value: &str, out: &mut String) {
    let mut compact = String::with_capacity(value.len());
    normal::compact(value, &mut compact);
    out.push_str(compact.get(..12).unwrap_or(&compact));
}
