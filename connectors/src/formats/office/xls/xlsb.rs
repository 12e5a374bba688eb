//! Excel's binary parts in a ZIP: [MS-XLSB]
//! (<https://learn.microsoft.com/en-us/openspecs/office_file_formats/ms-xlsb>).

use std::io::{BufReader, Read as _};

use calamine::{DataRef, Reader as _, Sheet, SheetType, Xlsb, XlsbError};

use crate::formats::input::Cursor;
use crate::formats::office::aside::Aside;
use crate::formats::office::grid::{Grid, letters};
use crate::formats::office::ole::bytes::{Bytes, utf16};
use crate::formats::out::Reading;
use crate::formats::{Capped, Input, Out};
use crate::{Failure, Reason};

/// Parts longer than this are not read whole.
const MOST: u64 = 24 << 20;

type File<'i> = BufReader<Cursor<&'i Input<'i>>>;

/// Reads a workbook.
pub(super) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut workbook: Xlsb<File<'_>> = Xlsb::new(input.reader()).map_err(|error| told(&error))?;
    for Sheet { name, typ, .. } in workbook.sheets_metadata().to_vec() {
        let place = out.place().part("sheet", name.as_bytes());
        out.within(place, |out| {
            if matches!(typ, SheetType::WorkSheet | SheetType::MacroSheet | SheetType::DialogSheet) {
                return sheet(&mut workbook, &name, out);
            }
            out.gap(Reason::PartialText, "a sheet of a chart or of macros was not read");
            Ok(())
        })?;
    }
    drop(workbook);
    comments(input, out)
}

fn sheet(workbook: &mut Xlsb<File<'_>>, name: &str, out: &mut Out<'_>) -> Reading {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(|error| told(&error))?;
    let mut grid = Grid::default();
    let mut count = 0u32;
    let result = loop {
        count = count.wrapping_add(1);
        if count.is_multiple_of(1024) {
            out.check()?;
        }
        let cell = match cells.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => break Ok(()),
            Err(error) => break Err(told(&error)),
        };
        let (row, column) = cell.get_position();
        match cell.get_value() {
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                grid.cell(out, row, column, text);
            }
            DataRef::SharedString(text) => grid.cell(out, row, column, text),
            DataRef::Int(value) => grid.cell(out, row, column, &value.to_string()),
            DataRef::Float(value) => grid.cell(out, row, column, &value.to_string()),
            DataRef::Bool(value) => grid.cell(out, row, column, if *value { "TRUE" } else { "FALSE" }),
            DataRef::DateTime(value) => {
                let days = value.as_f64();
                if value.is_duration() || !(0.0..2_958_466.0).contains(&days) {
                    grid.cell(out, row, column, &days.to_string());
                } else {
                    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
                    let date = format!("{year:04}-{month:02}-{day:02}");
                    let time = format!("{hour:02}:{minute:02}:{second:02}");
                    let text = match (days < 1.0, time == "00:00:00") {
                        (true, _) => time,
                        (false, true) => date,
                        (false, false) => format!("{date} {time}"),
                    };
                    grid.cell(out, row, column, &text);
                }
            }
            DataRef::Error(_) | DataRef::Empty => {}
        }
    };
    grid.finish(out);
    result
}

/// Messages of the library may quote content.
fn told(error: &XlsbError) -> Failure {
    match error {
        XlsbError::Password => {
            let detail = "a workbook behind a password".to_owned();
            Failure { reason: Reason::Encrypted, detail }
        }
        _ => Failure::malformed("the workbook is damaged"),
    }
}

/// Comments of all sheets: section 2.1.7.11.
fn comments(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let damaged = || Failure::malformed("the directory of the ZIP is damaged");
    let mut zip = zip::ZipArchive::new(input.reader()).map_err(|_| damaged())?;
    let mut aside = Aside::default();
    for index in 0..zip.len() {
        let Ok(member) = zip.by_index(index) else { continue };
        let is_comments = member.name().is_ok_and(|name| {
            let name = name.to_ascii_lowercase();
            name.rsplit('/').next().is_some_and(|n| n.starts_with("comments") && n.ends_with(".bin"))
        });
        if !is_comments {
            continue;
        }
        let mut bytes = Vec::new();
        Capped::new(member, out.meter()).take(MOST).read_to_end(&mut bytes)?;
        comments_of(&bytes, &mut aside);
    }
    aside.tell(out)
}

/// The records of a part with comments.
fn comments_of(mut bytes: &[u8], aside: &mut Aside) {
    let mut authors: Vec<String> = Vec::new();
    let (mut author, mut cell) = (String::new(), String::new());
    while let Some((kind, content, rest)) = record(bytes) {
        bytes = rest;
        let content = Bytes(content);
        match kind {
            // Sections 2.4.324, 2.4.28 and 2.4.325.
            632 => authors.extend(wide_string(content)),
            635 => {
                let number = content.size(0).unwrap_or(usize::MAX);
                author = authors.get(number).cloned().unwrap_or_default();
                let (row, column) = (content.u32(4).unwrap_or(0), content.u32(12).unwrap_or(0));
                cell = format!("{}{}", letters(column.min(1 << 16)), u64::from(row) + 1);
            }
            637 => {
                let text = wide_string(content.from(1)).unwrap_or_default();
                let author = author.clone();
                aside.record("comments", vec![("cell", cell.clone()), ("author", author), ("text", text)]);
            }
            _ => {}
        }
    }
}

/// A record: its type, its content, and what follows; section 2.1.4.
fn record(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (&low, mut rest) = bytes.split_first()?;
    let mut kind = u16::from(low);
    if low & 0x80 != 0 {
        let (&high, after) = rest.split_first()?;
        kind = u16::from(low & 0x7f) | (u16::from(high & 0x7f) << 7);
        rest = after;
    }
    let mut length = 0usize;
    for shift in [0, 7, 14, 21] {
        let (&digit, after) = rest.split_first()?;
        rest = after;
        length |= usize::from(digit & 0x7f) << shift;
        if digit & 0x80 == 0 {
            break;
        }
    }
    let (content, rest) = rest.split_at_checked(length)?;
    Some((kind, content, rest))
}

fn wide_string(bytes: Bytes<'_>) -> Option<String> {
    bytes.slice(4, bytes.size(0)?.checked_mul(2)?).map(utf16)
}
