//! Readers of formats, from outside: bytes in, places, text, records and gaps out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../support/mod.rs"]
mod support;

mod archives;
mod bombs;
mod config;
mod isolation;
mod legacy;
mod mail;
mod markup;
mod office;
mod parts;
mod pdf;
mod pictures;
mod read;
mod tables;
