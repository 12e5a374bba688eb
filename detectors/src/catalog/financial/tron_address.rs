//! Addresses of TRON.
//!
//! Base58Check of version 65, which makes them begin with T.

use super::wallets;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Anchor, Anchored, Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Anchored(Anchored { anchor: Anchor::LongToken, value: base58 }),
        Method::Labelled(Labelled { value: base58 }),
    ],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "tron-address",
    revision: 1,
    category: Category::CryptoWallet,
    summary: "An address of TRON.",
    standard: Standard {
        name: "TRON Protocol, account address format",
        url: "https://developers.tron.network/docs/account",
    },
    regions: &[],
    anchor: "a long word of letters and digits",
    checks: "Base58Check with version 65",
    context: &[
        "tron",
        "tron address",
        "trx",
        "trx address",
        "trc20",
        "trc 20",
        "tron wallet",
        "usdt trc20",
        "tron adresse",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 95, formatted: 95, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "tron address: TFUf8zQSfv5badwFMyEjTbofppGePwDyyb",
            value: "TFUf8zQSfv5badwFMyEjTbofppGePwDyyb",
            normal: "TFUf8zQSfv5badwFMyEjTbofppGePwDyyb",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "tron_address",
            text: "TFUf8zQSfv5badwFMyEjTbofppGePwDyyb",
            value: "TFUf8zQSfv5badwFMyEjTbofppGePwDyyb",
            normal: "TFUf8zQSfv5badwFMyEjTbofppGePwDyyb",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "sent to TVmTPtVpHTgWzHYnGDbih1QDTuQo6J1Eef today",
            value: "TVmTPtVpHTgWzHYnGDbih1QDTuQo6J1Eef",
            normal: "TVmTPtVpHTgWzHYnGDbih1QDTuQo6J1Eef",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "tron address: TFUf8zQSfv5badwFMyEjTbofppGePwDyy2",
            why: "the checksum is wrong",
        },
        Counterexample {
            field: "order_id",
            text: "TFUf8zQSfv5badwFMyEjTbofppGePwDyy",
            why: "the field says what it is",
        },
        Counterexample {
            field: "",
            text: "tron address: TFUf8zQSfv5badwFMyEjTbofppGePwDyyb2",
            why: "a longer word",
        },
    ],
};

fn base58(site: &Site<'_>, at: usize) -> Option<Value> {
    if !matches!(site.byte(at), b'T') {
        return None;
    }
    wallets::base58_value(site, at, wallets::BITCOIN, &[65])
}
