//! The registry of reports. The order is that of the help text.

use std::io::Write;
use std::sync::Arc;

use crate::against::Against;
use crate::csv::Csv;
use crate::document_report::DocumentReport;
use crate::documents::Document;
use crate::json::Json;
use crate::jsonl::JsonLines;
use crate::register::Register;
use crate::sarif::Sarif;
use crate::terminal::Terminal;
use crate::{Report, ReportOptions};

/// The names of the reports, with what each is.
pub const FORMATS: &[(&str, &str)] = &[
    ("terminal", "a summary for people"),
    ("json", "the inventory as one document"),
    ("jsonl", "every finding, gap and field, one JSON object a line"),
    ("csv", "one row for each field and category"),
    ("markdown", "the data map as Markdown"),
    ("html", "the data map as one self-contained page"),
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
    report_against(format, out, options, None)
}

/// Makes the report of a name like [`report`]; where there is a register, the report begins with what was found
/// against it, but for streams and tables.
///
/// # Errors
/// There is no report of that name.
pub fn report_against(
    format: &str,
    out: Box<dyn Write + Send>,
    options: ReportOptions,
    register: Option<Arc<Register>>,
) -> Result<Box<dyn Report>, UnknownFormat> {
    let against = Against(register);
    Ok(match format {
        "terminal" => Box::new(Terminal::new(out, options, against)),
        "json" => Box::new(Json::new(out, against)),
        "jsonl" => Box::new(JsonLines::new(out, options)),
        "csv" => Box::new(Csv::new(out)),
        "markdown" | "html" => match Document::of_id(format) {
            Some(document) => Box::new(DocumentReport::new(document, out, against)),
            None => return Err(UnknownFormat { name: format.to_owned() }),
        },
        "sarif" => Box::new(Sarif::new(out)),
        _ => return Err(UnknownFormat { name: format.to_owned() }),
    })
}
