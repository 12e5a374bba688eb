//! Places and their spelling.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

use domesday_connectors::{Key, Place};
use proptest::prelude::*;

/// One step of building a place.
#[derive(Clone, Debug)]
enum Step {
    Item(Vec<u8>),
    Param(Vec<u8>),
    Member(Vec<u8>),
    Part(Vec<u8>),
    Path(Vec<PathKey>),
}

#[derive(Clone, Debug)]
enum PathKey {
    Name(Vec<u8>),
    Any,
    Keys,
}

/// Bytes of all kinds, and often those that mean something in the spelling.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let marks = prop::sample::select(b"*!#;%?/= {}key\0\n\xff\xc3\xa9.~".to_vec());
    prop::collection::vec(prop_oneof![3 => marks, 1 => any::<u8>()], 0..8)
}

fn step() -> impl Strategy<Value = Step> {
    let key = prop_oneof![
        3 => bytes().prop_map(PathKey::Name),
        1 => Just(PathKey::Any),
        1 => Just(PathKey::Keys),
    ];
    prop_oneof![
        bytes().prop_map(Step::Item),
        bytes().prop_map(Step::Param),
        bytes().prop_map(Step::Member),
        bytes().prop_map(Step::Part),
        prop::collection::vec(key, 0..4).prop_map(Step::Path),
    ]
}

fn build(scheme: &str, authority: &[u8], steps: &[Step]) -> Place {
    steps.iter().fold(Place::system(scheme, authority), |place, step| match step {
        Step::Item(name) => place.item(name),
        Step::Param(value) => place.param("version", value),
        Step::Member(name) => place.member(name),
        Step::Part(value) => place.part("col", value),
        Step::Path(keys) => {
            let keys: Vec<Key<'_>> = keys
                .iter()
                .map(|key| match key {
                    PathKey::Name(name) => Key::Name(name),
                    PathKey::Any => Key::Any,
                    PathKey::Keys => Key::Keys,
                })
                .collect();
            place.path(&keys)
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_place_is_read_back_from_its_spelling(
        scheme in "[a-z][a-z0-9+.-]{0,8}",
        authority in bytes(),
        steps in prop::collection::vec(step(), 0..6),
    ) {
        let place = build(&scheme, &authority, &steps);
        let spelling = place.to_string();
        prop_assert!(spelling.is_ascii());
        let read: Place = spelling.parse().expect("a spelling is a place");
        prop_assert_eq!(&read, &place, "{}", spelling);
        prop_assert_eq!(read.to_string(), spelling);
        prop_assert_eq!(read.cmp(&place), std::cmp::Ordering::Equal);
    }

    #[test]
    fn places_are_equal_when_their_spellings_are(
        a in prop::collection::vec(step(), 0..3),
        b in prop::collection::vec(step(), 0..3),
    ) {
        let (a, b) = (build("file", b"", &a), build("file", b"", &b));
        prop_assert_eq!(a == b, a.to_string() == b.to_string());
        prop_assert_eq!(a.cmp(&b).reverse(), b.cmp(&a));
        prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
    }
}

#[test]
fn places_are_spelled_as_documented() {
    let file = |path: &str| Place::filesystem().item(path.as_bytes());
    let cases = [
        (file("srv/notes.txt"), "file:///srv/notes.txt"),
        (file(""), "file:///"),
        (file("").item(b"srv"), "file:///srv"),
        (file("srv").item(b"a b"), "file:///srv/a%20b"),
        (
            file("b.tar.gz").member(b"2021/users.zip").member(b"users.csv").column("email"),
            "file:///b.tar.gz!/2021/users.zip!/users.csv#col=email",
        ),
        (file("cv.pdf").page(3), "file:///cv.pdf#page=3"),
        (file("in.mbox").member(b"412").member(b"cv.pdf").page(1), "file:///in.mbox!/412!/cv.pdf#page=1"),
        (
            Place::system("s3", b"lake").item(b"ev.ndjson").path(&[Key::Name(b"user"), Key::Name(b"email")]),
            "s3://lake/ev.ndjson#/user/email",
        ),
        (file("a.json").path(&[Key::Any, Key::Name(b"*")]), "file:///a.json#/*/%2A"),
        (file("a.json").path(&[Key::Name(b"u"), Key::Keys]), "file:///a.json#/u/{key}"),
        (file("a.json").path(&[]), "file:///a.json#"),
        (
            Place::system("postgresql", b"db1:5432").item(b"crm/public/users").column("email"),
            "postgresql://db1:5432/crm/public/users#col=email",
        ),
        (
            Place::system("s3", b"lake")
                .item(b"exports/2024.zip")
                .param("version", b"3/L4kq")
                .member(b"crm/users.csv")
                .column("email"),
            "s3://lake/exports/2024.zip;version=3%2FL4kq!/crm/users.csv#col=email",
        ),
        (
            Place::system("git+file", b"").item(b"repo").param("commit", b"9fceb02d").item(b"src/seed.sql"),
            "git+file:///repo;commit=9fceb02d/src/seed.sql",
        ),
        (file("x\u{e9}\n#?;!").column("a/b=*"), "file:///x%C3%A9%0A%23%3F%3B%21#col=a%2Fb=%2A"),
        (Place::filesystem().item(b"\xff"), "file:///%FF"),
    ];
    for (place, spelling) in cases {
        assert_eq!(place.to_string(), spelling);
        assert_eq!(spelling.parse::<Place>().as_ref(), Ok(&place), "{spelling}");
    }
}

#[test]
fn what_is_no_place_is_refused() {
    for text in [
        "",
        "notes.txt",
        "/srv",
        "://x",
        "file:///a#",
        "file:///a%2",
        "file:///a!b",
        "file:///a;b",
        "a b://c",
    ] {
        let parsed = text.parse::<Place>();
        // An empty path is a place: a document as a whole.
        assert_eq!(parsed.is_ok(), text == "file:///a#", "{text}: {parsed:?}");
    }
}

#[test]
fn places_sort_as_they_are_listed() {
    let listed = ["a", "a/b", "a/b/c", "a.txt", "a0", "b"];
    let places: Vec<Place> = listed.iter().map(|path| Place::filesystem().item(path.as_bytes())).collect();
    assert!(places.is_sorted(), "{places:?}");
    let file = &places[0];
    assert!(*file < file.column("a") && file.column("a") < file.column("b"));
    assert!(file.column("z") < places[3]);
}

#[test]
fn the_name_of_a_place_is_what_people_gave_it() {
    let file = Place::filesystem().item(b"srv/jane.doe.json");
    assert_eq!(&*file.name(), b"jane.doe.json");
    assert_eq!(&*file.column("e mail").name(), b"e mail");
    assert_eq!(&*file.path(&[Key::Name(b"a/b"), Key::Any]).name(), b"a/b");
    assert_eq!(&*file.member(b"x/y.txt").name(), b"y.txt");
}
