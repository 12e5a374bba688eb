//! What categories, roles, forms and facts are called on the page: words of people, not ids.

use std::fmt::Write as _;

use domesday_connectors::Exposure;
use domesday_detectors::{Category, Sensitivity};

use crate::map::{Form, Role, SubjectKind};
use crate::register::{ControllerRole, LegalBasis, Period, Safeguard};

/// A category: `E-mail address`.
pub(super) fn category(category: Category) -> String {
    match category {
        Category::EmailAddress => "E-mail address".to_owned(),
        Category::IpAddress => "IP address".to_owned(),
        Category::MacAddress => "MAC address".to_owned(),
        Category::UrlWithPersonalData => "URL with personal data".to_owned(),
        Category::NationalId => "National identity number".to_owned(),
        Category::Passport => "Passport number".to_owned(),
        Category::HealthId => "Health number".to_owned(),
        Category::TaxId => "Tax number".to_owned(),
        Category::VehicleId => "Vehicle number".to_owned(),
        Category::CookieId => "Cookie or session".to_owned(),
        Category::DeviceId => "Device identifier".to_owned(),
        Category::OrganisationId => "Organisation number".to_owned(),
        Category::SpecialCategory => "Special category".to_owned(),
        other => sentence(other.id()),
    }
}

/// An id as the words that it is made of: `job-applicant` as `Job applicant`.
fn sentence(id: &str) -> String {
    let mut words = id.replace(['-', '_'], " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// The mark of a sensitivity: a sign that is told apart without colour; empty for ordinary data.
pub(super) const fn mark(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::Ordinary => "",
        Sensitivity::High => "◇",
        Sensitivity::Special => "◆",
    }
}

/// What the mark says.
pub(super) const fn sensitivity(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::Ordinary => "",
        Sensitivity::High => "high sensitivity",
        Sensitivity::Special => "special category",
    }
}

/// How sure, in words: the bands are those of [`Level`](domesday_detectors::Level), the highest divided.
pub(super) const fn confidence(percent: u8) -> &'static str {
    match percent {
        0..=49 => "unsure",
        50..=79 => "likely",
        80..=94 => "very likely",
        _ => "almost certain",
    }
}

/// A role.
pub(super) const fn role(role: Role) -> &'static str {
    match role {
        Role::Dedicated => "dedicated",
        Role::Incidental => "incidental",
        Role::Unlikely => "unlikely",
    }
}

/// A form; empty for plain values.
pub(super) const fn form(form: Form) -> &'static str {
    match form {
        Form::Plain => "",
        Form::Hashed => "hashed",
        Form::Masked => "masked",
    }
}

/// A way in which others can get at something.
pub(super) const fn exposure(exposure: Exposure) -> &'static str {
    match exposure {
        Exposure::WorldReadable => "readable by every account",
        Exposure::WorldWritable => "writable by every account",
        Exposure::PublicRead => "public: anyone may read",
        Exposure::PublicWrite => "public: anyone may write",
        Exposure::GrantedToPublic => "readable by every role (PUBLIC)",
        Exposure::WritableByPublic => "writable by every role (PUBLIC)",
        Exposure::Unencrypted => "not encrypted by the store",
    }
}

/// Kinds of data subjects, in the plural: `Job applicants`.
pub(super) fn subjects(kind: SubjectKind) -> String {
    format!("{}s", sentence(kind.id()))
}

/// A legal basis with its letter of GDPR Art. 6(1).
pub(super) const fn legal_basis(basis: LegalBasis) -> &'static str {
    match basis {
        LegalBasis::Consent => "consent, Art. 6(1)(a)",
        LegalBasis::Contract => "contract, Art. 6(1)(b)",
        LegalBasis::LegalObligation => "legal obligation, Art. 6(1)(c)",
        LegalBasis::VitalInterests => "vital interests, Art. 6(1)(d)",
        LegalBasis::PublicTask => "public task, Art. 6(1)(e)",
        LegalBasis::LegitimateInterests => "legitimate interests, Art. 6(1)(f)",
    }
}

/// What the organisation is to a processing.
pub(super) const fn controller(role: ControllerRole) -> &'static str {
    match role {
        ControllerRole::Controller => "controller",
        ControllerRole::JointController => "joint controller",
        ControllerRole::Processor => "processor",
        ControllerRole::SubProcessor => "sub-processor",
    }
}

/// What makes a transfer lawful.
pub(super) const fn safeguard(safeguard: Option<Safeguard>) -> &'static str {
    match safeguard {
        None => "no safeguard named",
        Some(Safeguard::Adequacy) => "adequacy decision",
        Some(Safeguard::Scc) => "standard contractual clauses",
        Some(Safeguard::Bcr) => "binding corporate rules",
        Some(Safeguard::Idta) => "international data transfer agreement",
        Some(Safeguard::Certification) => "code of conduct or certification",
        Some(Safeguard::Derogation) => "derogation",
    }
}

/// A period: `7 years`, `18 months`, `30 days`.
pub(super) fn period(period: Period) -> String {
    let mut words = String::new();
    let plural = |n: u32| if n == 1 { "" } else { "s" };
    if period.months > 0 && period.months.is_multiple_of(12) {
        let years = period.months / 12;
        let _ = write!(words, "{years} year{}", plural(years));
    } else if period.months > 0 {
        let _ = write!(words, "{} month{}", period.months, plural(period.months));
    }
    if period.days > 0 || period.months == 0 {
        let between = if words.is_empty() { "" } else { " and " };
        let _ = write!(words, "{between}{} day{}", period.days, plural(period.days));
    }
    words
}

/// What something is stored on, from the scheme of its spelling, and what is left of the spelling.
pub(super) fn system(place: &str) -> (&'static str, &str) {
    let (scheme, rest) = place.split_once("://").unwrap_or(("", place));
    let kind = match scheme {
        "file" => "Files",
        "postgresql" | "postgres" => "PostgreSQL",
        "s3" => "S3 bucket",
        "git+file" => "Git",
        _ => "System",
    };
    match (kind, rest) {
        ("Files", "") => (kind, "this machine"),
        ("System", _) => (kind, place),
        _ => (kind, rest),
    }
}

/// What evidence of an id means.
pub(super) fn evidence(id: &str) -> &str {
    match id {
        "pattern" => "has the shape",
        "checksum" => "check digits pass",
        "context" => "words near by",
        "field-name" => "name of the field",
        "dictionary" => "in a list",
        "model" => "statistical model",
        "reserved" => "test values among them",
        "masked" => "partly blotted out",
        "fax" => "fax number",
        "private" => "private network",
        "format" => "national format",
        "record" => "others of the record",
        "part" => "part of a longer value",
        other => other,
    }
}
