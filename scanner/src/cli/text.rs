//! Findings in running text from a stream of any length, in constant memory.

use std::io::{ErrorKind, Read, Write};

use anyhow::Context as _;
use domesday_detectors::{Detection, Scratch, Text};
use domesday_reports::Masked;
use serde::Serialize;

use super::detect::{Format, Found, Wanted};

/// How much text is looked at once.
const WINDOW: usize = 1 << 18;

/// How much of the neighbouring text a window carries as context: more than the longest value and
/// what stands around it.
const CONTEXT: usize = 1 << 12;

/// A finding with its place, as a line of JSON.
#[derive(Serialize)]
struct Line<'f> {
    r#type: &'static str,
    line: u64,
    column: u64,
    #[serde(flatten)]
    found: &'f Found,
    #[serde(skip_serializing_if = "Option::is_none")]
    preview: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'f str>,
}

/// The text that has been read and not been dropped.
#[derive(Default)]
struct Window {
    /// Decoded; what is no UTF-8 is replaced.
    text: String,
    /// Bytes of a character that is not there in full.
    rest: Vec<u8>,
    /// The offset of the text in the decoded input.
    offset: u64,
    /// How many lines end before the text.
    lines: u64,
    /// The offset in the decoded input where the line starts that the text begins in.
    line_start: u64,
    /// How much of the text has been reported on.
    done: usize,
}

/// Writes the findings in `input` that are wanted.
///
/// # Errors
///
/// Reading or writing fails.
pub(super) fn detect(
    wanted: &Wanted,
    mut input: impl Read,
    out: &mut impl Write,
    format: Format,
    show_values: bool,
) -> anyhow::Result<()> {
    let mut window = Window::default();
    let (mut scratch, mut found) = (Scratch::default(), Vec::new());
    let mut bytes = vec![0; WINDOW];
    loop {
        let read = match input.read(&mut bytes) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            result => result.context("cannot read standard input")?,
        };
        window.push(&bytes[..read], read == 0);
        let until = if read == 0 { window.text.len() } else { window.cut() };
        if until > window.done || read == 0 {
            found.clear();
            let text = Text::window(&window.text, window.done as u32..until as u32);
            wanted.set.scan(text, &mut scratch, &mut |detection, _| {
                if wanted.has(&detection, &window.text, None) {
                    found.push(detection);
                }
            });
            found.sort_by_key(|detection| detection.span);
            let mut place = Place::new(&window);
            for detection in &found {
                let (line, column) = place.at(detection.span.start as usize);
                write(out, wanted, &window, detection, (line, column), format, show_values)?;
            }
            window.advance(until);
        }
        if read == 0 {
            return Ok(());
        }
    }
}

fn write(
    out: &mut impl Write,
    wanted: &Wanted,
    window: &Window,
    detection: &Detection,
    (line, column): (u64, u64),
    format: Format,
    show_values: bool,
) -> anyhow::Result<()> {
    let found = wanted.found(detection, window.offset);
    let value = window.text.get(detection.span.range()).unwrap_or_default();
    let masked =
        (!show_values).then(|| Masked::of(detection.category, detection.detector, value).to_string());
    match format {
        Format::Jsonl => {
            let value = show_values.then_some(value);
            let line = Line { r#type: "finding", line, column, found: &found, preview: masked, value };
            serde_json::to_writer(&mut *out, &line).map_err(std::io::Error::from)?;
            out.write_all(b"\n")?;
        }
        Format::Terminal => {
            let place = format!("{line}:{column}");
            let evidence = found.evidence.ids().collect::<Vec<_>>().join(" ");
            // A value may hold what moves the cursor of a terminal.
            let shown = masked.unwrap_or_else(|| value.escape_debug().to_string());
            writeln!(
                out,
                "{place:<10} {:<15} {:<15} {:>3} % {:<7} {shown:<24} {evidence}",
                found.category, found.detector, found.confidence, found.level
            )?;
        }
    }
    Ok(())
}

impl Window {
    /// Appends what was read; at the end of the input nothing is left over.
    fn push(&mut self, bytes: &[u8], end: bool) {
        self.rest.extend_from_slice(bytes);
        let rest = std::mem::take(&mut self.rest);
        let mut chunks = rest.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            self.text.push_str(chunk.valid());
            let invalid = chunk.invalid();
            if invalid.is_empty() {
                continue;
            }
            // The start of a character at the very end may be completed by the next read.
            let unfinished = std::str::from_utf8(invalid).is_err_and(|error| error.error_len().is_none());
            if chunks.peek().is_none() && unfinished && !end {
                self.rest.extend_from_slice(invalid);
            } else {
                self.text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }

    /// Up to where the text can be reported on: behind a line end where there is one near, and with
    /// enough text after it.
    fn cut(&self) -> usize {
        if self.text.len() < WINDOW {
            return self.done;
        }
        let until = self.text.floor_char_boundary(self.text.len() - CONTEXT).max(self.done);
        self.text[self.done..until].rfind('\n').map_or(until, |newline| self.done + newline + 1)
    }

    /// Drops what is not needed as context any more.
    fn advance(&mut self, until: usize) {
        let drop = self.text.floor_char_boundary(until.saturating_sub(CONTEXT));
        let (line, column) = Place::new(self).at(drop);
        self.lines = line - 1;
        self.offset += drop as u64;
        self.line_start = self.offset + 1 - column;
        self.text.drain(..drop);
        self.done = until - drop;
    }
}

/// Counts lines forward through a window.
struct Place<'w> {
    window: &'w Window,
    at: usize,
    line: u64,
    line_start: u64,
}

impl<'w> Place<'w> {
    fn new(window: &'w Window) -> Place<'w> {
        Place { window, at: 0, line: window.lines + 1, line_start: window.line_start }
    }

    /// Line and column of `at`, which is not before the last place asked for.
    fn at(&mut self, at: usize) -> (u64, u64) {
        let passed = &self.window.text.as_bytes()[self.at..at];
        self.line += passed.iter().filter(|&&b| b == b'\n').count() as u64;
        if let Some(newline) = passed.iter().rposition(|&b| b == b'\n') {
            self.line_start = self.window.offset + (self.at + newline + 1) as u64;
        }
        self.at = at;
        (self.line, self.window.offset + at as u64 + 1 - self.line_start)
    }
}
