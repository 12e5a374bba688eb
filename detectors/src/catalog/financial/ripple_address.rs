//! Addresses of the XRP Ledger.
//!
//! Base58Check of version 0 in an alphabet of its own, which makes them begin with r.

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
    id: "ripple-address",
    revision: 1,
    category: Category::CryptoWallet,
    summary: "An address of the XRP Ledger.",
    standard: Standard {
        name: "XRP Ledger, base58 encodings",
        url: "https://xrpl.org/docs/references/protocol/data-types/base58-encodings",
    },
    regions: &[],
    anchor: "a long word of letters and digits",
    checks: "Base58Check with version 0",
    context: &[
        "ripple",
        "ripple address",
        "xrp",
        "xrp address",
        "xrpl",
        "ripple wallet",
        "xrp wallet",
        "ripple adresse",
        "xrp ledger address",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 95, formatted: 95, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "ripple address: rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
            value: "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
            normal: "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "ripple_address",
            text: "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
            value: "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
            normal: "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "sent to rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh today",
            value: "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
            normal: "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "ripple address: rHb9CJAWyB4rj91VRWn96DkukG4bwdtyT2",
            why: "the checksum is wrong",
        },
        Counterexample {
            field: "order_id",
            text: "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyT",
            why: "the field says what it is",
        },
        Counterexample {
            field: "",
            text: "ripple address: rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh2",
            why: "a longer word",
        },
    ],
};

fn base58(site: &Site<'_>, at: usize) -> Option<Value> {
    if !matches!(site.byte(at), b'r') {
        return None;
    }
    wallets::base58_value(site, at, wallets::RIPPLE, &[0])
}
