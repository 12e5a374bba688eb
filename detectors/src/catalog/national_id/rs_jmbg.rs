//! JMBG: unique master citizen numbers of Serbia, Bosnia and Herzegovina, Montenegro and North Macedonia
//! (there EMBG).
//!
//! Thirteen digits; see the module that checks them. Croatia gave them until it had the OIB; Slovenia's have
//! a detector of their own, as a label tells which is meant.

use super::yugoslav;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{13}",
            "9{7} 9{6}",
            "9{7} 99 9{3} 9",
            "9{7}-99-9{3}-9",
            "9{7} 99 9{4}",
            "99 99 9{3} 99 9{3} 9",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "rs-jmbg",
    revision: 1,
    category: Category::NationalId,
    summary: "A unique master citizen number of a successor of Yugoslavia (JMBG).",
    standard: Standard {
        name: "Zakon o uvođenju jedinstvenog matičnog broja građana, Sl. list SFRJ 58/1976",
        url: "https://en.wikipedia.org/wiki/Unique_Master_Citizen_Number",
    },
    regions: &["RS", "BA", "ME", "MK"],
    anchor: "thirteen digits",
    checks: "the date of birth, the check digit modulo 11",
    context: &[
        "jmbg",
        "j m b g",
        "embg",
        "mbg",
        "јмбг",
        "ембг",
        "јединствени матични број",
        "јединствени матични број грађана",
        "матични број грађана",
        "единствен матичен број",
        "единствен матичен број на граѓанинот",
        "матичен број",
        "jedinstveni matični broj",
        "jedinstveni matični broj građana",
        "matični broj građana",
        "unique master citizen number",
        "unique citizen number",
        "rs jmbg",
        "ba jmbg",
        "mk embg",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 30, formatted: 45, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "JMBG: 0101990210013",
            value: "0101990210013",
            normal: "0101990210013",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "јмбг 1503985710126, Београд",
            value: "1503985710126",
            normal: "1503985710126",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
        Example {
            field: "embg",
            text: "1001975 450120",
            value: "1001975 450120",
            normal: "1001975450120",
            evidence: Evidence::FIELD_NAME.with(Evidence::CHECKSUM),
        },
        Example {
            field: "",
            text: "jedinstveni matični broj građana 1204981715010",
            value: "1204981715010",
            normal: "1204981715010",
            evidence: Evidence::CONTEXT.with(Evidence::CHECKSUM),
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "JMBG: 0101990210014", why: "the check digit is wrong" },
        Counterexample { field: "jmbg", text: "3201990210013", why: "no month has 32 days" },
        Counterexample { field: "", text: "Račun 0101990210013", why: "without a label it is any number" },
        Counterexample { field: "", text: "JMBG 0101500210013", why: "nobody lives who was born in 2500" },
    ],
};

fn check(number: &[u8]) -> Option<Evidence> {
    yugoslav::passes(number).then_some(Evidence::CHECKSUM)
}
