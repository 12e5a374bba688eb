//! Numbers of European health insurance cards, and of national cards that carry the same (the Italian tessera
//! sanitaria, the Finnish Kela card).
//!
//! Twenty digits: 80 for health, the number of the country (ISO 3166-1), five or so of the insurer, the rest of the
//! card. Many countries, not all, end it with a Luhn check digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{luhn, mod11::digits},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{20}",
            "9{5}~9{5}~9{5}~9{5}",
            "9{4} 9{4} 9{4} 9{4} 9{4}",
            "9{5}~9{15}",
            "9{10}~9{10}",
            "99 999 9{5} 9{10}",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "eu-ehic",
    revision: 1,
    category: Category::HealthId,
    summary: "A number of a European health insurance card.",
    standard: Standard {
        name: "Decision S2 of 12 June 2009, annex I, field 8; EN 1867",
        url: "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32010D0424(03)",
    },
    regions: &[
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE",
        "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    ],
    anchor: "twenty digits from 80 on",
    checks: "80 and a country of the union; Luhn where it holds",
    context: &[
        "ehic",
        "ehic number",
        "european health insurance card",
        "card number of the ehic",
        "europäische krankenversicherungskarte",
        "ekvk",
        "kennnummer der karte",
        "carte européenne d'assurance maladie",
        "ceam",
        "tarjeta sanitaria europea",
        "tse",
        "tessera europea di assicurazione malattia",
        "team",
        "tessera sanitaria",
        "numero tessera sanitaria",
        "it ts",
        "europese ziekteverzekeringskaart",
        "europejska karta ubezpieczenia zdrowotnego",
        "ekuz",
        "cartão europeu de seguro de doença",
        "cesd",
        "eurooppalainen sairaanhoitokortti",
        "sairaanhoitokortti",
        "fi ehic",
        "eu-kort",
        "europeiska sjukförsäkringskortet",
        "cardul european",
        "eu ehic",
        "ghic",
        "global health insurance card",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 45, formatted: 45, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "EHIC: 80276883100000012343",
            value: "80276883100000012343",
            normal: "80276883100000012343",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "tessera sanitaria n. 80380003000123456788",
            value: "80380003000123456788",
            normal: "80380003000123456788",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ehic",
            text: "80246 02462 02612 34560",
            value: "80246 02462 02612 34560",
            normal: "80246024620261234560",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "EHIC: 80999883100000012343", why: "999 is no country" },
        Counterexample { field: "", text: "EHIC: 81276883100000012343", why: "health cards begin with 80" },
        Counterexample {
            field: "",
            text: "80276883100000012343",
            why: "twenty digits without a label are any number",
        },
    ],
};

/// The numbers of the countries whose insurers give the card: ISO 3166-1.
const COUNTRIES: [&[u8; 3]; 32] = [
    b"040", b"056", b"100", b"191", b"196", b"203", b"208", b"233", b"246", b"250", b"276", b"300", b"348",
    b"352", b"372", b"380", b"428", b"438", b"440", b"442", b"470", b"528", b"578", b"616", b"620", b"642",
    b"703", b"705", b"724", b"752", b"756", b"826",
];

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<20>(number)?;
    let country = number.get(2..5)?;
    if !number.starts_with(b"80") || !COUNTRIES.iter().any(|code| *code == country) {
        return None;
    }
    Some(if luhn::passes(&digits) { Evidence::CHECKSUM } else { Evidence::NONE })
}
