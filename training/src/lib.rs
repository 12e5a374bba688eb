//! Training data for the model that finds persons: templates, lists of names, and what makes sentences of them.

pub mod fold;
pub mod generate;
pub mod lists;
pub mod rng;
pub mod templates;
