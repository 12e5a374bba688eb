//! Whole values of fields, and the normal form of values.

use std::ops::Range;

use super::cutter::abroad;
use super::plans::dialled;
use super::run::Run;
use super::score::Finding;
use super::{Digits, Regions, extension, international, is_possible, national, reserved};
use crate::Evidence;
use crate::site::{Candidate, Site};

/// Examines one whole value of a field whose name speaks of a telephone: short and oddly written
/// numbers too.
pub(crate) fn verify_value(site: &Site<'_>, regions: &Regions, found: &mut dyn FnMut(Candidate)) {
    let mut at = site.lo;
    while at < site.hi {
        let start = at;
        let divides = |at: usize| {
            matches!(site.byte(at), b',' | b'\n' | b'|' | b'\t')
                || site.byte(at) == b';' && !site.right(at, 5).eq_ignore_ascii_case(b";ext=")
                || site.byte(at) == b'/' && site.before(at) == b' '
        };
        while at < site.hi && !divides(at) {
            at += 1;
        }
        value(site, start..at, regions, found);
        at += 1;
    }
}

/// Examines one part of such a value.
fn value(site: &Site<'_>, part: Range<usize>, regions: &Regions, found: &mut dyn FnMut(Candidate)) {
    let bytes = &site.text[part.clone()];
    let Some(first) = bytes.iter().position(u8::is_ascii_digit) else { return };
    // From a plus or a bracket before the first digit to the last digit before anything strange.
    let lead = bytes[..first].iter().rev().take(3).take_while(|b| matches!(b, b'+' | b'(' | b' ')).count();
    let lead = bytes[first - lead..first].iter().position(|b| *b != b' ').map_or(first, |p| first - lead + p);
    let writes =
        |b: &u8| b.is_ascii_digit() || matches!(b, b' ' | b'-' | b'.' | b'/' | b'(' | b')' | 0xC2 | 0xA0);
    let length = bytes[first..].iter().take_while(|b| writes(b)).count();
    let Some(last) = bytes[first..first + length].iter().rposition(u8::is_ascii_digit) else { return };
    let span = part.start + lead..part.start + first + last + 1;
    let plus = bytes[lead..first].contains(&b'+');
    let tail = extension::after(&bytes[first + last + 1..]).map_or(0, |e| e.end);
    let glued = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    if glued(bytes.get(first + last + 1 + tail)) || lead > 0 && glued(bytes.get(lead - 1)) {
        return;
    }
    let Some(digits) = Digits::of(&bytes[first..first + last + 1]) else { return };
    let digits = digits.values();
    let mut at = Finding { span, percent: 0, evidence: Evidence::PATTERN, reserved: false };
    let date = Run::new(site.text, part.start + first..part.start + first + last + 1).date(0) > 0;
    let local = if plus {
        international(digits)
    } else {
        regions.iter().find_map(|r| national(r, digits)).or_else(|| abroad(digits))
    };
    at.percent = match local {
        _ if date && !plus => return,
        Some(_) if plus => 97,
        Some(_) => 92,
        None if plus && is_possible(digits) => 75,
        None if !plus && !dialled(digits).is_empty() => 87,
        None if !plus && international(digits).is_some() => 85,
        // All alike: a placeholder.
        None if digits.iter().all(|d| *d == digits[0]) => return,
        None if (5..=15).contains(&digits.len()) => 60,
        None if digits.len() > 2 && digits.len() < 5 => 40,
        None => return,
    };
    at.reserved = local.as_ref().map_or_else(|| reserved::national(digits), reserved::number);
    at.evidence |= Evidence::FIELD_NAME;
    at.report(site, found);
}

/// Appends the normal form of `value`: E.164 where the country is known, else the digits as dialled,
/// and the extension as RFC 3966 writes it (section 3, `;ext=`).
pub(crate) fn normalize(value: &str, regions: &Regions, out: &mut String) {
    let bytes = value.as_bytes();
    let (mut end, mut tail) = (bytes.len(), None);
    // The extension is the first that reaches to the end.
    for (at, pair) in bytes.windows(2).enumerate() {
        if pair[0].is_ascii_digit()
            && let Some(digits) = extension::after(&bytes[at + 1..])
            && at + 1 + digits.end == bytes.len()
        {
            (end, tail) = (at + 1, Some(at + 1 + digits.start..bytes.len()));
            break;
        }
    }
    let plus = bytes[..end].iter().take_while(|b| !b.is_ascii_digit()).any(|b| *b == b'+');
    let number = Digits::of(&bytes[..end]).and_then(|digits| {
        let digits = digits.values();
        if plus {
            international(digits)
        } else {
            regions.iter().find_map(|r| national(r, digits)).or_else(|| abroad(digits))
        }
    });
    if let Some(number) = number {
        number.e164(out);
    } else {
        if plus {
            out.push('+');
        }
        out.extend(value[..end].chars().filter(char::is_ascii_digit));
    }
    if let Some(tail) = tail {
        out.push_str(";ext=");
        out.push_str(&value[tail]);
    }
}
