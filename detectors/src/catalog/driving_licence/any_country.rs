//! Driving licence numbers of any country.
//!
//! Six to sixteen letters and digits behind a label or in a field that names them.

use super::shapes;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &["9{6,12}", "A9{5,14}", "AA9{5,9}", "A{3}9{5,9}", "9{7,9}A", "AA9{8}X", "A{2}9{7}A"],
        check: shapes::plain,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "driving-licence",
    revision: 1,
    category: Category::DrivingLicence,
    summary: "The number of a driving licence of any country.",
    standard: Standard {
        name: "ISO/IEC 18013-1, Personal identification: ISO-compliant driving licence",
        url: "https://www.iso.org/standard/63798.html",
    },
    regions: &[],
    anchor: "six to sixteen letters and digits",
    checks: "at least five digits",
    context: &[
        "driving licence",
        "driving license",
        "driver licence",
        "driver license",
        "drivers license",
        "driver s license",
        "driver s licence",
        "driving licence number",
        "driving license number",
        "driver license number",
        "führerscheinnummer",
        "führerschein",
        "permis de conduire",
        "licencia de conducir",
        "patente di guida",
        "rijbewijs",
        "prawo jazdy",
        "carta de condução",
        "körkort",
        "kørekort",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 75, field: 86 },
    examples: &[
        Example {
            field: "",
            text: "Driving licence: QX12345678",
            value: "QX12345678",
            normal: "QX12345678",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "driving_licence_number",
            text: "QX12345678",
            value: "QX12345678",
            normal: "QX12345678",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "permis de conduire QX12345678",
            value: "QX12345678",
            normal: "QX12345678",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "QX12345678", why: "without a label it is any number" },
        Counterexample { field: "order_id", text: "QX12345678", why: "the field says what it is" },
        Counterexample { field: "", text: "driving licence: AB12", why: "too short" },
    ],
};
