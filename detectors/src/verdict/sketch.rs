//! What the first values of a field look like, whatever the detectors find in them: how long they are, how many
//! differ, whether they are digests, or masked.

use crate::Category;

/// How many values of a field are looked at: enough to tell a column of digests, few enough to cost nothing.
const LOOKED: u16 = 128;
/// Distinct values are counted up to this.
const FEW: usize = 8;
/// The share of the values that have to be of a form before the field is.
const MOST: f64 = 0.8;
/// The longest value that may be masked; of a text with asterisks, nothing is blotted out.
const MASKED: usize = 64;

/// What the first values of a field look like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    looked: u16,
    hashed: u16,
    /// Masked ones, by what they were: e-mail addresses, cards, social security numbers, anything.
    masked: [u16; 4],
    /// Of four digits and nothing else.
    four_digits: u16,
    bytes: u64,
    few: [u32; FEW],
    distinct: u8,
}

/// What can be told of a masked value: an index into `Sketch::masked`.
const EMAIL: usize = 0;
const CARD: usize = 1;
const NATIONAL: usize = 2;
const OTHER: usize = 3;

impl Sketch {
    /// Whether a further value would be looked at.
    pub fn wants(&self) -> bool {
        self.looked < LOOKED
    }

    /// Looks at a value. Empty ones are none.
    pub fn look(&mut self, value: &str) {
        let value = value.trim();
        if value.is_empty() || !self.wants() {
            return;
        }
        self.looked += 1;
        self.bytes += value.len() as u64;
        self.distinguish(fold(value.as_bytes()));
        if is_digest(value) {
            self.hashed += 1;
        } else if let Some(kind) = masked(value)
            && let Some(count) = self.masked.get_mut(kind)
        {
            *count += 1;
        } else if value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit()) {
            self.four_digits += 1;
        }
    }

    fn distinguish(&mut self, hash: u32) {
        let known = self.few.iter().take(usize::from(self.distinct));
        if known.into_iter().any(|known| *known == hash) {
            return;
        }
        match self.few.get_mut(usize::from(self.distinct)) {
            Some(slot) => {
                *slot = hash;
                self.distinct += 1;
            }
            None => self.distinct = FEW as u8 + 1,
        }
    }

    /// Adds what was seen in a later part of the same field, if the first values are not told yet.
    pub fn merge(&mut self, later: &Sketch) {
        if !self.wants() {
            return;
        }
        self.looked += later.looked;
        self.hashed += later.hashed;
        self.masked.iter_mut().zip(later.masked).for_each(|(own, later)| *own += later);
        self.four_digits += later.four_digits;
        self.bytes += later.bytes;
        for hash in later.few.iter().take(usize::from(later.distinct)) {
            self.distinguish(*hash);
        }
        if usize::from(later.distinct) > FEW {
            self.distinct = FEW as u8 + 1;
        }
    }

    /// Whether all values that were looked at are the same.
    pub fn is_constant(&self) -> bool {
        self.distinct == 1
    }

    /// The mean length in bytes; 0 where nothing was looked at.
    pub fn mean_length(&self) -> f64 {
        if self.looked == 0 { 0.0 } else { self.bytes as f64 / f64::from(self.looked) }
    }

    /// The share of digests, where the field is one of digests.
    pub fn hashed(&self) -> Option<f64> {
        self.most(self.hashed)
    }

    /// The share of masked values, where the field is one of masked values, and the category that their shape
    /// tells, if it tells one.
    pub fn masked(&self) -> Option<(f64, Option<Category>)> {
        let share = self.most(self.masked.iter().sum())?;
        let of =
            [Some(Category::EmailAddress), Some(Category::PaymentCard), Some(Category::NationalId), None];
        let most = self.masked.iter().zip(of).find(|(count, _)| self.most(**count).is_some());
        Some((share, most.and_then(|(_, category)| category)))
    }

    /// The share of values of four digits, where nearly all are.
    pub fn four_digits(&self) -> Option<f64> {
        self.most(self.four_digits)
    }

    fn most(&self, count: u16) -> Option<f64> {
        let share = f64::from(count) / f64::from(self.looked.max(1));
        (share >= MOST).then_some(share)
    }
}

/// FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>: tells few values apart.
fn fold(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// How digests of passwords begin: modular crypt format (`crypt(5)`), the schemes of RFC 2307 userPassword, those of
/// Django, and of lists of checksums.
const SCHEMES: [&str; 27] = [
    "$1$",
    "$2a$",
    "$2b$",
    "$2x$",
    "$2y$",
    "$5$",
    "$6$",
    "$7$",
    "$y$",
    "$gy$",
    "$argon2",
    "$scrypt$",
    "$pbkdf2",
    "$s0$",
    "{ssha",
    "{sha",
    "{smd5}",
    "{md5}",
    "{crypt}",
    "{pbkdf2",
    "{argon2",
    "pbkdf2_sha",
    "bcrypt$",
    "bcrypt_sha256$",
    "scrypt:",
    "argon2$",
    "sha256$",
];
/// Prefixes of hexadecimal digests.
const PREFIXES: [&str; 6] = ["sha1:", "sha256:", "sha512:", "md5:", "sha-256:", "0x"];
/// Hexadecimal digits of digests: MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512.
const HEX: [usize; 6] = [32, 40, 56, 64, 96, 128];
/// Characters of Base64, padding among them, of the same where there is padding: MD5, SHA-1, SHA-256, SHA-512.
const BASE64: [(usize, usize); 4] = [(24, 2), (28, 1), (44, 1), (88, 2)];

/// Whether a value is a digest.
fn is_digest(value: &str) -> bool {
    let starts =
        |prefix: &str| value.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    if value.len() >= 20 && !value.contains(' ') && SCHEMES.iter().any(|scheme| starts(scheme)) {
        return true;
    }
    let bare = PREFIXES.iter().find(|prefix| starts(prefix)).and_then(|prefix| value.get(prefix.len()..));
    let bytes = bare.unwrap_or(value).as_bytes();
    if HEX.contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_hexdigit) {
        // A number has no letters.
        return bytes.iter().any(u8::is_ascii_alphabetic) && bytes.iter().any(u8::is_ascii_digit);
    }
    BASE64.iter().any(|(length, padding)| {
        let (text, end) = bytes.split_at(bytes.len().saturating_sub(*padding));
        bytes.len() == *length
            && end.iter().all(|byte| *byte == b'=')
            && text
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_'))
            && text.iter().any(u8::is_ascii_uppercase)
            && text.iter().any(u8::is_ascii_lowercase)
    })
}

/// What a value was before a part of it was blotted out; `None` where none is.
fn masked(value: &str) -> Option<usize> {
    if value.len() > MASKED {
        return None;
    }
    let is_mask = |c: char| matches!(c, '*' | '\u{2022}' | '\u{25cf}' | '\u{2588}' | '\u{00d7}');
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '(' | ')' | '+' | '/');
    let blots = value.chars().filter(|c| is_mask(*c)).count();
    let crosses = value.chars().filter(|c| matches!(c, 'x' | 'X' | '#')).count();
    let digits = value.chars().filter(char::is_ascii_digit).count();
    // Letters may be blots among digits and separators only: `XXX-XX-1234`.
    let of_number = value.chars().all(|c| is_mask(c) || numeric(c) || matches!(c, 'x' | 'X' | '#'));
    let masked = if of_number { blots + crosses >= 2 } else { blots >= 2 };
    if !masked {
        return None;
    }
    if let Some((local, domain)) = value.split_once('@') {
        let blotted = local.contains(is_mask) || domain.contains(is_mask);
        return (blotted && !domain.is_empty()).then_some(EMAIL);
    }
    if !of_number {
        return Some(OTHER);
    }
    let lengths: Vec<usize> = value.split(['-', ' ']).map(|group| group.chars().count()).collect();
    Some(match blots + crosses + digits {
        9 if lengths == [3, 2, 4] => NATIONAL,
        13..=19 if digits >= 2 && !value.starts_with('+') => CARD,
        _ => OTHER,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests() {
        for (value, expected) in [
            ("5f4dcc3b5aa765d61d8327deb882cf99", true),
            ("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8", true),
            ("$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW", true),
            ("$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$aGFzaGFzaGFzaGFzaA", true),
            ("{SSHA}MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=", true),
            ("sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", true),
            ("XrY7u+Ae7tCTyyK7j1rNww==", true),
            ("12345678901234567890123456789012", false),
            ("jane@example.com", false),
            ("$12.50", false),
            ("correct horse battery staple", false),
            ("550e8400-e29b-41d4-a716-446655440000", false),
        ] {
            assert_eq!(is_digest(value), expected, "{value}");
        }
    }

    #[test]
    fn masks() {
        for (value, expected) in [
            ("j***@x.com", Some(EMAIL)),
            ("**** **** **** 1234", Some(CARD)),
            ("411111******1111", Some(CARD)),
            ("XXXX-XXXX-XXXX-1234", Some(CARD)),
            ("XXX-XX-1234", Some(NATIONAL)),
            ("***-**-1234", Some(NATIONAL)),
            ("J*** D**", Some(OTHER)),
            ("+49 *** ****12", Some(OTHER)),
            ("xxl", None),
            ("x", None),
            ("5 * 3", None),
            ("jane@example.com", None),
            ("2026-01-31", None),
        ] {
            assert_eq!(masked(value), expected, "{value}");
        }
    }

    #[test]
    fn the_first_values_tell() {
        let mut sketch = Sketch::default();
        for number in 0..500 {
            sketch.look(if number < 200 { "1234" } else { "jane@example.com" });
        }
        assert!(sketch.is_constant() && !sketch.wants());
        assert_eq!(sketch.four_digits(), Some(1.0));
        assert_eq!(sketch.mean_length(), 4.0);
        let mut other = Sketch::default();
        other.look(" ");
        assert_eq!(other, Sketch::default());
        other.look("4321");
        let mut both = other.clone();
        both.merge(&sketch);
        assert!(!both.is_constant());
    }
}
