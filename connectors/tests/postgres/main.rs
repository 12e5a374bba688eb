//! The connector for PostgreSQL, against a real server.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers too"
)]

mod concurrent;
mod connecting;
mod facts;
mod failing;
mod gentle;
mod listing;
mod reading;
mod support;
