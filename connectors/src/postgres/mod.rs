//! PostgreSQL servers.
//!
//! Everything is read with `COPY (SELECT ..) TO STDOUT (FORMAT binary)` in read-only transactions that are
//! short unless one snapshot for all is asked for. How tables are cut into parts so that no row is missed
//! and none is read twice while others write is told in `plan.rs`; what happens when the server or the
//! network fails, in `read.rs`.

mod address;
mod catalog;
mod comments;
mod connector;
mod database;
mod decode;
mod describe;
mod facts;
mod filter;
mod objects;
mod passfile;
mod plan;
mod read;
mod retry;
mod sampling;
mod service;
mod session;
mod settings;
mod snapshot;
mod statement;
mod statistics;
mod stream;
mod table;
mod tls;
mod trouble;
mod windows;

pub(crate) use connector::connect;
