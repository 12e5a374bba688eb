//! What addresses of wallets share: Base58Check, Bech32, Keccak, and the words they stand in.

use std::ops::Range;

use sha2::{Digest, Sha256};
use sha3::Keccak256;

use crate::{Evidence, method::Value, site::Site};

/// The alphabet of Bitcoin and most others: no 0, O, I and l.
/// <https://datatracker.ietf.org/doc/html/draft-msporny-base58-03>
pub(super) const BITCOIN: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/// The alphabet of the XRP Ledger: the same letters in another order.
/// <https://xrpl.org/docs/references/protocol/data-types/base58-encodings>
pub(super) const RIPPLE: &[u8; 58] = b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

/// The letters and digits at `at`, if they stand free and there are between `least` and `most`.
pub(super) fn word(site: &Site<'_>, at: usize, least: usize, most: usize) -> Option<Range<usize>> {
    if at >= site.hi {
        return None;
    }
    let length = site.right(at, most + 1).iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let joins = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let free = !joins(site.before(at)) && !joins(site.byte(at + length));
    (free && (least..=most).contains(&length)).then_some(at..at + length)
}

/// The `N` bytes that the text spells in an alphabet of 58; `None` if there are more or fewer.
pub(super) fn base58<const N: usize>(text: &[u8], alphabet: &[u8; 58]) -> Option<[u8; N]> {
    let mut out = [0; N];
    for byte in text {
        let mut carry = alphabet.iter().position(|letter| letter == byte)?;
        for slot in out.iter_mut().rev() {
            carry += usize::from(*slot) * 58;
            *slot = (carry & 255) as u8;
            carry >>= 8;
        }
        if carry > 0 {
            return None;
        }
    }
    // Every zero before the number is written as one zero of the alphabet.
    let zeros = out.iter().take_while(|byte| **byte == 0).count();
    (zeros == text.iter().take_while(|byte| **byte == alphabet[0]).count()).then_some(out)
}

/// The version of a Base58Check address: one byte, a hash of 20, and the first four of a double SHA-256.
pub(super) fn base58_version(text: &[u8], alphabet: &[u8; 58]) -> Option<u8> {
    if !(25..=36).contains(&text.len()) {
        return None;
    }
    let bytes: [u8; 25] = base58(text, alphabet)?;
    let (body, check) = bytes.split_at(21);
    (Sha256::digest(Sha256::digest(body)).get(..4) == Some(check)).then_some(bytes[0])
}

/// The value at `at` if it is a Base58Check address of one of the versions.
pub(super) fn base58_value(
    site: &Site<'_>,
    at: usize,
    alphabet: &[u8; 58],
    versions: &[u8],
) -> Option<Value> {
    let span = word(site, at, 25, 36)?;
    let version = base58_version(site.text.get(span.clone())?, alphabet)?;
    versions.contains(&version).then_some(Value { span, evidence: Evidence::CHECKSUM, doubt: 0 })
}

/// Keccak-256, the hash of Ethereum and Monero: SHA-3 with the padding of the submission.
pub(super) fn keccak(bytes: &[u8]) -> [u8; 32] {
    Keccak256::digest(bytes).into()
}

/// Most characters of a Bech32 word that is read: addresses of Cardano have 103, with room.
pub(super) const LONGEST: usize = 128;

/// A Bech32 word whose checksum passes: BIP 173, BIP 350.
pub(super) struct Bech32 {
    /// The letters before the last 1, in lower case.
    pub(super) prefix: [u8; 8],
    values: [u8; LONGEST],
    length: usize,
    /// Whether it is Bech32m.
    pub(super) modified: bool,
}

impl Bech32 {
    /// Reads a word, all in one case.
    pub(super) fn read(text: &[u8]) -> Option<Bech32> {
        const ALPHABET: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
        let mixed = text.iter().any(u8::is_ascii_lowercase) && text.iter().any(u8::is_ascii_uppercase);
        let one = text.iter().rposition(|byte| *byte == b'1')?;
        if mixed || text.len() > LONGEST || one == 0 || one > 8 || text.len() < one + 7 {
            return None;
        }
        let (mut prefix, mut values, mut length) = ([0; 8], [0; LONGEST], 0);
        for (slot, byte) in prefix.iter_mut().zip(text.get(..one)?) {
            *slot = byte.to_ascii_lowercase();
        }
        for byte in text.get(one + 1..)? {
            let value = ALPHABET.iter().position(|letter| *letter == byte.to_ascii_lowercase())?;
            *values.get_mut(length)? = value as u8;
            length += 1;
        }
        let name = prefix.get(..one)?;
        let spread = name.iter().map(|byte| byte >> 5).chain([0]).chain(name.iter().map(|byte| byte & 31));
        let modified = match polymod(spread.chain(values.get(..length)?.iter().copied())) {
            1 => false,
            0x2bc8_30a3 => true,
            _ => return None,
        };
        Some(Bech32 { prefix, values, length: length - 6, modified })
    }

    /// Whether the prefix is this one.
    pub(super) fn is(&self, prefix: &[u8]) -> bool {
        self.prefix.starts_with(prefix) && self.prefix.get(prefix.len()).is_none_or(|byte| *byte == 0)
    }

    /// The values of five bits each, without the checksum.
    pub(super) fn values(&self) -> &[u8] {
        self.values.get(..self.length).unwrap_or_default()
    }

    /// The version and the length of a witness program: BIP 141, BIP 173.
    pub(super) fn witness(&self) -> Option<(u8, usize)> {
        let (version, rest) = self.values().split_first()?;
        let length = rest.len() * 5 / 8;
        let padding = rest.len() * 5 % 8;
        let zero = rest.last().is_some_and(|last| u32::from(*last) & ((1 << padding) - 1) == 0);
        (*version <= 16 && padding < 5 && zero && (2..=40).contains(&length)).then_some((*version, length))
    }

    /// Whether it is the address of a witness program. Addresses of versions from 1 on are Bech32m since BIP
    /// 350; those of BIP 173, in Bech32, still stand in texts.
    pub(super) fn is_witness(&self) -> bool {
        match self.witness() {
            Some((0, length)) => !self.modified && matches!(length, 20 | 32),
            Some(_) => true,
            None => false,
        }
    }
}

fn polymod(values: impl Iterator<Item = u8>) -> u32 {
    const GENERATORS: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    values.fold(1, |sum, value| {
        let next = (sum & 0x1ff_ffff) << 5 ^ u32::from(value);
        (0..).zip(GENERATORS).fold(
            next,
            |next, (bit, generator)| {
                if sum >> (25 + bit) & 1 == 1 { next ^ generator } else { next }
            },
        )
    })
}

/// The value at `at` if it is the address of a witness program with this prefix.
pub(super) fn witness_value(site: &Site<'_>, at: usize, prefix: &[u8]) -> Option<Value> {
    let span = word(site, at, prefix.len() + 9, 90)?;
    let text = site.text.get(span.clone())?;
    let begins = text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    let read = begins.then(|| Bech32::read(text)).flatten()?;
    (read.is(prefix) && read.is_witness()).then_some(Value { span, evidence: Evidence::CHECKSUM, doubt: 0 })
}

/// Normal forms: Bech32 in lower case, Base58 as written. `prefix` is that of Bech32, with its 1.
pub(super) fn normal(value: &str, prefix: &str, out: &mut String) {
    let bech32 = value.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if bech32 {
        out.extend(value.chars().map(|c| c.to_ascii_lowercase()));
    } else {
        out.push_str(value);
    }
}

#[cfg(test)]
mod tests {
    use super::{BITCOIN, Bech32, RIPPLE, base58, base58_version, keccak};

    #[test]
    fn base58_check() {
        assert_eq!(base58_version(b"1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", BITCOIN), Some(0));
        assert_eq!(base58_version(b"3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", BITCOIN), Some(5));
        assert_eq!(base58_version(b"1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3", BITCOIN), None);
        assert_eq!(base58_version(b"rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", RIPPLE), Some(0));
        assert_eq!(base58::<4>(b"111", BITCOIN), None);
        assert_eq!(base58::<3>(b"111", BITCOIN), Some([0; 3]));
        assert_eq!(base58::<1>(b"zz", BITCOIN), None);
    }

    #[test]
    fn bech32() {
        for (text, expected) in [
            ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", true),
            ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", true),
            ("BC1SW50QA3JX3S", true),
            ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", false),
            ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kV8F3T4", false),
            ("1", false),
            ("", false),
        ] {
            let read = Bech32::read(text.as_bytes());
            assert_eq!(read.is_some_and(|read| read.is(b"bc") && read.is_witness()), expected, "{text}");
        }
    }

    #[test]
    fn keccak_is_not_sha3() {
        assert_eq!(keccak(b"")[..4], [0xc5, 0xd2, 0x46, 0x01]);
    }
}
