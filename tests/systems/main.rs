//! Databases and buckets through the program, on real servers.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

#[path = "../support/mod.rs"]
mod support;

mod company;
mod errors;
mod estate;
mod every_kind;
mod facts;
mod interrupted;
mod invariance;
mod people;
mod shop;
mod sources;
mod unchanged;
