//! Public services numbers of Armenia (formerly the social card).
//!
//! Ten digits: the day of birth (plus 10 for men, plus 50 for women), the month with the century (plus 20
//! from 2000 on, plus 80 before 1900), the year, a serial of three, a digit whose rule is not published. So
//! a number counts only with a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{10}", "99 99 99 9{4}", "9{6} 9{4}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "am-psn",
    revision: 1,
    category: Category::NationalId,
    summary: "A public services number of Armenia.",
    standard: Standard {
        name: "Law of the Republic of Armenia on the public services number, 2011",
        url: "https://www.parliament.am",
    },
    regions: &["AM"],
    anchor: "ten digits",
    checks: "the date of birth with sex and century",
    context: &[
        "հծհ",
        "հանրային ծառայությունների համարանիշ",
        "հանրային ծառայության համարանիշ",
        "սոցիալական քարտ",
        "սոցիալական քարտի համար",
        "սոց քարտ",
        "public services number",
        "public service number armenia",
        "armenian public services number",
        "armenian social card",
        "armenian social security number",
        "armenian ssn",
        "social card number",
        "am psn",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 88, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "հծհ: 2506901238",
            value: "2506901238",
            normal: "2506901238",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "public services number 6506901233",
            value: "6506901233",
            normal: "6506901233",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "am_psn",
            text: "1521051001",
            value: "1521051001",
            normal: "1521051001",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "2506901238", why: "ten digits without a label are any number" },
        Counterexample { field: "", text: "ՀԾՀ: 4506901238", why: "no month has 35 days" },
        Counterexample { field: "am_psn", text: "2513901238", why: "there is no month 13" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let day = match dates::two(number, 0) {
        day @ 11..=41 => day - 10,
        day @ 51..=81 => day - 50,
        _ => return None,
    };
    let (century, month) = match dates::two(number, 2) {
        month @ 1..=12 => (1900, month),
        month @ 21..=32 => (2000, month - 20),
        month @ 81..=92 => (1800, month - 80),
        _ => return None,
    };
    let year = century + dates::two(number, 4);
    (dates::is_birth_year(year) && dates::exists(year, month, day)).then_some(Evidence::NONE)
}
