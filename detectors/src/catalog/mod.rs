//! The catalogue: one file a detector.
//!
//! The lists below are the only places that name every detector: the order numbers them.

use crate::{Definition, DetectorId};

pub(crate) mod bic;
pub(crate) mod email_address;
pub(crate) mod iban;
pub(crate) mod ip_address;
pub(crate) mod mac_address;
pub(crate) mod payment_card;
pub(crate) mod phone_number;

mod mailboxes;
mod markdown;
mod versions;

pub use markdown::markdown;

/// Appends what `keep` makes of the bytes of a value; it keeps ASCII only. For normal forms: a value has at
/// most 64 such bytes, and what is longer is appended in pieces.
fn push_kept(value: &str, out: &mut String, keep: impl Fn(u8) -> Option<u8>) {
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

/// Declares the detectors: their numbers and their definitions.
macro_rules! catalogue {
    ($($number:literal $name:ident $module:ident;)*) => {
        /// The definitions of all built-in detectors; a [`DetectorId`] is an index into it.
        pub const ALL: &[&Definition] = &[$(&$module::DEFINITION,)*];

        /// The numbers of the detectors, for the verifiers.
        pub(crate) mod id {
            use super::DetectorId;
            $(pub(crate) const $name: DetectorId = DetectorId($number);)*
        }
    };
}

catalogue! {
    0 EMAIL_ADDRESS email_address;
    1 PHONE_NUMBER phone_number;
    2 IP_ADDRESS ip_address;
    3 MAC_ADDRESS mac_address;
    4 PAYMENT_CARD payment_card;
    5 IBAN iban;
    6 BIC bic;
}
