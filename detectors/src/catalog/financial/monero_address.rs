//! Addresses of Monero.
//!
//! Sixty-nine bytes (77 with a payment id) in blocks of eight, each written as eleven characters of Base58:
//! version (18, 19 with a payment id, 42 for subaddresses), two keys, four bytes of a Keccak-256 hash.

use super::wallets;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Anchor, Anchored, Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Anchored(Anchored { anchor: Anchor::LongToken, value }),
        Method::Labelled(Labelled { value }),
    ],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "monero-address",
    revision: 1,
    category: Category::CryptoWallet,
    summary: "An address of Monero.",
    standard: Standard {
        name: "Monero, standard address and base58",
        url: "https://docs.getmonero.org/public-address/standard-address/",
    },
    regions: &[],
    anchor: "a long word of letters and digits",
    checks: "version and checksum (Keccak-256)",
    context: &[
        "monero",
        "monero address",
        "xmr",
        "xmr address",
        "monero wallet",
        "xmr wallet",
        "monero adresse",
        "adresse monero",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 97, formatted: 97, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "XMR: 43uu7zjPQntH8A41ksqVYsJaTrVba4mNzb2qQgQ2jGZQHYqLSyKznCZLqKNF6YCMcjKsoV5JUuAj1FhuZ1H3AYy49RwbAV2",
            value: "43uu7zjPQntH8A41ksqVYsJaTrVba4mNzb2qQgQ2jGZQHYqLSyKznCZLqKNF6YCMcjKsoV5JUuAj1FhuZ1H3AYy49RwbAV2",
            normal: "43uu7zjPQntH8A41ksqVYsJaTrVba4mNzb2qQgQ2jGZQHYqLSyKznCZLqKNF6YCMcjKsoV5JUuAj1FhuZ1H3AYy49RwbAV2",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "monero_address",
            text: "84k3TNPE1DJH8A41ksqVYsJaTrVba4mNzb2qQgQ2jGZQHYqLSyKznCZLqKNF6YCMcjKsoV5JUuAj1FhuZ1H3AYy49RkXiaq",
            value: "84k3TNPE1DJH8A41ksqVYsJaTrVba4mNzb2qQgQ2jGZQHYqLSyKznCZLqKNF6YCMcjKsoV5JUuAj1FhuZ1H3AYy49RkXiaq",
            normal: "84k3TNPE1DJH8A41ksqVYsJaTrVba4mNzb2qQgQ2jGZQHYqLSyKznCZLqKNF6YCMcjKsoV5JUuAj1FhuZ1H3AYy49RkXiaq",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "donate 84k3TNPE1DJH8A41ksqVYsJaTrVba4mNzb2qQgQ2jGZQHYqLSyKznCZLqKNF6YCMcjKsoV5JUuAj1FhuZ1H3AYy49RkXiaq thanks",
            value: "84k3TNPE1DJH8A41ksqVYsJaTrVba4mNzb2qQgQ2jGZQHYqLSyKznCZLqKNF6YCMcjKsoV5JUuAj1FhuZ1H3AYy49RkXiaq",
            normal: "84k3TNPE1DJH8A41ksqVYsJaTrVba4mNzb2qQgQ2jGZQHYqLSyKznCZLqKNF6YCMcjKsoV5JUuAj1FhuZ1H3AYy49RkXiaq",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "XMR: 43uu7zjPQntH8A41ksqVYsJaTrVba4mNzb2qQgQ2jGZQHYqLSyKznCZLqKNF6YCMcjKsoV5JUuAj1FhuZ1H3AYy49RwbAV3",
            why: "the checksum is wrong",
        },
        Counterexample {
            field: "monero",
            text: "43uu7zjPQntH8A41ksqVYsJaTrVba4mNzb2qQgQ2jGZQHYqLSyKznCZLqKNF6YCMcjKsoV5JUuAj1FhuZ1H3AYy49RwbAV",
            why: "a character is missing",
        },
        Counterexample {
            field: "order_id",
            text: "43uu7zjPQntH8A41ksqVYsJaTrVba4mNzb2qQgQ2jGZQHYqLSyKznCZLqKNF6YCMcjKsoV5JUuAj1FhuZ1H3AYy49RwbAV",
            why: "the field says what it is",
        },
    ],
};

/// Characters that one to eight bytes are written as.
const WIDTHS: [usize; 9] = [0, 2, 3, 5, 6, 7, 9, 10, 11];

/// Decodes blocks of eleven characters into eight bytes each.
fn decode(text: &[u8], out: &mut [u8; 80]) -> Option<usize> {
    let mut length = 0;
    for block in text.chunks(11) {
        let bytes = WIDTHS.iter().position(|width| *width == block.len())?;
        let mut number = 0u128;
        for byte in block {
            let digit = wallets::BITCOIN.iter().position(|letter| letter == byte)?;
            number = number * 58 + digit as u128;
        }
        if number >> (8 * bytes) != 0 {
            return None;
        }
        out.get_mut(length..length + bytes)?.copy_from_slice(number.to_be_bytes().get(16 - bytes..)?);
        length += bytes;
    }
    Some(length)
}

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    if !matches!(site.byte(at), b'4' | b'8') {
        return None;
    }
    let span = wallets::word(site, at, 95, 106)?;
    let mut buffer = [0; 80];
    let length = decode(site.text.get(span.clone())?, &mut buffer)?;
    let (body, check) = buffer.get(..length)?.split_at_checked(length.checked_sub(4)?)?;
    let version = matches!((body.first(), length), (Some(18 | 42), 69) | (Some(19), 77));
    let fits = version && wallets::keccak(body).get(..4) == Some(check);
    fits.then_some(Value { span, evidence: Evidence::CHECKSUM, doubt: 0 })
}
