//! Characters of codes that a font does not tell in the ways of ISO 32000-2, section 9.10.2: its character
//! collection, the tables of its embedded program, numbers in the names of its glyphs.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily};
use hayro_font::FontGlyph;
use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};
use skrifa::MetadataProvider as _;

use crate::formats::pdf::fonts::{cmap, descendant, named_cmap};

/// The last resorts of one font.
pub(super) struct Fallback {
    /// Codes to characters of the collection, and those to Unicode.
    encoding: Option<CMap>,
    collection: Option<CMap>,
    /// Codes are UTF-16.
    is_utf16: bool,
    is_composite: bool,
    /// Codes whose glyphs have names with numbers.
    numbered: HashMap<u8, char>,
    /// Glyphs to characters, by the `cmap` table of the embedded program.
    reversed: OnceCell<HashMap<u32, char>>,
}

impl Fallback {
    /// What the dictionary of a font has to say.
    pub(super) fn new(dict: &Dict<'_>, is_composite: bool) -> Fallback {
        let mut fallback = Fallback {
            encoding: None,
            collection: None,
            is_utf16: false,
            is_composite,
            numbered: HashMap::new(),
            reversed: OnceCell::new(),
        };
        if is_composite {
            fallback.composite(dict);
        } else {
            fallback.numbered = numbered(dict);
        }
        fallback
    }

    fn composite(&mut self, dict: &Dict<'_>) {
        if let Some(name) = dict.get::<Name<'_>>("Encoding") {
            let name = name.as_str();
            self.is_utf16 = name.contains("UCS2") || name.contains("UTF16");
        }
        self.encoding = cmap(dict, "Encoding");
        let of_encoding =
            self.encoding.as_ref().and_then(|cmap| cmap.metadata().character_collection.clone());
        let family = of_encoding
            .map(|collection| collection.family)
            .filter(|family| *family != CidFamily::AdobeIdentity)
            .or_else(|| family(dict));
        self.collection = family.and_then(|family| family.ucs2_cmap()).and_then(named_cmap);
    }

    /// Whether codes of one byte are to be expected in a composite font.
    pub(super) fn has_codes_of_one_byte(&self) -> bool {
        self.encoding
            .as_ref()
            .is_some_and(|cmap| (0x20..0x7f).any(|code| cmap.lookup_cid_code(code, 1).is_some()))
    }

    /// The characters of a code, with its glyph where there is one.
    pub(super) fn text(&self, code: u32, glyph: Option<(&FontGlyph<'_>, u32)>) -> Option<Rc<str>> {
        let character = if self.is_composite { self.of_collection(code) } else { None };
        let character = character.or_else(|| self.of_name(code)).or_else(|| {
            let (FontGlyph::Outline(outline), id) = glyph? else { return None };
            if id == 0 {
                return None;
            }
            let reversed = self.reversed.get_or_init(|| match outline.font_data() {
                Some(data) => reversed((*data.data).as_ref()),
                None => HashMap::new(),
            });
            reversed.get(&id).copied()
        });
        if let Some(character) = character {
            return Some(character.to_string().into());
        }
        // Nothing is known of the font: bytes are most likely what they look like.
        let is_lost = glyph.is_none() && !self.is_composite;
        let byte = u8::try_from(code).ok().filter(|byte| is_lost && !byte.is_ascii_control())?;
        latin(byte).map(|character| character.to_string().into())
    }

    fn of_collection(&self, code: u32) -> Option<char> {
        if self.is_utf16 {
            return char::from_u32(code).filter(|character| !character.is_control());
        }
        let collection = self.collection.as_ref()?;
        let encoding = self.encoding.as_ref()?;
        let cid = (1..=4).find_map(|length| encoding.lookup_cid_code(code, length))?;
        match collection.lookup_bf_string(cid)? {
            BfString::Char(character) => Some(character).filter(|character| !character.is_control()),
            BfString::String(string) => string.chars().next(),
        }
    }

    fn of_name(&self, code: u32) -> Option<char> {
        self.numbered.get(&u8::try_from(code).ok()?).copied()
    }
}

/// The character collection of a composite font (ISO 32000-2, section 9.7.3).
fn family(dict: &Dict<'_>) -> Option<CidFamily> {
    let info = descendant(dict)?.get::<Dict<'_>>("CIDSystemInfo")?;
    let registry = info.get::<PdfString<'_>>("Registry")?;
    let ordering = info.get::<PdfString<'_>>("Ordering")?;
    Some(CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes()))
}

/// Codes whose glyphs are named by a number, as some programs call them: `a65`, `C0065`, `g41`. Decimal and
/// of a printable character.
fn numbered(dict: &Dict<'_>) -> HashMap<u8, char> {
    let mut all = HashMap::new();
    let encoding = dict.get::<Dict<'_>>("Encoding");
    let Some(differences) = encoding.and_then(|encoding| encoding.get::<Array<'_>>("Differences")) else {
        return all;
    };
    let mut code = 0i64;
    for item in differences.iter::<Object<'_>>() {
        match item {
            Object::Number(number) => code = number.as_i64(),
            Object::Name(name) => {
                let name = name.as_str();
                let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
                let number = digits.parse::<u8>().ok().filter(|number| *number > 32 && *number != 127);
                let is_numbered = name.len() - digits.len() <= 2 && digits.len() <= 4;
                if let (Ok(code), Some(number), true) = (u8::try_from(code), number, is_numbered) {
                    all.extend(latin(number).map(|character| (code, character)));
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    all
}

/// A byte of Windows-1252.
fn latin(byte: u8) -> Option<char> {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()
}

/// Glyphs to characters, by the `cmap` table of a program.
fn reversed(program: &[u8]) -> HashMap<u32, char> {
    let mut all = HashMap::new();
    let Ok(font) = skrifa::FontRef::new(program) else { return all };
    for (code, glyph) in font.charmap().mappings() {
        let Some(character) = char::from_u32(code).filter(|c| !c.is_control()) else { continue };
        // The private area holds the codes of symbol fonts: the byte is most likely Latin.
        let character = match character {
            '\u{f020}'..='\u{f07e}' => char::from((code & 0xff) as u8),
            other => other,
        };
        let known = all.entry(glyph.to_u32()).or_insert(character);
        if character < *known {
            *known = character;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collections_have_unicode() {
        let cmap = named_cmap(CMapName::AdobeJapan1Ucs2).expect("it is embedded");
        assert_eq!(cmap.lookup_bf_string(843), Some(BfString::Char('あ')));
    }
}
