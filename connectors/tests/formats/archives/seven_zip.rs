//! 7z, read in a process of its own.

use super::make::{crc, lzma};
use crate::read::{read, read_within};
use domesday_connectors::Limits;

/// A number as 7z writes it, below 2^14 or in eight bytes.
fn number(value: u64) -> Vec<u8> {
    match value {
        0..0x80 => vec![value as u8],
        0x80..0x4000 => vec![0x80 | (value >> 8) as u8, value as u8],
        _ => [&[0xff][..], &value.to_le_bytes()].concat(),
    }
}

/// An archive of one block
/// (<https://py7zr.readthedocs.io/en/latest/archive_format.html>). `coder`: the method with its properties.
fn seven_zip(coder: &[u8], packed: &[u8], members: &[(&str, &[u8])]) -> Vec<u8> {
    let total: usize = members.iter().map(|(_, content)| content.len()).sum();
    let mut header = vec![1, 4, 6, 0];
    header.extend(number(1));
    header.push(9);
    header.extend(number(packed.len() as u64));
    header.extend_from_slice(&[0, 7, 11, 1, 0, 1]);
    header.extend_from_slice(coder);
    header.push(12);
    header.extend(number(total as u64));
    header.extend_from_slice(&[0, 8, 13]);
    header.extend(number(members.len() as u64));
    header.push(9);
    for (_, content) in &members[..members.len() - 1] {
        header.extend(number(content.len() as u64));
    }
    header.extend_from_slice(&[10, 1]);
    for (_, content) in members {
        header.extend_from_slice(&crc(content).to_le_bytes());
    }
    header.extend_from_slice(&[0, 0, 5]);
    header.extend(number(members.len() as u64));
    let names: Vec<u8> = members
        .iter()
        .flat_map(|(name, _)| format!("{name}\0").encode_utf16().collect::<Vec<u16>>())
        .flat_map(u16::to_le_bytes)
        .collect();
    header.push(17);
    header.extend(number(names.len() as u64 + 1));
    header.push(0);
    header.extend(names);
    header.extend_from_slice(&[0, 0]);
    let mut start = (packed.len() as u64).to_le_bytes().to_vec();
    start.extend_from_slice(&(header.len() as u64).to_le_bytes());
    start.extend_from_slice(&crc(&header).to_le_bytes());
    let mut out = b"7z\xbc\xaf\x27\x1c\0\x04".to_vec();
    out.extend_from_slice(&crc(&start).to_le_bytes());
    [&out, &start, packed, &header[..]].concat()
}

/// All members in one block of LZMA.
fn solid(members: &[(&str, &[u8])]) -> Vec<u8> {
    let content: Vec<u8> = members.iter().flat_map(|(_, content)| content.to_vec()).collect();
    let alone = lzma(&content);
    seven_zip(&[&[0x23, 3, 1, 1, 5], &alone[..5]].concat(), &alone[13..], members)
}

const COPY: &[u8] = &[1, 0];

#[test]
fn members_of_a_block_are_read() {
    let members: [(&str, &[u8]); 2] = [("a.txt", b"first text"), ("d/b.csv", b"a,b\n1,2\n3,4\n")];
    let copied = seven_zip(COPY, b"first texta,b\n1,2\n3,4\n", &members);
    for bytes in [copied, solid(&members)] {
        let file = read("a.7z", &bytes);
        assert_eq!(file.gaps(), []);
        assert_eq!(file.text("!/a.txt"), "first text");
        assert_eq!(file.column("!/d/b.csv", "#col=b"), ["2", "4"]);
    }
}

#[test]
fn encrypted_members_are_gaps() {
    let aes = [&[0x24, 6, 0xf1, 7, 1, 2][..], &[0, 0]].concat();
    let file = read("a.7z", &seven_zip(&aes, &[0; 16], &[("a.txt", b"0123456789abcdef")]));
    assert_eq!(file.gaps(), [("!/a.txt".to_owned(), "encrypted".to_owned())]);
}

#[test]
fn damage_is_told() {
    let text = b"A text. ".repeat(2000);
    let bytes = solid(&[("a.txt", &text), ("b.txt", b"second")]);
    let mut broken = bytes.clone();
    broken[32 + 60] ^= 0xff;
    let file = read("a.7z", &broken);
    assert!(!file.gaps().is_empty());
    for cut in (0..bytes.len()).step_by(7) {
        assert!(cut < 6 || !read("a.7z", &bytes[..cut]).gaps().is_empty(), "cut at {cut}");
    }
}

#[test]
fn what_members_grow_to_is_charged_to_the_unit() {
    let text = b"The same line again and again.\n".repeat(200_000);
    let limits = Limits { growth: 1 << 20, ratio: 2, ..Limits::default() };
    let file = read_within("a.7z", &solid(&[("a.txt", &text), ("b.txt", &text)]), limits);
    assert_eq!(file.gaps().iter().map(|(_, reason)| reason.as_str()).collect::<Vec<_>>(), ["ratio_limit"]);
    assert!(file.everything().len() < 3 << 20);
}
