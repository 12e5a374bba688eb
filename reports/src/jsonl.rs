//! The JSON Lines report: every finding, gap and field as it is found, and a summary last.

use std::io::{self, Write};

use domesday_detectors::{Category, Confidence, DetectorId, Evidence};
use serde::Serialize;

use crate::wire::{FieldLine, FindingKind, FindingValue, GapLine, PositionObject, SummaryLine};
use crate::{FieldOutcome, Finding, Inventory, Outcome, Report, ReportOptions, ScanInfo};

/// Lines are handed to the output when this many bytes have come together.
const FLUSH: usize = 64 * 1024;

/// The JSON Lines report.
pub(crate) struct JsonLines {
    out: Box<dyn Write + Send>,
    show_values: bool,
    scan: Option<ScanInfo>,
    lines: Vec<u8>,
    /// The opening of every finding of a field: its type and place.
    opening: Vec<u8>,
    /// The members that the last finding shared with its neighbours, written, and what they tell.
    kind: (Option<Kind>, Vec<u8>),
}

/// What most findings of a field have in common.
type Kind = (Category, DetectorId, Confidence, Evidence);

impl JsonLines {
    pub(crate) fn new(out: Box<dyn Write + Send>, options: ReportOptions) -> JsonLines {
        let lines = Vec::with_capacity(FLUSH + 4096);
        JsonLines {
            out,
            show_values: options.show_values,
            scan: None,
            lines,
            opening: Vec::new(),
            kind: (None, Vec::new()),
        }
    }

    fn line(&mut self, line: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.lines, line)?;
        self.end_line()
    }

    fn end_line(&mut self) -> io::Result<()> {
        self.lines.push(b'\n');
        if self.lines.len() < FLUSH {
            return Ok(());
        }
        self.flush()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(&self.lines)?;
        self.lines.clear();
        Ok(())
    }

    fn findings(&mut self, place: &str, field: &FieldOutcome) -> io::Result<()> {
        if field.findings.is_empty() {
            return Ok(());
        }
        self.opening.clear();
        self.opening.extend_from_slice(b"{\"type\":\"finding\",\"place\":");
        serde_json::to_writer(&mut self.opening, place)?;
        self.opening.extend_from_slice(b",\"position\":");
        for finding in &field.findings {
            self.lines.extend_from_slice(&self.opening);
            serde_json::to_writer(&mut self.lines, &PositionObject(&finding.position))?;
            self.kind(finding)?;
            members(&mut self.lines, &FindingValue::of(finding, self.show_values))?;
            self.lines.push(b'}');
            self.end_line()?;
        }
        Ok(())
    }

    /// The members of a finding that its neighbours mostly share: they are written once and copied.
    fn kind(&mut self, finding: &Finding) -> io::Result<()> {
        let kind = Some((finding.category, finding.detector, finding.confidence, finding.evidence));
        if self.kind.0 != kind {
            self.kind.1.clear();
            members(&mut self.kind.1, &FindingKind::of(finding))?;
            self.kind.0 = kind;
        }
        self.lines.extend_from_slice(&self.kind.1);
        Ok(())
    }
}

/// The members of an object, each after a comma: to go on with an object that is not closed yet.
fn members(out: &mut Vec<u8>, object: &impl Serialize) -> io::Result<()> {
    let brace = out.len();
    serde_json::to_writer(&mut *out, object)?;
    out[brace] = b',';
    out.pop();
    Ok(())
}

impl Report for JsonLines {
    fn wants_findings(&self) -> bool {
        true
    }

    fn begin(&mut self, scan: &ScanInfo) -> io::Result<()> {
        self.scan = Some(scan.clone());
        Ok(())
    }

    fn part(&mut self, fields: &[FieldOutcome]) -> io::Result<()> {
        fields.iter().try_for_each(|field| self.findings(&field.place.to_string(), field))
    }

    fn outcome(&mut self, outcome: &Outcome) -> io::Result<()> {
        for field in &outcome.fields {
            if field.structured || !field.findings.is_empty() {
                let place = field.place.to_string();
                self.findings(&place, field)?;
                if field.structured {
                    let facts = outcome.field_facts(&field.place);
                    self.line(&FieldLine::of(&place, field, outcome.sample.as_ref(), facts))?;
                }
            }
        }
        for gap in &outcome.gaps {
            self.line(&GapLine::of(&gap.place.to_string(), gap))?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>, inventory: &Inventory) -> io::Result<()> {
        let scan = self.scan.take();
        self.line(&SummaryLine::of(scan.as_ref(), inventory))?;
        self.flush()?;
        self.out.flush()
    }
}
