//! Birth numbers of the Czech Republic and Slovakia (rodné číslo): one register until 1993, the same rule
//! since.
//!
//! Day of birth YYMMDD, with 50 added to the month for women and, since 2004, 20 more where the serials of a
//! day are used up, a slash and a serial. Up to 1953 it has three digits and no check; since 1954 four, and
//! the whole number is divisible by 11. Until 1985 a few numbers were given with the check digit 0 where the
//! remainder was 10.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates::{LATEST, exists, two},
    checks::mod11::number,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{9,10}", "9{6}/9{3,4}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "cz-rodne-cislo",
    revision: 1,
    category: Category::NationalId,
    summary: "A birth number of the Czech Republic or Slovakia.",
    standard: Standard {
        name: "Act 133/2000 Coll. section 13 (CZ); Act 301/1995 Z. z. (SK)",
        url: "https://en.wikipedia.org/wiki/National_identification_number",
    },
    regions: &["CZ", "SK"],
    anchor: "six digits, a slash and three or four digits, or nine or ten digits",
    checks: "day of birth with the sex in the month, divisible by 11 since 1954",
    context: &[
        "rodné číslo",
        "rodné číslo dítěte",
        "rodne cislo",
        "rodného čísla",
        "rodným číslem",
        "r č",
        "rč",
        "birth number",
        "czech birth number",
        "slovak birth number",
        "czech national id",
        "slovak national id",
        "cz rc",
        "sk rc",
        "rodné č",
        "sk rodne cislo",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 70, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "Rodné číslo: 710319/2745",
            value: "710319/2745",
            normal: "7103192745",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "rodné číslo 8556171239, Bratislava",
            value: "8556171239",
            normal: "8556171239",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "rodne_cislo",
            text: "0623144588",
            value: "0623144588",
            normal: "0623144588",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "rodné číslo 535820/318",
            value: "535820/318",
            normal: "535820318",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Jana (855617/1239)",
            value: "855617/1239",
            normal: "8556171239",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Rodné číslo: 710319/2746", why: "the check digit is wrong" },
        Counterexample { field: "", text: "rodné číslo 590312/123", why: "three digits ended with 1953" },
        Counterexample { field: "", text: "7103192745", why: "ten digits without a label are any number" },
        Counterexample { field: "order_id", text: "710319/2745", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    let (year, month, day) = (two(text, 0), two(text, 2), two(text, 4));
    let early = text.len() == 9;
    let year = match (early, year) {
        // Nine digits end with 1953.
        (true, 54..=79) => return None,
        (true, 80..=99) => 1800 + year,
        (true, _) | (false, 54..=99) => 1900 + year,
        (false, _) => 2000 + year,
    };
    let month = if month > 50 { month - 50 } else { month };
    // Act 133/2000, section 13: 20 is added since 2004.
    let month = if month > 20 && year >= 2004 { month - 20 } else { month };
    if !exists(year, month, day) || year > LATEST {
        return None;
    }
    if early {
        return (text.get(6..)? != b"000").then_some(Evidence::NONE);
    }
    let (nine, last) = (number(text.get(..9)?)?, number(text.get(9..)?)?);
    let remainder = if year <= 1985 { nine % 11 % 10 } else { nine % 11 };
    (remainder == last).then_some(Evidence::CHECKSUM)
}
