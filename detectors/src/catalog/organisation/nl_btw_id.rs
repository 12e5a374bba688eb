//! VAT numbers of the Netherlands; until 2020 a sole trader's held the citizen service number.
//!
//! NL, nine digits, B and two digits. The nine digits pass the check of citizen service numbers (weights 9
//! to 2, modulo 11), or, of sole traders since 2020, all of it leaves 1 modulo 97.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "nl9{9}b99",
            "nl 9{9}b99",
            "nl 9{9} b99",
            "nl9{4}.99.999.b99",
            "nl9{4}.99.999.b.99",
            "nl 9{4}.99.999.b99",
            "nl~9{9}~b~99",
            "nl9{9}.b.99",
            "nl9{9}.b99",
            "9{9}b99",
            "nl9{7,8}b99",
        ],
        check,
    })],
    normal: normalize,
};

static DEFINITION: Definition = Definition {
    id: "nl-btw-id",
    revision: 1,
    category: Category::OrganisationId,
    summary: "A VAT number of a business in the Netherlands, which may be a sole trader's.",
    standard: Standard {
        name: "Belastingdienst, btw-identificatienummer",
        url: "https://www.belastingdienst.nl/",
    },
    regions: &["NL"],
    anchor: "NL, nine digits, B and two digits",
    checks: "modulo 11, or MOD 97-10",
    context: &[
        "btw",
        "btw id",
        "btwid",
        "btw nummer",
        "btwnummer",
        "btw nr",
        "btw identificatienummer",
        "omzetbelastingnummer",
        "ob nummer",
        "obnummer",
        "nl btw",
        "nl vat",
        "dutch vat",
        "dutch vat number",
        "vat number",
        "vat no",
        "vat id",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 45, formatted: 45, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "btw-id: NL002455799B11",
            value: "NL002455799B11",
            normal: "NL002455799B11",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Btw-nummer NL1234.56.789.B13",
            value: "NL1234.56.789.B13",
            normal: "NL123456789B13",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "btw_nummer",
            text: "nl123456789b13",
            value: "nl123456789b13",
            normal: "NL123456789B13",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "btw-id: NL002455799B12", why: "the check digits are wrong" },
        Counterexample { field: "", text: "btw-id: NL000000000B00", why: "no number is all zeros" },
        Counterexample { field: "", text: "NL002455799B11", why: "organisations are no persons" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    let bare = value.strip_prefix(b"NL").unwrap_or(value);
    super::eu_vat::nl(bare).then_some(Evidence::CHECKSUM)
}

/// With the letters of the country.
fn normalize(value: &str, out: &mut String) {
    let mut compact = String::with_capacity(value.len());
    normal::compact(value, &mut compact);
    if !compact.starts_with("NL") {
        out.push_str("NL");
    }
    out.push_str(&compact);
}
