//! Versions with four parts, told from IPv4 addresses by what stands around.
//!
//! No text in itself says which of the two `16.47.96.195` is. What does: the syntax of packages and products
//! (`name-1.2.3.4`, `name==1.2.3.4`, `Product/1.2.3.4`, RFC 9110 section 10.1.5), a word directly before, and
//! the company it keeps: other versions (Semantic Versioning 2.0, <https://semver.org>; PEP 440,
//! <https://peps.python.org/pep-0440/>).

use crate::{Shape, checks::nearby, site::Site};

/// Words that name a version whatever follows.
const NAMES: &[&str] = &[
    "version",
    "versions",
    "ver",
    "rv",
    "oid",
    "assemblyversion",
    "fileversion",
    "versione",
    "versión",
    "versao",
    "versão",
    "wersja",
    "objectidentifier",
];

/// Words that name a version unless the address is one that only networks have (private, documentation);
/// directly before a first number of 10, of which there are as many versions as networks, they decide.
const LOOSE: &[&str] = &[
    "release", "rel", "build", "section", "rev", "revision", "chapter", "firmware", "driver", "update",
    "upgrade", "patch", "sdk", "java", "jdk", "jre", "chrome", "kernel", "dll",
];

/// Words that speak of versions further back in the line.
const SPOKEN: &[&str] =
    &["version", "versions", "release", "releases", "released", "upgrade", "upgraded", "oid", "semver"];

/// Whether the four numbers are a part of the name of a package or product.
pub(super) fn is_part(site: &Site<'_>, start: usize, end: usize) -> bool {
    let (before, further) =
        (site.before(start), if start > site.lo + 1 { site.before(start - 1) } else { 0 });
    match before {
        // Product/1.2.3.4, name-1.2.3.4, name_1.2.3.4, but //1.2.3.4 and " - 1.2.3.4".
        b'/' | b'-' | b'_' | b'~' | b'+' if further.is_ascii_alphanumeric() => {
            // ... and 1.2.3.4-1.2.3.9 is a range of addresses.
            return before != b'-' || !ends_in_quad(&site.text[site.lo..start - 1]);
        }
        // name==1.2.3.4, name>=1.2.3.4, ^1.2.3.4, name@1.2.3.4 of package managers.
        b'=' if matches!(further, b'=' | b'>' | b'<' | b'~' | b'!') => return true,
        b'^' | b'~' | b'#' => return true,
        b'@' if further.is_ascii_alphanumeric() && site.shape == Shape::Source => return true,
        _ => {}
    }
    // 1.2.3.4-5, 1.2.3.4+build, 1.2.3.4~rc1 and 1.2.3.4-alpha
    matches!(site.byte(end), b'+' | b'~') && site.byte(end + 1).is_ascii_alphanumeric()
        || site.byte(end) == b'-' && site.byte(end + 1).is_ascii_alphabetic()
}

/// Whether the words directly before name a version; one further back speaks of something else.
pub(super) fn is_called(site: &Site<'_>, start: usize, special: bool) -> bool {
    let line = nearby::line_start(site, start, 32);
    nearby::before(site, start, start - line).take(2).enumerate().any(|(distance, word)| {
        nearby::is_any(word, NAMES)
            || (!special || distance == 0 && site.text[start..].starts_with(b"10.")) && nearby::is_any(word, LOOSE)
            // `v 1.2.3.4`, `v.1.2.3.4`
            || distance == 0 && word.eq_ignore_ascii_case(b"v") && start - line >= 2 && touches(site, start)
    })
}

/// Whether at most one byte stands between the text at `start` and the word before it.
fn touches(site: &Site<'_>, start: usize) -> bool {
    start >= site.lo + 2 && site.text[start - 2].is_ascii_alphabetic()
}

/// Whether the line speaks of versions before `start`.
pub(super) fn are_spoken_of(site: &Site<'_>, start: usize) -> bool {
    let line = nearby::line_start(site, start, 80);
    nearby::any_before(site, start, start - line, SPOKEN)
}

/// How many lines in a row are looked at on each side.
const LINES: usize = 6;

/// Whether the neighbours of the four numbers are versions: in a list within the line, or, where the line
/// holds nothing else, the lines before and after.
pub(super) fn are_beside(site: &Site<'_>, start: usize, end: usize) -> bool {
    const BETWEEN: &[u8] = b" ,;|\"'`()";
    // Within the line. Two parts are a decimal there, a time or a size more often than a version.
    let mut left = start;
    while left > site.lo && start - left < 4 && BETWEEN.contains(&site.text[left - 1]) {
        left -= 1;
    }
    if left < start && site.before(left).is_ascii_alphanumeric() {
        let token = site.left(left, 32);
        let first = token.iter().rposition(|b| !is_token(*b)).map_or(0, |i| i + 1);
        if is_version(&token[first..], 3) {
            return true;
        }
    }
    let mut right = end;
    while right < site.hi && right - end < 4 && BETWEEN.contains(&site.text[right]) {
        right += 1;
    }
    if right > end && site.byte(right).is_ascii_digit() {
        let token = site.right(right, 32);
        let length = token.iter().position(|b| !is_token(*b)).unwrap_or(token.len());
        if is_version(token[..length].trim_ascii_end(), 3) {
            return true;
        }
    }
    // The line by itself.
    let alone = |part: &[u8]| part.iter().all(|b| MARKS.contains(b));
    let head = nearby::line_start(site, start, 8);
    let rest = site.right(end, 8);
    let tail = rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len());
    if start - head > 7 || tail > 7 || !alone(&site.text[head..start]) || !alone(&rest[..tail]) {
        return false;
    }
    let above = site.left(head.saturating_sub(1).max(site.lo), 40 * LINES);
    let below = site.right((end + tail + 1).min(site.hi), 40 * LINES);
    decides(above.rsplit(|&b| b == b'\n')) || decides(below.split(|&b| b == b'\n'))
}

/// What may stand around a value that has a line for itself: quotes, bullets, commas.
const MARKS: &[u8] = b" \t\r\"',;`*-|[]";

/// Whether, of the lines next to the value, the first that holds no IPv4 text holds a version.
fn decides<'l>(lines: impl Iterator<Item = &'l [u8]>) -> bool {
    for line in lines.take(LINES) {
        let first = line.iter().position(|b| !MARKS.contains(b)).unwrap_or(line.len());
        let last = line.iter().rposition(|b| !MARKS.contains(b)).map_or(first, |i| i + 1);
        let token = &line[first.min(last)..last];
        if is_version(token, 2) {
            return true;
        }
        if !is_quad(token) {
            return false;
        }
    }
    false
}

/// Whether the text ends in four octets.
fn ends_in_quad(text: &[u8]) -> bool {
    let tail = &text[text.len().saturating_sub(16)..];
    let first = tail.iter().rposition(|b| !(b.is_ascii_digit() || *b == b'.')).map_or(0, |i| i + 1);
    is_quad(&tail[first..])
}

fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-')
}

/// Whether the text is four octets.
fn is_quad(token: &[u8]) -> bool {
    std::str::from_utf8(token).is_ok_and(|text| text.parse::<std::net::Ipv4Addr>().is_ok())
}

/// Whether the text is a version and nothing else that is written with dots: at least `fewest` parts, not four
/// octets, no date.
fn is_version(token: &[u8], fewest: usize) -> bool {
    let token = match token {
        [b'v' | b'V', rest @ ..] => rest,
        all => all,
    };
    let token = token.strip_suffix(b".").unwrap_or(token);
    let number = token.iter().position(|b| !(b.is_ascii_digit() || *b == b'.')).unwrap_or(token.len());
    let (number, tag) = token.split_at(number);
    let mut parts = [0u32; 4];
    let mut count = 0;
    for part in number.split(|&b| b == b'.') {
        if part.is_empty() || part.len() > 5 || part.len() > 1 && part[0] == b'0' {
            return false;
        }
        if let Some(slot) = parts.get_mut(count) {
            *slot = part.iter().fold(0, |n, b| n * 10 + u32::from(b & 15));
        }
        count += 1;
    }
    if count < fewest {
        return false;
    }
    // 17.5.2015, 2015.5.17, 17.5.15
    let date = count == 3
        && ((1900..2100).contains(&parts[0])
            || (1900..2100).contains(&parts[2])
            || (1..=31).contains(&parts[0]) && (1..=12).contains(&parts[1]) && (10..=99).contains(&parts[2]));
    if date && tag.is_empty() {
        return false;
    }
    match tag {
        [] => count != 4 || parts.iter().any(|&part| part > 255),
        // 1.2.3-rc.1, 1.2.3+build, 1.2.3rc1, but not the range 1.2.3.4-1.2.3.9
        [b'-', next, ..] => next.is_ascii_alphabetic() || count == 3 && next.is_ascii_digit(),
        [b'+', next, ..] => next.is_ascii_alphanumeric(),
        [next, ..] => next.is_ascii_alphabetic() && tag.len() <= 8,
    }
}

#[cfg(test)]
mod tests {
    use super::is_version;

    #[test]
    fn versions() {
        for (text, fewest, expected) in [
            ("1.2", 2, true),
            ("1.2", 3, false),
            ("v1.2.3", 3, true),
            ("1.2.3.", 3, true),
            ("30.19.726-rc.8", 3, true),
            ("9.55.415.164", 3, true),
            ("9.55.41.164", 3, false),
            ("9.55.41.164+build.7", 3, true),
            ("1.2.3.4-1.2.3.9", 3, false),
            ("1.2.3.4.5", 3, true),
            ("17.5.2015", 3, false),
            ("2015.5.17", 3, false),
            ("17.05.15", 3, false),
            ("1.2.3rc1", 3, true),
            ("192.0.2.0/24", 3, false),
            ("", 2, false),
            ("word", 2, false),
        ] {
            assert_eq!(is_version(text.as_bytes(), fewest), expected, "{text}");
        }
    }
}
