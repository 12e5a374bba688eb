//! Document numbers of Dutch identity cards; those of Dutch passports have the same form.
//!
//! Two letters, six letters or digits, a digit. The letter O is never used. There is no check digit outside
//! of the machine-readable zone, so a number counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["A{2}X{6}9", "A{2} 9X{5} 9", "A{2} 9X{6}"], check })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "nl-identity-card",
    revision: 1,
    category: Category::NationalId,
    summary: "The document number of a Dutch identity card.",
    standard: Standard {
        name: "Rijksdienst voor Identiteitsgegevens, documentnummer",
        url: "https://www.rvig.nl",
    },
    regions: &["NL"],
    anchor: "two letters, six letters or digits, a digit",
    checks: "the letter O is never used",
    context: &[
        "identiteitskaart",
        "identiteitskaartnummer",
        "identiteitskaart nummer",
        "nederlandse identiteitskaart",
        "id kaart",
        "idkaart",
        "id kaart nummer",
        "nik",
        "nik nummer",
        "dutch identity card",
        "dutch identity card number",
        "dutch id card",
        "dutch id card no",
        "dutch id card number",
        "nl identiteitskaartnummer",
        "nl identity card",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 84, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "Identiteitskaart: XR1001R58",
            value: "XR1001R58",
            normal: "XR1001R58",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Nederlandse identiteitskaart nr. IE0J7R1C4",
            value: "IE0J7R1C4",
            normal: "IE0J7R1C4",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "identiteitskaartnummer",
            text: "xr 1001r5 8",
            value: "xr 1001r5 8",
            normal: "XR1001R58",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "identiteitskaart SPECI2014",
            value: "SPECI2014",
            normal: "SPECI2014",
            evidence: Evidence::CONTEXT.with(Evidence::RESERVED),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Identiteitskaart: XR1O01R58", why: "the letter O is never used" },
        Counterexample {
            field: "identiteitskaartnummer",
            text: "581001RXR",
            why: "the number begins with two letters",
        },
        Counterexample {
            field: "",
            text: "Artikel XR1001R58",
            why: "without a label the form says too little",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    if number.len() != 9 || number.contains(&b'O') || !number.last()?.is_ascii_digit() {
        return None;
    }
    // The specimens of the issuer.
    let specimen = number.starts_with(b"SPECI");
    Some(if specimen { Evidence::RESERVED } else { Evidence::NONE })
}
