//! Documents over the data map of one scan, as reports.

use std::io::{self, BufWriter, Write};

use crate::against::{Against, started};
use crate::documents::{Document, Sources};
use crate::map::DataMap;
use crate::register::{Register, confront};
use crate::{Inventory, Outcome, Report, ScanInfo};

/// A document as a report.
pub(crate) struct DocumentReport {
    document: &'static Document,
    out: Box<dyn Write + Send>,
    against: Against,
    scan: Option<ScanInfo>,
}

impl DocumentReport {
    pub(crate) fn new(
        document: &'static Document,
        out: Box<dyn Write + Send>,
        against: Against,
    ) -> DocumentReport {
        DocumentReport { document, out, against, scan: None }
    }
}

impl Report for DocumentReport {
    fn begin(&mut self, scan: &ScanInfo) -> io::Result<()> {
        self.scan = Some(scan.clone());
        Ok(())
    }

    fn outcome(&mut self, _outcome: &Outcome) -> io::Result<()> {
        Ok(())
    }

    fn finish(self: Box<Self>, inventory: &Inventory) -> io::Result<()> {
        let Some(scan) = &self.scan else { return Ok(()) };
        let map = DataMap::of(scan, inventory);
        let none = Register::default();
        let register = self.against.0.as_deref();
        let contradictions =
            register.map(|register| confront(&map, register, started(scan))).unwrap_or_default();
        let sources = Sources {
            map: &map,
            register: register.unwrap_or(&none),
            contradictions: &contradictions,
            previous: None,
            generated: &scan.started,
            version: scan.version,
        };
        let mut out = BufWriter::with_capacity(64 * 1024, self.out);
        self.document.write(&sources, &mut out)?;
        out.flush()
    }
}
