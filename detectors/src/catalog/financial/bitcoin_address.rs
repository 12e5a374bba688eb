//! Addresses of Bitcoin.
//!
//! Base58Check of a version (0 for keys, 5 for scripts), a hash of 20 bytes and four of a double SHA-256;
//! or Bech32 and Bech32m of a witness program. A false match is one in four thousand million.

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
    id: "bitcoin-address",
    revision: 2,
    category: Category::CryptoWallet,
    summary: "An address of Bitcoin.",
    standard: Standard {
        name: "BIP 13, BIP 141, BIP 173 and BIP 350",
        url: "https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki",
    },
    regions: &[],
    anchor: "a long word of letters and digits, or `bc1`",
    checks: "Base58Check with version 0 or 5; Bech32 or Bech32m with version and length of the witness program",
    context: &[
        "bitcoin",
        "bitcoin address",
        "btc",
        "btc address",
        "bitcoin wallet",
        "btc wallet",
        "bitcoin adresse",
        "adresse bitcoin",
        "dirección bitcoin",
        "indirizzo bitcoin",
        "endereço bitcoin",
        "adres bitcoin",
        "xbt",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 96, formatted: 96, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "my wallet address is: 16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ",
            value: "16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ",
            normal: "16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            value: "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            normal: "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "bitcoin",
            text: "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
            value: "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
            normal: "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "pay bc1p5d7rjq7g6rdk2yhzks9smlaqtedr4dekq08ge8ztwac72sfr9rusxg3297.",
            value: "bc1p5d7rjq7g6rdk2yhzks9smlaqtedr4dekq08ge8ztwac72sfr9rusxg3297",
            normal: "bc1p5d7rjq7g6rdk2yhzks9smlaqtedr4dekq08ge8ztwac72sfr9rusxg3297",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "bitcoin: 16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ2",
            why: "the checksum is wrong",
        },
        Counterexample {
            field: "bitcoin",
            text: "bc1qardv855yjngspvxuttq897aqca3lxju2y69jZZ",
            why: "the checksum is wrong",
        },
        Counterexample {
            field: "",
            text: "8f953371d3e85eddb89b05ed6b9e680791055315c73e1025ab5dba7bb2aee189",
            why: "a hash",
        },
        Counterexample {
            field: "",
            text: "BTC address: 1AGNa15ZQXAZUgFiqJ2i7Z2DPU2J6hW623",
            why: "the checksum is wrong",
        },
    ],
};

fn base58(site: &Site<'_>, at: usize) -> Option<Value> {
    if !matches!(site.byte(at), b'1' | b'3') {
        return None;
    }
    wallets::base58_value(site, at, wallets::BITCOIN, &[0, 5])
}

fn bech32(site: &Site<'_>, at: usize) -> Option<Value> {
    wallets::witness_value(site, at, b"bc")
}

/// Behind a label either kind may stand, in any letters.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    base58(site, at).or_else(|| bech32(site, at))
}

fn normal(value: &str, out: &mut String) {
    wallets::normal(value, "bc1", out);
}
