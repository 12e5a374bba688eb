//! The catalogue: one file a detector.
//!
//! Detectors with an anchor and a check of their own stand in this folder; those that share the engine's
//! identifier and label lanes stand in a folder a kind, whose `mod.rs` lists them. The lists are the only
//! places that name every detector: the order numbers them.

use crate::{
    Definition, DetectorId,
    method::{Entry, normal},
};

pub(crate) mod credential;
pub(crate) mod driving_licence;
pub(crate) mod financial;
pub(crate) mod health_id;
pub(crate) mod national_id;
pub(crate) mod online;
pub(crate) mod organisation;
pub(crate) mod passport;
pub(crate) mod person;
pub(crate) mod tax_id;
pub(crate) mod vehicle_id;
pub(crate) mod vocabulary;

pub(crate) mod bic;
pub(crate) mod email_address;
pub(crate) mod iban;
pub(crate) mod ip_address;
pub(crate) mod mac_address;
pub(crate) mod payment_card;
pub(crate) mod person_name;
pub(crate) mod phone_number;
pub(crate) mod postal_address;

mod mailboxes;
mod markdown;
mod parts;
mod versions;

pub use markdown::markdown;

/// Appends what `keep` makes of the bytes of a value; it keeps ASCII only. For normal forms: a value has at
/// most 64 such bytes, and what is longer is appended in pieces.
pub(crate) fn push_kept(value: &str, out: &mut String, keep: impl Fn(u8) -> Option<u8>) {
    if value.bytes().all(|byte| keep(byte) == Some(byte)) {
        out.push_str(value);
        return;
    }
    let mut buffer = [0; 64];
    for piece in value.as_bytes().chunks(64) {
        let mut length = 0;
        for &byte in piece {
            if let Some(kept) = keep(byte) {
                buffer[length] = kept;
                length += 1;
            }
        }
        out.push_str(std::str::from_utf8(&buffer[..length]).unwrap_or_default());
    }
}

const fn lane(definition: &'static Definition) -> Entry {
    // The engine makes their normal forms, too.
    Entry { definition, methods: &[], normal: normal::verbatim }
}

/// The detectors with lanes of their own. Append: the order numbers them.
const LANES: &[Entry] = &[
    lane(&email_address::DEFINITION),
    lane(&phone_number::DEFINITION),
    lane(&ip_address::DEFINITION),
    lane(&mac_address::DEFINITION),
    lane(&payment_card::DEFINITION),
    lane(&iban::DEFINITION),
    lane(&bic::DEFINITION),
    lane(&person_name::DEFINITION),
    lane(&postal_address::DEFINITION),
];

/// The numbers of the detectors with lanes of their own, for their verifiers.
pub(crate) mod id {
    use super::DetectorId;

    pub(crate) const EMAIL_ADDRESS: DetectorId = DetectorId(0);
    pub(crate) const PHONE_NUMBER: DetectorId = DetectorId(1);
    pub(crate) const IP_ADDRESS: DetectorId = DetectorId(2);
    pub(crate) const MAC_ADDRESS: DetectorId = DetectorId(3);
    pub(crate) const PAYMENT_CARD: DetectorId = DetectorId(4);
    pub(crate) const IBAN: DetectorId = DetectorId(5);
    pub(crate) const BIC: DetectorId = DetectorId(6);
    pub(crate) const PERSON_NAME: DetectorId = DetectorId(7);
    pub(crate) const POSTAL_ADDRESS: DetectorId = DetectorId(8);
}

const GROUPS: &[&[Entry]] = &[
    LANES,
    national_id::ENTRIES,
    tax_id::ENTRIES,
    health_id::ENTRIES,
    passport::ENTRIES,
    driving_licence::ENTRIES,
    vehicle_id::ENTRIES,
    financial::ENTRIES,
    online::ENTRIES,
    credential::ENTRIES,
    person::ENTRIES,
    organisation::ENTRIES,
];

const COUNT: usize = {
    let (mut sum, mut group) = (0, 0);
    while group < GROUPS.len() {
        sum += GROUPS[group].len();
        group += 1;
    }
    sum
};

/// The detectors by their numbers.
pub(crate) static ENTRIES: [&Entry; COUNT] = flat();

const fn flat() -> [&'static Entry; COUNT] {
    let mut all = [&LANES[0]; COUNT];
    let (mut group, mut at) = (0, 0);
    while group < GROUPS.len() {
        let mut index = 0;
        while index < GROUPS[group].len() {
            all[at] = &GROUPS[group][index];
            at += 1;
            index += 1;
        }
        group += 1;
    }
    all
}

const DEFINITIONS: [&Definition; COUNT] = {
    let all = flat();
    let mut definitions = [all[0].definition; COUNT];
    let mut index = 0;
    while index < COUNT {
        definitions[index] = all[index].definition;
        index += 1;
    }
    definitions
};

/// The definitions of all built-in detectors; a [`DetectorId`] is an index into it.
pub const ALL: &[&Definition] = &DEFINITIONS;

// 64 numbers are left for detectors of users.
const _: () = assert!(COUNT + 64 <= crate::marks::MOST);
