//! Numbers of the commercial registers of Germany; those of part A are of merchants who trade in their own name, too.
//!
//! HRA or HRB, up to six digits and in some courts a letter. A number is only unique within its court.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "hra9{1,6}",
            "hrb9{1,6}",
            "hra 9{1,6}",
            "hrb 9{1,6}",
            "hra 9{3,6} A",
            "hrb 9{3,6} A",
            "hra 9{3,6}A",
            "hrb 9{3,6}A",
        ],
        check,
    })],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "de-handelsregister",
    revision: 1,
    category: Category::OrganisationId,
    summary: "A number of a commercial register of Germany.",
    standard: Standard {
        name: "§ 24 HRV, Handelsregisterverordnung",
        url: "https://www.gesetze-im-internet.de/hdlregvfg/",
    },
    regions: &["DE"],
    anchor: "HRA or HRB and up to six digits",
    checks: "no leading 0",
    context: &[
        "handelsregister",
        "handelsregisternummer",
        "handelsregister nr",
        "handelsregisternr",
        "amtsgericht",
        "registergericht",
        "registernummer",
        "registernr",
        "eingetragen im",
        "hrb nr",
        "hra nr",
        "hrb nummer",
        "hra nummer",
        "commercial register",
        "trade register",
        "de handelsregisternummer",
        "de handelsregister",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 45, formatted: 45, context: 90, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "Registernummer: HRB 12345.",
            value: "HRB 12345",
            normal: "HRB12345",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Handelsregisternummer: HRA 99999",
            value: "HRA 99999",
            normal: "HRA99999",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "handelsregister",
            text: "hrb123456",
            value: "hrb123456",
            normal: "HRB123456",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Handelsregister HRC 12345", why: "there is no part C" },
        Counterexample { field: "", text: "Amtsgericht München HRB 00000", why: "it begins with no 0" },
        Counterexample { field: "", text: "Köln HRB 49263", why: "organisations are no persons" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    (value.get(3) != Some(&b'0')).then_some(Evidence::NONE)
}
