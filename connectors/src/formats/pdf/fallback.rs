//! Characters of codes that a font does not tell in the ways of ISO 32000-2, section 9.10.2: its character
//! collection, the tables of its embedded program, numbers in the names of its glyphs.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::rc::Rc;

use hayro_cmap::{BfString, CMap, CidFamily};
use hayro_font::FontGlyph;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use skrifa::MetadataProvider as _;

use crate::formats::limits::Meter;
use crate::formats::pdf::fonts::{cmap, descendant, named_cmap, plain};
use crate::formats::pdf::lexer::{Lexer, Operand};
use crate::formats::pdf::streams::decoded;

/// Entries of a map to Unicode that is mended.
const MOST_MENDED: usize = 1 << 17;

/// The last resorts of one font.
pub(super) struct Fallback {
    /// Codes to characters of the collection, and those to Unicode.
    encoding: Option<CMap>,
    collection: Option<CMap>,
    /// What the font says of Unicode, where its stream is damaged.
    mended: HashMap<u32, Rc<str>>,
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
    pub(super) fn new(dict: &Dict<'_>, is_composite: bool, meter: &Meter) -> Fallback {
        let mut fallback = Fallback {
            encoding: None,
            collection: None,
            mended: mended(dict, meter),
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
    pub(super) fn text(&self, code: u32, glyph: Option<&(FontGlyph<'_>, u32)>) -> Option<Rc<str>> {
        if let Some(text) = self.mended.get(&code) {
            return Some(Rc::clone(text));
        }
        let character = if self.is_composite { self.of_collection(code) } else { None };
        let character = character.or_else(|| self.of_name(code)).or_else(|| {
            let (FontGlyph::Outline(outline), id) = glyph? else { return None };
            if *id == 0 {
                return None;
            }
            let reversed = self.reversed.get_or_init(|| match outline.font_data() {
                Some(data) => reversed((*data.data).as_ref()),
                None => HashMap::new(),
            });
            reversed.get(id).copied()
        });
        character.map(|character| character.to_string().into())
    }

    /// What a code looks like when nothing is known of it: Unicode in a composite font, else Latin. Poppler
    /// does the same, and is right as often as writers of PDFs have left out the rest.
    pub(super) fn guess(&self, code: u32) -> Option<Rc<str>> {
        let character = match self.is_composite {
            true => char::from_u32(code),
            false => u8::try_from(code).ok().and_then(latin),
        };
        let character = character.filter(|c| c.is_alphanumeric() || c.is_ascii_graphic() || *c == ' ')?;
        Some(character.to_string().into())
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

/// The map of a font to Unicode (ISO 32000-2, section 9.10.3) where only a lenient reader can make it out.
fn mended(dict: &Dict<'_>, meter: &Meter) -> HashMap<u32, Rc<str>> {
    let mut all = HashMap::new();
    let Some(stream) = dict.get::<Stream<'_>>("ToUnicode") else { return all };
    let is_well = |bytes: &[u8]| CMap::parse(bytes, |name| hayro_cmap::load_embedded(name)).is_some();
    if stream.decoded_data().is_ok_and(|bytes| is_well(&bytes)) {
        return all;
    }
    let Ok(content) = decoded(&stream, meter) else { return all };
    let mut lexer = Lexer::new(&content.bytes);
    while let Some(operator) = lexer.operator() {
        let operands = &lexer.operands[..];
        match operator {
            b"endbfchar" => {
                for pair in operands.chunks_exact(2) {
                    if let [Operand::String(code), Operand::String(text)] = pair {
                        add(&mut all, number(code), text, 0);
                    }
                }
            }
            b"endbfrange" => {
                for triple in operands.chunks_exact(3) {
                    let [Operand::String(from), Operand::String(to), target] = triple else { continue };
                    let from = number(from);
                    for by in 0..=number(to).saturating_sub(from).min(0xffff) {
                        match target {
                            Operand::String(text) => add(&mut all, from.saturating_add(by), text, by),
                            Operand::Array(texts) => {
                                if let Some(Operand::String(text)) = texts.get(by as usize) {
                                    add(&mut all, from.saturating_add(by), text, 0);
                                }
                            }
                            _ => {}
                        }
                    }
                }
            }
            _ => {}
        }
    }
    all
}

/// Adds a code with its characters in UTF-16, the last unit raised by `by`.
fn add(all: &mut HashMap<u32, Rc<str>>, code: u32, text: &[u8], by: u32) {
    let mut units: Vec<u16> = text.chunks(2).map(|pair| number(pair) as u16).collect();
    if let Some(last) = units.last_mut() {
        *last = last.wrapping_add(by as u16);
    }
    let text = String::from_utf16_lossy(&units);
    if let (true, Some(text)) = (all.len() < MOST_MENDED, plain(BfString::String(text))) {
        all.insert(code, text);
    }
}

/// Bytes as a number, the highest first.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// Codes whose glyphs are named by a number, as some programs call them: `a65`, `C0065`, `g41`. Decimal, or
/// hexadecimal where one of the names can only be that; of a printable character.
fn numbered(dict: &Dict<'_>) -> HashMap<u8, char> {
    let mut names: Vec<(u8, String)> = Vec::new();
    let encoding = dict.get::<Dict<'_>>("Encoding");
    let Some(differences) = encoding.and_then(|encoding| encoding.get::<Array<'_>>("Differences")) else {
        return HashMap::new();
    };
    let mut code = 0i64;
    for item in differences.iter::<Object<'_>>().take(4096) {
        match item {
            Object::Number(number) => code = number.as_i64(),
            Object::Name(name) => {
                if let Ok(code) = u8::try_from(code) {
                    names.push((code, name.as_str().to_owned()));
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    let hexadecimal = |name: &str| {
        let digits = name
            .get(1..)
            .filter(|digits| digits.len() == 2 && name.starts_with(|c: char| c.is_ascii_alphabetic()))?;
        u8::from_str_radix(digits, 16).ok()
    };
    let is_hexadecimal = names.iter().any(|(_, name)| {
        let digits = name.get(1..).unwrap_or_default();
        hexadecimal(name).is_some() && digits.contains(|c: char| c.is_ascii_alphabetic())
    }) && names
        .iter()
        .all(|(_, name)| hexadecimal(name).is_some() || name.starts_with('.') || name == "space");
    let decimal = |name: &str| {
        let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let is_numbered = name.len() - digits.len() <= 2 && digits.len() <= 4;
        digits.parse::<u8>().ok().filter(|_| is_numbered)
    };
    let mut all = HashMap::new();
    for (code, name) in &names {
        let number = if is_hexadecimal { hexadecimal(name) } else { decimal(name) };
        let character = number.filter(|number| *number > 32 && *number != 127).and_then(latin);
        all.extend(character.map(|character| (*code, character)));
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
    use hayro_cmap::CMapName;

    use super::*;

    #[test]
    fn collections_have_unicode() {
        let cmap = named_cmap(CMapName::AdobeJapan1Ucs2).expect("it is embedded");
        assert_eq!(cmap.lookup_bf_string(843), Some(BfString::Char('あ')));
    }
}
