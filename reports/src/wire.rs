//! What reports write: versioned, serializable counterparts of the internal types.
//!
//! The documents are described by JSON Schemas (2020-12), [`INVENTORY_SCHEMA`], [`JSONL_SCHEMA`] and
//! [`CHECK_SCHEMA`], and every output is held to them by tests. A change that a reader of an earlier version
//! would stumble over raises [`VERSION`]; new members may be added without.
//!
//! Only the members `started` and `seconds` differ between two scans of the same content with the same
//! settings.

mod common;
mod contradiction;
mod document;
mod line;

pub(crate) use common::evidence_ids;
pub(crate) use document::Document;
pub(crate) use line::{FieldLine, FindingKind, FindingValue, GapLine, PositionObject, SummaryLine};

/// The version of the documents: the member `version` of the inventory and of the summary line.
pub const VERSION: u32 = 1;

/// The JSON Schema of `--format json`.
pub const INVENTORY_SCHEMA: &str = include_str!("../schema/inventory.schema.json");

/// The JSON Schema of a line of `--format jsonl`.
pub const JSONL_SCHEMA: &str = include_str!("../schema/jsonl.schema.json");

/// The JSON Schema of a line of `check --format jsonl`.
pub const CHECK_SCHEMA: &str = include_str!("../schema/check.schema.json");
