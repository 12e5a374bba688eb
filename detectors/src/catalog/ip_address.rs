//! IP addresses, version 4 and 6.
//!
//! An address of a visitor identifies a person with the help of the provider (CJEU C-582/14, Breyer).
//! The text of version 4 (four decimal octets, RFC 6943 section 3.1.1 without its loose forms) is also
//! that of versions of software, of object identifiers and section numbers; what stands before and
//! after tells them apart. The text of version 6 is RFC 4291 section 2.2; the canonical form RFC 5952.
//! Special ranges are those of the IANA registries of special-purpose addresses (RFC 6890):
//! documentation ranges are `reserved`, ranges that are not routed globally are `private`.
//!
//! Told apart: four numbers are a version where the syntax of packages and products surrounds them, where
//! a word directly before says so, or where their neighbours in a list, or the lines before and after that
//! hold nothing else, are versions of two, three or five parts or with a pre-release tag
//! ([`versions`]). Arcs of well-known object identifiers (ITU-T X.660) count only with a word that speaks
//! of addresses. A short IPv6 text outside the allocated space (`a::b`, `f16::E`) is code.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::{id::IP_ADDRESS, versions};
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, FieldHint, Precision, Shape,
    Standard,
    checks::nearby,
    site::{Candidate, Site},
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
    checks: "RFC 791 and RFC 4291 notation; versions and section numbers are told apart",
    context: &[
        "ip",
        "ipv4",
        "ipv6",
        "ips",
        "address",
        "addr",
        "host",
        "client",
        "server",
        "peer",
        "remote",
        "gateway",
        "dns",
        "nameserver",
        "ping",
        "inet",
        "inet6",
        "subnet",
        "src",
        "dst",
        "adresse",
        "serveur",
        "servidor",
        "indirizzo",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 80, formatted: 90, context: 97, field: 99 },
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
        Counterexample {
            field: "",
            text: "Chrome/120.0.6099.71 Safari/537.36",
            why: "the version of a product, RFC 9110 section 10.1.5",
        },
        Counterexample { field: "", text: "1.3.6.1.4.1.311", why: "an object identifier, ITU-T X.660" },
        Counterexample { field: "", text: "version 4.18.20.1 was released", why: "a version" },
        Counterexample { field: "", text: "netmask 255.255.255.0", why: "a mask, no address of a host" },
        Counterexample { field: "", text: "use std::vec and a::b::c", why: "paths in code" },
        Counterexample { field: "", text: "at 12:30:45:123 it ended", why: "a time" },
        Counterexample { field: "", text: "256.300.1.2", why: "octets end at 255" },
        Counterexample { field: "", text: "libssl_1.0.2.4-1.deb", why: "the version of a package" },
        Counterexample { field: "", text: "1.12.0-rc.2\n38.55.43.47\n2.0.1", why: "a line among versions" },
        Counterexample {
            field: "",
            text: "fixed in 2.4.1, 2.4.1.33 and 2.5.0",
            why: "a version among versions",
        },
        Counterexample {
            field: "",
            text: "rv:1.8.1.34) Gecko/20070515",
            why: "the revision in a user agent",
        },
        Counterexample {
            field: "",
            text: "{ joint-iso-itu-t 2.5.29.37 }",
            why: "an object identifier of X.509",
        },
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
    if before.is_ascii_alphanumeric()
        || before >= 0x80
        || matches!(before, b'_' | b'.' | b':') && before_is_part(site, start, before)
    {
        return;
    }
    if after.is_ascii_alphanumeric() || after == b'_' || after == b'.' && site.byte(end + 1).is_ascii_digit()
    {
        return;
    }
    let octets = address.octets();
    let named = site.hint.names(Category::IpAddress);
    if octets[0] == 0 && address != Ipv4Addr::UNSPECIFIED || is_mask(address) && !named {
        return;
    }
    let mut evidence = Evidence::PATTERN | range_v4(address);
    let special = evidence != Evidence::PATTERN;
    let near = || nearby::any_before(site, start, 24, DEFINITION.context);
    let percent = if named {
        evidence |= Evidence::FIELD_NAME;
        98
    } else if versions::is_part(site, start, end) || versions::is_called(site, start, special) {
        return;
    } else if site.hint.is(FieldHint::UNLIKELY) {
        20
    } else if is_object_identifier(octets) && !near() || versions::are_beside(site, start, end) {
        30
    } else if site.shape == Shape::Source && (address.is_loopback() || address.is_unspecified()) {
        // A constant of programs: it names no host but the one that runs them.
        40
    } else if special || octets.iter().any(|&o| o > 31) {
        // Numbers of versions are small: of the versions in package lists (Debian, crates.io) hardly
        // any with four parts has one over 31 that is no date.
        if site.shape == Shape::Source { 85 } else { 95 }
    } else if near() || begins_record(site, start, end) {
        evidence |= Evidence::CONTEXT;
        90
    } else if versions::are_spoken_of(site, start) {
        40
    } else {
        55
    };
    found(Candidate::new(IP_ADDRESS, start..end, percent, evidence));
}

/// Examines the colons at `colon`: `::`, or the first of a chain of three. A chain can begin with what is
/// not of the address (`src: 2:3::4`), and hold more than one.
pub(crate) fn verify_v6(site: &Site<'_>, colon: usize, found: &mut dyn FnMut(Candidate)) {
    let mut next = Some(colon);
    while let Some(at) = next {
        let end = verify_text(site, at, found);
        next = next_in_chain(site, colon, end);
    }
}

/// Whether the chain of hexadecimal digits and colons from `colon` on has five colons, or two in a row.
pub(crate) fn is_long_chain(site: &Site<'_>, colon: usize) -> bool {
    let (mut colons, mut after_colon) = (0, false);
    for &byte in site.right(colon, 32) {
        if byte == b':' {
            colons += 1;
            if after_colon || colons == 5 {
                return true;
            }
            after_colon = true;
        } else if byte.is_ascii_hexdigit() {
            after_colon = false;
        } else {
            break;
        }
    }
    false
}

/// How far apart the colons of a chain are at most: four hexadecimal digits between.
const GAP: usize = 5;

/// The next colon at or after `end` of the chain that begins at `colon`: up to four hexadecimal digits stand
/// between two of a chain. `None` where `colon` is not the first of its chain: the walk from the first comes
/// by. So every chain is walked once, however long it is.
pub(super) fn next_in_chain(site: &Site<'_>, colon: usize, end: usize) -> Option<usize> {
    let linked = |from: usize, to: usize| site.text[from + 1..to].iter().all(u8::is_ascii_hexdigit);
    let behind = |back: usize| {
        colon >= site.lo + back && site.text[colon - back] == b':' && linked(colon - back, colon)
    };
    if (1..=GAP).any(behind) {
        return None;
    }
    let last = (end.saturating_sub(GAP).max(colon)..end).rev().find(|&at| site.byte(at) == b':')?;
    (last + 1..=last + GAP).find(|&at| site.byte(at) == b':').filter(|&at| at >= end && linked(last, at))
}

/// Examines the text of hexadecimal digits and colons around `colon`, and tells where it ends.
fn verify_text(site: &Site<'_>, colon: usize, found: &mut dyn FnMut(Candidate)) -> usize {
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
    let stop = end;
    // A dotted tail, `::ffff:192.0.2.1`.
    let mut tail = end;
    while tail < limit && (site.text[tail].is_ascii_digit() || site.text[tail] == b'.') {
        tail += 1;
    }
    while tail > end && site.text[tail - 1] == b'.' {
        tail -= 1;
    }
    // A colon before or after belongs to the text: "from: 2001:db8::1:".
    if site.byte(start) == b':' && site.byte(start + 1) != b':' {
        start += 1;
    }
    let before = site.before(start);
    if before.is_ascii_alphanumeric() || before == b'_' || before >= 0x80 || before == b'.' {
        return stop;
    }
    // Eight groups without `::`, six before a dotted tail: times and ratios have fewer.
    let whole = &site.text[start..end];
    let colons = whole.iter().filter(|&&b| b == b':').count();
    if colons < 6 && !whole.windows(2).any(|pair| pair == b"::") {
        return stop;
    }
    // With a dotted tail it is the whole or nothing.
    let ends = if tail > end { [tail; 2] } else { [end, end.saturating_sub(1)] };
    let Some((address, end)) = ends.into_iter().find_map(|end| {
        let text = std::str::from_utf8(site.text.get(start..end)?).ok()?;
        Some((text.parse::<Ipv6Addr>().ok()?, end))
    }) else {
        return stop;
    };
    let after = site.byte(end);
    if after.is_ascii_alphanumeric()
        || after == b'_'
        || after >= 0x80
        || after == b':' && site.byte(end + 1) == b':'
    {
        return stop;
    }
    let text = &site.text[start..end];
    // `1:2:::` is cut nowhere.
    if after == b':' && text.ends_with(b":") {
        return stop;
    }
    let groups = text.split(|&b| b == b':').filter(|g| !g.is_empty()).count();
    let digits = text.iter().filter(|b| b.is_ascii_digit()).count();
    let named = site.hint.names(Category::IpAddress);
    let mut evidence = Evidence::PATTERN | range_v6(address);
    if text == b"::" {
        return stop;
    }
    let near = || {
        nearby::any_before(site, start, 24, DEFINITION.context) || site.before(start) == b'[' && after == b']'
    };
    let percent = if named {
        evidence |= Evidence::FIELD_NAME;
        99
    } else if address.is_loopback() && site.shape == Shape::Source {
        40
    } else if groups >= 4 || address.is_loopback() || address.to_ipv4_mapped().is_some() {
        97
    } else if !is_allocated(address) && !text.contains(&b'.') {
        // `a::b`, `1::2`, `c::B110`: code or a ratio.
        if site.shape != Shape::Source && near() { 60 } else { 25 }
    } else if digits >= 3 && groups >= 2 {
        92
    } else if near() {
        evidence |= Evidence::CONTEXT;
        85
    } else if digits >= 2 || groups == 1 && (after == b'/' || digits >= 1) && text.len() >= 6 {
        60
    } else {
        25
    };
    found(Candidate::new(IP_ADDRESS, start..end, percent, evidence));
    stop
}

/// Whether IANA has given the space to a use: unicast (2000::/3), unique local (fc00::/7), link-local and
/// multicast (fe80::/9, ff00::/8), translation (64:ff9b::/32), discard (100::/64), segment routing
/// (5f00::/16). <https://www.iana.org/assignments/ipv6-address-space>
fn is_allocated(address: Ipv6Addr) -> bool {
    let [a, b, c, d, ..] = address.segments();
    a & 0xe000 == 0x2000
        || a & 0xfe00 == 0xfc00
        || a & 0xff80 == 0xfe80
        || a & 0xff00 == 0xff00
        || (a, b) == (0x64, 0xff9b)
        || (a, b, c, d) == (0x100, 0, 0, 0)
        || a == 0x5f00
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

/// Arcs of object identifiers that certificates and directories are full of: X.500 attributes, classes and
/// extensions (2.5, ITU-T X.520, X.509), the algorithms of RFC 8410 (1.3.101), SECG curves (1.3.132), TCG and
/// CA/Browser Forum (2.23), and the start of the arc of the Internet (1.3.6.1).
fn is_object_identifier(octets: [u8; 4]) -> bool {
    matches!(
        octets,
        [2, 5, 4..=60, 0..=120] | [1, 3, 101 | 132, _] | [2, 23, 133..=147, 0..=30] | [1, 3, 6, 1]
    )
}

/// Whether the text stands at the start of a line and is followed as in the Common Log Format
/// (<https://httpd.apache.org/docs/2.4/logs.html#common>): the client, ` - `.
fn begins_record(site: &Site<'_>, start: usize, end: usize) -> bool {
    matches!(site.before(start), 0 | b'\n' | b'"') && site.right(end, 3) == b" - "
}

/// What the special-purpose registry says of an IPv4 address
/// (<https://www.iana.org/assignments/iana-ipv4-special-registry>).
fn range_v4(address: Ipv4Addr) -> Evidence {
    let [a, b, c, _] = address.octets();
    let documentation =
        matches!((a, b, c), (192, 0, 2) | (198, 51, 100) | (203, 0, 113)) || (a, b, c) == (233, 252, 0);
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
