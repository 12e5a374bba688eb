//! How bytes become a text with cells, fields and a window.

use domesday_detectors::{Cell, DetectorSet, FieldHint, Shape};

/// A text with its division into values, made from bytes.
///
/// Three bytes say how to read the rest: the first the shape (bits 0 and 1), the layout (2 and 3), whether a
/// part of the text is owned (4) and which set scans it (5); the other two which part. The rest is the text.
/// With a layout, its first line names the fields.
pub struct Plan {
    /// The text.
    pub content: String,
    /// Its cells, on characters, sorted.
    pub cells: Option<Vec<Cell>>,
    /// The names of the fields.
    pub names: Vec<String>,
    /// The part of which findings are reported.
    pub owned: (u32, u32),
    /// What kind of writing it is.
    pub shape: Shape,
    /// Whether a set for few regions is to look at it.
    pub regional: bool,
}

impl Plan {
    /// Reads the bytes; `None` where there are too few.
    pub fn read(data: &[u8]) -> Option<Plan> {
        let (&[mode, from, to], text) = data.split_first_chunk()?;
        let content = String::from_utf8_lossy(text).into_owned();
        let shape = match mode & 3 {
            0 => Shape::Prose,
            1 => Shape::Source,
            _ => Shape::Value,
        };
        let header = content.find('\n').unwrap_or(content.len());
        let (cells, names) = match (mode >> 2) & 3 {
            0 => (None, Vec::new()),
            1 => (Some(one(&content, header)), vec![content[..header].to_owned()]),
            2 => table(&content, header, ','),
            _ => table(&content, header, ' '),
        };
        let length = content.len() as u32;
        let part = |byte: u8| length * u32::from(byte) / 255;
        let owned = if mode & 16 != 0 { (part(from), part(to)) } else { (0, length) };
        Some(Plan { content, cells, names, owned, shape, regional: mode & 32 != 0 })
    }

    /// What the names say.
    pub fn hints(&self, set: &DetectorSet) -> Vec<FieldHint> {
        self.names.iter().map(|name| set.field(name)).collect()
    }
}

/// Everything behind the first line as one value.
fn one(content: &str, header: usize) -> Vec<Cell> {
    let start = (header + 1).min(content.len());
    vec![Cell { start: start as u32, end: content.len() as u32, field: 0 }]
}

/// Rows of values under a row of names; a row may have more values than there are names.
fn table(content: &str, header: usize, separator: char) -> (Option<Vec<Cell>>, Vec<String>) {
    let names = content[..header].split(separator).map(str::to_owned).collect();
    let mut cells = Vec::new();
    let mut at = header + 1;
    while at < content.len() {
        let row = content[at..].split('\n').next().unwrap_or_default();
        for (field, value) in row.split(separator).enumerate() {
            cells.push(Cell { start: at as u32, end: (at + value.len()) as u32, field: field as u32 });
            at += value.len() + 1;
        }
    }
    (Some(cells), names)
}
