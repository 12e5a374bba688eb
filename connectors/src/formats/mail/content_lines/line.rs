//! One content line: RFC 6350 section 3.3, RFC 5545 section 3.1.

/// A property.
pub(super) struct Line<'l> {
    /// In capitals, without the group before it.
    pub(super) name: String,
    /// Names in capitals; values without quotation marks, escapes of RFC 6868 replaced.
    pub(super) parameters: Vec<(String, Vec<u8>)>,
    /// As it stands.
    pub(super) value: &'l [u8],
}

impl<'l> Line<'l> {
    /// The property in a line that was unfolded; `None` where it is none.
    pub(super) fn parse(line: &'l [u8]) -> Option<Line<'l>> {
        let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'/');
        let length = line.iter().take_while(|b| is_name(b)).count();
        let name = std::str::from_utf8(&line[..length]).ok().filter(|name| !name.is_empty())?;
        // A group: `item1.EMAIL`.
        let name = name.rsplit('.').next().unwrap_or(name).to_ascii_uppercase();
        let mut rest = &line[length..];
        let mut parameters = Vec::new();
        while let Some(more) = rest.strip_prefix(b";") {
            let length = more.iter().take_while(|b| is_name(b)).count();
            let key = String::from_utf8_lossy(&more[..length]).to_ascii_uppercase();
            rest = &more[length..];
            if rest.first() != Some(&b'=') {
                // Version 2.1 writes values without names: `TEL;HOME;ENCODING=QUOTED-PRINTABLE:`.
                let name = match key.as_str() {
                    "QUOTED-PRINTABLE" | "BASE64" | "8BIT" => "ENCODING",
                    _ => "TYPE",
                };
                if rest.is_empty() || !matches!(rest[0], b';' | b':') {
                    return None;
                }
                parameters.push((name.to_owned(), key.into_bytes()));
                continue;
            }
            let (value, after) = parameter_value(&rest[1..]);
            parameters.push((key, value));
            rest = after;
        }
        let value = rest.strip_prefix(b":")?;
        Some(Line { name, parameters, value })
    }

    /// The first value of a parameter, where it is text.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let (_, value) = self.parameters.iter().find(|(key, _)| key == name)?;
        std::str::from_utf8(value).ok()
    }
}

/// The value of a parameter, or several with commas between them, and what follows.
fn parameter_value(bytes: &[u8]) -> (Vec<u8>, &[u8]) {
    let mut value = Vec::new();
    let mut is_quoted = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b';' | b':' if !is_quoted => break,
            // RFC 6868 section 3.
            b'^' => match bytes.get(at + 1) {
                Some(b'n') => {
                    value.push(b'\n');
                    at += 1;
                }
                Some(b'\'') => {
                    value.push(b'"');
                    at += 1;
                }
                Some(b'^') => {
                    value.push(b'^');
                    at += 1;
                }
                _ => value.push(b'^'),
            },
            _ => value.push(byte),
        }
        at += 1;
    }
    (value, &bytes[at..])
}

/// A value without escapes: RFC 6350 section 3.4, RFC 5545 section 3.3.11.
pub(super) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(c) = characters.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match characters.next() {
            Some('n' | 'N') => text.push('\n'),
            Some(escaped @ (',' | ';' | ':' | '\\' | '"')) => text.push(escaped),
            Some(other) => text.extend(['\\', other]),
            None => text.push('\\'),
        }
    }
    text
}

/// The parts of a structured value, without escapes.
pub(super) fn components(value: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let (mut start, mut is_escaped) = (0, false);
    for (at, byte) in value.bytes().enumerate() {
        if byte == b';' && !is_escaped {
            parts.push(unescaped(&value[start..at]));
            start = at + 1;
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    parts.push(unescaped(&value[start..]));
    parts
}
