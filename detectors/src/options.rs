//! What a set of detectors is asked for.

use crate::{
    Confidence, Level,
    custom::{CustomDetector, CustomError},
};

/// Which detectors run, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Ids of detectors or of categories; empty for all.
    pub only: Vec<String>,
    /// ISO 3166-1 alpha-2 codes of the regions whose national formats are to be expected; empty for
    /// all, with more care.
    pub regions: Vec<String>,
    /// Detectors of one's own, written as data.
    pub custom: Vec<CustomDetector>,
    /// The least confidence that is asked for, at most medium. Below medium, running text is also searched
    /// for values that nothing around names, and for those in small letters; what is less certain may still be found.
    pub min_confidence: Confidence,
    /// Whether names of persons are judged by the model. Without it only given names beside family names, both
    /// in the lexicon, are found.
    pub model: bool,
}

impl Default for Options {
    fn default() -> Options {
        let min_confidence = Level::Medium.floor();
        Options { only: Vec::new(), regions: Vec::new(), custom: Vec::new(), min_confidence, model: true }
    }
}

/// An option names something that does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OptionsError {
    /// Neither a detector nor a category.
    #[error("`{0}` is neither a detector nor a category; `domesday detectors` lists both")]
    UnknownDetector(String),
    /// No region with a numbering plan.
    #[error(transparent)]
    UnknownRegion(#[from] crate::phone::UnknownRegion),
    /// A detector of one's own cannot be as it is given.
    #[error("detector `{0}`: {1}")]
    Custom(String, #[source] CustomError),
    /// An id is taken.
    #[error("there is a detector `{0}` already; choose another id")]
    Taken(String),
    /// More detectors of one's own than a set can hold.
    #[error("a set takes at most 64 detectors of one's own")]
    TooMany,
}
