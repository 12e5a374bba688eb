//! Hardware addresses: EUI-48 and EUI-64.
//!
//! Six or eight octets in hexadecimal, as IEEE 802 writes them (`00-1B-77-49-54-FD`), as Unix does
//! (`00:1b:77:49:54:fd`), as Cisco does (`001b.7749.54fd`), and in fields named for them without
//! separators. Fingerprints of keys and certificates are longer chains of the same kind.

use super::{id::MAC_ADDRESS, ip_address::next_in_chain};
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::nearby,
    site::{Candidate, Site},
};

pub(crate) static DEFINITION: Definition = Definition {
    id: "mac-address",
    revision: 1,
    category: Category::MacAddress,
    summary: "A hardware address (EUI-48 or EUI-64) in the notations of IEEE, Unix and Cisco.",
    standard: Standard {
        name: "IEEE 802-2014 section 8; RFC 9542 for documentation and special values",
        url: "https://www.rfc-editor.org/rfc/rfc9542",
    },
    regions: &[],
    anchor: "hexadecimal digits in groups of two joined by `:` or `-`, of four joined by `.`",
    checks: "six or eight octets in one notation; fingerprints and times are told apart",
    context: &["mac", "ether", "hwaddr", "bssid"],
    window: ContextWindow { before: 32, after: 0 },
    precision: Precision { alone: 30, formatted: 97, context: 92, field: 99 },
    examples: &[
        Example {
            field: "",
            text: "link/ether 00:1b:77:49:54:fd brd",
            value: "00:1b:77:49:54:fd",
            normal: "001b774954fd",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "Physical Address: 00-1B-77-49-54-FD",
            value: "00-1B-77-49-54-FD",
            normal: "001b774954fd",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "port 7 001b.7749.54fd dynamic",
            value: "001b.7749.54fd",
            normal: "001b774954fd",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "eui 02:1b:77:ff:fe:49:54:fd end",
            value: "02:1b:77:ff:fe:49:54:fd",
            normal: "021b77fffe4954fd",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "mac",
            text: "001B774954FD",
            value: "001B774954FD",
            normal: "001b774954fd",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "use 00-00-5E-00-53-17 in manuals",
            value: "00-00-5E-00-53-17",
            normal: "00005e005317",
            evidence: Evidence::RESERVED,
        },
        Example {
            field: "",
            text: "Device MAC: 00:1A:2B:3C:4D:5E",
            value: "00:1A:2B:3C:4D:5E",
            normal: "001a2b3c4d5e",
            evidence: Evidence::PATTERN,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "SHA1 aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd",
            why: "a fingerprint of twenty octets",
        },
        Counterexample { field: "", text: "from 10:11:12 to 13:14:15", why: "times" },
        Counterexample {
            field: "",
            text: "20-11-22-10-05-03.log",
            why: "a time stamp without a hexadecimal letter",
        },
        Counterexample {
            field: "",
            text: "001B774954FD",
            why: "twelve hexadecimal digits without a label are any identifier",
        },
        Counterexample { field: "", text: "00:1b:77-49:54:fd", why: "separators are of one kind" },
    ],
};

/// Examines the chain of colons or dashes whose first stands at `first`, or the Cisco form. A chain of
/// colons can begin with what is not of the address (`MAC: 00:1b:77:49:54:fd`).
pub(crate) fn verify(site: &Site<'_>, first: usize, found: &mut dyn FnMut(Candidate)) {
    let mut next = Some(first);
    while let Some(at) = next {
        verify_text(site, at, found);
        next = if site.byte(first) == b':' { next_in_chain(site, first, at + 1) } else { None };
    }
}

/// Examines the address whose first separator stands at `first`.
fn verify_text(site: &Site<'_>, first: usize, found: &mut dyn FnMut(Candidate)) {
    let separator = site.byte(first);
    let width = if separator == b'.' { 4 } else { 2 };
    let Some(start) = first.checked_sub(width).filter(|&s| s >= site.lo) else { return };
    let before = site.before(start);
    if before.is_ascii_alphanumeric()
        || before == b'_'
        || before >= 0x80
        || before == separator && !is_label(site, start - 1)
    {
        return;
    }
    // Count the groups; a chain longer than any address is something else.
    let (mut at, mut groups) = (start, 0);
    while groups < 10
        && site.right(at, width).len() == width
        && site.right(at, width).iter().all(u8::is_ascii_hexdigit)
    {
        groups += 1;
        at += width;
        if site.byte(at) != separator {
            break;
        }
        at += 1;
    }
    let ended = site.byte(at);
    let octets = groups * width / 2;
    if !(octets == 6 || octets == 8)
        || ended.is_ascii_alphanumeric()
        || ended == b'_'
        || ended == separator
        || ended >= 0x80
    {
        return;
    }
    let text = &site.text[start..at];
    if text.last() == Some(&separator) {
        return;
    }
    let named = site.hint.names(Category::MacAddress);
    let letters = text.iter().any(u8::is_ascii_alphabetic);
    let mut evidence = Evidence::PATTERN | special(text);
    let percent = if is_uniform(text) {
        // All zeros, all ones: broadcast, unknown; no device.
        40
    } else if named {
        evidence |= Evidence::FIELD_NAME;
        99
    } else if letters || separator == b':' && octets == 6 {
        if letters { 97 } else { 90 }
    } else if nearby::any_before(site, start, 32, DEFINITION.context) {
        evidence |= Evidence::CONTEXT;
        92
    } else if separator == b'-' && !is_time(text) {
        75
    } else {
        // `20-11-22-10-05-03`, `1234.5678.9012`: dates and numbers.
        30
    };
    found(Candidate::new(MAC_ADDRESS, start..at, percent, evidence));
}

/// Examines a whole value of a field named for hardware addresses: bare digits.
pub(crate) fn verify_value(site: &Site<'_>, found: &mut dyn FnMut(Candidate)) {
    let text = &site.text[site.lo..site.hi];
    if (text.len() == 12 || text.len() == 16) && text.iter().all(u8::is_ascii_hexdigit) {
        let evidence = Evidence::PATTERN | Evidence::FIELD_NAME | special(text);
        found(Candidate::new(
            MAC_ADDRESS,
            site.lo..site.hi,
            if is_uniform(text) { 40 } else { 90 },
            evidence,
        ));
    }
}

/// Lower-case digits without separators.
pub(crate) fn normalize(value: &str, out: &mut String) {
    super::push_kept(value, out, |byte| byte.is_ascii_hexdigit().then(|| byte.to_ascii_lowercase()));
}

/// Whether the separator at `at` ends a word that is no group of a chain: `MAC:00:1b:77:49:54:fd`.
fn is_label(site: &Site<'_>, at: usize) -> bool {
    let left = site.left(at, 16);
    let word = left.iter().rposition(|b| !b.is_ascii_alphanumeric()).map_or(left, |i| &left[i + 1..]);
    word.iter().any(|b| !b.is_ascii_hexdigit())
}

/// Whether six groups of digits can be year, month, day, hour, minute and second.
fn is_time(text: &[u8]) -> bool {
    let group = |i: usize| text.get(3 * i..3 * i + 2).map_or(0, |d| (d[0] & 15) * 10 + (d[1] & 15));
    (1..=12).contains(&group(1))
        && (1..=31).contains(&group(2))
        && group(3) < 24
        && group(4) < 60
        && group(5) < 60
}

/// Whether every digit is 0, or every digit F.
fn is_uniform(text: &[u8]) -> bool {
    let all = |d: u8| text.iter().filter(|b| b.is_ascii_hexdigit()).all(|b| b.eq_ignore_ascii_case(&d));
    all(b'0') || all(b'f')
}

/// Documentation values (RFC 9542 section 2.1.4: 00-00-5E-00-53-xx), the values of no device (all
/// zeros, all ones), and multicast groups.
fn special(text: &[u8]) -> Evidence {
    let digit = |i: usize| text.iter().copied().filter(u8::is_ascii_hexdigit).nth(i).unwrap_or(0);
    let mut prefix = [0; 10];
    for (i, slot) in prefix.iter_mut().enumerate() {
        *slot = digit(i).to_ascii_lowercase();
    }
    if is_uniform(text) || &prefix == b"00005e0053" {
        return Evidence::RESERVED;
    }
    // IEEE 802 section 8.2: the lowest bit of the first octet marks a group.
    let second = match prefix[1] {
        d @ b'0'..=b'9' => d - b'0',
        l => l.wrapping_sub(b'a') + 10,
    };
    if second & 1 == 1 { Evidence::PRIVATE } else { Evidence::NONE }
}
