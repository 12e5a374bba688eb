//! What stands right before and right after a run of digits, and whether the run is part of it.

use super::extension;
use crate::site::Site;

/// What stands before a run.
#[derive(Clone, Copy)]
pub(crate) struct Lead {
    /// Where a plus stands, if one does.
    pub(crate) plus: Option<usize>,
    /// Where an opening bracket stands right before the first digit, or before the plus.
    pub(crate) bracket: Option<usize>,
    /// How the run hangs together with what stands before it.
    pub(crate) glue: Glue,
}

/// How a run hangs together with what stands beside it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Glue {
    /// Not at all.
    Free,
    /// The group beside is part of a path, a sign or a count: weak evidence against.
    Weak,
    /// The group beside is part of a word, a time or a larger number.
    Word,
    /// The whole is an amount or an address.
    Never,
}

impl Lead {
    /// Nothing but a gap.
    pub(crate) const FREE: Lead = Lead { plus: None, bracket: None, glue: Glue::Free };

    /// Looks left of `start`, the first digit.
    #[inline]
    pub(crate) fn of(site: &Site<'_>, start: usize) -> Lead {
        let mut lead = Lead::FREE;
        let mut at = start;
        // Before anything else, neither plus nor bracket stands.
        let byte = site.before(start);
        if !matches!(byte, b' ' | b'(' | b'+' | b'B' | b'b') {
            lead.glue = glue(site, start, byte);
            return lead;
        }
        if site.before(at) == b'(' {
            at -= 1;
            lead.bracket = Some(at);
        }
        let spaced = at - usize::from(site.before(at) == b' ' && at > site.lo);
        if site.before(at) == b'+' || site.before(spaced) == b'+' {
            at = if site.before(at) == b'+' { at - 1 } else { spaced - 1 };
            // "650+253+1234" is a sum.
            if site.before(at).is_ascii_alphanumeric() {
                lead.glue = Glue::Never;
            }
            lead.plus = Some(at);
            if site.before(at) == b'(' {
                lead.bracket = Some(at - 1);
            }
            return lead;
        }
        // A plus in a URL, RFC 3986, 2.1.
        if matches!(site.left(at, 3), b"%2B" | b"%2b") {
            lead.plus = Some(at - 3);
            return lead;
        }
        lead.glue = glue(site, at, site.before(at));
        lead
    }
}

/// How a run at `at` hangs together with the `byte` before it.
#[inline(always)]
fn glue(site: &Site<'_>, at: usize, byte: u8) -> Glue {
    match byte {
        0 | b' ' | b'\t' | b'\n' | b'"' | b'(' | b'>' | b';' | b'[' => Glue::Free,
        b'n' | b'r' | b't' if site.before(at - 1) == b'\\' => Glue::Free,
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'_' => Glue::Word,
        b'$' | b'%' => Glue::Never,
        b':' if site.before(at - 1).is_ascii_digit() => Glue::Word,
        b',' if site.before(at - 1).is_ascii_digit() => Glue::Weak,
        b'-' if site.before(at - 1).is_ascii_alphanumeric() => Glue::Word,
        b'-' | b'/' | b'#' | b'&' | b'?' | b'@' | b'.' | b'=' | b'*' | b'^' => Glue::Weak,
        0x80.. => beside(site.left(at, 3)),
        _ => Glue::Free,
    }
}

/// How a run hangs together with what follows it.
#[inline]
pub(crate) fn tail(site: &Site<'_>, end: usize) -> Glue {
    match site.byte(end) {
        0 | b' ' | b'\t' | b'\n' | b'"' | b')' | b'<' | b';' | b'.' => Glue::Free,
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'_' if extension::after(site.right(end, 32)).is_none() => {
            // "2126647665Office" in text whose line breaks were lost is not told from an identifier.
            Glue::Word
        }
        b'%' | b'$' | b'@' => Glue::Never,
        b':' if site.byte(end + 1).is_ascii_digit() => Glue::Word,
        b'-' if site.byte(end + 1).is_ascii_hexdigit() && !site.byte(end + 1).is_ascii_uppercase() => {
            Glue::Weak
        }
        // "555-123-4567-A" is a part of a machine.
        b'-' if site.byte(end + 1).is_ascii_uppercase() && !site.byte(end + 2).is_ascii_alphanumeric() => {
            Glue::Word
        }
        0xC3..=0xCA => Glue::Word,
        0xE2 if site.right(end, 3) == "€".as_bytes() => Glue::Never,
        0xC2 if matches!(site.byte(end + 1), 0xA3 | 0xA5) => Glue::Never,
        _ => Glue::Free,
    }
}

/// Whether the last character of `text`, not ASCII, glues: Latin letters do and currency signs forbid,
/// as `IsLatinLetter` and `IsInvalidPunctuationSymbol` of libphonenumber have it; other scripts write
/// numbers against their words.
fn beside(text: &[u8]) -> Glue {
    match text {
        [.., 0xC3..=0xCA, 0x80..=0xBF] => Glue::Word,
        [.., 0xC2, 0xA2..=0xA5] | [.., 0xE2, 0x82, 0xA0..=0xBF] => Glue::Never,
        _ => Glue::Free,
    }
}
