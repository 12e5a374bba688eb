//! Payment card numbers (primary account numbers).
//!
//! ISO/IEC 7812-1: an issuer identification number, an account and a Luhn digit. One random number in
//! ten passes the check, and about a third of the prefixes are in use, so that of random numbers of 16
//! digits three in a hundred look like cards: grouping, context and what stands around must decide.
//! People write 4-4-4-4, 4-6-5 (American Express), 4-6-4 (Diners Club), or no groups at all. A masked
//! number (PCI DSS 4.0 requirement 3.4: at most the first six and the last four) is no card number.

use super::id::PAYMENT_CARD;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, FieldHint, Precision, Shape,
    Standard,
    checks::{card_schemes, luhn, nearby},
    number::{GROUPS, Group, Run},
    site::{Candidate, Site},
};

pub(crate) static DEFINITION: Definition = Definition {
    id: "payment-card",
    revision: 1,
    category: Category::PaymentCard,
    summary: "A payment card number of a scheme's range and length, with its Luhn digit.",
    standard: Standard {
        name: "ISO/IEC 7812-1:2017, annex B for the check digit",
        url: "https://www.iso.org/standard/70484.html",
    },
    regions: &[],
    anchor: "a run of seven or more digits with separators",
    checks: "range and length of a scheme, Luhn digit",
    context: CONTEXT,
    window: ContextWindow { before: 40, after: 32 },
    precision: Precision { alone: 60, formatted: 90, context: 97, field: 99 },
    examples: &[
        Example {
            field: "",
            text: "please refund order 3157338187 to card 4518147843480456.",
            value: "4518147843480456",
            normal: "4518147843480456",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "5436 0310 3060 6378 12/27",
            value: "5436 0310 3060 6378",
            normal: "5436031030606378",
            evidence: Evidence::FORMAT,
        },
        Example {
            field: "",
            text: "Amex 3742-454554-00126",
            value: "3742-454554-00126",
            normal: "374245455400126",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "card_number",
            text: "6759649826438453",
            value: "6759649826438453",
            normal: "6759649826438453",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "try 4111 1111 1111 1111",
            value: "4111 1111 1111 1111",
            normal: "4111111111111111",
            evidence: Evidence::RESERVED,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "card 4518147843480457", why: "the Luhn digit is wrong" },
        Counterexample { field: "", text: "card 9876 5432 1987 6541", why: "no scheme issues this range" },
        Counterexample {
            field: "",
            text: "card 4111 11** **** 1111, ****-****-****-1111",
            why: "masked numbers",
        },
        Counterexample { field: "", text: "0.4518147843480456", why: "a decimal" },
        Counterexample { field: "", text: "a4518147843480456f", why: "part of a word" },
        Counterexample { field: "order_id", text: "4518147843480456", why: "the field says what it is" },
        Counterexample { field: "", text: "451814784348045645181478434804564518", why: "a longer number" },
    ],
};

const CONTEXT: &[&str] = &[
    "card",
    "cards",
    "cc",
    "creditcard",
    "credit",
    "debit",
    "visa",
    "mastercard",
    "maestro",
    "amex",
    "discover",
    "diners",
    "jcb",
    "unionpay",
    "pan",
    "payment",
    "pay",
    "charge",
    "charged",
    "kreditkarte",
    "karte",
    "kartennummer",
    "kartennr",
    "kreditkartennummer",
    "carte",
    "cb",
    "bancaire",
    "paiement",
    "tarjeta",
    "crédito",
    "credito",
    "pago",
    "carta",
    "kaart",
    "creditcardnummer",
    "cartão",
    "cartao",
    "karta",
    "karty",
    "kartą",
    "kort",
    "kortet",
    "kortnummer",
    "card_number",
    "cvv",
    "cvc",
    "expiry",
    "exp",
    "expires",
    "cardnumber",
    "ccnum",
];

/// Words that name a card and nothing else, directly before a number or after it.
const LABELS: &[&str] = &[
    "card",
    "cards",
    "cc",
    "creditcard",
    "credit",
    "debit",
    "visa",
    "mastercard",
    "maestro",
    "amex",
    "jcb",
    "kreditkarte",
    "kartennummer",
    "karte",
    "carte",
    "tarjeta",
    "carta",
    "kaart",
    "cartão",
    "cartao",
    "karta",
    "karty",
    "kort",
    "kortnummer",
    "cardnumber",
    "ccnum",
    "pan",
];

/// Words before a number that say it is something else.
const OTHER: &[&str] = &[
    "id",
    "ids",
    "order",
    "ticket",
    "invoice",
    "tracking",
    "trace",
    "span",
    "request",
    "session",
    "uuid",
    "serial",
    "imei",
    "isbn",
    "ean",
    "hash",
    "seq",
    "timestamp",
    "ts",
    "time",
    "bestellung",
    "rechnung",
    "commande",
    "pedido",
    "case",
    "ref",
];

/// Examines a run of digits.
pub(crate) fn verify(site: &Site<'_>, run: &Run, found: &mut dyn FnMut(Candidate)) {
    // Most runs of logs are one group.
    if let Some(length) = run.alone() {
        if (12..=19).contains(&length) {
            let group = Group { start: run.range().start as u32, length: length as u32 };
            alone(site, &[group], 0, found);
        }
        return;
    }
    let mut groups = [Group::default(); GROUPS];
    let groups = run.groups(&mut groups);
    let mut first = 0;
    while first < groups.len() {
        // A long group can only stand alone; groups of four and more may join.
        let taken = match groups[first].length {
            12..=19 => alone(site, groups, first, found),
            4..=11 => joined(site, groups, first, found),
            _ => 0,
        };
        first += taken.max(1);
    }
}

/// A card number without separators: one group. The number of groups taken.
fn alone(site: &Site<'_>, groups: &[Group], index: usize, found: &mut dyn FnMut(Candidate)) -> usize {
    let group = groups[index];
    let (start, end) = (group.start as usize, group.end());
    let Some(check) = check(site, &groups[index..=index]) else { return 0 };
    if !stands_free(site, start, end) {
        return 0;
    }
    let typical = matches!(group.length, 14..=16);
    let mut evidence = check;
    let listed = evidence.has(Evidence::DICTIONARY);
    let percent = if let Some(percent) = by_name(site, &mut evidence) {
        percent
    } else if !listed {
        // A range of no scheme's list: only where a label directly before names a card.
        if !nearby::before(site, start, 32).take(4).any(|word| nearby::is_any(word, LABELS)) {
            return 0;
        }
        evidence |= Evidence::CONTEXT;
        70
    } else if nearby::any_before(site, start, 40, CONTEXT) {
        evidence |= Evidence::CONTEXT;
        if typical { 96 } else { 85 }
    } else if evidence.has(Evidence::RESERVED) {
        // Chance does not make the numbers that are printed for tests.
        85
    } else if is_other(site, start) || !typical || groups.len() > 1 || glued(site, start, end) {
        if nearby::after(site, end, 32).any(|word| nearby::is_any(word, LABELS)) {
            evidence |= Evidence::CONTEXT;
            60
        } else if typical && !is_other(site, start) {
            40
        } else {
            25
        }
    } else {
        match site.shape {
            // A column of cards is told from a column of numbers by the share that passes.
            Shape::Value => 70,
            Shape::Prose | Shape::Name => 60,
            // A literal in code: a constant of arithmetic, a hash, a test vector.
            Shape::Source => 40,
        }
    };
    found(Candidate::new(PAYMENT_CARD, start..end, percent, evidence));
    1
}

/// A card number in groups that begins at group `index`. The number of groups taken.
fn joined(site: &Site<'_>, groups: &[Group], index: usize, found: &mut dyn FnMut(Candidate)) -> usize {
    let rest = &groups[index..];
    let Some(separator) = rest.get(1).and_then(|next| gap(site, rest[0], *next)) else { return 0 };
    let same = rest.windows(2).take_while(|w| gap(site, w[0], w[1]) == Some(separator)).count() + 1;
    let lengths = |n: usize| rest.get(..n).filter(|_| n <= same);
    // The longest form first: 19 digits, then 16, 15, 14 and the free forms of named fields.
    let forms: [&[u32]; 6] =
        [&[4, 4, 4, 4, 3], &[4, 4, 4, 4], &[4, 6, 5], &[4, 6, 4], &[4, 4, 4, 3], &[4, 4, 4, 2]];
    for form in forms {
        let Some(part) = lengths(form.len()) else { continue };
        if !part.iter().map(|g| g.length).eq(form.iter().copied()) {
            continue;
        }
        let (start, end) = (part[0].start as usize, part[part.len() - 1].end());
        let Some(mut evidence) = check(site, part) else { continue };
        // Directly before the first and after the last group no digit of the same grouping may follow.
        let more = rest.get(part.len()).is_some_and(|next| {
            gap(site, part[part.len() - 1], *next) == Some(separator) && next.length >= 4 && separator != b' '
        });
        if more
            || index > 0
                && separator != b' '
                && gap(site, groups[index - 1], groups[index]) == Some(separator)
        {
            continue;
        }
        if !stands_free(site, start, end) {
            continue;
        }
        evidence |= Evidence::FORMAT;
        let percent = if let Some(percent) = by_name(site, &mut evidence) {
            percent
        } else if !evidence.has(Evidence::DICTIONARY) && !nearby::any_before(site, start, 32, LABELS) {
            continue;
        } else if nearby::any_before(site, start, 40, CONTEXT) {
            evidence |= Evidence::CONTEXT;
            98
        } else if same > part.len() + 1 {
            // A table of numbers in groups of four.
            45
        } else {
            90
        };
        found(Candidate::new(PAYMENT_CARD, start..end, percent, evidence));
        return part.len();
    }
    0
}

/// Examines a run in a value of a field named for cards: any grouping.
pub(crate) fn verify_named(site: &Site<'_>, run: &Run, found: &mut dyn FnMut(Candidate)) {
    let mut groups = [Group::default(); GROUPS];
    let range = run.range();
    match check(site, run.groups(&mut groups)) {
        Some(mut evidence) if stands_free(site, range.start, range.end) => {
            let percent = by_name(site, &mut evidence).unwrap_or(90);
            found(Candidate::new(PAYMENT_CARD, range, percent, evidence));
        }
        _ => verify(site, run, found),
    }
}

/// The digits alone.
pub(crate) fn normalize(value: &str, out: &mut String) {
    super::push_kept(value, out, |byte| byte.is_ascii_digit().then_some(byte));
}

/// Length, range and check digit; the evidence where all pass. `DICTIONARY` is among it where a scheme lists
/// the range.
fn check(site: &Site<'_>, groups: &[Group]) -> Option<Evidence> {
    let first = groups.first()?;
    let begin = first.start as usize;
    let total = groups.iter().map(|group| group.length).sum();
    if first.length < 2 || !card_schemes::begins(site.text[begin], site.text[begin + 1], total) {
        return None;
    }
    let mut digits = [0u8; 19];
    let mut count = 0;
    for group in groups {
        for &byte in &site.text[group.start as usize..group.end()] {
            *digits.get_mut(count)? = byte - b'0';
            count += 1;
        }
    }
    let digits = &digits[..count];
    if count < 12 {
        return None;
    }
    let prefix = digits[..6].iter().fold(0, |n, &d| n * 10 + u32::from(d));
    let listed = card_schemes::issues(prefix, count);
    if !(listed || card_schemes::may_issue(prefix, count)) || !luhn::passes(digits) {
        return None;
    }
    let reserved = if card_schemes::is_test(digits) { Evidence::RESERVED } else { Evidence::NONE };
    let known = if listed { Evidence::DICTIONARY } else { Evidence::NONE };
    Some(Evidence::PATTERN | Evidence::CHECKSUM | known | reserved)
}

/// The confidence where the name of the field decides.
fn by_name(site: &Site<'_>, evidence: &mut Evidence) -> Option<u8> {
    if site.hint.names(Category::PaymentCard) {
        *evidence |= Evidence::FIELD_NAME;
        Some(99)
    } else if site.hint.is(FieldHint::UNLIKELY) || site.hint.names(Category::PhoneNumber) {
        Some(15)
    } else {
        None
    }
}

/// The one byte between two groups, or 0 for a no-break space; `None` for any other gap.
fn gap(site: &Site<'_>, a: Group, b: Group) -> Option<u8> {
    match &site.text[a.end()..b.start as usize] {
        [byte @ (b' ' | b'-' | b'.')] => Some(*byte),
        [0xc2, 0xa0] => Some(0),
        _ => None,
    }
}

/// Whether nothing around makes the digits a part of something longer: a word, a decimal, a path.
fn stands_free(site: &Site<'_>, start: usize, end: usize) -> bool {
    let (before, after) = (site.before(start), site.byte(end));
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let beyond = if end + 1 < site.hi { site.text[end + 1] } else { 0 };
    let ahead = if start > site.lo + 1 { site.text[start - 2] } else { 0 };
    !(word(before)
        || word(after)
        || matches!(before, b'.' | b',') && ahead.is_ascii_digit()
        || before == b'.' && !ahead.is_ascii_alphabetic()
        || matches!(after, b'.' | b',') && beyond.is_ascii_digit()
        || matches!(before, b'%' | b'&' | b'\\' | b'$'))
}

/// Whether separators tie the number to its neighbours, as in identifiers and paths.
fn glued(site: &Site<'_>, start: usize, end: usize) -> bool {
    matches!(site.before(start), b'-' | b'/' | b'.' | b'#' | b'@' | b'+')
        || matches!(site.byte(end), b'-' | b'/' | b'@')
}

/// Whether the words directly before say that the number is something else.
fn is_other(site: &Site<'_>, start: usize) -> bool {
    let line = nearby::line_start(site, start, 24);
    nearby::before(site, start, start - line).take(2).any(|word| nearby::is_any(word, OTHER))
}
