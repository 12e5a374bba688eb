//! The connector for PostgreSQL, against a real server.

mod connecting;
mod failing;
mod listing;
mod reading;
mod support;
