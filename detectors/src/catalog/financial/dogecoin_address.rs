//! Addresses of Dogecoin.
//!
//! Base58Check of version 30 (D) for keys, 22 (9 or A) for scripts.

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
    id: "dogecoin-address",
    revision: 1,
    category: Category::CryptoWallet,
    summary: "An address of Dogecoin.",
    standard: Standard {
        name: "Dogecoin Core, chainparams: base58 prefixes",
        url: "https://github.com/dogecoin/dogecoin/blob/master/src/chainparams.cpp",
    },
    regions: &[],
    anchor: "a long word of letters and digits",
    checks: "Base58Check with version 30 or 22",
    context: &[
        "dogecoin",
        "dogecoin address",
        "doge",
        "doge address",
        "dogecoin wallet",
        "doge wallet",
        "dogecoin adresse",
        "adresse dogecoin",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 95, formatted: 95, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "dogecoin address: DAeYgByMpbrvxU4DWHaaVDH8oAFdSwWyVj",
            value: "DAeYgByMpbrvxU4DWHaaVDH8oAFdSwWyVj",
            normal: "DAeYgByMpbrvxU4DWHaaVDH8oAFdSwWyVj",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "dogecoin_address",
            text: "DAeYgByMpbrvxU4DWHaaVDH8oAFdSwWyVj",
            value: "DAeYgByMpbrvxU4DWHaaVDH8oAFdSwWyVj",
            normal: "DAeYgByMpbrvxU4DWHaaVDH8oAFdSwWyVj",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "sent to ACEX4DgRkhkqpeZ4DBH1qchPQDLEYEGUV7 today",
            value: "ACEX4DgRkhkqpeZ4DBH1qchPQDLEYEGUV7",
            normal: "ACEX4DgRkhkqpeZ4DBH1qchPQDLEYEGUV7",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "dogecoin address: DAeYgByMpbrvxU4DWHaaVDH8oAFdSwWyV2",
            why: "the checksum is wrong",
        },
        Counterexample {
            field: "order_id",
            text: "DAeYgByMpbrvxU4DWHaaVDH8oAFdSwWyV",
            why: "the field says what it is",
        },
        Counterexample {
            field: "",
            text: "dogecoin address: DAeYgByMpbrvxU4DWHaaVDH8oAFdSwWyVj2",
            why: "a longer word",
        },
    ],
};

fn base58(site: &Site<'_>, at: usize) -> Option<Value> {
    if !matches!(site.byte(at), b'D' | b'9' | b'A') {
        return None;
    }
    wallets::base58_value(site, at, wallets::BITCOIN, &[30, 22])
}
