//! Single identity numbers of Indonesia (NIK, on the card KTP).
//!
//! Sixteen digits: province, regency and district, date of birth with 40 added to the day of women, and a serial
//! from 0001. There is no check digit, and payment cards have sixteen digits too.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        dates::{exists_in_some_century, two},
        mod11::digits,
    },
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{16}", "999999~999999~9999", "9999~9999~9999~9999"],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "id-nik",
    revision: 1,
    category: Category::NationalId,
    summary: "A single identity number (NIK) of Indonesia.",
    standard: Standard {
        name: "Law 24/2013 on population administration; layout as described in Wikipedia",
        url: "https://id.wikipedia.org/wiki/Nomor_Induk_Kependudukan",
    },
    regions: &["ID"],
    anchor: "sixteen digits",
    checks: "province; possible date of birth, day + 40 for women; serial not 0000",
    context: &[
        "nik",
        "nik ktp",
        "no nik",
        "ktp",
        "no ktp",
        "nomor ktp",
        "e ktp",
        "ektp",
        "nomor induk kependudukan",
        "kartu tanda penduduk",
        "id nik",
        "indonesian id",
        "indonesian identity number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "NIK: 3171011708450001",
            value: "3171011708450001",
            normal: "3171011708450001",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Nomor Induk Kependudukan 3204325708920004",
            value: "3204325708920004",
            normal: "3204325708920004",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nik",
            text: "3171011708450001",
            value: "3171011708450001",
            normal: "3171011708450001",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NIK: 3171013208450001", why: "there is no day 32" },
        Counterexample { field: "", text: "NIK: 3171011708450000", why: "serials begin with 0001" },
        Counterexample {
            field: "",
            text: "3171011708450001",
            why: "sixteen digits without a label are any number",
        },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    digits::<16>(number)?;
    // Codes of the ministry of the interior; 54 was East Timor.
    let province = matches!(
        two(number, 0),
        11..=21 | 31..=36 | 51..=54 | 61..=65 | 71..=76 | 81 | 82 | 91..=97
    );
    let day = match two(number, 6) {
        day @ 41..=71 => day - 40,
        day => day,
    };
    let born = exists_in_some_century(two(number, 10), two(number, 8), day);
    (province && born && number.get(12..)? != b"0000").then_some(Evidence::NONE)
}
