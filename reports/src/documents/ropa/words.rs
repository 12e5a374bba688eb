//! The words of the records, in their languages.

use domesday_connectors::Exposure;
use domesday_detectors::Category;

use crate::map::SubjectKind;
use crate::register::{ControllerRole, LegalBasis, Safeguard};

/// The language of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// English.
    English,
    /// French.
    French,
}

impl Language {
    /// The one of two spellings that is in this language.
    pub(super) const fn pick<'t>(self, english: &'t str, french: &'t str) -> &'t str {
        match self {
            Language::English => english,
            Language::French => french,
        }
    }

    /// What stands where only people know the answer.
    pub(super) const fn open(self) -> &'static str {
        self.pick("to be completed", "à compléter")
    }

    /// Yes.
    pub(super) const fn yes(self) -> &'static str {
        self.pick("Yes", "Oui")
    }

    /// No.
    pub(super) const fn no(self) -> &'static str {
        self.pick("No", "Non")
    }

    /// A category of personal data.
    pub(super) const fn category(self, category: Category) -> &'static str {
        match category {
            Category::PersonName => self.pick("Names", "Noms et prénoms"),
            Category::EmailAddress => self.pick("E-mail addresses", "Adresses électroniques"),
            Category::PhoneNumber => {
                self.pick("Telephone and fax numbers", "Numéros de téléphone et de télécopie")
            }
            Category::PostalAddress => self.pick("Postal addresses", "Adresses postales"),
            Category::IpAddress => self.pick("IP addresses", "Adresses IP"),
            Category::MacAddress => self.pick("Hardware (MAC) addresses", "Adresses MAC"),
            Category::PaymentCard => self.pick("Payment card numbers", "Numéros de carte bancaire"),
            Category::BankAccount => self.pick("Bank account details", "Coordonnées bancaires"),
            Category::NationalId => self
                .pick("National identity and social security numbers", "Numéros d’identification nationaux"),
            Category::Passport => self.pick("Passport numbers", "Numéros de passeport"),
            Category::DrivingLicence => self.pick("Driving licence numbers", "Numéros de permis de conduire"),
            Category::TaxId => self.pick("Tax numbers", "Numéros fiscaux"),
            Category::HealthId => {
                self.pick("Health and patient numbers", "Numéros de santé et de dossier médical")
            }
            Category::VehicleId => self.pick("Vehicle numbers", "Numéros de véhicule"),
            Category::DateOfBirth => self.pick("Dates of birth", "Dates de naissance"),
            Category::Age => self.pick("Ages", "Âges"),
            Category::Gender => self.pick("Gender", "Sexe ou genre"),
            Category::Username => self.pick("User names", "Identifiants de compte"),
            Category::Password => self.pick("Passwords", "Mots de passe"),
            Category::Credential => self.pick("Credentials", "Moyens d’authentification"),
            Category::UserAgent => self.pick("Browser and device details", "Navigateur et appareil"),
            Category::CookieId => self.pick("Cookie identifiers", "Identifiants de témoins (cookies)"),
            Category::DeviceId => self.pick("Device identifiers", "Identifiants d’appareil"),
            Category::UrlWithPersonalData => self
                .pick("Web addresses with personal data", "Adresses web contenant des données personnelles"),
            Category::Geolocation => self.pick("Locations", "Données de localisation"),
            Category::CryptoWallet => self.pick("Crypto-currency wallets", "Portefeuilles de cryptomonnaie"),
            Category::Photo => self.pick("Pictures of persons", "Photographies de personnes"),
            Category::OrganisationId => {
                self.pick("Identifiers of sole traders", "Identifiants d’entrepreneurs individuels")
            }
            Category::SpecialCategory => {
                self.pick("Special categories (Art. 9, 10)", "Données sensibles (art. 9, 10)")
            }
            Category::OnlineActivity => self.pick("Online activity", "Activité en ligne"),
        }
    }

    /// A kind of data subjects.
    pub(super) const fn subject(self, kind: SubjectKind) -> &'static str {
        match kind {
            SubjectKind::Customer => self.pick("Customers", "Clients"),
            SubjectKind::Employee => self.pick("Employees", "Salariés"),
            SubjectKind::JobApplicant => self.pick("Job applicants", "Candidats à un emploi"),
            SubjectKind::Prospect => self.pick("Prospects", "Prospects"),
            SubjectKind::Supplier => self.pick("Suppliers", "Fournisseurs"),
            SubjectKind::Contractor => self.pick("Contractors", "Prestataires"),
            SubjectKind::Visitor => self.pick("Visitors", "Visiteurs"),
            SubjectKind::Patient => self.pick("Patients", "Patients"),
            SubjectKind::Student => self.pick("Students", "Étudiants"),
            SubjectKind::Shareholder => self.pick("Shareholders", "Actionnaires"),
            SubjectKind::Member => self.pick("Members", "Adhérents"),
        }
    }

    /// A legal basis.
    pub(super) const fn basis(self, basis: LegalBasis) -> &'static str {
        match basis {
            LegalBasis::Consent => self.pick("Consent, Art. 6(1)(a)", "Consentement, art. 6(1)(a)"),
            LegalBasis::Contract => self.pick("Contract, Art. 6(1)(b)", "Contrat, art. 6(1)(b)"),
            LegalBasis::LegalObligation => {
                self.pick("Legal obligation, Art. 6(1)(c)", "Obligation légale, art. 6(1)(c)")
            }
            LegalBasis::VitalInterests => {
                self.pick("Vital interests, Art. 6(1)(d)", "Intérêts vitaux, art. 6(1)(d)")
            }
            LegalBasis::PublicTask => {
                self.pick("Public task, Art. 6(1)(e)", "Mission d’intérêt public, art. 6(1)(e)")
            }
            LegalBasis::LegitimateInterests => {
                self.pick("Legitimate interests, Art. 6(1)(f)", "Intérêts légitimes, art. 6(1)(f)")
            }
        }
    }

    /// A safeguard of a transfer.
    pub(super) const fn safeguard(self, safeguard: Safeguard) -> &'static str {
        match safeguard {
            Safeguard::Adequacy => {
                self.pick("adequacy decision (Art. 45)", "décision d’adéquation (art. 45)")
            }
            Safeguard::Scc => self.pick(
                "standard contractual clauses (Art. 46(2)(c))",
                "clauses contractuelles types (art. 46(2)(c))",
            ),
            Safeguard::Bcr => {
                self.pick("binding corporate rules (Art. 47)", "règles d’entreprise contraignantes (art. 47)")
            }
            Safeguard::Idta => self.pick(
                "international data transfer agreement (UK)",
                "accord international de transfert (Royaume-Uni)",
            ),
            Safeguard::Certification => self.pick(
                "code of conduct or certification (Art. 46(2)(e), (f))",
                "code de conduite ou certification (art. 46(2)(e), (f))",
            ),
            Safeguard::Derogation => self.pick("derogation (Art. 49)", "dérogation (art. 49)"),
        }
    }

    /// What the organisation is to the processing.
    pub(super) const fn role(self, role: ControllerRole) -> &'static str {
        match role {
            ControllerRole::Controller => self.pick("Controller", "Responsable du traitement"),
            ControllerRole::JointController => {
                self.pick("Joint controller", "Responsable conjoint du traitement")
            }
            ControllerRole::Processor => self.pick("Processor", "Sous-traitant"),
            ControllerRole::SubProcessor => self.pick("Sub-processor", "Sous-traitant ultérieur"),
        }
    }

    /// A way in which others can get at data.
    pub(super) const fn exposure(self, exposure: Exposure) -> &'static str {
        match exposure {
            Exposure::WorldReadable => self.pick(
                "readable by every account of the machine",
                "lisible par tous les comptes de la machine",
            ),
            Exposure::WorldWritable => self.pick(
                "writable by every account of the machine",
                "modifiable par tous les comptes de la machine",
            ),
            Exposure::PublicRead => self.pick("readable by anyone", "lisible par quiconque"),
            Exposure::PublicWrite => self.pick("writable by anyone", "modifiable par quiconque"),
            Exposure::GrantedToPublic => {
                self.pick("readable by every role of the database", "lisible par tous les rôles de la base")
            }
            Exposure::WritableByPublic => self
                .pick("writable by every role of the database", "modifiable par tous les rôles de la base"),
            Exposure::Unencrypted => {
                self.pick("not encrypted at rest by the store", "non chiffré au repos par le stockage")
            }
        }
    }
}
