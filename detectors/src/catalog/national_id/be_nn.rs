//! National numbers of Belgium (rijksregisternummer, numéro national) and bis numbers: the identification
//! numbers of social security (INSZ, NISS).
//!
//! Eleven digits, written 85.07.30-033.28: day of birth YYMMDD, a serial, odd for men, and two check digits,
//! 97 less the remainder of the nine before modulo 97, with a 2 before them for births from 2000 on. Zeros
//! stand for a day or month that is not known; when the serials of a day are used up, month and day are
//! zeros and the day counts on. Bis numbers, of people outside the register, have 20 or 40 added to the
//! month.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates::{LATEST, two},
    checks::mod11::number,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{11}",
            "99.99.99-999.99",
            "99.99.99-999-99",
            "99.99.99-999 99",
            "99.99.99 999.99",
            "99~99~99~999~99",
            "99/99/99-999.99",
            "99/99/99-999-99",
            "99/99/99 999 99",
            "999999 999 99",
            "999999-999-99",
            "999999-999.99",
            "999999.999.99",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "be-nn",
    revision: 1,
    category: Category::NationalId,
    summary: "A national number or bis number of Belgium.",
    standard: Standard {
        name: "National Register, instruction IT 000; Royal Decree of 3 April 1984 and of 8 February 1991",
        url: "https://nl.wikipedia.org/wiki/Rijksregisternummer",
    },
    regions: &["BE"],
    anchor: "eleven digits, alone or as 99.99.99-999.99",
    checks: "two check digits (modulo 97), possible month of birth, with 20 or 40 added for bis numbers",
    context: &[
        "rijksregisternummer",
        "rijksregister nr",
        "rijksregister",
        "rrn",
        "insz",
        "insz nummer",
        "inss",
        "niss",
        "numéro national",
        "numéro niss",
        "numéro de registre national",
        "registre national",
        "nationalregisternummer",
        "enss",
        "bis nummer",
        "bisnummer",
        "numéro bis",
        "bis number",
        "belgian national number",
        "national register number",
        "be ssn",
        "be bis",
        "be rrn",
        "be niss",
        "be insz",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 92, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "Rijksregisternummer: 85.07.30-033.28",
            value: "85.07.30-033.28",
            normal: "85073003328",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "numéro national 73041521721 de la personne",
            value: "73041521721",
            normal: "73041521721",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "insz",
            text: "78461234591",
            value: "78461234591",
            normal: "78461234591",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "numéro bis 98.47.28-997.65",
            value: "98.47.28-997.65",
            normal: "98472899765",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "voor 05.02.28-118.63 aangevraagd",
            value: "05.02.28-118.63",
            normal: "05022811863",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Rijksregisternummer: 85.07.30-033.29",
            why: "the check digits are wrong",
        },
        Counterexample { field: "", text: "85073003328", why: "eleven digits without a label" },
        Counterexample { field: "niss", text: "85130000132", why: "there is no month 13" },
        Counterexample { field: "order_id", text: "85.07.30-033.28", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    let (nine, control) = (number(text.get(..9)?)?, number(text.get(9..11)?)?);
    let month = two(text, 2);
    // Bis numbers: 20 is added where the sex is not known, 40 where it is.
    let month_is_possible = matches!(month, 0..=12 | 20..=32 | 40..=52);
    let born_before_2000 = control == 97 - nine % 97;
    let born_since = control == 97 - (2_000_000_000 + nine) % 97 && 2000 + two(text, 0) <= LATEST;
    (month_is_possible && (born_before_2000 || born_since)).then_some(Evidence::CHECKSUM)
}
