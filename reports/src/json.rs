//! The JSON report: the inventory as one document.

use std::io::{self, BufWriter, Write};

use crate::against::Against;
use crate::wire::Document;
use crate::{Inventory, Outcome, Report, ScanInfo};

/// The JSON report.
pub(crate) struct Json {
    out: Box<dyn Write + Send>,
    against: Against,
    scan: Option<ScanInfo>,
}

impl Json {
    pub(crate) fn new(out: Box<dyn Write + Send>, against: Against) -> Json {
        Json { out, against, scan: None }
    }
}

impl Report for Json {
    fn begin(&mut self, scan: &ScanInfo) -> io::Result<()> {
        self.scan = Some(scan.clone());
        Ok(())
    }

    fn outcome(&mut self, _outcome: &Outcome) -> io::Result<()> {
        Ok(())
    }

    fn finish(self: Box<Self>, inventory: &Inventory) -> io::Result<()> {
        let mut out = BufWriter::with_capacity(64 * 1024, self.out);
        let contradictions = self.scan.as_ref().and_then(|scan| self.against.contradictions(scan, inventory));
        let document = Document::of(self.scan.as_ref(), inventory, contradictions.as_deref());
        serde_json::to_writer_pretty(&mut out, &document)?;
        out.write_all(b"\n")?;
        out.flush()
    }
}
