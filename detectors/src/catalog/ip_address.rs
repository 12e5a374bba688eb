//! IP addresses, version 4 and 6.
//!
//! An address of a visitor identifies a person with the help of the provider (CJEU C-582/14, Breyer).
//! The text of version 4 (four decimal octets, RFC 6943 section 3.1.1 without its loose forms) is also
//! that of versions of software, of object identifiers and section numbers; what stands before and
//! after tells them apart. The text of version 6 is RFC 4291 section 2.2; the canonical form RFC 5952.
//! Special ranges are those of the IANA registries of special-purpose addresses (RFC 6890):
//! documentation ranges are `reserved`, ranges that are not routed globally are `private`.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::id::IP_ADDRESS;
use crate::{
    Category, Counterexample, Definition, Evidence, Example, FieldHint, Shape, Standard,
    site::{Candidate, Site},
    words,
};

pub(crate) static DEFINITION: Definition = Definition {
    id: "ip-address",
    revision: 1,
    category: Category::IpAddress,
    summary: "An IPv4 or IPv6 address, also IPv4-mapped; not a version, an object identifier or a netmask.",
    standard: Standard {
        name: "RFC 4291 section 2.2, RFC 5952, RFC 6890",
        url: "https://www.rfc-editor.org/rfc/rfc6890",
    },
    regions: &[],
    anchor: "three dots between digits; `::` or a chain of colons between hexadecimal digits",
    context: &["ip", "address", "host", "client"],
    examples: &[
        Example {
            field: "",
            text: "83.149.9.216 - - [17/May/2015:10:05:03 +0000]",
            value: "83.149.9.216",
            normal: "83.149.9.216",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "connected from [2A02:908:0:0:0:0:0:1]:443",
            value: "2A02:908:0:0:0:0:0:1",
            normal: "2a02:908::1",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "peer ::ffff:83.149.9.216 closed",
            value: "::ffff:83.149.9.216",
            normal: "83.149.9.216",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "inet 192.168.1.17/24 brd",
            value: "192.168.1.17",
            normal: "192.168.1.17",
            evidence: Evidence::PRIVATE,
        },
        Example {
            field: "",
            text: "ping 203.0.113.7",
            value: "203.0.113.7",
            normal: "203.0.113.7",
            evidence: Evidence::RESERVED,
        },
        Example {
            field: "",
            text: "fe80::1ff:fe23:4567:890a%eth2 is up",
            value: "fe80::1ff:fe23:4567:890a",
            normal: "fe80::1ff:fe23:4567:890a",
            evidence: Evidence::PRIVATE,
        },
        Example {
            field: "remote_addr",
            text: "5.4.1.1",
            value: "5.4.1.1",
            normal: "5.4.1.1",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "Chrome/120.0.6099.71 Safari/537.36", why: "the version of a product, RFC 9110 section 10.1.5" },
        Counterexample { field: "", text: "1.3.6.1.4.1.311", why: "an object identifier, ITU-T X.660" },
        Counterexample { field: "", text: "version 4.18.20.1 was released", why: "a version" },
        Counterexample { field: "", text: "netmask 255.255.255.0", why: "a mask, no address of a host" },
        Counterexample { field: "", text: "use std::vec and a::b::c", why: "paths in code" },
        Counterexample { field: "", text: "at 12:30:45:123 it ended", why: "a time" },
        Counterexample { field: "", text: "256.300.1.2", why: "octets end at 255" },
        Counterexample { field: "", text: "libssl_1.0.2.4-1.deb", why: "the version of a package" },
    ],
};

/// Examines the chain of dots whose first stands at `dot`.
pub(crate) fn verify_v4(site: &Site<'_>, dot: usize, found: &mut dyn FnMut(Candidate)) {
    let mut start = dot;
    while start > site.lo && dot - start < 4 && site.text[start - 1].is_ascii_digit() {
        start -= 1;
    }
    let Some((address, end)) = parse_v4(site, start) else { return };
    let (before, after) = (site.before(start), site.byte(end));
    // Part of a word, of a longer chain, of a decimal; the tail of an IPv6 address is reported there.
    if before.is_ascii_alphanumeric() || before >= 0x80 || matches!(before, b'_' | b'.' | b':') && before_is_part(site, start, before) {
        return;
    }
    if after.is_ascii_alphanumeric() || after == b'_' || after == b'.' && site.byte(end + 1).is_ascii_digit() {
        return;
    }
    let octets = address.octets();
    let named = site.hint.names(Category::IpAddress);
    if octets[0] == 0 && address != Ipv4Addr::UNSPECIFIED || is_mask(address) && !named {
        return;
    }
    let mut evidence = Evidence::PATTERN;
    evidence |= range_v4(address);
    let special = evidence != Evidence::PATTERN;
    let percent = if named {
        evidence |= Evidence::FIELD_NAME;
        98
    } else if is_version(site, start, end) {
        return;
    } else if site.hint.is(FieldHint::UNLIKELY) {
        20
    } else if special || octets.iter().any(|&o| o > 31) {
        // Numbers of versions are small: of the versions in package lists (Debian, crates.io) hardly
        // any with four parts has one over 31 that is no date.
        if site.shape == Shape::Source { 85 } else { 95 }
    } else if words::any(site.left(start, 24), DEFINITION.context) {
        evidence |= Evidence::CONTEXT;
        90
    } else {
        55
    };
    found(Candidate::new(IP_ADDRESS, start..end, percent, evidence));
}

/// Examines the colons at `colon`: `::`, or the first of a chain of three.
pub(crate) fn verify_v6(site: &Site<'_>, colon: usize, found: &mut dyn FnMut(Candidate)) {
    // The longest text is 45 bytes (RFC 4291 with an IPv4 tail); look no further.
    let floor = site.lo.max(colon.saturating_sub(45));
    let mut start = colon;
    while start > floor && is_v6_byte(site.text[start - 1]) {
        start -= 1;
    }
    let limit = site.hi.min(start + 46);
    let mut end = colon;
    while end < limit && is_v6_byte(site.text[end]) {
        end += 1;
    }
    // A dotted tail, `::ffff:192.0.2.1`.
    let mut tail = end;
    while tail < limit && (site.text[tail].is_ascii_digit() || site.text[tail] == b'.') {
        tail += 1;
    }
    // A colon before or after belongs to the text: "from: 2001:db8::1:".
    if site.byte(start) == b':' && site.byte(start + 1) != b':' {
        start += 1;
    }
    let before = site.before(start);
    if before.is_ascii_alphanumeric() || before == b'_' || before >= 0x80 || before == b'.' {
        return;
    }
    let Some((address, end)) = [tail, end, end.saturating_sub(1)].into_iter().find_map(|end| {
        let text = std::str::from_utf8(site.text.get(start..end)?).ok()?;
        Some((text.parse::<Ipv6Addr>().ok()?, end))
    }) else {
        return;
    };
    let after = site.byte(end);
    if after.is_ascii_alphanumeric() || after == b'_' || after >= 0x80 || after == b':' && site.byte(end + 1) == b':' {
        return;
    }
    let text = &site.text[start..end];
    let groups = text.split(|&b| b == b':').filter(|g| !g.is_empty()).count();
    let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
    let named = site.hint.names(Category::IpAddress);
    let mut evidence = Evidence::PATTERN | range_v6(address);
    if address.is_unspecified() {
        return;
    }
    let percent = if named {
        evidence |= Evidence::FIELD_NAME;
        99
    } else if groups >= 4 || address.is_loopback() || address.to_ipv4_mapped().is_some() {
        97
    } else if digits >= 3 && groups >= 2 {
        92
    } else if words::any(site.left(start, 24), DEFINITION.context) || site.before(start) == b'[' && after == b']' {
        evidence |= Evidence::CONTEXT;
        85
    } else if digits >= 2 || groups == 1 && (after == b'/' || digits >= 1) && text.len() >= 6 {
        60
    } else {
        // `a::b`, `1::2`: more often code or a ratio.
        25
    };
    found(Candidate::new(IP_ADDRESS, start..end, percent, evidence));
}

/// The canonical form: RFC 5952; the IPv4 address itself where it is mapped (RFC 4291 section 2.5.5.2).
pub(crate) fn normalize(value: &str, out: &mut String) {
    if !value.contains(':') {
        out.push_str(value);
    } else if let Ok(address) = value.parse::<Ipv6Addr>() {
        out.push_str(&match address.to_ipv4_mapped() {
            Some(mapped) => mapped.to_string(),
            None => address.to_string(),
        });
    } else {
        out.push_str(value);
    }
}

/// Four octets in decimal without leading zeros from `start` on, and where they end.
fn parse_v4(site: &Site<'_>, start: usize) -> Option<(Ipv4Addr, usize)> {
    let mut octets = [0u8; 4];
    let mut at = start;
    for (index, octet) in octets.iter_mut().enumerate() {
        if index > 0 {
            if site.byte(at) != b'.' {
                return None;
            }
            at += 1;
        }
        let first = at;
        let mut value = 0u32;
        while at - first < 4 && site.byte(at).is_ascii_digit() {
            value = value * 10 + u32::from(site.text[at] - b'0');
            at += 1;
        }
        let length = at - first;
        if length == 0 || length > 3 || value > 255 || length > 1 && site.text[first] == b'0' {
            return None;
        }
        *octet = value as u8;
    }
    Some((Ipv4Addr::from(octets), at))
}

/// Whether `.` or `:` before an IPv4 text makes it a part of something longer.
fn before_is_part(site: &Site<'_>, start: usize, before: u8) -> bool {
    match before {
        b'.' => site.before(start - 1).is_ascii_alphanumeric(),
        // `::ffff:192.0.2.1` and `12:1.2.3.4`; but `ip:1.2.3.4` is a label.
        b':' => site.before(start - 1) == b':' || is_v6_tail(site, start - 1),
        _ => true,
    }
}

/// Whether the colon at `colon` ends the hexadecimal part of an IPv6 address.
fn is_v6_tail(site: &Site<'_>, colon: usize) -> bool {
    let left = site.left(colon, 30);
    let part = left.iter().rposition(|&b| !is_v6_byte(b)).map_or(left, |i| &left[i + 1..]);
    part.iter().filter(|&&b| b == b':').count() >= 2 || part.ends_with(b":ffff") || part.ends_with(b":FFFF")
}

fn is_v6_byte(byte: u8) -> bool {
    byte.is_ascii_hexdigit() || byte == b':'
}

/// A netmask or a wildcard mask with leading ones: no address of a host.
fn is_mask(address: Ipv4Addr) -> bool {
    let bits = address.to_bits();
    address.octets()[0] == 255 && bits.leading_ones() + bits.trailing_zeros() == 32 && bits != u32::MAX
}

/// What stands around an IPv4 text that makes it a version or an object identifier.
fn is_version(site: &Site<'_>, start: usize, end: usize) -> bool {
    const WORDS: &[&str] = &[
        "version", "versions", "ver", "v", "release", "rel", "build", "oid", "section", "rev", "revision", "chapter",
        "firmware", "driver", "update", "upgrade", "patch", "assemblyversion", "fileversion", "sdk", "java", "jdk", "jre",
        "chrome", "kernel", "snmp", "dll", "versione", "versión", "versao", "versão", "wersja",
    ];
    let (before, further) = (site.before(start), if start > site.lo + 1 { site.before(start - 1) } else { 0 });
    match before {
        // Product/1.2.3.4, name-1.2.3.4, name_1.2.3.4, but //1.2.3.4 and " - 1.2.3.4".
        b'/' | b'-' | b'_' | b'~' | b'+' if further.is_ascii_alphanumeric() => return true,
        // name==1.2.3.4, name>=1.2.3.4, ^1.2.3.4, name@1.2.3.4 of package managers.
        b'=' if matches!(further, b'=' | b'>' | b'<' | b'~' | b'!') => return true,
        b'^' | b'~' | b'#' => return true,
        b'@' if further.is_ascii_alphanumeric() && site.shape == Shape::Source => return true,
        _ => {}
    }
    // 1.2.3.4-5, 1.2.3.4+build, 1.2.3.4~rc1 and 1.2.3.4-alpha
    if matches!(site.byte(end), b'+' | b'~') && site.byte(end + 1).is_ascii_alphanumeric()
        || site.byte(end) == b'-' && site.byte(end + 1).is_ascii_alphabetic()
    {
        return true;
    }
    let left = site.left(start, 20);
    let line = left.iter().rposition(|&b| b == b'\n').map_or(left, |i| &left[i + 1..]);
    // The words directly before; one further back speaks of something else.
    words::words(line).collect::<Vec<_>>().iter().rev().take(2).any(|w| WORDS.iter().any(|x| x.as_bytes() == w.bytes()))
}

/// What the special-purpose registry says of an IPv4 address
/// (<https://www.iana.org/assignments/iana-ipv4-special-registry>).
fn range_v4(address: Ipv4Addr) -> Evidence {
    let [a, b, c, _] = address.octets();
    let documentation = matches!((a, b, c), (192, 0, 2) | (198, 51, 100) | (203, 0, 113)) || (a, b, c) == (233, 252, 0);
    // RFC 1918, RFC 1122 (loopback, this host), RFC 3927, RFC 6598, RFC 2544, RFC 5771, RFC 8190.
    let private = matches!(a, 0 | 10 | 127 | 224..=255)
        || (a, b) == (192, 168)
        || a == 172 && (16..32).contains(&b)
        || (a, b) == (169, 254)
        || a == 100 && (64..128).contains(&b)
        || a == 198 && (18..20).contains(&b)
        || (a, b, c) == (192, 0, 0);
    if documentation {
        Evidence::RESERVED
    } else if private {
        Evidence::PRIVATE
    } else {
        Evidence::NONE
    }
}

/// What the special-purpose registry says of an IPv6 address
/// (<https://www.iana.org/assignments/iana-ipv6-special-registry>).
fn range_v6(address: Ipv6Addr) -> Evidence {
    if let Some(mapped) = address.to_ipv4_mapped() {
        return range_v4(mapped);
    }
    let [a, b, ..] = address.segments();
    // RFC 3849, RFC 9637.
    if (a, b) == (0x2001, 0xdb8) || a == 0x3fff && b < 0x1000 {
        Evidence::RESERVED
    } else if address.is_loopback()
        || a & 0xfe00 == 0xfc00
        || a & 0xffc0 == 0xfe80
        || a & 0xff00 == 0xff00
        || (a, b) == (0x64, 0xff9b)
    {
        Evidence::PRIVATE
    } else {
        Evidence::NONE
    }
}
