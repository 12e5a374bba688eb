//! What the name of a field says about its values.

mod letters;
mod names;
mod parts;
mod person_words;
mod persons;

use crate::{Category, DetectorId, cue::Meaning, marks::Marks, words::words};

pub(crate) use letters::base;
use names::{BIC, FAX, NAMES, NOT_POSTAL, NUMBER, OF_A_KIND, PAIRS, POSTAL, UNLIKELY};
pub use parts::AddressPart;
pub(crate) use persons::speaks;

/// What the name of a field says about its values: a small copyable set, computed once a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldHint {
    categories: u32,
    flags: u16,
    part: Option<AddressPart>,
    /// The detectors that the name names.
    pub(crate) specific: Marks,
    /// The detectors of the categories that the name names.
    pub(crate) category: Marks,
}

impl FieldHint {
    /// A hint that says nothing.
    pub const NONE: FieldHint =
        FieldHint { categories: 0, flags: 0, part: None, specific: Marks::NONE, category: Marks::NONE };
    /// Flag: the name speaks of a fax.
    pub const FAX: u16 = 1;
    /// Flag: the name says that the value is not personal data of the kind it looks like (ids,
    /// counts, versions, amounts, hashes).
    pub const UNLIKELY: u16 = 2;
    /// Flag: the name speaks of a bank's code, not only of an account.
    pub const BIC: u16 = 4;
    /// Flag: the name says that the value is of a kind that has a lane of its own, or none at all: no
    /// other identifier is looked for.
    pub(crate) const CLOSED: u16 = 8;
    /// Flag: the name may mean the number of an identity card: values that tell by themselves are found.
    const OPEN: u16 = 16;
    /// Flag: the name speaks of a given name of a person.
    pub const GIVEN: u16 = 32;
    /// Flag: the name speaks of a family name of a person.
    pub const FAMILY: u16 = 64;
    /// Flag: the name speaks of the whole name of a person.
    pub const FULL: u16 = 128;
    /// Flag: the name may mean a person, an organisation or a thing (`name`, `customer`, `display_name`): the values
    /// have to tell.
    pub const WEAK_NAME: u16 = 256;

    /// What `name` says. Names are divided at punctuation, underscores and camel-case humps; diacritics do
    /// not count (`Téléphone`, `telephone`).
    ///
    /// ```
    /// use domesday_detectors::{Category, FieldHint};
    ///
    /// assert!(FieldHint::of("customerEmail").names(Category::EmailAddress));
    /// assert!(FieldHint::of("Fax-Nr.").is(FieldHint::FAX));
    /// assert!(FieldHint::of("order_id").is(FieldHint::UNLIKELY));
    /// assert!(FieldHint::of("mailing_addr").names(Category::PostalAddress));
    /// ```
    pub fn of(name: &str) -> FieldHint {
        let mut hint = FieldHint::NONE;
        let mut unlikely = false;
        let mut before = Folded::default();
        let mut id_number = false;
        for (place, word) in words(name.as_bytes()).enumerate() {
            let word = Folded::of(word.bytes());
            for (category, list) in NAMES {
                if word.is_any(list) {
                    hint = hint.naming(*category);
                }
            }
            for (category, first, second) in PAIRS {
                if word.is_any(second) && before.is_any(first) {
                    hint = hint.naming(*category);
                }
            }
            if word.is_any(FAX) {
                hint = hint.naming(Category::PhoneNumber).with(FieldHint::FAX);
            }
            if word.is_any(BIC) {
                hint = hint.naming(Category::BankAccount).with(FieldHint::BIC);
            }
            // A postal address, or a thing that belongs to the post.
            if before.is_any(&["mail", "post"]) && word.is_any(POSTAL) {
                hint.categories &= !(1 << Category::EmailAddress as u32);
            }
            unlikely |= word.is_any(UNLIKELY);
            id_number = place == 1 && before.is_any(&["id"]) && word.is_any(NUMBER);
            before = word;
        }
        // `card_id`, `account_count`: the last word says what the value is.
        if before.is_any(OF_A_KIND) {
            let account = if hint.is(FieldHint::BIC) { 0 } else { 1 << Category::BankAccount as u32 };
            hint.categories &=
                !(1 << Category::PaymentCard as u32 | 1 << Category::MacAddress as u32 | account);
        }
        // `email_address`, `ip_address`: an address of another kind.
        let postal = 1 << Category::PostalAddress as u32;
        if hint.categories & !postal != 0 || before.is_any(NOT_POSTAL) {
            hint.categories &= !postal;
        }
        if id_number {
            hint = hint.with(FieldHint::OPEN);
        }
        let person = persons::person(name);
        if person & FieldHint::WEAK_NAME == 0 && person != 0 {
            // `card_holder`, `account owner's full name`: the last words say what the value is.
            hint.categories &= !(1 << Category::PaymentCard as u32 | 1 << Category::BankAccount as u32);
        }
        if person != 0 && hint.categories == 0 {
            hint = hint.naming(Category::PersonName).with(person);
        }
        hint.part = parts::part(name);
        match hint.part {
            Some(AddressPart::Street) if hint.categories == 0 => hint = hint.naming(Category::PostalAddress),
            // The street carries the finding, the other parts none of their own; a second line may hold anything.
            Some(AddressPart::Street | AddressPart::Unit) | None => {}
            Some(_) => hint.categories &= !postal,
        }
        if unlikely && hint.categories == 0 { hint.with(FieldHint::UNLIKELY) } else { hint }
    }

    /// Whether the name speaks of `category`.
    pub const fn names(&self, category: Category) -> bool {
        self.categories & (1 << category as u32) != 0
    }

    /// Whether the name speaks of any category that `other` names.
    pub const fn names_any(&self, other: &FieldHint) -> bool {
        self.categories & other.categories != 0
    }

    /// Whether `flag` is set.
    pub const fn is(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }

    /// The part of a postal address that the name speaks of.
    ///
    /// ```
    /// use domesday_detectors::{AddressPart, FieldHint};
    ///
    /// assert_eq!(FieldHint::of("billing_postal_code").address_part(), Some(AddressPart::Postcode));
    /// assert_eq!(FieldHint::of("Hausnr.").address_part(), Some(AddressPart::HouseNumber));
    /// ```
    pub const fn address_part(&self) -> Option<AddressPart> {
        self.part
    }

    /// Whether the name says anything of whole values.
    pub const fn speaks(&self) -> bool {
        self.categories != 0 || self.flags != 0
    }

    /// The hint with `category` added.
    #[must_use]
    pub const fn naming(self, category: Category) -> FieldHint {
        FieldHint { categories: self.categories | 1 << category as u32, ..self }
    }

    /// The hint with `flag` added.
    #[must_use]
    pub const fn with(self, flag: u16) -> FieldHint {
        FieldHint { flags: self.flags | flag, ..self }
    }

    /// The hint with what the words of a catalogue add.
    pub(crate) fn meaning(
        mut self,
        meaning: &Meaning,
        category: impl Fn(DetectorId) -> Option<Category>,
    ) -> FieldHint {
        let (account, person) = (1 << Category::BankAccount as u32, 1 << Category::PersonName as u32);
        // What is named for an identifier, too, is no name of a person unless it says so itself.
        if self.is(FieldHint::WEAK_NAME) && (!meaning.specific.is_empty() || !meaning.category.is_empty()) {
            self.categories &= !person;
            self.flags &= !(FieldHint::FULL | FieldHint::WEAK_NAME);
        }
        let postal = 1 << Category::PostalAddress as u32;
        if !meaning.specific.is_empty() || !meaning.category.is_empty() {
            self.categories &= !postal;
        }
        let known = self.categories & !(account | person | postal) != 0;
        (self.specific, self.category) = (meaning.specific, meaning.category);
        for detector in meaning.all().iter() {
            if let Some(category) = category(detector) {
                self = self.naming(category);
            }
        }
        // What is named for an identifier is no telephone number, however much it looks like one.
        if !known && self.has_marks() {
            return self.with(FieldHint::UNLIKELY);
        }
        let elsewhere = self.is(FieldHint::UNLIKELY) || LANES.iter().any(|category| self.names(*category));
        if elsewhere && !self.has_marks() && !self.is(FieldHint::OPEN) {
            self.with(FieldHint::CLOSED)
        } else {
            self
        }
    }

    /// The detectors that share lanes and may find something in such a field: those that are listed for the name,
    /// or else those of its categories.
    pub(crate) fn named(&self) -> &Marks {
        if self.specific.is_empty() { &self.category } else { &self.specific }
    }

    /// Whether the name names detectors that share lanes.
    pub(crate) const fn has_marks(&self) -> bool {
        !self.specific.is_empty() || !self.category.is_empty()
    }
}

/// Categories with lanes of their own, whose fields hold no identifiers of other kinds.
const LANES: [Category; 7] = [
    Category::BankAccount,
    Category::EmailAddress,
    Category::PhoneNumber,
    Category::IpAddress,
    Category::MacAddress,
    Category::PaymentCard,
    Category::PostalAddress,
];

/// A word of a name without diacritics, cut at 24 bytes.
#[derive(Default)]
struct Folded {
    bytes: [u8; 24],
    length: usize,
}

impl Folded {
    fn of(word: &[u8]) -> Folded {
        let mut folded = Folded::default();
        // A word that was cut may end inside a character.
        let valid = match std::str::from_utf8(word) {
            Ok(all) => all,
            Err(error) => std::str::from_utf8(&word[..error.valid_up_to()]).unwrap_or_default(),
        };
        for char in valid.chars() {
            let base = base(char);
            let mut utf8 = [0; 4];
            for &byte in base.encode_utf8(&mut utf8).as_bytes() {
                if let Some(slot) = folded.bytes.get_mut(folded.length) {
                    *slot = byte;
                    folded.length += 1;
                }
            }
        }
        folded
    }

    fn is_any(&self, list: &[&str]) -> bool {
        list.iter().any(|entry| entry.as_bytes() == &self.bytes[..self.length])
    }
}

#[cfg(test)]
mod tests;
