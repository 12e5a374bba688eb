//! The registry of reports. The order is that of the help text.

use std::io::Write;

use crate::csv::Csv;
use crate::json::Json;
use crate::jsonl::JsonLines;
use crate::sarif::Sarif;
use crate::terminal::Terminal;
use crate::{Report, ReportOptions};

/// The names of the reports, with what each is.
pub const FORMATS: &[(&str, &str)] = &[
    ("terminal", "a summary for people"),
    ("json", "the inventory as one document"),
    ("jsonl", "every finding, gap and field, one JSON object a line"),
    ("csv", "one row for each field and category"),
    ("sarif", "fields and categories as results for code scanning (SARIF 2.1.0)"),
];

/// There is no report of this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown format `{name}`; the formats are {}", FORMATS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", "))]
pub struct UnknownFormat {
    /// The name asked for.
    pub name: String,
}

/// Makes the report of a name. Output is written to `out` in large pieces; it need not be buffered.
///
/// # Errors
/// There is no report of that name.
pub fn report(
    format: &str,
    out: Box<dyn Write + Send>,
    options: ReportOptions,
) -> Result<Box<dyn Report>, UnknownFormat> {
    Ok(match format {
        "terminal" => Box::new(Terminal::new(out, options)),
        "json" => Box::new(Json::new(out)),
        "jsonl" => Box::new(JsonLines::new(out, options)),
        "csv" => Box::new(Csv::new(out)),
        "sarif" => Box::new(Sarif::new(out)),
        _ => return Err(UnknownFormat { name: format.to_owned() }),
    })
}
