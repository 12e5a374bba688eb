//! Personal public service numbers of Ireland.
//!
//! Seven digits, a check letter and, since 2013, a second letter that counts in the check: A or B for
//! people, H for others. Earlier second letters, W, T and X, count nothing; W stood for a wife under her
//! husband's number.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{7}A", "9{7}AA", "9{7} A", "9{7} AA", "9{7}-A", "9{7}-AA", "9{7} A A"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "ie-pps",
    revision: 2,
    category: Category::NationalId,
    summary: "A personal public service number of Ireland.",
    standard: Standard {
        name: "Social Welfare Consolidation Act 2005, section 262",
        url: "https://en.wikipedia.org/wiki/Personal_Public_Service_Number",
    },
    regions: &["IE"],
    anchor: "seven digits and one or two letters",
    checks: "check letter (modulo 23), second letters that are given",
    context: &[
        "pps",
        "ppsn",
        "pps no",
        "pps number",
        "ppsno",
        "pps nr",
        "personal public service",
        "personal public service number",
        "personal public service no",
        "uimhir phearsanta seirbhíse poiblí",
        "uimhir psp",
        "upsp",
        "rsi number",
        "irish social security number",
        "irish tax number",
        "ie ppsn",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 45, formatted: 45, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "PPS No: 6433435F",
            value: "6433435F",
            normal: "6433435F",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "PPSN 2817364VA",
            value: "2817364VA",
            normal: "2817364VA",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "ppsn",
            text: "0935172T",
            value: "0935172T",
            normal: "0935172T",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "PPS number 5820147RB, claimed in May",
            value: "5820147RB",
            normal: "5820147RB",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "Uimhir PSP: 6433435OA",
            value: "6433435OA",
            normal: "6433435OA",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "PPS No: 6433435E", why: "the check letter is wrong" },
        Counterexample { field: "", text: "PPS No: 6433435VH", why: "the check letter is wrong" },
        Counterexample { field: "", text: "PPSN: 1234567ABC", why: "a letter too many" },
        Counterexample { field: "", text: "VAT IE 6433435F", why: "businesses have them for VAT" },
        Counterexample { field: "order_id", text: "6433435F", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    let (digits, letters) = text.split_at_checked(7)?;
    let digits: [u8; 7] = mod11::digits(digits)?;
    let (letter, second) = match letters {
        [letter] => (*letter, 0),
        [letter, b'W' | b'T' | b'X'] => (*letter, 0),
        [letter, second @ (b'A' | b'B' | b'H')] => (*letter, u32::from(second - b'A') + 1),
        _ => return None,
    };
    let sum = mod11::weighted(&digits, &[8, 7, 6, 5, 4, 3, 2]) + 9 * second;
    // Revenue: remainder modulo 23, W for 0.
    let expected = CHECKS.get(usize::try_from(sum % 23).ok()?)?;
    (letter == *expected && digits != [0; 7]).then_some(Evidence::CHECKSUM)
}

const CHECKS: &[u8; 23] = b"WABCDEFGHIJKLMNOPQRSTUV";
