//! One sheet of a spreadsheet, row by row.

use std::io::Read;

use crate::Reason;
use crate::formats::Out;
use crate::formats::office::aside::Aside;
use crate::formats::office::grid::{Grid, letters};
use crate::formats::office::odt::body::collapsed;
use crate::formats::office::xml::{Node, Tag, Xml};
use crate::formats::out::Reading;

/// The longest value that is kept whole, in bytes.
const LONGEST: usize = 1 << 20;

/// How many copies of equal cells, and of equal rows, are told of a sheet.
const MOST_COPIES: u32 = 100_000;

/// The cells of a row: where, how often, and what.
type Cells = Vec<(u32, u32, String)>;

#[derive(Default)]
struct Sheet {
    row: u32,
    /// How often the row is there.
    rows: u32,
    column: u32,
    columns: u32,
    cells: Cells,
    /// A date or the like, as it is kept.
    kept: String,
    is_date: bool,
    text: String,
    copies: u32,
    is_cut: bool,
}

/// Reads a sheet whose tag came last, up to its end. Cells that stand in it many times are not put together.
///
/// # Errors
/// When the rest cannot be read.
pub(super) fn read<R: Read>(xml: &mut Xml<R>, aside: &mut Aside, out: &mut Out<'_>) -> Reading {
    let mut grid = Grid::default();
    let mut sheet = Sheet::default();
    let result = cells(xml, &mut sheet, &mut grid, aside, out);
    if !sheet.cells.is_empty() {
        sheet.end_row(&mut grid, out);
    }
    grid.finish(out);
    if sheet.is_cut {
        out.gap(Reason::Limit, "a cell was not read whole, or equal ones not each");
    }
    result
}

fn cells<R: Read>(
    xml: &mut Xml<R>,
    sheet: &mut Sheet,
    grid: &mut Grid,
    aside: &mut Aside,
    out: &mut Out<'_>,
) -> Reading {
    let outer = xml.depth();
    let mut paragraphs = 0usize;
    // Comments, and the depth that they stand at; shapes likewise.
    let mut comment: Option<(usize, Comment)> = None;
    let mut shape: Option<(usize, String)> = None;
    let mut collects: Option<&'static str> = None;
    while xml.depth() >= outer {
        let depth = xml.depth();
        let Some(node) = xml.next(out)? else { break };
        match node {
            Node::Start(tag) => {
                let text = |name: &str| tag.attribute(name).unwrap_or_default();
                match tag.name() {
                    "table-row" => sheet.rows = repeated(&tag, "number-rows-repeated"),
                    "table-cell" | "covered-table-cell" if comment.is_none() && shape.is_none() => {
                        sheet.begin(&tag)
                    }
                    "annotation" if comment.is_none() => {
                        let (author, date) = (text("author").into_owned(), text("create-date").into_owned());
                        let cell = format!("{}{}", letters(sheet.column), sheet.row.saturating_add(1));
                        comment = Some((depth, Comment { cell, author, date, text: String::new() }));
                    }
                    "creator" if paragraphs == 0 => collects = Some("author"),
                    "date" if paragraphs == 0 => collects = Some("date"),
                    "title" | "desc" if paragraphs == 0 => collects = Some("descriptions"),
                    "frame" | "custom-shape" | "rect" | "line" | "ellipse" | "shapes" | "caption" | "g"
                        if shape.is_none() =>
                    {
                        shape = Some((depth, String::new()));
                    }
                    "a" => aside.once("links", "target", &text("href")),
                    "p" | "h" => paragraphs += 1,
                    "s" => {
                        let count = text("c").parse::<usize>().unwrap_or(1).clamp(1, 64);
                        sheet.push(&" ".repeat(count), &mut comment, &mut shape);
                    }
                    "tab" => sheet.push("\t", &mut comment, &mut shape),
                    "line-break" => sheet.push("\n", &mut comment, &mut shape),
                    "label" | "option" | "button" | "listbox" | "combobox" | "checkbox" | "textarea" => {
                        for attribute in ["label", "value", "current-value"] {
                            aside.once("forms", "value", &text(attribute));
                        }
                    }
                    _ => {}
                }
            }
            Node::Text(text) => match (collects, &mut comment) {
                (Some("author"), Some((_, comment))) if comment.author.len() < LONGEST => {
                    comment.author.push_str(&text);
                }
                (Some("date"), Some((_, comment))) if comment.date.len() < LONGEST => {
                    comment.date.push_str(&text)
                }
                (Some("descriptions"), _) => aside.once("descriptions", "text", &text),
                _ if paragraphs > 0 => sheet.push(&collapsed(&text), &mut comment, &mut shape),
                _ => {}
            },
            Node::End(tag) => {
                collects = None;
                match tag.name() {
                    "p" | "h" => {
                        paragraphs = paragraphs.saturating_sub(1);
                        sheet.push("\n", &mut comment, &mut shape);
                    }
                    "table-cell" | "covered-table-cell" if comment.is_none() && shape.is_none() => {
                        sheet.end()
                    }
                    "table-row" => sheet.end_row(grid, out),
                    "annotation" => {
                        if let Some((_, comment)) = comment.take_if(|(at, _)| depth <= *at + 1) {
                            comment.tell(aside);
                        }
                    }
                    _ => {
                        if let Some((_, text)) = shape.take_if(|(at, _)| depth <= *at + 1) {
                            aside.once("boxes", "text", &text);
                        }
                    }
                }
            }
            Node::Other => {}
        }
    }
    Ok(())
}

struct Comment {
    cell: String,
    author: String,
    date: String,
    text: String,
}

impl Comment {
    fn tell(self, aside: &mut Aside) {
        let Comment { cell, author, date, text } = self;
        if text.trim().is_empty() {
            return;
        }
        let text = text.trim_end().to_owned();
        aside.record("comments", vec![("cell", cell), ("author", author), ("date", date), ("text", text)]);
    }
}

impl Sheet {
    /// A cell begins.
    fn begin(&mut self, tag: &Tag<'_>) {
        self.columns = repeated(tag, "number-columns-repeated");
        self.text.clear();
        self.is_date = tag.attribute("value-type").as_deref() == Some("date");
        let kept = ["date-value", "string-value", "time-value", "boolean-value", "value"];
        let kept = kept.iter().find_map(|name| tag.attribute(name));
        self.kept = kept.unwrap_or_default().into_owned();
    }

    /// More of the cell, or of the comment or shape in it.
    fn push(
        &mut self,
        text: &str,
        comment: &mut Option<(usize, Comment)>,
        shape: &mut Option<(usize, String)>,
    ) {
        let into = match (comment, shape) {
            (Some((_, comment)), _) => &mut comment.text,
            (None, Some((_, shape))) => shape,
            (None, None) => &mut self.text,
        };
        if into.len() + text.len() <= LONGEST {
            into.push_str(text);
        } else {
            self.is_cut = true;
        }
    }

    /// A cell ends.
    fn end(&mut self) {
        let mut text = std::mem::take(&mut self.text);
        text.truncate(text.trim_end_matches('\n').len());
        // Dates are told as they are kept: however they are shown, that is a date.
        let date = self.kept.strip_suffix("T00:00:00").unwrap_or(&self.kept).replace('T', " ");
        if self.is_date && !date.is_empty() {
            text = date;
        } else if text.is_empty() {
            text = std::mem::take(&mut self.kept);
        }
        if !text.trim().is_empty() {
            self.cells.push((self.column, self.columns, text));
        }
        self.column = self.column.saturating_add(self.columns);
    }

    /// A row ends.
    fn end_row(&mut self, grid: &mut Grid, out: &mut Out<'_>) {
        let cells = std::mem::take(&mut self.cells);
        let rows = self.rows.max(1);
        for copy in 0..rows {
            if cells.is_empty() || !self.is_told(copy) {
                break;
            }
            for (column, count, text) in &cells {
                for number in 0..*count {
                    if !self.is_told(number) {
                        break;
                    }
                    grid.cell(out, self.row.saturating_add(copy), column.saturating_add(number), text);
                }
            }
        }
        self.row = self.row.saturating_add(rows);
        self.rows = 1;
        self.column = 0;
    }

    /// Whether this copy of a cell or row is still told; the first always is.
    fn is_told(&mut self, number: u32) -> bool {
        if number == 0 {
            return true;
        }
        self.copies += 1;
        self.is_cut |= self.copies > MOST_COPIES;
        self.copies <= MOST_COPIES
    }
}

/// How often a cell or row is there.
fn repeated(tag: &Tag<'_>, name: &str) -> u32 {
    tag.attribute(name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}
