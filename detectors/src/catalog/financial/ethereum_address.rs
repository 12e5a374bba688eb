//! Addresses of Ethereum and the chains that share its accounts.
//!
//! Forty hexadecimal digits behind `0x`. EIP-55 puts a checksum into the case of the letters: bits of the
//! Keccak-256 hash of the address in lower case. All in one case there is none, and a hash of twenty bytes
//! looks so, too.

use super::wallets;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::is_uniform,
    method::{Anchor, Anchored, Entry, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Anchored(Anchored { anchor: Anchor::Hexadecimal, value })],
    normal: normal::lower,
};

static DEFINITION: Definition = Definition {
    id: "ethereum-address",
    revision: 2,
    category: Category::CryptoWallet,
    summary: "An address of Ethereum.",
    standard: Standard {
        name: "EIP-55, Mixed-case checksum address encoding",
        url: "https://eips.ethereum.org/EIPS/eip-55",
    },
    regions: &[],
    anchor: "`0x` and hexadecimal digits",
    checks: "forty digits; the checksum in the case of the letters, where it is mixed",
    context: &[
        "ethereum",
        "ethereum address",
        "eth",
        "eth address",
        "ethereum wallet",
        "eth wallet",
        "ethereum adresse",
        "adresse ethereum",
        "dirección ethereum",
        "indirizzo ethereum",
        "erc20",
        "erc 20",
        "polygon address",
        "bnb address",
        "metamask",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 92, formatted: 92, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "ETH: 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            value: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            normal: "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "ethereum_address",
            text: "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359",
            value: "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359",
            normal: "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "sent to 0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
            value: "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
            normal: "0xdbf03b407c01e7cd3cbea99509d93f8dddc8c6fb",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "ETH: 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
            why: "the case of the letters is wrong",
        },
        Counterexample {
            field: "",
            text: "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeA",
            why: "two digits are missing",
        },
        Counterexample {
            field: "",
            text: "0x0000000000000000000000000000000000000000",
            why: "nobody has the zero address",
        },
        Counterexample {
            field: "",
            text: "ETH: 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed00",
            why: "a longer number",
        },
    ],
};

/// What is taken off for addresses without a checksum.
const UNCHECKED: u8 = 22;

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let span = wallets::word(site, at, 42, 42)?;
    let digits = site.text.get(span.clone())?.strip_prefix(b"0x")?;
    if !digits.iter().all(u8::is_ascii_hexdigit) || is_uniform(digits) {
        return None;
    }
    let (small, large) =
        (digits.iter().any(u8::is_ascii_lowercase), digits.iter().any(u8::is_ascii_uppercase));
    if !(small && large) {
        return Some(Value { doubt: UNCHECKED, ..Value::plain(span) });
    }
    let hash = wallets::keccak(&digits.to_ascii_lowercase());
    let fits =
        digits.iter().enumerate().filter(|(_, digit)| digit.is_ascii_alphabetic()).all(|(place, digit)| {
            let byte = hash.get(place / 2).copied().unwrap_or_default();
            let bit = if place % 2 == 0 { byte & 0x80 } else { byte & 8 };
            digit.is_ascii_uppercase() == (bit != 0)
        });
    fits.then_some(Value { span, evidence: Evidence::CHECKSUM, doubt: 0 })
}
