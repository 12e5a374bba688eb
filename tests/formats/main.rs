//! The same records in every format: the same findings, and positions that lead back to the values.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod columnar;
mod documents;
mod people;
mod same_records;
