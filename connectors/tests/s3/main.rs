//! The connector of S3 against a server that plays S3.

#![cfg(feature = "s3")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

mod bucket;
mod facts;
mod listing;
mod reading;
mod refusals;
mod server;
mod servers;
mod settings;
mod support;
mod trouble;
