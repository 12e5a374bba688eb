//! Aadhaar numbers of India.
//!
//! Twelve digits, printed in three groups of four: eleven at random, the first 2 to 9, and a Verhoeff check
//! digit; never a palindrome. Chance lets one number in thirteen pass, and twelve digits are also accounts,
//! parcels and times in a log: without a label the number counts little.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{mod11::digits, verhoeff},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{12}", "9{4}~9{4}~9{4}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "in-aadhaar",
    revision: 2,
    category: Category::NationalId,
    summary: "An Aadhaar number of a resident of India.",
    standard: Standard {
        name: "UIDAI, A UID Numbering Scheme; Aadhaar Act 2016, section 4",
        url: "https://uidai.gov.in/",
    },
    regions: &["IN"],
    anchor: "twelve digits, alone or in groups of four",
    checks: "first digit 2 to 9, no palindrome, Verhoeff check digit",
    context: &[
        "aadhaar",
        "aadhar",
        "adhaar",
        "adhar",
        "aadhaar number",
        "aadhaar no",
        "aadhaar card",
        "aadhar card",
        "in aadhaar",
        "uidai",
        "uid number",
        "unique identification number india",
        "आधार",
        "आधार संख्या",
        "ஆதார்",
        "ఆధార్",
        "আধার",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 55, context: 95, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "My Aadhaar number is 399912345677 since 2014",
            value: "399912345677",
            normal: "399912345677",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "आधार संख्या: 5432 1987 6545",
            value: "5432 1987 6545",
            normal: "543219876545",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "aadhaar_no",
            text: "5432-1987-6545",
            value: "5432-1987-6545",
            normal: "543219876545",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Aadhaar: 9999 4105 7058",
            value: "9999 4105 7058",
            normal: "999941057058",
            evidence: Evidence::RESERVED,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Aadhaar: 3999 1234 5678", why: "the check digit is wrong" },
        Counterexample { field: "aadhaar", text: "123412341234", why: "the first digit is 2 to 9" },
        Counterexample {
            field: "",
            text: "399912345677",
            why: "twelve digits without a label are any number",
        },
        Counterexample { field: "order_id", text: "5432 1987 6545", why: "the field says what it is" },
    ],
};

/// Numbers of the issuer's test environment (UIDAI, Authentication API, test data), and the last, which
/// documentation prints.
const SPECIMENS: &[&[u8]] =
    &[b"999941057058", b"999971658847", b"999933119405", b"999955183433", b"999990501894", b"234123412346"];

fn check(number: &[u8]) -> Option<Evidence> {
    let digits = digits::<12>(number)?;
    let palindrome = digits.iter().eq(digits.iter().rev());
    if digits[0] < 2 || palindrome || !verhoeff::passes(&digits) {
        return None;
    }
    if SPECIMENS.contains(&number) {
        return Some(Evidence::CHECKSUM | Evidence::RESERVED);
    }
    Some(Evidence::CHECKSUM)
}
