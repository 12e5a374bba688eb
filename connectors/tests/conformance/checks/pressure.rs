//! Back-pressure.

use std::time::Duration;

use crate::engine::Scan;
use crate::world::{Collection, World};

/// What the process takes beside the budget: buffers of readers, connections, a batch of each worker.
const REST: u64 = 40 << 20;

/// The most memory that this process ever had, in bytes; `None` where the system does not tell.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kib| kib << 10)
}

pub(crate) fn a_slow_reader_is_waited_for_in_little_memory<W: World>(world: &W) {
    // Far more than the budget and the rest together. They are put one by one, so that this process holds
    // one at a time.
    let (count, records, width) = (20_u64, 10_000, 1_000);
    for number in 0..count {
        let path = format!("d/c{number:02}.csv");
        // Known by their number alone: what is told is not kept.
        world.put(&[Collection::new(&path, records, width)]);
    }
    let memory = 8 << 20;
    // What was needed to put them there does not count: as much again would be seen.
    let before = peak();
    let scan = Scan { memory, slowness: Duration::from_millis(1), counting: true, ..Scan::default() };
    let seen = scan.run(world);
    let after = peak();
    let counted: u64 = seen.units.iter().map(|unit| unit.records).sum();
    assert_eq!((counted, seen.gaps().count()), (count * records as u64, 0), "records, and gaps");
    if let (Some(before), Some(after)) = (before, after) {
        let grown = after.saturating_sub(before);
        assert!(grown < memory + REST, "{} MiB with a budget of {} MiB", grown >> 20, memory >> 20);
    }
}
