//! What the commit gate found, and its outputs.
//!
//! A [`GateReport`] holds masks, places and fingerprints, never a value. Names of files, reasons that people
//! wrote and errors of git are hostile input: every output escapes them, so that none of them can command a
//! terminal or a build server.

mod advice;
mod allowed;
mod counts;
mod digest;
mod finding;
mod format;
mod github;
mod gitlab;
mod jsonl;
mod junit;
mod plain_json;
mod report;
mod sarif;
mod severity;
mod terminal;
mod text;

use std::io::{self, BufWriter, Write};

pub use allowed::Allowed;
pub use finding::GateFinding;
pub use format::{GateFormat, UnknownGateFormat};
pub use report::{GateGap, GateReport, Stale};
pub use severity::Severity;

/// Writes what a check found. The same report gives the same bytes.
///
/// `color` concerns the terminal alone. Output is handed to `out` in large pieces; it need not be buffered.
///
/// # Errors
/// `out` cannot be written.
pub fn write(report: &GateReport, format: GateFormat, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(64 * 1024, out);
    match format {
        GateFormat::Terminal => terminal::write(report, color, &mut out)?,
        GateFormat::Jsonl => jsonl::write(report, &mut out)?,
        GateFormat::Sarif => sarif::write(report, &mut out)?,
        GateFormat::Github => github::write(report, &mut out)?,
        GateFormat::Gitlab => gitlab::write(report, &mut out)?,
        GateFormat::Junit => junit::write(report, &mut out)?,
    }
    out.flush()
}
