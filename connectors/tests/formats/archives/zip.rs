//! Zip: what is as it should be.

use std::io::Write as _;

use super::make::{bzip2, crc, end, lzma, xz, zip, zstd};
use super::{Member, deflate};
use crate::read::{options, read, read_with};
use crate::support::{Recorder, payload};
use domesday_connectors::filesystem::{Reader, ReaderOptions};

const TEXT: &[u8] = b"A text of some length, a text of some length.\n";

/// LZMA as zips have it: a version, the length of the properties, and no length of the content.
fn lzma_in_zip(content: &[u8]) -> Vec<u8> {
    let alone = lzma(content);
    [&[9, 4, 5, 0], &alone[..5], &alone[13..]].concat()
}

/// Deflate64 without anything that differs from Deflate: a stored block.
fn deflate64(content: &[u8]) -> Vec<u8> {
    let length = content.len() as u16;
    [&[1], &length.to_le_bytes()[..], &(!length).to_le_bytes(), content].concat()
}

#[test]
fn all_methods_are_read() {
    let mut with_end = Member::packed("lzma", 14, TEXT, lzma_in_zip(TEXT));
    with_end.flags = 2;
    let members = [
        Member::stored("stored", TEXT),
        Member::deflated("deflated", TEXT),
        Member::packed("deflate64", 9, TEXT, deflate64(TEXT)),
        Member::packed("bzip2", 12, TEXT, bzip2(TEXT)),
        with_end,
        Member::packed("zstd", 93, TEXT, zstd(TEXT)),
        Member::packed("xz", 95, TEXT, xz(TEXT)),
    ];
    let file = read("a.zip", &zip(&members, b""));
    assert_eq!(file.gaps(), []);
    for member in &members {
        let place = format!("!/{}", String::from_utf8_lossy(&member.name));
        assert_eq!(file.text(&place).as_bytes(), TEXT, "{place}");
    }
}

#[test]
fn methods_without_a_reader_are_gaps() {
    let members = [
        Member::packed("imploded", 6, TEXT, b"...".to_vec()),
        Member::packed("ppmd", 98, TEXT, b"...".to_vec()),
    ];
    let gaps = read("a.zip", &zip(&members, b"")).gaps();
    let reason = "unsupported_format(application/zip)".to_owned();
    assert_eq!(gaps, [("!/imploded".to_owned(), reason.clone()), ("!/ppmd".to_owned(), reason)]);
}

#[test]
fn the_zip_crate_writes_what_is_read() {
    use ::zip::write::SimpleFileOptions;
    let mut writer = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer.add_directory("d", options).unwrap();
    writer.start_file("d/a.txt", options.large_file(true)).unwrap();
    writer.write_all(TEXT).unwrap();
    writer.add_symlink("link", "d/a.txt", options).unwrap();
    writer.set_comment("Packed by Ada.").unwrap();
    let bytes = writer.finish().unwrap().into_inner();
    let file = read("a.zip", &bytes);
    assert_eq!(file.text("!/d/a.txt").as_bytes(), TEXT);
    assert_eq!(file.text("#part=comment"), "Packed by Ada.");
    assert_eq!(file.gaps(), [("!/link".to_owned(), "symbolic_link".to_owned())]);
}

#[test]
fn encrypted_members_are_counted_in_one_gap() {
    let mut secret = Member::stored("secret", b"0123456789abcdef");
    secret.flags = 1;
    let members = [secret.clone(), Member::stored("open", TEXT), secret];
    let file = read("a.zip", &zip(&members, b""));
    assert_eq!(file.gaps(), [(String::new(), "encrypted".to_owned())]);
    assert_eq!(file.told.gaps[0].detail, "encrypted members: 2");
    assert_eq!(file.text("!/open").as_bytes(), TEXT);
}

#[test]
fn names_are_shown_as_they_were_meant() {
    let named = |name: &[u8], flags: u16, host: u8| {
        let mut member = Member::stored("", b"x");
        (member.name, member.flags, member.host) = (name.to_vec(), flags, host);
        member
    };
    let members = [
        named("M\u{fc}ller.txt".as_bytes(), 1 << 11, 3),
        named(b"M\x81ller-437.txt", 0, 0),
        named(b"dir\\file.txt", 0, 0),
        named(b"unix\\file.txt", 0, 3),
        named(b"../../up.txt", 0, 3),
        named(b"/absolute.txt", 0, 3),
    ];
    let file = read("a.zip", &zip(&members, b""));
    let mut names: Vec<&str> = file.places.keys().map(String::as_str).collect();
    names.sort_unstable();
    let mut expected = [
        "!/M%C3%BCller.txt",
        "!/M%C3%BCller-437.txt",
        "!/dir/file.txt",
        "!/unix%5Cfile.txt",
        "!/../../up.txt",
        "!//absolute.txt",
    ];
    expected.sort_unstable();
    assert_eq!(names, expected);
    assert_eq!(file.gaps(), []);
}

#[test]
fn members_of_one_name_are_all_read() {
    let members = [Member::stored("a.txt", b"one"), Member::stored("a.txt", b"two")];
    let file = read("a.zip", &zip(&members, b""));
    assert_eq!((file.text("!/a.txt"), file.text("!/a.txt;copy=2")), ("one".to_owned(), "two".to_owned()));
}

#[test]
fn comments_are_content() {
    let mut member = Member::stored("a.txt", b"x");
    member.comment = b"ask Ad\x82le".to_vec();
    let file = read("a.zip", &zip(&[member], b"call +1 202 555 0100"));
    assert_eq!(file.text("!/a.txt#part=comment"), "ask Ad\u{e9}le");
    assert_eq!(file.text("#part=comment"), "call +1 202 555 0100");
}

#[test]
fn a_zip_in_the_comment_of_a_zip_is_not_taken_for_it() {
    let inner = zip(&[Member::stored("inner.txt", b"inner")], b"");
    let bytes = zip(&[Member::stored("outer.txt", b"outer")], &inner);
    assert_eq!(read("a.zip", &bytes).text("!/outer.txt"), "outer");
}

#[test]
fn zip64_is_read() {
    let member = Member::stored("a.txt", TEXT);
    let mut bytes = member.local();
    let start = bytes.len() as u64;
    let mut central = member.central(0);
    // Sizes and the offset stand in the extra field.
    let mut extra = vec![1, 0, 24, 0];
    for number in [TEXT.len() as u64, TEXT.len() as u64, 0] {
        extra.extend_from_slice(&number.to_le_bytes());
    }
    central[20..28].fill(0xff);
    central[30] = extra.len() as u8;
    central[42..46].fill(0xff);
    central.extend(extra);
    bytes.extend_from_slice(&central);
    let record = bytes.len() as u64;
    bytes.extend_from_slice(b"PK\x06\x06\x2c\0\0\0\0\0\0\0\x2d\0\x2d\0\0\0\0\0\0\0\0\0");
    for number in [1, 1, central.len() as u64, start] {
        bytes.extend_from_slice(&number.to_le_bytes());
    }
    bytes.extend_from_slice(b"PK\x06\x07\0\0\0\0");
    bytes.extend_from_slice(&record.to_le_bytes());
    bytes.extend_from_slice(b"\x01\0\0\0");
    bytes.extend(end(0xffff, u32::MAX, u32::MAX, b""));
    let file = read("a.zip", &bytes);
    assert_eq!((file.text("!/a.txt").as_bytes(), file.gaps()), (TEXT, vec![]));
}

#[test]
fn zips_within_zips_are_read() {
    let inner = zip(&[Member::deflated("a.csv", b"id,email\n1,ada@example.org\n2,bob@example.org\n")], b"");
    let outer = zip(&[Member::stored("inner.zip", &inner), Member::deflated("also.zip", &inner)], b"");
    let file = read("a.zip", &outer);
    for place in ["!/inner.zip!/a.csv", "!/also.zip!/a.csv"] {
        assert_eq!(file.column(place, "#col=email").len(), 2, "{place}");
    }
}

#[test]
fn large_zips_are_read_in_parts_that_together_are_the_whole() {
    let text = |n: usize| -> Vec<u8> {
        (0..400).flat_map(|line| format!("{n} {}\n", (line * 7919 + n * 31) % 99991).into_bytes()).collect()
    };
    let members: Vec<Member> = (0..40).map(|n| Member::deflated(&format!("{n}.txt"), &text(n))).collect();
    let bytes = zip(&members, b"one comment");
    let options = ReaderOptions { part: 8 * 1024, ..options() };
    let whole = read_with("a.zip", &bytes, options.clone());
    let mut reader = Reader::new(options);
    let opened = reader.open(payload("a.zip", &bytes)).unwrap();
    let parts = opened.parts().expect("several parts");
    assert!(parts > 3, "{parts}");
    let mut places = std::collections::BTreeMap::new();
    for index in 0..parts {
        let mut recorder = Recorder::default();
        reader.read_part(&opened, index, None, &mut recorder);
        assert!(recorder.told.gaps.is_empty());
        for (place, told) in recorder.places {
            assert!(places.insert(place, told.all_text()).is_none(), "each is read once");
        }
    }
    let whole: Vec<String> = whole.places.into_values().map(|told| told.all_text()).collect();
    assert_eq!(places.into_values().collect::<Vec<_>>(), whole);
    assert_eq!(whole.len(), 41);
}

#[test]
fn a_checksum_is_that_of_the_content() {
    assert_eq!(crc(b"123456789"), 0xcbf4_3926);
    assert_eq!(deflate64(b"a").len(), 6);
    assert!(!deflate(b"a").is_empty());
}
