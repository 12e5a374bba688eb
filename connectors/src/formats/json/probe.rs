//! Whether a text is JSON.

/// What a text turned out to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Probe {
    /// Complete values, one after the other.
    pub(crate) values: usize,
    /// Whether each of them is an object or array.
    pub(crate) only_containers: bool,
    /// Whether each of them has lines of its own, one.
    pub(crate) one_a_line: bool,
    /// Where it is no JSON; `None` when it is, up to its end.
    pub(crate) error: Option<usize>,
}

/// Nested deeper than this, a text is not read as JSON.
pub(super) const DEEPEST: usize = 1_000;

/// Looks at a text from its beginning on; it may end anywhere.
pub(crate) fn probe(text: &str) -> Probe {
    let mut scan = Scan { bytes: text.as_bytes(), at: 0, stack: Vec::new() };
    let mut probe = Probe { only_containers: true, one_a_line: true, ..Probe::default() };
    let mut last_end = None;
    loop {
        scan.blanks();
        let start = scan.at;
        let Some(&first) = scan.bytes.get(start) else { return probe };
        match scan.value() {
            Ok(true) => {}
            Ok(false) => return probe,
            Err(()) => {
                probe.error = Some(scan.at);
                return probe;
            }
        }
        let has_newline = |from: usize, to: usize| memchr::memchr(b'\n', &scan.bytes[from..to]).is_some();
        probe.values += 1;
        probe.only_containers &= matches!(first, b'{' | b'[');
        probe.one_a_line &= !has_newline(start, scan.at);
        probe.one_a_line &= last_end.is_none_or(|end| has_newline(end, start));
        last_end = Some(scan.at);
    }
}

struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    /// Whether each container that is open is an object.
    stack: Vec<bool>,
}

impl Scan<'_> {
    fn blanks(&mut self) {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Passes over one value: whether it ended before the text did.
    fn value(&mut self) -> Result<bool, ()> {
        self.stack.clear();
        loop {
            self.blanks();
            let Some(&mark) = self.bytes.get(self.at) else { return Ok(false) };
            match mark {
                b'{' | b'[' => {
                    if self.stack.len() >= DEEPEST {
                        return Err(());
                    }
                    self.at += 1;
                    self.blanks();
                    let is_object = mark == b'{';
                    let close = if is_object { b'}' } else { b']' };
                    match self.bytes.get(self.at) {
                        None => return Ok(false),
                        Some(&byte) if byte == close => self.at += 1,
                        Some(_) => {
                            self.stack.push(is_object);
                            if is_object && !self.key()? {
                                return Ok(false);
                            }
                            continue;
                        }
                    }
                }
                b'"' => {
                    if !self.string()? {
                        return Ok(false);
                    }
                }
                _ => {
                    if !self.word()? {
                        return Ok(false);
                    }
                }
            }
            match self.after_value()? {
                After::Next => {}
                After::Done => return Ok(true),
                After::Cut => return Ok(false),
            }
        }
    }

    fn after_value(&mut self) -> Result<After, ()> {
        loop {
            let Some(&is_object) = self.stack.last() else { return Ok(After::Done) };
            self.blanks();
            let Some(&mark) = self.bytes.get(self.at) else { return Ok(After::Cut) };
            self.at += 1;
            match (mark, is_object) {
                (b',', true) => {
                    self.blanks();
                    return Ok(if self.key()? { After::Next } else { After::Cut });
                }
                (b',', false) => return Ok(After::Next),
                (b'}', true) | (b']', false) => {
                    self.stack.pop();
                }
                _ => {
                    self.at -= 1;
                    return Err(());
                }
            }
        }
    }

    fn key(&mut self) -> Result<bool, ()> {
        match self.bytes.get(self.at) {
            None => return Ok(false),
            Some(b'"') => {}
            Some(_) => return Err(()),
        }
        if !self.string()? {
            return Ok(false);
        }
        self.blanks();
        match self.bytes.get(self.at) {
            None => Ok(false),
            Some(b':') => {
                self.at += 1;
                Ok(true)
            }
            Some(_) => Err(()),
        }
    }

    fn string(&mut self) -> Result<bool, ()> {
        let mut at = self.at + 1;
        loop {
            at = crate::formats::lanes::string_end(self.bytes, at);
            match self.bytes.get(at) {
                None => return Ok(false),
                Some(b'"') => {
                    self.at = at + 1;
                    return Ok(true);
                }
                Some(b'\\') => at += 2,
                Some(_) => {
                    self.at = at;
                    return Err(());
                }
            }
        }
    }

    /// A number, or one of the three words.
    fn word(&mut self) -> Result<bool, ()> {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take_while(|&&b| is_word(b)).count();
        if length == rest.len() {
            return Ok(false);
        }
        if !is_literal(&rest[..length]) {
            return Err(());
        }
        self.at += length;
        Ok(true)
    }
}

enum After {
    Next,
    Done,
    Cut,
}

/// The bytes of numbers and of `true`, `false` and `null`.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.')
}

/// A number, one of the three words, or what programs write for numbers that are none.
pub(super) fn is_literal(word: &[u8]) -> bool {
    match word {
        [b'-' | b'0'..=b'9', rest @ ..] => {
            rest.iter().all(|b| matches!(b, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'))
                && word.iter().any(u8::is_ascii_digit)
                || word == b"-Infinity"
        }
        _ => matches!(word, b"true" | b"false" | b"null" | b"NaN" | b"Infinity"),
    }
}

/// The byte behind a number.
#[inline]
pub(super) fn number_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at)
        && is_word(byte)
    {
        at += 1;
    }
    at
}
