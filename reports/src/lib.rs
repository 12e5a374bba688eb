//! Findings, the inventory and its reports: detection × place.
//!
//! No type here can hold a raw value. A value crosses into this crate as a [`Masked`] preview, a
//! span, a category and a keyed [`Pseudonym`]; the one exception, [`Redacted`], exists for
//! `--show-values`, stays in memory and prints a mask wherever it is formatted or serialized.
//!
//! An address is not masked: it is needed to find the data again. Names of places that are themselves
//! personal data (`/home/jane.doe/`) are reported like content, with [`Position::Whole`]; whoever
//! hands a report on should know that its addresses may identify people.
//!
//! [`Position::Whole`]: domesday_connectors::Position::Whole

mod against;
mod csv;
mod day;
mod detectors;
pub mod diff;
mod document_report;
pub mod documents;
mod finding;
pub mod gate;
mod hll;
mod inventory;
mod json;
mod jsonl;
mod key;
pub mod map;
mod mask;
mod outcome;
mod pseudonym;
mod redacted;
pub mod register;
mod registry;
mod report;
mod safe;
mod sarif;
mod scan_info;
mod spelling;
pub mod store;
mod tally;
mod terminal;
mod totals;
pub mod wire;

pub use day::{Day, NotADay};
pub use detectors::{id as detector_id, name_custom};
pub use finding::Finding;
pub use hll::Hll;
pub use inventory::{
    CategoryTotal, Collection, Dataset, Field, GapGroup, GapRecord, GapSummary, Imbalance, Inventory, System,
    UNREAD_UNITS_LISTED, UnreadUnit,
};
pub use key::{Key, KeyError};
pub use mask::Masked;
pub use outcome::{FieldOutcome, Outcome};
pub use pseudonym::Pseudonym;
pub use redacted::Redacted;
pub use registry::{FORMATS, UnknownFormat, report, report_against};
pub use report::{Report, ReportOptions};
pub use scan_info::ScanInfo;
pub use tally::{PREVIEWS, Tally};
pub use totals::Totals;
