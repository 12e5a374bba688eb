//! Text strings (ISO 32000-2, section 7.9.2.2).

use encoding_rs::{UTF_16BE, UTF_16LE};

/// The characters of PDFDocEncoding that are not those of Latin-1 (ISO 32000-2, table D.2): code and
/// character.
const DOC_ENCODING: &[(u8, char)] = &[
    (0x18, '˘'),
    (0x19, 'ˇ'),
    (0x1a, 'ˆ'),
    (0x1b, '˙'),
    (0x1c, '˝'),
    (0x1d, '˛'),
    (0x1e, '˚'),
    (0x1f, '˜'),
    (0x80, '•'),
    (0x81, '†'),
    (0x82, '‡'),
    (0x83, '…'),
    (0x84, '—'),
    (0x85, '–'),
    (0x86, 'ƒ'),
    (0x87, '⁄'),
    (0x88, '‹'),
    (0x89, '›'),
    (0x8a, '−'),
    (0x8b, '‰'),
    (0x8c, '„'),
    (0x8d, '“'),
    (0x8e, '”'),
    (0x8f, '‘'),
    (0x90, '’'),
    (0x91, '‚'),
    (0x92, '™'),
    (0x93, '\u{fb01}'),
    (0x94, '\u{fb02}'),
    (0x95, 'Ł'),
    (0x96, 'Œ'),
    (0x97, 'Š'),
    (0x98, 'Ÿ'),
    (0x99, 'Ž'),
    (0x9a, 'ı'),
    (0x9b, 'ł'),
    (0x9c, 'œ'),
    (0x9d, 'š'),
    (0x9e, 'ž'),
    (0xa0, '€'),
];

/// Decodes a text string: UTF-16 or UTF-8 with a byte order mark, else PDFDocEncoding. Line ends become
/// line feeds.
pub(super) fn text(bytes: &[u8]) -> String {
    let decoded = match bytes {
        [0xfe, 0xff, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xff, 0xfe, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| doc_char(byte)).collect(),
    };
    let plain = without_languages(&decoded);
    plain.replace("\r\n", "\n").replace('\r', "\n").trim_end_matches('\0').to_owned()
}

fn doc_char(byte: u8) -> char {
    let special = DOC_ENCODING.iter().find(|(code, _)| *code == byte);
    special.map_or(char::from(byte), |(_, character)| *character)
}

/// Without the codes of languages between escapes.
fn without_languages(text: &str) -> String {
    let parts = text.split('\u{1b}').enumerate();
    parts.filter(|(index, _)| index % 2 == 0).map(|(_, part)| part).collect()
}
