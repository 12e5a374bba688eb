//! How sure a number is, and the finding that is made of it.

use std::ops::Range;

use super::context::{self, Context};
use super::cutter::{MERGED, STRONG, Segment, What};
use super::extension;
use super::plans::Form;
use super::run::Run;
use crate::catalog::id::PHONE_NUMBER;
use crate::site::{Candidate, Site};
use crate::{Category, Evidence, FieldHint};

/// Bare digits that begin as national numbers do.
pub(crate) const BARE: Form = Form::BARE_TRUNK.with(Form::BARE_NANP);

/// Whether few other things look like this: it is not doubted because of a word further off.
pub(crate) fn certain(what: What) -> bool {
    match what {
        What::Formatted(form) => form.any(STRONG),
        What::Shaped | What::Abroad(_) | What::Local(_) => true,
        _ => false,
    }
}

/// The confidence in a segment without and with a word that names telephony.
pub(crate) fn score(
    site: &Site<'_>,
    run: &Run<'_>,
    segment: &Segment,
    bracket: bool,
    span: &Range<usize>,
) -> (u8, u8) {
    let digits = run.digits(segment.start..segment.end);
    let (length, groups) = (digits.len(), segment.end - segment.start);
    let spaced = run.gaps(segment.start..segment.end, |gap| gap == b" ");
    let dashed = run.gaps(segment.start..segment.end, |gap| gap == b"-" || gap == b".");
    // "3.14159265": a decimal number.
    let decimal = groups == 2 && run.gap(segment.start) == b".";
    // The whole of a cell or of the text.
    let cell = is_cell(site, span);
    match segment.what {
        What::International(_) => (96, 96),
        // Grouped as well as preceded by a plus: a number that is made up or not yet known to the plan.
        What::Possible if groups > 2 && length > 9 => (60, 80),
        What::Possible => (45, 70),
        What::Abroad(_) => (85, 95),
        What::Local(_) => (if length < 9 && groups < 3 { 70 } else { 87 }, 95),
        What::Formatted(_) | What::Loose | What::Unknown if decimal => (0, 30),
        What::Formatted(form) if form.any(Form::EXACT_NANP) => match () {
            () if bracket => (88, 95),
            () if dashed => (82, 95),
            () => (75, 95),
        },
        What::Formatted(form) if form.any(Form::EXACT_TRUNK) => match (groups, length) {
            _ if bracket => (80, 92),
            // "0.12.345.678" is a version, "057-17-4063" a social security number of the United States.
            _ if dashed && run.size(segment.start) == 1 && digits[0] == 0 => (30, 75),
            (3, 9) if dashed && run.is_sized(segment.start..segment.end, &[3, 2, 4]) => (30, 70),
            (3.., 9..) => (80, 92),
            (3.., _) | (_, 10..) => (75, 92),
            (_, 9) => (70, 90),
            // Postal codes and identifiers of two groups are as long.
            (_, 8) => (45, 85),
            _ => (40, 85),
        },
        What::Formatted(form) if form.any(MERGED) => match length {
            _ if bracket => (75, 90),
            9.. if form.any(Form::MERGED_TRUNK) => (60, 88),
            10 if !spaced => (58, 88),
            _ => (40, 85),
        },
        What::Formatted(form) if form.any(Form::EXACT_PLAIN) => match length {
            9.. if bracket => (76, 90),
            _ if bracket => (60, 88),
            9.. if groups > 2 && cell => (62, 88),
            8 if groups > 3 && cell => (55, 88),
            _ => (40, 85),
        },
        What::Formatted(_) => (25, 82),
        What::Shaped if digits[0] == 0 && groups == 5 => (if spaced || dashed { 60 } else { 45 }, 85),
        What::Shaped => {
            let area = &digits[digits.len() - 10..];
            match bracket {
                true => (70, 85),
                false if dashed && area[0] > 1 && area[3] > 1 => (60, 85),
                false if dashed => (52, 80),
                false => (30, 75),
            }
        }
        What::Loose => (0, 78),
        What::Unknown if length < 16 => (0, 60),
        What::Unknown => (0, 0),
    }
}

/// Whether words of hexadecimal digits, as long as the groups, stand beside `span`: a dump of memory or
/// a table of code points.
pub(crate) fn is_dump(site: &Site<'_>, span: &Range<usize>, size: usize) -> bool {
    let hex = |space: u8, digit: u8| matches!(space, b' ' | b';') && digit.is_ascii_hexdigit();
    if !hex(site.before(span.start), site.before(span.start.saturating_sub(1)))
        && !hex(site.byte(span.end), site.byte(span.end + 1))
    {
        return false;
    }
    let mut words = 0;
    let mut mixed = false;
    // Code points have four to six digits.
    let sized = |length: usize| length == size || (4..=6).contains(&length) && (4..=6).contains(&size);
    let mut look = |text: &mut dyn Iterator<Item = u8>| {
        let (mut length, mut letters) = (0, 0);
        for byte in text {
            if byte.is_ascii_hexdigit() {
                length += 1;
                letters += usize::from(!byte.is_ascii_digit());
            } else if length == 0 && matches!(byte, b' ' | b';') {
            } else {
                // A longer word and another alphabet are prose.
                if byte.is_ascii_alphanumeric() || !sized(length) {
                    return;
                }
                words += usize::from(letters > 0);
                mixed |= letters > 0 && letters < length;
                (length, letters) = (0, 0);
            }
        }
    };
    look(&mut site.left(span.start, 5 * size + 6).iter().rev().copied());
    look(&mut site.right(span.end, 5 * size + 6).iter().copied());
    mixed || words > 1
}

/// Whether `span` fills a cell: the whole text, or a place between two delimiters of tables and quotes.
fn is_cell(site: &Site<'_>, span: &Range<usize>) -> bool {
    let edge = |byte: u8| matches!(byte, 0 | b';' | b',' | b'\t' | b'|' | b'"' | b'\'' | b'\n' | b'\r');
    edge(site.before(span.start)) && edge(site.byte(span.end))
        || site.before(span.start) == b'>' && site.byte(span.end) == b'<'
}

/// What the words round `span` say, or its field.
pub(crate) fn surroundings(site: &Site<'_>, span: &Range<usize>) -> Context {
    if site.hint.names(Category::PhoneNumber) {
        return if site.hint.is(FieldHint::FAX) { Context::Fax } else { Context::Phone };
    }
    let left = context::left(site.left(span.start, 41));
    if left.is_phone() {
        return left;
    }
    let right = context::right(site.right(span.end, 24));
    if right.is_phone() { right } else { left }
}

/// A number found, before it is reported.
#[derive(Clone)]
pub(crate) struct Finding {
    /// From the plus, bracket or first digit to the last digit.
    pub(crate) span: Range<usize>,
    /// The expected precision.
    pub(crate) percent: u8,
    /// What it rests on.
    pub(crate) evidence: Evidence,
    /// Whether the number is set aside for fiction.
    pub(crate) reserved: bool,
}

impl Finding {
    /// Adds what the surroundings say.
    pub(crate) fn context(&mut self, context: Context, named: bool) {
        match context {
            _ if named => self.evidence |= Evidence::FIELD_NAME,
            Context::Phone | Context::Fax => self.evidence |= Evidence::CONTEXT,
            _ => {}
        }
        if context == Context::Fax {
            self.evidence |= Evidence::FAX;
        }
    }

    /// Reports it, with its extension.
    pub(crate) fn report(mut self, site: &Site<'_>, found: &mut dyn FnMut(Candidate)) {
        let plus = site.text[self.span.clone()].iter().take(2).any(|b| *b == b'+');
        if site.hint.names(Category::PhoneNumber) {
            self.evidence |= Evidence::FIELD_NAME;
            if site.hint.is(FieldHint::FAX) {
                self.evidence |= Evidence::FAX;
            }
        } else if site.hint.is(FieldHint::UNLIKELY) && !plus {
            self.percent = self.percent.min(30);
        }
        if self.reserved {
            self.evidence |= Evidence::RESERVED;
        }
        if let Some(digits) = extension::after(site.right(self.span.end, 32)) {
            self.span.end += digits.end;
        }
        found(Candidate::new(PHONE_NUMBER, self.span, self.percent, self.evidence));
    }
}
