//! Personnummer and samordningsnummer: identity numbers of Sweden.
//!
//! Ten digits YYMMDD-NNNK or twelve with the century: the date of birth, a serial, a Luhn check digit over
//! the last ten. A plus sign instead of the dash stands for persons of a hundred years and more.
//! Coordination numbers (samordningsnummer), for persons who are not registered as residents, have 60 added
//! to the day.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates, luhn,
        mod11::{digits, is_uniform},
    },
    method::{Entry, Identifier, Method},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{6}-9{4}",
            "9{6}+9{4}",
            "9{8}-9{4}",
            "9{8}+9{4}",
            "9{6} 9{4}",
            "9{8} 9{4}",
            "99-99-99-9{4}",
            "9{10}",
            "9{12}",
        ],
        check,
    })],
    normal: without_century,
};

static DEFINITION: Definition = Definition {
    id: "se-personnummer",
    revision: 1,
    category: Category::NationalId,
    summary: "A personal identity number or coordination number of Sweden.",
    standard: Standard {
        name: "Folkbokföringslagen (1991:481) § 18; Skatteverket, Personnummer",
        url: "https://en.wikipedia.org/wiki/Personal_identity_number_(Sweden)",
    },
    regions: &["SE"],
    anchor: "ten or twelve digits, alone or with a dash or plus before the last four",
    checks: "the date of birth (for coordination numbers plus 60), the Luhn check digit",
    context: &[
        "personnummer",
        "personnumret",
        "person nummer",
        "personnr",
        "pers nr",
        "persnr",
        "pnr",
        "samordningsnummer",
        "samordningsnr",
        "swedish personal identity number",
        "swedish personal number",
        "swedish identity number",
        "swedish id",
        "personal identity code",
        "personal identity number",
        "se personnummer",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 25, formatted: 65, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "Personnummer: 811228-9874",
            value: "811228-9874",
            normal: "8112289874",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "19910924-2397 är mitt pnr.",
            value: "19910924-2397",
            normal: "9109242397",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "personnummer",
            text: "198712202384",
            value: "198712202384",
            normal: "8712202384",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "samordningsnummer 900175-1230",
            value: "900175-1230",
            normal: "9001751230",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Personnummer 121212-1212",
            value: "121212-1212",
            normal: "1212121212",
            evidence: Evidence::CONTEXT.with(Evidence::RESERVED),
        },
        Example {
            field: "personnummer",
            text: "400606+5827",
            value: "400606+5827",
            normal: "4006065827",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Personnummer: 880320-0018", why: "the check digit is wrong" },
        Counterexample { field: "personnummer", text: "889920-0425", why: "there is no month 99" },
        Counterexample { field: "", text: "pnr 19001309-2393", why: "there is no month 13" },
        Counterexample { field: "", text: "Order 8803200016", why: "without a label it is any number" },
    ],
};

/// Tolvan Tolvansson, whom the tax agency prints on specimens.
const SPECIMENS: &[&[u8]] = &[b"1212121212"];

fn check(number: &[u8]) -> Option<Evidence> {
    let (century, last) = match number.len() {
        10 => (None, number),
        12 => (Some(dates::two(number, 0)), number.get(2..)?),
        _ => return None,
    };
    let d = digits::<10>(last)?;
    let (year, month) = (dates::two(last, 0), dates::two(last, 2));
    let day = match dates::two(last, 4) {
        day @ 61..=91 => day - 60,
        day => day,
    };
    let born = match century {
        Some(century) => {
            let year = century * 100 + year;
            dates::is_birth_year(year) && dates::exists(year, month, day)
        }
        None => dates::exists_in_some_century(year, month, day),
    };
    if !born || !luhn::passes(&d) || is_uniform(number) {
        return None;
    }
    Some(if SPECIMENS.contains(&last) { Evidence::CHECKSUM | Evidence::RESERVED } else { Evidence::CHECKSUM })
}

/// The last ten digits: the century is often left out, and no two living persons differ in it alone.
fn without_century(value: &str, out: &mut String) {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    out.extend(value.bytes().filter(u8::is_ascii_digit).skip(digits.saturating_sub(10)).map(char::from));
}
