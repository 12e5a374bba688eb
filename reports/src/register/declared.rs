//! What people declare: the written form of the register, in TOML.

use std::fmt;
use std::marker::PhantomData;

use domesday_detectors::Category;
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

use crate::Day;
use crate::map::SubjectKind;

/// The register of an organisation.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Register {
    /// Whose register it is.
    pub organisation: Organisation,
    /// Purposes of processing, that systems refer to.
    pub purpose: Vec<Purpose>,
    /// Recipients, that systems refer to.
    pub recipient: Vec<Recipient>,
    /// Systems and what they hold.
    pub system: Vec<DeclaredSystem>,
    /// Archives that are kept off line.
    pub archive: Vec<Archive>,
    /// Lists of persons who must not be in systems of some purposes.
    pub suppression: Vec<Suppression>,
}

/// A person or office to turn to.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Contact {
    /// Name or office.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// E-mail address.
    pub email: String,
    /// Telephone number.
    pub phone: String,
}

/// The organisation (GDPR Art. 30(1)(a)).
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Its contact.
    pub contact: Contact,
    /// The country that it is established in, ISO 3166-1 alpha-2.
    pub country: String,
    /// Joint controllers.
    pub joint_controllers: Vec<Contact>,
    /// Its representative in the Union (Art. 27).
    pub representative: Option<Contact>,
    /// Its data protection officer (Art. 37).
    pub dpo: Option<Contact>,
    /// Where its privacy policy is published, and which version is in force.
    pub privacy_policy: String,
    /// The version of the privacy policy.
    pub policy_version: String,
}

/// The lawfulness of a processing (GDPR Art. 6(1)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegalBasis {
    /// Art. 6(1)(a).
    Consent,
    /// Art. 6(1)(b).
    Contract,
    /// Art. 6(1)(c).
    LegalObligation,
    /// Art. 6(1)(d).
    VitalInterests,
    /// Art. 6(1)(e).
    PublicTask,
    /// Art. 6(1)(f).
    LegitimateInterests,
}

/// A purpose of processing.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Purpose {
    /// What systems refer to it by.
    pub id: String,
    /// What it is, for people.
    pub description: String,
    /// Its legal basis.
    pub legal_basis: Option<LegalBasis>,
    /// The condition for special categories: `9(2)(b)`.
    pub special_condition: String,
    /// The legitimate interests pursued, and where their assessment is.
    pub legitimate_interests: String,
    /// The categories that it needs; empty where that is left open.
    pub categories: Vec<Wanted>,
}

/// The id of a category, checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wanted(pub Category);

impl TryFrom<String> for Wanted {
    type Error = String;

    fn try_from(id: String) -> Result<Wanted, String> {
        id.parse().map(Wanted).map_err(|error: domesday_detectors::UnknownCategory| error.to_string())
    }
}

/// What makes a transfer to a third country lawful (GDPR Art. 45 to 49).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Safeguard {
    /// An adequacy decision (Art. 45).
    Adequacy,
    /// Standard contractual clauses (Art. 46(2)(c)).
    Scc,
    /// Binding corporate rules (Art. 47).
    Bcr,
    /// The international data transfer agreement of the United Kingdom.
    Idta,
    /// A code of conduct or certification (Art. 46(2)(e), (f)).
    Certification,
    /// A derogation (Art. 49).
    Derogation,
}

/// Who receives personal data (GDPR Art. 30(1)(d)).
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Recipient {
    /// What systems refer to it by.
    pub id: String,
    /// Its name, or the kind of recipients.
    pub name: String,
    /// What it is to the organisation: employees, customer, reseller, vendor, service provider, authority.
    pub kind: String,
    /// Its country, ISO 3166-1 alpha-2.
    pub country: String,
    /// What makes a transfer to it lawful.
    pub safeguard: Option<Safeguard>,
}

/// What the organisation is to a processing (GDPR Art. 4(7), (8), 26, 28).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ControllerRole {
    /// It decides on purposes and means.
    #[default]
    Controller,
    /// It decides together with others.
    JointController,
    /// It acts for a controller.
    Processor,
    /// It acts for a processor.
    SubProcessor,
}

/// A length of time: `30d`, `18m` (months), `7y`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Whole months.
    pub months: u32,
    /// And days.
    pub days: u32,
}

impl TryFrom<String> for Period {
    type Error = String;

    fn try_from(text: String) -> Result<Period, String> {
        let wrong = || format!("`{text}` is not a period: it is written like `30d`, `18m` (months) or `7y`");
        let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let number: u32 = digits.parse().map_err(|_| wrong())?;
        match &text[digits.len()..] {
            "d" => Ok(Period { months: 0, days: number }),
            "m" => Ok(Period { months: number, days: 0 }),
            "y" => Ok(Period { months: number.checked_mul(12).ok_or_else(wrong)?, days: 0 }),
            _ => Err(wrong()),
        }
    }
}

/// How long records are kept (GDPR Art. 30(1)(f)).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Retention {
    /// How long, counted from the date of a record.
    pub period: Period,
    /// The field that says when a record began (`created_at`); all dates that were seen, where it is left out.
    #[serde(default)]
    pub from: Option<String>,
    /// Why so long: the law or rule.
    #[serde(default)]
    pub reason: String,
}

/// A transfer to a third country or international organisation (GDPR Art. 30(1)(e)).
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Transfer {
    /// The country, ISO 3166-1 alpha-2.
    pub country: String,
    /// To whom.
    pub recipient: String,
    /// What makes it lawful.
    pub safeguard: Option<Safeguard>,
}

/// Who looked at an entry last.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Reviewed {
    /// Office or name.
    pub by: String,
    /// When.
    pub on: Option<Written>,
}

/// A day as it is written in the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written(pub Day);

impl TryFrom<String> for Written {
    type Error = String;

    fn try_from(text: String) -> Result<Written, String> {
        text.parse().map(Written).map_err(|error: crate::day::NotADay| format!("`{text}`: {error}"))
    }
}

/// A kind of data subjects as it is written in the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject(pub SubjectKind);

impl TryFrom<String> for Subject {
    type Error = String;

    fn try_from(id: String) -> Result<Subject, String> {
        SubjectKind::of_id(&id).map(Subject).ok_or_else(|| {
            let ids: Vec<&str> = SubjectKind::ALL.iter().map(|kind| kind.id()).collect();
            format!("unknown kind of data subjects `{id}`; there are {}", ids.join(", "))
        })
    }
}

/// A system and the processing in it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct DeclaredSystem {
    /// What other entries and reports call it.
    pub id: String,
    /// Its name, for people.
    pub name: String,
    /// What is done in it.
    pub activity: String,
    /// The places that belong to it: everything at or below these spellings, the longest match wins. `*` stands for
    /// anything within one segment.
    pub places: Vec<String>,
    /// Who answers for it.
    pub owner: String,
    /// Who looks after it from day to day.
    pub steward: String,
    /// The business function that it serves.
    pub department: String,
    /// What the organisation is to it.
    pub role: ControllerRole,
    /// The controller, where the organisation is a processor.
    pub controller: Option<Contact>,
    /// Ids of purposes.
    pub purposes: Vec<String>,
    /// Its legal basis, where it is not that of its purposes.
    pub legal_basis: Option<LegalBasis>,
    /// What it holds.
    pub categories: Vec<Wanted>,
    /// About whom.
    pub data_subjects: Vec<Subject>,
    /// Where the data came from: the data subject, a customer, a third party.
    pub source: String,
    /// Ids of recipients.
    pub recipients: Vec<String>,
    /// Transfers beside those to recipients.
    pub transfers: Vec<Transfer>,
    /// The country that it is in, ISO 3166-1 alpha-2.
    pub location: String,
    /// How long records are kept.
    pub retention: Option<Retention>,
    /// Technical and organisational measures (GDPR Art. 30(1)(g), 32).
    pub security: Vec<String>,
    /// Rights that data subjects have, and how.
    pub rights: Vec<String>,
    /// Automated decisions and profiling (Art. 22).
    pub automated_decisions: Option<bool>,
    /// The data protection impact assessment (Art. 35), or why none is needed.
    pub dpia: String,
    /// The privacy notice that data subjects were given.
    pub privacy_notice: String,
    /// Where consent is recorded.
    pub consent_record: String,
    /// Where breaches are recorded.
    pub breach_record: String,
    /// The contract with the processor (Art. 28).
    pub processor_contract: String,
    /// Why nothing may be erased at the moment.
    pub legal_hold: String,
    /// Who looked at this entry last.
    pub reviewed: Reviewed,
}

/// An archive that is kept off line: no scan can see it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Archive {
    /// What it is called.
    pub name: String,
    /// What it is kept on.
    pub medium: String,
    /// Where.
    pub location: String,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// The system that it is of.
    pub system: String,
    /// What it holds.
    pub categories: Vec<Wanted>,
    /// When it is destroyed.
    pub expires: Option<Written>,
    /// How it is kept beyond use until then.
    pub beyond_use: String,
}

/// A list of persons who must not be in systems of some purposes: who objected, unsubscribed, was erased.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Suppression {
    /// What it is called.
    pub name: String,
    /// A file of e-mail addresses, telephone numbers and the like, one a line; as seen from the register.
    pub file: String,
    /// The purposes whose systems must not hold them; all systems, where there are none.
    pub purposes: Vec<String>,
}

impl DeclaredSystem {
    /// What people call it: its name, else its id.
    pub fn label(&self) -> &str {
        first(&[&self.name, &self.id])
    }
}

impl Purpose {
    /// What people call it: its description, else its id.
    pub fn label(&self) -> &str {
        first(&[&self.description, &self.id])
    }
}

impl Recipient {
    /// What people call it: its name, else its id.
    pub fn label(&self) -> &str {
        first(&[&self.name, &self.id])
    }
}

impl Suppression {
    /// What people call it: its name, else its file.
    pub fn label(&self) -> &str {
        first(&[&self.name, &self.file])
    }
}

/// The first that is not empty.
fn first<'t>(texts: &[&'t str]) -> &'t str {
    texts.iter().copied().find(|text| !text.is_empty()).unwrap_or_default()
}

/// Reads a string as a type that is spelled in strings: an error then points to the string and not to the list or
/// table around it.
struct Spelled<T>(PhantomData<T>);

impl<T: TryFrom<String, Error = String>> Visitor<'_> for Spelled<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::try_from(text.to_owned()).map_err(E::custom)
    }
}

macro_rules! spelled {
    ($($type:ty),*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                deserializer.deserialize_str(Spelled(PhantomData))
            }
        }
    )*};
}

spelled!(Wanted, Period, Written, Subject);
