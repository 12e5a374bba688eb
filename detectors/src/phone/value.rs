//! Whole values of fields, and the normal form of values.

use std::ops::Range;

use super::cutter::abroad;
use super::plans::dialled;
use super::run::Run;
use super::score::Finding;
use super::{DIALLED, Digits, Regions, Spelling, extension, international, is_possible, national, reserved};
use crate::Evidence;
use crate::site::{Candidate, Site};

/// Examines one whole value of a field whose name speaks of a telephone: short and oddly written
/// numbers too.
pub(crate) fn verify_value(site: &Site<'_>, regions: &Regions, found: &mut dyn FnMut(Candidate)) {
    let may_divide = |b: &u8| matches!(b, b',' | b';' | b'\n' | b'|' | b'\t' | b'/');
    if !site.text[site.lo..site.hi].iter().any(may_divide) {
        return value(site, site.lo..site.hi, regions, found);
    }
    let divides = |at: usize| {
        matches!(site.byte(at), b',' | b'\n' | b'|' | b'\t')
            || site.byte(at) == b';' && !site.right(at, 5).eq_ignore_ascii_case(b";ext=")
            || site.byte(at) == b'/' && site.before(at) == b' '
    };
    let mut start = site.lo;
    while start < site.hi {
        let end = (start..site.hi).find(|at| divides(*at)).unwrap_or(site.hi);
        value(site, start..end, regions, found);
        start = end + 1;
    }
}

/// Examines one part of such a value.
fn value(site: &Site<'_>, part: Range<usize>, regions: &Regions, found: &mut dyn FnMut(Candidate)) {
    let bytes = &site.text[part.clone()];
    let Some(first) = bytes.iter().position(u8::is_ascii_digit) else { return };
    // From a plus or a bracket before the first digit to the last digit before anything strange.
    let lead = match bytes[..first] {
        [] | [b'+' | b'('] => 0,
        ref before => {
            let near = before.iter().rev().take(3).take_while(|b| matches!(b, b'+' | b'(' | b' ')).count();
            before[first - near..].iter().position(|b| *b != b' ').map_or(first, |p| first - near + p)
        }
    };
    let Some(Spelling { digits, ends, end }) = Digits::written(&bytes[first..]) else { return };
    let end = first + end;
    let span = part.start + lead..part.start + end;
    let plus = bytes[lead..first].contains(&b'+');
    let rest = &bytes[end..];
    let tail = if rest.is_empty() { 0 } else { extension::after(rest).map_or(0, |e| e.end) };
    let glued = |b: Option<&u8>| b.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    if glued(rest.get(tail)) || lead > 0 && glued(bytes.get(lead - 1)) {
        return;
    }
    let digits = digits.values();
    let mut at = Finding { span, percent: 0, evidence: Evidence::PATTERN, reserved: false };
    // A date has groups of at most four digits, joined by more than a space.
    let joined = bytes[first..end].get(ends.trailing_zeros() as usize..).unwrap_or_default();
    let date = !plus
        && ends & 0x1F != 0
        && matches!(joined, [b'-' | b'/' | b'.', ..] | [b' ', b'-', ..])
        && Run::new(site.text, part.start + first..part.start + end).date(0) > 0;
    let local = if plus {
        international(digits)
    } else {
        regions.iter().find_map(|r| national(r, digits)).or_else(|| abroad(digits))
    };
    at.percent = match local {
        _ if date => return,
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
    let (mut values, mut count) = ([0; DIALLED], 0);
    let (mut plus, mut previous) = (false, 0);
    for (at, byte) in bytes.iter().enumerate() {
        let digit = byte.wrapping_sub(b'0');
        if digit <= 9 {
            if let Some(slot) = values.get_mut(count) {
                *slot = digit;
            }
            count += 1;
        } else if *byte == b'+' {
            plus |= count == 0;
        } else if u8::is_ascii_digit(&previous)
            && let Some(digits) = extension::after(&bytes[at..])
            && at + digits.end == bytes.len()
        {
            // The extension is the first that reaches to the end.
            (end, tail) = (at, Some(at + digits.start));
            break;
        }
        previous = *byte;
    }
    let digits = Digits::from_buffer(values, count);
    let number = digits.as_ref().and_then(|digits| {
        let digits = digits.values();
        if plus {
            international(digits)
        } else {
            regions.iter().find_map(|r| national(r, digits)).or_else(|| abroad(digits))
        }
    });
    match (number, digits) {
        (Some(number), _) => number.e164(out),
        (None, Some(digits)) => digits.write(if plus { "+" } else { "" }, out),
        (None, None) => {
            if plus {
                out.push('+');
            }
            out.extend(value[..end].chars().filter(char::is_ascii_digit));
        }
    }
    if let Some(tail) = tail {
        out.push_str(";ext=");
        out.push_str(&value[tail..]);
    }
}
