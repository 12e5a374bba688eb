//! Identity card numbers of natural persons (cédula de persona física, CPF) of Costa Rica.
//!
//! Nine digits, written 9-9999-9999 with leading zeros of the groups often left out, or ten with a zero
//! before: the province (1 to 7, 8 naturalised, 9 special entries), volume and entry. There is no check
//! digit.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Entry, Identifier, Method},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9-9999-9999", "99-9999-9999", "9{9}", "9{10}", "9-9{3,4}-9{3,4}", "9 9999 9999"],
        check,
    })],
    normal: padded,
};

static DEFINITION: Definition = Definition {
    id: "cr-cedula-fisica",
    revision: 2,
    category: Category::NationalId,
    summary: "An identity card number of Costa Rica.",
    standard: Standard {
        name: "TSE, Cédula de identidad; Ministerio de Hacienda, cédula de persona física",
        url: "https://es.wikipedia.org/wiki/C%C3%A9dula_de_identidad",
    },
    regions: &["CR"],
    anchor: "nine or ten digits, alone or in groups of 1, 4 and 4",
    checks: "the province",
    context: &[
        "cédula física",
        "cédula de persona física",
        "cédula de identidad",
        "cédula",
        "número de cédula",
        "costa rica cédula",
        "costa rican id",
        "cr cpf",
        "cr cedula",
        "cr cedula fisica",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 35, context: 88, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "Cédula física 3-0455-0175",
            value: "3-0455-0175",
            normal: "304550175",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Costa Rican ID 304550175",
            value: "304550175",
            normal: "304550175",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "cedula_fisica",
            text: "3-455-175",
            value: "3-455-175",
            normal: "304550175",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "cr_cpf", text: "12345678", why: "zeros are left out in groups only" },
        Counterexample { field: "", text: "Cédula física 30-1234-1234", why: "ten digits begin with 0" },
        Counterexample { field: "cr_cpf", text: "0-1234-5678", why: "there is no province 0" },
        Counterexample { field: "", text: "Ref 3-0455-0175", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "304550175", why: "the field says what it is" },
    ],
};

/// Nine digits: the zero before the province left out, zeros at the beginning of volume and entry written.
fn padded(value: &str, out: &mut String) {
    let groups: Vec<&str> = value.split(|c: char| !c.is_ascii_digit()).collect();
    if let [province, volume, entry] = groups[..] {
        out.push_str(province.trim_start_matches('0'));
        for group in [volume, entry] {
            out.extend(std::iter::repeat_n('0', 4usize.saturating_sub(group.len())));
            out.push_str(group);
        }
    } else {
        let digits: String = value.chars().filter(char::is_ascii_digit).collect();
        out.push_str(if digits.len() == 10 { digits.trim_start_matches('0') } else { &digits });
    }
}

fn check(number: &[u8]) -> Option<Evidence> {
    let number = if number.len() == 10 { number.strip_prefix(b"0")? } else { number };
    (number.first() != Some(&b'0') && !is_uniform(number)).then_some(Evidence::NONE)
}
