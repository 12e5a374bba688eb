//! Text that flows: paragraphs, with tables and boxes in them.

use crate::formats::office::grid::Grid;
use crate::formats::out::Reading;
use crate::formats::{Out, Prose};

/// How much of a table or box is kept before it is told as it stands, in bytes.
const MOST: usize = 2 << 20;

/// The text of one place. Text boxes come behind the paragraph that they are anchored in. A table whose first row
/// names its columns becomes records of a place of its own (`#table=1`); other tables are text, a row a line.
pub(super) struct Flow {
    prose: Prose,
    /// What is open, the text itself first.
    frames: Vec<Frame>,
    tables: u32,
    bytes: usize,
}

#[derive(Default)]
struct Frame {
    is_table: bool,
    /// The text of a box, or of the current cell.
    text: String,
    paragraph: String,
    /// What comes behind the paragraph.
    later: String,
    row: Vec<String>,
    rows: Vec<Vec<String>>,
    /// Whether some of the table was told as text already.
    is_text: bool,
}

impl Flow {
    /// An empty text.
    pub(super) fn new() -> Flow {
        Flow { prose: Prose::new(), frames: vec![Frame::default()], tables: 0, bytes: 0 }
    }

    fn top(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::default());
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// More of the current paragraph.
    pub(super) fn text(&mut self, out: &mut Out<'_>, text: &str) {
        self.top().paragraph.push_str(text);
        self.bytes += text.len();
        if self.bytes > MOST {
            self.spill(out);
        }
    }

    /// The paragraph ends.
    pub(super) fn end_paragraph(&mut self, out: &mut Out<'_>) {
        let is_body = self.frames.len() == 1;
        let frame = self.top();
        let mut paragraph = std::mem::take(&mut frame.paragraph);
        if !paragraph.is_empty() {
            paragraph.push('\n');
        }
        paragraph.push_str(&std::mem::take(&mut frame.later));
        if is_body {
            self.prose.push(out, &paragraph);
            self.bytes = 0;
        } else {
            frame.text.push_str(&paragraph);
        }
    }

    /// A text box begins.
    pub(super) fn begin_box(&mut self) {
        self.frames.push(Frame::default());
    }

    /// A text box ends: its text comes behind the paragraph around it.
    pub(super) fn end_box(&mut self, out: &mut Out<'_>) {
        let text = self.take_box(out);
        self.top().later.push_str(&text);
    }

    /// A text box ends: its text.
    pub(super) fn take_box(&mut self, out: &mut Out<'_>) -> String {
        while self.frames.last().is_some_and(|frame| frame.is_table) {
            self.end_table(out);
        }
        self.end_paragraph(out);
        if self.frames.len() < 2 {
            return String::new();
        }
        self.frames.pop().map(|frame| frame.text).unwrap_or_default()
    }

    /// A table begins.
    pub(super) fn begin_table(&mut self, out: &mut Out<'_>) {
        self.end_paragraph(out);
        self.frames.push(Frame { is_table: true, ..Frame::default() });
    }

    /// A cell of the table ends.
    pub(super) fn end_cell(&mut self, out: &mut Out<'_>) {
        self.end_paragraph(out);
        let frame = self.top();
        if frame.is_table {
            let text = std::mem::take(&mut frame.text);
            frame.row.push(text.trim_end_matches('\n').to_owned());
        }
    }

    /// A row of the table ends.
    pub(super) fn end_row(&mut self, out: &mut Out<'_>) {
        let frame = self.top();
        if !frame.is_table {
            return;
        }
        if !frame.paragraph.is_empty() || !frame.text.is_empty() {
            self.end_cell(out);
        }
        let frame = self.top();
        let row = std::mem::take(&mut frame.row);
        frame.rows.push(row);
    }

    /// The table ends.
    pub(super) fn end_table(&mut self, out: &mut Out<'_>) {
        if !self.top().is_table || self.frames.len() < 2 {
            return;
        }
        if !self.top().row.is_empty() || !self.top().text.is_empty() {
            self.end_row(out);
        }
        let Some(table) = self.frames.pop() else { return };
        let is_body = self.frames.len() == 1;
        if !is_body {
            let text = flat(&table.rows);
            return self.top().text.push_str(&text);
        }
        self.bytes = 0;
        self.tables += 1;
        let is_told = !table.is_text && Grid::is_table(&table.rows) && self.tell(out, &table.rows).is_ok();
        if !is_told {
            self.prose.push(out, &flat(&table.rows));
        }
    }

    /// A table as records in a place of its own.
    fn tell(&mut self, out: &mut Out<'_>, rows: &[Vec<String>]) -> Reading {
        let place = out.place().part("table", self.tables.to_string().as_bytes());
        out.within(place, |out| {
            let mut grid = Grid::default();
            for (number, row) in rows.iter().enumerate() {
                for (column, text) in row.iter().enumerate() {
                    grid.cell(out, number as u32, column as u32, text);
                }
            }
            grid.finish(out);
            Ok(())
        })
    }

    /// Too much is open: what there is is told as it stands, in the order of its beginnings.
    fn spill(&mut self, out: &mut Out<'_>) {
        for frame in &mut self.frames {
            let text = flat(&std::mem::take(&mut frame.rows));
            self.prose.push(out, &text);
            frame.is_text = true;
            for cell in frame.row.drain(..) {
                self.prose.push(out, &cell);
                self.prose.push(out, "\t");
            }
            for text in [&mut frame.text, &mut frame.paragraph, &mut frame.later] {
                self.prose.push(out, text);
                text.clear();
            }
        }
        self.bytes = 0;
    }

    /// Hands on what is left.
    pub(super) fn finish(mut self, out: &mut Out<'_>) {
        while self.frames.len() > 1 {
            if self.top().is_table {
                self.end_table(out);
            } else {
                self.end_box(out);
            }
        }
        self.end_paragraph(out);
        self.prose.finish(out);
    }
}

/// A table as text: a row a line, a tab between cells.
fn flat(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    for row in rows {
        for (number, cell) in row.iter().enumerate() {
            if number > 0 {
                text.push('\t');
            }
            text.push_str(cell);
        }
        text.push('\n');
    }
    text
}
