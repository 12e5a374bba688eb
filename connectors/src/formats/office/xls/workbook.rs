//! What a workbook says of itself before its sheets: [MS-XLS] section 2.1.7.20.3.

use std::collections::BTreeMap;

use crate::formats::Out;
use crate::formats::office::ole::code_page::WESTERN;
use crate::formats::office::xls::biff::{Records, kinds, string};
use crate::formats::office::xls::numbers::{is_built_in_date, is_date_format};
use crate::formats::office::xls::strings::Strings;
use crate::formats::out::Reading;

/// At most so many formats and sheets are kept.
const MOST: usize = 1 << 16;

/// A workbook.
#[derive(Default)]
pub(super) struct Workbook {
    pub(super) is_encrypted: bool,
    /// The code page of an older workbook.
    pub(super) code_page: Option<u16>,
    pub(super) is_1904: bool,
    pub(super) sheets: Vec<Sheet>,
    pub(super) strings: Strings,
    /// For each format of cells, whether it shows dates.
    dates: Vec<bool>,
}

/// A sheet, and where it begins.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) offset: u32,
}

impl Workbook {
    pub(super) fn read(records: &mut Records<'_>, out: &Out<'_>) -> Reading<Workbook> {
        let mut workbook = Workbook::default();
        let mut formats = BTreeMap::new();
        let mut of_cells = Vec::new();
        let (mut code_page, mut is_old, mut is_first) = (WESTERN, false, true);
        while records.next()? {
            let bytes = records.bytes();
            match records.kind {
                kinds::BEGIN if is_first => is_old = bytes.u16(0).is_some_and(|version| version < 0x600),
                kinds::FILE_PASS => {
                    workbook.is_encrypted = true;
                    return Ok(workbook);
                }
                kinds::CODE_PAGE => code_page = bytes.u16(0).unwrap_or(WESTERN),
                kinds::DATE_1904 => workbook.is_1904 = bytes.u16(0) == Some(1),
                kinds::FORMAT if formats.len() < MOST => {
                    let format = string(bytes.from(2), is_old, is_old.then_some(code_page));
                    if let (Some(number), Some((format, _))) = (bytes.u16(0), format) {
                        formats.insert(number, is_date_format(&format));
                    }
                }
                kinds::FORMAT_OF_CELL if of_cells.len() < MOST => of_cells.push(bytes.u16(2).unwrap_or(0)),
                kinds::BOUND_SHEET if workbook.sheets.len() < MOST => {
                    let name = string(bytes.from(6), true, is_old.then_some(code_page));
                    if let (Some(offset), Some((name, _))) = (bytes.u32(0), name) {
                        workbook.sheets.push(Sheet { name, offset });
                    }
                }
                kinds::STRINGS => workbook.strings = Strings::read(records, out)?,
                kinds::EOF => break,
                _ => {}
            }
            is_first = false;
        }
        workbook.code_page = is_old.then_some(code_page);
        let is_date =
            |number: &u16| formats.get(number).copied().unwrap_or_else(|| is_built_in_date(*number));
        workbook.dates = of_cells.iter().map(is_date).collect();
        Ok(workbook)
    }

    /// Whether the numbers of cells with this format are days and times.
    pub(super) fn is_date(&self, format: u16) -> bool {
        self.dates.get(usize::from(format)).copied().unwrap_or(false)
    }
}
