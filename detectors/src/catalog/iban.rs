//! International bank account numbers.
//!
//! ISO 13616: a country, two check digits, and the account in the structure that the country registered.
//! Length, structure and the remainder modulo 97 together leave chance less than one in a million, so a
//! number needs no context. People write groups of four, or none, in capitals or not.

use super::id::IBAN;
use crate::{
    Category, Counterexample, Definition, Evidence, Example, Standard,
    checks::{
        iban_registry::{Class, EXAMPLES, REGISTRY},
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
    context: &["iban", "account", "konto", "compte", "cuenta", "conto", "rekening"],
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
        Counterexample { field: "", text: "GB15 MIDL 4005 1512 3456 zz", why: "letters where the country has digits" },
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
    let Ok(index) = REGISTRY.binary_search_by(|(code, _)| code.as_bytes().cmp(&country)) else { return };
    // Collect what the structure asks for; single separators may stand between.
    let mut number = [0u8; LONGEST];
    number[..4].copy_from_slice(&[country[0], country[1], head[2], head[3]]);
    let (mut count, mut at) = (4, start + 4);
    let mut grouped = true;
    let mut separators = 0;
    for &(length, class) in REGISTRY[index].1 {
        for _ in 0..length {
            if is_separator(site, at) > 0 {
                grouped &= count % 4 == 0;
                separators += 1;
                at += is_separator(site, at);
            }
            let byte = site.byte(at).to_ascii_uppercase();
            let fits = match class {
                Class::Digit => byte.is_ascii_digit(),
                Class::Letter => byte.is_ascii_uppercase(),
                Class::Either => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
            };
            if !fits || count == LONGEST {
                return;
            }
            number[count] = byte;
            count += 1;
            at += 1;
        }
    }
    let after = site.byte(at);
    if after.is_ascii_alphanumeric() || after == b'_' || after >= 0x80 && !(after == 0xc2 || after == 0xe2 || after == 0xe3) {
        return;
    }
    // One more digit behind a separator makes another number of it.
    let skip = is_separator(site, at);
    if separators > 0 && skip > 0 && site.byte(at + skip).is_ascii_digit() && !site.byte(at + skip + 4).is_ascii_alphanumeric() && count % 4 != 0 {
        return;
    }
    let number = &number[..count];
    if mod97::remainder(number[4..].iter().chain(&number[..4]).copied()) != 1 {
        return;
    }
    let mut evidence = Evidence::PATTERN | Evidence::CHECKSUM;
    if separators > 0 && grouped {
        evidence |= Evidence::FORMAT;
    }
    if EXAMPLES.binary_search_by(|e| e.as_bytes().cmp(number)).is_ok() {
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

/// Capitals without separators: the electronic format.
pub(crate) fn normalize(value: &str, out: &mut String) {
    out.extend(value.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()));
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
    use super::{EXAMPLES, LONGEST, REGISTRY};

    #[test]
    fn the_registry_is_sorted_and_fits() {
        assert!(REGISTRY.windows(2).all(|w| w[0].0 < w[1].0));
        assert!(EXAMPLES.is_sorted());
        for (code, structure) in REGISTRY {
            assert!(structure.iter().map(|(n, _)| usize::from(*n)).sum::<usize>() + 4 <= LONGEST, "{code}");
        }
    }
}
