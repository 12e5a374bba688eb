//! Identifiers in fixed forms: national, tax, health, bank and document numbers.

pub(crate) mod form;
pub(crate) mod spelling;
pub(crate) mod table;
pub(crate) mod tokens;
