//! Content streams as operators with their operands (ISO 32000-2, section 7.8.2). Lenient: what cannot be
//! read is skipped, byte by byte, so that a damaged stream loses as little as possible.

/// Operands of one operator that are kept: `scn` has 33 at most, `endbfrange` of a CMap 300.
const MOST_OPERANDS: usize = 320;
/// Arrays and dictionaries within each other.
const DEEPEST: u32 = 24;

/// What stands before an operator.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    /// A number.
    Number(f64),
    /// A string, decoded to bytes.
    String(Vec<u8>),
    /// A name without its slash.
    Name(Vec<u8>),
    /// An array.
    Array(Vec<Operand>),
    /// A dictionary.
    Dict(Vec<(Vec<u8>, Operand)>),
    /// Something else.
    Other,
}

impl Operand {
    /// The number that it is.
    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Operand::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// Reads operators.
pub(super) struct Lexer<'c> {
    bytes: &'c [u8],
    at: usize,
    /// What stood before the operator that was read last.
    pub(super) operands: Vec<Operand>,
}

/// Blanks (ISO 32000-2, table 1).
fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !is_delimiter(byte)
}

impl<'c> Lexer<'c> {
    /// Reads `bytes` from the beginning.
    pub(super) fn new(bytes: &'c [u8]) -> Lexer<'c> {
        Lexer { bytes, at: 0, operands: Vec::new() }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// How far it has come.
    pub(super) fn offset(&self) -> usize {
        self.at
    }

    /// The next operator; its operands are in [`Lexer::operands`]. `None` at the end.
    pub(super) fn operator(&mut self) -> Option<&'c [u8]> {
        self.operands.clear();
        loop {
            self.skip_blanks();
            let byte = self.peek()?;
            if is_regular(byte) && !matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.') {
                let word = self.word();
                match word {
                    b"true" | b"false" | b"null" => self.keep(Operand::Other),
                    b"BI" => {
                        self.skip_inline_image();
                        return Some(word);
                    }
                    _ => return Some(word),
                }
            } else {
                match self.operand(0) {
                    Some(operand) => self.keep(operand),
                    None => self.at += 1,
                }
            }
        }
    }

    fn keep(&mut self, operand: Operand) {
        if self.operands.len() >= MOST_OPERANDS {
            self.operands.remove(0);
        }
        self.operands.push(operand);
    }

    fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                    self.at += 1;
                }
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn word(&mut self) -> &'c [u8] {
        let start = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        &self.bytes[start..self.at]
    }

    /// An operand at this place; `None`, and nothing read, where there is none.
    fn operand(&mut self, depth: u32) -> Option<Operand> {
        if depth > DEEPEST {
            return None;
        }
        let byte = self.peek()?;
        match byte {
            b'(' => Some(Operand::String(self.literal())),
            b'/' => {
                self.at += 1;
                Some(Operand::Name(name(self.word())))
            }
            b'[' => {
                self.at += 1;
                let mut items = Vec::new();
                loop {
                    self.skip_blanks();
                    match self.peek() {
                        None => break,
                        Some(b']') => {
                            self.at += 1;
                            break;
                        }
                        Some(_) => match self.operand(depth + 1) {
                            Some(item) => items.push(item),
                            None => self.at += 1,
                        },
                    }
                }
                Some(Operand::Array(items))
            }
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                Some(self.dictionary(depth, b">>"))
            }
            b'<' => Some(Operand::String(self.hexadecimal())),
            byte if is_regular(byte) => {
                let word = self.word();
                Some(number(word).map_or(Operand::Other, Operand::Number))
            }
            _ => None,
        }
    }

    fn dictionary(&mut self, depth: u32, end: &[u8]) -> Operand {
        let mut entries = Vec::new();
        let mut key = None;
        loop {
            self.skip_blanks();
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            if rest.is_empty() {
                break;
            }
            if rest.starts_with(end) {
                self.at += end.len();
                break;
            }
            match (self.operand(depth + 1), key.take()) {
                (Some(Operand::Name(name)), None) => key = Some(name),
                (Some(value), Some(name)) => entries.push((name, value)),
                (Some(_), None) => {}
                (None, _) => self.at += 1,
            }
        }
        Operand::Dict(entries)
    }

    fn literal(&mut self) -> Vec<u8> {
        let mut string = Vec::new();
        let mut depth = 0u32;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => {
                    depth += 1;
                    if depth > 1 {
                        string.push(byte);
                    }
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    string.push(byte);
                }
                b'\\' => self.escape(&mut string),
                b'\r' => {
                    self.at += usize::from(self.peek() == Some(b'\n'));
                    string.push(b'\n');
                }
                _ => string.push(byte),
            }
        }
        string
    }

    fn escape(&mut self, string: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => string.push(b'\n'),
            b'r' => string.push(b'\r'),
            b't' => string.push(b'\t'),
            b'b' => string.push(8),
            b'f' => string.push(12),
            b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.peek() {
                        Some(digit @ b'0'..=b'7') => {
                            code = code * 8 + u32::from(digit - b'0');
                            self.at += 1;
                        }
                        _ => break,
                    }
                }
                string.push((code & 0xff) as u8);
            }
            other => string.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut string = Vec::new();
        let mut high = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = char::from(byte).to_digit(16) else { continue };
            let digit = digit as u8;
            match high.take() {
                None => high = Some(digit << 4),
                Some(high) => string.push(high | digit),
            }
        }
        string.extend(high);
        string
    }

    /// Goes behind the data of an inline image (ISO 32000-2, section 8.9.7): to an `EI` between blanks that
    /// is followed by what looks like operators.
    fn skip_inline_image(&mut self) {
        self.dictionary(0, b"ID");
        let from = self.at;
        let mut search = from;
        while let Some(found) = memchr::memmem::find(self.bytes.get(search..).unwrap_or_default(), b"EI") {
            let at = search + found;
            let after = &self.bytes[at + 2..];
            let before = at.checked_sub(1).and_then(|index| self.bytes.get(index));
            let ends = after.first().is_none_or(|byte| is_blank(*byte));
            let looks_like_text =
                after.iter().take(16).all(|&byte| is_blank(byte) || (0x20..0x7f).contains(&byte));
            if ends
                && looks_like_text
                && before.is_none_or(|byte| is_blank(*byte) || at == from || *byte == b'>')
            {
                self.at = at + 2;
                return;
            }
            search = at + 2;
        }
        self.at = self.bytes.len();
    }
}

/// A name with its escapes (`#20`) decoded.
fn name(raw: &[u8]) -> Vec<u8> {
    if !raw.contains(&b'#') {
        return raw.to_vec();
    }
    let mut name = Vec::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((&byte, after)) = rest.split_first() {
        let hex = |index: usize| after.get(index).and_then(|&digit| char::from(digit).to_digit(16));
        match (byte, hex(0), hex(1)) {
            (b'#', Some(high), Some(low)) => {
                name.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                name.push(byte);
                rest = after;
            }
        }
    }
    name
}

/// A number as writers of PDFs spell it: also `--5`, `1.2-3` and `.`.
fn number(word: &[u8]) -> Option<f64> {
    let signs = word.iter().take_while(|byte| matches!(byte, b'+' | b'-')).count();
    let negative = word[..signs].contains(&b'-');
    let digits = &word[signs..];
    let end = digits.iter().position(|byte| !matches!(byte, b'0'..=b'9' | b'.')).unwrap_or(digits.len());
    if end == 0 {
        return None;
    }
    let (mut value, mut scale) = (0.0, 0.0);
    for &byte in &digits[..end] {
        if byte == b'.' {
            if scale > 0.0 {
                break;
            }
            scale = 1.0;
        } else {
            value = value * 10.0 + f64::from(byte - b'0');
            scale *= 10.0;
        }
    }
    let value: f64 = if scale > 1.0 { value / scale } else { value };
    let value = if value.is_finite() { value } else { 0.0 };
    Some(if negative { -value } else { value })
}
