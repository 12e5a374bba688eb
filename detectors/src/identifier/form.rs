//! The language in which detectors say how their identifiers are written.
//!
//! A form such as `999~99~9999` or `A{2}9{6}X` is compiled to *skeletons*: how many letters and digits stand
//! together, and what stands between the runs. The engine looks a skeleton up at once; only then are the
//! classes of the characters compared. The language is that of
//! [`Identifier::forms`](crate::method::Identifier::forms).

use super::spelling::telling;

/// Most characters of a compact value.
pub(crate) const LONGEST: usize = 40;
/// Most runs of letters and digits in a form.
pub(crate) const RUNS: usize = 10;
/// Most certain letters in a form.
const CERTAIN: usize = 10;

/// What may stand at one place of a compact value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// `9`.
    Digit,
    /// `A`.
    Letter,
    /// `X`.
    Either,
    /// A lower-case letter in the form: this capital.
    Exactly(u8),
}

/// A value without its separators: digits and capital letters.
#[derive(Clone, Copy)]
pub(crate) struct Compact<'v> {
    text: &'v [u8],
    /// Bit `n`: its character `n` is a digit.
    digits: u64,
}

impl<'v> Compact<'v> {
    /// Of digits and capital letters, at most [`LONGEST`].
    #[inline]
    pub(crate) fn of(text: &'v [u8]) -> Compact<'v> {
        let digits = text.iter().rev().fold(0, |digits, byte| digits << 1 | u64::from(byte.is_ascii_digit()));
        Compact { text, digits }
    }

    pub(crate) fn text(&self) -> &'v [u8] {
        self.text
    }
}

/// One way to write an identifier: a skeleton and the classes of its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    runs: [(u8, u8); RUNS],
    /// Places of certain letters, and which.
    certain: [(u8, u8); CERTAIN],
    certain_count: u8,
    run_count: u8,
    length: u8,
    /// Bit `n`: a run ends before the character `n` of the compact value, or with it.
    cuts: u64,
    /// Which separators it has that may say more than that a group begins, see [`telling`].
    telling: u8,
    /// Bit `n`: the class of the character `n` is a digit.
    digits: u64,
    /// Bit `n`: it is a letter, any or a certain one.
    letters: u64,
}

impl Form {
    const EMPTY: Form = Form {
        runs: [(0, 0); RUNS],
        certain: [(0, 0); CERTAIN],
        certain_count: 0,
        run_count: 0,
        length: 0,
        cuts: 0,
        telling: 0,
        digits: 0,
        letters: 0,
    };

    /// Appends the forms that one text of the language stands for.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub(crate) fn parse(text: &str, forms: &mut Vec<Form>) -> Result<(), &'static str> {
        let separators: &[u8] = if text.contains('~') { b"- ." } else { b"~" };
        for separator in separators {
            expand(text.as_bytes(), *separator, Form::EMPTY, 0, forms)?;
        }
        Ok(())
    }

    /// Lengths of the runs of letters and digits, and the separator behind each; the last is 0, or `)`.
    pub(crate) fn runs(&self) -> &[(u8, u8)] {
        self.runs.get(..usize::from(self.run_count)).unwrap_or_default()
    }

    /// Whether the compact value has the classes of this form.
    #[inline]
    pub(crate) fn takes(&self, value: Compact<'_>) -> bool {
        value.text.len() == usize::from(self.length)
            && self.digits & !value.digits == 0
            && self.letters & value.digits == 0
            && self.certain().iter().all(|(at, letter)| value.text.get(usize::from(*at)) == Some(letter))
    }

    fn certain(&self) -> &[(u8, u8)] {
        self.certain.get(..usize::from(self.certain_count)).unwrap_or_default()
    }

    /// Where a value of this form is divided: bit `n` before its character `n`.
    pub(crate) fn cuts(&self) -> u64 {
        self.cuts
    }

    /// Which separators it has that may say more than that a group begins.
    pub(crate) fn telling(&self) -> u8 {
        self.telling
    }

    /// Whether a value of this form has separators.
    pub(crate) fn is_formatted(&self) -> bool {
        self.run_count > 1
    }

    /// Whether some character has to be a letter.
    pub(crate) fn needs_letter(&self) -> bool {
        self.letters != 0
    }

    /// Whether every character is a digit.
    pub(crate) fn is_numeric(&self) -> bool {
        self.digits.count_ones() == u32::from(self.length)
    }

    fn push_run(&mut self, length: u8, separator: u8) -> Result<(), &'static str> {
        *self.runs.get_mut(usize::from(self.run_count)).ok_or("too long")? = (length, separator);
        self.run_count += 1;
        self.cuts |= 1 << self.length;
        self.telling |= telling(separator);
        Ok(())
    }

    fn push_classes(&mut self, class: Class, times: usize) -> Result<(), &'static str> {
        let length = usize::from(self.length);
        if length + times > LONGEST {
            return Err("too long");
        }
        let places = ((1 << times) - 1) << length;
        match class {
            Class::Digit => self.digits |= places,
            Class::Letter => self.letters |= places,
            Class::Either => {}
            Class::Exactly(letter) => {
                self.letters |= places;
                for at in length..length + times {
                    let slot = self.certain.get_mut(usize::from(self.certain_count));
                    *slot.ok_or("too many certain letters")? = (at as u8, letter);
                    self.certain_count += 1;
                }
            }
        }
        self.length += times as u8;
        Ok(())
    }
}

/// The bytes that may stand between runs, one at a time.
pub(crate) const fn is_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'-' | b'.' | b'/' | b'+' | b'(' | b')')
}

/// Appends the forms that begin with `form`, whose last run has `length` characters so far, and go on as `rest`
/// says; `~` in it is `separator`.
fn expand(
    mut rest: &[u8],
    separator: u8,
    mut form: Form,
    mut length: u8,
    forms: &mut Vec<Form>,
) -> Result<(), &'static str> {
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        let class = match if byte == b'~' { separator } else { byte } {
            b'9' => Class::Digit,
            b'A' => Class::Letter,
            b'X' => Class::Either,
            b'a'..=b'z' => Class::Exactly(byte.to_ascii_uppercase()),
            b'{' => return Err("`{` with nothing before it"),
            byte if is_separator(byte) => {
                if length == 0 {
                    return Err("a separator without anything before it");
                }
                form.push_run(length, byte)?;
                length = 0;
                continue;
            }
            _ => return Err("a character that the language does not know"),
        };
        let (mut least, mut most) = (1, 1);
        if let Some(counted) = rest.strip_prefix(b"{") {
            let close = counted.iter().position(|byte| *byte == b'}').ok_or("`{` without `}`")?;
            let numbers = &counted[..close];
            // `{m,n}` stands for several forms: one for each of its counts.
            (least, most) = match numbers.iter().position(|byte| *byte == b',') {
                Some(comma) => (count(&numbers[..comma])?, count(&numbers[comma + 1..])?),
                None => (count(numbers)?, count(numbers)?),
            };
            rest = &counted[close + 1..];
        }
        for times in least..most {
            let mut shorter = form;
            shorter.push_classes(class, times)?;
            expand(rest, separator, shorter, length + times as u8, forms)?;
        }
        form.push_classes(class, most)?;
        length += most as u8;
    }
    if length > 0 {
        form.push_run(length, 0)?;
    } else if !matches!(form.runs().last(), Some((_, b')'))) {
        return Err("nothing behind a separator");
    }
    forms.push(form);
    Ok(())
}

/// The number in a count.
fn count(text: &[u8]) -> Result<usize, &'static str> {
    let number = text.iter().try_fold(0usize, |number, byte| {
        byte.is_ascii_digit().then(|| (number * 10 + usize::from(byte - b'0')).min(LONGEST + 1))
    });
    number.filter(|times| (1..=LONGEST).contains(times)).ok_or("a count is no number")
}

/// Appends the letters and digits of `text`, letters as capitals, to `out`; `None` if something other than
/// separators stands between them, or there are more than `out` holds.
pub(crate) fn compact<'o>(text: &[u8], out: &'o mut [u8; LONGEST]) -> Option<&'o [u8]> {
    let mut length = 0;
    for &byte in text {
        if byte.is_ascii_alphanumeric() {
            *out.get_mut(length)? = byte.to_ascii_uppercase();
            length += 1;
        } else if !is_separator(byte) && byte != b'_' {
            return None;
        }
    }
    Some(&out[..length])
}

#[cfg(test)]
mod tests {
    use super::{Compact, Form, LONGEST, compact};
    use crate::{
        catalog::ENTRIES,
        method::{Identifier, Method},
    };

    fn parsed(text: &str) -> Result<Vec<Form>, &'static str> {
        let mut forms = Vec::new();
        Form::parse(text, &mut forms).map(|()| forms)
    }

    #[test]
    fn forms_are_read() {
        let skeletons = |text: &str| -> Vec<Vec<(u8, u8)>> {
            parsed(text).unwrap_or_default().iter().map(|form| form.runs().to_vec()).collect()
        };
        assert_eq!(skeletons("9{9}"), [[(9, 0)]]);
        assert_eq!(skeletons("99~9"), [[(2, b'-'), (1, 0)], [(2, b' '), (1, 0)], [(2, b'.'), (1, 0)]]);
        assert_eq!(skeletons("A9{1,2}"), [[(2, 0)], [(3, 0)]]);
        assert_eq!(skeletons("A9{6}(9)"), [[(7, b'('), (1, b')')]]);
        for wrong in ["", "-9", "9-", "9{", "9{x}", "{3}", "9_9"] {
            assert!(parsed(wrong).is_err(), "{wrong}");
        }
        let form = &parsed("deA9X").unwrap()[0];
        let takes = |value: &[u8]| form.takes(Compact::of(value));
        assert!(takes(b"DEX1Z") && !takes(b"DFX1Z") && !takes(b"DEX1") && !takes(b"DE11Z"));
    }

    fn identifiers() -> impl Iterator<Item = (&'static crate::Definition, &'static Identifier)> {
        ENTRIES.iter().flat_map(|entry| {
            entry.methods.iter().filter_map(|method| match method {
                Method::Identifier(identifier) => Some((entry.definition, identifier)),
                _ => None,
            })
        })
    }

    #[test]
    fn every_form_of_the_catalogue_is_well_formed() {
        for (definition, identifier) in identifiers() {
            for text in identifier.forms {
                if let Err(error) = parsed(text) {
                    panic!("{}: form {text:?}: {error}", definition.id);
                }
            }
        }
    }

    #[test]
    fn examples_have_a_form_and_pass_their_check() {
        for entry in ENTRIES.iter() {
            let [Method::Identifier(identifier)] = entry.methods else { continue };
            let forms: Vec<Form> = identifier.forms.iter().flat_map(|text| parsed(text).unwrap()).collect();
            for example in entry.definition.examples {
                let id = entry.definition.id;
                let mut buffer = [0; LONGEST];
                let value = compact(example.value.as_bytes(), &mut buffer)
                    .unwrap_or_else(|| panic!("{id}: {:?} is no identifier", example.value));
                assert!(
                    forms.iter().any(|form| form.takes(Compact::of(value))),
                    "{id}: no form takes {:?}",
                    example.value
                );
                assert!((identifier.check)(value).is_some(), "{id}: the check refuses {:?}", example.value);
                let mut normal = String::new();
                (entry.normal)(example.value, &mut normal);
                assert_eq!(normal, example.normal, "{id}: normal form of {:?}", example.value);
            }
        }
    }
}
