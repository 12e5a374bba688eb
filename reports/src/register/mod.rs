//! The register: what the organisation declares of its processing, written by people, and what a scan says to it.
//!
//! Records of processing activities: GDPR Art. 30 (<https://eur-lex.europa.eu/eli/reg/2016/679/oj>).

mod confront;
mod contradiction;
mod countries;
mod declared;
mod pattern;
mod related;

pub use confront::confront;
pub use contradiction::{Contradiction, ContradictionKind};
pub use declared::{
    Archive, Contact, ControllerRole, DeclaredSystem, LegalBasis, Organisation, Period, Purpose, Recipient,
    Register, Retention, Reviewed, Safeguard, Subject, Suppression, Transfer, Wanted, Written,
};
pub use pattern::normal_place;
