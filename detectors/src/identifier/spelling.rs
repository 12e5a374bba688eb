//! How the whole value of a field is written: its letters and digits, and where they are divided.

use super::form::{Compact, Form, LONGEST, is_separator};

/// A value of a field, read: any separators, in any number, at any place.
pub(crate) struct Spelling {
    compact: [u8; LONGEST],
    length: usize,
    /// Bit `n`: something stands before the character `n` of the compact value, which is not the first.
    cuts: u64,
    /// Which separators there are that may say more than that a group begins, see [`telling`].
    telling: u8,
}

impl Spelling {
    /// `None` if something other than letters, digits and separators is among the text, or it is too long.
    pub(crate) fn read(text: &[u8]) -> Option<Spelling> {
        let mut spelling = Spelling { compact: [0; LONGEST], length: 0, cuts: 0, telling: 0 };
        // What stands between the last character and here.
        let (mut cut, mut between) = (0, 0);
        let mut rest = text;
        while let Some((&byte, behind)) = rest.split_first() {
            rest = behind;
            if byte.is_ascii_alphanumeric() {
                *spelling.compact.get_mut(spelling.length)? = byte.to_ascii_uppercase();
                spelling.length += 1;
                spelling.cuts |= cut;
                spelling.telling |= between;
                (cut, between) = (0, 0);
                continue;
            }
            if !is_separator(byte) && byte != b'_' {
                // Dashes and spaces as word processors write them: U+2010 to U+2015, U+2212, U+00A0, U+202F.
                rest = match (byte, rest) {
                    (0xe2, [0x80, 0x90..=0x95 | 0xaf, behind @ ..] | [0x88, 0x92, behind @ ..]) => behind,
                    (0xc2, [0xa0, behind @ ..]) => behind,
                    _ => return None,
                };
            }
            // Before the first and behind the last character nothing is divided.
            if spelling.length > 0 {
                cut = 1 << spelling.length;
                between |= telling(byte);
            }
        }
        Some(spelling)
    }

    /// Letters, as capitals, and digits.
    pub(crate) fn compact(&self) -> Compact<'_> {
        Compact::of(&self.compact[..self.length])
    }

    /// Whether the value, which some form takes, may be written so, given the forms of its detector, and whether
    /// a check digit passed. Whole values of fields are written more freely than values in running text. But a
    /// `+` is no mere separator, nor is what the detector's forms set apart (a `+` is a century in Finland); and
    /// where there is no check digit, groups must not contradict the issuer's: `1112-23333` is no `111-22-3333`.
    pub(crate) fn fits<'f>(&self, checked: bool, forms: impl Iterator<Item = &'f Form> + Clone) -> bool {
        if self.telling != 0 {
            let set_apart = forms.clone().fold(0, |set_apart, form| set_apart | form.telling());
            let free = if set_apart == 0 { SLASH | BRACKET } else { set_apart };
            if self.telling & !free != 0 {
                return false;
            }
        }
        if checked {
            return true;
        }
        let value = self.compact();
        if self.cuts == 0 {
            // Where groups tell how long each is, there is no form for all of them together.
            let mut together = forms.filter(|form| !form.is_formatted()).peekable();
            return together.peek().is_none() || together.any(|form| form.takes(value));
        }
        // Mostly it is written as one of the forms says.
        let mut grouped = false;
        for form in forms.clone().filter(|form| form.is_formatted()) {
            if form.takes(value) {
                if self.cuts & !form.cuts() == 0 {
                    return true;
                }
                grouped = true;
            }
        }
        let natural = self.natural();
        !grouped
            || self.cuts & !natural == 0
            || self.is_regular()
            || forms
                .filter(|form| form.is_formatted() && form.takes(value))
                .any(|form| self.cuts & !(form.cuts() | natural) == 0)
    }

    /// Where anybody may divide: between letters and digits, and before the last, which is often a check.
    fn natural(&self) -> u64 {
        let pairs = self.compact[..self.length].windows(2).enumerate();
        let changes = pairs.filter(|(_, pair)| pair[0].is_ascii_digit() != pair[1].is_ascii_digit());
        changes.fold(1 << self.length.saturating_sub(1), |cuts, (at, _)| cuts | 1 << (at + 1))
    }

    /// Whether the groups are of one length, but for a shorter one at the beginning or at the end.
    fn is_regular(&self) -> bool {
        let at = |size: usize, first: usize| {
            (first..self.length).step_by(size).filter(|at| *at > 0).fold(0, |cuts, at| cuts | 1 << at)
        };
        (1..=self.length / 2).any(|size| [size, self.length % size].iter().any(|f| self.cuts == at(size, *f)))
    }
}

const SLASH: u8 = 1;
const PLUS: u8 = 2;
const BRACKET: u8 = 4;

/// A bit for a separator that may say more than that a group begins.
pub(super) fn telling(separator: u8) -> u8 {
    match separator {
        b'/' => SLASH,
        b'+' => PLUS,
        b'(' | b')' => BRACKET,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Spelling;
    use crate::identifier::form::Form;

    fn fits_checked(checked: bool, forms: &[&str], value: &str) -> bool {
        let mut read = Vec::new();
        for form in forms {
            Form::parse(form, &mut read).unwrap();
        }
        Spelling::read(value.as_bytes()).is_some_and(|spelling| spelling.fits(checked, read.iter()))
    }

    fn fits(forms: &[&str], value: &str) -> bool {
        fits_checked(false, forms, value)
    }

    #[test]
    fn groups_do_not_contradict_the_issuers() {
        let ssn = ["999~99~9999", "9{9}"];
        for value in [
            "123456789",
            "123-45-6789",
            "123.45-6789",
            "123 – 45 – 6789",
            "123\u{a0}45\u{a0}6789",
            "123_45_6789",
            "123-456789",
            "123 456 789",
            "1 2 3 4 5 6 7 8 9",
            "12345678-9",
            "123/45/6789",
        ] {
            assert!(fits(&ssn, value), "{value}");
        }
        for value in ["1234-56-789", "1112-23333"] {
            assert!(!fits(&ssn, value), "{value}");
            assert!(fits_checked(true, &ssn, value), "{value}");
        }
    }

    #[test]
    fn separators_that_tell_are_those_of_a_form() {
        let hetu = ["9{6}-999X", "9{6}+999X", "9{6}A999X"];
        assert!(fits(&hetu, "131052+308T") && fits(&hetu, "131052 308T") && fits(&hetu, "131052A308T"));
        for checked in [true, false] {
            assert!(!fits_checked(checked, &hetu, "131052/308T"));
            assert!(!fits_checked(checked, &["999~99~9999", "9{9}"], "123+45+6789"));
        }
    }

    #[test]
    fn groups_of_unknown_length_have_to_be_written() {
        let cedula = ["9-9{3,4}-9{3,4}", "9{9}"];
        assert!(fits(&cedula, "3-455-175") && fits(&cedula, "304550175"));
        assert!(!fits(&cedula, "3455175"));
        assert!(fits(&["9{6}A999X", "9{6}-999X"], "131052-308T"));
    }

    #[test]
    fn forms_without_groups_are_divided_as_one_likes() {
        assert!(fits(&["A9{8}"], "K-12 345678") && fits(&["9{10}"], "12 345678 90"));
    }
}
