//! The terminal report: a summary for people.

mod against;
pub(crate) mod figures;
mod page;
mod places;
pub(crate) mod style;
mod table;

use std::io::{self, Write};

use crate::against::Against;
use crate::{Inventory, Outcome, Report, ReportOptions, ScanInfo};

/// The terminal report.
pub(crate) struct Terminal {
    out: Box<dyn Write + Send>,
    options: ReportOptions,
    against: Against,
    scan: Option<ScanInfo>,
}

impl Terminal {
    pub(crate) fn new(out: Box<dyn Write + Send>, options: ReportOptions, against: Against) -> Terminal {
        Terminal { out, options, against, scan: None }
    }
}

impl Report for Terminal {
    fn begin(&mut self, scan: &ScanInfo) -> io::Result<()> {
        self.scan = Some(scan.clone());
        Ok(())
    }

    fn outcome(&mut self, _outcome: &Outcome) -> io::Result<()> {
        Ok(())
    }

    fn finish(mut self: Box<Self>, inventory: &Inventory) -> io::Result<()> {
        // A page: bounded whatever the size of the inventory.
        let contradictions = self.scan.as_ref().and_then(|scan| self.against.contradictions(scan, inventory));
        let page = page::page(self.scan.as_ref(), inventory, contradictions.as_deref(), self.options);
        self.out.write_all(page.as_bytes())?;
        self.out.flush()
    }
}
