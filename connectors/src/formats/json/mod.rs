//! JSON documents, and JSON Lines.

mod parser;
mod paths;
mod probe;
mod reader;
mod strings;

pub(crate) use probe::probe;
pub(crate) use reader::JsonReader;
