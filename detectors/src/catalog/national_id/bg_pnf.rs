//! Personal numbers of foreigners of Bulgaria (ЛНЧ).
//!
//! Ten digits, the last a check digit. Nothing of the person is in the number, so only a label tells it from
//! other numbers.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{digits, is_uniform, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{10}", "9999 999 999", "999999 999 9"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "bg-pnf",
    revision: 1,
    category: Category::NationalId,
    summary: "A personal number of a foreigner in Bulgaria.",
    standard: Standard {
        name: "Foreigners in the Republic of Bulgaria Act; personal number of a foreigner (ЛНЧ)",
        url: "https://en.wikipedia.org/wiki/National_identification_number",
    },
    regions: &["BG"],
    anchor: "ten digits",
    checks: "check digit",
    context: &[
        "лнч",
        "личен номер на чужденец",
        "lnch",
        "lnc",
        "lichen nomer na chuzhdenets",
        "pnf",
        "personal number of a foreigner",
        "personal number of foreigner",
        "foreigner personal number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 92, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "лнч: 7111042925",
            value: "7111042925",
            normal: "7111042925",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Личен номер на чужденец 7111 042 925",
            value: "7111 042 925",
            normal: "7111042925",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "lnch",
            text: "1002453890",
            value: "1002453890",
            normal: "1002453890",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "LNCh 1200873643",
            value: "1200873643",
            normal: "1200873643",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "ЛНЧ: 7111042922", why: "the check digit is wrong" },
        Counterexample { field: "", text: "7111042925", why: "ten digits without a label are any number" },
        Counterexample { field: "lnch", text: "0000000000", why: "no number is zero" },
        Counterexample { field: "order_id", text: "7111042925", why: "the field says what it is" },
    ],
};

const WEIGHTS: &[u32] = &[21, 19, 17, 13, 11, 9, 7, 3, 1];

fn check(number: &[u8]) -> Option<Evidence> {
    let all = digits::<10>(number)?;
    let passes = weighted(&all, WEIGHTS) % 10 == u32::from(all[9]);
    (passes && !is_uniform(number)).then_some(Evidence::CHECKSUM)
}
