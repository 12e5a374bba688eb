//! Identifiers in fixed forms: national, tax, health, bank and document numbers.

pub(crate) mod form;
