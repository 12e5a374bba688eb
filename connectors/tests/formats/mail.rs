//! Tests of `formats/mail`.

mod content_lines;
mod mbox;
mod message;
mod msg;
mod recognise;
mod tnef;
