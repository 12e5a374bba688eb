//! Interprets content streams as far as text goes (ISO 32000-2, sections 8.4, 8.10 and 9).

use std::rc::Rc;

use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as PdfString};
use hayro_syntax::page::Resources;

use crate::formats::limits::Meter;
use crate::formats::out::Reading;
use crate::formats::pdf::fonts::{Fonts, Shown, TextFont};
use crate::formats::pdf::layout::{Glyph, lines};
use crate::formats::pdf::lexer::{Lexer, Operand};
use crate::formats::pdf::matrix::Matrix;
use crate::formats::pdf::streams::decoded;
use crate::formats::pdf::strings;

/// Forms within forms.
const DEEPEST: usize = 12;
/// Saved graphics states.
const MOST_SAVED: usize = 512;
/// Forms that one page may draw.
const MOST_FORMS: u32 = 20_000;
/// Glyphs that are kept before they become lines.
const MOST_GLYPHS: usize = 400_000;
/// Operators between two looks at the clock.
const CHECK_EVERY: u32 = 2_000;

/// What a page was found to show.
#[derive(Default)]
pub(super) struct Painted {
    /// Its text, line by line.
    pub(super) text: String,
    /// Glyphs that were shown.
    pub(super) glyphs: u64,
    /// Glyphs of which no character is known.
    pub(super) unknown: u64,
    /// Pictures that were shown.
    pub(super) pictures: u64,
    /// Lines and areas that were painted.
    pub(super) drawings: u64,
    /// Whether something of it could not be decoded.
    pub(super) is_damaged: bool,
}

#[derive(Clone)]
struct State<'a> {
    ctm: Matrix,
    font: Option<Rc<TextFont<'a>>>,
    size: f64,
    spacing: f64,
    word_spacing: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

/// Interprets the content of one page.
pub(super) struct Interpreter<'a, 'f> {
    fonts: &'f mut Fonts<'a>,
    meter: Meter,
    painted: Painted,
    glyphs: Vec<Glyph>,
    chars: String,
    /// Forms that are being drawn.
    forms: Vec<ObjectIdentifier>,
    drawn: u32,
    since_check: u32,
    /// Text that stands for the glyphs of marked content, innermost last: not shown yet, or shown.
    actual: Vec<Option<Option<String>>>,
}

impl<'a, 'f> Interpreter<'a, 'f> {
    /// Nothing is painted yet.
    pub(super) fn new(fonts: &'f mut Fonts<'a>, meter: Meter) -> Interpreter<'a, 'f> {
        Interpreter {
            fonts,
            meter,
            painted: Painted::default(),
            glyphs: Vec::new(),
            chars: String::new(),
            forms: Vec::new(),
            drawn: 0,
            since_check: 0,
            actual: Vec::new(),
        }
    }

    /// What was painted.
    pub(super) fn finish(mut self) -> Painted {
        self.flush();
        self.painted
    }

    /// Paints the content of a page.
    ///
    /// # Errors
    /// When a limit of the unit was reached.
    pub(super) fn page(&mut self, dict: &Dict<'a>, resources: &Resources<'a>) -> Reading {
        let mut content = Vec::new();
        let streams: Vec<Stream<'a>> = match dict.get::<Object<'a>>("Contents") {
            Some(Object::Stream(stream)) => vec![stream],
            Some(Object::Array(array)) => array.iter::<Stream<'a>>().collect(),
            _ => Vec::new(),
        };
        for stream in streams {
            let part = decoded(&stream, &self.meter)?;
            self.painted.is_damaged |= !part.is_whole;
            content.extend_from_slice(&part.bytes);
            content.push(b'\n');
        }
        self.run(&content, resources, Matrix::IDENTITY)
    }

    /// Paints a form (ISO 32000-2, section 8.10).
    ///
    /// # Errors
    /// As [`Interpreter::page`].
    pub(super) fn form(&mut self, form: &Stream<'a>, around: &Resources<'a>, ctm: &Matrix) -> Reading {
        let id = form.dict().obj_id();
        self.drawn += 1;
        if self.forms.len() >= DEEPEST
            || self.drawn > MOST_FORMS
            || id.is_some_and(|id| self.forms.contains(&id))
        {
            return Ok(());
        }
        let content = decoded(form, &self.meter)?;
        self.painted.is_damaged |= !content.is_whole;
        let matrix = matrix(form.dict(), "Matrix").unwrap_or(Matrix::IDENTITY).then(ctm);
        let own = form.dict().get::<Dict<'a>>("Resources").map(Resources::new);
        self.forms.push(id.unwrap_or(ObjectIdentifier::new(u32::MAX, -1)));
        let result = self.run(&content.bytes, own.as_ref().unwrap_or(around), matrix);
        self.forms.pop();
        result
    }

    fn run(&mut self, content: &[u8], resources: &Resources<'a>, ctm: Matrix) -> Reading {
        let marks = self.actual.len();
        let mut state = State {
            ctm,
            font: None,
            size: 0.0,
            spacing: 0.0,
            word_spacing: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved: Vec<State<'a>> = Vec::new();
        let mut text = Matrix::IDENTITY;
        let mut line = Matrix::IDENTITY;
        let mut lexer = Lexer::new(content);
        while let Some(operator) = lexer.operator() {
            self.since_check += 1;
            if self.since_check >= CHECK_EVERY {
                self.since_check = 0;
                self.meter.check()?;
            }
            let operands = &lexer.operands[..];
            let number = |from_end: usize| {
                let index = operands.len().checked_sub(from_end)?;
                operands.get(index).and_then(Operand::number)
            };
            let last = || number(1).unwrap_or(0.0);
            match operator {
                b"q" if saved.len() < MOST_SAVED => saved.push(state.clone()),
                b"Q" => {
                    if let Some(before) = saved.pop() {
                        state = before;
                    }
                }
                b"cm" => {
                    if let Some(matrix) = six(operands) {
                        state.ctm = matrix.then(&state.ctm);
                    }
                }
                b"BT" => {
                    text = Matrix::IDENTITY;
                    line = Matrix::IDENTITY;
                }
                b"Tc" => state.spacing = last(),
                b"Tw" => state.word_spacing = last(),
                b"Tz" => state.scale = last() / 100.0,
                b"TL" => state.leading = last(),
                b"Ts" => state.rise = last(),
                b"Tf" => {
                    state.size = last();
                    if let Some(Operand::Name(name)) = operands.iter().rev().nth(1) {
                        state.font = font(resources, name).map(|dict| self.fonts.font(&dict, &self.meter));
                    }
                }
                b"gs" => {
                    if let Some(Operand::Name(name)) = operands.last() {
                        self.graphics_state(resources, name, &mut state);
                    }
                }
                b"Td" | b"TD" => {
                    let (x, y) = (number(2).unwrap_or(0.0), last());
                    if operator == b"TD" {
                        state.leading = -y;
                    }
                    line = line.moved(x, y);
                    text = line;
                }
                b"Tm" => {
                    if let Some(matrix) = six(operands) {
                        line = matrix;
                        text = matrix;
                    }
                }
                b"T*" => {
                    line = line.moved(0.0, -state.leading);
                    text = line;
                }
                b"Tj" | b"'" | b"\"" => {
                    if operator == b"\"" {
                        state.word_spacing = number(3).unwrap_or(state.word_spacing);
                        state.spacing = number(2).unwrap_or(state.spacing);
                    }
                    if operator != b"Tj" {
                        line = line.moved(0.0, -state.leading);
                        text = line;
                    }
                    if let Some(Operand::String(string)) = operands.last() {
                        self.show(string, &state, &mut text);
                    }
                }
                b"TJ" => {
                    if let Some(Operand::Array(items)) = operands.last() {
                        for item in items {
                            match item {
                                Operand::String(string) => self.show(string, &state, &mut text),
                                Operand::Number(by) => kern(*by, &state, &mut text),
                                _ => {}
                            }
                        }
                    }
                }
                b"Do" => {
                    if let Some(Operand::Name(name)) = operands.last() {
                        self.object(name, resources, &state)?;
                    }
                }
                b"BI" | b"EI" => self.painted.pictures += u64::from(operator == b"BI"),
                b"BDC" => {
                    let actual = operands.last().and_then(|properties| actual_text(properties, resources));
                    self.actual.push(actual.map(Some));
                }
                b"BMC" => self.actual.push(None),
                b"EMC" if self.actual.len() > marks => {
                    self.actual.pop();
                }
                b"f" | b"F" | b"f*" | b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" | b"sh" => {
                    self.painted.drawings += 1;
                }
                _ => {}
            }
        }
        self.actual.truncate(marks);
        Ok(())
    }

    fn graphics_state(&mut self, resources: &Resources<'a>, name: &[u8], state: &mut State<'a>) {
        let Some(dict) = resources.ext_g_states.get::<Dict<'a>>(name) else { return };
        let Some(array) = dict.get::<Array<'a>>("Font") else { return };
        let mut items = array.flex_iter();
        if let (Some(font), Some(size)) = (items.next::<Dict<'a>>(), items.next::<f32>()) {
            state.font = Some(self.fonts.font(&font, &self.meter));
            state.size = f64::from(size);
        }
    }

    fn object(&mut self, name: &[u8], resources: &Resources<'a>, state: &State<'a>) -> Reading {
        let Some(stream) = resources.x_objects.get::<Stream<'a>>(name) else { return Ok(()) };
        let subtype = stream.dict().get::<Name<'_>>("Subtype");
        let is_picture = subtype.as_ref().is_some_and(|subtype| subtype.as_ref() == b"Image");
        if is_picture {
            self.painted.pictures += 1;
            return Ok(());
        }
        self.form(&stream, resources, &state.ctm)
    }

    fn show(&mut self, string: &[u8], state: &State<'a>, text: &mut Matrix) {
        let Some(font) = &state.font else {
            self.painted.glyphs += string.len() as u64;
            self.painted.unknown += string.len() as u64;
            return;
        };
        let is_vertical = font.is_vertical();
        let mut at = 0;
        while at < string.len() {
            let (code, length) = font.code(string, at);
            let shown = font.shown(code);
            at += length.max(1);
            let own = shown.advance / 1000.0 * state.size;
            let is_blank = length == 1 && code == 32;
            let spacing = state.spacing + if is_blank { state.word_spacing } else { 0.0 };
            let place = text.then(&state.ctm);
            if is_vertical {
                self.glyph(&place, (0.0, -own), state, true, &shown);
                *text = text.moved(0.0, -(own + spacing));
            } else {
                self.glyph(&place, (own * state.scale, 0.0), state, false, &shown);
                *text = text.moved((own + spacing) * state.scale, 0.0);
            }
        }
    }

    fn glyph(
        &mut self,
        place: &Matrix,
        own: (f64, f64),
        state: &State<'a>,
        is_vertical: bool,
        shown: &Shown,
    ) {
        self.painted.glyphs += 1;
        let start = self.chars.len();
        match self.actual.iter_mut().rev().find_map(Option::as_mut) {
            // The first glyph stands for all of them.
            Some(actual) => self.chars.push_str(&actual.take().unwrap_or_default()),
            None => {
                self.chars.push_str(shown.text.as_deref().unwrap_or_default());
                self.painted.unknown += u64::from(shown.text.is_none() || shown.is_guess);
            }
        }
        let (x, y) = place.apply(0.0, state.rise);
        let (dx, dy) = place.turn(own.0, own.1);
        // A negative size or scale turns the direction of writing.
        let sign = if state.size < 0.0 { -1.0 } else { 1.0 };
        let (ux, uy) = match is_vertical {
            true => place.turn(0.0, -sign),
            false => place.turn(sign * state.scale.signum(), 0.0),
        };
        let tall = state.size * state.font.as_ref().map_or(1.0, |font| font.em);
        let (sx, sy) = if is_vertical { place.turn(tall, 0.0) } else { place.turn(0.0, tall) };
        let glyph = Glyph::new((x, y), (dx, dy), (ux, uy), sx.hypot(sy), start..self.chars.len());
        self.glyphs.push(glyph);
        if self.glyphs.len() >= MOST_GLYPHS {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let text = lines(&self.glyphs, &self.chars);
        self.painted.text.push_str(&text);
        self.glyphs.clear();
        self.chars.clear();
    }
}

/// Moves on by a number in an array of strings.
fn kern(by: f64, state: &State<'_>, text: &mut Matrix) {
    let by = -by / 1000.0 * state.size;
    let is_vertical = state.font.as_ref().is_some_and(|font| font.is_vertical());
    *text = if is_vertical { text.moved(0.0, by) } else { text.moved(by * state.scale, 0.0) };
}

fn six(operands: &[Operand]) -> Option<Matrix> {
    let from = operands.len().checked_sub(6)?;
    let mut values = [0.0; 6];
    for (value, operand) in values.iter_mut().zip(&operands[from..]) {
        *value = operand.number()?;
    }
    Some(Matrix(values))
}

/// A matrix in a dictionary.
pub(super) fn matrix(dict: &Dict<'_>, key: &str) -> Option<Matrix> {
    let values: Vec<f32> = dict.get::<Array<'_>>(key)?.iter::<f32>().collect();
    let values: [f32; 6] = values.try_into().ok()?;
    Some(Matrix(values.map(f64::from)))
}

fn font<'a>(resources: &Resources<'a>, name: &[u8]) -> Option<Dict<'a>> {
    resources.fonts.get::<Dict<'a>>(name)
}

/// The text that stands for marked content (ISO 32000-2, section 14.9.4).
fn actual_text(properties: &Operand, resources: &Resources<'_>) -> Option<String> {
    let bytes = match properties {
        Operand::Dict(entries) => entries.iter().find_map(|(key, value)| match value {
            Operand::String(string) if key == b"ActualText" => Some(string.clone()),
            _ => None,
        })?,
        Operand::Name(name) => {
            let dict = resources.properties.get::<Dict<'_>>(name)?;
            dict.get::<PdfString<'_>>("ActualText")?.as_bytes().to_vec()
        }
        _ => return None,
    };
    Some(strings::text(&bytes))
}
