//! How to mend a finding, and how to let it stand.

use domesday_detectors::Category;

/// What to write in place of a value: what the detectors know to belong to nobody, where a standard sets such
/// values aside.
pub(super) fn mend(category: Category) -> &'static str {
    match category {
        Category::EmailAddress => "use an address at example.com, example.org or example.net (RFC 2606).",
        Category::PhoneNumber => {
            "use a number that is set aside for fiction, such as 555-0100 to 555-0199 in North America."
        }
        Category::IpAddress => {
            "use an address for documentation: 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 (RFC 5737), \
             2001:db8::/32 (RFC 3849)."
        }
        Category::MacAddress => "use an address for documentation: 00-00-5E-00-53-00 to -FF (RFC 9542).",
        Category::PaymentCard => "use a test number of the card scheme, as its documentation lists them.",
        Category::BankAccount => "use the example of the country in the IBAN registry (ISO 13616).",
        Category::Password | Category::Credential | Category::CookieId => {
            "revoke it if it was ever pushed; read it from the environment or a store of secrets."
        }
        Category::PersonName => {
            "write a placeholder such as {name}. An invented name looks like a real one: allow it with a reason."
        }
        Category::Photo => "take the picture out, or one that shows nobody.",
        _ => "take it out, use a specimen of the issuer, or make the value up when the tests run.",
    }
}

/// How to let findings stand: told once.
pub(super) const ALLOW: [&str; 3] = [
    "one value: `domesday:allow[CATEGORY] why` in a comment on its line or on the line before",
    "a path or a category: [[check.rule]] in domesday.toml, with a reason",
    "all that is there today: `domesday baseline update`, and commit the file",
];

/// How to accept that something was not read.
pub(super) const ACCEPT: &str = "Make it readable, or accept the gap with a reason: [[check.accept-gap]] in domesday.toml, or \
     --allow-incomplete \"why\".";
