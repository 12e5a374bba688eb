//! Fødselsnummer: national identity numbers of Norway, and D-numbers.
//!
//! Eleven digits DDMMYY IIIKK: the date of birth, an individual number that tells the century, two check
//! digits modulo 11. D-numbers, for persons who stay for a while, have 40 added to the day; H-numbers, which
//! hospitals give, 40 to the month; test persons of the tax administration 80 to the month. FH-numbers (8 or
//! 9 first) hold no date and are not taken.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates,
        mod11::{digits, is_uniform, weighted},
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{11}", "9{6}~9{5}", "9{6}~9{3}~99", "99~99~99~9{5}", "99~99~99~9{3}~99", "9{9}~99"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "no-fodselsnummer",
    revision: 1,
    category: Category::NationalId,
    summary: "A national identity number or D-number of Norway.",
    standard: Standard {
        name: "Skatteetaten, Fødselsnummer; Folkeregisterforskriften § 2-2-1",
        url: "https://no.wikipedia.org/wiki/F%C3%B8dselsnummer",
    },
    regions: &["NO"],
    anchor: "eleven digits, alone or in groups of 6 and 5",
    checks: "the date of birth, the century of the individual number, both check digits modulo 11",
    context: &[
        "fødselsnummer",
        "fødselsnummeret",
        "fødselsnr",
        "fodselsnummer",
        "foedselsnummer",
        "fnr",
        "f nr",
        "d nummer",
        "dnummer",
        "d number",
        "personnummer",
        "fødsels og personnummer",
        "norwegian national identity number",
        "norwegian birth number",
        "norwegian id number",
        "birth number",
        "no fodselsnummer",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 82, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "Fødselsnummer: 151086 95088",
            value: "151086 95088",
            normal: "15108695088",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "D-nummer 55038610014",
            value: "55038610014",
            normal: "55038610014",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "fnr",
            text: "150386-10020",
            value: "150386-10020",
            normal: "15038610020",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Kari Nordmann, 150386 10020, Oslo",
            value: "150386 10020",
            normal: "15038610020",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "fnr 15838610096",
            value: "15838610096",
            normal: "15838610096",
            evidence: Evidence::CONTEXT.with(Evidence::RESERVED),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Fødselsnummer: 151086 95077", why: "the check digits are wrong" },
        Counterexample { field: "", text: "fnr 26111593826", why: "the last check digit is wrong" },
        Counterexample { field: "fnr", text: "19575770838", why: "there is no month 17" },
        Counterexample { field: "", text: "Faktura 15108695088", why: "without a label it is any number" },
    ],
};

const FIRST: &[u32] = &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const SECOND: &[u32] = &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<11>(number)?;
    if !weighted(&d, FIRST).is_multiple_of(11) || !weighted(&d, SECOND).is_multiple_of(11) {
        return None;
    }
    // D-numbers.
    let day = match dates::two(number, 0) {
        day @ 41..=71 => day - 40,
        day => day,
    };
    // H-numbers, and persons for tests.
    let (month, test) = match dates::two(number, 2) {
        month @ 41..=52 => (month - 40, false),
        month @ 81..=92 => (month - 80, true),
        month => (month, false),
    };
    let individual = u32::from(d[6]) * 100 + dates::two(number, 7);
    let year = match (individual, dates::two(number, 4)) {
        (0..=499, year) => 1900 + year,
        (500..=749, year @ 54..=99) => 1800 + year,
        (500..=999, year @ 0..=39) => 2000 + year,
        (900..=999, year) => 1900 + year,
        _ => return None,
    };
    if !dates::is_birth_year(year) || !dates::exists(year, month, day) || is_uniform(number) {
        return None;
    }
    Some(if test { Evidence::CHECKSUM | Evidence::RESERVED } else { Evidence::CHECKSUM })
}
