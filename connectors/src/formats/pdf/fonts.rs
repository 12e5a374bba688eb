//! Fonts: from the bytes of a shown string to characters and their widths (ISO 32000-2, section 9.10).

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::{BfString, CMap, CMapName};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name, Object};

use crate::formats::limits::Meter;
use crate::formats::pdf::fallback::Fallback;

/// How many characters of one font are remembered.
const MOST_REMEMBERED: usize = 1 << 17;

/// What a code of a font stands for.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Its characters; `None` where nothing tells them.
    pub(super) text: Option<Rc<str>>,
    /// How far it moves on, in thousandths of the size: to the right, or down.
    pub(super) advance: f64,
    /// The characters are only what the code itself looks like.
    pub(super) is_guess: bool,
}

/// A font of a document.
pub(super) struct TextFont<'a> {
    font: Option<Font<'a>>,
    /// Codes of two bytes, when the font could not be made out.
    is_composite: bool,
    fallback: Fallback,
    /// How tall it is, as a part of its size: 1 but for fonts whose glyphs are content streams.
    pub(super) em: f64,
    shown: RefCell<HashMap<u32, Shown>>,
}

/// The fonts of a document, each loaded once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    fonts: HashMap<usize, Rc<TextFont<'a>>>,
    programs: FontResolverFn,
    cmaps: CMapResolverFn,
}

impl<'a> Fonts<'a> {
    /// No font yet.
    pub(super) fn new() -> Fonts<'a> {
        let programs: FontResolverFn = Arc::new(|query| {
            Some(match query {
                FontQuery::Standard(font) => font.get_font_data(),
                FontQuery::Fallback(query) => query.pick_standard_font().get_font_data(),
            })
        });
        let cmaps: CMapResolverFn = Arc::new(|name| hayro_cmap::load_embedded(name));
        Fonts { cache: FontCache::new(), fonts: HashMap::new(), programs, cmaps }
    }

    /// The font that a dictionary describes.
    pub(super) fn font(&mut self, dict: &Dict<'a>, meter: &Meter) -> Rc<TextFont<'a>> {
        // Dictionaries are slices of the document: where they lie tells them apart.
        let key = dict.data().as_ptr() as usize;
        if let Some(font) = self.fonts.get(&key) {
            return Rc::clone(font);
        }
        let font = self.cache.font(dict, &self.programs, &self.cmaps);
        let subtype = dict.get::<Name<'_>>("Subtype");
        let is_drawn = subtype.as_ref().is_some_and(|name| name.as_ref() == b"Type3");
        let is_composite =
            subtype.is_some_and(|name| name.as_ref() == b"Type0") || dict.contains_key("DescendantFonts");
        let fallback = Fallback::new(dict, is_composite, meter);
        let em = if is_drawn { drawn_em(dict) } else { 1.0 };
        let font = Rc::new(TextFont { font, is_composite, fallback, em, shown: RefCell::default() });
        self.fonts.insert(key, Rc::clone(&font));
        font
    }
}

impl TextFont<'_> {
    /// Whether lines run from top to bottom.
    pub(super) fn is_vertical(&self) -> bool {
        self.font.as_ref().is_some_and(|font| !font.is_horizontal())
    }

    /// The next code of a string, and how many bytes it has: at least one, at most what is left.
    pub(super) fn code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let left = bytes.len().saturating_sub(at).max(1);
        let first = u32::from(bytes.get(at).copied().unwrap_or(0));
        if !self.is_composite {
            return (first, 1);
        }
        let pair = || match bytes.get(at + 1) {
            Some(&second) => (first << 8 | u32::from(second), 2),
            None => (first, 1),
        };
        match &self.font {
            None => pair(),
            Some(font) => match font.read_code(bytes, at) {
                // The CMap knows nothing of it: most are of two bytes.
                (0, 1) if first != 0 || !self.fallback.has_codes_of_one_byte() => pair(),
                (code, length) => (code, length.clamp(1, left)),
            },
        }
    }

    /// What a code stands for.
    pub(super) fn shown(&self, code: u32) -> Shown {
        if let Some(shown) = self.shown.borrow().get(&code) {
            return shown.clone();
        }
        let shown = self.look_up(code);
        let mut all = self.shown.borrow_mut();
        if all.len() < MOST_REMEMBERED {
            all.insert(code, shown.clone());
        }
        shown
    }

    fn look_up(&self, code: u32) -> Shown {
        let (told, glyph, advance) = match &self.font {
            None => (None, None, 500.0),
            Some(font) => {
                let advance = font.code_advance(code);
                let advance = if self.is_vertical() { -advance.y } else { advance.x };
                let id = font.map_code(code);
                let glyph = font.glyph(id, code);
                let told = match &glyph {
                    FontGlyph::Outline(outline) => outline.as_unicode(),
                    FontGlyph::Type3(glyph) => glyph.as_unicode(),
                };
                (told, Some((glyph, id.to_u32())), if advance.is_finite() { advance } else { 0.0 })
            }
        };
        let known = told.and_then(plain).or_else(|| self.fallback.text(code, glyph.as_ref()));
        match known {
            Some(text) => Shown { text: Some(text), advance, is_guess: false },
            None => Shown { text: self.fallback.guess(code), advance, is_guess: true },
        }
    }
}

/// The characters, if they are any: control characters are none.
pub(super) fn plain(told: BfString) -> Option<Rc<str>> {
    let mut text = match told {
        BfString::Char(character) => character.to_string(),
        BfString::String(string) => string,
    };
    text.retain(|character| character != '\0' && character != '\u{fffd}');
    if text.chars().all(|character| character.is_control() && !character.is_whitespace()) {
        return None;
    }
    Some(text.replace(char::is_control, " ").into())
}

/// How tall a font is whose glyphs are content streams (ISO 32000-2, section 9.6.4), at a size of 1.
fn drawn_em(dict: &Dict<'_>) -> f64 {
    let numbers = |key: &str| -> Vec<f64> {
        let array = dict.get::<Array<'_>>(key);
        array.map(|array| array.iter::<f32>().take(512).map(f64::from).collect()).unwrap_or_default()
    };
    let matrix = numbers("FontMatrix");
    let (a, d) = (matrix.first().copied().unwrap_or(0.001), matrix.get(3).copied().unwrap_or(0.001));
    let bounds = numbers("FontBBox");
    let height = match bounds[..] {
        [_, low, _, high] => (high - low).abs() * d.abs(),
        _ => 0.0,
    };
    let widest = numbers("Widths").into_iter().fold(0.0, f64::max) * a.abs();
    let em = if height < 4.0 * widest { height.max(widest) } else { widest };
    if em > 0.0 && em.is_finite() { em } else { 1.0 }
}

/// A CMap that a font names or holds.
pub(super) fn cmap(dict: &Dict<'_>, key: &str) -> Option<CMap> {
    match dict.get::<Object<'_>>(key)? {
        Object::Name(name) => named_cmap(CMapName::from_bytes(name.as_ref())),
        Object::Stream(stream) => {
            CMap::parse(&stream.decoded_data().ok()?, |name| hayro_cmap::load_embedded(name))
        }
        _ => None,
    }
}

/// A CMap of Adobe's (ISO 32000-2, table 116).
pub(super) fn named_cmap(name: CMapName<'_>) -> Option<CMap> {
    match name {
        CMapName::IdentityH => Some(CMap::identity_h()),
        CMapName::IdentityV => Some(CMap::identity_v()),
        _ => CMap::parse(hayro_cmap::load_embedded(name)?, |name| hayro_cmap::load_embedded(name)),
    }
}

/// The font of characters below a composite font.
pub(super) fn descendant<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dict.get::<Array<'a>>("DescendantFonts")?.iter::<Dict<'a>>().next()
}
