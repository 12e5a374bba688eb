//! Health card numbers of Spain: the personal identification code of the national health service and those of
//! the regions.
//!
//! The national code (CIP-SNS) is ten letters and six digits; Catalonia (CIP) has four letters of the names, sex,
//! date of birth and a serial; Galicia the date, letters and digits; Andalusia (NUHSA) AN and ten digits; Madrid
//! (CIPA), Valencia (SIP) and the Basque country (TIS) digits alone. Checks are not published.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "A{4}9{10}",
            "A{4} 9 9{6} 99 9",
            "A{4} 9 9{6} 999",
            "A{10}9{6}",
            "an9{10}",
            "an 9{10}",
            "9{6}A{4}9{4}",
            "A{4}9{12}",
            "9{6,10}",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "es-cip",
    revision: 1,
    category: Category::HealthId,
    summary: "A health card number of Spain.",
    standard: Standard {
        name: "Real Decreto 183/2004, tarjeta sanitaria individual",
        url: "https://www.boe.es/buscar/act.php?id=BOE-A-2004-2579",
    },
    regions: &["ES"],
    anchor: "letters and digits in the layouts of the regions",
    checks: "none are published",
    context: &[
        "cip",
        "cip sns",
        "cipa",
        "cip autonómico",
        "nuhsa",
        "número sip",
        "tarjeta sip",
        "tarjeta tis",
        "tsi",
        "tarjeta sanitaria",
        "tarjeta sanitaria individual",
        "número de tarjeta sanitaria",
        "nº tarjeta sanitaria",
        "código de identificación personal",
        "código sns",
        "es cip",
        "targeta sanitària",
        "targeta sanitària individual",
        "spanish health card",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 85, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "CIP: GALO 1 850101 00 1",
            value: "GALO 1 850101 00 1",
            normal: "GALO1850101001",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "CIPA: 1913043.",
            value: "1913043",
            normal: "1913043",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nuhsa",
            text: "an0123456789",
            value: "an0123456789",
            normal: "AN0123456789",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "GALO1850101001", why: "without a label it is any code" },
        Counterexample { field: "", text: "CIPA: 0000000", why: "no number is all zeros" },
        Counterexample { field: "order_id", text: "AN0123456789", why: "the field says what it is" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    (!is_uniform(value)).then_some(Evidence::NONE)
}
