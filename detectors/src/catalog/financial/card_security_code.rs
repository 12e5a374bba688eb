//! Security codes of payment cards: CVV, CVC, CID.
//!
//! Three digits on the back, four on the front of American Express cards. Nothing tells one but its label;
//! those of locks and accounts are called security codes, too.

use super::{cards, labels};
use crate::Shape;
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
    id: "card-security-code",
    revision: 2,
    // Sensitive authentication data, not a part of the number (PCI DSS v4.0, glossary).
    category: Category::Credential,
    summary: "The security code of a payment card.",
    standard: Standard {
        name: "PCI DSS v4.0, glossary: card verification code",
        url: "https://en.wikipedia.org/wiki/Card_security_code",
    },
    regions: &[],
    anchor: "the label",
    checks: "three or four digits; a card is spoken of near by, or the label is of cards alone",
    context: &[
        "cvv",
        "cvv2",
        "cvc",
        "cvc2",
        "cvn",
        "cvn2",
        "csc",
        "cid",
        "card security code",
        "security code",
        "card verification code",
        "card verification value",
        "card verification number",
        "card verification",
        "card code",
        "verification code card",
        "prüfnummer",
        "kartenprüfnummer",
        "kartenprüfziffer",
        "sicherheitscode",
        "cryptogramme",
        "cryptogramme visuel",
        "code de sécurité",
        "code de vérification",
        "código de seguridad",
        "código de verificación",
        "codice di sicurezza",
        "codice cvv",
        "código de segurança",
        "veiligheidscode",
        "beveiligingscode",
        "kod cvv",
        "kod zabezpieczający",
        "säkerhetskod",
        "sikkerhedskode",
        "sikkerhetskode",
        "turvakoodi",
        "cod de securitate",
        "güvenlik kodu",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 92, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "Visa 4111 1111 1111 1111, CVV: 123",
            value: "123",
            normal: "123",
            evidence: Evidence::CONTEXT,
        },
        Example { field: "cvv", text: "4321", value: "4321", normal: "4321", evidence: Evidence::FIELD_NAME },
        Example {
            field: "",
            text: "Carte bancaire, cryptogramme visuel : 737",
            value: "737",
            normal: "737",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "CVV: ***", why: "masked" },
        Counterexample { field: "", text: "cvv: 12345", why: "five digits" },
        Counterexample { field: "", text: "123", why: "nothing names it" },
        Counterexample { field: "", text: "door security code: 123", why: "no card is spoken of" },
        Counterexample { field: "", text: "CVC: 12.5", why: "a fraction" },
    ],
};

/// Parts of the labels: a card's other numbers have labels of the same category.
const LABELS: &[&str] = &[
    "cv",
    "csc",
    "cid",
    "code",
    "kod",
    "codice",
    "verif",
    "prüf",
    "pruef",
    "cryptogramme",
    "digo",
    "kode",
    "koodi",
    "cod",
];

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let length = cards::digits(site, at, 4);
    let named = labels::named(site, at, LABELS);
    if !(3..=4).contains(&length) || !cards::ends(site, at + length) || !named {
        return None;
    }
    let certain = site.shape == Shape::Value || cards::spoken_of(site, at, at + length);
    let doubt = if certain { 0 } else { 45 };
    Some(Value { doubt, ..Value::plain(at..at + length) })
}
