//! Tables with a row a line.

mod dialect;
mod header;
mod reader;
mod rows;
mod search;

pub use dialect::Dialect;
pub(crate) use dialect::{Expect, detect};
pub(crate) use header::names_columns;
pub(crate) use reader::CsvReader;
