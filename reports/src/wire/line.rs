//! Lines of the JSON Lines report.

use domesday_connectors::{FieldFacts, Gap, Position, RecordKey, Sample};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::common::{
    CategoryObject, Coverage, Declared, Evidences, Reasons, SampleObject, Scan, VerdictObject,
};
use crate::{FieldOutcome, Finding, Inventory, ScanInfo, detectors};

/// What many findings of a field share: all but the position and the value.
#[derive(Serialize)]
pub(crate) struct FindingKind {
    category: &'static str,
    detector: &'static str,
    confidence: u8,
    level: &'static str,
    evidence: Evidences,
}

/// What is each finding's own, but for the position.
#[derive(Serialize)]
pub(crate) struct FindingValue<'f> {
    preview: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<Hex>,
}

impl FindingKind {
    pub(crate) fn of(finding: &Finding) -> FindingKind {
        FindingKind {
            category: finding.category.id(),
            detector: detectors::id(finding.detector),
            confidence: finding.confidence.percent(),
            level: finding.confidence.level().id(),
            evidence: Evidences(finding.evidence),
        }
    }
}

impl<'f> FindingValue<'f> {
    pub(crate) fn of(finding: &'f Finding, show_values: bool) -> FindingValue<'f> {
        FindingValue {
            preview: finding.preview.as_str(),
            value: finding.value.as_ref().filter(|_| show_values).map(|value| value.reveal()),
            subject: finding.subject.map(|subject| Hex(subject.0)),
        }
    }
}

/// `"whole"`, `{"bytes": {"start", "end", "line", "column"}}` or `{"record": {"ordinal", "start",
/// "end"}}`, where `ordinal` may be `integer`, `uuid`, `digest` or `row` (`{"page", "number"}`) instead.
pub(crate) struct PositionObject<'f>(pub(crate) &'f Position);

impl Serialize for PositionObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Position::Whole => serializer.serialize_str("whole"),
            Position::Bytes { start, end, line, column } => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry(
                    "bytes",
                    &Bytes { start: *start, end: *end, line: *line, column: *column },
                )?;
                map.end()
            }
            Position::Record { key, start, end } => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("record", &Record { key: *key, start: *start, end: *end })?;
                map.end()
            }
        }
    }
}

#[derive(Serialize)]
struct Bytes {
    start: u64,
    end: u64,
    line: u64,
    column: u64,
}

struct Record {
    key: RecordKey,
    start: u32,
    end: u32,
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        match self.key {
            RecordKey::Ordinal(ordinal) => map.serialize_entry("ordinal", &ordinal)?,
            RecordKey::Integer(integer) => map.serialize_entry("integer", &integer)?,
            RecordKey::Uuid(bytes) => map.serialize_entry("uuid", &Uuid(bytes))?,
            RecordKey::Row { page, number } => map.serialize_entry("row", &Row { page, number })?,
            RecordKey::Digest(bytes) => map.serialize_entry("digest", &Hex(bytes))?,
        }
        map.serialize_entry("start", &self.start)?;
        map.serialize_entry("end", &self.end)?;
        map.end()
    }
}

/// Where a row stands at the moment; an update or a rewrite of its table moves it.
#[derive(Serialize)]
struct Row {
    page: u32,
    number: u16,
}

/// 32 lower-case hexadecimal digits.
pub(crate) struct Hex([u8; 16]);

impl Serialize for Hex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut digits = [0u8; 32];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.0) {
            pair.copy_from_slice(
                &[byte >> 4, byte & 15].map(|digit| b"0123456789abcdef"[usize::from(digit)]),
            );
        }
        serializer.serialize_str(std::str::from_utf8(&digits).unwrap_or_default())
    }
}

/// The form of RFC 9562, section 4 (<https://www.rfc-editor.org/rfc/rfc9562>).
struct Uuid([u8; 16]);

impl Serialize for Uuid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let n = u128::from_be_bytes(self.0);
        serializer.collect_str(&format_args!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            n >> 96,
            (n >> 80) & 0xffff,
            (n >> 64) & 0xffff,
            (n >> 48) & 0xffff,
            n & 0xffff_ffff_ffff
        ))
    }
}

/// Something that was not read.
#[derive(Serialize)]
pub(crate) struct GapLine<'o> {
    r#type: &'static str,
    place: &'o str,
    reason: String,
    detail: &'o str,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
}

impl<'o> GapLine<'o> {
    pub(crate) fn of(place: &'o str, gap: &'o Gap) -> GapLine<'o> {
        GapLine {
            r#type: "gap",
            place,
            reason: gap.reason.to_string(),
            detail: &gap.detail,
            bytes: gap.bytes,
        }
    }
}

/// A structured field that was examined.
#[derive(Serialize)]
pub(crate) struct FieldLine<'o> {
    r#type: &'static str,
    place: &'o str,
    values: u64,
    records: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    sample: Option<SampleObject>,
    #[serde(flatten)]
    declared: Declared<'o>,
    verdicts: Vec<VerdictObject>,
}

impl<'o> FieldLine<'o> {
    pub(crate) fn of(
        place: &'o str,
        field: &'o FieldOutcome,
        sample: Option<&Sample>,
        facts: Option<&'o FieldFacts>,
    ) -> FieldLine<'o> {
        FieldLine {
            r#type: "field",
            place,
            values: field.values,
            records: field.records,
            sample: sample.map(SampleObject::of),
            declared: Declared::told(facts, field.dates),
            verdicts: field.verdicts.iter().map(VerdictObject::of).collect(),
        }
    }
}

/// The last line. `listed` = `examined` + `gaps`, in units; `reasons` counts gaps, of which a unit may
/// have several.
#[derive(Serialize)]
pub(crate) struct SummaryLine<'i> {
    r#type: &'static str,
    version: u32,
    #[serde(flatten)]
    coverage: Coverage,
    unchanged: u64,
    interrupted: bool,
    seconds: f64,
    reasons: Reasons<'i>,
    findings: u64,
    reserved: u64,
    categories: Vec<CategoryObject>,
    scan: Option<Scan<'i>>,
}

impl<'i> SummaryLine<'i> {
    pub(crate) fn of(scan: Option<&'i ScanInfo>, inventory: &'i Inventory) -> SummaryLine<'i> {
        let totals = inventory.totals();
        SummaryLine {
            r#type: "summary",
            version: super::VERSION,
            coverage: Coverage::of(totals),
            unchanged: totals.unchanged,
            interrupted: totals.interrupted(),
            seconds: totals.seconds,
            reasons: Reasons(&totals.gaps),
            findings: totals.findings,
            reserved: totals.reserved,
            categories: CategoryObject::all(inventory),
            scan: scan.map(Scan::of),
        }
    }
}
