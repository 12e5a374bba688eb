//! Rows without a server, tuples put together byte by byte, and rows as a server sends them.

mod contents;
mod malformed;
mod rows;
mod server;
mod speed;
mod support;
