//! Cuts a run of several groups into numbers, dates, addresses and what is left.

use super::plans::{Code, Form, GAP, Written, dialled};
use super::run::Run;
use super::{Number, Regions, international, is_possible, national};

/// The most digits of a number with its prefixes: 15 (ITU-T E.164, 6.1) and an international prefix.
pub(crate) const MOST: usize = 17;
/// The least digits of a number outside fields of telephone numbers.
pub(crate) const LEAST: usize = 7;
/// The most digits of a group that a national number begins with.
const LONGEST: usize = 12;
/// The most numbers that are reported of one run: 64 digits hold no more than nine of seven.
const SEGMENTS: usize = 9;

/// Formats that few other things have.
pub(crate) const STRONG: Form = Form::EXACT_TRUNK.with(Form::EXACT_NANP);
/// Formats whose groups are partly written together.
pub(crate) const MERGED: Form = Form::MERGED_TRUNK.with(Form::MERGED_NANP);

/// What the digits of a segment are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum What {
    /// A plus and a valid number.
    International(Number),
    /// A plus, a calling code and the right number of digits.
    Possible,
    /// 00 or 011 and a valid number.
    Abroad(Number),
    /// A valid number of a configured region, in a grouping of that region.
    Local(Number),
    /// A national format of some region.
    Formatted(Form),
    /// No valid number, but grouped as nothing else is: three, three and four digits as in North America,
    /// or five pairs with a leading zero as in France.
    Shaped,
    /// Digits that somebody may dial, or a valid number without its plus, in some other grouping.
    Loose,
    /// Nothing but the number of digits speaks for it.
    Unknown,
}

/// Groups of a run that may be a number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Segment {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) what: What,
}

/// Cuts a run.
pub(crate) struct Cutter<'a, 't> {
    pub(crate) run: &'a Run<'t>,
    pub(crate) regions: &'a Regions,
    /// Whether a plus stands before the first group.
    pub(crate) plus: bool,
    segments: [Segment; SEGMENTS],
    len: usize,
    /// The groups that are explained, by a number or otherwise.
    covered: u32,
}

impl<'a, 't> Cutter<'a, 't> {
    /// Nothing cut yet.
    #[inline]
    pub(crate) fn new(run: &'a Run<'t>, plus: bool, regions: &'a Regions) -> Cutter<'a, 't> {
        let none = Segment { start: 0, end: 0, what: What::Unknown };
        Cutter { run, regions, plus, segments: [none; SEGMENTS], len: 0, covered: 0 }
    }

    /// Cuts the groups `first..last`.
    pub(crate) fn cut(&mut self, first: usize, last: usize) {
        // A plus before what no country has as its calling code: the rest is none of its numbers either.
        let digits = self.run.digits(0..last);
        if self.plus
            && first == 0
            && digits.first().is_some_and(|d| *d != 0)
            && Code::at_start(digits).is_none()
        {
            return;
        }
        let mut at = first;
        while at < last && self.len < SEGMENTS {
            // No national number has so long a first group, unless an international prefix opens it.
            if self.run.size(at) > LONGEST && self.run.digits(at..at + 1)[0] != 0 && !(self.plus && at == 0) {
                at += 1;
                continue;
            }
            let begins = at == first || !is_tight(self.run.gap(at - 1));
            let known = if begins && !(self.plus && at == 0) { self.known(at, last) } else { 0 };
            if known > 0 {
                self.cover(at..at + known);
                at += known;
            } else if let Some(segment) = self.number(at, last).filter(|_| begins) {
                self.cover(at..segment.end);
                self.segments[self.len] = segment;
                self.len += 1;
                at = segment.end;
            } else {
                at += 1;
            }
        }
        if self.len == 0
            && let Some(segment) = self.loose(first, last)
        {
            self.segments[0] = segment;
            self.len = 1;
            self.cover(segment.start..segment.end);
        }
    }

    /// The segments.
    pub(crate) fn segments(&self) -> &[Segment] {
        &self.segments[..self.len]
    }

    fn cover(&mut self, groups: std::ops::Range<usize>) {
        groups.for_each(|g| self.covered |= 1 << (g & 31));
    }

    /// Whether a segment hangs together with groups beside it that nothing explains: the gap to them
    /// looks like a gap within it.
    pub(crate) fn hangs(&self, segment: &Segment) -> bool {
        let open = |g: usize| self.covered & (1 << (g & 31)) == 0;
        let like = |gap: &[u8]| {
            segment.end - segment.start == 1
                || !self.run.gaps(segment.start..segment.end, |inner| inner != gap)
        };
        segment.start > 0 && open(segment.start - 1) && like(self.run.gap(segment.start - 1))
            || segment.end < self.run.len && open(segment.end) && like(self.run.gap(segment.end - 1))
    }

    /// How many groups from `at` on are known to be something else: a date, an address, a card.
    fn known(&self, at: usize, last: usize) -> usize {
        let run = self.run;
        if run.size(at) > 4 {
            return 0;
        }
        if run.is_dotted_quad(at) {
            return 4;
        }
        for card in [&[4, 4, 4, 4][..], &[4, 6, 5]] {
            if at + card.len() <= last
                && run.is_sized(at..at + card.len(), card)
                && luhn(run.digits(at..at + card.len()))
            {
                return card.len();
            }
        }
        run.date(at)
    }

    /// The number that begins with group `at`.
    fn number(&self, at: usize, last: usize) -> Option<Segment> {
        let run = self.run;
        if self.plus && at == 0 {
            return self.plus(last);
        }
        // Where a number that begins here may end.
        let ends = |end: usize| end == last || !is_tight(run.gap(end - 1));
        let mut end = at;
        while end < last && run.digits(at..end + 1).len() <= MOST && (end == at || run.gap(end - 1) != b". ")
        {
            end += 1;
        }
        let found = |end: usize, what: What| Some(Segment { start: at, end, what });
        for region in self.regions.iter() {
            for end in (at + 1..=end).rev().filter(|e| ends(*e)) {
                let digits = run.digits(at..end);
                if digits.len() >= LEAST
                    && let Some(number) = national(region, digits)
                    && (end > at + 1
                        && number.is_loosely_grouped(run.mask(at..end, number.significant.values().len())))
                {
                    return found(end, What::Local(number));
                }
            }
        }
        if run.digits(at..at + 1).starts_with(&[0, 0]) || run.digits(at..at + 1) == [0, 1, 1] {
            for end in (at + 1..=end).rev().filter(|e| ends(*e)) {
                if let Some(number) = abroad(run.digits(at..end)) {
                    return found(end, What::Abroad(number));
                }
            }
        }
        let mut best: Option<(u8, usize, Form)> = None;
        let mut walk = Written::start();
        for group in at..end {
            if group > at {
                walk.step(GAP);
            }
            run.digits(group..group + 1).iter().for_each(|d| walk.step(*d));
            if walk.is_dead() {
                break;
            }
            let form = walk.form();
            if !form.is_empty() && ends(group + 1) && run.digits(at..group + 1).len() >= LEAST {
                let rank = if form.any(STRONG) {
                    3
                } else if form.any(MERGED) {
                    2
                } else {
                    u8::from(form.any(Form::EXACT_PLAIN))
                };
                if best.is_none_or(|b| b.0 <= rank) {
                    best = Some((rank, group + 1, form));
                }
            }
        }
        let shaped = |from: usize, sizes: &[usize]| {
            let to = from + sizes.len();
            (to <= end && ends(to) && run.is_sized(from..to, sizes)).then_some(to)
        };
        let shape = match run.digits(at..at + 1) {
            [1] => shaped(at + 1, &[3, 3, 4]),
            [0, _] => shaped(at, &[2; 5]),
            _ => shaped(at, &[3, 3, 4]),
        };
        match (best, shape) {
            (Some((2.., to, form)), _) => found(to, What::Formatted(form)),
            (best, Some(to)) if best.is_none_or(|b| b.1 <= to) => found(to, What::Shaped),
            (Some((_, to, form)), _) => found(to, What::Formatted(form)),
            _ => None,
        }
    }

    /// The number behind the plus.
    fn plus(&self, last: usize) -> Option<Segment> {
        let run = self.run;
        let mut whole = 0;
        while whole < last && run.digits(0..whole + 1).len() <= MOST {
            whole += 1;
        }
        let mut longest = None;
        for end in (1..=whole).rev() {
            let Some(number) = international(run.digits(0..end)) else { continue };
            let segment = Segment { start: 0, end, what: What::International(number) };
            // Where lengths vary, the rest of a list would pass as the end of its first number.
            if number.is_loosely_grouped(run.mask(0..end, number.significant.values().len())) {
                return Some(segment);
            }
            longest = longest.or(Some(segment));
        }
        if longest.is_some() {
            return longest;
        }
        let possible = (1..=whole).rev().find(|end| is_possible(run.digits(0..*end)))?;
        Some(Segment { start: 0, end: possible, what: What::Possible })
    }

    /// What may be a number if a word says so.
    fn loose(&self, first: usize, last: usize) -> Option<Segment> {
        let open = |g: &usize| self.covered & (1 << (g & 31)) == 0;
        let start = (first..last).find(open)?;
        let end = (start..last).find(|g| !open(g)).unwrap_or(last);
        let digits = self.run.digits(start..end);
        // Columns of a table and decimal numbers are farther apart, and mix dots and spaces; single
        // digits are counts.
        let dotted = !self.run.gaps(start..end, |gap| gap != b".");
        let near = self.run.gaps(start..end, |gap| {
            if dotted { gap == b"." } else { gap.len() < 3 || gap == b" - " || gap == b" / " }
        });
        if !(LEAST..=MOST).contains(&digits.len()) || !near || digits.len() < 2 * (end - start) {
            return None;
        }
        let mut form = dialled(digits);
        if form.is_empty() && international(digits).is_some() {
            form = Form::BARE_PLAIN;
        }
        let what = if form.is_empty() { What::Unknown } else { What::Loose };
        Some(Segment { start, end, what })
    }
}

/// Whether a gap ties groups into one identifier.
fn is_tight(gap: &[u8]) -> bool {
    matches!(gap, b"-" | b".")
}

/// The number behind an international prefix that most countries share: 00 (ITU-T E.164, annex A) or
/// 011 (the North American plan).
pub(crate) fn abroad(digits: &[u8]) -> Option<Number> {
    match digits {
        [0, 0, rest @ ..] if rest.first() != Some(&0) => international(rest),
        [0, 1, 1, rest @ ..] if rest.len() > 9 => international(rest),
        _ => None,
    }
}

/// The check of payment cards, ISO/IEC 7812-1, annex B: what passes it in groups of four is a card.
#[inline]
pub(crate) fn luhn(digits: &[u8]) -> bool {
    const DOUBLED: [u32; 10] = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
    let (mut sum, mut doubled) = (0, digits.len().is_multiple_of(2));
    for digit in digits {
        sum += if doubled { DOUBLED[(*digit).min(9) as usize] } else { u32::from(*digit) };
        doubled = !doubled;
    }
    sum.is_multiple_of(10)
}
