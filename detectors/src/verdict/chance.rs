//! How many numbers of no meaning pass a detector's checks.

use crate::{DetectorId, Evidence, catalog};

/// Of numbers of no meaning, the share in which at least one of the detectors finds something by chance: of those
/// that checked a digit at all. Detectors of users have no checks that are known here.
pub(super) fn of_any(found: impl Iterator<Item = (DetectorId, Evidence)>) -> f64 {
    let checked = found.filter(|(_, evidence)| evidence.has(Evidence::CHECKSUM));
    let none = checked.fold(1.0, |none, (detector, _)| none * (1.0 - of(detector)));
    1.0 - none
}

fn of(detector: DetectorId) -> f64 {
    catalog::ALL.get(usize::from(detector.0)).map_or(0.0, |definition| of_checks(definition.checks))
}

/// The chance of what a definition says of its checks: one remainder of as many as there are, one digit of ten
/// (Luhn, Verhoeff). Where there are several, the first one counts.
fn of_checks(checks: &str) -> f64 {
    let lower = checks.to_ascii_lowercase();
    let modulus = ["modulo ", "mod "].iter().find_map(|word| {
        let (_, rest) = lower.split_once(word)?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        // `MOD 11,10` (ISO 7064) is a hybrid system with one check digit of ten.
        let hybrid = rest.get(digits.len()..).is_some_and(|rest| rest.starts_with(",10"));
        let modulus: u32 = digits.parse().ok()?;
        Some(if hybrid { 10 } else { modulus })
    });
    if let Some(modulus) = modulus.filter(|modulus| *modulus > 1) {
        return 1.0 / f64::from(modulus);
    }
    let digit = ["luhn", "verhoeff", "check digit", "checksum", "check character", "check letter"];
    if digit.iter().any(|word| lower.contains(word)) { 0.1 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_of_detectors() {
        for (id, expected) in [
            ("payment-card", 0.1),
            ("iban", 1.0 / 97.0),
            ("uk-nhs", 1.0 / 11.0),
            ("nl-bsn", 1.0 / 11.0),
            ("fr-nir", 1.0 / 97.0),
            ("hr-oib", 0.1),
            ("in-aadhaar", 0.1),
            ("es-dni", 1.0 / 23.0),
            ("email-address", 0.0),
        ] {
            let at = catalog::ALL.iter().position(|definition| definition.id == id);
            let at = at.unwrap_or_else(|| panic!("no detector {id}"));
            let chance = of(DetectorId(at as u16));
            assert!((chance - expected).abs() < 1e-9, "{id}: {chance}, {}", catalog::ALL[at].checks);
        }
        let both =
            [(0, Evidence::NONE), (1, Evidence::NONE)].map(|(id, evidence)| (DetectorId(id), evidence));
        assert_eq!(of_any(both.into_iter()), 0.0);
    }
}
