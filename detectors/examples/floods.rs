//! How fast text is scanned that is made to be slow, for every detector:
//!
//! ```sh
//! cargo run --release -p domesday-detectors --example floods -- [MEGABYTES [DETECTOR]]
//! ```
//!
//! Of each detector, the slowest of its floods (see `tests/support/floods.rs`) is found on little text and then
//! measured on much, 10 MB by default. Prints a line a detector, the ten slowest, and their share of the median
//! of all; exits 1 when one is slower than a twentieth of it.

#![allow(clippy::print_stdout, clippy::print_stderr, unreachable_pub, reason = "a tool for developers")]

#[path = "../tests/support/floods.rs"]
mod floods;

use std::process::ExitCode;
use std::time::Duration;

use domesday_detectors::{DetectorSet, Options, Scratch, catalog};
use floods::Flood;

/// The engine is given text in windows of this size, as the scanner gives it.
const WINDOW: usize = 256 << 10;

/// How much text each flood is first tried on.
const TRIED: usize = 16 << 10;

/// The slowest that a detector may be, as a part of the median.
const LEAST: f64 = 1.0 / 20.0;

/// The time that this thread was running: others use the machine, too.
#[cfg(unix)]
fn clock() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), u32::try_from(now.tv_nsec).unwrap_or_default())
}

/// The time of day, where nothing better is known.
#[cfg(not(unix))]
fn clock() -> Duration {
    std::time::UNIX_EPOCH.elapsed().unwrap_or_default()
}

struct Measured {
    id: &'static str,
    flood: Flood,
    /// Megabytes a second.
    rate: f64,
    findings: u64,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let megabytes = arguments.next().map_or(Ok(10), |text| text.parse());
    let (Ok(megabytes @ 1..), only) = (megabytes, arguments.next()) else {
        eprintln!("usage: floods [MEGABYTES [DETECTOR]]");
        return ExitCode::from(2);
    };
    let set = match DetectorSet::new(&Options::default()) {
        Ok(set) => set,
        Err(error) => {
            eprintln!("floods: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut scratch = Scratch::default();
    let mut all = Vec::new();
    let wanted = |id: &str| only.as_ref().is_none_or(|only| only == id);
    for definition in catalog::ALL.iter().filter(|definition| wanted(definition.id)) {
        let tried = floods::of(definition).into_iter().map(|flood| {
            let (rate, _) = measure(&set, &flood, TRIED, &mut scratch);
            (rate, flood)
        });
        let Some((_, flood)) = tried.min_by(|a, b| a.0.total_cmp(&b.0)) else { continue };
        let (rate, findings) = measure(&set, &flood, megabytes * 1_000_000, &mut scratch);
        println!("{:8.1} MB/s {:8} findings  {}", rate, findings, line(definition.id, &flood));
        all.push(Measured { id: definition.id, flood, rate, findings });
    }
    all.sort_by(|a, b| a.rate.total_cmp(&b.rate));
    let Some(median) = all.get(all.len() / 2).map(|middle| middle.rate) else {
        eprintln!("floods: no such detector");
        return ExitCode::from(2);
    };
    println!("\nmedian {median:.1} MB/s; the slowest:");
    for Measured { id, flood, rate, findings } in all.iter().take(10) {
        println!("{rate:8.1} MB/s {:5.2} of it {findings:8} findings  {}", rate / median, line(id, flood));
    }
    if all[0].rate < median * LEAST {
        eprintln!("floods: slower than a twentieth of the median");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn line(id: &str, flood: &Flood) -> String {
    let unit: String = flood.unit.chars().take(60).collect();
    format!("{id}: {} {:?} {unit:?}", flood.name, flood.field)
}

/// Megabytes a second over `size` bytes of the flood, and the number of findings.
fn measure(set: &DetectorSet, flood: &Flood, size: usize, scratch: &mut Scratch) -> (f64, u64) {
    let text = flood.text(size);
    let (mut took, mut findings, mut start) = (Duration::ZERO, 0, 0);
    while start < text.len() {
        let end = text.floor_char_boundary(start + WINDOW);
        let window = &text[start..end];
        let began = clock();
        floods::scan(set, flood.field, window, (0, window.len() as u32), scratch, &mut |_, _, _| {
            findings += 1
        });
        took += clock() - began;
        start = end;
    }
    (text.len() as f64 / 1e6 / took.as_secs_f64(), findings)
}
