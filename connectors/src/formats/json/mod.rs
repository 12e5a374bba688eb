//! JSON documents, and JSON Lines.

mod parser;
mod paths;
mod probe;
mod reader;
mod strings;
mod values;

pub(crate) use paths::{MOST_KEYS, MOST_PATHS};
pub(crate) use probe::probe;
pub(crate) use reader::JsonReader;
pub(crate) use values::JsonValues;
