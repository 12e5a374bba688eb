//! Detectors of personal data: text in, detections out. A pure function of text: no I/O, no clock,
//! no threads, no global state. It cannot fail.

#![allow(dead_code)]

mod anchor;
pub mod catalog;
mod category;
mod confidence;
mod definition;
mod detection;
mod evidence;
mod field;
pub mod phone;
mod site;
mod checks;
mod custom;
mod layout;
mod number;
mod overlap;
mod set;
mod tlds;
mod explain;
mod text;
pub mod verdict;
mod words;

pub use category::{Category, Sensitivity, UnknownCategory};
pub use confidence::{Confidence, Level};
pub use definition::{Counterexample, Definition, Example, Standard};
pub use detection::{Detection, DetectorId, Span};
pub use evidence::Evidence;
pub use custom::{Detector, Match};
pub use explain::Explanation;
pub use field::FieldHint;
pub use set::{DetectorSet, Options, OptionsError, Scratch};
pub use text::{Cell, Layout, Shape, Text};
