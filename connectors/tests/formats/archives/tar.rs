//! Tar.

use super::make::{gzip, seal, tar, tar_member};
use crate::read::{File, read};

/// The places and texts of a file.
fn texts(file: &File) -> Vec<(String, String)> {
    file.places.iter().map(|(place, told)| (place.clone(), told.all_text())).collect()
}

fn pair(place: &str, text: &str) -> (String, String) {
    (place.to_owned(), text.to_owned())
}

/// Blocks one after the other, and the end.
fn archive(parts: &[Vec<u8>]) -> Vec<u8> {
    let mut out = parts.concat();
    out.resize(out.len() + 1024, 0);
    out
}

/// A record of pax.
fn record(key: &str, value: &str) -> String {
    let rest = format!(" {key}={value}\n");
    let mut length = rest.len();
    while length != rest.len() + length.to_string().len() {
        length = rest.len() + length.to_string().len();
    }
    format!("{length}{rest}")
}

#[test]
fn members_are_read_whatever_wraps_the_archive() {
    let bytes = tar(&[("a.txt", b"first"), ("d/b.txt", b"second"), ("empty", b"")]);
    for (name, bytes) in [("a.tar", bytes.clone()), ("a.tgz", gzip(&bytes)), ("a", bytes.clone())] {
        let file = read(name, &bytes);
        let expected = [pair("!/a.txt", "first"), pair("!/d/b.txt", "second"), pair("!/empty", "")];
        assert_eq!(texts(&file), expected, "{name}");
        assert_eq!(file.gaps(), [], "{name}");
    }
}

#[test]
fn archives_of_the_seventh_edition_are_told_by_their_checksum() {
    let mut bytes = tar(&[("old.txt", b"from long ago")]);
    bytes[257..265].fill(0);
    bytes[156] = 0;
    seal(&mut bytes[..512]);
    let file = read("old", &bytes);
    assert_eq!(texts(&file), [pair("!/old.txt", "from long ago")]);
}

#[test]
fn long_names_are_those_of_gnu_or_pax() {
    let long = "directory/".repeat(30) + "file.txt";
    let gnu = archive(&[
        tar_member(b"././@LongLink", b'L', format!("{long}\0").as_bytes()),
        tar_member(&long.as_bytes()[..100], b'0', b"gnu"),
    ]);
    assert_eq!(texts(&read("a.tar", &gnu)), [pair(&format!("!/{long}"), "gnu")]);
    let records = record("mtime", "1.5") + &record("path", &long);
    let pax =
        archive(&[tar_member(b"PaxHeader/x", b'x', records.as_bytes()), tar_member(b"short", b'0', b"pax")]);
    assert_eq!(texts(&read("a.tar", &pax)), [pair(&format!("!/{long}"), "pax")]);
    let mut ustar = tar_member(b"file.txt", b'0', b"ustar");
    ustar[345..352].copy_from_slice(b"a/b/c/d");
    seal(&mut ustar[..512]);
    assert_eq!(texts(&read("a.tar", &archive(&[ustar]))), [pair("!/a/b/c/d/file.txt", "ustar")]);
}

#[test]
fn sizes_are_octal_or_binary_or_of_pax() {
    let mut binary = tar_member(b"a.txt", b'0', b"binary");
    binary[124..136].copy_from_slice(&[0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6]);
    seal(&mut binary[..512]);
    let mut pax = tar_member(b"b.txt", b'0', b"of pax");
    pax[124..135].copy_from_slice(b"00000000000");
    seal(&mut pax[..512]);
    let bytes = archive(&[binary, tar_member(b"p", b'x', record("size", "6").as_bytes()), pax]);
    let file = read("a.tar", &bytes);
    assert_eq!(texts(&file), [pair("!/a.txt", "binary"), pair("!/b.txt", "of pax")]);
    assert_eq!(file.gaps(), []);
}

#[test]
fn what_is_no_stored_data_is_told() {
    let flags: [(u8, &str); 5] = [
        (b'1', "already_read"),
        (b'2', "symbolic_link"),
        (b'3', "not_a_file"),
        (b'4', "not_a_file"),
        (b'6', "not_a_file"),
    ];
    let mut parts: Vec<Vec<u8>> = vec![tar_member(b"dir/", b'5', b"")];
    parts.extend(flags.iter().map(|(flag, _)| tar_member(&[*flag], *flag, b"")));
    let file = read("a.tar", &archive(&parts));
    let expected: Vec<(String, String)> =
        flags.iter().map(|(flag, reason)| pair(&format!("!/{}", char::from(*flag)), reason)).collect();
    assert_eq!(file.gaps(), expected);
    assert!(file.told.gaps.is_empty());
}

#[test]
fn a_second_member_of_a_name_has_a_place_of_its_own() {
    let file = read("a.tar", &tar(&[("a.txt", b"old"), ("a.txt", b"new"), ("a.txt", b"newest")]));
    let expected = [pair("!/a.txt", "old"), pair("!/a.txt;copy=2", "new"), pair("!/a.txt;copy=3", "newest")];
    assert_eq!(texts(&file), expected);
}

#[test]
fn holes_of_sparse_files_are_zeros() {
    // Long enough that the holes do not make it data for the sniffer.
    let head = "x".repeat(70_000);
    let data = format!("{head}tail");
    let data = data.as_bytes();
    let sparse = |block: &mut Vec<u8>| {
        // Two stretches: 70,000 bytes at 0, 4 bytes at 70,006; 70,016 bytes in all.
        for (at, number) in [(386, 0), (398, 70_000), (410, 70_006), (422, 4), (483, 70_016)] {
            block[at..at + 11].copy_from_slice(format!("{number:011o}").as_bytes());
        }
        block[257..265].copy_from_slice(b"ustar  \0");
        seal(&mut block[..512]);
    };
    let mut old = tar_member(b"old.txt", b'S', data);
    sparse(&mut old);
    let mut map = b"2\n0\n70000\n70006\n4\n".to_vec();
    map.resize(512, 0);
    map.extend_from_slice(data);
    let one = [
        ("GNU.sparse.major", "1"),
        ("GNU.sparse.minor", "0"),
        ("GNU.sparse.name", "one.txt"),
        ("GNU.sparse.realsize", "70016"),
    ];
    let records: String = one.iter().map(|(key, value)| record(key, value)).collect();
    let zero = record("GNU.sparse.size", "70016") + &record("GNU.sparse.map", "0,70000,70006,4");
    let bytes = archive(&[
        old,
        tar_member(b"p", b'x', records.as_bytes()),
        tar_member(b"GNUSparseFile.0/one.txt", b'0', &map),
        tar_member(b"p", b'x', zero.as_bytes()),
        tar_member(b"zero.txt", b'0', data),
        tar_member(b"last.txt", b'0', b"last"),
    ]);
    let file = read("a.tar", &bytes);
    for name in ["!/old.txt", "!/one.txt", "!/zero.txt"] {
        let expected = format!("{head}\0\0\0\0\0\0tail\0\0\0\0\0\0");
        assert!(file.text(name) == expected, "{name}: {}", file.text(name).len());
    }
    assert_eq!(file.gaps(), []);
    assert_eq!(file.text("!/last.txt"), "last");
}

#[test]
fn reading_goes_on_behind_damage() {
    let mut bytes = tar(&[("a.txt", b"first"), ("b.txt", b"second"), ("c.txt", b"third")]);
    bytes[1024] ^= 1;
    let file = read("a.tar", &bytes);
    assert_eq!(texts(&file), [pair("!/a.txt", "first"), pair("!/c.txt", "third")]);
    assert_eq!(file.gaps(), [pair("", "malformed")]);
    assert_eq!(file.told.gaps[0].detail, "no header at offset 1024; 1024 bytes were passed over");
    // Two archives, one behind the other.
    let bytes = [tar(&[("a.txt", b"first")]), tar(&[("b.txt", b"second")])].concat();
    let file = read("a.tar", &bytes);
    assert_eq!(texts(&file), [pair("!/a.txt", "first"), pair("!/b.txt", "second")]);
    assert_eq!(file.gaps(), []);
}

#[test]
fn every_truncation_is_told() {
    let bytes = tar(&[("a.txt", b"first"), ("b.txt", &b"second ".repeat(100))]);
    for cut in 512..bytes.len() - 1024 {
        let file = read("a.tar", &bytes[..cut]);
        let at_boundary = cut == 1024 || cut == 512 + 5 || cut >= 1536 + 700;
        let in_padding = (517..=1024).contains(&cut);
        assert!(at_boundary || in_padding || !file.gaps().is_empty(), "cut at {cut}");
        assert!(cut < 517 || file.text("!/a.txt") == "first", "cut at {cut}");
    }
}

#[test]
fn every_flipped_byte_of_a_header_is_survived() {
    let bytes = tar(&[("a.txt", b"first"), ("b.txt", b"second")]);
    for at in 0..512 {
        for mask in [1, 0x80] {
            let mut bytes = bytes.clone();
            bytes[at] ^= mask;
            let file = read("a.tar", &bytes);
            assert!(!file.gaps().is_empty() || file.text("!/b.txt") == "second", "at {at}");
        }
    }
}
