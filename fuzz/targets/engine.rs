//! The whole engine over any text, in any layout.

#![no_main]

use std::sync::{LazyLock, Mutex};

use domesday_detectors::{DetectorSet, Options, Scratch};
use domesday_fuzz::Plan;

static ALL: LazyLock<DetectorSet> = LazyLock::new(|| set(&[]));
static REGIONAL: LazyLock<DetectorSet> = LazyLock::new(|| set(&["DE", "US"]));
/// Kept from one text to the next, as a worker keeps it.
static SCRATCH: LazyLock<Mutex<Scratch>> = LazyLock::new(Mutex::default);

fn set(regions: &[&str]) -> DetectorSet {
    let regions = regions.iter().map(|region| (*region).to_owned()).collect();
    DetectorSet::new(&Options { regions, ..Options::default() }).expect("the catalogue compiles")
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    if let Some(plan) = Plan::read(data) {
        let set = if plan.regional { &REGIONAL } else { &ALL };
        let mut scratch = SCRATCH.lock().expect("a panic ends the process");
        domesday_fuzz::scan(set, &plan, &mut scratch);
    }
});
