//! Whole scans through the library: the same bytes whatever the threads, nothing lost without a gap, no
//! value in any output, large units in parts.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod adversarial;
mod anomaly;
mod capture;
mod columns;
mod determinism;
mod examples;
mod history;
mod large;
mod leak;
mod tree;
mod units;
