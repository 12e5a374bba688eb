//! Git repositories, made by git itself in temporary directories.
#![cfg(feature = "git")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod commits;
mod history;
mod index;
mod support;
