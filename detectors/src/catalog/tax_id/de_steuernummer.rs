//! Tax numbers of Germany (Steuernummer), given by a tax office, new after a move.
//!
//! Ten or eleven digits in the layout of the state (93/815/08152, 181/815/08155, 133/8150/8159), or thirteen digits
//! in that of ELSTER: the state, the office, a 0, district, number and check digit. The rule of the check digit
//! differs by state and is not applied, so only a label tells.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{10,11}",
            "9{13}",
            "999/999/99999",
            "999 999 99999",
            "99/999/99999",
            "99 999 99999",
            "999/9999/9999",
            "999 9999 9999",
            "9{5}/9{5}",
            "9{5} 9{5}",
            "99 999/99999",
            "99 999/99 999",
            "999/99999",
            "9{3}/9{7,8}",
            "99-999-99999",
            "999-999-99999",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "de-steuernummer",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax number of a person or business in Germany.",
    standard: Standard {
        name: "ELSTER, Prüfung der Steuer- und Steueridentifikationsnummer",
        url: "https://de.wikipedia.org/wiki/Steuernummer",
    },
    regions: &["DE"],
    anchor: "ten, eleven or thirteen digits, alone or in the layouts of the states",
    checks: "the state and the 0 of the thirteen digits",
    context: &[
        "steuernummer",
        "steuer nr",
        "steuernr",
        "steuer nummer",
        "st nr",
        "stnr",
        "st nummer",
        "steuernummern",
        "finanzamt",
        "fa nr",
        "steuer no",
        "de stnr",
        "de tax number",
        "german tax number",
        "steuernummer finanzamt",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 45, context: 90, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "Steuernummer: 093/815/08152",
            value: "093/815/08152",
            normal: "09381508152",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "St.-Nr. 133/8150/8159 bitte angeben",
            value: "133/8150/8159",
            normal: "13381508159",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "steuernummer",
            text: "2893081508152",
            value: "2893081508152",
            normal: "2893081508152",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Finanzamt Stuttgart, 93815/08152",
            value: "93815/08152",
            normal: "9381508152",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Steuernummer: 2893181508152",
            why: "the fifth of thirteen digits is 0",
        },
        Counterexample { field: "", text: "Steuernummer: 0000000000", why: "no number is all zeros" },
        Counterexample { field: "", text: "9381508152", why: "ten digits without a label are any number" },
    ],
};

/// The first digits of the numbers of thirteen, by state: ELSTER, as above.
const STATES: &[&[u8]] = &[
    b"10", b"11", b"21", b"22", b"23", b"24", b"26", b"27", b"28", b"30", b"31", b"32", b"40", b"41", b"5",
    b"9",
];

fn check(number: &[u8]) -> Option<Evidence> {
    let state = number.len() < 13
        || number.get(4) == Some(&b'0') && STATES.iter().any(|state| number.starts_with(state));
    (state && !is_uniform(number)).then_some(Evidence::NONE)
}
