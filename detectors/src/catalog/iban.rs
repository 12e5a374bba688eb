//! International bank account numbers.
//!
//! ISO 13616: a country, two check digits, and the account in the structure that the country registered.
//! Length, structure and the remainder modulo 97 together leave chance less than one in a million, so a
//! number needs no context. People write groups of four, or none, in capitals or not.

use super::id::IBAN;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::{
        iban_registry::{self, Class},
        mod97,
    },
    site::{Candidate, Site},
};

pub(crate) static DEFINITION: Definition = Definition {
    id: "iban",
    revision: 1,
    category: Category::BankAccount,
    summary: "An international bank account number of a registered country, with its check digits.",
    standard: Standard {
        name: "ISO 13616-1:2020; IBAN registry release 101; ISO/IEC 7064 MOD 97-10",
        url: "https://www.swift.com/standards/data-standards/iban-international-bank-account-number",
    },
    regions: &[],
    anchor: "a word start of two letters and two digits",
    checks: "length and structure of the country (SWIFT registry), ISO/IEC 7064 MOD 97-10",
    context: &["iban", "account", "konto", "compte", "cuenta", "conto", "rekening"],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 98, formatted: 98, context: 99, field: 99 },
    examples: &[
        Example {
            field: "",
            text: "use IBAN FR3974653570956739352028866.",
            value: "FR3974653570956739352028866",
            normal: "FR3974653570956739352028866",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "überweisen auf DE66 1001 0010 0123 4567 93 bis",
            value: "DE66 1001 0010 0123 4567 93",
            normal: "DE66100100100123456793",
            evidence: Evidence::FORMAT,
        },
        Example {
            field: "account",
            text: "no6830000012346",
            value: "no6830000012346",
            normal: "NO6830000012346",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "iban",
            text: "NO 71 7694 05 00903",
            value: "NO 71 7694 05 00903",
            normal: "NO7176940500903",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "e.g. GB29 NWBK 6016 1331 9268 19",
            value: "GB29 NWBK 6016 1331 9268 19",
            normal: "GB29NWBK60161331926819",
            evidence: Evidence::RESERVED,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "FR3974653570956739352028867", why: "the check digits are wrong" },
        Counterexample { field: "", text: "AB150120690000003111141", why: "AB is no registered country" },
        Counterexample {
            field: "",
            text: "GB15 MIDL 4005 1512 3456 zz",
            why: "letters where the country has digits",
        },
        Counterexample { field: "", text: "DE8937040044053201300", why: "too short for its country" },
        Counterexample { field: "", text: "DE893704004405320130001", why: "too long for its country" },
    ],
};

/// Longest number: Russia's 33, Saint Lucia's 32; 34 by ISO 13616.
const LONGEST: usize = 34;

/// Examines the word of two letters and two digits at `start`.
pub(crate) fn verify(site: &Site<'_>, start: usize, found: &mut dyn FnMut(Candidate)) {
    let text = site.text;
    let Some(head) = text.get(start..start + 4).filter(|_| start + 15 <= site.hi) else { return };
    let country = [head[0].to_ascii_uppercase(), head[1].to_ascii_uppercase()];
    let Some((structure, total)) = iban_registry::structure(country) else { return };
    let mut number = [0u8; LONGEST];
    number[..4].copy_from_slice(&[country[0], country[1], head[2], head[3]]);
    // In one piece, the electronic format; else with separators.
    let whole = text.get(start + 4..start + total).filter(|_| start + total <= site.hi);
    let Collected { at, separators, grouped } = if whole
        .is_some_and(|body| copy(body, structure, &mut number))
    {
        Collected { at: start + total, separators: 0, grouped: true }
    } else {
        match collect(site, start + 4, total, &mut number) {
            Some(collected) if collected.separators > 0 && fits(&number[4..total], structure) => collected,
            _ => return,
        }
    };
    let count = total;
    let after = site.byte(at);
    if after.is_ascii_alphanumeric()
        || after == b'_'
        || after >= 0x80 && !(after == 0xc2 || after == 0xe2 || after == 0xe3)
    {
        return;
    }
    // One more digit behind a separator makes another number of it.
    let skip = is_separator(site, at);
    if separators > 0
        && skip > 0
        && site.byte(at + skip).is_ascii_digit()
        && !site.byte(at + skip + 4).is_ascii_alphanumeric()
        && count % 4 != 0
    {
        return;
    }
    let number = &number[..count];
    if mod97::remainder([&number[4..], &number[..4]]) != 1 {
        return;
    }
    let mut evidence = Evidence::PATTERN | Evidence::CHECKSUM;
    if separators > 0 && grouped {
        evidence |= Evidence::FORMAT;
    }
    if iban_registry::is_example(number) {
        evidence |= Evidence::RESERVED;
    }
    let percent = if site.hint.names(Category::BankAccount) {
        evidence |= Evidence::FIELD_NAME;
        99
    } else if separators > 0 && !grouped {
        90
    } else {
        98
    };
    found(Candidate::new(IBAN, start..at, percent, evidence));
}

/// Examines a whole value of a field named for accounts: separators may stand anywhere, also after the
/// country (`NO 71 7694 05 00903`), where the anchor does not look.
pub(crate) fn verify_value(site: &Site<'_>, found: &mut dyn FnMut(Candidate)) {
    let value = &site.text[site.lo..site.hi];
    if !matches!(value, [_, _, b' ' | b'-', ..]) {
        return;
    }
    let (mut number, mut count) = ([0u8; LONGEST], 0);
    for &byte in value.iter().filter(|b| !matches!(b, b' ' | b'-')) {
        match number.get_mut(count) {
            Some(slot) if byte.is_ascii_alphanumeric() => *slot = byte.to_ascii_uppercase(),
            _ => return,
        }
        count += 1;
    }
    let number = &number[..count];
    let [a, b, c, d, ..] = *number else { return };
    let Some((structure, total)) = iban_registry::structure([a, b]) else { return };
    if total == count
        && c.is_ascii_digit()
        && d.is_ascii_digit()
        && fits(&number[4..], structure)
        && mod97::remainder([&number[4..], &number[..4]]) == 1
    {
        let mut evidence = Evidence::PATTERN | Evidence::CHECKSUM | Evidence::FIELD_NAME;
        if iban_registry::is_example(number) {
            evidence |= Evidence::RESERVED;
        }
        found(Candidate::new(IBAN, site.lo..site.hi, 97, evidence));
    }
}

/// The capital of a letter, a digit as it is, 0 for any other byte.
const CAPITALS: [u8; 256] = {
    let mut capitals = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        if (byte as u8).is_ascii_alphanumeric() {
            capitals[byte] = (byte as u8).to_ascii_uppercase();
        }
        byte += 1;
    }
    capitals
};

/// Copies a number in one piece behind the first four of `number`, in capitals; whether it has the structure.
fn copy(body: &[u8], structure: &[(u8, Class)], number: &mut [u8; LONGEST]) -> bool {
    let (mut rest, mut at) = (body, 4);
    structure.iter().all(|&(length, class)| {
        let length = usize::from(length);
        let (Some((part, behind)), Some(slots)) =
            (rest.split_at_checked(length), number.get_mut(at..at + length))
        else {
            return false;
        };
        (rest, at) = (behind, at + length);
        let (first, last) = match class {
            Class::Digit => (b'0', b'9'),
            Class::Letter => (b'A', b'Z'),
            Class::Either => (b'0', b'Z'),
        };
        part.iter().zip(slots).fold(true, |fits, (byte, slot)| {
            *slot = CAPITALS[usize::from(*byte)];
            fits & (first..=last).contains(slot)
        })
    })
}

/// Where the collected number ends, and how it was divided.
struct Collected {
    at: usize,
    separators: usize,
    grouped: bool,
}

/// Collects `total` letters and digits from `at` on (four stand in `number` already); single separators
/// may stand between.
fn collect(site: &Site<'_>, at: usize, total: usize, number: &mut [u8; LONGEST]) -> Option<Collected> {
    let mut collected = Collected { at, separators: 0, grouped: true };
    for (count, slot) in number.iter_mut().enumerate().take(total).skip(4) {
        let separator = is_separator(site, collected.at);
        if separator > 0 {
            collected.grouped &= count % 4 == 0;
            collected.separators += 1;
            collected.at += separator;
        }
        *slot = site.byte(collected.at).to_ascii_uppercase();
        if !slot.is_ascii_alphanumeric() {
            return None;
        }
        collected.at += 1;
    }
    Some(collected)
}

/// Whether a number has the structure of its country.
fn fits(number: &[u8], structure: &[(u8, Class)]) -> bool {
    let mut rest = number;
    structure.iter().all(|&(length, class)| {
        let (part, behind) = rest.split_at(usize::from(length).min(rest.len()));
        rest = behind;
        match class {
            Class::Digit => part.iter().all(u8::is_ascii_digit),
            Class::Letter => part.iter().all(u8::is_ascii_uppercase),
            Class::Either => true,
        }
    })
}

/// Capitals without separators: the electronic format.
pub(crate) fn normalize(value: &str, out: &mut String) {
    // Mostly it is so written.
    if value.bytes().all(|byte| byte != 0 && CAPITALS[usize::from(byte)] == byte) {
        return out.push_str(value);
    }
    super::push_kept(value, out, |byte| byte.is_ascii_alphanumeric().then(|| byte.to_ascii_uppercase()));
}

/// The length of the separator at `at`: a space, a hyphen, a no-break space; 0 for none.
fn is_separator(site: &Site<'_>, at: usize) -> usize {
    match site.byte(at) {
        b' ' | b'-' => 1,
        0xc2 if site.byte(at + 1) == 0xa0 => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::LONGEST;
    use crate::checks::iban_registry::{EXAMPLES, REGISTRY};

    #[test]
    fn the_registry_is_sorted_and_fits() {
        assert!(REGISTRY.windows(2).all(|w| w[0].0 < w[1].0));
        assert!(EXAMPLES.is_sorted());
        for (code, structure) in REGISTRY {
            assert!(structure.iter().map(|(n, _)| usize::from(*n)).sum::<usize>() + 4 <= LONGEST, "{code}");
        }
    }
}
