//! VAT numbers of Germany (Umsatzsteuer-Identifikationsnummer), which sole traders have, too.
//!
//! DE and nine digits, the first not 0; the last is the check digit of ISO 7064 MOD 11,10.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{iso7064, mod11::digits},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["de9{9}", "de~9{9}", "de~999~999~999"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "de-ust-id",
    revision: 1,
    category: Category::OrganisationId,
    summary: "A VAT number of a business in Germany, which may be a sole trader's.",
    standard: Standard {
        name: "§ 27a UStG; ISO 7064 MOD 11,10",
        url: "https://de.wikipedia.org/wiki/Umsatzsteuer-Identifikationsnummer",
    },
    regions: &["DE"],
    anchor: "DE and nine digits",
    checks: "ISO 7064 MOD 11,10",
    context: &[
        "ust id",
        "ust id nr",
        "ust idnr",
        "ustid",
        "ustidnr",
        "ustid nr",
        "umsatzsteuer id",
        "umsatzsteuer identifikationsnummer",
        "umsatzsteueridentifikationsnummer",
        "umsatzsteuer idnr",
        "uid nr",
        "de vat",
        "de vat id",
        "german vat",
        "german vat number",
        "vat id",
        "vat number",
        "vat no",
        "vat reg no",
        "vatin",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 45, formatted: 45, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "USt-IdNr.: DE136695976",
            value: "DE136695976",
            normal: "DE136695976",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Umsatzsteuer-ID DE 129 273 398",
            value: "DE 129 273 398",
            normal: "DE129273398",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ust_id",
            text: "de123456704",
            value: "de123456704",
            normal: "DE123456704",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "USt-IdNr.: DE123456789", why: "the check digit is wrong" },
        Counterexample { field: "", text: "USt-IdNr.: DE036695976", why: "the first digit is not 0" },
        Counterexample { field: "", text: "DE136695976", why: "organisations are no persons" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let digits = digits::<9>(value.strip_prefix(b"DE")?)?;
    (digits[0] != 0 && iso7064::mod_11_10(&digits)).then_some(Evidence::CHECKSUM)
}
