//! The comparison for a terminal.

use std::io::{self, Write};

use super::{Change, ChangeKind, Comparison, scanned};
use crate::safe::escape;

/// How many changes of one kind are shown.
const SHOWN: usize = 50;

pub(super) fn write(comparison: &Comparison<'_>, color: bool, out: &mut dyn Write) -> io::Result<()> {
    // ECMA-48, section 8.3.117: SGR.
    let paint = |code: &str, text: &str| match color {
        true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        false => text.to_owned(),
    };
    let (before, after) = (escape(scanned(comparison.before)), escape(scanned(comparison.after)));
    writeln!(out, "{} {before} to {after}", paint("1", "Changes from"))?;
    for breach in comparison.breaches {
        let category = breach.category.map_or(String::new(), |category| format!("  {category}"));
        let (number, kind) = (breach.rule + 1, breach.kind.id());
        let heading = paint("1;31", &format!("policy {number} ({kind})"));
        writeln!(out, "\n{heading}  {}{category}", escape(&breach.place))?;
        write!(out, "  {}", escape(&breach.says))?;
        match breach.reason.as_str() {
            "" => writeln!(out)?,
            reason => writeln!(out, ": {}", escape(reason))?,
        }
    }
    if comparison.diff.changes.is_empty() {
        return writeln!(out, "\nNothing changed.");
    }
    for kind in ChangeKind::ALL {
        let all: Vec<&Change> = comparison.of(*kind).collect();
        if all.is_empty() {
            continue;
        }
        writeln!(out, "\n{} ({})", paint("1;34", kind.title()), all.len())?;
        for change in all.iter().take(SHOWN) {
            writeln!(out, "  {}{}", escape(&change.place), told(change))?;
        }
        if all.len() > SHOWN {
            let rest = paint("2", &format!("and {} more: --format json has them all", all.len() - SHOWN));
            writeln!(out, "  {rest}")?;
        }
    }
    Ok(())
}

/// What is told of a change behind its place.
pub(super) fn told(change: &Change) -> String {
    let mut told = String::new();
    if let Some(category) = change.category {
        told.push_str(&format!("  {category} {} %", change.confidence));
    }
    if let Some(exposure) = change.exposure {
        told.push_str(&format!("  {}", exposure.id()));
    }
    if let Some(reason) = &change.reason {
        told.push_str(&format!("  {}", escape(reason)));
    }
    match (change.before.as_str(), change.after.as_str()) {
        ("", "") => {}
        ("", state) | (state, "") => told.push_str(&format!("  {state}")),
        (before, after) => told.push_str(&format!("  {before} -> {after}")),
    }
    told
}
