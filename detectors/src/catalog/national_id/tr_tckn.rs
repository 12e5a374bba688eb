//! T.C. kimlik numarası: identification numbers of Turkey.
//!
//! Eleven digits that do not begin with 0. The tenth is seven times the digits at odd places less those at
//! even places, modulo 10; the last is the sum of the first ten, modulo 10. Numbers of foreigners begin with
//! 99.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{11}", "9{3} 9{3} 9{3} 99", "9{3} 9{2} 9{3} 9{3}", "9{3}-9{3}-9{3}-99", "9{5} 9{6}"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "tr-tckn",
    revision: 1,
    category: Category::NationalId,
    summary: "An identification number of Turkey (T.C. kimlik numarası).",
    standard: Standard {
        name: "Nüfus Hizmetleri Kanunu 5490; Nüfus ve Vatandaşlık İşleri Genel Müdürlüğü",
        url: "https://en.wikipedia.org/wiki/Turkish_Identification_Number",
    },
    regions: &["TR"],
    anchor: "eleven digits that do not begin with 0",
    checks: "both check digits",
    context: &[
        "tckn",
        "t c kimlik",
        "tc kimlik",
        "t c kimlik no",
        "tc kimlik no",
        "tc no",
        "t c no",
        "kimlik no",
        "kimlik numarası",
        "tc kimlik numarası",
        "türk kimlik",
        "türk kimlik numarası",
        "türkiye cumhuriyeti kimlik numarası",
        "vatandaşlık numarası",
        "vatandaşlık no",
        "yabancı kimlik no",
        "turkish id",
        "turkish id number",
        "turkish identification number",
        "turkish national id",
        "tr national id",
        "tr tckimlik",
        "tckimlik",
        "tckimlikno",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 40, formatted: 45, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "TC Kimlik No: 10000000146",
            value: "10000000146",
            normal: "10000000146",
            evidence: Evidence::CONTEXT.with(Evidence::RESERVED),
        },
        Example {
            field: "",
            text: "Turkish ID 36493665440",
            value: "36493665440",
            normal: "36493665440",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "tckn",
            text: "518 653 957 32",
            value: "518 653 957 32",
            normal: "51865395732",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "Başvuru sahibinin TCKN numarası 63352195206 olarak tescil edilmiştir.",
            value: "63352195206",
            normal: "63352195206",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "TC Kimlik No: 10000000145", why: "the last check digit is wrong" },
        Counterexample { field: "tckn", text: "02531814694", why: "no number begins with 0" },
        Counterexample { field: "", text: "Sipariş 36493665440", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "36493665440", why: "the field says what it is" },
    ],
};

/// The least number that passes: manuals and tests use it.
const SPECIMENS: &[&[u8]] = &[b"10000000146"];

fn check(number: &[u8]) -> Option<Evidence> {
    let d = digits::<11>(number)?;
    // Even places are taken off: -1 is 9 modulo 10.
    let tenth = weighted(&d, &[7, 9, 7, 9, 7, 9, 7, 9, 7]) % 10;
    let eleventh = weighted(&d, &[1; 10]) % 10;
    if d[0] == 0 || tenth != u32::from(d[9]) || eleventh != u32::from(d[10]) || is_uniform(number) {
        return None;
    }
    Some(if SPECIMENS.contains(&number) {
        Evidence::CHECKSUM | Evidence::RESERVED
    } else {
        Evidence::CHECKSUM
    })
}
