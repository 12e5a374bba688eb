//! Gaps.

use domesday_connectors::Reason;

use crate::engine::Scan;
use crate::world::{Collection, World};

pub(crate) fn what_may_not_be_read_is_a_gap_and_the_rest_is_read<W: World>(world: &W) {
    let collections =
        ["a/one.csv", "a/secret.csv", "b/two.csv", "c/three.csv"].map(|path| Collection::new(path, 50, 30));
    world.put(&collections);
    world.forbid("a/secret.csv");
    let seen = Scan::default().run(world);
    seen.assert_conserved(world, &collections, "forbidden");
    assert_eq!(seen.notes().len(), 150, "the rest is read");
    let gaps: Vec<_> = seen.gaps().map(|gap| (gap.place.to_string(), gap.reason.clone())).collect();
    assert_eq!(gaps, [(world.place("a/secret.csv"), Reason::PermissionDenied)]);
    for gap in seen.gaps() {
        assert!(!gap.detail.is_empty() && !gap.detail.contains("a/secret.csv:"), "{}", gap.detail);
    }
}

pub(crate) fn what_is_gone_since_it_was_listed_is_a_gap<W: World>(world: &W) {
    use std::ops::ControlFlow;

    use domesday_connectors::{Context, Listed, Scope};

    let collections = ["a/one.csv", "a/two.csv"].map(|path| Collection::new(path, 5, 30));
    world.put(&collections);
    let connectors = world.connect(&Context::default()).expect("it is there");
    let (mut units, connector) = (Vec::new(), &connectors[0]);
    connector.list(&Scope::default(), &mut |listed| {
        let Listed::Unit(unit) = listed else { panic!("no gap: {listed:?}") };
        units.push(unit);
        ControlFlow::Continue(())
    });
    // Not every system lists by name.
    units.sort_by(|a, b| a.place.cmp(&b.place));
    world.remove("a/two.csv");
    let mut reader = domesday_connectors::filesystem::Reader::with_os(world.os(), Default::default());
    let outcomes: Vec<_> = units
        .into_iter()
        .map(|mut unit| {
            connector.prepare(&mut unit);
            let payload = connector.read(unit)?;
            match payload.content {
                domesday_connectors::Content::Table(_) => Ok(()),
                _ => reader.open(payload).map(drop),
            }
        })
        .collect();
    assert!(outcomes[0].is_ok(), "{:?}", outcomes[0]);
    let gap = outcomes[1].as_ref().expect_err("it is gone");
    assert_eq!((gap.place.to_string(), &gap.reason), (world.place("a/two.csv"), &Reason::Vanished));
}
