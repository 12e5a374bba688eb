//! CNP: personal numeric codes of Romania.
//!
//! Thirteen digits SYYMMDDJJNNNC: the sex and century (7 and 8: residents, 9: foreigners), the date of
//! birth, the county, a serial, a check digit modulo 11.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates,
        mod11::{digits, weighted},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{13}", "9 9{6} 9{6}", "9 99 99 99 99 9{3} 9", "9-9{6}-9{6}", "9 9{6} 99 9{3} 9"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "ro-cnp",
    revision: 1,
    category: Category::NationalId,
    summary: "A personal numeric code of Romania (CNP).",
    standard: Standard {
        name: "Legea 105/1996; OUG 97/2005 privind evidența persoanelor",
        url: "https://ro.wikipedia.org/wiki/Cod_numeric_personal",
    },
    regions: &["RO"],
    anchor: "thirteen digits",
    checks: "the date of birth with its century, the county, the check digit modulo 11",
    context: &[
        "cnp",
        "cnp ul",
        "cnpul",
        "c n p",
        "cod numeric personal",
        "codul numeric personal",
        "codului numeric personal",
        "personal numeric code",
        "romanian personal code",
        "romanian id number",
        "ro cnp",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 35, formatted: 60, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "CNP: 1800101221144",
            value: "1800101221144",
            normal: "1800101221144",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "având codul numeric personal 2850317401239",
            value: "2850317401239",
            normal: "2850317401239",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "cnp",
            text: "5 010615 080015",
            value: "5 010615 080015",
            normal: "5010615080015",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Romanian personal code 1630615123457",
            value: "1630615123457",
            normal: "1630615123457",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CNP: 1800101221145", why: "the check digit is wrong" },
        Counterexample { field: "cnp", text: "1632215123457", why: "there is no month 22" },
        Counterexample { field: "", text: "CNP 1630615993454", why: "there is no county 99" },
        Counterexample { field: "", text: "Colet 1800101221144", why: "without a label it is any number" },
    ],
};

const WEIGHTS: &[u32] = &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9];

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<13>(number)?;
    let (year, month, day) = (dates::two(number, 1), dates::two(number, 3), dates::two(number, 5));
    let born = match d[0] {
        1 | 2 => dates::exists(1900 + year, month, day),
        3 | 4 => dates::is_birth_year(1800 + year) && dates::exists(1800 + year, month, day),
        5 | 6 => dates::is_birth_year(2000 + year) && dates::exists(2000 + year, month, day),
        // The first digit of foreigners does not tell the century.
        7..=9 => dates::exists_in_some_century(year, month, day),
        _ => false,
    };
    // Counties and the sectors of Bucharest (7 and 8 are gone), Călărași, Giurgiu; 70 and 80 to 83 are codes
    // that are given whatever the county.
    let county = matches!(dates::two(number, 7), 1..=48 | 51 | 52 | 70 | 80..=83);
    let expected = match weighted(&d, WEIGHTS) % 11 {
        10 => 1,
        remainder => remainder,
    };
    (born && county && expected == u32::from(d[12])).then_some(Evidence::CHECKSUM)
}
