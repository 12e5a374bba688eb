//! The comparison as Markdown (CommonMark with tables, <https://github.github.com/gfm/>).

use std::io::{self, Write};

use super::{ChangeKind, Comparison, scanned};
use crate::safe;

pub(super) fn write(comparison: &Comparison<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (before, after) = (escape(scanned(comparison.before)), escape(scanned(comparison.after)));
    writeln!(out, "# Changes of personal data\n\nFrom {before} to {after}.")?;
    if !comparison.breaches.is_empty() {
        writeln!(out, "\n## Breaches of policy\n\n| Rule | Place | Category | What | Why |")?;
        writeln!(out, "| --- | --- | --- | --- | --- |")?;
        for breach in comparison.breaches {
            let category = breach.category.map_or("", |category| category.id());
            writeln!(
                out,
                "| {} ({}) | {} | {category} | {} | {} |",
                breach.rule + 1,
                breach.kind.id(),
                escape(&breach.place),
                escape(&breach.says),
                escape(&breach.reason)
            )?;
        }
    }
    if comparison.diff.changes.is_empty() {
        return writeln!(out, "\nNothing changed.");
    }
    for kind in ChangeKind::ALL {
        let mut all = comparison.of(*kind).peekable();
        if all.peek().is_none() {
            continue;
        }
        writeln!(out, "\n## {}\n\n| Place | What | Before | After |", kind.title())?;
        writeln!(out, "| --- | --- | --- | --- |")?;
        for change in all {
            let what = match (change.category, change.exposure, &change.reason) {
                (Some(category), ..) => format!("{category} {} %", change.confidence),
                (_, Some(exposure), _) => exposure.id().to_owned(),
                (_, _, Some(reason)) => escape(reason),
                _ => String::new(),
            };
            let (before, after) = (escape(&change.before), escape(&change.after));
            writeln!(out, "| {} | {what} | {before} | {after} |", escape(&change.place))?;
        }
    }
    Ok(())
}

/// Text that is shown as it is: ASCII punctuation is escaped (CommonMark 0.31, section 2.4), `<`, `>` and `&` are
/// entities, for readers that take HTML before Markdown. Addresses are not made into links.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in safe::escape(text).chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            // Breaks what would become a link by itself (extended autolinks of GFM).
            ':' => safe.push_str("&#58;"),
            '@' => safe.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '!' | '|' | '~' | '='
            | '$' => {
                safe.push('\\');
                safe.push(c);
            }
            _ => safe.push(c),
        }
    }
    safe
}
