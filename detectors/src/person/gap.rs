//! What stands between words.

use super::token::separator;

/// What stands between a word and the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Gap {
    /// The text begins or ends.
    #[default]
    Edge,
    /// Nothing: a letter beside a digit.
    None,
    /// Blanks.
    Space,
    /// `-`, also the longer hyphens of Unicode, without blanks.
    Hyphen,
    /// An apostrophe between letters.
    Apostrophe,
    /// A full stop and a blank.
    Stop,
    /// A full stop without a blank.
    Dot,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// The end of a line.
    Line,
    /// An empty line.
    Paragraph,
    /// A quotation mark.
    Quote,
    /// `(`, `[` and what closes them.
    Bracket,
    /// `<`, `>`: mark-up, addresses of mail.
    Angle,
    /// `;`, `|`, a tab: what divides fields.
    Delimiter,
    /// `@`.
    At,
    /// `#`.
    Hash,
    /// `_`, `/`, `\`, `=`, `+`, `*`, `{`, `}`, `$`: code, paths, keys.
    Code,
    /// `=`, with or without quotes.
    Equals,
    /// `^`, which divides names in HL7.
    Caret,
    /// `!`, `?`, `…`.
    Mark,
    /// `&`.
    And,
    /// A dash with blanks.
    Dash,
    /// Anything else.
    Other,
}

impl Gap {
    /// The number of kinds.
    pub(crate) const COUNT: usize = 24;
}

/// What the bytes between two words are.
#[inline(always)]
pub(crate) fn gap(text: &[u8], from: usize, to: usize) -> Gap {
    if to == from + 1 { single(text[from]) } else { longer_gap(text, from, to) }
}

/// [`gap`] of none or several bytes.
fn longer_gap(text: &[u8], from: usize, to: usize) -> Gap {
    let between = &text[from..to];
    match between {
        [] => return Gap::None,
        b", " => return Gap::Comma,
        b". " => return Gap::Stop,
        b": " => return Gap::Colon,
        _ => {}
    }
    let mut lines = 0;
    let mut found = Gap::Space;
    let mut at = from;
    while at < to {
        let length = separator(text, at).max(1);
        let kind = match text[at] {
            b'\n' => {
                lines += 1;
                Gap::Line
            }
            b' ' | b'\r' => Gap::Space,
            b'.' => Gap::Stop,
            b'-' => Gap::Dash,
            b'\'' => Gap::Quote,
            byte if byte < 0x80 => single(byte),
            0xc2 => match text.get(at + 1) {
                Some(0xa0) => Gap::Space,
                Some(0xab | 0xbb) => Gap::Quote,
                _ => Gap::Other,
            },
            0xe2 => match (text.get(at + 1), text.get(at + 2)) {
                (Some(0x80), Some(0x98..=0x9f | 0xb9 | 0xba)) if to - from == 3 => {
                    if matches!(text.get(at + 2), Some(0x99)) { Gap::Apostrophe } else { Gap::Quote }
                }
                (Some(0x80), Some(0x90 | 0x91)) if to - from == 3 => Gap::Hyphen,
                (Some(0x80), Some(0x98..=0x9f | 0xb9 | 0xba)) => Gap::Quote,
                (Some(0x80), Some(0x90..=0x95)) => Gap::Dash,
                (Some(0x80), Some(0x80..=0x8a | 0xaf)) => Gap::Space,
                (Some(0x80), Some(0xa6)) => Gap::Mark,
                _ => Gap::Other,
            },
            _ => Gap::Other,
        };
        if rank(kind) > rank(found) {
            found = kind;
        }
        at += length;
    }
    if lines >= 2 { Gap::Paragraph } else { found }
}

/// Of several separators the one that divides most names the gap.
const fn rank(gap: Gap) -> u8 {
    match gap {
        Gap::Space => 0,
        Gap::Hyphen | Gap::Apostrophe => 1,
        Gap::Dash => 2,
        Gap::And => 3,
        Gap::Quote => 4,
        Gap::Comma => 5,
        Gap::Stop | Gap::Mark => 6,
        Gap::Line => 7,
        Gap::Bracket => 8,
        Gap::Colon => 9,
        Gap::Equals => 10,
        Gap::At | Gap::Hash => 11,
        Gap::Angle => 12,
        Gap::Delimiter => 13,
        Gap::Caret => 14,
        _ => 12,
    }
}

/// The gap that one byte makes.
#[inline(always)]
pub(crate) fn single(byte: u8) -> Gap {
    SINGLE[byte as usize]
}

/// [`single`], by the byte.
static SINGLE: [Gap; 256] = {
    let mut gaps = [Gap::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        gaps[byte] = of_byte(byte as u8);
        byte += 1;
    }
    gaps
};

const fn of_byte(byte: u8) -> Gap {
    match byte {
        b' ' => Gap::Space,
        b'\t' | b';' | b'|' => Gap::Delimiter,
        b'\n' | b'\r' => Gap::Line,
        b'-' => Gap::Hyphen,
        b'\'' => Gap::Apostrophe,
        b'.' => Gap::Dot,
        b',' => Gap::Comma,
        b':' => Gap::Colon,
        b'"' | b'`' => Gap::Quote,
        b'(' | b')' | b'[' | b']' => Gap::Bracket,
        b'<' | b'>' => Gap::Angle,
        b'@' => Gap::At,
        b'#' => Gap::Hash,
        b'=' => Gap::Equals,
        b'^' => Gap::Caret,
        b'!' | b'?' => Gap::Mark,
        b'&' => Gap::And,
        b'_' | b'/' | b'\\' | b'+' | b'*' | b'{' | b'}' | b'$' | b'%' | b'~' => Gap::Code,
        _ => Gap::Other,
    }
}
