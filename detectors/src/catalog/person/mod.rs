//! Facts about a person: date of birth, age, gender, special categories.

use crate::method::Entry;

mod age;
mod biometric_data;
mod criminal_record;
mod date_of_birth;
mod ethnic_origin;
mod gender;
mod genetic_data;
mod health_condition;
mod political_opinion;
mod religion;
mod sexual_orientation;
mod trade_union;
mod words;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    age::ENTRY,
    biometric_data::ENTRY,
    criminal_record::ENTRY,
    date_of_birth::ENTRY,
    ethnic_origin::ENTRY,
    gender::ENTRY,
    genetic_data::ENTRY,
    health_condition::ENTRY,
    political_opinion::ENTRY,
    religion::ENTRY,
    sexual_orientation::ENTRY,
    trade_union::ENTRY,
];
