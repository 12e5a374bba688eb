//! The connector for PostgreSQL, against a real server.

mod concurrent;
mod connecting;
mod failing;
mod gentle;
mod listing;
mod reading;
mod support;
