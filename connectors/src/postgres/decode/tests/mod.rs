//! Rows without a server: tuples put together byte by byte.

mod rows;
mod support;
