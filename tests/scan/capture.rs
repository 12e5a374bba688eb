//! A report that keeps what it is told, and outputs that can be read after the scan.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use domesday::{Settings, Silent, scan};
use domesday_reports::{FieldOutcome, Finding, Inventory, Outcome, Report, ReportOptions, ScanInfo, report};

/// An output in memory.
#[derive(Clone, Default)]
pub(crate) struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Buffer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a scan told its reports.
#[derive(Clone, Default)]
pub(crate) struct Capture {
    pub(crate) outcomes: Arc<Mutex<Vec<Outcome>>>,
    pub(crate) findings: Arc<Mutex<Vec<(String, Finding)>>>,
    pub(crate) info: Arc<Mutex<Option<ScanInfo>>>,
    pub(crate) wants: bool,
}

impl Capture {
    fn keep(&self, fields: &[FieldOutcome]) {
        let mut findings = self.findings.lock().unwrap();
        for field in fields {
            findings.extend(field.findings.iter().map(|f| (field.place.to_string(), f.clone())));
        }
    }
}

impl Report for Capture {
    fn wants_findings(&self) -> bool {
        self.wants
    }

    fn begin(&mut self, info: &ScanInfo) -> io::Result<()> {
        *self.info.lock().unwrap() = Some(info.clone());
        Ok(())
    }

    fn part(&mut self, fields: &[FieldOutcome]) -> io::Result<()> {
        self.keep(fields);
        Ok(())
    }

    fn outcome(&mut self, outcome: &Outcome) -> io::Result<()> {
        self.keep(&outcome.fields);
        self.outcomes.lock().unwrap().push(outcome.clone());
        Ok(())
    }

    fn finish(self: Box<Self>, inventory: &Inventory) -> io::Result<()> {
        inventory.conserved().map_err(|imbalance| io::Error::other(format!("{imbalance:?}")))
    }
}

pub(crate) fn settings(target: &std::path::Path, threads: usize) -> Settings {
    Settings { targets: vec![target.display().to_string().into()], threads, ..Settings::default() }
}

/// The output of one format, with time stamps and durations taken out.
pub(crate) fn output(settings: &Settings, format: &str) -> String {
    let buffer = Buffer::default();
    let sink = report(format, Box::new(buffer.clone()), ReportOptions::default()).unwrap();
    scan(settings, vec![sink], &Silent).unwrap();
    timeless(&buffer.text())
}

/// Without what differs from run to run: when it started and how long it took.
pub(crate) fn timeless(text: &str) -> String {
    let mut out = text.to_owned();
    for key in ["\"started\":", "\"seconds\":"] {
        while let Some(at) = out.find(key) {
            let end = out[at..].find([',', '}', '\n']).map_or(out.len(), |n| at + n);
            out.replace_range(at..end, "-");
        }
    }
    out
}

/// All that was captured of a scan.
pub(crate) fn capture(settings: &Settings, wants: bool) -> (Capture, Inventory) {
    let capture = Capture { wants, ..Capture::default() };
    let inventory = scan(settings, vec![Box::new(capture.clone())], &Silent).unwrap();
    (capture, inventory)
}
