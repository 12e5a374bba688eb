//! What a unit holds is told by its content; encodings.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod support;

use domesday_connectors::filesystem::{Reader, ReaderOptions};
use domesday_connectors::formats::sniff;
use encoding_rs::Encoding;
use support::{payload, read, read_parts, read_plain};

/// How binary data begins, and what it is.
const BINARY: &[(&[u8], &str)] = &[
    (b"Rar!\x1a\x07\0\xcf", "application/vnd.rar"),
    (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0\x40\x10\0\0\0\0\0\0\x40\0\0\0\0\0\0\0\x98\x36\0\0\0\0\0\0\0\0\0\0\x40\0\x38\0", "application/x-executable"),
    (b"\0asm\x01\0\0\0", "application/wasm"),
    (b"\xca\xfe\xba\xbe\0\0\0\x34", "application/java-vm"),
    (b"\x93NUMPY\x01\0v\0", "application/x-numpy"),
    (b"!BDN\0\0\0\0", "application/vnd.ms-outlook-pst"),
    (b"OggS\0\x02\0\0", "audio/ogg"),
    (b"ID3\x03\0\0\0\0", "audio/mpeg"),
    (b"\0\x01\x02\x03\x04\x05\x06\x07", "application/octet-stream"),
    (b"\x8f\x12\x03\x1c\x9a\x01\xfe\x02\x11\x07", "application/octet-stream"),
    (b"text and then\0\x01\x02 something else", "application/octet-stream"),
];

/// How data begins that has a reader of its own, and what it is. There is too little of it to be read.
const KINDS: &[(&[u8], &str)] = &[
    (b"PAR1\x15\x04\x15", "application/vnd.apache.parquet"),
    (b"ORC\x08\x03\x10\x00", "application/x-orc"),
    (b"Obj\x01\x04\x16avro.schema", "application/vnd.apache.avro"),
    (b"ARROW1\0\0\xff\xff\xff\xff", "application/vnd.apache.arrow.file"),
    (b"SQLite format 3\0\x10\0\x01\x01", "application/vnd.sqlite3"),
    (b"%PDF-1.7\nall of it may be text\n", "application/pdf"),
    (b"PK\x03\x04\x14\0\0\0\x08\0", "application/zip"),
    (b"\x1f\x8b\x08\0\0\0\0\0\0\x03", "application/gzip"),
    (b"\xfd7zXZ\0\0\x04", "application/x-xz"),
    (b"BZh91AY&SY\x01\x02", "application/x-bzip2"),
    (b"7z\xbc\xaf\x27\x1c\0\x04", "application/x-7z-compressed"),
    (b"\x28\xb5\x2f\xfd\x24\x0d\0\0", "application/zstd"),
    (b"\x04\x22\x4d\x18\x64\x40\xa7", "application/x-lz4"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "image/jpeg"),
    (b"GIF89a\x01\0\x01\0", "image/gif"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "application/x-ole-storage"),
];

#[test]
fn data_that_is_no_text_is_a_gap_that_says_what_it_is() {
    for (bytes, media_type) in BINARY {
        for name in ["data", "data.txt", "data.csv", "data.json"] {
            let told = read_plain(name, bytes);
            assert_eq!(told.reasons(), [format!("unsupported_format({media_type})")], "{bytes:?} as {name}");
            assert_eq!(told.gaps[0].bytes, Some(bytes.len() as u64));
            assert_eq!(told.batches, 0);
        }
    }
}

#[test]
fn data_with_a_reader_is_told_by_its_content() {
    for (bytes, media_type) in KINDS {
        for name in ["data", "data.txt", "data.csv", "data.json"] {
            let sniffed = sniff(bytes, true, name.as_bytes());
            assert_eq!(sniffed.format.media_type(), *media_type, "{bytes:?} as {name}");
            // Of each there is too little: that is told, whatever the reader could make of it.
            assert!(!read_plain(name, bytes).gaps.is_empty(), "{bytes:?} as {name}");
        }
    }
}

/// Names, contents and media types of what is read.
const TEXTS: &[(&str, &str, &str)] = &[
    ("a", "hello\n", "text/plain"),
    ("empty", "", "text/plain"),
    ("page", "<!DOCTYPE html>\n<html></html>", "text/html"),
    ("x", "<?xml version=\"1.0\"?><a/>", "text/xml"),
    ("card", "BEGIN:VCARD\nFN:Jane\n", "text/vcard"),
    ("inbox", "From jane@example.com Mon Jan 1 00:00:00 2024\nFrom: Jane\n\nhi\n", "application/mbox"),
    ("mail", "Received: by x\nMessage-ID: <a@b>\nSubject: x\n\nhi\n", "message/rfc822"),
    ("q.sql", "SELECT 1;\n", "text/plain"),
    ("c.yaml", "a: 1\nb: [2, 3]\n", "application/yaml"),
    ("BM", "BM is how bitmaps begin\n", "text/plain"),
    ("mz", "MZ is how programs begin\n", "text/plain"),
    ("t.csv", "id,name\n1,a\n", "text/csv"),
    ("t.tsv", "id\tname\n1\ta\n", "text/tab-separated-values"),
    ("t.json", "{}", "application/json"),
    ("t.jsonl", "{}\n", "application/jsonl"),
    // The name is no proof.
    ("t.csv", "only some words here\n", "text/plain"),
    ("t.json", "only some words here\n", "text/plain"),
    ("photo.jpg", "id,name\n1,a\n2,b\n3,c\n", "text/csv"),
    ("data.bin", "{\"a\": 1}\n", "application/json"),
    // Messages and lists divided by control characters.
    ("fix", "8=FIX.4.2\u{1}35=D\u{1}49=ABC\u{1}", "text/plain"),
    ("number", "123\0", "text/plain"),
    ("list", "one.txt\0two.txt\0three.txt\0", "text/plain"),
    ("t.json", "[\"a\u{7f}a\"]", "application/json"),
    // Colours of a terminal, and a page of a manual with backspaces.
    ("log", "\u{1b}[31mred\u{1b}[0m\n", "text/plain"),
    ("man", "N\u{8}NA\u{8}AM\u{8}ME\u{8}E\n", "text/plain"),
];

#[test]
fn texts_are_told_by_their_content() {
    for (name, text, media_type) in TEXTS {
        let sniffed = sniff(text.as_bytes(), true, name.as_bytes());
        assert_eq!(sniffed.format.media_type(), *media_type, "{text:?} as {name}");
    }
}

#[test]
fn a_zero_byte_or_two_in_a_long_text_make_it_nothing_else() {
    let text =
        format!("{}\0{}", "a log that was cut off by a crash\n".repeat(100), "and went on\n".repeat(100));
    assert_eq!(read_plain("log", text.as_bytes()).all_text(), text);
}

/// How encodings are told: a name, what it decodes to, and the bytes.
fn encoded() -> Vec<(&'static str, String, Vec<u8>)> {
    let utf16 = |text: &str, big: bool, bom: bool| -> Vec<u8> {
        let mark = if bom { "\u{feff}" } else { "" };
        format!("{mark}{text}")
            .encode_utf16()
            .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
            .collect()
    };
    let utf32 = |text: &str, big: bool, bom: bool| -> Vec<u8> {
        let mark = if bom { "\u{feff}" } else { "" };
        format!("{mark}{text}")
            .chars()
            .flat_map(|c| if big { (c as u32).to_be_bytes() } else { (c as u32).to_le_bytes() })
            .collect()
    };
    let legacy = |text: &str, label: &str| -> Vec<u8> {
        let encoding = Encoding::for_label(label.as_bytes()).expect("a label");
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy, "{label}");
        bytes.into_owned()
    };
    let western = "Müller, José Muñoz y François Lévêque: „Grüße aus Köln“ – 50 €\n".repeat(3);
    let mixed = "Jane <jane@example.com> 😀 Привет, 漢字\n".repeat(3);
    let ascii = "Jane <jane@example.com>\n".repeat(3);
    let japanese = "山田太郎です。電話番号は東京都千代田区の会社に知らせてください。\n".repeat(3);
    let russian = "Здравствуйте, меня зовут Иван Петров, я живу в Москве.\n".repeat(3);
    let chinese = "张伟先生住在北京市朝阳区，他的电话号码已经改变了。\n".repeat(3);
    let mut cases = vec![
        ("UTF-8", mixed.clone(), mixed.clone().into_bytes()),
        ("UTF-8 BOM", mixed.clone(), [b"\xef\xbb\xbf", mixed.as_bytes()].concat()),
        ("windows-1252", western.clone(), legacy(&western, "windows-1252")),
        ("Shift_JIS", japanese.clone(), legacy(&japanese, "shift_jis")),
        ("EUC-JP", japanese.clone(), legacy(&japanese, "euc-jp")),
        ("ISO-2022-JP", japanese.clone(), legacy(&japanese, "iso-2022-jp")),
        ("windows-1251", russian.clone(), legacy(&russian, "windows-1251")),
        ("KOI8-R", russian.clone(), legacy(&russian, "koi8-r")),
        ("GBK", chinese.clone(), legacy(&chinese, "gbk")),
    ];
    for big in [false, true] {
        for bom in [false, true] {
            cases.push(("UTF-16", mixed.clone(), utf16(&mixed, big, bom)));
            cases.push(("UTF-16 ASCII", ascii.clone(), utf16(&ascii, big, bom)));
            cases.push(("UTF-32", mixed.clone(), utf32(&mixed, big, bom)));
            cases.push(("UTF-32 ASCII", ascii.clone(), utf32(&ascii, big, bom)));
        }
    }
    cases
}

#[test]
fn encodings_are_told_and_decoded() {
    for (name, text, bytes) in encoded() {
        let told = read_plain("notes", &bytes);
        assert_eq!(told.all_text(), text, "{name}: {bytes:x?}");
        assert_eq!(told.text.keys().copied().collect::<Vec<_>>(), [0], "a byte order mark is no content");
    }
}

#[test]
fn long_texts_of_every_encoding_are_decoded_in_windows() {
    let options = ReaderOptions { window: 8 * 1024, part: 20_000, ..ReaderOptions::default() };
    for (name, text, bytes) in encoded() {
        if name.starts_with("UTF-8 BOM")
            || bytes.starts_with(b"\xff\xfe")
            || bytes.starts_with(b"\xfe\xff")
            || bytes.starts_with(b"\0\0\xfe\xff")
        {
            continue;
        }
        let (long, expected) = (bytes.repeat(400), text.repeat(400));
        for told in [read("notes", &long, options.clone()), read_parts("notes", &long, options.clone())] {
            assert!(told.all_text() == expected, "{name}");
            assert!(told.batches > 3);
        }
    }
}

#[test]
fn tables_and_json_are_found_in_every_encoding() {
    for big in [false, true] {
        let bytes = |text: &str| -> Vec<u8> {
            text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
        };
        let told = read_plain("t", &bytes("id,email,name\n1,a@b.c,é\n2,d@e.f,ö\n3,g@h.i,ü\n"));
        assert_eq!(told.column("#col=name"), ["é", "ö", "ü"]);
        let told = read_plain("t", &bytes("\u{feff}{\"mail\": \"jané@example.com\"}"));
        assert_eq!(told.column("#/mail"), ["jané@example.com"]);
    }
    let told = read_plain("t.csv", b"Name;Ort\nM\xfcller;K\xf6ln\nJ\xe4ger;M\xfcnchen\n");
    assert_eq!(told.column("#col=Ort"), ["Köln", "München"]);
}

#[test]
fn bytes_that_are_no_utf8_are_read_as_windows_1252() {
    let mut bytes = "Grüße, 漢字, ".repeat(20).into_bytes();
    bytes.extend(b"na\xefve \x80 5\xe2\x82");
    let told = read_plain("notes", &bytes);
    assert!(told.all_text().ends_with("naïve € 5â‚"), "{}", told.all_text());
}

#[test]
fn an_opened_unit_can_be_read_by_any_reader() {
    let text = "words\n".repeat(10_000);
    let mut one = Reader::new(ReaderOptions::default());
    let opened = one.open(payload("notes", text.as_bytes())).expect("opened");
    let other = one.open(payload("other", b"something else\n")).expect("opened");
    let mut two = Reader::new(ReaderOptions::default());
    for reader in [&mut two, &mut one] {
        let mut recorder = support::Recorder::default();
        reader.read(&opened, &mut recorder);
        assert!(recorder.told.all_text() == text);
    }
    let mut recorder = support::Recorder::default();
    one.read(&other, &mut recorder);
    assert_eq!(recorder.told.all_text(), "something else\n");
}

#[test]
fn source_is_told_from_prose() {
    for (name, source) in
        [("main.rs", true), ("conf.toml", true), ("letter.txt", false), ("README.md", false)]
    {
        assert_eq!(read_plain(name, b"let x = 1;\n").source, source, "{name}");
    }
    assert!(read_plain("run", b"#!/bin/sh\necho hi\n").source);
}
