//! How the bytes of a text are encoded.

use encoding_rs::Encoding;

/// The characters of the bytes from 0x80 on in the code page 437 of MS-DOS
/// (<https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT>).
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// Those of the code page 850 (<https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT>).
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// How bytes are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodePage {
    /// An encoding of the Encoding Standard.
    Known(&'static Encoding),
    /// One of MS-DOS: its characters from 0x80 on.
    Dos(&'static str),
}

impl CodePage {
    /// The code page of Western Windows.
    pub(super) const WINDOWS: CodePage = CodePage::Known(encoding_rs::WINDOWS_1252);
    /// That of older Macs.
    pub(super) const MAC: CodePage = CodePage::Known(encoding_rs::MACINTOSH);
    /// Those of MS-DOS.
    pub(super) const PC: CodePage = CodePage::Dos(CP437);
    pub(super) const PCA: CodePage = CodePage::Dos(CP850);

    /// The code page of a number
    /// (<https://learn.microsoft.com/en-us/windows/win32/intl/code-page-identifiers>).
    pub(super) fn of_number(number: i32) -> Option<CodePage> {
        use encoding_rs::*;
        Some(CodePage::Known(match number {
            437 => return Some(CodePage::PC),
            850 => return Some(CodePage::PCA),
            866 => IBM866,
            874 => WINDOWS_874,
            932 => SHIFT_JIS,
            936 => GBK,
            949 | 1361 => EUC_KR,
            950 => BIG5,
            1250 => WINDOWS_1250,
            1251 => WINDOWS_1251,
            1252 => WINDOWS_1252,
            1253 => WINDOWS_1253,
            1254 => WINDOWS_1254,
            1255 => WINDOWS_1255,
            1256 => WINDOWS_1256,
            1257 => WINDOWS_1257,
            1258 => WINDOWS_1258,
            10000 => MACINTOSH,
            10007 => X_MAC_CYRILLIC,
            20866 => KOI8_R,
            21866 => KOI8_U,
            28592 => ISO_8859_2,
            28595 => ISO_8859_5,
            28597 => ISO_8859_7,
            54936 => GB18030,
            65001 => UTF_8,
            _ => return None,
        }))
    }

    /// The code page of a font's character set (`\fcharset`); `None` for that of the document.
    pub(super) fn of_charset(charset: i32) -> Option<CodePage> {
        let number = match charset {
            0 | 2 => 1252,
            77 => 10000,
            128 => 932,
            129 => 949,
            130 => 1361,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178..=180 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 => 437,
            255 => 850,
            _ => return None,
        };
        CodePage::of_number(number)
    }

    /// Text of bytes.
    pub(super) fn decode(self, bytes: &[u8]) -> String {
        match self {
            CodePage::Known(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            CodePage::Dos(upper) => {
                let character = |byte: &u8| match byte.checked_sub(0x80) {
                    None => char::from(*byte),
                    Some(at) => upper.chars().nth(usize::from(at)).unwrap_or(char::REPLACEMENT_CHARACTER),
                };
                bytes.iter().map(character).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CP437, CP850, CodePage};

    #[test]
    fn tables_are_whole() {
        assert_eq!(CP437.chars().count(), 128);
        assert_eq!(CP850.chars().count(), 128);
        assert_eq!(CodePage::PC.decode(b"a\x84\xe1"), "aäß");
        assert_eq!(CodePage::PCA.decode(b"\x99\xd5"), "Öı");
    }
}
