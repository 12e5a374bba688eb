//! Numbers of the identity card of Malaysia (MyKad).
//!
//! Twelve digits, printed 6-2-4: date of birth, code of the place of birth (state or country), and a serial whose
//! last digit is odd for men. There is no check digit: a possible date and an allocated place are all there is.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates::{exists_in_some_century, two},
        mod11::{digits, is_uniform},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["999999-99-9999", "999999 99 9999", "9{12}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "my-nric",
    revision: 1,
    category: Category::NationalId,
    summary: "An identity card number of Malaysia.",
    standard: Standard {
        name: "JPN, codes of states and countries; layout as described in Wikipedia",
        url: "https://en.wikipedia.org/wiki/Malaysian_identity_card",
    },
    regions: &["MY"],
    anchor: "twelve digits, alone or in groups of 6, 2 and 4",
    checks: "possible date of birth; allocated place of birth",
    context: &[
        "mykad",
        "my kad",
        "mykid",
        "my kid",
        "my pr",
        "mypr",
        "my nric",
        "kad pengenalan",
        "no kad pengenalan",
        "nombor kad pengenalan",
        "no kp",
        "nokp",
        "malaysian ic",
        "malaysian identity card",
        "malaysia nric",
        "ic number",
        "no ic",
        "nric",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 65, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "No. Kad Pengenalan: 770305-02-1234",
            value: "770305-02-1234",
            normal: "770305021234",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "MyKad 890131061224",
            value: "890131061224",
            normal: "890131061224",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "mykad",
            text: "770305 02 1234",
            value: "770305 02 1234",
            normal: "770305021234",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "MyKad: 771305-02-1234", why: "there is no month 13" },
        Counterexample { field: "", text: "MyKad: 770305-17-1234", why: "place 17 is not allocated" },
        Counterexample {
            field: "",
            text: "890131061224",
            why: "twelve digits without a label are any number",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    digits::<12>(number)?;
    if is_uniform(number) {
        return None;
    }
    if !exists_in_some_century(two(number, 0), two(number, 2), two(number, 4)) {
        return None;
    }
    // Places of birth that the registration department has not allocated.
    (!matches!(two(number, 6), 0 | 17..=20 | 69 | 70 | 73 | 80 | 81 | 94..=97)).then_some(Evidence::NONE)
}
