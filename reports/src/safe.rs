//! Text that is safe to print on a terminal.

/// `text` without anything that a terminal would obey rather than show: control characters (C0, C1,
/// DEL), and the invisible and direction-changing format characters that can make a name look like
/// another (Unicode TR 36, section 2.10, <https://www.unicode.org/reports/tr36/>). They are written
/// `\u{1b}`.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hostile(c) {
            safe.extend(c.escape_unicode());
        } else {
            safe.push(c);
        }
    }
    safe
}

/// `text` in at most `width` characters: the middle gives way, since the start of a place tells the
/// system and its end the field.
pub(crate) fn fit(text: &str, width: usize) -> String {
    let count = text.chars().count();
    if count <= width {
        return text.to_owned();
    }
    let head = width.saturating_sub(1) / 3;
    let tail = width.saturating_sub(1) - head;
    let start: String = text.chars().take(head).collect();
    let end: String = text.chars().skip(count - tail).collect();
    if width == 0 { String::new() } else { format!("{start}…{end}") }
}

/// Whether a terminal obeys `c`, or shows it so that a name looks like another.
pub(crate) fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_terminal_obeys_passes() {
        assert_eq!(escape("a\u{1b}[31m\r\nb\u{9b}\u{202e}ü"), "a\\u{1b}[31m\\u{d}\\u{a}b\\u{9b}\\u{202e}ü");
    }

    #[test]
    fn the_middle_gives_way() {
        assert_eq!(fit("file:///srv/data/a.csv#col=email", 16), "file:…#col=email");
        assert_eq!(fit("short", 5), "short");
        assert_eq!(fit("abc", 1), "…");
        assert_eq!(fit("abc", 0), "");
    }
}
