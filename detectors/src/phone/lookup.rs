//! A text that is nothing but one number: somebody gives it to be looked up.

use std::ops::Range;

use super::cutter::{LEAST, MOST};
use super::edges::Lead;
use super::plans::{Code, dialled};
use super::run::Run;
use super::score::{BARE, Finding};
use super::{Regions, extension, reserved};
use crate::catalog::phone_number::examine;
use crate::site::{Candidate, Site};
use crate::{Evidence, Shape};

/// The longest text, in bytes, that may be one number with brackets and extension.
const LONGEST: usize = 40;
/// How sure a number is that is valid in some region, however it is grouped: `VALID` leniency of
/// libphonenumber's `PhoneNumberMatcher`.
const VALID: u8 = 55;

/// Whether the text may be such a one.
#[inline]
pub(crate) fn is_short(site: &Site<'_>) -> bool {
    // With white space round it.
    site.hi - site.lo <= LONGEST + 8 && matches!(site.shape, Shape::Prose | Shape::Name)
}

/// Examines `run` in a short text: as in any other, and if that says little, as a number that is looked
/// up.
#[cold]
pub(crate) fn verify(
    site: &Site<'_>,
    run: Range<usize>,
    regions: &Regions,
    found: &mut dyn FnMut(Candidate),
) {
    let mut sure = false;
    examine(site, run.clone(), regions, &mut |candidate| {
        sure |= candidate.confidence.percent() >= VALID;
        found(candidate);
    });
    if !sure && let Some(finding) = whole(site, run) {
        finding.report(site, found);
    }
}

/// The number that the whole text is, if its digits are valid in some region.
fn whole(site: &Site<'_>, run: Range<usize>) -> Option<Finding> {
    let lead = Lead::of(site, run.start);
    let start = match (lead.plus, lead.bracket) {
        (Some(at), bracket) | (None, bracket @ Some(at)) => bracket.unwrap_or(at).min(at),
        (None, None) => run.start,
    };
    let end = run.end + extension::after(&site.text[run.end..site.hi]).map_or(0, |digits| digits.end);
    if end - start > LONGEST
        || !site.text[site.lo..start].trim_ascii().is_empty()
        || !site.text[end..site.hi].trim_ascii().is_empty()
    {
        return None;
    }
    // A bracket that opens before the run closes in it, and none opens that stays open.
    let count = |byte: u8| site.text[start..run.end].iter().filter(|b| **b == byte).count();
    let groups = Run::new(site.text, run.clone());
    let digits = groups.digits(0..groups.len);
    if count(b'(') != count(b')') || !(LEAST..=MOST).contains(&digits.len()) {
        return None;
    }
    if lead.plus.is_some() {
        // A calling code, and groups as of a number: not yet known to the plan, or made up.
        let like = groups.len > 2 && digits.len() < MOST - 1 && Code::at_start(digits).is_some();
        return like.then_some(Finding {
            span: start..run.end,
            percent: VALID,
            evidence: Evidence::PATTERN,
            reserved: false,
        });
    }
    let form = dialled(digits);
    if form.is_empty() {
        return None;
    }
    let other = match groups.len {
        // Bare digits are valid somewhere too often: they begin as national numbers do.
        1 => !form.any(BARE) || matches!(digits, [1, 5..=9, ..]),
        // Decimal numbers, the postal codes of the United States, spans of years.
        2 if groups.gap(0) == b"." => true,
        2 if groups.gap(0) == b"-" => groups.is_sized(0..2, &[5, 4]) || groups.date(0) > 0,
        // Their social security numbers.
        3 if groups.is_sized(0..3, &[3, 2, 4]) => true,
        // Dates, with the hour of a time; addresses; amounts.
        count => {
            groups.date(0) == 3
                || groups.is_dotted_quad(0)
                || groups.gaps(0..count, |gap| gap == b".") && (1..count).all(|group| groups.size(group) == 3)
        }
    };
    (!other).then(|| Finding {
        span: start..run.end,
        percent: VALID,
        evidence: Evidence::PATTERN,
        reserved: reserved::national(digits),
    })
}
