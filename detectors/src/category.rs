//! Categories of personal data.
//!
//! The ids are a contract (they keep their meaning; more may be added). Each category maps to the
//! vocabularies that privacy staff file in: W3C Data Privacy Vocabulary, PD extension
//! (<https://w3id.org/dpv/pd>; terms that are spelled alike in versions 2.0 to 2.3), fideslang data categories
//! (<https://ethyca.github.io/fideslang/>) and the letters of the California Consumer Privacy Act, Civil Code
//! 1798.140(v)(1).

/// How much harm disclosure of a category can do, on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sensitivity {
    /// Identifies or describes a person in everyday dealings.
    Ordinary,
    /// Enables fraud, tracking or access: payment data, identity numbers, credentials, location.
    High,
    /// Special categories of personal data (GDPR Art. 9 and 10).
    Special,
}

macro_rules! categories {
    ($($(#[$doc:meta])* $name:ident $id:literal $dpv:literal $fides:literal $ccpa:literal $sensitivity:ident;)*) => {
        /// A category of personal data.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Category { $($(#[$doc])* $name,)* }

        impl Category {
            /// Every category, in the order of the contract.
            pub const ALL: &'static [Category] = &[$(Category::$name,)*];

            /// The stable id, such as `email-address`.
            pub const fn id(self) -> &'static str {
                match self { $(Category::$name => $id,)* }
            }

            /// The term of the W3C Data Privacy Vocabulary, such as `pd:EmailAddress`.
            pub const fn dpv(self) -> &'static str {
                match self { $(Category::$name => $dpv,)* }
            }

            /// The fideslang data category, such as `user.contact.email`.
            pub const fn fides(self) -> &'static str {
                match self { $(Category::$name => $fides,)* }
            }

            /// The letter of Civil Code 1798.140(v)(1), `A` to `L`.
            pub const fn ccpa(self) -> char {
                match self { $(Category::$name => $ccpa,)* }
            }

            /// How much harm disclosure can do.
            pub const fn sensitivity(self) -> Sensitivity {
                match self { $(Category::$name => Sensitivity::$sensitivity,)* }
            }
        }
    };
}

categories! {
    /// The name of a natural person.
    PersonName "person-name" "pd:Name" "user.name" 'A' Ordinary;
    /// An e-mail address.
    EmailAddress "email-address" "pd:EmailAddress" "user.contact.email" 'A' Ordinary;
    /// A telephone or fax number.
    PhoneNumber "phone-number" "pd:TelephoneNumber" "user.contact.phone_number" 'A' Ordinary;
    /// A postal address (a city or a country alone is none).
    PostalAddress "postal-address" "pd:PhysicalAddress" "user.contact.address" 'A' Ordinary;
    /// An IPv4 or IPv6 address.
    IpAddress "ip-address" "pd:IPAddress" "user.device.ip_address" 'F' Ordinary;
    /// A hardware (EUI-48, EUI-64) address.
    MacAddress "mac-address" "pd:MACAddress" "user.device.device_id" 'A' Ordinary;
    /// A payment card number.
    PaymentCard "payment-card" "pd:PaymentCardNumber" "user.financial.credit_card" 'L' High;
    /// A bank account, or what routes to one.
    BankAccount "bank-account" "pd:FinancialAccountNumber" "user.financial.bank_account" 'L' High;
    /// A national identity or social security number.
    NationalId "national-id" "pd:OfficialID" "user.government_id.national_identification_number" 'L' High;
    /// A passport number.
    Passport "passport" "pd:Passport" "user.government_id.passport_number" 'L' High;
    /// A driving licence number.
    DrivingLicence "driving-licence" "pd:OfficialID" "user.government_id.drivers_license_number" 'L' High;
    /// A tax number of a person.
    TaxId "tax-id" "pd:OfficialID" "user.government_id" 'L' High;
    /// A medical record, health insurance or health service number.
    HealthId "health-id" "pd:HealthRecord" "user.health_and_medical.record_id" 'L' High;
    /// A vehicle identification number or number plate.
    VehicleId "vehicle-id" "pd:VehicleLicense" "user.government_id.vehicle_registration" 'A' Ordinary;
    /// A date of birth.
    DateOfBirth "date-of-birth" "pd:BirthDate" "user.demographic.date_of_birth" 'C' Ordinary;
    /// An age.
    Age "age" "pd:Age" "user.demographic.age_range" 'C' Ordinary;
    /// Gender or sex.
    Gender "gender" "pd:Gender" "user.demographic.gender" 'C' Ordinary;
    /// A user name or handle.
    Username "username" "pd:Username" "user.account.username" 'A' Ordinary;
    /// A password in clear or hashed.
    Password "password" "pd:Password" "user.authorization.password" 'L' High;
    /// A credential other than a password.
    Credential "credential" "pd:Authenticating" "user.authorization.credentials" 'L' High;
    /// The user agent string of a visitor.
    UserAgent "user-agent" "pd:UserAgent" "user.device" 'F' Ordinary;
    /// A cookie or session identifier.
    CookieId "cookie-id" "pd:Identifying" "user.device.cookie_id" 'F' Ordinary;
    /// An identifier of a device or an advertising identifier.
    DeviceId "device-id" "pd:DeviceBased" "user.device.device_id" 'A' Ordinary;
    /// A URL that carries personal data.
    UrlWithPersonalData "url-with-personal-data" "pd:BrowserHistory" "user.behavior.browsing_history" 'F' Ordinary;
    /// Coordinates of a person.
    Geolocation "geolocation" "pd:GPSCoordinate" "user.location.precise" 'G' High;
    /// The address of a wallet of a crypto-currency.
    CryptoWallet "crypto-wallet" "pd:FinancialAccountNumber" "user.financial" 'L' High;
    /// A picture of a person.
    Photo "photo" "pd:Picture" "user.content.self_image" 'H' Ordinary;
    /// An identifier of an organisation that may be a sole trader's.
    OrganisationId "organisation-id" "pd:Identifying" "user.contact.organization" 'I' Ordinary;
    /// Data of a special category (GDPR Art. 9 and 10).
    SpecialCategory "special-category" "dpv:SpecialCategoryPersonalData" "user.health_and_medical" 'L' Special;
    /// What someone did online and when: visits, logins.
    OnlineActivity "online-activity" "pd:Tracking" "user.behavior" 'F' Ordinary;
}

impl std::fmt::Display for Category {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

/// The text is not the id of a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCategory(pub String);

impl std::fmt::Display for UnknownCategory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "unknown category `{}`; `domesday detectors` lists them", self.0)
    }
}

impl std::error::Error for UnknownCategory {}

impl std::str::FromStr for Category {
    type Err = UnknownCategory;

    fn from_str(id: &str) -> Result<Self, UnknownCategory> {
        Category::ALL.iter().copied().find(|c| c.id() == id).ok_or_else(|| UnknownCategory(id.to_owned()))
    }
}
