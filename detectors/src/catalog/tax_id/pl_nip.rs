//! Tax numbers of Poland (numer identyfikacji podatkowej) of businesses and their owners.
//!
//! Ten digits, written 3-3-2-2 or 3-2-2-3; the last is a check digit modulo 11. The VAT number has PL before it.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "9{10}",
            "999~999~99~99",
            "999~99~99~999",
            "pl9{10}",
            "pl~9{10}",
            "pl~999~999~99~99",
            "pl 999-999-99-99",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "pl-nip",
    revision: 1,
    category: Category::TaxId,
    summary: "A tax number of a person or business in Poland.",
    standard: Standard {
        name: "Act of 13 October 1995 on registration of taxpayers (Poland); OECD, TIN, Poland",
        url: "https://pl.wikipedia.org/wiki/Numer_identyfikacji_podatkowej",
    },
    regions: &["PL"],
    anchor: "ten digits, alone or in the groups of the issuer, with or without PL",
    checks: "weights, modulo 11",
    context: &[
        "nip",
        "n i p",
        "nip number",
        "nr nip",
        "numer nip",
        "numer identyfikacji podatkowej",
        "pl nip",
        "nip ue",
        "polish tax id",
        "polish tax number",
        "numer podatkowy",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 40, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "NIP: 123-456-78-19",
            value: "123-456-78-19",
            normal: "1234567819",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "nr NIP 1234567802",
            value: "1234567802",
            normal: "1234567802",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "nip",
            text: "PL1234567825",
            value: "PL1234567825",
            normal: "1234567825",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "NIP: 856-734-66-15", why: "the check digit is wrong" },
        Counterexample { field: "", text: "NIP: 0000000000", why: "no number is all zeros" },
        Counterexample { field: "", text: "1234567819", why: "ten digits without a label are any number" },
    ],
};

fn check(value: &[u8]) -> Option<Evidence> {
    super::numbers::pl(value.strip_prefix(b"PL").unwrap_or(value)).then_some(Evidence::CHECKSUM)
}
