//! Numbers of bank accounts in New Zealand.
//!
//! Bank (2), branch (4, rarely 3), account (7) and suffix (2 or 3). Inland Revenue publishes which branches
//! each bank has, and the weights: by bank modulo 11 or 10, for most over branch and account, and over the
//! account alone from 0990000 on.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    checks::mod11::{self, weighted},
    method::{Entry, Identifier, Method, normal},
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Identifier(Identifier {
        forms: &[
            "99~9{4}~9{7}~9{2,3}",
            "99-9{4}-9{7} 9{2,3}",
            "99 9{4} 9{7}-9{2,3}",
            "99~9{3}~9{7}~99",
            "9{6}~9{7}~9{2,3}",
            "9{14,16}",
        ],
        check,
    })],
    normal: normal::digits,
};

static DEFINITION: Definition = Definition {
    id: "nz-bank-account",
    revision: 1,
    category: Category::BankAccount,
    summary: "A number of a bank account in New Zealand.",
    standard: Standard {
        name: "Inland Revenue New Zealand, RWT and NRWT specification: bank account number validation",
        url: "https://www.ird.govt.nz/digital-service-providers",
    },
    regions: &["NZ"],
    anchor: "digits in groups of 2, 4, 7 and 2 or 3",
    checks: "banks and their branches; weighted sums by bank",
    context: &[
        "nz bankaccount",
        "nz bank account",
        "new zealand bank account",
        "nz account number",
        "bank account nz",
        "bank account number nz",
        "bankaccount",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 85, context: 94, field: 97 },
    examples: &[
        Example {
            field: "",
            text: "NZ bank account: 01-902-0068389-00",
            value: "01-902-0068389-00",
            normal: "01902006838900",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "nz_bankaccount",
            text: "12-3115-0040516-002",
            value: "12-3115-0040516-002",
            normal: "1231150040516002",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "Please pay 38 9006 0588934 00.",
            value: "38 9006 0588934 00",
            normal: "389006058893400",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "NZ bank account: 01-9999-0100197-00",
            why: "the bank has no such branch",
        },
        Counterexample {
            field: "nz_bankaccount",
            text: "12-3016-0203560-57",
            why: "the check digit is wrong",
        },
        Counterexample { field: "", text: "389006058893400", why: "digits alone, and the check is weak" },
    ],
};

/// Weighted sums by bank, over the branch (4) and the account (8).
enum Sum {
    /// Modulo 11: over both for accounts below 990000, over the account alone from there on.
    Usual,
    /// Modulo 11, over the account.
    D,
    /// Modulo 11, digits of the products summed, over the account and the last of the suffix.
    E,
    /// Modulo 10, over the account.
    F,
    /// Modulo 10, digits of the products summed, over the account and the suffix.
    G,
    /// None.
    X,
}

/// A bank, the ranges of its branches, and its sum.
type Bank = (u32, &'static [(u32, u32)], Sum);

/// Banks, their branches and their sum, as Inland Revenue lists them, with what the bank branch register of
/// Payments NZ has given since.
const BANKS: &[Bank] = &[
    (1, &[(1, 999), (1100, 1199), (1800, 1899), (6150, 6150)], Sum::Usual),
    (2, &[(1, 999), (1200, 1299), (2025, 2055)], Sum::Usual),
    (
        3,
        &[(1, 999), (1300, 1399), (1500, 1599), (1700, 1799), (1900, 1999), (5050, 5050), (7350, 7399)],
        Sum::Usual,
    ),
    (4, &[(2014, 2024)], Sum::Usual),
    (5, &[(8884, 8889)], Sum::X),
    (6, &[(1, 999), (1400, 1499)], Sum::Usual),
    (8, &[(6500, 6599)], Sum::D),
    (9, &[(0, 0)], Sum::E),
    (10, &[(5165, 5169)], Sum::Usual),
    (11, &[(5000, 6499), (6600, 8999)], Sum::Usual),
    (12, &[(3000, 3299), (3400, 3499), (3600, 3699)], Sum::Usual),
    (13, &[(4900, 4999)], Sum::Usual),
    (14, &[(4700, 4799)], Sum::Usual),
    (15, &[(3900, 3999)], Sum::Usual),
    (16, &[(4400, 4499)], Sum::Usual),
    (17, &[(3300, 3399)], Sum::Usual),
    (18, &[(3500, 3599)], Sum::Usual),
    (19, &[(4600, 4649)], Sum::Usual),
    (20, &[(4100, 4199)], Sum::Usual),
    (21, &[(4800, 4899)], Sum::Usual),
    (22, &[(4000, 4049)], Sum::Usual),
    (23, &[(3700, 3799)], Sum::Usual),
    (24, &[(4300, 4349)], Sum::Usual),
    (25, &[(2500, 2599)], Sum::F),
    (26, &[(2600, 2699)], Sum::G),
    (27, &[(3800, 3849)], Sum::Usual),
    (28, &[(2100, 2149)], Sum::G),
    (29, &[(2150, 2299)], Sum::G),
    (30, &[(2900, 2949)], Sum::Usual),
    (31, &[(2800, 2849)], Sum::X),
    (33, &[(6700, 6799)], Sum::F),
    (35, &[(2400, 2499)], Sum::Usual),
    (38, &[(9000, 9499)], Sum::Usual),
    (88, &[(8800, 8805)], Sum::Usual),
];

/// The sum of the digits of products of two digits.
fn folded(digits: &[u8], weights: &[u32]) -> u32 {
    digits
        .iter()
        .zip(weights)
        .map(|(&d, &w)| u32::from(d) * w)
        .map(|p| p / 10 + p % 10)
        .map(|p| p / 10 + p % 10)
        .sum()
}

fn check(number: &[u8]) -> Option<Evidence> {
    // A branch of three digits: the number has 14, with a suffix of two.
    let short = number.len() == 14;
    let (bank, rest) = number.split_at_checked(2)?;
    let (branch, rest) = rest.split_at_checked(if short { 3 } else { 4 })?;
    let (account, suffix) = rest.split_at_checked(7)?;
    let (bank, place, base) = (mod11::number(bank)?, mod11::number(branch)?, mod11::number(account)?);
    let (_, branches, sum) = BANKS.iter().find(|(code, ..)| u64::from(*code) == bank)?;
    let place = u32::try_from(place).ok()?;
    if base == 0 || !branches.iter().any(|(first, last)| (*first..=*last).contains(&place)) {
        return None;
    }
    // Branch, account with a zero before, suffix with zeros before: 4, 8 and 4 digits.
    let padded = format_digits(place, base, mod11::number(suffix)?);
    let (both, account) = (&padded[..12], &padded[4..]);
    let passes = match sum {
        Sum::Usual if base < 990_000 => {
            weighted(both, &[6, 3, 7, 9, 0, 0, 10, 5, 8, 4, 2, 1]).is_multiple_of(11)
        }
        Sum::Usual => weighted(both, &[0, 0, 0, 0, 0, 0, 10, 5, 8, 4, 2, 1]).is_multiple_of(11),
        Sum::D => weighted(account, &[0, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11),
        Sum::E => folded(account, &[0, 0, 0, 0, 5, 4, 3, 2, 0, 0, 0, 1]).is_multiple_of(11),
        Sum::F => weighted(account, &[0, 1, 7, 3, 1, 7, 3, 1]).is_multiple_of(10),
        Sum::G => folded(account, &[0, 1, 3, 7, 1, 3, 7, 1, 0, 3, 7, 1]).is_multiple_of(10),
        Sum::X => true,
    };
    passes.then_some(Evidence::CHECKSUM)
}

/// The digits of branch (4), account (8) and suffix (4).
fn format_digits(branch: u32, account: u64, suffix: u64) -> [u8; 16] {
    let (mut out, mut left) = ([0; 16], (u64::from(branch) * 100_000_000 + account) * 10_000 + suffix);
    for slot in out.iter_mut().rev() {
        *slot = (left % 10) as u8;
        left /= 10;
    }
    out
}
