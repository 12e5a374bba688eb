//! Words that name a whole category, in the languages that the catalogue speaks: English, German, French,
//! Spanish, Italian, Dutch, Polish, Portuguese, Swedish, Romanian, and others where they are known.
//!
//! A detector's own words stand in its definition; these count for every detector of the category, with a
//! little less weight. Lower case; a phrase is words with one space between; letters with diacritics match
//! without them, too.

use crate::Category;

mod age;
mod bank_account;
mod cookie_id;
mod credential;
mod crypto_wallet;
mod date_of_birth;
mod device_id;
mod driving_licence;
mod gender;
mod geolocation;
mod health_id;
mod national_id;
mod organisation_id;
mod passport;
mod password;
mod payment_card;
mod special_category;
mod tax_id;
mod user_agent;
mod username;
mod vehicle_id;

/// The words of each category.
pub(crate) const ALL: &[(Category, &[&str])] = &[
    (Category::NationalId, national_id::WORDS),
    (Category::TaxId, tax_id::WORDS),
    (Category::Passport, passport::WORDS),
    (Category::DrivingLicence, driving_licence::WORDS),
    (Category::HealthId, health_id::WORDS),
    (Category::VehicleId, vehicle_id::WORDS),
    (Category::BankAccount, bank_account::WORDS),
    (Category::DateOfBirth, date_of_birth::WORDS),
    (Category::Age, age::WORDS),
    (Category::Gender, gender::WORDS),
    (Category::Username, username::WORDS),
    (Category::Password, password::WORDS),
    (Category::Credential, credential::WORDS),
    (Category::UserAgent, user_agent::WORDS),
    (Category::CookieId, cookie_id::WORDS),
    (Category::DeviceId, device_id::WORDS),
    (Category::Geolocation, geolocation::WORDS),
    (Category::CryptoWallet, crypto_wallet::WORDS),
    (Category::SpecialCategory, special_category::WORDS),
    (Category::OrganisationId, organisation_id::WORDS),
    (Category::PaymentCard, payment_card::WORDS),
];

/// Words right before a number that say that it is something else.
pub(crate) const OTHER: &[&str] = &[
    "order",
    "order id",
    "order no",
    "order number",
    "invoice",
    "invoice no",
    "invoice number",
    "ticket",
    "tracking",
    "tracking number",
    "isbn",
    "issn",
    "ean",
    "gtin",
    "sku",
    "upc",
    "serial",
    "serial number",
    "version",
    "build",
    "commit",
    "revision",
    "hash",
    "checksum",
    "sha",
    "md",
    "uuid",
    "guid",
    "trace",
    "span",
    "request",
    "offset",
    "timestamp",
    "epoch",
    "bestellung",
    "bestellnummer",
    "rechnung",
    "rechnungsnummer",
    "artikelnummer",
    "commande",
    "facture",
    "pedido",
    "factura",
    "fattura",
    "ordine",
    "bestelling",
    "factuur",
    "zamówienie",
    "faktura",
    "fatura",
    "comanda",
    "seriennummer",
    "numéro de série",
    "número de serie",
    "订单",
    "订单号",
    "订单编号",
    "订单号码",
    "快递单号",
    "發票號碼",
    "发票号码",
    "訂單",
    "訂單編號",
    "注文番号",
    "請求書番号",
    "주문번호",
    "송장번호",
];
