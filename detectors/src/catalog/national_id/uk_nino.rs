//! National Insurance numbers of the United Kingdom.
//!
//! Two letters, six digits and a suffix A to D, written AA 99 99 99 A. D, F, I, Q, U and V are not used, O
//! not as the second letter, nor are some pairs. There is no check digit; the prefixes leave little to
//! chance.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "AA9{6}A",
            "AA 99 99 99 A",
            "AA~99~99~99~A",
            "AA 9{6} A",
            "AA-9{6}-A",
            "AA9{6} A",
            "AA 9{6}A",
            "AA99 99 99A",
            "AA 99 99 99A",
            "AA 999 999 A",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "uk-nino",
    revision: 1,
    category: Category::NationalId,
    summary: "A National Insurance number of the United Kingdom.",
    standard: Standard {
        name: "HMRC, National Insurance Manual NIM39110",
        url: "https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110",
    },
    regions: &["GB"],
    anchor: "two letters, six digits and a letter, alone or in pairs",
    checks: "letters and pairs that are given, suffix A to D",
    context: &[
        "nino",
        "ni number",
        "ni no",
        "nin",
        "ni num",
        "nat ins",
        "nat ins no",
        "national insurance",
        "national insurance number",
        "national insurance no",
        "nationalinsurancenumber",
        "uk ssn",
        "gb nino",
        "gb ni number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 65, formatted: 88, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "nino: PR 123612C",
            value: "PR 123612C",
            normal: "PR123612C",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Here is my National Insurance Number YZ 61 48 68 B",
            value: "YZ 61 48 68 B",
            normal: "YZ614868B",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "ni_number",
            text: "tw987654a",
            value: "tw987654a",
            normal: "TW987654A",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "for AA 12 34 56 B from April",
            value: "AA 12 34 56 B",
            normal: "AA123456B",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "National Insurance number QQ 12 34 56 C",
            value: "QQ 12 34 56 C",
            normal: "QQ123456C",
            evidence: Evidence::RESERVED,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "nino: nt 99 88 77 a", why: "NT is not given" },
        Counterexample { field: "", text: "NI number FQ 00 00 00 C", why: "F and Q are not used" },
        Counterexample { field: "", text: "AA 12 34 56 H", why: "the suffix is one of A to D" },
        Counterexample { field: "order_id", text: "PR 12 36 12 C", why: "the field says what it is" },
    ],
};

/// Pairs that are not given: HMRC, National Insurance Manual NIM39110.
const NOT_GIVEN: &[&[u8]] = &[b"BG", b"GB", b"KN", b"NK", b"NT", b"TN", b"ZZ"];

fn check(text: &[u8]) -> Option<Evidence> {
    let (prefix, suffix) = (text.get(..2)?, text.last()?);
    if !matches!(suffix, b'A'..=b'D') {
        return None;
    }
    // The specimen of HMRC's forms.
    if text.get(..8)? == b"QQ123456" {
        return Some(Evidence::RESERVED);
    }
    let unused = prefix.iter().any(|letter| b"DFIQUV".contains(letter)) || prefix.ends_with(b"O");
    (!unused && !NOT_GIVEN.contains(&prefix)).then_some(Evidence::NONE)
}
