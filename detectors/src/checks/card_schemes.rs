//! Issuer identification numbers of payment cards, with the lengths in use, and test numbers.
//!
//! ISO/IEC 7812-1 gives the form; which ranges are in use is published by the schemes:
//! Visa and Mastercard "BIN range" bulletins, American Express, "Discover Global Network IIN ranges",
//! JCB, UnionPay International, NSPK (Mir), NPCI (RuPay), Elo, Verve, Troy, Uzcard and Humo.
//! Collected at <https://en.wikipedia.org/wiki/Payment_card_number#Issuer_identification_number_(IIN)>.

/// A range of six-digit prefixes, and the lengths in use as a set of bits.
struct Range {
    first: u32,
    last: u32,
    lengths: u32,
}

const fn range(first: u32, last: u32, lengths: &[u32]) -> Range {
    let mut bits = 0;
    let mut i = 0;
    while i < lengths.len() {
        bits |= 1 << lengths[i];
        i += 1;
    }
    Range { first, last, lengths: bits }
}

const TO_19: &[u32] = &[16, 17, 18, 19];

/// Sorted by first prefix; ranges do not overlap. Where schemes share a range, the union of lengths.
const RANGES: &[Range] = &[
    range(220000, 220499, TO_19),                             // Mir
    range(222100, 272099, &[16]),                             // Mastercard, second series
    range(300000, 305999, &[14, 16, 17, 18, 19]),             // Diners Club International
    range(309500, 309599, &[14, 16, 17, 18, 19]),             // Diners Club International
    range(340000, 349999, &[15]),                             // American Express
    range(352800, 358999, TO_19),                             // JCB (with RuPay 353, 356)
    range(360000, 369999, &[14, 15, 16, 17, 18, 19]),         // Diners Club International
    range(370000, 379999, &[15]),                             // American Express
    range(380000, 399999, &[14, 16, 17, 18, 19]),             // Diners Club International
    range(400000, 499999, &[13, 16, 18, 19]),                 // Visa
    range(501800, 501899, &[12, 13, 14, 15, 16, 17, 18, 19]), // Maestro
    range(501900, 501999, &[16]),                             // Dankort
    range(502000, 502099, &[12, 13, 14, 15, 16, 17, 18, 19]), // Maestro
    range(503800, 503899, &[12, 13, 14, 15, 16, 17, 18, 19]), // Maestro
    range(504175, 504175, &[16]),                             // Elo
    range(506099, 506198, &[16, 18, 19]),                     // Verve
    range(506699, 506778, &[16]),                             // Elo
    range(507865, 507964, &[16, 18, 19]),                     // Verve
    range(508500, 508999, &[16]),                             // RuPay
    range(509000, 509999, &[16]),                             // Elo
    range(510000, 559999, &[16]),                             // Mastercard
    range(561059, 561059, &[16]),                             // Australian BankCard (test numbers only)
    range(561400, 561499, &[16]),                             // Uzcard
    range(589300, 589399, &[12, 13, 14, 15, 16, 17, 18, 19]), // Maestro
    range(600000, 600999, &[16]),                             // RuPay
    range(601100, 601199, TO_19),                             // Discover
    range(606282, 606282, &[16]),                             // Hipercard
    range(607000, 608999, &[16]),                             // RuPay
    range(620000, 629999, TO_19),                             // UnionPay, Discover (622126 to 622925)
    range(630400, 630499, &[12, 13, 14, 15, 16, 17, 18, 19]), // Maestro
    range(636000, 636999, TO_19),                             // InterPayment
    range(637000, 639999, &[16]),                             // InstaPayment
    range(644000, 659999, TO_19),                             // Discover (with RuPay, Elo, Verve, Troy)
    range(675900, 675999, &[12, 13, 14, 15, 16, 17, 18, 19]), // Maestro
    range(676100, 676399, &[12, 13, 14, 15, 16, 17, 18, 19]), // Maestro
    range(676770, 676774, &[12, 13, 14, 15, 16, 17, 18, 19]), // Maestro UK
    range(677179, 677180, &[16]),                             // Maestro (test numbers)
    range(810000, 817199, TO_19),                             // UnionPay
    range(817200, 829999, &[16]),                             // RuPay
    range(860000, 860099, &[16]),                             // Uzcard
    range(979200, 979289, &[16]),                             // Troy
    range(986000, 986099, &[16]),                             // Humo
];

/// Ranges that issuers have had, or that schemes hold beyond what they publish. Validators accept them and
/// generators make them; of random numbers too many would pass, so they count only by a label.
const WIDE: &[Range] = &[
    range(100000, 199999, &[15]), // UATP (1), JCB of old (1800)
    range(213100, 213199, &[15]), // JCB of old
    range(350000, 359999, &[16]), // JCB
    range(500000, 509999, &[12, 13, 14, 15, 16, 17, 18, 19]), // Maestro: "50, 56 to 69"
    range(560000, 699999, &[12, 13, 14, 15, 16, 17, 18, 19]), // Maestro
];

/// Whether numbers of this length that begin with these six digits are cards where a label says so.
pub(crate) fn may_issue(prefix: u32, length: usize) -> bool {
    WIDE.iter().any(|range| (range.first..=range.last).contains(&prefix) && range.lengths & 1 << length != 0)
}

/// By the first two digits: the lengths that numbers which begin so can have, as a set of bits.
const BEGINNINGS: [u32; 100] = {
    let mut beginnings = [0; 100];
    let tables = [RANGES, WIDE];
    let mut table = 0;
    while table < tables.len() {
        let mut i = 0;
        while i < tables[table].len() {
            let range = &tables[table][i];
            let mut two = range.first / 10_000;
            while two <= range.last / 10_000 {
                beginnings[two as usize] |= range.lengths;
                two += 1;
            }
            i += 1;
        }
        table += 1;
    }
    beginnings
};

/// Whether any card's number of this length begins with these two digits (ASCII): a first look that turns
/// most numbers away.
pub(crate) fn begins(first: u8, second: u8, length: u32) -> bool {
    let two = usize::from(first & 15) * 10 + usize::from(second & 15);
    length < 32 && BEGINNINGS.get(two).is_some_and(|lengths| lengths & 1 << length != 0)
}

/// Whether a scheme issues numbers of this length that begin with these six digits.
pub(crate) fn issues(prefix: u32, length: usize) -> bool {
    let index = RANGES.partition_point(|range| range.last < prefix);
    RANGES.get(index).is_some_and(|range| range.first <= prefix && range.lengths & 1 << length != 0)
}

/// Numbers that schemes and processors publish for tests: they belong to nobody. Sorted.
/// Sources: PayPal Payflow "Test credit card numbers", Stripe "Testing", Adyen "Test card numbers",
/// Braintree, Worldpay.
const TEST_NUMBERS: &[u64] = &[
    4222222222222,
    30569309025904,
    36006666333344,
    36227206271667,
    38520000023237,
    370000000000002,
    371449635398431,
    378282246310005,
    378734493671000,
    2222400010000008,
    2222400030000004,
    2222400050000009,
    2222400060000007,
    2222400070000005,
    2222410740360010,
    2223000048400011,
    2223003122003222,
    2223520043560014,
    3056930009020004,
    3530111333300000,
    3566002020360505,
    3569990010095841,
    4000000000000002,
    4000000000000010,
    4000000000000028,
    4000000000000036,
    4000000000000044,
    4000000000000069,
    4000000000000077,
    4000000000000101,
    4000000000000119,
    4000000000000127,
    4000000000000259,
    4000000000000341,
    4000000000003220,
    4000000000009235,
    4000000000009979,
    4000000000009987,
    4000000000009995,
    4000002500003155,
    4000002760003184,
    4000056655665556,
    4005519200000004,
    4009348888881881,
    4012000033330026,
    4012000077777777,
    4012888888881881,
    4035501000000008,
    4111111111111111,
    4166676667666746,
    4217651111111119,
    4242424242424242,
    4360000001000005,
    4484070000035519,
    4500600000000061,
    4646464646464644,
    4917610000000000,
    4977949494949497,
    4988438843884305,
    5019717010103742,
    5100290029002909,
    5105105105105100,
    5136333333333335,
    5200828282828210,
    5431111111111111,
    5454545454545454,
    5555341244441115,
    5555444433331111,
    5555555555554444,
    5577000055770004,
    5585558555855583,
    5610591081018250,
    6011000000000012,
    6011000990139424,
    6011000991300009,
    6011111111111117,
    6011601160116611,
    6011981111111113,
    6200000000000005,
    6200000000000047,
    6221260000000000,
    6240008631401148,
    6243030000000001,
    6304000000000000,
    6445644564456445,
    6771798021000008,
    6771798025000004,
    6205500000000000004,
];

/// Whether the number is published for tests, or made of one digit or one pair of digits repeated behind
/// its first (such as 4000 0000 0000 0002).
pub(crate) fn is_test(digits: &[u8]) -> bool {
    let number = digits.iter().fold(0u64, |n, &d| n.wrapping_mul(10).wrapping_add(u64::from(d)));
    TEST_NUMBERS.binary_search(&number).is_ok() || {
        let body = &digits[1..digits.len() - 1];
        body.windows(2).all(|w| w[0] == w[1])
    }
}

#[cfg(test)]
mod tests {
    use super::{RANGES, TEST_NUMBERS, is_test, issues};
    use crate::checks::luhn;

    #[test]
    fn wide_ranges_are_what_generators_make() {
        for (prefix, length, expected) in [
            (180016, 15, true),
            (180016, 16, false),
            (213176, 15, true),
            (359889, 16, true),
            (587428, 12, true),
            (987654, 16, false),
        ] {
            assert_eq!(super::may_issue(prefix, length), expected, "{prefix} {length}");
        }
    }

    #[test]
    fn ranges_are_sorted_and_disjoint() {
        assert!(RANGES.windows(2).all(|w| w[0].last < w[1].first));
    }

    #[test]
    fn test_numbers_are_sorted() {
        assert!(TEST_NUMBERS.is_sorted());
    }

    #[test]
    fn test_numbers_are_numbers_of_cards() {
        for number in TEST_NUMBERS {
            let digits: Vec<u8> = number.to_string().bytes().map(|b| b - b'0').collect();
            let prefix = digits[..6].iter().fold(0, |n, &d| n * 10 + u32::from(d));
            assert!(luhn::passes(&digits), "{number}");
            assert!(issues(prefix, digits.len()), "{number}");
            assert!(is_test(&digits));
        }
    }

    #[test]
    fn schemes() {
        for (prefix, length, expected) in [
            (411111, 16, true),
            (411111, 15, false),
            (222100, 16, true),
            (222099, 16, false),
            (272100, 16, false),
            (340000, 15, true),
            (999999, 16, false),
            (100000, 16, false),
        ] {
            assert_eq!(issues(prefix, length), expected, "{prefix} {length}");
        }
    }
}
