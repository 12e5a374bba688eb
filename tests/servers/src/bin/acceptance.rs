//! `domesday-acceptance PROGRAM table|small|large`: the program at full size on real servers, with figures.
//!
//! | | environment | by default |
//! |---|---|---|
//! | `table` | `ROWS`, `PLANTED` | 10,000,000 rows, 1,000 with a value |
//! | `small` | `OBJECTS`, `SIZE` | 100,000 objects of 1,000 bytes |
//! | `large` | `OBJECTS`, `SIZE` | 20 objects of 256 MiB |

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};
use domesday_test_servers::acceptance::{Bucket, BucketFigures, Run, Table};
use domesday_test_servers::{Postgres, SeaweedFs};

/// The most memory that a scan may take, in bytes.
const MEMORY: u64 = 256 << 20;

/// The least speed, as a share of COPY's or of detection on one core.
const OF_COPY: f64 = 0.6;

/// The least speed, as a share of a plain client's.
const OF_GET: f64 = 0.8;

#[expect(clippy::print_stdout, reason = "this is a command line")]
fn tell(line: &str) {
    println!("{line}");
}

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            tell(&format!("domesday-acceptance: {error:#}"));
            ExitCode::from(2)
        }
    }
}

/// A number from the environment.
fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn run() -> Result<bool> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [program, what] = arguments.as_slice() else {
        bail!("usage: domesday-acceptance PROGRAM table|small|large");
    };
    let program = Path::new(program);
    match what.as_str() {
        "table" => table(program),
        "small" => bucket(program, 100_000, 1_000),
        "large" => bucket(program, 20, 256 << 20),
        other => bail!("{other}: table, small or large"),
    }
}

fn table(program: &Path) -> Result<bool> {
    let table = Table { rows: number("ROWS", 10_000_000), planted: number("PLANTED", 1_000) };
    let figures = table.run(Postgres::shared()?, program)?;
    let mib = figures.bytes as f64 / f64::from(1 << 20);
    tell(&format!("{} rows, {mib:.0} MiB", table.rows));
    tell(&format!("COPY         {:8.1} s {:8.1} MiB/s", figures.copy, mib / figures.copy));
    let detection = figures.detection.seconds;
    tell(&format!("one core     {detection:8.1} s {:8.1} MiB/s (the same rows as a file)", mib / detection));
    let (of_copy, of_detection) = (figures.of_copy(), figures.of_detection());
    let shares = format!("{of_copy:.2} of COPY, {of_detection:.2} of one core");
    let is_quick = of_copy >= OF_COPY || of_detection >= OF_COPY;
    Ok(judged(&figures.scan, mib, table.planted, &shares) && is_quick)
}

fn bucket(program: &Path, objects: u64, size: u64) -> Result<bool> {
    let bucket = Bucket { objects: number("OBJECTS", objects), size: usize::try_from(number("SIZE", size))? };
    let figures: BucketFigures = bucket.run(SeaweedFs::shared()?, program)?;
    let mib = figures.bytes as f64 / f64::from(1 << 20);
    tell(&format!("{} objects, {mib:.0} MiB", bucket.objects));
    tell(&format!("plain GET    {:8.1} s {:8.1} MiB/s", figures.get, mib / figures.get));
    let shares = format!("{:.2} of plain GET", figures.of_get());
    Ok(judged(&figures.scan, mib, bucket.objects, &shares) && figures.of_get() >= OF_GET)
}

/// Prints what a scan has come to; whether it found everything in little memory.
fn judged(scan: &Run, mib: f64, planted: u64, shares: &str) -> bool {
    tell(&format!("scan         {:8.1} s {:8.1} MiB/s ({shares})", scan.seconds, mib / scan.seconds));
    tell(&format!("memory       {:8} MiB", scan.memory >> 20));
    tell(&format!("found        {:8} of {planted}, {} gaps", scan.found, scan.gaps));
    scan.found == planted && scan.gaps == 0 && scan.memory < MEMORY
}
