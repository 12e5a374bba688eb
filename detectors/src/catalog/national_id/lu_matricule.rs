//! National identification numbers of Luxembourg (matricule).
//!
//! Thirteen digits: the date of birth YYYYMMDD, a serial of three, and two check digits over these eleven,
//! by Luhn and by Verhoeff.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{dates, luhn, mod11::digits, verhoeff},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{13}",
            "9{8} 9{5}",
            "9{8}-9{5}",
            "9{4} 99 99 9{5}",
            "9{4} 99 99 9{3} 99",
            "9{4} 9{4} 9{5}",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "lu-matricule",
    revision: 1,
    category: Category::NationalId,
    summary: "A national identification number of Luxembourg.",
    standard: Standard {
        name: "OECD, Luxembourg: information on tax identification numbers; loi du 19 juin 2013",
        url: "https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Luxembourg-TIN.pdf",
    },
    regions: &["LU"],
    anchor: "thirteen digits, alone or in groups of 8 and 5",
    checks: "the date of birth, the Luhn and the Verhoeff check digit",
    context: &[
        "matricule",
        "matricule national",
        "numéro de matricule",
        "no matricule",
        "numéro d identification national",
        "numéro d identification nationale",
        "luxembourg national id",
        "luxembourg national identification number",
        "luxembourg social security number",
        "sozialversicherungsnummer luxemburg",
        "matricule luxembourg",
        "lu matricule",
        "lu nin",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 85, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "Matricule: 1893120105732",
            value: "1893120105732",
            normal: "1893120105732",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "numéro de matricule 19850317 04270",
            value: "19850317 04270",
            normal: "1985031704270",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "lu_matricule",
            text: "1990 01 01 001 60",
            value: "1990 01 01 001 60",
            normal: "1990010100160",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "Matricule: 1893120105733",
            why: "the second check digit is wrong",
        },
        Counterexample { field: "", text: "matricule 1893130105732", why: "there is no month 13" },
        Counterexample { field: "", text: "Dossier 1893120105732", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "1893120105732", why: "the field says what it is" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<13>(number)?;
    let year = dates::two(number, 0) * 100 + dates::two(number, 2);
    // Each check digit stands behind the first eleven, as if the other were not there.
    let (mut first, mut second) = ([0; 12], [0; 12]);
    first.copy_from_slice(&d[..12]);
    second.copy_from_slice(&d[..12]);
    second[11] = d[12];
    (dates::is_birth_year(year)
        && dates::exists(year, dates::two(number, 4), dates::two(number, 6))
        && luhn::passes(&first)
        && verhoeff::passes(&second))
    .then_some(Evidence::CHECKSUM)
}
