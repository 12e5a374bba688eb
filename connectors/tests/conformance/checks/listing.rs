//! Enumeration.

use domesday_connectors::Scope;

use crate::engine::Scan;
use crate::seen::Seen;
use crate::world::{Collection, World};

/// Paths in no order, with names that have to be quoted somewhere.
const PATHS: [&str; 9] = [
    "people/users.csv",
    "people/Users.csv",
    "archive/2024.csv",
    "people/a b.csv",
    "people/a%20b.csv",
    "odd/d\u{fc}r+\u{65e5}\u{672c}&<>\"'.csv",
    "odd/#1;x=y.csv",
    "archive/2024.csv.old.csv",
    "zeta/\u{1f600}.csv",
];

fn places(seen: &Seen) -> Vec<&str> {
    seen.units.iter().map(|unit| unit.place.as_str()).collect()
}

pub(crate) fn everything_is_listed_once_in_the_same_order<W: World>(world: &W) {
    let collections = PATHS.map(|path| Collection::new(path, 3, 0));
    world.put(&collections);
    world.mend();
    let seen = Scan::default().run(world);
    seen.assert_complete(&collections, "all");
    let mut expected = PATHS.map(|path| world.place(path));
    expected.sort();
    let mut listed = places(&seen);
    assert_eq!(listed, places(&Scan { threads: 1, ..Scan::default() }.run(world)), "the same order again");
    listed.sort();
    assert_eq!(listed, expected);
    assert_eq!(world.writes(), [""; 0], "reading only");
    for after in 1..=3 {
        let seen = Scan { break_after: Some(after), ..Scan::default() }.run(world);
        assert_eq!(seen.units.len(), after, "listing was broken off");
        seen.assert_conserved(world, &collections, "broken off");
    }
}

pub(crate) fn globs_choose_what_is_listed<W: World>(world: &W) {
    let paths = ["a/one.csv", "a/two.csv", "b/one.csv", "b/three.csv", "c/one.txt.csv"];
    world.put(&paths.map(|path| Collection::new(path, 3, 0)));
    let cases: [(&[&str], &[&str], &[&str]); 9] = [
        (&[], &[], &paths),
        (&["one.csv"], &[], &["a/one.csv", "b/one.csv"]),
        (&["/a/one.csv"], &[], &["a/one.csv"]),
        (&["a/**"], &[], &["a/one.csv", "a/two.csv"]),
        (&["*/t*.csv"], &[], &["a/two.csv", "b/three.csv"]),
        (&[], &["one.*"], &["a/two.csv", "b/three.csv"]),
        (&[], &["a/"], &["b/one.csv", "b/three.csv", "c/one.txt.csv"]),
        (&["*.csv"], &["/b", "two*"], &["a/one.csv", "c/one.txt.csv"]),
        (&["nothing"], &[], &[]),
    ];
    for (include, exclude, expected) in cases {
        let globs = |globs: &[&str]| globs.iter().map(|glob| (*glob).to_owned()).collect();
        let scope = Scope { include: globs(include), exclude: globs(exclude), ..Scope::default() };
        let seen = Scan { scope, ..Scan::default() }.run(world);
        let expected: Vec<String> = expected.iter().map(|path| world.place(path)).collect();
        assert_eq!(places(&seen), expected, "{include:?} {exclude:?}");
        assert_eq!(seen.gaps().count(), 0, "what was not asked for is no gap");
    }
}
