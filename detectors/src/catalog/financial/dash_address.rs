//! Addresses of Dash.
//!
//! Base58Check of version 76 (X) for keys, 16 (7) for scripts.

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
    id: "dash-address",
    revision: 1,
    category: Category::CryptoWallet,
    summary: "An address of Dash.",
    standard: Standard {
        name: "Dash Core, chainparams: base58 prefixes",
        url: "https://github.com/dashpay/dash/blob/develop/src/chainparams.cpp",
    },
    regions: &[],
    anchor: "a long word of letters and digits",
    checks: "Base58Check with version 76 or 16",
    context: &["dash", "dash address", "dash wallet", "dash coin", "dashcoin", "dash adresse"],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 95, formatted: 95, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "dash address: XgCHyBgcUuBEaQUCdauEnyoKkN72AJdcDb",
            value: "XgCHyBgcUuBEaQUCdauEnyoKkN72AJdcDb",
            normal: "XgCHyBgcUuBEaQUCdauEnyoKkN72AJdcDb",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "dash_address",
            text: "XgCHyBgcUuBEaQUCdauEnyoKkN72AJdcDb",
            value: "XgCHyBgcUuBEaQUCdauEnyoKkN72AJdcDb",
            normal: "XgCHyBgcUuBEaQUCdauEnyoKkN72AJdcDb",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "sent to 7Xv6tfoKt5NfWQ71AQv7hTU7z6eRWeU9Nz today",
            value: "7Xv6tfoKt5NfWQ71AQv7hTU7z6eRWeU9Nz",
            normal: "7Xv6tfoKt5NfWQ71AQv7hTU7z6eRWeU9Nz",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "dash address: XgCHyBgcUuBEaQUCdauEnyoKkN72AJdcD2",
            why: "the checksum is wrong",
        },
        Counterexample {
            field: "order_id",
            text: "XgCHyBgcUuBEaQUCdauEnyoKkN72AJdcD",
            why: "the field says what it is",
        },
        Counterexample {
            field: "",
            text: "dash address: XgCHyBgcUuBEaQUCdauEnyoKkN72AJdcDb2",
            why: "a longer word",
        },
    ],
};

fn base58(site: &Site<'_>, at: usize) -> Option<Value> {
    if !matches!(site.byte(at), b'X' | b'7') {
        return None;
    }
    wallets::base58_value(site, at, wallets::BITCOIN, &[76, 16])
}
