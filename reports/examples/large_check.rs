//! Writes what a check of made-up files found in every format, to be held against validators of others:
//! `large_check DIRECTORY [FILES]`, ten findings a file.

// An example talks to who runs it.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fs::File;
use std::path::PathBuf;
use std::time::Instant;

use domesday_connectors::{Place, Reason};
use domesday_detectors::{Confidence, DetectorId, catalog};
use domesday_reports::Masked;
use domesday_reports::gate::{self, Allowed, GateFinding, GateFormat, GateGap, GateReport, Severity, Stale};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let directory = PathBuf::from(arguments.next().ok_or("usage: large_check DIRECTORY [FILES]")?);
    let files = match arguments.next() {
        Some(files) => files.to_string_lossy().parse()?,
        None => 100,
    };
    let report = report(files);
    for format in GateFormat::ALL {
        let ending = match format {
            GateFormat::Terminal | GateFormat::Github => "txt",
            GateFormat::Jsonl => "jsonl",
            GateFormat::Sarif => "sarif",
            GateFormat::Gitlab => "json",
            GateFormat::Junit => "xml",
        };
        let path = directory.join(format!("{}.{ending}", format.id()));
        let started = Instant::now();
        gate::write(&report, format, false, &mut File::create(&path)?)?;
        let (seconds, bytes) = (started.elapsed().as_secs_f64(), path.metadata()?.len());
        println!("{}: {} findings, {bytes} bytes, {seconds:.2} s", format.id(), report.findings.len());
    }
    Ok(())
}

/// Findings of every detector in turn, with names that need escaping now and then.
fn report(files: u64) -> GateReport {
    let root = Place::system("git+file", b"").item(b"srv/repo").param("index", b"0");
    let names =
        ["plain", "two words", "a&b<c>'\"", "100%", "colon:comma,", "b\u{e4}r", "line\nfeed", "\u{202e}txt"];
    let mut report = GateReport {
        tool_version: env!("CARGO_PKG_VERSION").to_owned(),
        what: "the index".to_owned(),
        files,
        ..GateReport::default()
    };
    let findings = (0..files).flat_map(|file| {
        let name = names.iter().cycle().nth(file as usize % names.len()).copied().unwrap_or("");
        let path = format!("data/{file:07}/{name}.sql");
        let place = root.item(path.as_bytes());
        (1..=10).map(move |line| finding(&path, &place, line, file))
    });
    report.findings = findings.collect();
    let few = report.findings.iter().take(50).cloned();
    let whys = [
        Allowed::Reserved,
        Allowed::Comment { reason: "the address of support".to_owned() },
        Allowed::Baseline { reason: None },
        Allowed::Policy { reason: "made up".to_owned() },
        Allowed::BelowSeverity,
    ];
    report.allowed = few.zip(whys.into_iter().cycle()).collect();
    for (finding, _) in report.allowed.iter_mut().filter(|(_, why)| *why == Allowed::BelowSeverity) {
        finding.severity = Severity::Warning;
    }
    report.gaps = [(Reason::Limit, None), (Reason::Encrypted, Some("known")), (Reason::SymbolicLink, None)]
        .into_iter()
        .map(|(reason, accepted)| GateGap {
            place: root.item(b"docs/large.bin"),
            path: "docs/large.bin".to_owned(),
            reason,
            detail: "told by an example".to_owned(),
            accepted: accepted.map(str::to_owned),
        })
        .collect();
    let what = "the entry matches nothing".to_owned();
    report.stale = vec![Stale { place: ".domesday-baseline".to_owned(), line: Some(7), what }];
    report
}

fn finding(path: &str, place: &Place, line: u64, file: u64) -> GateFinding {
    let detectors = catalog::ALL.len() as u64;
    let number = ((file + line) % detectors) as u16;
    let (detector, category) = (DetectorId(number), catalog::ALL[usize::from(number)].category);
    let in_lines = line <= 8;
    GateFinding {
        path: path.to_owned(),
        place: if in_lines { place.clone() } else { place.column("name") },
        line: in_lines.then_some(line),
        column: in_lines.then_some(5),
        end_column: in_lines.then_some(12),
        text_columns: in_lines.then_some((5, 11)),
        record: (!in_lines).then(|| format!("record {line}")),
        category,
        detector,
        confidence: Confidence::new(50 + (file % 50) as u8),
        severity: Severity::Error,
        preview: Masked::of(category, detector, "made up for an example"),
        commit: (line == 1).then(|| format!("{file:040x}")),
        fingerprint: format!("{:016x}", file * 16 + line),
    }
}
