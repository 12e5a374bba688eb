//! Masked previews: what a report shows of a value.

use domesday_detectors::{Category, DetectorId};

/// How many bytes the longest mask takes: `**** **** **** ` and four digits, or a template with two
/// characters of up to four bytes in place of two stars.
const CAPACITY: usize = 23;

/// A preview of a value that shows at most two of its characters, for payment cards at most the last
/// four digits. Secrets, and values too short to hide behind two stars, show nothing.
///
/// The shape of a mask is fixed by the kind of value or falls into one of three lengths, so that the
/// length of the value is not told either. [`Masked::of`] is the only way to make one of a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Masked {
    bytes: [u8; CAPACITY],
    len: u8,
}

/// What may be shown of a value.
struct Shown {
    /// The first letter or digit, if any may be shown.
    first: Option<char>,
    /// The last one, if two may be shown.
    last: Option<char>,
}

impl Masked {
    /// A mask that was written down; `None` for a text that shows more than a mask does.
    pub(crate) fn restore(mask: &str) -> Option<Masked> {
        let shown = mask.chars().filter(|c| c.is_alphanumeric()).count();
        if mask.len() > CAPACITY || shown > 4 || !mask.contains('*') {
            return None;
        }
        let mut restored = Masked { bytes: [0; CAPACITY], len: 0 };
        restored.text(mask);
        Some(restored)
    }

    /// The mask of `value`.
    ///
    /// At most one in four of the letters and digits of a value is shown, and never more than two (four
    /// of a card number): what is left of a short value would tell it.
    pub fn of(category: Category, detector: DetectorId, value: &str) -> Masked {
        let mut mask = Masked { bytes: [0; CAPACITY], len: 0 };
        match category {
            Category::EmailAddress => mask.email(value),
            Category::PaymentCard => mask.card(value),
            Category::BankAccount => mask.account(detector, value),
            Category::PhoneNumber => {
                let shown = Shown::of(value);
                if value.trim_start().starts_with('+') {
                    mask.push('+');
                }
                mask.text("*** *** ***");
                mask.star_or(shown.last);
            }
            Category::IpAddress if value.contains(':') => mask.framed(value, "***:****:***"),
            Category::IpAddress => mask.framed(value, "**.***.***.**"),
            Category::MacAddress => mask.framed(value, "*:**:**:**:**:*"),
            Category::PersonName => mask.name(value),
            // What these hold is given away by very little of it, or opens a door.
            Category::Password | Category::Credential | Category::SpecialCategory | Category::CookieId => {
                mask.text("********");
            }
            Category::DateOfBirth => mask.text("****-**-**"),
            Category::Age | Category::Gender => mask.text("**"),
            Category::Geolocation => mask.text("**.***, **.***"),
            Category::Photo => mask.text("****"),
            _ => mask.bucketed(value),
        }
        mask
    }

    /// The mask as text.
    pub fn as_str(&self) -> &str {
        // Only whole characters are pushed; the fallback is never taken.
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or("***")
    }

    fn push(&mut self, c: char) {
        let at = usize::from(self.len);
        if at + c.len_utf8() <= CAPACITY {
            c.encode_utf8(&mut self.bytes[at..]);
            self.len += c.len_utf8() as u8;
        }
    }

    fn text(&mut self, template: &str) {
        template.chars().for_each(|c| self.push(c));
    }

    fn star_or(&mut self, shown: Option<char>) {
        self.push(shown.unwrap_or('*'));
    }

    /// First character, template, last character.
    fn framed(&mut self, value: &str, template: &str) {
        let shown = Shown::of(value);
        self.star_or(shown.first);
        self.text(template);
        self.star_or(shown.last);
    }

    /// First of the local part, first of the domain: `j***@e***.***`.
    fn email(&mut self, value: &str) {
        let (local, domain) = value.rsplit_once('@').unwrap_or((value, ""));
        let shown = Shown::of(value);
        self.star_or(shown.first.and_then(|_| local.chars().find(|c| c.is_alphanumeric())));
        self.text("***@");
        self.star_or(shown.last.and_then(|_| domain.chars().find(|c| c.is_alphanumeric())));
        self.text("***.***");
    }

    /// The last four digits, which every receipt shows (PCI DSS 4.0, requirement 3.4.1, permits the
    /// first six or eight as well; they are not needed here).
    fn card(&mut self, value: &str) {
        // Stars and crosses stand for digits in numbers that were masked before.
        let is_place = |c: &char| c.is_ascii_digit() || matches!(c, '*' | 'x' | 'X' | '•' | '#');
        self.text("**** **** **** ");
        let places = value.chars().filter(is_place).count();
        let mut tail = ['*'; 4];
        for (slot, c) in tail.iter_mut().rev().zip(value.chars().rev().filter(is_place)) {
            if c.is_ascii_digit() && places >= 12 {
                *slot = c;
            }
        }
        tail.into_iter().for_each(|c| self.push(c));
    }

    /// The country, which an IBAN opens with and a BIC has as its fifth and sixth character
    /// (ISO 13616-1, ISO 9362); of other accounts the first and last character.
    fn account(&mut self, detector: DetectorId, value: &str) {
        let id = crate::detectors::id(detector);
        let at = |from: usize| {
            let mut letters = value.chars().filter(|c| c.is_alphanumeric()).skip(from);
            match (letters.next(), letters.next()) {
                (Some(a), Some(b)) if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => Some((a, b)),
                _ => None,
            }
        };
        let long = value.chars().filter(|c| c.is_alphanumeric()).take(8).count() == 8;
        let country = match id {
            "iban" if long => at(0),
            "bic" if long => at(4),
            _ => None,
        };
        match (id, country) {
            ("bic", country) => {
                self.text("****");
                self.star_or(country.map(|c| c.0));
                self.star_or(country.map(|c| c.1));
                self.text("**");
            }
            ("iban", country) => {
                self.star_or(country.map(|c| c.0));
                self.star_or(country.map(|c| c.1));
                self.text("** **** **** ****");
            }
            _ => self.bucketed(value),
        }
    }

    /// The initials of the first and the last word.
    fn name(&mut self, value: &str) {
        let shown = Shown::of(value);
        let mut words = value.split_whitespace();
        let initial = |word: &str| word.chars().find(|c| c.is_alphanumeric());
        let (first, last) = (words.next(), words.next_back());
        self.star_or(shown.first.and(first).and_then(initial));
        self.text("***");
        if let Some(last) = last {
            self.text(" ");
            self.star_or(shown.last.and_then(|_| initial(last)));
            self.text("***");
        }
    }

    /// First and last character around stars, in one of three lengths.
    fn bucketed(&mut self, value: &str) {
        let stars = match value.chars().take(17).count() {
            0..=8 => "***",
            9..=16 => "*******",
            _ => "***********",
        };
        self.framed(value, stars);
    }
}

impl Shown {
    /// One character in four, at most two.
    fn of(value: &str) -> Shown {
        let mut letters = value.chars().filter(|c| c.is_alphanumeric());
        let first = letters.next();
        let enough = |n: usize| value.chars().filter(|c| c.is_alphanumeric()).take(n).count() == n;
        let last = value.chars().rev().find(|c| c.is_alphanumeric());
        Shown { first: first.filter(|_| enough(4)), last: last.filter(|_| enough(8)) }
    }
}

impl std::fmt::Display for Masked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

impl std::fmt::Debug for Masked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Masked({})", self.as_str())
    }
}
