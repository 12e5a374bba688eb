//! Scans a directory into an inventory: `cargo run --example scan_directory -- DIRECTORY`.

#![allow(clippy::print_stdout)]

use std::error::Error;

use domesday::{Settings, Silent};

/// Scans a directory and tells, for every place with findings, what was found there.
pub fn scan(directory: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let settings = Settings { targets: vec![directory.into()], ..Settings::default() };
    let inventory = domesday::scan(&settings, Vec::new(), &Silent)?;
    let totals = inventory.totals();
    let mut lines = vec![format!(
        "{} units listed, {} examined, {} with gaps; {} findings",
        totals.listed, totals.examined, totals.gap_units, totals.findings
    )];
    for (place, collection) in inventory.collections() {
        for field in &collection.fields {
            for tally in field.tallies() {
                lines.push(format!(
                    "{place}{}: {} × {}, about {} distinct",
                    field.suffix,
                    tally.values,
                    tally.category,
                    tally.distinct.estimate()
                ));
            }
        }
    }
    Ok(lines)
}

fn main() -> Result<(), Box<dyn Error>> {
    let directory = std::env::args().nth(1).unwrap_or_else(|| "examples/sample".to_owned());
    for line in scan(&directory)? {
        println!("{line}");
    }
    Ok(())
}
