//! Tax identification numbers of Germany (Steuer-Identifikationsnummer), one a person, for life.
//!
//! Eleven digits, the first not 0, written 2-3-3-3. Of the first ten, one digit stands twice or three times (not
//! three times in a row) and the others once at most; the last is the check digit of ISO 7064 MOD 11,10. Chance
//! lets one of 250 numbers pass.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{iso7064, mod11::digits},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{11}", "99~999~999~999"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "de-steuer-id",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax identification number of a person in Germany.",
    standard: Standard {
        name: "§ 139b AO; OECD, TIN, Germany",
        url: "https://de.wikipedia.org/wiki/Steuerliche_Identifikationsnummer",
    },
    regions: &["DE"],
    anchor: "eleven digits, alone or in groups of 2, 3, 3 and 3",
    checks: "one digit two or three times, the others once; ISO 7064 MOD 11,10",
    context: &[
        "steuer id",
        "steuerid",
        "steuer ids",
        "steuer id nr",
        "steuer identifikationsnummer",
        "steueridentifikationsnummer",
        "steuerliche identifikationsnummer",
        "steuer idnr",
        "steuer ident nr",
        "steuer ident",
        "idnr",
        "id nr",
        "ident nr",
        "identifikationsnummer",
        "persönliche identifikationsnummer",
        "tax identification number germany",
        "german tax id",
        "de tax id",
        "de idnr",
        "tin",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 55, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Steuer-ID: 36574261085",
            value: "36574261085",
            normal: "36574261085",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Meine IdNr. lautet 86 095 742 010",
            value: "86 095 742 010",
            normal: "86095742010",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "steuer_id",
            text: "47036892007",
            value: "47036892007",
            normal: "47036892007",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "tax identification number 36574261069",
            value: "36574261069",
            normal: "36574261069",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Steuer-ID: 36574261086", why: "the check digit is wrong" },
        Counterexample { field: "", text: "Steuer-ID: 12345678903", why: "no digit stands twice" },
        Counterexample {
            field: "",
            text: "36574261085",
            why: "eleven digits without a label are any number",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<11>(number)?;
    let mut counts = [0u8; 10];
    for digit in &digits[..10] {
        counts[usize::from(*digit)] += 1;
    }
    let often = |times: u8| counts.iter().filter(|count| **count == times).count();
    let repeated = (often(2), often(3));
    let others_once = counts.iter().all(|count| *count <= 3) && matches!(repeated, (1, 0) | (0, 1));
    let in_a_row = digits[..10].windows(3).any(|three| three[0] == three[1] && three[1] == three[2]);
    (digits[0] != 0 && others_once && !in_a_row && iso7064::mod_11_10(&digits)).then_some(Evidence::CHECKSUM)
}
