//! A mask shows at most two characters of a value, of a card at most four digits.

use domesday_detectors::{Category, DetectorId};
use domesday_reports::Masked;
use proptest::prelude::*;

use crate::support::{ALL, detector};

#[test]
fn masks_have_the_shape_of_their_kind() {
    let cases = [
        ("email-address", "jane.doe@corp.de", "j***@c***.***"),
        ("email-address", "a@b.c", "****@****.***"),
        ("email-address", "\"j d\"@corp.example", "j***@c***.***"),
        ("payment-card", "5404 0000 0000 1234", "**** **** **** 1234"),
        ("payment-card", "5404000000001234", "**** **** **** 1234"),
        ("payment-card", "540400******1234", "**** **** **** 1234"),
        ("payment-card", "5404", "**** **** **** ****"),
        ("iban", "DE02 1203 0000 0000 2020 51", "DE** **** **** ****"),
        ("bic", "DEUTDEFF500", "****DE**"),
        ("phone-number", "+49 30 1234567", "+*** *** ***7"),
        ("phone-number", "110", "*** *** ****"),
        ("ip-address", "203.0.113.77", "2**.***.***.**7"),
        ("ip-address", "2001:db8::1f", "2***:****:***f"),
        ("mac-address", "a4:5e:60:c2:11:9f", "a*:**:**:**:**:*f"),
    ];
    for (id, value, expected) in cases {
        let detector = detector(id);
        let category = domesday_detectors::catalog::ALL[usize::from(detector.0)].category;
        let mask = Masked::of(category, detector, value).to_string();
        assert_eq!(mask, expected, "{id} {value}");
    }
    let cases = [
        (Category::PersonName, "Jane Q. Doe", "J*** D***"),
        (Category::PersonName, "Li", "****"),
        (Category::Password, "correct horse battery staple", "********"),
        (Category::Credential, "ghp_0123456789abcdef", "********"),
        (Category::Gender, "female", "**"),
        (Category::Age, "103", "**"),
        (Category::DateOfBirth, "1970-01-02", "****-**-**"),
        (Category::Username, "jane", "j****"),
        (Category::Username, "jane_doe_1970", "j*******0"),
        (Category::NationalId, "078-05-1120", "0*******0"),
    ];
    for (category, value, expected) in cases {
        assert_eq!(
            Masked::of(category, DetectorId(u16::MAX), value).to_string(),
            expected,
            "{category} {value}"
        );
    }
}

#[test]
fn masks_tell_no_more_of_the_length_than_one_of_three_sizes() {
    for category in ALL {
        let sizes: std::collections::BTreeSet<usize> = (8..200)
            .map(|n| Masked::of(*category, DetectorId(u16::MAX), &"x7".repeat(n)).to_string().chars().count())
            .collect();
        assert!(sizes.len() <= 3, "{category}: {sizes:?}");
    }
}

/// Values of about the shape that detectors find, and anything else.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9._%+-]{1,20}@[a-z0-9-]{1,20}\\.[a-z]{2,10}",
        "[3-6][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{1,7}",
        "[A-Z]{2}[0-9]{2} ?([A-Z0-9]{4} ?){2,7}",
        "\\+?[0-9() /.-]{1,20}",
        "[0-9a-f:.]{2,39}",
        "\\PC{0,40}",
        "[\\p{Greek}\\p{Han} ]{0,40}",
    ]
}

proptest! {
    #[test]
    fn at_most_two_characters_survive_and_of_cards_the_last_four(
        value in value(), category in prop::sample::select(ALL), number in 0u16..8
    ) {
        let mask = Masked::of(category, DetectorId(number), &value).to_string();
        let shown: Vec<char> = mask.chars().filter(|c| c.is_alphanumeric()).collect();
        let most = if category == Category::PaymentCard { 4 } else { 2 };
        prop_assert!(shown.len() <= most, "{mask} shows too much of {value}");
        let letters = value.chars().filter(|c| c.is_alphanumeric()).count();
        prop_assert!(shown.len() * 3 <= letters, "{mask} shows too much of the short {value}");
        let chars: Vec<char> = value.chars().collect();
        // Stars in a value (it was masked before) and blanks before its last digits are no secret.
        let is_secret = |piece: &&[char]| piece.iter().all(|c| c.is_alphanumeric());
        for piece in chars.windows(most + 1).filter(is_secret) {
            let piece: String = piece.iter().collect();
            prop_assert!(!mask.contains(&piece), "{mask} has {piece} of {value}");
        }
        prop_assert!(mask.len() <= 23 && !mask.is_empty());
    }
}
