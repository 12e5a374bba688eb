//! Numbers of French national identity cards.
//!
//! Cards of 1988 to 2021: twelve digits, year and month of issue, department and a serial. Since 2021: nine
//! letters and digits. Neither has a check digit outside the machine-readable zone, so only a label tells
//! them.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::dates::two,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{12}", "X{9}", "9999 999 99999", "9999 9999 9999", "99 99 99 9 99999"],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "fr-cni",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of a French national identity card.",
    standard: Standard {
        name: "Décret n° 55-1397; carte nationale d'identité",
        url: "https://en.wikipedia.org/wiki/National_identity_card_(France)",
    },
    regions: &["FR"],
    anchor: "twelve digits, or nine letters and digits",
    checks: "year and month of issue of cards before 2021; the form of later ones",
    context: &[
        "cni",
        "numéro de cni",
        "numéro cni",
        "carte nationale d identité",
        "carte d identité",
        "numéro de carte d identité",
        "numéro de la carte d identité",
        "n de carte d identité",
        "cnie",
        "carte identité",
        "french id card",
        "french identity card",
        "french national identity card",
        "fr id card",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 85, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "CNI: 101275103921",
            value: "101275103921",
            normal: "101275103921",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Carte nationale d'identité n° X4RTBPFW4",
            value: "X4RTBPFW4",
            normal: "X4RTBPFW4",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "numero_cni",
            text: "880692310285",
            value: "880692310285",
            normal: "880692310285",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "French identity card D2H6862M2",
            value: "D2H6862M2",
            normal: "D2H6862M2",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CNI: 101375103921", why: "no card was made in month 13" },
        Counterexample { field: "", text: "880692310285", why: "twelve digits without a label" },
        Counterexample { field: "", text: "CNI: 123456789", why: "a number of nine has letters" },
        Counterexample { field: "order_id", text: "X4RTBPFW4", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    if text.len() == 12 {
        let (year, month) = (two(text, 0), two(text, 2));
        let issued = matches!(year, 88..=99 | 0..=21) && (1..=12).contains(&month);
        return (issued && text.get(4..6)? != b"00").then_some(Evidence::NONE);
    }
    let digits = text.iter().filter(|byte| byte.is_ascii_digit()).count();
    (2..text.len()).contains(&digits).then_some(Evidence::NONE)
}
