//! `domesday check` from outside, on real repositories.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

mod allowed;
mod baseline;
mod edits;
mod hooks;
mod lines;
mod repository;
mod status;
#[path = "../support/mod.rs"]
mod support;
