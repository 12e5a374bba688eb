//! Outcomes of made-up scans.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use domesday_connectors::{Gap, Place, Position, Reason, RecordKey};
use domesday_detectors::verdict::{Form, Role, Verdict};
use domesday_detectors::{Category, Confidence, DetectorId, Evidence, catalog};
use domesday_reports::{
    FieldOutcome, Finding, Inventory, Key, Masked, Outcome, Redacted, ReportOptions, ScanInfo, Tally, report,
};

/// A place from its spelling.
pub(crate) fn place(spelling: &str) -> Place {
    spelling.parse().unwrap_or_else(|error| panic!("{spelling}: {error}"))
}

/// The number of a detector.
pub(crate) fn detector(id: &str) -> DetectorId {
    let at = catalog::ALL.iter().position(|definition| definition.id == id);
    DetectorId(at.unwrap_or_else(|| panic!("no detector {id}")) as u16)
}

pub(crate) fn scan_info() -> ScanInfo {
    ScanInfo {
        targets: vec!["file:///srv".to_owned()],
        version: "0.1.0",
        detectors: vec![("email-address", 1), ("payment-card", 2)],
        started: "2026-01-02T03:04:05Z".to_owned(),
        min_confidence: Confidence::new(50),
        regions: vec!["DE".to_owned()],
    }
}

/// A mixed hash of anything, as a stand-in for the keyed hash of a value.
pub(crate) fn hash(value: &str) -> u64 {
    value.bytes().fold(0x9e37_79b9_7f4a_7c15, |h: u64, b| mix(h ^ u64::from(b)))
}

/// The finalizer of SplitMix64 (<https://prng.di.unimi.it/splitmix64.c>).
pub(crate) fn mix(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A unit in the making.
pub(crate) struct Unit(pub(crate) Outcome);

impl Unit {
    /// A unit that was examined.
    pub(crate) fn examined(spelling: &str, media_type: &'static str, bytes: u64) -> Unit {
        Unit(Outcome {
            unit: place(spelling),
            media_type: Some(media_type),
            bytes,
            examined: true,
            ..Outcome::default()
        })
    }

    /// A unit that was not looked at.
    pub(crate) fn unread(spelling: &str, reason: Reason, bytes: Option<u64>) -> Outcome {
        let gap = Gap { place: place(spelling), reason, detail: "told by a test".to_owned(), bytes };
        Outcome { unit: place(spelling), gaps: vec![gap], ..Outcome::default() }
    }

    /// With a gap inside.
    pub(crate) fn gap(mut self, suffix: &str, reason: Reason) -> Unit {
        let place = place(&format!("{}{suffix}", self.0.unit));
        self.0.gaps.push(Gap { place, reason, detail: String::new(), bytes: None });
        self
    }

    /// With a column in which every value was found.
    pub(crate) fn column(self, suffix: &str, id: &str, values: &[&str]) -> Unit {
        self.field(suffix, true, id, values)
    }

    /// With running text in which the values were found.
    pub(crate) fn text(self, id: &str, values: &[&str]) -> Unit {
        self.field("", false, id, values)
    }

    pub(crate) fn field(mut self, suffix: &str, structured: bool, id: &str, values: &[&str]) -> Unit {
        let detector = detector(id);
        let category = catalog::ALL[usize::from(detector.0)].category;
        let mut field = FieldOutcome {
            place: place(&format!("{}{suffix}", self.0.unit)),
            structured,
            values: if structured { values.len() as u64 } else { 0 },
            records: if structured { values.len() as u64 } else { 0 },
            dates: None,
            tallies: Vec::new(),
            verdicts: Vec::new(),
            findings: Vec::new(),
        };
        let mut tally = Tally::new(detector, category);
        for (i, value) in values.iter().enumerate() {
            let reserved = value.ends_with("example.com") || value.starts_with("4111");
            let evidence = if reserved {
                Evidence::PATTERN | Evidence::RESERVED
            } else {
                Evidence::PATTERN | Evidence::CONTEXT
            };
            let confidence = Confidence::new(95);
            tally.add(confidence, evidence, hash(value));
            tally.add_preview(Masked::of(category, detector, value));
            let start = i as u64 * 10;
            field.findings.push(Finding {
                position: if structured {
                    Position::Record { key: RecordKey::Ordinal(i as u64 + 1), start: 0, end: 9 }
                } else {
                    Position::Bytes { start, end: start + 9, line: 1, column: start + 1 }
                },
                category,
                detector,
                confidence,
                evidence,
                preview: Masked::of(category, detector, value),
                value: Some(Redacted::new(value)),
                subject: Some(Key::from_bytes([7; 32]).pseudonym(category, value)),
            });
        }
        if tally.values > 0 {
            if structured {
                let confidence = Confidence::new(97);
                let evidence = tally.evidence | Evidence::FIELD_NAME;
                let (role, form) = (Role::Dedicated, Form::Plain);
                field.verdicts.push(Verdict {
                    category,
                    detector,
                    confidence,
                    share: 1.0,
                    role,
                    form,
                    evidence,
                });
            }
            field.tallies.push(tally);
        }
        self.0.fields.push(field);
        self
    }

    pub(crate) fn done(self) -> Outcome {
        self.0
    }
}

/// A small scan with something of everything.
pub(crate) fn mixed() -> Vec<Outcome> {
    vec![
        Unit::examined("file:///srv/crm/users.csv", "text/csv", 1200)
            .column("#col=email", "email-address", &["jane.doe@corp.de", "john@corp.de", "a.b@example.com"])
            .column("#col=note", "email-address", &[])
            .column("#col=card", "payment-card", &["5404 0000 0000 0001"])
            .done(),
        Unit::examined("file:///srv/notes.txt", "text/plain", 300)
            .text("iban", &["DE02120300000000202051"])
            .done(),
        Unit::examined("file:///srv/empty.txt", "text/plain", 10).done(),
        Unit::examined("file:///srv/broken.json", "application/json", 77).gap("", Reason::Malformed).done(),
        Unit::examined("file:///srv/links.tar", "application/x-tar", 5)
            .gap("!/a", Reason::SymbolicLink)
            .done(),
        Unit::unread(
            "file:///srv/cat.png",
            Reason::UnsupportedFormat("image/png".to_owned()),
            Some(5_000_000),
        ),
        Unit::unread("file:///srv/crm/secret", Reason::PermissionDenied, None),
    ]
}

pub(crate) fn inventory(outcomes: &[Outcome]) -> Inventory {
    let mut inventory = Inventory::default();
    outcomes.iter().for_each(|outcome| inventory.absorb(outcome));
    inventory.set_seconds(0.5);
    inventory
}

/// What a report writes.
pub(crate) fn written(format: &str, outcomes: &[Outcome], options: ReportOptions) -> String {
    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<Vec<u8>>>);
    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let out = Shared::default();
    let mut report = report(format, Box::new(out.clone()), options).unwrap();
    report.begin(&scan_info()).unwrap();
    outcomes.iter().for_each(|outcome| report.outcome(outcome).unwrap());
    report.finish(&inventory(outcomes)).unwrap();
    let bytes = out.0.lock().unwrap().clone();
    String::from_utf8(bytes).unwrap()
}

/// A category that needs no detector.
pub(crate) const ALL: &[Category] = Category::ALL;
