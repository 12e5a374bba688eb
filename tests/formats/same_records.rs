//! Scans the records in each format, and resolves every position that is reported.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use domesday::{Settings, Silent, scan};
use domesday_connectors::{Isolation, Position, RecordKey};
use domesday_reports::{FieldOutcome, Finding, Inventory, Outcome, Report, ScanInfo};

use crate::people::{COLUMNS, COUNT, csv, json, line, prose, sql, value};
use crate::{columnar, documents};

/// How positions in a format lead back to the values.
enum Leads {
    /// The place with this ending has this text.
    Text(Vec<(String, String)>),
    /// Records, by their ordinal or key, which begin at 1.
    Records,
}

/// Keeps findings with their places, and gaps.
#[derive(Clone, Default)]
struct Keeper(Arc<Mutex<Kept>>);

/// Findings with their places, and gaps.
type Kept = (Vec<(String, Finding)>, Vec<String>);

impl Report for Keeper {
    fn wants_findings(&self) -> bool {
        true
    }

    fn begin(&mut self, _: &ScanInfo) -> std::io::Result<()> {
        Ok(())
    }

    fn part(&mut self, fields: &[FieldOutcome]) -> std::io::Result<()> {
        let mut kept = self.0.lock().unwrap();
        for field in fields {
            kept.0.extend(field.findings.iter().map(|finding| (field.place.to_string(), finding.clone())));
        }
        Ok(())
    }

    fn outcome(&mut self, outcome: &Outcome) -> std::io::Result<()> {
        self.part(&outcome.fields)?;
        let gaps = outcome.gaps.iter().map(|gap| format!("{}: {}: {}", gap.place, gap.reason, gap.detail));
        self.0.lock().unwrap().1.extend(gaps);
        Ok(())
    }

    fn finish(self: Box<Self>, _: &Inventory) -> std::io::Result<()> {
        Ok(())
    }
}

/// Scans one file.
fn findings(name: &str, bytes: &[u8], threads: usize) -> Vec<(String, Finding)> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), bytes).unwrap();
    let isolation = Isolation {
        program: env!("CARGO_BIN_EXE_domesday").into(),
        arguments: vec!["--read-for-a-scan".into()],
        variables: Vec::new(),
    };
    let mut settings = Settings {
        targets: vec![folder.path().join(name).display().to_string().into()],
        threads,
        isolation: Some(Arc::new(isolation)),
        show_values: true,
        ..Settings::default()
    };
    settings.detectors.only = COLUMNS.iter().map(|(_, category)| (*category).to_owned()).collect();
    let keeper = Keeper::default();
    scan(&settings, vec![Box::new(keeper.clone())], &Silent).unwrap();
    let (findings, gaps) = std::mem::take(&mut *keeper.0.lock().unwrap());
    assert!(gaps.is_empty(), "{name}: {gaps:?}");
    findings
}

/// The record and text that a position leads to.
fn resolve(place: &str, finding: &Finding, leads: &Leads) -> (usize, String) {
    let category = finding.category.id();
    match (&finding.position, leads) {
        (Position::Bytes { start, end, line, column }, Leads::Text(texts)) => {
            let (_, text) = texts.iter().find(|(ending, _)| place.ends_with(ending)).unwrap_or_else(|| {
                panic!("{place} has no text of its own");
            });
            let found = &text[*start as usize..*end as usize];
            let of_line = text.lines().nth(*line as usize - 1).unwrap();
            assert!(
                of_line[*column as usize - 1..].starts_with(found),
                "{place}: line {line}, column {column}"
            );
            let number = of_line.strip_prefix("No. ").unwrap().split(':').next().unwrap();
            (number.parse().unwrap(), found.to_owned())
        }
        (Position::Record { key, start, end }, Leads::Records) => {
            let number = match key {
                RecordKey::Ordinal(number) => *number as usize - 1,
                RecordKey::Integer(number) => *number as usize - 1,
                other => panic!("{place}: {other:?}"),
            };
            let column = COLUMNS.iter().find(|(_, known)| *known == category).unwrap().0;
            assert!(place.ends_with(column), "{place}: a {category} in another column");
            (number, value(number, category)[*start as usize..*end as usize].to_owned())
        }
        (other, _) => panic!("{place}: {other:?}"),
    }
}

fn check(name: &str, bytes: &[u8], leads: &Leads) {
    for threads in [1, 2] {
        let mut found: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for (place, finding) in findings(name, bytes, threads) {
            let (number, text) = resolve(&place, &finding, leads);
            assert_eq!(text, value(number, finding.category.id()), "{name}: {place} {:?}", finding.position);
            assert!(
                found.entry(finding.category.id()).or_default().insert(number),
                "{name}: {place}: {} of record {number} was found twice",
                finding.category.id()
            );
        }
        let counts: BTreeMap<&str, usize> =
            found.iter().map(|(category, all)| (*category, all.len())).collect();
        let expected = COLUMNS.iter().map(|(_, category)| (*category, COUNT)).collect();
        assert_eq!(counts, expected, "{name}, {threads} threads");
    }
}

/// The text of a file of text, with nothing within.
fn whole(name: &str) -> Leads {
    Leads::Text(vec![(name.to_owned(), prose())])
}

#[test]
fn as_text_and_tables_of_text() {
    check("people.txt", prose().as_bytes(), &whole("people.txt"));
    check("people.csv", csv(0..COUNT).as_bytes(), &Leads::Records);
    check("people.json", json().as_bytes(), &Leads::Records);
    check("people.sql", sql().as_bytes(), &Leads::Records);
}

#[test]
fn as_documents() {
    check("people.docx", &documents::docx(0..COUNT), &whole("people.docx"));
    check("people.xlsx", &documents::xlsx(0..COUNT), &Leads::Records);
    check("people.ods", &documents::ods(0..COUNT), &Leads::Records);
}

#[test]
fn as_pdf() {
    let lines: Vec<String> = (0..COUNT).map(line).collect();
    let pages = lines.chunks(documents::LINES).enumerate();
    let pages = pages.map(|(page, lines)| (format!("#page={}", page + 1), lines.join("\n")));
    check("people.pdf", &documents::pdf(0..COUNT), &Leads::Text(pages.collect()));
}

#[test]
fn as_mail_with_an_attachment() {
    check("people.eml", &documents::eml(0..COUNT), &Leads::Records);
}

#[test]
fn as_a_zip_in_a_tarball() {
    let zip = documents::zip(&[("2021/people.csv", csv(0..COUNT).as_bytes())]);
    check("people.tar.gz", &documents::tar_gz(&[("in/people.zip", &zip)]), &Leads::Records);
}

#[test]
fn as_columnar_files_and_databases() {
    let folder = tempfile::tempdir().unwrap();
    check("people.parquet", &columnar::parquet(), &Leads::Records);
    check("people.arrow", &columnar::arrow(), &Leads::Records);
    check("people.avro", &columnar::avro(), &Leads::Records);
    check("people.orc", &columnar::orc(), &Leads::Records);
    check("people.sqlite", &columnar::sqlite(folder.path()), &Leads::Records);
}
