//! Cpio, ar and Debian packages, RPM, ISO 9660.

use super::make::{gzip, tar, xz, zstd};
use crate::read::{File, read};

fn texts(file: &File) -> Vec<(String, String)> {
    file.places.iter().map(|(place, told)| (place.clone(), told.all_text())).collect()
}

fn pair(place: &str, text: &str) -> (String, String) {
    (place.to_owned(), text.to_owned())
}

/// The formats of cpio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cpio {
    New,
    Old,
    Binary,
}

fn cpio_member(format: Cpio, name: &str, mode: u32, content: &[u8]) -> Vec<u8> {
    let (name, size) = (format!("{name}\0"), content.len());
    let (mut out, unit) = match format {
        Cpio::New => {
            let fields = [1, mode, 0, 0, 1, 0, size as u32, 0, 0, 0, 0, name.len() as u32, 0];
            let fields: String = fields.iter().map(|field| format!("{field:08x}")).collect();
            (format!("070701{fields}").into_bytes(), 4)
        }
        Cpio::Old => {
            let ids = format!("{:06o}{:06o}{mode:06o}{:06o}{:06o}{:06o}{:06o}", 1, 1, 0, 0, 1, 0);
            (format!("070707{ids}{:011o}{:06o}{size:011o}", 0, name.len()).into_bytes(), 1)
        }
        Cpio::Binary => {
            let (length, high, low) = (name.len() as u16, (size >> 16) as u16, size as u16);
            let fields = [0o70707, 1, 1, mode as u16, 0, 0, 1, 0, 0, 0, length, high, low];
            (fields.iter().flat_map(|field| field.to_le_bytes()).collect(), 2)
        }
    };
    out.extend_from_slice(name.as_bytes());
    out.resize(out.len().next_multiple_of(unit), 0);
    out.extend_from_slice(content);
    out.resize(out.len().next_multiple_of(unit), 0);
    out
}

fn cpio(format: Cpio, members: &[(&str, u32, &[u8])]) -> Vec<u8> {
    let mut out: Vec<u8> =
        members.iter().flat_map(|(name, mode, content)| cpio_member(format, name, *mode, content)).collect();
    out.extend(cpio_member(format, "TRAILER!!!", 0, b""));
    out
}

const FILE: u32 = 0o100_644;

#[test]
fn all_formats_of_cpio_are_read() {
    let members: [(&str, u32, &[u8]); 4] = [
        ("./a.txt", FILE, b"first"),
        ("dir", 0o40_755, b""),
        ("dir/b.txt", FILE, b"second"),
        ("link", 0o120_777, b"a.txt"),
    ];
    for format in [Cpio::New, Cpio::Old, Cpio::Binary] {
        let mut bytes = cpio(format, &members);
        let file = read("a.cpio", &bytes);
        let expected = [pair("!/a.txt", "first"), pair("!/dir/b.txt", "second"), pair("!/link", "")];
        assert_eq!(texts(&file), expected, "{format:?}");
        assert_eq!(file.gaps(), [pair("!/link", "symbolic_link")], "{format:?}");
        let end = bytes.len();
        for cut in (120..end).step_by(3) {
            let told = read("a.cpio", &bytes[..cut]).gaps().iter().any(|(_, reason)| reason == "malformed");
            assert!(told || cut + 4 > end, "{format:?} cut at {cut}");
        }
        // What the kernel of Linux takes: a second archive, compressed.
        bytes.resize(end.next_multiple_of(512), 0);
        let offset = bytes.len();
        bytes.extend(gzip(&cpio(Cpio::New, &[("c.txt", FILE, b"third")])));
        assert_eq!(read("a.cpio", &bytes).text(&format!("#offset={offset}!/c.txt")), "third", "{format:?}");
    }
}

#[test]
fn a_compressed_cpio_is_read_forward() {
    let members: Vec<(String, Vec<u8>)> =
        (0..200).map(|n| (format!("{n}.txt"), format!("text {n}\n").repeat(500).into_bytes())).collect();
    let members: Vec<(&str, u32, &[u8])> =
        members.iter().map(|(name, content)| (name.as_str(), FILE, content.as_slice())).collect();
    let file = read("a.cpio.xz", &xz(&cpio(Cpio::New, &members)));
    assert_eq!(file.gaps(), []);
    assert_eq!(file.places.len(), 200);
    assert_eq!(file.text("!/199.txt"), "text 199\n".repeat(500));
}

fn ar_member(name: &str, content: &[u8]) -> Vec<u8> {
    let mut out =
        format!("{name:<16}{:<12}{:<6}{:<6}{:<8}{:<10}`\n", 0, 0, 0, 644, content.len()).into_bytes();
    out.extend_from_slice(content);
    out.resize(out.len().next_multiple_of(2), b'\n');
    out
}

fn ar(members: &[Vec<u8>]) -> Vec<u8> {
    [b"!<arch>\n".to_vec(), members.concat()].concat()
}

#[test]
fn names_in_ar_are_short_or_of_gnu_or_bsd() {
    let table = b"a-rather-long-name.txt/\nanother-rather-long-name.txt/\n";
    let bytes = ar(&[
        ar_member("/", b"\0\0\0\0"),
        ar_member("//", table),
        ar_member("short.txt/", b"short"),
        ar_member("/0", b"long"),
        ar_member("/24", b"longer"),
        ar_member("#1/20", b"name-of-bsd.txt\0\0\0\0\0of bsd"),
    ]);
    let file = read("a.a", &bytes);
    let expected = [
        pair("!/a-rather-long-name.txt", "long"),
        pair("!/another-rather-long-name.txt", "longer"),
        pair("!/name-of-bsd.txt", "of bsd"),
        pair("!/short.txt", "short"),
    ];
    assert_eq!(texts(&file), expected);
    assert_eq!(file.gaps(), []);
    let file = read("a.a", &bytes[..bytes.len() - 3]);
    assert_eq!(file.gaps(), [pair("!/name-of-bsd.txt", "malformed")]);
}

#[test]
fn debian_packages_are_archives_of_archives() {
    let control = tar(&[("./control", b"Package: example\nMaintainer: Ada <ada@example.org>\n")]);
    let data = tar(&[("./usr/share/doc/notes.txt", b"Notes.\n")]);
    let bytes = ar(&[
        ar_member("debian-binary", b"2.0\n"),
        ar_member("control.tar.xz", &xz(&control)),
        ar_member("data.tar.zst", &zstd(&data)),
    ]);
    let file = read("example.deb", &bytes);
    assert_eq!(file.text("!/debian-binary"), "2.0\n");
    assert!(file.text("!/control.tar.xz!/control").contains("ada@example.org"), "{:?}", file.places.keys());
    assert_eq!(file.text("!/data.tar.zst!/usr/share/doc/notes.txt"), "Notes.\n");
    assert_eq!(file.gaps(), []);
}

/// A header of RPM with strings.
fn rpm_header(tags: &[(u32, u32, &[&str])]) -> Vec<u8> {
    let (mut index, mut data) = (Vec::new(), Vec::new());
    for (tag, kind, strings) in tags {
        for number in [*tag, *kind, data.len() as u32, strings.len() as u32] {
            index.extend_from_slice(&number.to_be_bytes());
        }
        data.extend(strings.iter().flat_map(|string| format!("{string}\0").into_bytes()));
    }
    let mut out = b"\x8e\xad\xe8\x01\0\0\0\0".to_vec();
    out.extend_from_slice(&(tags.len() as u32).to_be_bytes());
    out.extend_from_slice(&(data.len() as u32).to_be_bytes());
    [out, index, data].concat()
}

#[test]
fn rpm_packages_have_properties_texts_and_files() {
    let mut bytes = b"\xed\xab\xee\xdb\x03\0".to_vec();
    bytes.resize(96, 0);
    bytes.extend(rpm_header(&[(1000, 6, &["signature"])]));
    bytes.resize(bytes.len().next_multiple_of(8), 0);
    bytes.extend(rpm_header(&[
        (1000, 6, &["example"]),
        (1015, 6, &["Ada <ada@example.org>"]),
        (1081, 8, &["Bob <bob@example.org>", "Eve <eve@example.org>"]),
        (1082, 8, &["- first change", "- second change"]),
    ]));
    for payload in [gzip, xz, zstd] {
        let files = payload(&cpio(Cpio::New, &[("./etc/example.conf", FILE, b"owner = Ada\n")]));
        let file = read("example.rpm", &[&bytes[..], &files].concat());
        assert_eq!(file.gaps(), []);
        assert_eq!(file.column("", "#property=packager"), ["Ada <ada@example.org>"]);
        assert!(file.text("#part=changelog").starts_with("Bob <bob@example.org>\n- first change\nEve "));
        assert_eq!(file.column("!/etc/example.conf", "#col=owner"), ["Ada"], "{:?}", file.places.keys());
        let cut = [&bytes[..], &files[..files.len() / 2]].concat();
        assert!(!read("example.rpm", &cut).gaps().is_empty());
    }
    for cut in 96..bytes.len() {
        assert!(!read("example.rpm", &bytes[..cut]).gaps().is_empty(), "cut at {cut}");
    }
}

/// A record of a directory of ISO 9660.
fn iso_record(name: &[u8], block: u32, size: u32, flags: u8, system: &[u8]) -> Vec<u8> {
    let padding = (name.len() + 1) % 2;
    let length = 33 + name.len() + padding + system.len();
    let mut out = vec![(length + length % 2) as u8, 0];
    for number in [block, size] {
        out.extend_from_slice(&number.to_le_bytes());
        out.extend_from_slice(&number.to_be_bytes());
    }
    out.extend_from_slice(&[0; 7]);
    out.push(flags);
    out.extend_from_slice(&[0, 0, 1, 0, 0, 1, name.len() as u8]);
    out.extend_from_slice(name);
    out.resize(out.len() + padding, 0);
    out.extend_from_slice(system);
    out.resize(length + length % 2, 0);
    out
}

/// An image: a directory with a file in a directory, whose own record leads back to the root.
fn iso(names: [&[u8]; 3], joliet: bool, systems: [&[u8]; 3]) -> Vec<u8> {
    let mut image = vec![0; 24 * 2048];
    let put = |image: &mut Vec<u8>, sector: usize, bytes: &[u8]| {
        image[sector * 2048..sector * 2048 + bytes.len()].copy_from_slice(bytes);
    };
    let mut descriptor = vec![0; 2048];
    descriptor[..7].copy_from_slice(b"\x01CD001\x01");
    descriptor[40..72].fill(b' ');
    descriptor[40..46].copy_from_slice(b"VOLUME");
    descriptor[446..459].copy_from_slice(b"ADA LOVELACE ");
    descriptor[128..132].copy_from_slice(b"\0\x08\x08\0");
    descriptor[156..190].copy_from_slice(&iso_record(b"\0", 20, 2048, 2, b""));
    put(&mut image, 16, &descriptor);
    if joliet {
        descriptor[0] = 2;
        descriptor[88..91].copy_from_slice(b"%/E");
        put(&mut image, 17, &descriptor);
        // The names of the primary one lead nowhere.
        image[16 * 2048 + 158..16 * 2048 + 162].copy_from_slice(&23u32.to_le_bytes());
    }
    put(&mut image, 18, b"\xffCD001\x01");
    let own = |block: u32, system: &[u8]| {
        [iso_record(b"\0", block, 2048, 2, system), iso_record(b"\x01", 20, 2048, 2, b"")].concat()
    };
    let root = [
        own(20, systems[0]),
        iso_record(names[0], 22, 5, 0, systems[1]),
        iso_record(names[1], 21, 2048, 2, systems[2]),
    ];
    put(&mut image, 20, &root.concat());
    // A loop.
    let below = [own(21, b""), iso_record(names[2], 22, 5, 0, b""), iso_record(b"LOOP", 20, 2048, 2, b"")];
    put(&mut image, 21, &below.concat());
    put(&mut image, 22, b"hello");
    image
}

#[test]
fn images_are_read_by_their_best_names() {
    let utf16 = |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_be_bytes).collect() };
    let names = ["caf\u{e9}.txt;1", "\u{fc}ber", "c.txt"].map(utf16);
    let nm: Vec<u8> = [&b"NM\x0d\x01\0"[..], b"true.txt"].concat();
    let cases: [(Vec<u8>, [&str; 2]); 3] = [
        (iso([b"A.TXT;1", b"DIR", b"C.;1"], false, [b""; 3]), ["!/A.TXT", "!/DIR/C"]),
        (
            iso([b"A.TXT;1", b"DIR", b"C.TXT;1"], false, [b"SP\x07\x01\xbe\xef\0", &nm, b""]),
            ["!/true.txt", "!/DIR/C.TXT"],
        ),
        (iso([&names[0], &names[1], &names[2]], true, [b""; 3]), ["!/caf%C3%A9.txt", "!/%C3%BCber/c.txt"]),
    ];
    for (image, places) in cases {
        let file = read("a.iso", &image);
        for place in places {
            assert_eq!(file.text(place), "hello", "{place} in {:?}", file.places.keys());
        }
        let reasons: Vec<String> = file.gaps().into_iter().map(|(_, reason)| reason).collect();
        assert_eq!(reasons, ["already_read"]);
        assert_eq!(file.column("", "#property=preparer"), ["ADA LOVELACE"]);
        let file = read("a.iso", &image[..22 * 2048 + 3]);
        assert_eq!(file.gaps().iter().filter(|(_, reason)| reason == "malformed").count(), 2);
    }
}
