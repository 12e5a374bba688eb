//! Detectors of personal data: text in, detections out. A pure function of text: no I/O, no clock,
//! no threads, no global state. It cannot fail.

mod address;
mod anchor;
mod blocks;
pub mod catalog;
mod category;
mod checks;
mod compiled;
mod confidence;
mod cue;
mod custom;
mod definition;
mod detection;
mod evidence;
mod explain;
mod field;
mod identifier;
mod lanes;
mod layout;
mod lexicon;
mod linked;
mod marks;
mod method;
mod number;
mod options;
mod overlap;
#[doc(hidden)]
pub mod person;
pub mod phone;
mod record;
mod repeats;
mod set;
mod site;
mod text;
mod tlds;
pub mod verdict;
mod words;

pub use category::{Category, Sensitivity, UnknownCategory};
pub use confidence::{Confidence, Level};
pub use custom::{
    Case, Check, CustomDetector, CustomError, Detector, LONGEST_VALUE, Match, Member, Pattern, UnknownCheck,
    Values, normal,
};
pub use definition::{ContextWindow, Counterexample, Definition, Example, Precision, Standard};
pub use detection::{Detection, DetectorId, Span};
pub use evidence::Evidence;
pub use explain::Explanation;
pub use field::{AddressPart, FieldHint};
pub use options::{Options, OptionsError};
pub use repeats::Repeats;
pub use set::{DetectorSet, Scratch};
pub use text::{Cell, Layout, Shape, Text};
