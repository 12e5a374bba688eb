//! What becomes of the characters of a line: logical order, plain letters, hyphens at its end.

/// Characters that are written from right to left: Hebrew to Arabic Extended-A, and their presentation forms
/// (<https://www.unicode.org/Public/UCD/latest/ucd/extracted/DerivedBidiClass.txt>).
fn is_rtl(character: char) -> bool {
    matches!(character as u32, 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff)
        && !is_digit(character)
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || matches!(character as u32, 0x660..=0x669 | 0x6f0..=0x6f9)
}

fn is_ltr(character: char) -> bool {
    character.is_alphabetic() && !is_rtl(character)
}

/// Brings a line that is in the order of its glyphs from left to right into that of reading. A plain form of
/// Unicode's algorithm: runs of one direction, and numbers that keep theirs.
pub(super) fn logical(line: String) -> String {
    if !line.chars().any(is_rtl) {
        return line;
    }
    let chars: Vec<char> = line.chars().collect();
    let rtl = chars.iter().filter(|c| is_rtl(**c)).count();
    let ltr = chars.iter().filter(|c| is_ltr(**c)).count();
    if rtl >= ltr {
        let reversed: Vec<char> = chars.into_iter().rev().map(mirrored).collect();
        return turn_back(&reversed, |c| is_ltr(c) || is_digit(c), is_rtl);
    }
    turn_back(&chars, is_rtl, |c| is_ltr(c) || is_digit(c))
}

/// Reverses the stretches that begin and end with `inner` and have no `outer` in them.
fn turn_back(chars: &[char], inner: impl Fn(char) -> bool, outer: impl Fn(char) -> bool) -> String {
    let mut text = String::with_capacity(chars.len() * 2);
    let mut at = 0;
    while let Some(&character) = chars.get(at) {
        if !inner(character) {
            text.push(character);
            at += 1;
            continue;
        }
        let rest = chars.get(at..).unwrap_or_default();
        let stop = rest.iter().position(|c| outer(*c)).unwrap_or(rest.len());
        let length = rest.iter().take(stop).rposition_or(|c| inner(*c)) + 1;
        text.extend(rest.iter().take(length).rev());
        at += length;
    }
    text
}

/// The last position that holds, or 0.
trait RPositionOr {
    fn rposition_or(self, holds: impl Fn(&char) -> bool) -> usize;
}

impl<'c, I: Iterator<Item = &'c char>> RPositionOr for I {
    fn rposition_or(self, holds: impl Fn(&char) -> bool) -> usize {
        self.enumerate().filter(|(_, c)| holds(c)).map(|(index, _)| index).last().unwrap_or(0)
    }
}

fn mirrored(character: char) -> char {
    match character {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        other => other,
    }
}

/// Adds a character; ligatures of Latin letters as the letters.
pub(super) fn push_plain(text: &mut String, character: char) {
    match character {
        '\u{fb00}' => text.push_str("ff"),
        '\u{fb01}' => text.push_str("fi"),
        '\u{fb02}' => text.push_str("fl"),
        '\u{fb03}' => text.push_str("ffi"),
        '\u{fb04}' => text.push_str("ffl"),
        '\u{fb05}' | '\u{fb06}' => text.push_str("st"),
        other => text.push(other),
    }
}

/// Joins a line to the text before it that ends with a hyphen: between letters the hyphen goes when the
/// word goes on with a small letter. Numbers, addresses and names keep it. `false`: nothing was joined.
pub(super) fn join_hyphen(text: &mut String, next: &str) -> bool {
    let mut back = text.chars().rev();
    let Some(hyphen @ ('-' | '\u{ad}' | '\u{2010}')) = back.next() else { return false };
    let Some(before) = back.next() else { return false };
    let Some(after) = next.chars().next() else { return false };
    if !before.is_alphanumeric() || !after.is_alphanumeric() {
        return false;
    }
    let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let follows = next.split(char::is_whitespace).next().unwrap_or_default();
    let is_word =
        |word: &str| word.chars().all(|c| c.is_alphabetic() || "-\u{ad}\u{2010}.,;:!?()'’\"".contains(c));
    if hyphen == '\u{ad}'
        || (before.is_alphabetic() && after.is_lowercase() && is_word(word) && is_word(follows))
    {
        text.pop();
    }
    true
}
