//! Addresses of Cardano.
//!
//! Bech32 without a limit of length: `addr` for payments, `stake` for rewards; the first byte tells the
//! kind and the network, the rest one or two hashes of 28 bytes.

use super::wallets::{self, Bech32};
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Anchor, Anchored, Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Anchored(Anchored { anchor: Anchor::Bech32, value }),
        Method::Labelled(Labelled { value }),
    ],
    normal: normal::lower,
};

static DEFINITION: Definition = Definition {
    id: "cardano-address",
    revision: 2,
    category: Category::CryptoWallet,
    summary: "An address of Cardano.",
    standard: Standard { name: "CIP-19, Cardano Addresses", url: "https://cips.cardano.org/cip/CIP-19" },
    regions: &[],
    anchor: "`addr1`, or the label",
    checks: "Bech32 with `addr` or `stake`; lengths of the kinds",
    context: &[
        "cardano",
        "cardano address",
        "ada address",
        "ada wallet",
        "ada",
        "cardano wallet",
        "stake address",
        "cardano adresse",
        "shelley address",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 96, formatted: 96, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "ADA wallet: addr1qy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43m9caxptf5xrpamdwlejk85jn7xhqqxsq62vkdf44zfjxcqsjpth6",
            value: "addr1qy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43m9caxptf5xrpamdwlejk85jn7xhqqxsq62vkdf44zfjxcqsjpth6",
            normal: "addr1qy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43m9caxptf5xrpamdwlejk85jn7xhqqxsq62vkdf44zfjxcqsjpth6",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "cardano_address",
            text: "addr1qy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43m9caxptf5xrpamdwlejk85jn7xhqqxsq62vkdf44zfjxcqsjpth6",
            value: "addr1qy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43m9caxptf5xrpamdwlejk85jn7xhqqxsq62vkdf44zfjxcqsjpth6",
            normal: "addr1qy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43m9caxptf5xrpamdwlejk85jn7xhqqxsq62vkdf44zfjxcqsjpth6",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "stake address: stake1uy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43c0grw50",
            value: "stake1uy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43c0grw50",
            normal: "stake1uy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43c0grw50",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "paid from addr1qy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43m9caxptf5xrpamdwlejk85jn7xhqqxsq62vkdf44zfjxcqsjpth6",
            value: "addr1qy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43m9caxptf5xrpamdwlejk85jn7xhqqxsq62vkdf44zfjxcqsjpth6",
            normal: "addr1qy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43m9caxptf5xrpamdwlejk85jn7xhqqxsq62vkdf44zfjxcqsjpth6",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "ADA wallet: addr1qy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43m9caxptf5xrpamdwlejk85jn7xhqqxsq62vkdf44zfjxcqsjpth2",
            why: "the checksum is wrong",
        },
        Counterexample {
            field: "cardano_address",
            text: "addr1qy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43m9caxptf5xrpamdwlejk85jn7xhqqxsq62vkdf44zfjxcqsjpth",
            why: "a character is missing",
        },
        Counterexample {
            field: "order_id",
            text: "addr1qy7x4qne6c5dzcr98zzgrhmv9p53tuxmuy7k6u7twcag43m9caxptf5xrpamdwlejk85jn7xhqqxsq62vkdf44zfjxcqsjpth",
            why: "the field says what it is",
        },
    ],
};

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    if !matches!(site.byte(at), b'a' | b's' | b'A' | b'S') {
        return None;
    }
    let span = wallets::word(site, at, 50, wallets::LONGEST)?;
    let read = Bech32::read(site.text.get(span.clone())?)?;
    let named = read.is(b"addr") || read.is(b"stake");
    // One byte and one or two hashes of 28; pointers to a stake lie between.
    let bytes = read.values().len() * 5 / 8;
    let fits = named && !read.modified && (29..=60).contains(&bytes);
    fits.then_some(Value { span, evidence: Evidence::CHECKSUM, doubt: 0 })
}
