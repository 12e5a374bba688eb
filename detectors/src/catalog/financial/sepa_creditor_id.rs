//! Creditor identifiers of SEPA direct debit.
//!
//! Country, two check digits, a business code (ZZZ where none is given), and the national identifier of up
//! to 28 letters and digits. The check is modulo 97 over all but the business code.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod97,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["A{2}99X{3}X{5,28}", "A{2}99 X{3} X{5,20}", "A{2}99 X{4} X{4} X{4} XX", "A{2}99 X{3} 9{11}"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "sepa-creditor-id",
    revision: 1,
    category: Category::BankAccount,
    summary: "A SEPA creditor identifier.",
    standard: Standard {
        name: "EPC262-08, Creditor Identifier Overview",
        url: "https://www.europeanpaymentscouncil.eu/document-library/guidance-documents/creditor-identifier-overview",
    },
    regions: &[],
    anchor: "a country, two digits, three and up to twenty-eight letters or digits",
    checks: "modulo 97 (positions 5 to 7 left out); the lengths of countries",
    context: &[
        "sepa creditor id",
        "sepa creditor identifier",
        "creditor identifier",
        "creditor id",
        "creditor identification number",
        "gläubiger id",
        "gläubiger identifikationsnummer",
        "gläubiger identifikation",
        "gläubigeridentifikationsnummer",
        "identifiant créancier sepa",
        "ics",
        "identifiant créancier",
        "identificador del acreedor",
        "identificativo del creditore",
        "incassant id",
        "identyfikator wierzyciela",
        "identificador do credor",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 70, formatted: 75, context: 96, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "Gläubiger-ID: DE98ZZZ09999999999",
            value: "DE98ZZZ09999999999",
            normal: "DE98ZZZ09999999999",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "creditor_id",
            text: "AT61ZZZ01234567890",
            value: "AT61ZZZ01234567890",
            normal: "AT61ZZZ01234567890",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Lastschrift DE98ZZZ09999999999",
            value: "DE98ZZZ09999999999",
            normal: "DE98ZZZ09999999999",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "identifiant créancier FR72ZZZ123456",
            value: "FR72ZZZ123456",
            normal: "FR72ZZZ123456",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Gläubiger-ID: DE99ZZZ09999999999",
            why: "the check digits are wrong",
        },
        Counterexample { field: "creditor_id", text: "DE98ZZZ0999999999", why: "a digit is missing" },
        Counterexample { field: "order_id", text: "DE98ZZZ09999999999", why: "the field says what it is" },
    ],
};

/// Countries of SEPA and the lengths of their identifiers, as far as they have one; 0 for others.
const LENGTHS: &[(&[u8; 2], usize)] = &[
    (b"AD", 0),
    (b"AT", 18),
    (b"BE", 0),
    (b"BG", 0),
    (b"CH", 18),
    (b"CY", 0),
    (b"CZ", 0),
    (b"DE", 18),
    (b"DK", 0),
    (b"EE", 0),
    (b"ES", 16),
    (b"FI", 0),
    (b"FR", 13),
    (b"GB", 0),
    (b"GI", 0),
    (b"GR", 0),
    (b"HR", 0),
    (b"HU", 0),
    (b"IE", 0),
    (b"IS", 0),
    (b"IT", 23),
    (b"LI", 0),
    (b"LT", 0),
    (b"LU", 26),
    (b"LV", 0),
    (b"MC", 0),
    (b"MT", 0),
    (b"NL", 19),
    (b"NO", 0),
    (b"PL", 0),
    (b"PT", 13),
    (b"RO", 0),
    (b"SE", 0),
    (b"SI", 0),
    (b"SK", 0),
    (b"SM", 0),
    (b"VA", 0),
];

fn check(value: &[u8]) -> Option<Evidence> {
    let (country, rest) = value.split_at_checked(2)?;
    let (key, rest) = rest.split_at_checked(2)?;
    let (business, national) = rest.split_at_checked(3)?;
    let (_, length) = LENGTHS.iter().find(|(code, _)| code.as_slice() == country)?;
    // Countries without a fixed length give no business codes of digits alone: an IBAN looks so.
    let fits = if *length > 0 { *length == value.len() } else { business.iter().any(u8::is_ascii_uppercase) };
    let mut tail = [0; 4];
    tail[..2].copy_from_slice(country);
    tail[2..].copy_from_slice(key);
    (fits && mod97::remainder([national, &tail]) == 1).then_some(Evidence::CHECKSUM)
}
