//! Records: [MS-XLS] section 2.1.4. Each has a type, a length and content; content that is too long goes on in
//! records of the type `Continue`.

use std::io::Read as _;

use crate::formats::office::ole::bytes::{Bytes, utf16};
use crate::formats::office::ole::code_page;
use crate::formats::office::ole::stream::Stream;
use crate::formats::out::Reading;

/// Types of records, section 2.3.
pub(super) mod kinds {
    /// As charts have them: [MS-OGRAPH] sections 2.3.47 and 2.3.39.
    pub(crate) const NUMBER_OF_CHART: u16 = 0x0003;
    pub(crate) const LABEL_OF_CHART: u16 = 0x0004;
    pub(crate) const FORMULA: u16 = 0x0006;
    pub(crate) const EOF: u16 = 0x000a;
    pub(crate) const HEADER: u16 = 0x0014;
    pub(crate) const FOOTER: u16 = 0x0015;
    pub(crate) const NOTE: u16 = 0x001c;
    pub(crate) const DATE_1904: u16 = 0x0022;
    pub(crate) const FILE_PASS: u16 = 0x002f;
    pub(crate) const CONTINUE: u16 = 0x003c;
    pub(crate) const CODE_PAGE: u16 = 0x0042;
    pub(crate) const OBJECT: u16 = 0x005d;
    pub(crate) const BOUND_SHEET: u16 = 0x0085;
    pub(crate) const MUL_RK: u16 = 0x00bd;
    pub(crate) const RICH_STRING: u16 = 0x00d6;
    pub(crate) const FORMAT_OF_CELL: u16 = 0x00e0;
    pub(crate) const STRINGS: u16 = 0x00fc;
    pub(crate) const LABEL_SST: u16 = 0x00fd;
    pub(crate) const TEXT_OBJECT: u16 = 0x01b6;
    pub(crate) const LINK: u16 = 0x01b8;
    pub(crate) const NUMBER: u16 = 0x0203;
    pub(crate) const LABEL: u16 = 0x0204;
    pub(crate) const BOOL_OR_ERROR: u16 = 0x0205;
    pub(crate) const FORMULA_3: u16 = 0x0206;
    pub(crate) const STRING: u16 = 0x0207;
    pub(crate) const RK: u16 = 0x027e;
    pub(crate) const FORMULA_4: u16 = 0x0406;
    pub(crate) const FORMAT: u16 = 0x041e;
    pub(crate) const BEGIN: u16 = 0x0809;
    pub(crate) const SERIES_TEXT: u16 = 0x100d;
}

/// The records of a workbook, one after the other.
pub(super) struct Records<'i> {
    stream: Stream<'i>,
    /// The type of the record that was read, and its content.
    pub(super) kind: u16,
    pub(super) data: Vec<u8>,
    /// The head of the next record, where it was looked at.
    ahead: Option<(u16, u16)>,
}

impl<'i> Records<'i> {
    pub(super) fn new(stream: Stream<'i>) -> Records<'i> {
        Records { stream, kind: 0, data: Vec::new(), ahead: None }
    }

    /// Goes to the record at an offset; `false` where there is none.
    pub(super) fn seek(&mut self, offset: u64) -> bool {
        self.ahead = None;
        if offset >= self.stream.len() {
            return false;
        }
        self.stream.go_to(offset);
        true
    }

    /// The type of the next record; `None` at the end.
    pub(super) fn peek(&mut self) -> Reading<Option<u16>> {
        if self.ahead.is_none() {
            let mut head = Vec::with_capacity(4);
            self.stream.by_ref().take(4).read_to_end(&mut head)?;
            let head = Bytes(&head);
            self.ahead = head.u16(0).zip(head.u16(2));
        }
        Ok(self.ahead.map(|(kind, _)| kind))
    }

    /// Reads the next record; `false` at the end.
    pub(super) fn next(&mut self) -> Reading<bool> {
        if self.peek()?.is_none() {
            return Ok(false);
        }
        let Some((kind, length)) = self.ahead.take() else { return Ok(false) };
        self.kind = kind;
        self.data.clear();
        self.stream.by_ref().take(length.into()).read_to_end(&mut self.data)?;
        Ok(true)
    }

    /// The content of the record that was read.
    pub(super) fn bytes(&self) -> Bytes<'_> {
        Bytes(&self.data)
    }

    /// The content of the record from an offset on, and what follows it in other records.
    pub(super) fn continued(&mut self, at: usize) -> Continued<'_, 'i> {
        Continued { records: self, at }
    }
}

/// Content that goes on in the records that follow.
pub(super) struct Continued<'r, 'i> {
    records: &'r mut Records<'i>,
    at: usize,
}

impl Continued<'_, '_> {
    /// Whether there is more; the next record is read for it.
    fn fill(&mut self) -> Reading<bool> {
        while self.at >= self.records.data.len() {
            if self.records.peek()? != Some(kinds::CONTINUE) || !self.records.next()? {
                return Ok(false);
            }
            self.at = 0;
        }
        Ok(true)
    }

    pub(super) fn u8(&mut self) -> Reading<Option<u8>> {
        if !self.fill()? {
            return Ok(None);
        }
        let byte = self.records.data.get(self.at).copied();
        self.at += 1;
        Ok(byte)
    }

    pub(super) fn u16(&mut self) -> Reading<Option<u16>> {
        let (low, high) = (self.u8()?, self.u8()?);
        Ok(low.zip(high).map(|(low, high)| u16::from_le_bytes([low, high])))
    }

    pub(super) fn u32(&mut self) -> Reading<Option<u32>> {
        let (low, high) = (self.u16()?, self.u16()?);
        Ok(low.zip(high).map(|(low, high)| u32::from(low) | (u32::from(high) << 16)))
    }

    pub(super) fn skip(&mut self, mut count: u64) -> Reading {
        while count > 0 && self.fill()? {
            let now = count.min((self.records.data.len() - self.at) as u64);
            self.at += now as usize;
            count -= now;
        }
        Ok(())
    }

    /// So many characters. Each record that they go on in begins with a byte that says whether they are of two
    /// bytes there: section 2.5.293.
    pub(super) fn characters(&mut self, mut count: usize, mut is_wide: bool, into: &mut String) -> Reading {
        while count > 0 {
            if self.at >= self.records.data.len() {
                if !self.fill()? {
                    break;
                }
                is_wide = self.u8()?.unwrap_or(0) & 1 != 0;
                continue;
            }
            let width = if is_wide { 2 } else { 1 };
            let rest = self.records.data.get(self.at..).unwrap_or_default();
            let take = count.min(rest.len() / width);
            if take == 0 {
                // Half a character.
                self.at = self.records.data.len();
                continue;
            }
            let bytes = rest.get(..take * width).unwrap_or_default();
            if is_wide {
                into.push_str(&utf16(bytes));
            } else {
                into.extend(bytes.iter().map(|&byte| char::from(byte)));
            }
            self.at += take * width;
            count -= take;
        }
        Ok(())
    }
}

/// A string with its length before it: of 16 bits, or of 8 (`is_short`). In the older version it is in the code
/// page of the workbook. How many bytes it was.
pub(super) fn string(bytes: Bytes<'_>, is_short: bool, code_page: Option<u16>) -> Option<(String, usize)> {
    let (length, at) =
        if is_short { (usize::from(bytes.u8(0)?), 1) } else { (usize::from(bytes.u16(0)?), 2) };
    if let Some(code_page) = code_page {
        let rest = bytes.from(at).0;
        let text = rest.get(..length.min(rest.len())).unwrap_or_default();
        return Some((code_page::decode(text, code_page).into_owned(), at + length));
    }
    let is_wide = bytes.u8(at)? & 1 != 0;
    let rest = bytes.from(at + 1).0;
    let length = if is_wide { length * 2 } else { length };
    let text = rest.get(..length.min(rest.len())).unwrap_or_default();
    let text = if is_wide { utf16(text) } else { text.iter().map(|&byte| char::from(byte)).collect() };
    Some((text, at + 1 + length))
}
