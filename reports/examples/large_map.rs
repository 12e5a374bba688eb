//! Writes an inventory of many fields, to try data maps with: `large_map FILE [FIELDS] [FINDINGS]`, 100,000 fields with
//! ten million findings where nothing else is said. Counts are made up, values are not needed.

// An example talks to who runs it.
#![allow(clippy::print_stdout)]

use std::path::Path;
use std::time::Instant;

use domesday_connectors::Place;
use domesday_detectors::verdict::Verdict;
use domesday_detectors::{Confidence, DetectorId, Evidence, catalog};
use domesday_reports::map::DataMap;
use domesday_reports::store::{SaveOptions, Store};
use domesday_reports::{FieldOutcome, Inventory, Outcome, ScanInfo, Tally};

/// Columns of a table.
const COLUMNS: usize = 20;

/// Words that names are made of.
const WORDS: [&str; 16] = [
    "customer", "order", "invoice", "visit", "employee", "address", "contact", "ticket", "lead", "session",
    "payment", "supplier", "device", "login", "survey", "product",
];

/// The finalizer of SplitMix64 (<https://prng.di.unimi.it/splitmix64.c>).
fn mix(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn word(seed: u64) -> &'static str {
    WORDS[(mix(seed) % WORDS.len() as u64) as usize]
}

/// A name without digits, so that nothing is folded.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(b'g' + digit - b'0')).collect()
}

fn field(unit: &Place, number: usize, findings: u64) -> FieldOutcome {
    let seed = number as u64;
    // Each third column holds something; of those that do, each has three times the average.
    let holds = number.is_multiple_of(3);
    let detector = (mix(seed) % catalog::ALL.len() as u64) as usize;
    let (detector, category) = (DetectorId(detector as u16), catalog::ALL[detector].category);
    let mut field = FieldOutcome {
        place: unit.column(&format!("{}_{}", word(seed ^ 1), letters(number % COLUMNS))),
        structured: true,
        values: findings * 4,
        records: findings * 4,
        dates: None,
        tallies: Vec::new(),
        verdicts: Vec::new(),
        findings: Vec::new(),
    };
    if holds {
        let mut tally = Tally::new(detector, category);
        tally.values = findings * 3;
        tally.confidence = [0, 0, tally.values];
        tally.confidence_sum = 95 * tally.values;
        tally.evidence = Evidence::PATTERN;
        (0..tally.values.min(400)).for_each(|value| tally.distinct.insert(mix(seed << 20 | value)));
        let evidence = tally.evidence;
        field.verdicts.push(Verdict {
            category,
            detector,
            confidence: Confidence::new(95),
            share: 0.75,
            evidence,
        });
        field.tallies.push(tally);
    }
    field
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = arguments.first().ok_or("which file is to be written?")?;
    let fields: usize = arguments.get(1).map_or(Ok(100_000), |text| text.parse())?;
    let findings: u64 = arguments.get(2).map_or(Ok(10_000_000), |text| text.parse())?;
    let mut inventory = Inventory::default();
    for table in 0..fields.div_ceil(COLUMNS) {
        let schema = letters(table / 50);
        let name = format!("/crm/{schema}/{}_{}", word(table as u64), letters(table));
        let unit = Place::system("postgresql", b"db1:5432").item(name.trim_start_matches('/').as_bytes());
        let columns = (table * COLUMNS..fields.min((table + 1) * COLUMNS))
            .map(|number| field(&unit, number, findings / fields.max(1) as u64))
            .collect();
        let media_type = Some("application/vnd.postgresql.table");
        inventory.absorb(&Outcome {
            unit,
            media_type,
            bytes: 1 << 20,
            examined: true,
            fields: columns,
            ..Outcome::default()
        });
    }
    let scan = ScanInfo {
        targets: vec!["postgresql://db1:5432".to_owned()],
        version: env!("CARGO_PKG_VERSION"),
        detectors: Vec::new(),
        started: "2026-01-02T03:04:05Z".to_owned(),
        min_confidence: Confidence::new(50),
        regions: Vec::new(),
    };
    let started = Instant::now();
    Store::open(Path::new(path))?.save(&scan, &inventory, SaveOptions::default())?;
    let bytes = std::fs::metadata(path)?.len();
    println!(
        "saved {fields} fields in {:.2?}: {bytes} bytes, {} a field",
        started.elapsed(),
        bytes / fields.max(1) as u64
    );
    let started = Instant::now();
    let map = Store::open_to_read(Path::new(path))?.data_map()?;
    let read = started.elapsed();
    let all =
        map.systems.iter().flat_map(|s| &s.datasets).flat_map(|d| &d.collections).flat_map(|c| &c.fields);
    println!("read {} fields in {read:.2?}", all.count());
    let started = Instant::now();
    let of = DataMap::of(&scan, &inventory);
    println!("{} systems without a file in {:.2?}", of.systems.len(), started.elapsed());
    Ok(())
}
