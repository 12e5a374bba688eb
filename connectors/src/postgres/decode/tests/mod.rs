//! Rows without a server: tuples put together byte by byte.

mod malformed;
mod rows;
mod server;
mod speed;
mod support;
