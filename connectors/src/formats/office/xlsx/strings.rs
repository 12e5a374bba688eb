//! Shared strings: what cells with text refer to.

use std::fs::File;
use std::io::{self, Write as _};

use crate::Reason;
use crate::formats::office::package::Package;
use crate::formats::office::xml::{Node, Xml};
use crate::formats::out::Reading;
use crate::formats::{Out, ReadAt as _};

/// How much text is kept in memory; more goes to a file without a name, in bytes.
const IN_MEMORY: usize = 24 << 20;

/// How many strings there may be, and how many bytes of them.
const MOST: usize = 6_000_000;
const MOST_BYTES: usize = u32::MAX as usize;

/// The longest string that is kept whole, in bytes: Excel's are of 32,767 characters at most.
const LONGEST: usize = 1 << 20;

/// The shared strings of a workbook (ECMA-376 part 1, section 18.4), by their numbers.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    /// Where each string ends, counted over all of them.
    ends: Vec<u32>,
    spilled: Option<File>,
    unwritten: Vec<u8>,
}

impl Strings {
    /// Reads the part that holds them, if there is one.
    ///
    /// # Errors
    /// When the rest cannot be read; those before are there.
    pub(super) fn read(&mut self, package: &mut Package<'_>, part: &str, out: &mut Out<'_>) -> Reading {
        let Some(bytes) = package.part(part, out)? else { return Ok(()) };
        let mut xml = Xml::new(bytes);
        let result = self.strings(&mut xml, out);
        let written = self.write().map_err(|error| spill_failed(&error));
        result.and(written)
    }

    fn strings<R: io::Read>(&mut self, xml: &mut Xml<R>, out: &mut Out<'_>) -> Reading {
        let mut string = String::new();
        let (mut in_text, mut in_reading, mut is_long) = (false, false, false);
        while let Some(node) = xml.next(out)? {
            match node {
                Node::Start(tag) => match tag.name() {
                    "si" => string.clear(),
                    "t" => in_text = true,
                    // How a text is read aloud: it is none of the cell.
                    "rPh" => in_reading = true,
                    _ => {}
                },
                Node::Text(text) if in_text && !in_reading => {
                    if string.len() + text.len() <= LONGEST {
                        string.push_str(&text);
                    } else {
                        is_long = true;
                    }
                }
                Node::End(tag) => match tag.name() {
                    "t" => in_text = false,
                    "rPh" => in_reading = false,
                    "si" => self.add(&unescaped(&string)).map_err(|error| spill_failed(&error))?,
                    _ => {}
                },
                Node::Text(_) | Node::Other => {}
            }
        }
        if is_long {
            out.gap(Reason::Limit, format!("a string of more than {LONGEST} bytes was not read whole"));
        }
        Ok(())
    }

    fn add(&mut self, string: &str) -> io::Result<()> {
        let before = self.ends.last().map_or(0, |end| *end as usize);
        let end = before + string.len();
        if self.ends.len() >= MOST || end > MOST_BYTES {
            let detail = format!("more than {MOST} shared strings, or {MOST_BYTES} bytes of them");
            return Err(crate::Failure { reason: Reason::Limit, detail }.into_io());
        }
        if self.spilled.is_none() && end <= IN_MEMORY {
            self.text.push_str(string);
        } else {
            if self.spilled.is_none() {
                self.spilled = Some(tempfile::tempfile()?);
            }
            self.unwritten.extend_from_slice(string.as_bytes());
            if self.unwritten.len() >= 256 * 1024 {
                self.write()?;
            }
        }
        self.ends.push(end as u32);
        Ok(())
    }

    fn write(&mut self) -> io::Result<()> {
        if let Some(file) = &mut self.spilled {
            file.write_all(&self.unwritten)?;
        }
        self.unwritten.clear();
        Ok(())
    }

    /// The string of a number, put into `into`; whether there is one.
    pub(super) fn get(&self, number: usize, into: &mut String) -> bool {
        into.clear();
        let Some(&end) = self.ends.get(number) else { return false };
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let (start, end) = (start as usize, end as usize);
        if let Some(string) = self.text.get(start..end) {
            into.push_str(string);
            return true;
        }
        let Some(file) = &self.spilled else { return false };
        let mut bytes = vec![0; end.saturating_sub(start)];
        let mut filled = 0;
        while filled < bytes.len() {
            let at = (start - self.text.len().min(start) + filled) as u64;
            match file.read_at(&mut bytes[filled..], at) {
                Ok(0) | Err(_) => return false,
                Ok(count) => filled += count,
            }
        }
        into.push_str(&String::from_utf8_lossy(&bytes));
        true
    }
}

/// A string without its escapes of characters: `_x000D_` (ECMA-376 part 1, section 22.9.2.19).
pub(super) fn unescaped(string: &str) -> std::borrow::Cow<'_, str> {
    if !string.contains("_x") {
        return string.into();
    }
    let mut plain = String::with_capacity(string.len());
    let mut rest = string;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let code = from.get(2..6).filter(|_| from.as_bytes().get(6) == Some(&b'_'));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(character) => {
                plain.push(character);
                rest = from.get(7..).unwrap_or_default();
            }
            None => {
                plain.push_str("_x");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    plain.into()
}

fn spill_failed(error: &io::Error) -> crate::Failure {
    crate::Failure::of(error).cloned().unwrap_or_else(|| crate::Failure {
        reason: Reason::Limit,
        detail: format!("shared strings do not fit into memory, and could not be kept in a file: {error}"),
    })
}
