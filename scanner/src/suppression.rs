//! Suppression: values of persons who must not be there any more, because they objected, unsubscribed or were
//! erased. Where one is found it is counted.

use std::fmt;

use domesday_detectors::{Cell, DetectorSet, FieldHint, Scratch, Shape, Text};
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};
use zeroize::Zeroizing;

/// Names of fields under which lines are read: a telephone number or a name alone is known by the name of its
/// field only.
const NAMES: [&str; 9] = ["", "email", "phone", "name", "address", "iban", "ip", "card_number", "user_id"];

/// Lists of values that must not be found, one a line: e-mail addresses, telephone numbers, and whatever else a
/// detector knows. What a line begins with `#` is a comment.
///
/// They are personal data: nothing prints them, and the memory is cleared when they go.
#[derive(Clone, Default)]
pub struct Suppression {
    lists: Vec<Zeroizing<String>>,
}

impl Suppression {
    /// Adds a list.
    pub fn add(&mut self, list: String) {
        self.lists.push(Zeroizing::new(list));
    }

    /// Whether nothing is on the lists.
    pub fn is_empty(&self) -> bool {
        self.lines().next().is_none()
    }

    /// Stands for what is on the lists: an outcome that was kept from an earlier scan is only good for the same.
    pub fn fingerprint(&self) -> u64 {
        self.lists.iter().fold(0, |all, list| all.rotate_left(1) ^ xxh3_64(list.as_bytes()))
    }

    fn lines(&self) -> impl Iterator<Item = &str> {
        let lines = self.lists.iter().flat_map(|list| list.trim_start_matches('\u{feff}').lines());
        lines.map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
    }
}

impl fmt::Debug for Suppression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Suppression").field("lists", &self.lists.len()).finish_non_exhaustive()
    }
}

/// The hashes of the normal forms of what is on suppression lists, under the seed of a scan.
#[derive(Debug, Default)]
pub(crate) struct Suppressed {
    /// Sorted, each once.
    hashes: Vec<u64>,
    /// Lines in which no detector of the scan knows anything.
    pub(crate) unknown: u64,
}

impl Suppressed {
    /// Reads lists: each line as a whole value.
    pub(crate) fn read(suppression: &Suppression, detectors: &DetectorSet, seed: u64) -> Suppressed {
        let hints = NAMES.map(|name| detectors.field(name));
        let (mut scratch, mut normal) = (Scratch::default(), String::new());
        let mut suppressed = Suppressed::default();
        for line in suppression.lines() {
            let before = suppressed.hashes.len();
            for hint in &hints {
                suppressed.line(
                    line,
                    std::slice::from_ref(hint),
                    detectors,
                    seed,
                    (&mut scratch, &mut normal),
                );
            }
            suppressed.unknown += u64::from(suppressed.hashes.len() == before);
        }
        suppressed.hashes.sort_unstable();
        suppressed.hashes.dedup();
        suppressed
    }

    fn line(
        &mut self,
        line: &str,
        hint: &[FieldHint],
        detectors: &DetectorSet,
        seed: u64,
        (scratch, normal): (&mut Scratch, &mut String),
    ) {
        let Ok(length) = u32::try_from(line.len()) else { return };
        let cells = [Cell { start: 0, end: length, field: 0 }];
        let value = Text {
            content: line,
            layout: Some(&cells[..]),
            fields: hint,
            owned: (0, length),
            shape: Shape::Value,
        };
        detectors.scan(value, scratch, &mut |detection, _| {
            // A part of a line stands for another value than the line.
            if detection.span.range() == (0..line.len()) {
                normal.clear();
                detectors.normalize(detection.detector, line, normal);
                self.hashes.push(xxh3_64_with_seed(normal.as_bytes(), seed));
            }
        });
    }

    /// Whether the value with this hash is on a list.
    #[inline]
    pub(crate) fn holds(&self, hash: u64) -> bool {
        self.hashes.binary_search(&hash).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use domesday_detectors::Options;

    use super::*;

    #[test]
    fn lines_are_known_however_they_are_spelled() {
        let detectors = DetectorSet::new(&Options::default()).unwrap();
        let mut suppression = Suppression::default();
        suppression
            .add("\u{feff}# objected\n\n Jane.Doe@corp.de \n+49 30 901820\nnothing to know\n".to_owned());
        assert!(!suppression.is_empty());
        let suppressed = Suppressed::read(&suppression, &detectors, 7);
        assert_eq!(suppressed.unknown, 1);
        let holds = |id: &str, value: &str| {
            let (detector, _) = detectors.definitions().find(|(_, definition)| definition.id == id).unwrap();
            let mut normal = String::new();
            detectors.normalize(detector, value, &mut normal);
            suppressed.holds(xxh3_64_with_seed(normal.as_bytes(), 7))
        };
        for (id, value, expected) in [
            ("email-address", "jane.doe@CORP.de", true),
            ("email-address", "john.doe@corp.de", false),
            ("phone-number", "0049 30 90 18 20", true),
            ("phone-number", "+49 30 901821", false),
        ] {
            assert_eq!(holds(id, value), expected, "{id} {value}");
        }
        assert!(!format!("{suppression:?}").contains("corp"));
        let mut other = Suppression::default();
        other.add("other".to_owned());
        assert_ne!(other.fingerprint(), suppression.fingerprint());
        assert_eq!(Suppression::default().fingerprint(), 0);
    }
}
