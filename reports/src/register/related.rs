//! Categories that are declared by another's name.

use domesday_detectors::Category;

/// Who declares the first has declared the second: what is of the same kind, or follows from it. An age follows from
/// a date of birth and not the other way; in many countries the tax number is the number of the person
/// (<https://taxation-customs.ec.europa.eu/taxation/tax-transparency-cooperation/administrative-co-operation-and-mutual-assistance/tax-identification-numbers-tin_en>);
/// data concerning health is of a special category (GDPR Art. 9(1)).
const COVERS: &[(Category, Category)] = &[
    (Category::DateOfBirth, Category::Age),
    (Category::NationalId, Category::TaxId),
    (Category::TaxId, Category::NationalId),
    (Category::SpecialCategory, Category::HealthId),
    (Category::Credential, Category::Password),
    (Category::DeviceId, Category::MacAddress),
    (Category::DeviceId, Category::UserAgent),
    (Category::OnlineActivity, Category::UrlWithPersonalData),
    (Category::OnlineActivity, Category::UserAgent),
    (Category::OnlineActivity, Category::CookieId),
];

/// Whether one of the declared categories is `found`, or covers it.
pub(super) fn is_declared(declared: &[Category], found: Category) -> bool {
    declared.iter().any(|declared| *declared == found || COVERS.contains(&(*declared, found)))
}
