//! Ranges and parts.

use crate::engine::Scan;
use crate::world::{Collection, World};

pub(crate) fn parts_make_up_the_whole_for_any_number_of_workers<W: World>(world: &W) {
    let collections = [
        Collection::new("large/wide.csv", 3_000, 2_000),
        Collection::new("large/narrow.csv", 40_000, 40),
        Collection::new("small/one.csv", 1, 30),
        // Values over several windows.
        Collection::new("large/values.csv", 4, 900_000),
    ];
    world.put(&collections);
    let one = Scan { threads: 1, ..Scan::default() }.run(world);
    one.assert_complete(&collections, "one worker");
    for (threads, memory) in [(2, 64 << 20), (4, 8 << 20)] {
        let more = Scan { threads, memory, ..Scan::default() }.run(world);
        for (unit, same) in one.units.iter().zip(&more.units) {
            assert!(unit == same, "{} is not the same for {threads} workers", unit.place);
        }
        assert_eq!(one.units.len(), more.units.len());
    }
    // However the bytes are cut.
    for part in [64 << 10, 5 << 20] {
        Scan { part, threads: 3, ..Scan::default() }.run(world).assert_complete(&collections, "parts");
    }
}
