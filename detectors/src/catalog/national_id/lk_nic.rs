//! Numbers of the national identity card of Sri Lanka.
//!
//! Until 2015 nine digits and V or X: year of birth in two digits, day of the year (500 more for women), a
//! serial and a check digit whose rule is not published. Since then twelve digits with a year of four.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates::{is_birth_year, two},
        mod11::{digits, weighted},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{9}v", "9{9}x", "9{9} v", "9{9} x", "9{9}-v", "9{9}-x", "9{12}"],
        check,
    })],
    normal: of_twelve_digits,
};

static DEFINITION: Definition = Definition {
    id: "lk-nic",
    revision: 1,
    category: Category::NationalId,
    summary: "A national identity card number of Sri Lanka.",
    standard: Standard {
        name: "Department for Registration of Persons; layout as described in Wikipedia",
        url: "https://en.wikipedia.org/wiki/National_identity_card_(Sri_Lanka)",
    },
    regions: &["LK"],
    anchor: "nine digits and V or X, or twelve digits",
    checks: "year of birth; day of the year 1 to 366, 501 to 866 for women",
    context: &[
        "nic no",
        "nic number",
        "nic",
        "sri lankan nic",
        "sri lanka nic",
        "sri lanka id",
        "lk nic",
        "ජාතික හැඳුනුම්පත",
        "ජාතික හැඳුනුම්පත් අංකය",
        "தேசிய அடையாள அட்டை",
        "jathika hadunumpatha",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 92, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "NIC No: 853400937V",
            value: "853400937V",
            normal: "198534000937",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Sri Lankan NIC 198534000937",
            value: "198534000937",
            normal: "198534000937",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nic",
            text: "925710438v",
            value: "925710438v",
            normal: "199257100438",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NIC: 854000937V", why: "there is no day 400" },
        Counterexample { field: "", text: "NIC: 179934000937", why: "nobody lives who was born then" },
        Counterexample { field: "", text: "853400937V", why: "there is no check, so a label is needed" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let (year, rest) = if number.len() == 12 {
        (two(number, 0) * 100 + two(number, 2), number.get(4..)?)
    } else {
        (1900 + two(number, 0), number.get(2..)?)
    };
    let day = weighted(&digits::<3>(rest.get(..3)?)?, &[100, 10, 1]);
    (is_birth_year(year) && matches!(day, 1..=366 | 501..=866)).then_some(Evidence::NONE)
}

/// Old numbers as the twelve digits that replace them: the century before, a zero before the serial, no
/// letter behind.
fn of_twelve_digits(value: &str, out: &mut String) {
    let start = out.len();
    normal::digits(value, out);
    if out.len() - start == 9 {
        out.insert(start + 5, '0');
        out.insert_str(start, "19");
    }
}
