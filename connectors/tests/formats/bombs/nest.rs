//! Containers within containers.

use std::io::Write as _;

use super::blow;
use crate::archives::{Member, crc, gzip, tar_of, zip_of};

/// As 42.zip: five levels of sixteen zips each, and four gigabytes in each of the last.
fn forty_two() -> Vec<u8> {
    let piece = vec![b'a'; 1 << 20];
    let mut encoder = flate2::Compress::new(flate2::Compression::best(), false);
    let mut packed = Vec::with_capacity(1 << 20);
    encoder.compress_vec(&piece, &mut packed, flate2::FlushCompress::Full).unwrap();
    let mut bottom = Member::packed("0.txt", 8, b"", packed.repeat(4095));
    bottom.size = 4095 << 20;
    let mut zip = zip_of(&[bottom], b"");
    for level in 0..5 {
        let inner = Member::deflated("", &zip);
        let members: Vec<Member> = (0..16)
            .map(|n| Member { name: format!("{level}-{n}.zip").into_bytes(), ..inner.clone() })
            .collect();
        zip = zip_of(&members, b"");
    }
    zip
}

#[test]
fn forty_two_ends_at_what_it_may_grow_to() {
    let bomb = forty_two();
    let outcome = blow("42.zip", &bomb);
    assert_eq!((outcome.reasons(), outcome.gaps["ratio_limit"]), (vec!["ratio_limit"], 1));
    assert!(outcome.bytes <= (64 << 20) + 200 * bomb.len() as u64);
}

/// A container within itself, `depth` times.
fn nested(depth: usize, wrap: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    (0..depth).fold(wrap(b"the innermost"), |inner, _| wrap(&inner))
}

#[test]
fn what_is_deeper_than_the_limit_is_told_once() {
    type Wrap = (&'static str, fn(&[u8]) -> Vec<u8>);
    let wraps: [Wrap; 4] = [
        ("a.zip", |inner| zip_of(&[Member::deflated("a.zip", inner)], b"")),
        ("a.tar", |inner| tar_of(&[("a.tar", inner)])),
        ("a.gz", gzip),
        ("a.tar.gz", |inner| gzip(&tar_of(&[("a.tar.gz", inner)]))),
    ];
    for (name, wrap) in wraps {
        let outcome = blow(name, &nested(100, wrap));
        assert_eq!((outcome.reasons(), outcome.gaps["depth_limit"]), (vec!["depth_limit"], 1), "{name}");
        let shallow = blow(name, &nested(4, wrap));
        assert_eq!((shallow.reasons().is_empty(), shallow.bytes), (true, 13), "{name}");
    }
}

/// A tree of zips, each with `width` copies of the one below it: what a quine with several copies of itself
/// comes to.
fn bush(width: usize, depth: usize) -> Vec<u8> {
    (0..depth).fold(b"leaf".to_vec(), |inner, _| {
        let one = Member::deflated("", &inner);
        let members: Vec<Member> =
            (0..width).map(|n| Member { name: format!("{n}.zip").into_bytes(), ..one.clone() }).collect();
        zip_of(&members, b"")
    })
}

#[test]
fn a_bush_of_zips_ends_at_a_limit_of_its_unit() {
    let outcome = blow("bush.zip", &bush(30, 9));
    assert_eq!(outcome.gaps.values().sum::<u64>(), 1, "{:?}", outcome.gaps);
    let reason = outcome.reasons()[0];
    assert!(["ratio_limit", "member_limit", "time_limit"].contains(&reason), "{reason}");
    assert!(outcome.places <= 100_000, "{}", outcome.places);
}

/// Members that quote the headers of those behind them, and so all end in the same content
/// (<https://www.bamsoftware.com/hacks/zipbomb/>).
fn quoted_overlap(count: usize) -> Vec<u8> {
    let content = vec![b'a'; 20 << 20];
    let mut members = vec![Member::deflated("000", &content)];
    let mut local = members[0].local();
    let mut offsets = vec![0usize];
    for n in 1..count {
        let inner = members.last().unwrap();
        let header = &local[..30 + inner.name.len()];
        // A stored block with the header of the member behind, which is what the rest of this one's stream is.
        let length = header.len() as u16;
        let mut quote = vec![0];
        quote.extend_from_slice(&length.to_le_bytes());
        quote.extend_from_slice(&(!length).to_le_bytes());
        let packed = [&quote[..], header, &inner.packed].concat();
        let size = inner.size + u32::from(length);
        let name = format!("{n:03}").into_bytes();
        let member = Member { name, packed, size, crc: 0, ..inner.clone() };
        let grown = member.local();
        offsets.iter_mut().for_each(|offset| *offset += grown.len() - local.len());
        offsets.push(0);
        local = grown;
        members.push(member);
    }
    let start = local.len();
    let directory: Vec<u8> =
        members.iter().zip(&offsets).flat_map(|(member, offset)| member.central(*offset as u32)).collect();
    let end = crate::archives::end_of(members.len() as u16, directory.len() as u32, start as u32);
    [local, directory, end].concat()
}

#[test]
fn members_that_quote_each_other_are_read_once() {
    let bomb = quoted_overlap(250);
    let outcome = blow("zbsm.zip", &bomb);
    assert!(outcome.reasons().contains(&"overlapping_members"), "{:?}", outcome.gaps);
    assert!(outcome.bytes < 100 << 20, "{}", outcome.bytes);
    assert!(outcome.places < 8, "{}", outcome.places);
}

#[test]
fn very_many_members_end_at_the_limit() {
    // Two million empty files: a gigabyte of headers in very few bytes.
    let one = tar_of(&[("a", b"")])[..512].to_vec();
    let piece = one.repeat(20_000);
    let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
    for _ in 0..100 {
        encoder.write_all(&piece).unwrap();
    }
    let outcome = blow("many.tar.zst", &encoder.finish().unwrap());
    assert_eq!(outcome.gaps.values().sum::<u64>(), 1, "{:?}", outcome.gaps);
    assert!(outcome.places <= 100_000, "{}", outcome.places);
    assert_eq!(crc(b""), 0);
}
