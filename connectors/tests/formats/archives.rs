//! Tests of `formats/archives`.

mod limits;
mod make;
mod others;
mod seven_zip;
mod streams;
mod tar;
mod zip;
mod zip_damaged;

pub(crate) use make::{Member, crc, deflate, gzip, tar as tar_of, zip as zip_of};

/// The record of the end of a zip without a comment.
pub(crate) fn end_of(count: u16, bytes: u32, start: u32) -> Vec<u8> {
    make::end(count, bytes, start, b"")
}
