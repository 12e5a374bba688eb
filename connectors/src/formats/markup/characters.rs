//! References to characters, in XML and HTML.

/// The character with a number, as it stands behind `&#`: decimal, or hexadecimal behind `x`.
pub(crate) fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    code.ok().filter(|code| *code != 0).and_then(char::from_u32)
}

/// The characters with a name of HTML
/// (<https://html.spec.whatwg.org/multipage/named-characters.html#named-character-references>): documents in
/// XML use them too.
pub(crate) fn named(name: &str) -> Option<String> {
    if name.len() > 32 || !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    let reference = format!("&{name};");
    let mut text = Vec::new();
    for token in html5gum::Tokenizer::new(&reference) {
        if let Ok(html5gum::Token::String(string)) = token {
            text.extend_from_slice(&string);
        }
    }
    let text = String::from_utf8(text).ok()?;
    // What is left behind a known beginning is none: `&notit;` is `¬it;`.
    (!text.contains([';', '&']) || name == "semi" || name == "amp").then_some(text)
}
