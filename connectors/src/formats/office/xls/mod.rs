//! Excel 5 to 2003: [MS-XLS] (<https://learn.microsoft.com/en-us/openspecs/office_file_formats/ms-xls>), and
//! binary parts in a ZIP: [MS-XLSB].
//!
//! Sheets are parts of the place by their names, hidden ones too; their rows are records. Comments, links, text
//! boxes, headers and the texts of charts are parts of their sheet.

mod biff;
mod numbers;
mod sheet;
mod strings;
mod workbook;
mod xlsb;

use crate::formats::office::ole;
use crate::formats::office::ole::compound::Compound;
use crate::formats::out::Reading;
use crate::formats::{Input, Kind, Out};
use crate::{Failure, Reason};

use biff::Records;
use workbook::Workbook;

/// Reads a workbook.
pub(crate) fn read(kind: Kind, input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    if kind == Kind::Xlsb {
        return xlsb::read(input, out);
    }
    let file = Compound::open(input)?;
    // A workbook that two versions can read has both streams; the newer one has all of it.
    let name = ["Workbook", "Book"].into_iter().find(|name| file.has(name));
    let missing = || Failure::malformed("the stream of the workbook is missing");
    let stream = file.open_stream(name.ok_or_else(missing)?).ok_or_else(missing)?;
    let mut records = Records::new(stream);
    let workbook = Workbook::read(&mut records, out)?;
    if workbook.is_encrypted {
        out.gap(Reason::Encrypted, "a workbook behind a password");
        return Ok(());
    }
    for sheet in &workbook.sheets {
        let place = out.place().part("sheet", sheet.name.as_bytes());
        out.within(place, |out| sheet::read(sheet, &workbook, &mut records, out))?;
    }
    if workbook.strings.is_cut {
        out.gap(Reason::Limit, "more text in its cells than is kept: only the first was read");
    }
    if !file.storages("_VBA_PROJECT_CUR").is_empty() {
        out.gap(Reason::PartialText, "macros were not read");
    }
    ole::objects(&file, "", |name| name.starts_with("MBD"), out)
}
