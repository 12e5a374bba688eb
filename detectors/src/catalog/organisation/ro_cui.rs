//! Tax and VAT numbers of organisations and the self-employed in Romania (CUI, CIF).
//!
//! Two to ten digits, the last a check digit modulo 11; RO before it makes the VAT number. Numbers of fewer than five
//! digits are not looked for.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{5,10}", "ro9{5,10}", "ro~9{5,10}", "ro 999 999 99"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ro-cui",
    revision: 1,
    category: Category::OrganisationId,
    summary: "A tax number of an organisation in Romania, which may be a self-employed person's.",
    standard: Standard {
        name: "Legea 359/2004; OECD, TIN, Romania",
        url: "https://ro.wikipedia.org/wiki/Cod_de_Identificare_Fiscal%C4%83",
    },
    regions: &["RO"],
    anchor: "five to ten digits, with or without RO",
    checks: "weights, modulo 11",
    context: &[
        "cui",
        "cod unic de înregistrare",
        "cod unic",
        "cod fiscal",
        "cod de înregistrare fiscală",
        "cod de identificare fiscală",
        "cif",
        "c i f",
        "c u i",
        "cod tva",
        "ro cui",
        "ro cf",
        "romanian vat number",
        "romanian tax number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 40, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "CUI: 18547290",
            value: "18547290",
            normal: "18547290",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Cod fiscal RO18547290",
            value: "RO18547290",
            normal: "18547290",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cui",
            text: "RO 18547290",
            value: "RO 18547290",
            normal: "18547290",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CUI: 18547291", why: "the check digit is wrong" },
        Counterexample { field: "", text: "CUI: 00000000", why: "no number begins with 0" },
        Counterexample { field: "", text: "18547290", why: "eight digits without a label are any number" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    super::eu_vat::ro(value.strip_prefix(b"RO").unwrap_or(value)).then_some(Evidence::CHECKSUM)
}
