//! Reading a binary value from front to back.

use crate::postgres::decode::Malformed;

/// What is left of a value. Numbers are in network byte order.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'b>(pub(super) &'b [u8]);

impl<'b> Cursor<'b> {
    #[inline(always)]
    pub(super) fn take<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        match self.0.split_first_chunk::<N>() {
            Some((head, rest)) => {
                self.0 = rest;
                Ok(*head)
            }
            None => Err(Malformed("a value ends early")),
        }
    }

    #[inline(always)]
    pub(super) fn u8(&mut self) -> Result<u8, Malformed> {
        self.take::<1>().map(|[byte]| byte)
    }

    #[inline(always)]
    pub(super) fn i16(&mut self) -> Result<i16, Malformed> {
        self.take().map(i16::from_be_bytes)
    }

    #[inline(always)]
    pub(super) fn i32(&mut self) -> Result<i32, Malformed> {
        self.take().map(i32::from_be_bytes)
    }

    #[inline(always)]
    pub(super) fn u32(&mut self) -> Result<u32, Malformed> {
        self.take().map(u32::from_be_bytes)
    }

    #[inline(always)]
    pub(super) fn i64(&mut self) -> Result<i64, Malformed> {
        self.take().map(i64::from_be_bytes)
    }

    /// So many bytes.
    #[inline(always)]
    pub(super) fn bytes(&mut self, length: usize) -> Result<&'b [u8], Malformed> {
        match self.0.split_at_checked(length) {
            Some((head, rest)) => {
                self.0 = rest;
                Ok(head)
            }
            None => Err(Malformed("a value ends early")),
        }
    }

    /// A length and so many bytes; `None` for the length -1, which stands for NULL.
    #[inline(always)]
    pub(super) fn sized(&mut self) -> Result<Option<&'b [u8]>, Malformed> {
        match self.i32()? {
            -1 => Ok(None),
            length => match usize::try_from(length) {
                Ok(length) => self.bytes(length).map(Some),
                Err(_) => Err(Malformed("a length is negative")),
            },
        }
    }

    /// Nothing may be left.
    #[inline(always)]
    pub(super) fn end(self) -> Result<(), Malformed> {
        if self.0.is_empty() { Ok(()) } else { Err(Malformed("a value is longer than it should be")) }
    }
}
