//! Addresses of Solana.
//!
//! Thirty-two bytes in Base58, 32 to 44 characters, without a checksum: transactions and keys of many kinds
//! look so, so an address needs a label.

use super::wallets;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Labelled(Labelled { value })],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "solana-address",
    revision: 1,
    category: Category::CryptoWallet,
    summary: "An address of Solana.",
    standard: Standard {
        name: "Solana, accounts and public keys",
        url: "https://solana.com/docs/core/accounts",
    },
    regions: &[],
    anchor: "the label",
    checks: "thirty-two bytes in Base58, with letters and digits",
    context: &[
        "solana",
        "solana address",
        "sol address",
        "sol wallet",
        "solana wallet",
        "sol",
        "spl token address",
        "phantom wallet",
        "solana adresse",
        "solana account",
        "solana pubkey",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 88, field: 95 },
    examples: &[
        Example {
            field: "",
            text: "Solana address: 44PMwfFs4tfN4ujLy5xwpiGxQfa9abP5HFYtub8vgHXn",
            value: "44PMwfFs4tfN4ujLy5xwpiGxQfa9abP5HFYtub8vgHXn",
            normal: "44PMwfFs4tfN4ujLy5xwpiGxQfa9abP5HFYtub8vgHXn",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "solana_wallet",
            text: "2uMwh9uEQQNA4sKr1TytHVN34AXGS7giuxLCG1U2wCJk",
            value: "2uMwh9uEQQNA4sKr1TytHVN34AXGS7giuxLCG1U2wCJk",
            normal: "2uMwh9uEQQNA4sKr1TytHVN34AXGS7giuxLCG1U2wCJk",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "SOL address: 2uMwh9uEQQNA4sKr1TytHVN34AXGS7giuxLCG1U2wCJk",
            value: "2uMwh9uEQQNA4sKr1TytHVN34AXGS7giuxLCG1U2wCJk",
            normal: "2uMwh9uEQQNA4sKr1TytHVN34AXGS7giuxLCG1U2wCJk",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "44PMwfFs4tfN4ujLy5xwpiGxQfa9abP5HFYtub8vgHXn",
            why: "without a label such words are of many kinds",
        },
        Counterexample {
            field: "",
            text: "Solana address: 44PMwfFs4tfN4ujLy5xwpiGxQfa9abP5HFYtub8vgHXnabc",
            why: "more than thirty-two bytes",
        },
        Counterexample {
            field: "order_id",
            text: "44PMwfFs4tfN4ujLy5xwpiGxQfa9abP5HFYtub8vgHXn",
            why: "the field says what it is",
        },
    ],
};

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let span = wallets::word(site, at, 32, 44)?;
    let text = site.text.get(span.clone())?;
    let telling = text.iter().any(u8::is_ascii_digit) && text.iter().any(u8::is_ascii_uppercase);
    let _: [u8; 32] = telling.then(|| wallets::base58(text, wallets::BITCOIN)).flatten()?;
    Some(Value::plain(span))
}
