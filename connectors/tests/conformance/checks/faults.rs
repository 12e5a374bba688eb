//! Calls that fail.

use crate::engine::Scan;
use crate::seen::Seen;
use crate::world::{Collection, When, World};

/// When this is set, each single call is broken, and there are more seeds; else the calls in the beginning
/// are broken more often than those later, where there are thousands.
const EVERY: &str = "DOMESDAY_TEST_EVERY_CALL";

fn collections() -> Vec<Collection> {
    let mut collections =
        vec![Collection::new("m/large.csv", 5_500, 200), Collection::new("m/values.csv", 2, 300_000)];
    collections.extend((0..4).map(|i| Collection::new(&format!("s/small{i}.csv"), 20, 40)));
    collections
}

/// A target that was refused says why, and no password.
fn assert_polite(seen: &Seen, context: &str) {
    let gaps = seen.gaps().map(|gap| gap.detail.as_str());
    for text in gaps.chain(seen.refused.as_deref()) {
        assert!(!text.is_empty(), "{context}: a gap or error without a word");
        assert!(!text.contains("odd:characters") && !text.contains("secret+"), "{context}: {text}");
        assert!(!text.contains("abcdefghij klmnop"), "{context}: content in {text}");
    }
}

pub(crate) fn whatever_call_fails_nothing_is_lost_or_told_twice<W: World>(world: &W) {
    let collections = collections();
    world.put(&collections);
    let every = std::env::var_os(EVERY).is_some();
    for breakage in world.breakages() {
        let mut tried = 0;
        // Each kind meets other calls than the one before.
        let mut nth = breakage.number as u64 % breakage.step;
        loop {
            world.break_calls(breakage, When::Nth(nth));
            let seen = Scan::default().run(world);
            let broken = world.broken();
            let context = format!("{}, call {nth}", breakage.name);
            seen.assert_conserved(world, &collections, &context);
            assert_polite(&seen, &context);
            if broken == 0 {
                seen.assert_complete(&collections, "nothing was broken");
                break;
            }
            if breakage.passes && seen.refused.is_none() {
                seen.assert_complete(&collections, &context);
            }
            tried += 1;
            nth += if every || breakage.step == 1 { 1 } else { breakage.step + nth / 3 };
        }
        assert!(tried >= 2, "{}: {tried} calls only", breakage.name);
    }
}

pub(crate) fn when_nothing_works_any_more_it_ends_with_gaps<W: World>(world: &W) {
    let collections = collections();
    world.put(&collections);
    let breakage = world.breakages()[0];
    world.mend();
    // Connecting, and reading.
    for nth in [0, 3 * breakage.step] {
        world.break_calls(breakage, When::From(nth));
        let seen = Scan::default().run(world);
        let context = format!("{}, from call {nth} on", breakage.name);
        assert!(world.broken() > 0, "{context}: nothing was broken");
        seen.assert_conserved(world, &collections, &context);
        assert!(seen.refused.is_some() || seen.gaps().count() > 0, "{context}: no gap");
        assert_polite(&seen, &context);
    }
}

pub(crate) fn with_many_faults_nothing_is_lost_or_told_twice<W: World>(world: &W) {
    let mut collections = collections();
    collections.extend((0..60).map(|i| Collection::new(&format!("t/more{i:02}.csv"), 20, 40)));
    world.put(&collections);
    let seeds = if std::env::var_os(EVERY).is_some() { 10 } else { 1 };
    for breakage in world.breakages() {
        for seed in 0..seeds {
            world.break_calls(breakage, When::Share(seed));
            let seen = Scan { threads: 4, ..Scan::default() }.run(world);
            let context = format!("{}, {} in 1000 with seed {seed}", breakage.name, breakage.per_mille);
            seen.assert_conserved(world, &collections, &context);
            assert_polite(&seen, &context);
        }
    }
}
