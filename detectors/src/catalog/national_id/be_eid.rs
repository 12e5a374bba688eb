//! Numbers of Belgian electronic identity cards.
//!
//! Twelve digits, written 591-1917064-58; the last two are the remainder of the ten before modulo 97, 97 in
//! place of 0. Belgian bank accounts of before the IBAN have the same groups and the same check, so the
//! layout alone says little.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::number,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{12}", "999~9999999~99", "999 9{7}-99"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "be-eid",
    revision: 1,
    category: Category::NationalId,
    summary: "The number of a Belgian electronic identity card.",
    standard: Standard {
        name: "National Register, instruction IT 195 (identity documents)",
        url: "https://www.ibz.rrn.fgov.be/nl/identiteitsdocumenten/eid/",
    },
    regions: &["BE"],
    anchor: "twelve digits, alone or in groups of 3, 7 and 2",
    checks: "two check digits (modulo 97)",
    context: &[
        "eid",
        "e id",
        "eid number",
        "eid kaart",
        "eid kaartnummer",
        "identiteitskaart",
        "identiteitskaartnummer",
        "nummer identiteitskaart",
        "carte d identité",
        "numéro de carte d identité",
        "numéro de carte eid",
        "belgian identity card",
        "belgian id card",
        "be eid number",
        "personalausweis belgien",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 40, context: 94, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "eID: 591-1917064-58",
            value: "591-1917064-58",
            normal: "591191706458",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "numéro de carte d'identité 591-2010999-97",
            value: "591-2010999-97",
            normal: "591201099997",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "be_eid",
            text: "000001103271",
            value: "000001103271",
            normal: "000001103271",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Identiteitskaart 591191706458 (geldig tot 2030)",
            value: "591191706458",
            normal: "591191706458",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "eID: 591-1917064-59", why: "the check digits are wrong" },
        Counterexample {
            field: "",
            text: "591-1917064-58",
            why: "old bank accounts are written the same way",
        },
        Counterexample { field: "", text: "eID: 000000000097", why: "a card has a number above zero" },
        Counterexample { field: "order_id", text: "591191706458", why: "the field says what it is" },
    ],
};

fn check(text: &[u8]) -> Option<Evidence> {
    let (ten, control) = (number(text.get(..10)?)?, number(text.get(10..12)?)?);
    let expected = match ten % 97 {
        0 => 97,
        remainder => remainder,
    };
    (ten > 0 && control == expected).then_some(Evidence::CHECKSUM)
}
