//! Numbers of the Inland Revenue Department of New Zealand.
//!
//! Eight or nine digits, written 2-3-3 or 3-3-3; eight are nine with a zero before them. The last is a
//! check digit modulo 11 over the weights 3, 2, 7, 6, 5, 4, 3, 2; where it would be 10, over the weights 7,
//! 4, 3, 2, 5, 2, 7, 6. Issued numbers begin at 10 000 000; those of the years to come stay under 200 000
//! 000.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{self, digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["99~999~999", "999~999~999", "9{8,9}", "nz 99-999-999", "nz 999-999-999", "nz9{8,9}"],
        check,
    })],
    normal: padded,
};

static DEFINITION: Definition = Definition {
    id: "nz-ird",
    revision: 1,
    category: Category::TaxId,
    summary: "An IRD number, the tax number of New Zealand.",
    standard: Standard {
        name: "Inland Revenue, RWT and NRWT certificate filing specification, IRD number validation",
        url: "https://www.ird.govt.nz/",
    },
    regions: &["NZ"],
    anchor: "eight or nine digits, alone or in threes",
    checks: "check digit modulo 11 with two sets of weights; 10 000 000 to 200 000 000",
    context: &[
        "ird",
        "ird number",
        "ird no",
        "ird num",
        "irdnumber",
        "inland revenue number",
        "inland revenue department number",
        "nz ird",
        "nz tax number",
        "tau ird",
        "nama ird",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 94, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "IRD number: 49-091-850",
            value: "49-091-850",
            normal: "049091850",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "her ird is 136410132",
            value: "136410132",
            normal: "136410132",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "ird_number",
            text: "049-098-576",
            value: "049-098-576",
            normal: "049098576",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "IRD number: 49-091-851", why: "the check digit is wrong" },
        Counterexample { field: "", text: "136410132", why: "nine digits without a label are any number" },
        Counterexample { field: "", text: "IRD 9125568", why: "numbers begin at 10 000 000" },
        Counterexample { field: "order_id", text: "49-091-850", why: "the field says what it is" },
    ],
};

/// The digits, nine of them: numbers of eight digits are also written with a zero before them.
fn padded(value: &str, out: &mut String) {
    let length = value.bytes().filter(u8::is_ascii_digit).count();
    if length == 8 {
        out.push('0');
    }
    normal::digits(value, out);
}

fn check(compact: &[u8]) -> Option<Evidence> {
    let number = compact.strip_prefix(b"NZ").unwrap_or(compact);
    if !(10_000_000..200_000_000).contains(&mod11::number(number)?) || is_uniform(number) {
        return None;
    }
    let mut value = [0; 9];
    match number.len() {
        9 => value = digits::<9>(number)?,
        _ => value[1..].copy_from_slice(&digits::<8>(number)?),
    }
    let expected = |weights| (11 - weighted(&value, weights) % 11) % 11;
    let expected = match expected(&[3, 2, 7, 6, 5, 4, 3, 2]) {
        10 => expected(&[7, 4, 3, 2, 5, 2, 7, 6]),
        digit => digit,
    };
    (expected == u32::from(value[8])).then_some(Evidence::CHECKSUM)
}
