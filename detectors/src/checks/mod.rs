//! Check digits and the tables that go with them.

pub(crate) mod card_schemes;
pub(crate) mod countries;
pub(crate) mod dates;
pub(crate) mod iban_registry;
pub(crate) mod iso7064;
pub(crate) mod luhn;
pub(crate) mod mod11;
pub(crate) mod mod97;
pub(crate) mod nearby;
pub(crate) mod verhoeff;
