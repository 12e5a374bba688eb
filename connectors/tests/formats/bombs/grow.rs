//! Ten gigabytes in one stream.

use std::io::Write as _;
use std::sync::Arc;

use domesday_connectors::{Content, Payload, Place};

use super::{blow, blow_payload};
use crate::archives::{Member, gzip, tar_of, zip_of};

/// What the streams would grow to.
const TEN_GIGABYTES: u64 = 10 << 30;

/// A piece of text that is repeated.
const PIECE: usize = 1 << 20;

/// What a unit may always grow to, and how many times its own size (`Limits::default`).
fn allowed(size: usize) -> u64 {
    (64 << 20) + 200 * size as u64
}

/// Deflate: one block that ends at a byte, again and again, and never the last.
fn deflate_bomb() -> Vec<u8> {
    let mut encoder = flate2::Compress::new(flate2::Compression::best(), false);
    let piece = vec![b'a'; PIECE];
    let mut packed = Vec::with_capacity(PIECE);
    encoder.compress_vec(&piece, &mut packed, flate2::FlushCompress::Full).unwrap();
    packed.repeat((TEN_GIGABYTES as usize) / PIECE)
}

fn gzip_bomb() -> Vec<u8> {
    [b"\x1f\x8b\x08\0\0\0\0\0\0\xff".to_vec(), deflate_bomb()].concat()
}

/// Zstandard: blocks of one byte that is repeated (RFC 8878 section 3.1.1.2).
fn zstd_bomb() -> Vec<u8> {
    let block: u32 = (128 << 10) << 3 | 1 << 1;
    let block = [&block.to_le_bytes()[..3], b"a"].concat();
    // A window of 1 MiB, and no length of the content.
    let head = [0x28, 0xb5, 0x2f, 0xfd, 0, 10 << 3];
    [&head[..], &block.repeat((TEN_GIGABYTES >> 17) as usize)].concat()
}

fn bzip2_bomb() -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
    encoder.write_all(&vec![b'a'; 16 * PIECE]).unwrap();
    encoder.finish().unwrap().repeat((TEN_GIGABYTES as usize) / (16 * PIECE))
}

fn xz_bomb() -> Vec<u8> {
    liblzma::encode_all(&vec![b'a'; 16 * PIECE][..], 6)
        .unwrap()
        .repeat((TEN_GIGABYTES as usize) / (16 * PIECE))
}

/// LZ4: blocks that do not depend on each other.
fn lz4_bomb() -> Vec<u8> {
    let info = lz4_flex::frame::FrameInfo::new().block_size(lz4_flex::frame::BlockSize::Max4MB);
    let mut encoder = lz4_flex::frame::FrameEncoder::with_frame_info(info, Vec::new());
    encoder.write_all(&vec![b'a'; 4 * PIECE]).unwrap();
    let one = encoder.finish().unwrap();
    // The mark of the end is four zero bytes.
    let (head, block) = (&one[..7], &one[7..one.len() - 4]);
    // It grows to 255 times its size at most: this is the longest of these files by far. A fifth of it will do.
    [head, &block.repeat((TEN_GIGABYTES as usize) / 5 / (4 * PIECE))].concat()
}

#[test]
fn streams_end_at_what_they_may_grow_to() {
    type Bomb = (&'static str, fn() -> Vec<u8>);
    let bombs: [Bomb; 5] = [
        ("a.txt.zst", zstd_bomb),
        ("a.txt.gz", gzip_bomb),
        ("a.txt.bz2", bzip2_bomb),
        ("a.txt.xz", xz_bomb),
        ("a.txt.lz4", lz4_bomb),
    ];
    for (name, make) in bombs {
        let bytes = make();
        let outcome = blow(name, &bytes);
        assert_eq!(outcome.reasons(), ["ratio_limit"], "{name}");
        assert_eq!(outcome.gaps["ratio_limit"], 1, "{name}: one gap for the unit");
        assert!(outcome.bytes <= allowed(bytes.len()), "{name}: {} of {}", outcome.bytes, bytes.len());
    }
}

#[test]
fn members_end_at_what_their_unit_may_grow_to() {
    let bomb = zstd_bomb();
    let mut member = Member::packed("a.txt", 93, b"", bomb.clone());
    member.size = u32::MAX;
    let zip = zip_of(&[member, Member::stored("b.txt", b"not read")], b"");
    let outcome = blow("a.zip", &zip);
    assert_eq!((outcome.reasons(), outcome.gaps["ratio_limit"]), (vec!["ratio_limit"], 1));
    assert!(outcome.bytes <= allowed(zip.len()));
    assert_eq!(outcome.places, 1);
    let tar = tar_of(&[("a.txt.zst", &bomb), ("b.txt", b"not read")]);
    let outcome = blow("a.tar", &tar);
    assert_eq!((outcome.reasons(), outcome.places), (vec!["ratio_limit"], 1));
    // A stream within a stream is charged twice, and still ends.
    assert_eq!(blow("a.txt.zst.gz", &gzip(&bomb)).reasons(), ["ratio_limit"]);
}

#[test]
fn one_line_of_ten_gigabytes_takes_no_memory() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let place = Place::filesystem().item(b"line.txt");
    let payload = || Payload { place: place.clone(), content: Content::File(Arc::from(file.path())) };
    file.as_file().write_all(b"name: Ada Lovelace, ada@example.org ").unwrap();
    file.as_file().set_len(TEN_GIGABYTES).unwrap();
    let outcome = blow_payload(payload(), "zeros.txt, a sparse file");
    // Zero bytes from nearly the beginning: it is no text, and says so.
    assert_eq!(outcome.reasons(), ["unsupported_format(application/octet-stream)"]);
    // Text at first: all of it is read, in windows. (It is shorter, for the sake of those who wait.)
    file.as_file().write_all(&b"ada@example.org ".repeat(1 << 14)).unwrap();
    file.as_file().set_len(TEN_GIGABYTES / 20).unwrap();
    let outcome = blow_payload(payload(), "line.txt, a sparse file");
    assert_eq!((outcome.reasons(), outcome.bytes), (vec![], TEN_GIGABYTES / 20));
    // As text: a line that does not end.
    let outcome = blow("line.txt.gz", &gzip_bomb()[..1 << 20]);
    assert_eq!(outcome.reasons(), ["ratio_limit"]);
    // A value of a table that does not end.
    let table = [&b"name,note\nAda,\"\n"[..], &vec![b'x'; 64 << 20]].concat();
    let outcome = blow("value.csv.gz", &gzip(&table));
    // Pieces of a value come with some context.
    assert!(outcome.bytes <= table.len() as u64 * 2);
}
