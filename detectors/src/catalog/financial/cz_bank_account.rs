//! Numbers of bank accounts in the Czech Republic and Slovakia.
//!
//! A prefix of up to six digits and a dash, a number of two to ten digits, a slash and the bank's four
//! digits. Prefix and number each pass weights 6, 3, 7, 9, 10, 5, 8, 4, 2, 1 modulo 11 (of the prefix the
//! last six).

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11,
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier { forms: &["9{2,10}/9{4}", "9{1,6}-9{2,10}/9{4}"], check })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "cz-bank-account",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account in the Czech Republic or Slovakia.",
    standard: Standard {
        name: "Decree 169/2011 of the Czech National Bank; codes of banks by ČNB and NBS",
        url: "https://www.cnb.cz/en/payments/accounts-bank-codes/",
    },
    regions: &["CZ", "SK"],
    anchor: "digits, a slash and four digits",
    checks: "both sums modulo 11; banks that have a code",
    context: &[
        "cz bankaccount",
        "cz bank account",
        "sk bank account",
        "sk bankaccount",
        "číslo účtu",
        "cislo uctu",
        "č ú",
        "čú",
        "bankovní účet",
        "bankový účet",
        "bankovní spojení",
        "bankové spojenie",
        "účet číslo",
        "předčíslí",
        "czech bank account",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 85, context: 95, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "číslo účtu: 19-2000145399/0800",
            value: "19-2000145399/0800",
            normal: "1920001453990800",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "cz_bankaccount",
            text: "34278-0727558021/0100",
            value: "34278-0727558021/0100",
            normal: "3427807275580210100",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Platbu zašlete na 19-2000145399/0800.",
            value: "19-2000145399/0800",
            normal: "1920001453990800",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "číslo účtu: 4278-727558021/0100",
            why: "the prefix does not pass",
        },
        Counterexample {
            field: "cz_bankaccount",
            text: "34278-0727558021/0000",
            why: "no bank has the code 0000",
        },
        Counterexample { field: "", text: "číslo účtu 0500021552/0800", why: "the number does not pass" },
        Counterexample { field: "", text: "1920001453990800", why: "digits alone are any number" },
    ],
};

/// Codes of banks: Czech National Bank and Národná banka Slovenska, those of the past included.
const BANKS: &[u16] = &[
    100, 200, 300, 600, 710, 720, 800, 900, 1100, 1111, 2010, 2020, 2030, 2040, 2050, 2060, 2070, 2100, 2200,
    2210, 2220, 2240, 2250, 2260, 2275, 2310, 2600, 2700, 3000, 3030, 3040, 3050, 3060, 3100, 3500, 4000,
    4300, 5200, 5400, 5500, 5600, 5800, 5900, 6000, 6100, 6200, 6210, 6300, 6363, 6500, 6700, 6800, 7300,
    7500, 7910, 7930, 7940, 7950, 7960, 7970, 7980, 7990, 8020, 8030, 8040, 8050, 8060, 8090, 8100, 8120,
    8130, 8150, 8160, 8170, 8180, 8190, 8191, 8198, 8199, 8200, 8211, 8215, 8220, 8225, 8230, 8231, 8240,
    8241, 8250, 8255, 8260, 8265, 8270, 8272, 8276, 8280, 8283, 8291, 8292, 8293, 8294, 8295, 8296, 8297,
    8298, 8299, 8300, 8320, 8330, 8350, 8360, 8370, 8380, 8390, 8400, 8410, 8420, 8430, 8440, 8450, 9950,
    9952, 9955,
];

/// Whether a prefix or number, zeros before it left out or not, passes modulo 11.
fn passes(digits: &[u8]) -> bool {
    const WEIGHTS: [u32; 10] = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6];
    let sum: u32 =
        digits.iter().rev().zip(WEIGHTS).map(|(&b, w)| u32::from(b.wrapping_sub(b'0') % 10) * w).sum();
    digits.len() <= 10 && sum.is_multiple_of(11)
}

/// Whether digits can be a number behind a prefix: two that are not zero, at least.
fn is_number(digits: &[u8]) -> bool {
    digits.len() >= 2 && digits.iter().filter(|byte| **byte != b'0').count() >= 2 && passes(digits)
}

fn check(number: &[u8]) -> Option<Evidence> {
    let (account, bank) = number.split_at_checked(number.len().checked_sub(4)?)?;
    let bank = u16::try_from(mod11::number(bank)?).ok()?;
    BANKS.binary_search(&bank).ok()?;
    // The dash is gone: a number of ten digits has the rest before it; a shorter one is tried at each place.
    let tail = account.len().saturating_sub(10);
    let split = |at: usize| {
        account.split_at_checked(at).is_some_and(|(prefix, rest)| {
            prefix.len() <= 6 && (prefix.is_empty() || passes(prefix)) && is_number(rest)
        })
    };
    let fits = if tail > 0 { split(tail) } else { split(0) };
    let fits = fits || (account.len() > 2 && (tail.max(2)..=6).any(split));
    fits.then_some(Evidence::CHECKSUM)
}
