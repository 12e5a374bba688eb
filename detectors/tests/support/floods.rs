//! Texts that are made to be slow, from the definition of a detector alone: what it looks for, over and over.

use domesday_detectors::{Cell, Definition, DetectorSet, FieldHint, Scratch, Shape, Text};

/// A text that repeats one piece.
pub struct Flood {
    /// What it repeats, in words.
    pub name: String,
    /// The name of the field whose values its lines are, or `""` for running text.
    pub field: &'static str,
    /// What is repeated.
    pub unit: String,
}

impl Flood {
    fn new(name: &str, field: &'static str, unit: String) -> Flood {
        Flood { name: name.to_owned(), field, unit }
    }

    /// The first `size` bytes, cut at a character.
    pub fn text(&self, size: usize) -> String {
        let mut text = self.unit.repeat(size / self.unit.len() + 1);
        text.truncate(text.floor_char_boundary(size));
        text
    }
}

/// Every flood of a detector. None has an empty unit.
pub fn of(definition: &'static Definition) -> Vec<Flood> {
    let mut floods = Vec::new();
    for example in definition.examples {
        let wrong = mutated(example.value);
        for (name, piece) in [
            ("text", example.text.to_owned()),
            ("value", example.value.to_owned()),
            ("wrong value", wrong.clone()),
        ] {
            floods.push(Flood::new(&format!("{name}, joined"), "", piece.clone()));
            floods.push(Flood::new(&format!("{name}, spaced"), "", format!("{piece} ")));
            floods.push(Flood::new(&format!("{name}, lines"), "", format!("{piece}\n")));
        }
        let field = match example.field {
            "" => definition.context.first().copied().unwrap_or(definition.id),
            named => named,
        };
        floods.push(Flood::new("values of a field", field, format!("{}\n", example.value)));
        floods.push(Flood::new("wrong values of a field", field, format!("{wrong}\n")));
    }
    let wrong = definition.examples.first().map(|example| mutated(example.value)).unwrap_or_default();
    for word in definition.context {
        floods.push(Flood::new("word:", "", format!("{word}: ")));
        floods.push(Flood::new("word", "", format!("{word} ")));
        for garbage in [wrong.as_str(), "12345678901", "A1B2C3D4E5F6", "Xxxxx"] {
            floods.push(Flood::new("word: garbage", "", format!("{word}: {garbage} ")));
        }
        floods.push(Flood::new("word: garbage, lines", "", format!("{word}: {wrong}\n")));
    }
    floods
}

/// The value with its last letter or digit changed, so that a check of it fails.
fn mutated(value: &str) -> String {
    let mut value = value.to_owned();
    let last = value.rfind(|c: char| c.is_ascii_alphanumeric());
    if let Some(at) = last {
        let other = match value.as_bytes()[at] {
            b'9' => "0",
            b'z' => "a",
            b'Z' => "A",
            byte => &char::from(byte + 1).to_string(),
        };
        value.replace_range(at..=at, other);
    }
    value
}

/// The lines of a text as cells of field 0.
pub fn lines(text: &str) -> Vec<Cell> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let end = start + line.len() as u32;
            let cell = Cell { start, end, field: 0 };
            start = end + 1;
            cell
        })
        .collect()
}

/// Scans a part of a flood, of which `owned` is reported; `found` is told start, end and detector.
pub fn scan(
    set: &DetectorSet,
    field: &str,
    content: &str,
    owned: (u32, u32),
    scratch: &mut Scratch,
    found: &mut dyn FnMut(u32, u32, u16),
) {
    let cells: Vec<Cell>;
    let hints: [FieldHint; 1];
    let mut text = Text::prose(content);
    text.owned = owned;
    if !field.is_empty() {
        cells = lines(content);
        hints = [set.field(field)];
        text.layout = Some(&cells[..]);
        text.fields = &hints;
        text.shape = Shape::Value;
    }
    set.scan(text, scratch, &mut |d, _| found(d.span.start, d.span.end, d.detector.0));
}
