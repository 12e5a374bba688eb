//! Telephone and fax numbers.
//!
//! A telephone number reaches a person, often one person only, and few people change it; so it
//! identifies, and links records. What makes a match certain is a plus with a calling code: such a
//! number stands in exactly one plan, and most strings of digits stand in none. National numbers are
//! written in the format of their country, with its trunk prefix and its groups, and the formats of
//! all countries together still leave out most identifiers, dates and amounts. Bare digits say little:
//! every second string of nine digits is a number somewhere, so they need a word beside them, a field
//! that names them, or a configured region.
//!
//! The engine hands over a *run*: digits in groups with short gaps. A run may hold several numbers, or a
//! number among other things; [`verify`] cuts it, first taking off what stands in words, times,
//! dates and addresses. What libphonenumber's `PhoneNumberMatcher` asks of the surroundings is asked here
//! (<https://github.com/google/libphonenumber/blob/master/java/libphonenumber/src/com/google/i18n/phonenumbers/PhoneNumberMatcher.java>),
//! its plans are those of [`crate::phone`].

use std::ops::Range;

use crate::phone::cutter::{Cutter, LEAST, MOST, What, abroad};
use crate::phone::edges::{Glue, Lead, tail};
use crate::phone::plans::{Form, dialled};
use crate::phone::reject::{is_common, is_iban, is_inside_word, leading_digits};
use crate::phone::run::Run;
use crate::phone::score::{BARE, Finding, certain, is_dump, score, surroundings};
use crate::phone::{
    Digits, Number, Regions, Spelling, context, context::Context, international, is_possible, lookup,
    national, reserved,
};
use crate::phone::{cutter::STRONG, cutter::Segment};
use crate::site::{Candidate, Site};
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Shape, Standard,
};

pub(crate) use crate::phone::value::{normalize, verify_value};

/// Telephone and fax numbers.
pub(crate) static DEFINITION: Definition = Definition {
    id: "phone-number",
    revision: 2,
    category: Category::PhoneNumber,
    summary: "A telephone or fax number that is valid in the numbering plan of a country.",
    standard: Standard {
        name: "ITU-T E.164, E.123; national plans as in libphonenumber",
        url: "https://www.itu.int/rec/T-REC-E.164",
    },
    regions: &[],
    anchor: "seven or more digits with gaps of up to three bytes",
    checks: "the numbering plan of a region (libphonenumber's metadata), grouping, what stands around",
    context: &[
        "tel",
        "phone",
        "mobile",
        "cell",
        "call",
        "fax",
        "handy",
        "telefon",
        "téléphone",
        "teléfono",
        "móvil",
        "celular",
        "telefono",
        "cellulare",
        "telefoon",
        "mob",
        "whatsapp",
        "sms",
        "puhelin",
        "cep",
        "tlf",
        "gsm",
        "rufnummer",
    ],
    window: ContextWindow { before: 32, after: 16 },
    precision: Precision { alone: 45, formatted: 75, context: 88, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "You can call me on +44 (0)20 7183 8750 today.",
            value: "+44 (0)20 7183 8750",
            normal: "+442071838750",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "Reception: (212) 664-7665 ext. 503, ask for Ann",
            value: "(212) 664-7665 ext. 503",
            normal: "2126647665;ext=503",
            evidence: Evidence::FORMAT,
        },
        Example {
            field: "",
            text: "Telefax: 030 498460",
            value: "030 498460",
            normal: "030498460",
            evidence: Evidence::FAX,
        },
        Example {
            field: "",
            text: "Nos bureaux répondent au 06 12 34 51 13 le matin.",
            value: "06 12 34 51 13",
            normal: "0612345113",
            evidence: Evidence::FORMAT,
        },
        Example {
            field: "phone",
            text: "4156667777",
            value: "4156667777",
            normal: "4156667777",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "London office 020 7946 0958",
            value: "020 7946 0958",
            normal: "02079460958",
            evidence: Evidence::RESERVED,
        },
        Example {
            field: "",
            text: "id 123 555-123-4567, mobile: 07400 129894",
            value: "07400 129894",
            normal: "07400129894",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "2026-11-22 10:00:00 started", why: "a date and a time" },
        Counterexample { field: "", text: "am 22.11.2026 gesehen", why: "a date" },
        Counterexample { field: "", text: "pi = 3.14159265, e = 2.7182818", why: "decimal numbers" },
        Counterexample { field: "", text: "host 192.168.100.254 up", why: "an IPv4 address" },
        Counterexample {
            field: "",
            text: "order 3157338187 shipped",
            why: "bare digits that a word calls an order",
        },
        Counterexample { field: "", text: "67e55044-10b1-4260-9247-bb680e5fe0c8", why: "a UUID" },
        Counterexample { field: "", text: "created 1763805600, updated 1763809200123", why: "Unix times" },
        Counterexample { field: "", text: "ISBN 978-3-16-148410-0", why: "a book number" },
        Counterexample { field: "", text: "see pp. 12(3) 123-127", why: "volume and pages of a journal" },
        Counterexample { field: "", text: "Summe 12 345 678,90 EUR", why: "an amount" },
        Counterexample { field: "order_id", text: "4156667777", why: "the field is an identifier" },
    ],
};

/// Examines the number-like run `run` and reports the numbers in it.
#[inline]
pub(crate) fn verify(
    site: &Site<'_>,
    run: Range<usize>,
    regions: &Regions,
    found: &mut dyn FnMut(Candidate),
) {
    if lookup::is_short(site) {
        return lookup::verify(site, run, regions, found);
    }
    examine(site, run, regions, found);
}

/// [`verify`] in a longer text. What is no number leaves as early as possible.
pub(crate) fn examine(
    site: &Site<'_>,
    run: Range<usize>,
    regions: &Regions,
    found: &mut dyn FnMut(Candidate),
) {
    let bytes = &site.text[run.clone()];
    let gap = leading_digits(bytes);
    let alone = gap == bytes.len();
    // Before these bytes, neither plus nor bracket stands.
    let before = site.before(run.start);
    let plain = !matches!(before, b' ' | b'(' | b'+' | b'B' | b'b');
    // Most runs of logs are identifiers and times.
    if alone {
        if gap > MOST || is_inside_word(before) {
            return;
        }
    } else if plain && is_common(site, &run, gap) {
        return;
    }
    let lead = Lead::of(site, run.start);
    let tail = tail(site, run.end);
    if lead.glue == Glue::Never || tail == Glue::Never {
        return;
    }
    if alone {
        return single(site, run, lead, tail, regions, found);
    }
    if lead.plus.is_none() {
        if !plain && is_common(site, &run, gap) || is_iban(site, run.start) {
            return;
        }
    } else if lead.bracket.is_none() && tail != Glue::Word && international_run(site, &run, lead, found) {
        return;
    }
    // What hangs together with a word is an identifier as far as dashes and dots reach.
    let ties = |b: &&u8| matches!(b, b'-' | b'.' | b'/');
    if lead.glue == Glue::Word {
        let tied = bytes[gap..].iter().take_while(ties).count();
        if bytes[gap + tied].is_ascii_digit() || gap == 2 && is_iban(site, run.start + gap) {
            return;
        }
    }
    if tail == Glue::Word {
        let mut behind = bytes.iter().rev().skip_while(|b| b.is_ascii_digit());
        if behind.find(|b| !ties(b)).is_some_and(u8::is_ascii_digit) {
            return;
        }
    }
    groups(site, run, lead, tail, regions, found);
}

/// A run of several groups, cut.
fn groups(
    site: &Site<'_>,
    run: Range<usize>,
    lead: Lead,
    tail: Glue,
    regions: &Regions,
    found: &mut dyn FnMut(Candidate),
) {
    let groups = Run::new(site.text, run);
    let first = usize::from(lead.glue == Glue::Word);
    let last = groups.len - usize::from(tail == Glue::Word);
    if first >= last {
        return;
    }
    if lead.plus.is_none() && (first..last).all(|g| groups.size(g) >= LEAST) {
        // A list of bare numbers.
        for group in first..last {
            let lead = if group == 0 { lead } else { Lead::FREE };
            single(site, groups.span(group..group + 1), lead, Glue::Free, regions, found);
        }
        return;
    }
    let mut cut = Cutter::new(&groups, lead.plus.is_some() && first == 0, regions);
    cut.cut(first, last);
    for segment in cut.segments() {
        judge(site, &groups, &cut, segment, lead, regions, found);
    }
}

/// Reports a run that is, behind its plus, one valid number in groups of its plan.
#[inline]
fn international_run(
    site: &Site<'_>,
    run: &Range<usize>,
    lead: Lead,
    found: &mut dyn FnMut(Candidate),
) -> bool {
    let Some(Spelling { digits, ends, end }) = Digits::written(&site.text[run.clone()]) else { return false };
    let digits = digits.values();
    if digits.len() > MOST || end < run.len() {
        return false;
    }
    let Some(number) = international(digits) else { return false };
    // The groups of the national significant number: what stands before it is no gap of it.
    let Some(prefix) = digits.len().checked_sub(number.significant.values().len()) else { return false };
    let mask = (ends >> prefix >> 1) as u16;
    if !number.is_loosely_grouped(mask) {
        return false;
    }
    let start = lead.plus.unwrap_or(run.start);
    report_international(site, start..run.end, &number, number.is_grouped(mask), found);
    true
}

/// Reports a valid number with a plus.
fn report_international(
    site: &Site<'_>,
    span: Range<usize>,
    number: &Number,
    grouped: bool,
    found: &mut dyn FnMut(Candidate),
) {
    let mut at =
        Finding { span, percent: 96, evidence: Evidence::PATTERN, reserved: reserved::number(number) };
    if grouped {
        at.evidence |= Evidence::FORMAT;
    }
    // A label is not needed, but a fax number is one by its label only.
    if context::may_be_fax(site.left(at.span.start, 33), site.right(at.span.end, 17))
        && surroundings(site, &at.span) == Context::Fax
    {
        at.context(Context::Fax, site.hint.names(Category::PhoneNumber));
    }
    at.report(site, found);
}

/// A run of one group.
#[inline]
fn single(
    site: &Site<'_>,
    run: Range<usize>,
    lead: Lead,
    tail: Glue,
    regions: &Regions,
    found: &mut dyn FnMut(Candidate),
) {
    let length = run.len();
    if lead.glue == Glue::Word || tail == Glue::Word || !(LEAST..=MOST).contains(&length) {
        return;
    }
    let named = site.hint.names(Category::PhoneNumber);
    // Seconds and milliseconds since 1970, from 2017 to 2033. National numbers so long that begin with
    // 15 to 19 lack their trunk prefix.
    let bytes = &site.text[run.clone()];
    if matches!(length, 10 | 13) && matches!(bytes, [b'1', b'5'..=b'9', ..]) && lead.plus.is_none() && !named
    {
        return;
    }
    if let Some(plus) = lead.plus {
        let Some(digits) = Digits::of(bytes) else { return };
        let digits = digits.values();
        if let Some(number) = international(digits) {
            return report_international(site, plus..run.end, &number, true, found);
        }
        if is_possible(digits) {
            let percent = if surroundings(site, &run).is_phone() { 70 } else { 45 };
            let at = Finding { span: plus..run.end, percent, evidence: Evidence::PATTERN, reserved: false };
            at.report(site, found);
        }
        return;
    }
    let form = dialled(bytes);
    if form.is_empty() && !bytes.starts_with(b"0") {
        return;
    }
    if lead.glue == Glue::Weak && !named && !matches!(site.before(run.start), b'=' | b'.' | b'/') {
        return;
    }
    let Some(digits) = Digits::of(bytes) else { return };
    let digits = digits.values();
    let abroad = abroad(digits);
    if form.is_empty() && abroad.is_none() {
        return;
    }
    let mut at = Finding { span: run.clone(), percent: 0, evidence: Evidence::PATTERN, reserved: false };
    let local = regions.iter().find_map(|r| national(r, digits));
    let context = surroundings(site, &run);
    at.percent = match context {
        _ if named => 88,
        // Among identifiers, those that are as long as a number and begin like one are not rare.
        Context::Phone | Context::Fax if lead.glue == Glue::Weak => 75,
        Context::Phone | Context::Fax => 85,
        Context::Other | Context::Remote => return,
        Context::Silent
            if local.is_some() && matches!(site.shape, Shape::Prose | Shape::Name) && length >= 9 =>
        {
            60
        }
        Context::Silent if local.is_some() => 45,
        Context::Silent if abroad.is_some() => 45,
        Context::Silent if form.any(Form::BARE_NANP) => 35,
        Context::Silent if form.any(BARE) && length >= 9 => 25,
        Context::Silent => return,
    };
    at.reserved =
        local.as_ref().or(abroad.as_ref()).map_or_else(|| reserved::national(digits), reserved::number);
    at.context(context, named);
    at.report(site, found);
}

/// Scores one segment of a run of several groups.
fn judge(
    site: &Site<'_>,
    run: &Run<'_>,
    cut: &Cutter<'_, '_>,
    segment: &Segment,
    lead: Lead,
    regions: &Regions,
    found: &mut dyn FnMut(Candidate),
) {
    let groups = segment.start..segment.end;
    let digits = run.digits(groups.clone());
    let mut at =
        Finding { span: run.span(groups.clone()), percent: 0, evidence: Evidence::PATTERN, reserved: false };
    // Brackets: "(030) 1", "0(30) 1", "+44 (0)20 1"; nothing else opens late or stays open.
    let head = if segment.start == 0 {
        lead.bracket
    } else {
        run.gap(segment.start - 1).ends_with(b"(").then(|| at.span.start - 1)
    };
    let inner = &site.text[at.span.clone()];
    let count = |(opened, closed), byte: &u8| {
        (opened + usize::from(*byte == b'('), closed + usize::from(*byte == b')'))
    };
    let (opened, closed) = inner.iter().fold((0, 0), count);
    let bracket = head.is_some() && closed == opened + 1;
    let late = opened > 0 && lead.plus.is_none() && run.digits(segment.start..segment.start + 1).len() > 3;
    if let (Some(head), true) = (head, bracket) {
        at.span.start = head;
    } else if let (Some(plus), 0) = (lead.plus, segment.start) {
        at.span.start = plus;
    }
    if let What::International(number) = segment.what {
        let grouped = number.is_grouped(run.mask(groups, number.significant.values().len()));
        return report_international(site, at.span, &number, grouped, found);
    }
    // A bracket that opens right behind a digit stands in the pages of a journal; "0(30)" is no such.
    let journal = segment.start > 0 && run.gap(segment.start - 1) == b"(";
    if late || journal || !bracket && opened != closed || run.counts(groups.clone()) {
        return;
    }
    let named = site.hint.names(Category::PhoneNumber);
    let certain = certain(segment.what);
    let (silent, spoken) = score(site, run, segment, bracket, &at.span);
    let mut silent = silent;
    if run.gaps(groups.clone(), |gap| gap == b" ") && is_dump(site, &at.span, run.size(segment.start)) {
        silent = silent.min(30);
    }
    if cut.hangs(segment) || lead.glue == Glue::Weak && segment.start == 0 {
        silent = silent.min(if lead.glue == Glue::Weak { 40 } else { 30 });
    }
    // Where neither verdict reaches the reader, the words need not be read.
    if spoken == 0 && silent == 0 {
        return;
    }
    let context = surroundings(site, &at.span);
    at.percent = match context {
        _ if named => spoken,
        Context::Phone | Context::Fax => spoken,
        Context::Other => silent.min(45),
        Context::Remote if !certain => silent.min(45),
        Context::Silent | Context::Remote => silent,
    };
    if at.percent == 0 {
        return;
    }
    at.context(context, named);
    match segment.what {
        What::Abroad(number) | What::Local(number) => {
            at.evidence |= Evidence::FORMAT;
            at.reserved = reserved::number(&number);
        }
        What::Formatted(form) => {
            if form.any(STRONG.with(Form::EXACT_PLAIN)) {
                at.evidence |= Evidence::FORMAT;
            }
            let local = regions.iter().find_map(|r| national(r, digits));
            at.reserved = local.as_ref().map_or_else(|| reserved::national(digits), reserved::number);
        }
        _ => at.reserved = reserved::national(digits),
    }
    at.report(site, found);
}
