//! Numbers of businesses in France (SIREN) and of their establishments (SIRET); sole traders have them, too.
//!
//! Nine digits with a Luhn check digit; with five more, of the establishment, fourteen that pass the check again.
//! Those of La Poste, 356000000, add up to a multiple of 5 instead.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        luhn,
        mod11::{digits, is_uniform},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{9}",
            "999~999~999",
            "9{14}",
            "999~999~999~9{5}",
            "9{9}~9{5}",
            "999 999 999 99999",
            "999 999 999 999 99",
            "9 99 999 999 999 99",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "fr-siren",
    revision: 1,
    category: Category::OrganisationId,
    summary: "A number of a business or establishment in France, which may be a sole trader's.",
    standard: Standard {
        name: "Code de commerce, R123-221; INSEE, Sirene",
        url: "https://www.sirene.fr/sirene/public/accueil",
    },
    regions: &["FR"],
    anchor: "nine or fourteen digits, alone or in threes",
    checks: "Luhn",
    context: &[
        "siren",
        "sirens",
        "siret",
        "sirets",
        "numéro siren",
        "numéro siret",
        "n siren",
        "n siret",
        "nº siren",
        "nº siret",
        "code siren",
        "code siret",
        "siren siret",
        "siret number",
        "siren number",
        "fr siren",
        "fr siret",
        "auto entrepreneur",
        "micro entreprise",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 40, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "SIREN 552 008 443",
            value: "552 008 443",
            normal: "552008443",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "N° SIRET : 732 829 320 00074",
            value: "732 829 320 00074",
            normal: "73282932000074",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "siret",
            text: "35600000000048",
            value: "35600000000048",
            normal: "35600000000048",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "SIREN 552 008 444", why: "the check digit is wrong" },
        Counterexample { field: "", text: "SIRET 73282932000075", why: "the check digit is wrong" },
        Counterexample { field: "", text: "552008443", why: "nine digits without a label are any number" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    if number.len() == 9 {
        let digits = digits::<9>(number)?;
        return (!is_uniform(number) && luhn::passes(&digits)).then_some(Evidence::CHECKSUM);
    }
    let digits = digits::<14>(number)?;
    let post = number.starts_with(b"356000000")
        && digits.iter().map(|digit| u32::from(*digit)).sum::<u32>().is_multiple_of(5);
    let business = luhn::passes(&digits[..9]) && !is_uniform(&number[..9]);
    (business && (post || luhn::passes(&digits))).then_some(Evidence::CHECKSUM)
}
