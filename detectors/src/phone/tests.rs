//! The tables against the library that their metadata comes from.

use super::plans::Region;
use super::{Number, international, national};
use rlibphonenumber::{PHONE_NUMBER_UTIL as UTIL, PhoneNumberFormat, PhoneNumberType, Region as R};

fn digits(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect()
}

fn e164(number: Option<Number>) -> Option<String> {
    number.map(|n| {
        let mut out = String::new();
        n.e164(&mut out);
        out
    })
}

/// What the library says: E.164 and region, if valid.
fn library(text: &str, region: Option<R>) -> Option<(String, String)> {
    let number = match region {
        Some(region) => UTIL.parse(text, Some(region)).ok()?,
        None => UTIL.parse(text, None).ok()?,
    };
    if !UTIL.is_valid_number(&number) {
        return None;
    }
    let region = UTIL.get_region_for_number(&number)?;
    let region: &str = &region.as_region_str();
    Some((UTIL.format(&number, PhoneNumberFormat::E164).into_owned(), region.to_owned()))
}

fn ours(number: Option<Number>) -> Option<(String, String)> {
    number.map(|n| (e164(number).unwrap(), n.region().id().to_owned()))
}

fn regions() -> Vec<(Region, R)> {
    UTIL.get_supported_regions()
        .filter_map(|r| {
            let id: [u8; 2] = r.as_region_str().as_bytes().try_into().ok()?;
            Some((Region::named(id)?, r))
        })
        .collect()
}

#[test]
fn examples_of_every_region_are_read_alike() {
    let kinds = [
        PhoneNumberType::FixedLine,
        PhoneNumberType::Mobile,
        PhoneNumberType::TollFree,
        PhoneNumberType::PremiumRate,
        PhoneNumberType::SharedCost,
        PhoneNumberType::VoIP,
        PhoneNumberType::PersonalNumber,
        PhoneNumberType::Pager,
        PhoneNumberType::UAN,
        PhoneNumberType::VoiceMail,
    ];
    let mut count = 0;
    let mut differences = Vec::new();
    for (ours_region, region) in regions() {
        for kind in kinds {
            let Ok(number) = UTIL.get_example_number_for_type_and_region(region, kind) else { continue };
            for format in
                [PhoneNumberFormat::E164, PhoneNumberFormat::International, PhoneNumberFormat::National]
            {
                let text = UTIL.format(&number, format).into_owned();
                let wanted = library(&text, Some(region));
                let got = if text.starts_with('+') {
                    international(&digits(&text))
                } else {
                    national(ours_region, &digits(&text))
                };
                if ours(got) != wanted {
                    differences.push(format!(
                        "{text} in {}: {:?}, library {wanted:?}",
                        ours_region.id(),
                        ours(got)
                    ));
                }
                count += 1;
            }
        }
    }
    assert!(
        differences.is_empty(),
        "{} differ: {:#?}",
        differences.len(),
        &differences[..differences.len().min(40)]
    );
    assert!(count > 2000, "{count}");
}

/// SplitMix64 (<https://prng.di.unimi.it/splitmix64.c>): seeded, so failures repeat.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n
    }
}

#[test]
fn random_digits_are_read_alike() {
    let mut random = Random(7);
    let regions = regions();
    let mut valid = 0;
    let mut differences = Vec::new();
    for round in 0..200_000 {
        let (region, theirs) = regions[random.below(regions.len() as u64) as usize];
        let length = 4 + random.below(12) as usize;
        let mut text: String = (0..length).map(|_| char::from(b'0' + random.below(10) as u8)).collect();
        let (got, wanted) = if round % 2 == 0 {
            text.insert_str(0, &region.code().to_string());
            text.insert(0, '+');
            (international(&digits(&text)), library(&text, None))
        } else {
            if random.below(2) == 0 {
                text.insert(0, '0');
            }
            (national(region, &digits(&text)), library(&text, Some(theirs)))
        };
        valid += u32::from(wanted.is_some());
        if ours(got) != wanted {
            differences.push(format!("{text} in {}: {:?}, library {wanted:?}", region.id(), ours(got)));
        }
    }
    assert!(
        differences.is_empty(),
        "{} differ: {:#?}",
        differences.len(),
        &differences[..differences.len().min(40)]
    );
    assert!(valid > 2_000, "{valid}");
}
