//! Records of processing as workbooks (ISO/IEC 29500, Office Open XML).

use std::io::{self, Write};

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::answer::Origin;
use super::layout::Layout;
use super::tables::{Cell, Table, tables};
use crate::documents::Sources;

/// The most characters of a cell, in UTF-16 units
/// (<https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3>).
const LONGEST_CELL: usize = 32_767;

/// The most lines that a row is made high enough for.
const MOST_LINES: usize = 20;

/// Writes the workbook of a layout: a sheet for controller, processor, evidence and what was not read. Texts are
/// written as strings: no cell is a formula or a link.
pub(super) fn write(layout: &Layout, sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    let bytes = workbook(layout, sources).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(layout: &Layout, sources: &Sources<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title =
        layout.language.pick("Records of processing activities", "Registre des activités de traitement");
    let properties = DocProperties::new()
        .set_title(title)
        .set_subject(layout.authority)
        .set_author(format!("domesday {}", sources.version))
        .set_creation_datetime(&created(sources.generated)?);
    workbook.set_properties(&properties);
    let styles = Styles::new();
    for table in tables(layout, sources) {
        sheet(workbook.add_worksheet(), &table, &styles)?;
    }
    workbook.save_to_buffer()
}

/// The looks of cells.
struct Styles {
    required: Format,
    optional: Format,
    evidence: Format,
    declared: Format,
    found: Format,
    open: Format,
    not_applicable: Format,
}

impl Styles {
    fn new() -> Styles {
        let heading = |fill: u32| {
            Format::new()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(fill))
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border(FormatBorder::Thin)
        };
        let body = || {
            Format::new()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0xBF_BF_BF))
        };
        Styles {
            required: heading(0x1F_3A_5F),
            optional: heading(0x4A_6A_8A),
            evidence: heading(0x2E_6B_4F),
            declared: body(),
            found: body().set_background_color(Color::RGB(0xE6_F2_EB)),
            open: body().set_background_color(Color::RGB(0xFF_E6_99)).set_italic(),
            not_applicable: body().set_font_color(Color::RGB(0x6B_6B_6B)),
        }
    }

    fn of(&self, origin: Origin) -> &Format {
        match origin {
            Origin::Declared => &self.declared,
            Origin::Found => &self.found,
            Origin::Open => &self.open,
            Origin::NotApplicable => &self.not_applicable,
        }
    }
}

fn sheet(sheet: &mut Worksheet, table: &Table, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name(table.name)?.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    for (column, heading) in (0u16..).zip(&table.headings) {
        let style = match (heading.evidence, heading.required) {
            (true, _) => &styles.evidence,
            (false, true) => &styles.required,
            (false, false) => &styles.optional,
        };
        sheet.set_column_width(column, f64::from(heading.width))?;
        sheet.write_string_with_format(0, column, &heading.text, style)?;
    }
    sheet.set_row_height(0, 48)?;
    for (row, cells) in (1u32..).zip(&table.rows) {
        let mut lines = 1;
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Number(number) => {
                    sheet.write_number_with_format(row, column, *number as f64, &styles.found)?;
                }
                Cell::Text(answer) => {
                    let text = shortened(answer.lines.join("\n"));
                    lines = lines.max(answer.lines.iter().map(|line| 1 + line.chars().count() / 30).sum());
                    sheet.write_string_with_format(row, column, text, styles.of(answer.origin))?;
                }
            }
        }
        sheet.set_row_height(row, 15.0 * lines.min(MOST_LINES) as f64)?;
    }
    Ok(())
}

/// A text that fits into a cell.
fn shortened(text: String) -> String {
    if text.encode_utf16().count() <= LONGEST_CELL {
        return text;
    }
    let mut length = 1;
    let fits = |c: &char| {
        length += c.len_utf16();
        length <= LONGEST_CELL
    };
    let mut short: String = text.chars().take_while(fits).collect();
    short.push('…');
    short
}

/// The time of an RFC 3339 timestamp in its own zone; the start of 1970 for what is none, so that the same sources
/// give the same bytes.
fn created(generated: &str) -> Result<ExcelDateTime, XlsxError> {
    let number = |from: usize, to: usize| generated.get(from..to).and_then(|digits| digits.parse().ok());
    let parts = (number(0, 4), number(5, 7), number(8, 10), number(11, 13), number(14, 16), number(17, 19));
    match parts {
        (Some(year), Some(month), Some(day), Some(hour), Some(minute), Some(second)) => {
            ExcelDateTime::from_ymd(year, month as u8, day as u8)?.and_hms(hour, minute as u8, second)
        }
        _ => ExcelDateTime::from_ymd(1970, 1, 1),
    }
}
