//! Tests of `formats/pictures`.

use std::io::Write as _;

use crate::markup::survive;
use crate::read::{File, read};

/// A tag of a directory: its number, its kind, how many, and its bytes.
type Tag = (u16, u16, u32, Vec<u8>);

fn ascii(number: u16, text: &str) -> Tag {
    (number, 2, text.len() as u32 + 1, format!("{text}\0").into_bytes())
}

/// Writes a directory at an offset, and what its tags lead to behind it.
fn directory(at: u32, big: bool, tags: &[Tag]) -> Vec<u8> {
    let u16s = |n: u16| if big { n.to_be_bytes() } else { n.to_le_bytes() };
    let u32s = |n: u32| if big { n.to_be_bytes() } else { n.to_le_bytes() };
    let mut behind = at + 2 + 12 * tags.len() as u32 + 4;
    let (mut head, mut data) = (u16s(tags.len() as u16).to_vec(), Vec::new());
    for (number, kind, count, bytes) in tags {
        head.extend(u16s(*number));
        head.extend(u16s(*kind));
        head.extend(u32s(*count));
        if bytes.len() <= 4 {
            let mut field = bytes.clone();
            field.resize(4, 0);
            head.extend(field);
        } else {
            head.extend(u32s(behind));
            behind += bytes.len() as u32;
            data.extend(bytes);
        }
    }
    head.extend([0; 4]);
    [head, data].concat()
}

/// A TIFF with an artist, a camera and a position.
fn tiff(big: bool) -> Vec<u8> {
    let u32s = |n: u32| if big { n.to_be_bytes() } else { n.to_le_bytes() };
    let degrees = |parts: [(u32, u32); 3]| -> Vec<u8> {
        parts.iter().flat_map(|(over, under)| [u32s(*over), u32s(*under)].concat()).collect()
    };
    let mark = if big { b"MM\0*" } else { b"II*\0" };
    let comment = [b"ASCII\0\0\0".to_vec(), b"Taken by Max".to_vec()].concat();
    let exif = |at| {
        let tags = [
            (0x9286, 7, comment.len() as u32, comment.clone()),
            ascii(0xa430, "Erika Mustermann"),
            ascii(0xa431, "SN-12345"),
        ];
        directory(at, big, &tags)
    };
    let gps = |at| {
        let tags = [
            ascii(1, "N"),
            (2, 5, 3, degrees([(52, 1), (31, 1), (1200, 100)])),
            ascii(3, "W"),
            (4, 5, 3, degrees([(13, 1), (24, 1), (0, 1)])),
        ];
        directory(at, big, &tags)
    };
    let title: Vec<u8> = "Urlaub".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let first = |exif_at: u32, gps_at: u32| {
        let tags = [
            ascii(0x013b, "Jane Roe"),
            (0x8769, 4, 1, u32s(exif_at).to_vec()),
            (0x8825, 4, 1, u32s(gps_at).to_vec()),
            (0x9c9b, 1, title.len() as u32, title.clone()),
        ];
        directory(8, big, &tags)
    };
    let exif_at = 8 + first(0, 0).len() as u32;
    let gps_at = exif_at + exif(exif_at).len() as u32;
    [mark.to_vec(), u32s(8).to_vec(), first(exif_at, gps_at), exif(exif_at), gps(gps_at)].concat()
}

const XMP: &str = "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>\
    <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
    <rdf:Description rdf:about='' photoshop:City='K&#246;ln'>\
    <dc:creator><rdf:Seq><rdf:li>Jane &amp; Roe</rdf:li></rdf:Seq></dc:creator>\
    <mwg-rs:Regions><mwg-rs:RegionList><rdf:Bag><rdf:li><rdf:Description mwg-rs:Name='Max Face'/></rdf:li>\
    </rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>";

fn iptc() -> Vec<u8> {
    let set = |number: u8, text: &str| [&[0x1c, 2, number, 0, text.len() as u8], text.as_bytes()].concat();
    let data = [set(80, "By Line"), set(118, "contact@example.com")].concat();
    let resource = [b"8BIM\x04\x04\0\0".to_vec(), (data.len() as u32).to_be_bytes().to_vec(), data].concat();
    [b"8BIM\x03\xed\0\0\0\0\0\x02ab".to_vec(), resource].concat()
}

fn segment(marker: u8, parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    [&[0xff, marker], &(body.len() as u16 + 2).to_be_bytes()[..], &body].concat()
}

fn jpeg() -> Vec<u8> {
    [
        b"\xff\xd8".to_vec(),
        segment(0xe0, &[b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0"]),
        segment(0xe1, &[b"Exif\0\0", &tiff(true)]),
        segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", XMP.as_bytes()]),
        segment(0xed, &[b"Photoshop 3.0\0", &iptc()]),
        segment(0xfe, &[b"a comment"]),
        segment(0xda, &[b"\x01\x01\0\0\x3f\0"]),
        b"pixels\xff\xd9".to_vec(),
    ]
    .concat()
}

fn chunk(name: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    [&(body.len() as u32).to_be_bytes()[..], name, &body, &[0; 4]].concat()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
    let header = chunk(b"IHDR", &[&[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]]);
    [&b"\x89PNG\r\n\x1a\n"[..], &header, &chunks.concat(), &chunk(b"IEND", &[])].concat()
}

fn property(file: &File, name: &str) -> Vec<String> {
    file.column("", &format!("#property={name}"))
}

fn has_image_gap_alone(file: &File) -> bool {
    file.gaps() == [(String::new(), "image_only_no_ocr".to_owned())]
}

#[test]
fn directories_of_both_orders_are_read() {
    for big in [false, true] {
        let file = read("a.tif", &tiff(big));
        assert_eq!(file.outcome.media_type, Some("image/tiff"));
        assert_eq!(property(&file, "artist"), ["Jane Roe"]);
        assert_eq!(property(&file, "camera-owner-name"), ["Erika Mustermann"]);
        assert_eq!(property(&file, "body-serial-number"), ["SN-12345"]);
        assert_eq!(property(&file, "comment"), ["Taken by Max"]);
        assert_eq!(property(&file, "title"), ["Urlaub"]);
        assert_eq!(property(&file, "gps-position"), ["52.520000, -13.400000"]);
        assert!(has_image_gap_alone(&file), "{:?}", file.gaps());
    }
}

#[test]
fn all_metadata_of_photographs_are_read() {
    let file = read("photo", &jpeg());
    assert_eq!(file.outcome.media_type, Some("image/jpeg"));
    for (name, value) in [
        ("artist", "Jane Roe"),
        ("creator", "Jane & Roe"),
        ("City", "Köln"),
        ("Name", "Max Face"),
        ("by-line", "By Line"),
        ("contact", "contact@example.com"),
    ] {
        assert_eq!(property(&file, name), [value], "{name}");
    }
    assert_eq!(property(&file, "comment"), ["Taken by Max", "a comment"]);
    assert!(has_image_gap_alone(&file), "{:?}", file.gaps());
}

#[test]
fn texts_of_png_are_read() {
    let hex: String = tiff(false).iter().map(|byte| format!("{byte:02x}")).collect();
    let profile = format!("\nexif\n {}\n{hex}\n", tiff(false).len());
    let file = read(
        "a.png",
        &png(&[
            chunk(b"tEXt", &[b"Author\0Jo\xebl"]),
            chunk(b"zTXt", &[b"Comment\0\0", &deflated(b"call Max")]),
            chunk(b"iTXt", &[b"Title\0\0\0de\0Titel\0", "Grüße".as_bytes()]),
            chunk(b"iTXt", &[b"XML:com.adobe.xmp\0\x01\0\0\0", &deflated(XMP.as_bytes())]),
            chunk(b"zTXt", &[b"Raw profile type exif\0\0", &deflated(profile.as_bytes())]),
        ]),
    );
    assert_eq!(file.outcome.media_type, Some("image/png"));
    assert_eq!(property(&file, "author"), ["Joël"]);
    assert_eq!(property(&file, "title"), ["Grüße", "Urlaub"]);
    assert_eq!(property(&file, "creator"), ["Jane & Roe"]);
    assert_eq!(property(&file, "artist"), ["Jane Roe"]);
    assert!(property(&file, "comment").contains(&"call Max".to_owned()));
    assert!(has_image_gap_alone(&file), "{:?}", file.gaps());
}

#[test]
fn a_text_that_grows_without_end_is_cut() {
    let bomb = png(&[chunk(b"zTXt", &[b"Comment\0\0", &deflated(&vec![b'x'; 200 << 20])])]);
    let file = read("a.png", &bomb);
    assert!(file.everything().len() < 9 << 20);
    assert!(file.gaps().contains(&(String::new(), "limit".to_owned())));
}

#[test]
fn other_pictures_are_read() {
    let riff = |chunks: &[Vec<u8>]| {
        let body = chunks.concat();
        [&b"RIFF"[..], &(body.len() as u32 + 4).to_le_bytes(), b"WEBP", &body].concat()
    };
    let part = |name: &[u8], body: &[u8]| {
        let padding = vec![0; body.len() % 2];
        [name, &(body.len() as u32).to_le_bytes(), body, &padding].concat()
    };
    let webp = riff(&[part(b"VP8X", &[0; 10]), part(b"EXIF", &tiff(false)), part(b"XMP ", XMP.as_bytes())]);
    let file = read("a.webp", &webp);
    assert_eq!(
        (property(&file, "artist"), property(&file, "City")),
        (vec!["Jane Roe".into()], vec!["Köln".into()])
    );
    assert!(has_image_gap_alone(&file), "{:?}", file.gaps());
    let gif = [
        &b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff"[..],
        b"\x21\xfe\x08by Jane \x03Roe\0",
        b"\x21\xff\x0bXMP DataXMP",
        XMP.as_bytes(),
        b"\x01",
        &(0..=255).rev().collect::<Vec<u8>>(),
        b"\0",
        b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b",
    ]
    .concat();
    let file = read("a.gif", &gif);
    assert_eq!(property(&file, "comment"), ["by Jane Roe"]);
    assert_eq!(property(&file, "creator"), ["Jane & Roe"]);
    assert!(has_image_gap_alone(&file), "{:?}", file.gaps());
    survive("a.webp", &webp[..200]);
    survive("a.gif", &gif[..60]);
}

#[test]
fn broken_pictures_are_gaps() {
    let file = read("photo", &jpeg()[..40]);
    assert!(file.gaps().contains(&(String::new(), "malformed".to_owned())));
    // A directory that leads to itself.
    let mut loops = tiff(false);
    let next = 8 + 2 + 4 * 12;
    loops[next..next + 4].copy_from_slice(&8u32.to_le_bytes());
    let file = read("a.tif", &loops);
    assert_eq!(property(&file, "artist"), ["Jane Roe"]);
    assert!(file.gaps().contains(&(String::new(), "malformed".to_owned())));
    survive("photo", &tiff(true));
    survive("photo", &[&jpeg()[..24], &segment(0xed, &[b"Photoshop 3.0\0", &iptc()])].concat());
    survive("a.png", &png(&[chunk(b"zTXt", &[b"Comment\0\0", &deflated(b"call Max")])]));
    let heif =
        [&b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x2cmeta\0\0\0\0"[..], &[0; 32], XMP.as_bytes()].concat();
    let file = read("a.heic", &heif);
    assert_eq!(property(&file, "creator"), ["Jane & Roe"]);
    survive("a.heic", &heif[..120]);
}
