//! Code pages of Windows by their numbers
//! (<https://learn.microsoft.com/en-us/windows/win32/intl/code-page-identifiers>).

use std::borrow::Cow;

use encoding_rs::Encoding;
use mail_parser::decoders::charsets::map::charset_decoder;

/// Numbers, and their names in the Encoding Standard (<https://encoding.spec.whatwg.org/#names-and-labels>).
const CODE_PAGES: &[(u16, &str)] = &[
    (866, "ibm866"),
    (874, "windows-874"),
    (932, "shift_jis"),
    (936, "gbk"),
    (949, "euc-kr"),
    (950, "big5"),
    (1200, "utf-16le"),
    (1201, "utf-16be"),
    (1250, "windows-1250"),
    (1251, "windows-1251"),
    (1252, "windows-1252"),
    (1253, "windows-1253"),
    (1254, "windows-1254"),
    (1255, "windows-1255"),
    (1256, "windows-1256"),
    (1257, "windows-1257"),
    (1258, "windows-1258"),
    (10_000, "macintosh"),
    (10_007, "x-mac-cyrillic"),
    (20_866, "koi8-r"),
    (20_932, "euc-jp"),
    (21_866, "koi8-u"),
    (28_592, "iso-8859-2"),
    (28_593, "iso-8859-3"),
    (28_594, "iso-8859-4"),
    (28_595, "iso-8859-5"),
    (28_596, "iso-8859-6"),
    (28_597, "iso-8859-7"),
    (28_598, "iso-8859-8"),
    (28_603, "iso-8859-13"),
    (28_605, "iso-8859-15"),
    (50_220, "iso-2022-jp"),
    (50_221, "iso-2022-jp"),
    (51_932, "euc-jp"),
    (51_949, "euc-kr"),
    (52_936, "gbk"),
    (54_936, "gb18030"),
    (65_001, "utf-8"),
    // As files of Apple's Macintosh say it.
    (32_768, "macintosh"),
];

/// What western systems write.
pub(crate) const WESTERN: u16 = 1252;

/// Text in a code page; an unknown one is read as windows-1252.
pub(crate) fn decode(bytes: &[u8], code_page: u16) -> Cow<'_, str> {
    if bytes.is_ascii() && !matches!(code_page, 1200 | 1201) {
        // Every other one has ASCII in it.
        return std::str::from_utf8(bytes).unwrap_or_default().into();
    }
    if matches!(code_page, 850 | 437 | 858)
        && let Some(decoder) = charset_decoder(b"850")
    {
        return decoder(bytes).into();
    }
    let name = CODE_PAGES.iter().find(|(number, _)| *number == code_page).map(|(_, name)| *name);
    let encoding = name.and_then(|name| Encoding::for_label(name.as_bytes()));
    encoding.unwrap_or(encoding_rs::WINDOWS_1252).decode_without_bom_handling(bytes).0
}
