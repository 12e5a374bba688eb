//! Interruption.

use domesday_connectors::Reason;

use crate::engine::Scan;
use crate::world::{Collection, World};

pub(crate) fn interrupted_anywhere_it_ends_and_says_so<W: World>(world: &W) {
    let mut collections =
        vec![Collection::new("m/large.csv", 5_500, 200), Collection::new("m/values.csv", 2, 300_000)];
    collections.extend((0..8).map(|i| Collection::new(&format!("s/small{i:02}.csv"), 20, 40)));
    world.put(&collections);
    for threads in [1, 3] {
        for stop_after in (0..30).step_by(if threads == 1 { 1 } else { 3 }) {
            let scan = Scan { threads, stop_after: Some(stop_after), ..Scan::default() };
            let seen = scan.run(world);
            let context = format!("stopped after {stop_after} events of {threads} workers");
            seen.assert_conserved(world, &collections, &context);
            let others: Vec<_> = seen.gaps().filter(|gap| gap.reason != Reason::Interrupted).collect();
            assert!(others.is_empty(), "{context}: {others:?}");
        }
    }
    Scan::default().run(world).assert_complete(&collections, "not interrupted");
}
