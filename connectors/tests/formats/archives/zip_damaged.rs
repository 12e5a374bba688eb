//! Zip: damage, and lies.

use super::make::{end, zip};
use super::{Member, tar_of};
use crate::read::{File, read};

const TEXT: &[u8] = b"A text of some length, a text of some length.\n";

fn reasons(file: &File) -> Vec<String> {
    file.gaps().into_iter().map(|(_, reason)| reason).collect()
}

#[test]
fn sizes_and_checksums_that_lie_are_told() {
    let told = |change: fn(&mut Member)| {
        let mut member = Member::deflated("a.txt", TEXT);
        change(&mut member);
        let file = read("a.zip", &zip(&[member, Member::stored("b.txt", b"next")], b""));
        assert_eq!(file.text("!/b.txt"), "next");
        let (text, gaps) = (file.text("!/a.txt"), file.gaps());
        assert_eq!(text.as_bytes(), TEXT);
        gaps
    };
    let gap = |reason: &str| vec![("!/a.txt".to_owned(), reason.to_owned())];
    assert_eq!(told(|_| {}), []);
    assert_eq!(told(|member| member.crc ^= 1), gap("corrupted"));
    assert_eq!(told(|member| member.size += 1), gap("malformed"));
    assert_eq!(told(|member| member.size -= 1), gap("malformed"));
    // The decoder knows where its stream ends.
    assert_eq!(told(|member| member.claimed = Some(member.packed.len() as u32 + 20)), []);
}

#[test]
fn members_are_found_without_a_directory() {
    let mut streamed = Member::deflated("b.txt", TEXT);
    streamed.streamed = true;
    let mut stored = Member::stored("c.txt", TEXT);
    stored.streamed = true;
    let inner = zip(&[Member::stored("inner.txt", b"inner")], b"");
    let members = [
        Member::deflated("a.txt", TEXT),
        streamed,
        stored,
        Member::stored("d.zip", &inner),
        Member::stored("e.txt", b"last"),
    ];
    let whole = zip(&members, b"");
    let directory =
        memchr::memmem::find(&whole, b"PK\x01\x02a").unwrap_or(members.iter().map(|m| m.local().len()).sum());
    let file = read("a.zip", &whole[..directory]);
    assert_eq!(reasons(&file), ["malformed"]);
    for name in ["!/a.txt", "!/b.txt", "!/c.txt"] {
        assert_eq!(file.text(name).as_bytes(), TEXT, "{name}");
    }
    assert_eq!(
        (file.text("!/d.zip!/inner.txt"), file.text("!/e.txt")),
        ("inner".to_owned(), "last".to_owned())
    );
    assert_eq!(file.places.len(), 6);
}

#[test]
fn members_behind_a_broken_directory_are_found() {
    let members: Vec<Member> = (0..5).map(|n| Member::deflated(&format!("{n}.txt"), TEXT)).collect();
    let mut bytes = zip(&members, b"");
    let third = memchr::memmem::find_iter(&bytes, b"PK\x01\x02").nth(2).unwrap();
    bytes[third] = b'Q';
    let file = read("a.zip", &bytes);
    assert_eq!(reasons(&file), ["malformed"]);
    for n in 0..5 {
        assert_eq!(file.text(&format!("!/{n}.txt")).as_bytes(), TEXT);
    }
    assert_eq!(file.places.len(), 5);
}

#[test]
fn what_stands_before_and_behind_a_zip_is_told() {
    let bytes = zip(&[Member::stored("a.txt", TEXT)], b"");
    let behind = [&bytes[..], b"behind"].concat();
    let file = read("a.zip", &behind);
    assert_eq!((file.text("!/a.txt").as_bytes(), reasons(&file)), (TEXT, vec!["partial".to_owned()]));
    // A program that unpacks itself: offsets count from the beginning of the zip.
    let program = [&b"MZ\x90\0\x03\0\0\0"[..], &[0; 500]].concat();
    let before = [&program[..], &bytes].concat();
    let file = read("setup.exe", &before);
    assert_eq!((file.text("!/a.txt").as_bytes(), reasons(&file)), (TEXT, vec!["partial".to_owned()]));
    assert!(file.told.gaps[0].detail.starts_with("508 bytes before"));
}

#[test]
fn members_that_stand_within_others_are_not_read() {
    // As in https://www.bamsoftware.com/hacks/zipbomb/: all names for one content.
    let kernel = Member::deflated("0", &vec![b'a'; 1 << 16]);
    let mut bytes = kernel.local();
    let start = bytes.len() as u32;
    let names: Vec<Member> = (0..50).map(|_| kernel.clone()).collect();
    let directory: Vec<u8> = names.iter().flat_map(|member| member.central(0)).collect();
    bytes.extend_from_slice(&directory);
    bytes.extend(end(50, directory.len() as u32, start, b""));
    let file = read("a.zip", &bytes);
    assert!(reasons(&file).contains(&"overlapping_members".to_owned()), "{:?}", file.gaps());
    assert!(file.places.len() < 50, "{}", file.places.len());
    assert_eq!(file.text("!/0").len(), 1 << 16);
}

#[test]
fn several_volumes_are_told() {
    let mut bytes = zip(&[Member::stored("a.txt", TEXT)], b"");
    let at = bytes.len() - 22;
    bytes[at + 4] = 1;
    assert!(reasons(&read("a.zip", &bytes)).contains(&"partial".to_owned()));
}

#[test]
fn every_truncation_and_every_flipped_byte_is_survived() {
    let inner = tar_of(&[("x.txt", b"in a tar")]);
    let members =
        [Member::deflated("a.txt", TEXT), Member::deflated("b.tar", &inner), Member::stored("c.txt", TEXT)];
    let bytes = zip(&members, b"comment");
    for cut in 4..bytes.len() {
        let file = read("a.zip", &bytes[..cut]);
        assert!(!file.gaps().is_empty() || file.text("!/c.txt").as_bytes() == TEXT, "cut at {cut}");
    }
    let names: Vec<usize> = [b"a.txt", b"b.tar", b"c.txt"]
        .iter()
        .flat_map(|name| memchr::memmem::find_iter(&bytes, *name))
        .collect();
    for at in 4..bytes.len() {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x21;
        let file = read("a.zip", &bytes);
        let is_name = names.iter().any(|name| (*name..name + 5).contains(&at));
        let all = file.text("!/a.txt").as_bytes() == TEXT && file.text("!/c.txt").as_bytes() == TEXT;
        assert!(is_name || !file.gaps().is_empty() || all, "at {at}: {:?}", file.places.keys());
    }
}
