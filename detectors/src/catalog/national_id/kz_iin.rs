//! IIN: individual identification numbers of Kazakhstan.
//!
//! Twelve digits YYMMDDGNNNNK: the date of birth, the century and sex (1 to 6), a serial, a check digit
//! modulo 11 with a second row of weights. Since 2013 a number is kept when the date of birth is corrected,
//! but has the form of a date all the same. Numbers of companies (BIN) have 4 to 6 as their fifth digit.

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
        forms: &["9{12}", "9{6} 9{6}", "9{3} 9{3} 9{3} 9{3}", "9{6}-9{6}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "kz-iin",
    revision: 1,
    category: Category::NationalId,
    summary: "An individual identification number of Kazakhstan (IIN).",
    standard: Standard {
        name: "Закон Республики Казахстан от 12.01.2007 № 223",
        url: "https://adilet.zan.kz/rus/docs/Z070000223_",
    },
    regions: &["KZ"],
    anchor: "twelve digits",
    checks: "the date of birth with its century, the check digit modulo 11",
    context: &[
        "иин",
        "жсн",
        "iin",
        "kz iin",
        "jsn",
        "номер иин",
        "индивидуальный идентификационный номер",
        "индивидуального идентификационного номера",
        "жеке сәйкестендіру нөмірі",
        "individual identification number",
        "kazakhstan id number",
        "kazakh identification number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 40, context: 96, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "ИИН: 900101350013",
            value: "900101350013",
            normal: "900101350013",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "жсн 850317400125, Алматы",
            value: "850317400125",
            normal: "850317400125",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "iin",
            text: "010615 500038",
            value: "010615 500038",
            normal: "010615500038",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ИИН: 900101350014", why: "the check digit is wrong" },
        Counterexample { field: "iin", text: "901301350013", why: "there is no month 13" },
        Counterexample { field: "", text: "ИИН 050640004719", why: "a fifth digit of 4 is a company" },
        Counterexample {
            field: "", text: "заказ 900101350013", why: "without a label it is any number"
        },
    ],
};

const FIRST: &[u32] = &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND: &[u32] = &[3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<12>(number)?;
    let (year, month, day) = (dates::two(number, 0), dates::two(number, 2), dates::two(number, 4));
    let born = match d[6] {
        1 | 2 => dates::is_birth_year(1800 + year) && dates::exists(1800 + year, month, day),
        3 | 4 => dates::exists(1900 + year, month, day),
        5 | 6 => dates::is_birth_year(2000 + year) && dates::exists(2000 + year, month, day),
        _ => false,
    };
    // A serial for which both rows of weights leave 10 is not given.
    let expected = match weighted(&d, FIRST) % 11 {
        10 => weighted(&d, SECOND) % 11,
        remainder => remainder,
    };
    (born && expected == u32::from(d[11])).then_some(Evidence::CHECKSUM)
}
