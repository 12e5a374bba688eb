//! Personal identification numbers of payment cards and the like.
//!
//! Four digits behind a label; five or six only where a card is spoken of, because Indian postal codes are
//! called PIN codes and have six.

use super::{cards, labels};
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Labelled(Labelled { value })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "card-pin",
    revision: 1,
    category: Category::PaymentCard,
    summary: "A personal identification number (PIN).",
    standard: Standard {
        name: "ISO 9564-1, PIN management and security",
        url: "https://www.iso.org/standard/68669.html",
    },
    regions: &[],
    anchor: "the label",
    checks: "four digits, or up to six beside a card",
    context: &[
        "pin",
        "pin code",
        "pin number",
        "pin no",
        "card pin",
        "atm pin",
        "pincode",
        "pin kode",
        "pin kod",
        "geheimzahl",
        "pin nummer",
        "code pin",
        "code secret",
        "código pin",
        "clave pin",
        "número pin",
        "codice pin",
        "numero pin",
        "numer pin",
        "kod pin",
        "cod pin",
        "nip",
        "pinkode",
        "pin koodi",
        "personal identification number",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 80, field: 88 },
    examples: &[
        Example {
            field: "",
            text: "Card PIN: 4821",
            value: "4821",
            normal: "4821",
            evidence: Evidence::CONTEXT,
        },
        Example { field: "pin", text: "0420", value: "0420", normal: "0420", evidence: Evidence::FIELD_NAME },
        Example {
            field: "",
            text: "Geheimzahl: 7391",
            value: "7391",
            normal: "7391",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "PIN code: 110001", why: "a postal code of India" },
        Counterexample { field: "", text: "4821", why: "nothing names it" },
        Counterexample { field: "", text: "pin: ****", why: "masked" },
        Counterexample { field: "", text: "PIN: 12.5", why: "a fraction" },
    ],
};

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let length = cards::digits(site, at, 6);
    let fits = length == 4 || (5..=6).contains(&length) && cards::spoken_of(site, at, at + length);
    let named = labels::named(site, at, &["pin", "geheim", "secret", "nip"]);
    (fits && named && cards::ends(site, at + length)).then(|| Value::plain(at..at + length))
}
