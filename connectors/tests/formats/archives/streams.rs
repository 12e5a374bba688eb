//! Single compressed streams.

use super::make::{bzip2, gzip, lz4, lzma, tar, xz, zip, zstd};
use super::{Member, tar_of};
use crate::read::read;

/// A writer of a format, and its suffix.
type Writer = (&'static str, fn(&[u8]) -> Vec<u8>);

const WRITERS: &[Writer] =
    &[("gz", gzip), ("bz2", bzip2), ("xz", xz), ("lzma", lzma), ("zst", zstd), ("lz4", lz4)];

const TABLE: &[u8] = b"name,email\nAda,ada@example.org\nBob,bob@example.org\nEve,eve@example.org\n";

#[test]
fn what_a_stream_holds_is_read_in_its_own_place() {
    for (suffix, pack) in WRITERS {
        let file = read(&format!("users.csv.{suffix}"), &pack(TABLE));
        assert_eq!(file.gaps(), [], "{suffix}");
        assert_eq!(file.column("", "#col=email").len(), 3, "{suffix}: {:?}", file.told);
        assert!(file.told.fields[1].ends_with(&format!("users.csv.{suffix}#col=email")), "{suffix}");
    }
}

#[test]
fn members_of_a_compressed_tar_stand_in_it_directly() {
    let inner = zip(&[Member::deflated("users.csv", TABLE)], b"");
    let archive = tar(&[("2021/users.zip", &inner), ("notes.txt", b"Call Ada.\n")]);
    for (suffix, pack) in WRITERS {
        let file = read(&format!("b.tar.{suffix}"), &pack(&archive));
        assert_eq!(file.gaps(), [], "{suffix}");
        assert_eq!(file.text("!/notes.txt"), "Call Ada.\n", "{suffix}");
        let emails = file.column("!/2021/users.zip!/users.csv", "#col=email");
        assert_eq!(emails.len(), 3, "{suffix}: {:?}", file.places.keys());
    }
}

#[test]
fn streams_that_follow_each_other_are_one_content() {
    for (suffix, pack) in WRITERS.iter().filter(|(suffix, _)| *suffix != "lzma") {
        let mut bytes = pack(b"one ");
        bytes.extend(pack(b""));
        bytes.extend(pack(b"two "));
        bytes.extend(pack(b"three"));
        let file = read(&format!("a.txt.{suffix}"), &bytes);
        assert_eq!(file.text(""), "one two three", "{suffix}");
        assert_eq!(file.gaps(), [], "{suffix}");
    }
}

#[test]
fn zeros_behind_streams_are_padding_and_anything_else_is_a_gap() {
    for (suffix, pack) in WRITERS {
        let mut bytes = pack(b"content");
        let end = bytes.len();
        bytes.extend_from_slice(&[0; 8]);
        let file = read(&format!("a.{suffix}"), &bytes);
        assert_eq!(file.text(""), "content", "{suffix}");
        let padded = *suffix != "lzma";
        assert_eq!(file.gaps().is_empty(), padded, "{suffix}: {:?}", file.gaps());
        bytes.truncate(end);
        bytes.extend_from_slice(b"garbage");
        let file = read(&format!("a.{suffix}"), &bytes);
        assert_eq!(file.text(""), "content", "{suffix}");
        assert_eq!(file.gaps(), [(String::new(), "malformed".to_owned())], "{suffix}");
        assert!(file.told.gaps[0].detail.contains(&format!("offset {end}")), "{suffix}");
    }
}

#[test]
fn what_came_before_a_broken_end_is_read() {
    let line = "A line of some text that is not all the same: ";
    let text: String = (0..20_000).map(|n| format!("{line}{}\n", n * 7919 % 10007)).collect();
    for (suffix, pack) in WRITERS {
        let bytes = pack(text.as_bytes());
        for cut in [bytes.len() - 1, bytes.len() / 2] {
            let file = read(&format!("a.txt.{suffix}"), &bytes[..cut]);
            let came = file.text("");
            assert!(text.starts_with(&came), "{suffix}");
            // Blocks of Bzip2 hold 900 kB, those of LZ4 up to 4 MB.
            let is_in_first = *suffix == "lz4" || *suffix == "bz2" && cut < bytes.len() - 1;
            assert!(
                is_in_first || came.len() * 8 >= text.len(),
                "{suffix} {cut}: {} of {}",
                came.len(),
                text.len()
            );
            assert_eq!(file.gaps().len(), 1, "{suffix} {cut}");
            let detail = &file.told.gaps[0].detail;
            assert!(detail.contains("cut off, after ") && !detail.contains("line"), "{suffix}: {detail}");
        }
    }
}

#[test]
fn every_truncation_and_every_flipped_byte_ends_with_a_gap_or_all_of_it() {
    let text = b"Some text to be compressed, some text to be damaged.\n".repeat(4);
    for (suffix, pack) in WRITERS {
        let bytes = pack(&text);
        let name = format!("a.txt.{suffix}");
        for cut in 0..bytes.len() {
            let file = read(&name, &bytes[..cut]);
            let is_all = file.text("").as_bytes() == text;
            assert!(cut < 14 || is_all || !file.gaps().is_empty(), "{suffix} cut at {cut}");
        }
        for at in 0..bytes.len() {
            let mut bytes = bytes.clone();
            bytes[at] ^= 0x10;
            let file = read(&name, &bytes);
            // Without a checksum, LZMA alone and LZ4 tell other content from theirs only where it is none.
            let has_checksum = !matches!(*suffix, "lzma" | "lz4" | "zst");
            let is_all = file.text("").as_bytes() == text;
            assert!(at < 14 || !has_checksum || is_all || !file.gaps().is_empty(), "{suffix} at {at}");
        }
    }
}

#[test]
fn frames_of_no_content_are_passed_over() {
    let skippable = b"\x50\x2a\x4d\x18\x05\0\0\0title";
    for (suffix, pack) in [WRITERS[4], WRITERS[5]] {
        let parts: [&[u8]; 5] = [skippable, &pack(b"one "), skippable, &pack(b"two"), skippable];
        let file = read(&format!("a.txt.{suffix}"), &parts.concat());
        assert_eq!((file.text(""), file.gaps()), ("one two".to_owned(), vec![]), "{suffix}");
    }
}

#[test]
fn legacy_frames_of_lz4_are_read() {
    let block = lz4_flex::block::compress(b"An old frame, an old frame, an old frame.\n");
    let mut bytes = b"\x02\x21\x4c\x18".to_vec();
    bytes.extend_from_slice(&(block.len() as u32).to_le_bytes());
    bytes.extend_from_slice(&block);
    let file = read("a.txt.lz4", &bytes);
    assert_eq!(file.gaps(), []);
    assert_eq!(file.text(""), "An old frame, an old frame, an old frame.\n");
}

#[test]
fn windows_are_bounded() {
    // RFC 8878 section 3.1.1.1.2: a window of 2 GiB in a frame with one raw block.
    let bytes = [&b"\x28\xb5\x2f\xfd\x00"[..], &[21 << 3], &[0x09 << 3 | 1, 0, 0], b"content!!"].concat();
    let file = read("a.txt.zst", &bytes);
    assert_eq!(file.gaps(), [(String::new(), "memory_limit".to_owned())]);
}

#[test]
fn the_name_in_the_header_says_what_to_expect() {
    // A list of words is a table of one column under the name that it had.
    let mut bytes = b"\x1f\x8b\x08\x08\0\0\0\0\0\xffusers.csv\0".to_vec();
    let content = b"email\nada@example.org\nbob@example.org\n";
    bytes.extend(super::deflate(content));
    bytes.extend_from_slice(&super::crc(content).to_le_bytes());
    bytes.extend_from_slice(&(content.len() as u32).to_le_bytes());
    let file = read("download", &bytes);
    assert_eq!(file.column("", "#col=email"), ["ada@example.org", "bob@example.org"]);
    // The name of the file itself comes first.
    assert_eq!(read("download.txt.gz", &bytes).text(""), String::from_utf8_lossy(content));
}

#[test]
fn streams_within_streams_are_read() {
    let bytes = xz(&bzip2(&gzip(&tar_of(&[("a.txt", b"deep")]))));
    let file = read("a.tar.gz.bz2.xz", &bytes);
    assert_eq!((file.text("!/a.txt"), file.gaps()), ("deep".to_owned(), vec![]));
}

/// What `compress` writes for text without anything that repeats: a code for each byte. Codes come in groups of
/// eight, and grow as the table of the reader does.
fn compress(content: &[u8]) -> Vec<u8> {
    let (mut out, mut free, mut bits) = (b"\x1f\x9d\x90".to_vec(), 256, 9);
    let mut group: Vec<u32> = Vec::new();
    let write = |group: &mut Vec<u32>, bits: u32, out: &mut Vec<u8>| {
        let word = group.iter().rev().fold(0u128, |word, code| word << bits | u128::from(*code));
        out.extend_from_slice(&word.to_le_bytes()[..bits as usize]);
        group.clear();
    };
    for &byte in content {
        if free >= 1 << bits && bits < 16 {
            if !group.is_empty() {
                write(&mut group, bits, &mut out);
            }
            bits += 1;
        }
        group.push(u32::from(byte));
        if group.len() == 8 {
            write(&mut group, bits, &mut out);
        }
        free += 1;
    }
    if !group.is_empty() {
        let length = (group.len() as u32 * bits).div_ceil(8);
        write(&mut group, bits, &mut out);
        out.truncate(out.len() - bits as usize + length as usize);
    }
    out
}

#[test]
fn what_compress_wrote_is_read() {
    let text: String = (0..3000).map(|n| format!("{n} ")).collect();
    for length in [0, 1, 7, 8, 9, 255, 256, 257, 300, text.len()] {
        let file = read("a.txt.Z", &compress(&text.as_bytes()[..length]));
        assert_eq!((file.gaps(), file.text("").as_str()), (vec![], &text[..length]), "{length}");
    }
    // Codes for more than a byte: "ab", then that, then what that and its own first byte are.
    let codes = [u32::from(b'a'), u32::from(b'b'), 257, 259, 256];
    let word = codes.iter().rev().fold(0u64, |word, code| word << 9 | u64::from(*code));
    let bytes = [b"\x1f\x9d\x90", &word.to_le_bytes()[..6]].concat();
    assert_eq!(read("a.Z", &bytes).text(""), "abababa");
    let broken = [b"\x1f\x9d\x90", &b"a\xff\xff\xff"[..]].concat();
    assert_eq!(read("a.Z", &broken).gaps().len(), 1);
}
