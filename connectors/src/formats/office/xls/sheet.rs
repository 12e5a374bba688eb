//! The cells of a sheet, and what stands beside them: [MS-XLS] section 2.1.7.20.5.

use std::collections::BTreeMap;

use crate::Reason;
use crate::formats::Out;
use crate::formats::office::aside::Aside;
use crate::formats::office::grid::{Grid, letters};
use crate::formats::office::ole::bytes::{Bytes, utf16};
use crate::formats::office::xls::biff::{Records, kinds, string};
use crate::formats::office::xls::numbers::{date, rk};
use crate::formats::office::xls::workbook::{Sheet, Workbook};
use crate::formats::out::Reading;

/// At most so many text boxes are kept until their comments come.
const MOST_BOXES: usize = 1 << 16;

/// Reads a sheet.
pub(super) fn read(
    sheet: &Sheet,
    workbook: &Workbook,
    records: &mut Records<'_>,
    out: &mut Out<'_>,
) -> Reading {
    if !records.seek(sheet.offset.into()) || !records.next()? || records.kind != kinds::BEGIN {
        out.gap(Reason::PartialText, "the sheet is missing");
        return Ok(());
    }
    let mut reader = Reader {
        workbook,
        grid: Grid::default(),
        aside: Aside::default(),
        depth: 0,
        object: 0,
        boxes: BTreeMap::new(),
        formula: None,
    };
    let mut is_ended = false;
    let mut count = 0u32;
    while records.next()? {
        count = count.wrapping_add(1);
        if count.is_multiple_of(1024) {
            out.check()?;
        }
        match records.kind {
            // Charts stand within sheets, with cells of their own.
            kinds::BEGIN => reader.depth += 1,
            kinds::EOF if reader.depth > 0 => reader.depth -= 1,
            kinds::EOF => {
                is_ended = true;
                break;
            }
            _ => reader.record(records, out)?,
        }
    }
    let Reader { grid, mut aside, boxes, .. } = reader;
    grid.finish(out);
    for text in boxes.into_values() {
        aside.record("textboxes", vec![("text", text)]);
    }
    aside.tell(out)?;
    if !is_ended {
        out.gap(Reason::PartialText, "the sheet ends too early");
    }
    Ok(())
}

struct Reader<'w> {
    workbook: &'w Workbook,
    grid: Grid,
    aside: Aside,
    /// Charts around the record.
    depth: u32,
    /// The number of the last object.
    object: u16,
    /// Texts of objects by their numbers: comments are among them.
    boxes: BTreeMap<u16, String>,
    /// The cell of a formula whose result is the string that follows.
    formula: Option<(u16, u16)>,
}

impl Reader<'_> {
    fn record(&mut self, records: &mut Records<'_>, out: &mut Out<'_>) -> Reading {
        let bytes = records.bytes();
        let code_page = self.workbook.code_page;
        if self.depth > 0 {
            if records.kind == kinds::SERIES_TEXT
                && let Some((text, _)) = string(bytes.from(2), true, code_page)
            {
                self.aside.once("charts", "text", &text);
            }
            return Ok(());
        }
        let (row, column, format) = (bytes.u16(0), bytes.u16(2), bytes.u16(4));
        match (records.kind, row.zip(column)) {
            (kinds::LABEL_SST, Some(cell)) => {
                if let Some(text) = bytes.u32(6).and_then(|number| self.workbook.strings.get(number)) {
                    self.grid.cell(out, cell.0.into(), cell.1.into(), text);
                }
            }
            (kinds::LABEL | kinds::RICH_STRING, Some(cell)) => {
                if let Some((text, _)) = string(bytes.from(6), false, code_page) {
                    self.grid.cell(out, cell.0.into(), cell.1.into(), &text);
                }
            }
            (kinds::NUMBER, Some(cell)) => {
                if let Some(value) = bytes.f64(6) {
                    self.number(cell, format, value, out);
                }
            }
            (kinds::LABEL_OF_CHART, Some(cell)) => {
                if let Some((text, _)) = string(bytes.from(7), true, code_page) {
                    self.grid.cell(out, cell.0.into(), cell.1.into(), &text);
                }
            }
            (kinds::NUMBER_OF_CHART, Some(cell)) => {
                if let Some(value) = bytes.f64(7) {
                    self.number(cell, None, value, out);
                }
            }
            (kinds::RK, Some(cell)) => {
                if let Some(bits) = bytes.u32(6) {
                    self.number(cell, format, rk(bits), out);
                }
            }
            (kinds::MUL_RK, Some((row, first))) => {
                // Formats and numbers, and the last column behind them.
                let count = bytes.0.len().saturating_sub(6) / 6;
                for index in 0..count {
                    let at = 4 + index * 6;
                    let (format, bits) = (bytes.u16(at), bytes.u32(at + 2));
                    let column = first.saturating_add(index as u16);
                    if let Some(bits) = bits {
                        self.number((row, column), format, rk(bits), out);
                    }
                }
            }
            (kinds::FORMULA | kinds::FORMULA_3 | kinds::FORMULA_4, Some(cell)) => {
                self.formula(cell, format, bytes, out);
            }
            (kinds::STRING, _) => {
                let Some((row, column)) = self.formula.take() else { return Ok(()) };
                let text = match code_page {
                    Some(_) => string(bytes, false, code_page).map(|(text, _)| text).unwrap_or_default(),
                    None => long_string(records)?,
                };
                self.grid.cell(out, row.into(), column.into(), &text);
            }
            (kinds::BOOL_OR_ERROR, Some(cell)) if bytes.u8(7) == Some(0) => {
                let text = if bytes.u8(6) == Some(0) { "FALSE" } else { "TRUE" };
                self.grid.cell(out, cell.0.into(), cell.1.into(), text);
            }
            (kinds::OBJECT, _) => self.object = bytes.u16(6).unwrap_or(0),
            (kinds::TEXT_OBJECT, _) => {
                let length = bytes.u16(10).unwrap_or(0);
                let text = text_object(records, length)?;
                if self.boxes.len() < MOST_BOXES {
                    self.boxes.insert(self.object, text);
                }
            }
            (kinds::NOTE, Some(cell)) => self.note(cell, bytes),
            (kinds::LINK, Some(_)) => {
                for target in targets(bytes) {
                    self.aside.once("links", "target", &target);
                }
            }
            (kinds::HEADER | kinds::FOOTER, _) => {
                // The oldest have a length of one byte.
                if let Some((text, _)) = string(bytes, code_page.is_some(), code_page) {
                    self.aside.once("headers", "text", &text);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn number(&mut self, (row, column): (u16, u16), format: Option<u16>, value: f64, out: &mut Out<'_>) {
        let is_date = format.is_some_and(|format| self.workbook.is_date(format));
        let text = if is_date { date(value, self.workbook.is_1904) } else { value.to_string() };
        self.grid.cell(out, row.into(), column.into(), &text);
    }

    /// The result of a formula, section 2.5.133: a number, or what the last two bytes say.
    fn formula(&mut self, cell: (u16, u16), format: Option<u16>, bytes: Bytes<'_>, out: &mut Out<'_>) {
        self.formula = None;
        if bytes.u16(12) != Some(0xffff) {
            if let Some(value) = bytes.f64(6) {
                self.number(cell, format, value, out);
            }
            return;
        }
        match bytes.u8(6) {
            Some(0) => self.formula = Some(cell),
            Some(1) => {
                let text = if bytes.u8(8) == Some(0) { "FALSE" } else { "TRUE" };
                self.grid.cell(out, cell.0.into(), cell.1.into(), text);
            }
            _ => {}
        }
    }

    /// A comment: section 2.4.179. The older version has the text in it.
    fn note(&mut self, (row, column): (u16, u16), bytes: Bytes<'_>) {
        let cell = format!("{}{}", letters(column.into()), u32::from(row) + 1);
        if let Some(code_page) = self.workbook.code_page {
            let text = string(bytes.from(4), false, Some(code_page)).map(|(text, _)| text);
            self.aside.record("comments", vec![("cell", cell), ("text", text.unwrap_or_default())]);
            return;
        }
        let author = string(bytes.from(8), false, None).map(|(author, _)| author).unwrap_or_default();
        let text = bytes.u16(6).and_then(|object| self.boxes.remove(&object)).unwrap_or_default();
        self.aside.record("comments", vec![("cell", cell), ("author", author), ("text", text)]);
    }
}

/// The string of the current record, which may go on in others.
fn long_string(records: &mut Records<'_>) -> Reading<String> {
    let mut text = String::new();
    let mut content = records.continued(0);
    if let (Some(length), Some(flags)) = (content.u16()?, content.u8()?) {
        content.characters(length.into(), flags & 1 != 0, &mut text)?;
    }
    Ok(text)
}

/// The text of an object: in records behind its own, section 2.4.329.
fn text_object(records: &mut Records<'_>, length: u16) -> Reading<String> {
    let mut text = String::new();
    if length > 0 && records.peek()? == Some(kinds::CONTINUE) && records.next()? {
        let is_wide = records.bytes().u8(0).unwrap_or(0) & 1 != 0;
        records.continued(1).characters(length.into(), is_wide, &mut text)?;
    }
    Ok(text)
}

/// Where a link leads: [MS-OSHARED] section 2.3.7.1, behind the cells that it stands on and a class.
fn targets(bytes: Bytes<'_>) -> Vec<String> {
    /// Section 2.3.7.6.
    const URL: &[u8] = b"\xe0\xc9\xea\x79\xf9\xba\xce\x11\x8c\x82\x00\xaa\x00\x4b\xa9\x0b";
    /// Section 2.3.7.8.
    const FILE: &[u8] = b"\x03\x03\x00\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46";
    let mut found = Vec::new();
    let Some(flags) = bytes.u32(28) else { return found };
    let mut at = 32usize;
    let string = |at: usize| {
        let length = bytes.size(at)?.checked_mul(2)?;
        Some((utf16(bytes.slice(at + 4, length)?), at + 4 + length))
    };
    // The name that is shown, the frame, the moniker as a string.
    for (flag, is_target) in [(0x10, true), (0x80, false), (0x100, true)] {
        if flags & flag != 0 {
            let Some((text, end)) = string(at) else { return found };
            at = end;
            found.extend(is_target.then_some(text));
        }
    }
    if flags & 1 != 0 && flags & 0x100 == 0 {
        let rest = bytes.from(at);
        if rest.0.starts_with(URL) {
            let length = rest.size(16).unwrap_or(0);
            found.extend(rest.slice(20, length).map(utf16));
        } else if rest.0.starts_with(FILE) {
            let length = rest.size(18).unwrap_or(0);
            found.extend(rest.slice(22, length).map(crate::formats::unicode::mend));
        }
    }
    found.iter().map(|target| target.split('\0').next().unwrap_or_default().to_owned()).collect()
}
