//! Addresses of Litecoin.
//!
//! Base58Check of version 48 (L) or 50 (M), or Bech32 with `ltc`. Old scripts have the version of Bitcoin's
//! and are found as those.

use super::wallets;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Anchor, Anchored, Entry, Labelled, Method, Value},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Anchored(Anchored { anchor: Anchor::LongToken, value: base58 }),
        Method::Anchored(Anchored { anchor: Anchor::Bech32, value: bech32 }),
        Method::Labelled(Labelled { value }),
    ],
    normal,
};

static DEFINITION: Definition = Definition {
    id: "litecoin-address",
    revision: 2,
    category: Category::CryptoWallet,
    summary: "An address of Litecoin.",
    standard: Standard {
        name: "Litecoin Core, chainparams: base58 prefixes and bech32_hrp",
        url: "https://github.com/litecoin-project/litecoin/blob/master/src/chainparams.cpp",
    },
    regions: &[],
    anchor: "a long word of letters and digits, or `ltc1`",
    checks: "Base58Check with version 48 or 50; Bech32 or Bech32m of a witness program",
    context: &[
        "litecoin",
        "litecoin address",
        "ltc",
        "ltc address",
        "litecoin wallet",
        "ltc wallet",
        "litecoin adresse",
        "adresse litecoin",
        "dirección litecoin",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 95, formatted: 95, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "litecoin address: LQjQQ9LYbrChgGZmwqaKDUBJ8EtcJzZeL9",
            value: "LQjQQ9LYbrChgGZmwqaKDUBJ8EtcJzZeL9",
            normal: "LQjQQ9LYbrChgGZmwqaKDUBJ8EtcJzZeL9",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "litecoin_address",
            text: "LQjQQ9LYbrChgGZmwqaKDUBJ8EtcJzZeL9",
            value: "LQjQQ9LYbrChgGZmwqaKDUBJ8EtcJzZeL9",
            normal: "LQjQQ9LYbrChgGZmwqaKDUBJ8EtcJzZeL9",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "sent to ltc1q834gy7wk9rgkqefcsjqa7mpgdy2lpklp6tulzq today",
            value: "ltc1q834gy7wk9rgkqefcsjqa7mpgdy2lpklp6tulzq",
            normal: "ltc1q834gy7wk9rgkqefcsjqa7mpgdy2lpklp6tulzq",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "litecoin address: LQjQQ9LYbrChgGZmwqaKDUBJ8EtcJzZeL2",
            why: "the checksum is wrong",
        },
        Counterexample {
            field: "order_id",
            text: "LQjQQ9LYbrChgGZmwqaKDUBJ8EtcJzZeL",
            why: "the field says what it is",
        },
        Counterexample {
            field: "",
            text: "litecoin address: LQjQQ9LYbrChgGZmwqaKDUBJ8EtcJzZeL92",
            why: "a longer word",
        },
    ],
};

fn base58(site: &Site<'_>, at: usize) -> Option<Value> {
    if !matches!(site.byte(at), b'L' | b'M') {
        return None;
    }
    wallets::base58_value(site, at, wallets::BITCOIN, &[48, 50])
}

fn bech32(site: &Site<'_>, at: usize) -> Option<Value> {
    wallets::witness_value(site, at, b"ltc")
}

/// Behind a label either kind may stand.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    base58(site, at).or_else(|| bech32(site, at))
}

fn normal(value: &str, out: &mut String) {
    wallets::normal(value, "ltc1", out);
}
