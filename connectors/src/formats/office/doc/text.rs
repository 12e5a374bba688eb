//! What the characters of a document mean: [MS-DOC] section 2.4.1 and the special characters of section
//! 2.6.1 (`sprmCFSpec`).

use crate::Reason;
use crate::formats::out::Reading;
use crate::formats::{Out, Prose};

/// Fields within fields: how deep.
const MOST_DEPTH: usize = 64;
/// So much text of instructions is kept.
const MOST_FIELDS: usize = 4 << 20;

/// Turns characters into text; keeps the hidden instructions of fields apart.
#[derive(Default)]
pub(super) struct Text {
    /// For each field that is open: whether its instruction is read.
    fields: Vec<bool>,
    instructions: String,
    is_cut: bool,
    buffer: String,
}

impl Text {
    /// More of the text of a place.
    pub(super) fn push(&mut self, characters: &str, prose: &mut Prose, out: &mut Out<'_>) {
        self.buffer.clear();
        for c in characters.chars() {
            match c {
                // A field: its instruction, a separator, its result.
                '\u{13}' => {
                    if self.fields.len() < MOST_DEPTH {
                        self.fields.push(true);
                    }
                }
                '\u{14}' => {
                    if let Some(is_instruction) = self.fields.last_mut() {
                        *is_instruction = false;
                    }
                    self.end_instruction();
                }
                '\u{15}' => {
                    if self.fields.pop() == Some(true) {
                        self.end_instruction();
                    }
                }
                '\r' | '\u{b}' | '\u{c}' | '\u{e}' => self.character('\n'),
                // The end of a cell; two of them end a row.
                '\u{7}' => self.character('\t'),
                '\u{1e}' => self.character('-'),
                // Soft hyphens, references to notes, pictures.
                '\u{1f}' | '\0'..='\u{8}' | '\u{10}'..='\u{12}' | '\u{16}'..='\u{1d}' => {}
                c => self.character(c),
            }
        }
        prose.push(out, &self.buffer);
    }

    fn character(&mut self, c: char) {
        if self.fields.iter().any(|is_instruction| *is_instruction) {
            if self.instructions.len() < MOST_FIELDS {
                self.instructions.push(c);
            } else {
                self.is_cut = true;
            }
        } else {
            self.buffer.push(c);
        }
    }

    fn end_instruction(&mut self) {
        if !self.instructions.is_empty() && !self.instructions.ends_with('\n') {
            self.instructions.push('\n');
        }
    }

    /// The end of a part: fields do not go on in the next.
    pub(super) fn end(&mut self) {
        self.fields.clear();
        self.end_instruction();
    }

    /// Tells the instructions of fields.
    ///
    /// # Errors
    /// When nothing more of the unit can be read.
    pub(super) fn tell_fields(self, out: &mut Out<'_>) -> Reading {
        // Most are numbers of pages and tables of contents.
        let lines = self.instructions.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<&str> = lines.filter(|line| !is_plain(line)).collect();
        if lines.is_empty() {
            return Ok(());
        }
        let place = out.place().part("part", b"fields");
        out.within(place, |out| {
            let mut prose = Prose::new();
            for line in lines {
                prose.push(out, line);
                prose.end_line(out);
            }
            prose.finish(out);
            if self.is_cut {
                out.gap(Reason::PartialText, "only the first instructions of fields were read");
            }
            Ok(())
        })
    }
}

/// Whether the instruction of a field has nothing in it that people write.
fn is_plain(instruction: &str) -> bool {
    const PLAIN: &[&str] = &["PAGE", "NUMPAGES", "PAGEREF", "TOC", "REF", "SEQ", "EMBED", "SECTIONPAGES"];
    let name = instruction.split_whitespace().next().unwrap_or_default();
    PLAIN.contains(&name) && instruction.len() < 80
}
