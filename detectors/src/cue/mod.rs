//! Cues: words and phrases near a value that name what it is.
//!
//! All words of all detectors stand in one trie of hashes of words, so that one look at the words of a text
//! serves every detector, whatever their number. Text is looked at only near values that need it, each
//! stretch once.

mod bounds;
mod scanner;
mod vocabulary;

pub(crate) use scanner::{Near, Scanner};
pub(crate) use vocabulary::{Meaning, Vocabulary, ending};
