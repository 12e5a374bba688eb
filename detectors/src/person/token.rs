//! Words and what stands between them, as the model of names sees a text.

use crate::lexicon::{self, Class, Recent};

/// What stands between a word and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Gap {
    /// The text begins or ends.
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

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Case {
    /// A capital, then small letters.
    Capital,
    /// Small letters alone.
    Small,
    /// Two and more capitals.
    Capitals,
    /// One capital.
    Initial,
    /// Humps, as in `McDonald` and `fooBar`.
    Mixed,
    /// Digits.
    Digits,
    /// Letters of scripts that have no case.
    Uncased,
}

/// A word or a number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Its first byte.
    pub(crate) start: u32,
    /// The byte after its last.
    pub(crate) end: u32,
    /// The hash of the word as the lexicon folds it.
    pub(crate) hash: u64,
    /// What the lexicon says.
    pub(crate) class: Class,
    /// How it is written.
    pub(crate) case: Case,
    /// Whether it holds letters beyond ASCII.
    pub(crate) accented: bool,
    /// What stands before it.
    pub(crate) gap: Gap,
}

/// The longest word, in bytes; what is longer is no name.
pub(crate) const LONGEST: usize = 40;

/// The most bytes between two words that are looked at.
const WIDEST: usize = 24;

/// How many bytes the separator takes that begins at `at`: punctuation and blanks of ASCII, of the Latin-1
/// supplement, of General Punctuation and of CJK punctuation. 0 for what belongs to a word.
#[inline(always)]
fn separator(text: &[u8], at: usize) -> usize {
    match text[at] {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => 0,
        0..=0x7f => 1,
        0xc2 => 2,
        0xc3 if matches!(text.get(at + 1), Some(0x97 | 0xb7)) => 2,
        0xe2 if matches!(text.get(at + 1), Some(0x80..=0xaf)) => 3,
        0xe3 if text.get(at + 1) == Some(&0x80) => 3,
        0xef if matches!(text.get(at + 1), Some(0xbb..=0xbd)) => 3,
        0xf0.. => 4,
        _ => 0,
    }
}

/// Where the word begins of an anchor: at it, or behind separators beyond ASCII that it stands at; none inside a word.
#[inline]
pub(crate) fn beginning(text: &[u8], mut at: usize, to: usize) -> Option<usize> {
    let before = at.checked_sub(1).map_or(b' ', |index| text[index]);
    if before == b'_' {
        return None;
    }
    if before >= 0x80 {
        // The character before must be a separator.
        let start = (at.saturating_sub(4)..at).rev().find(|index| text[*index] & 0xc0 != 0x80)?;
        if separator(text, start) == 0 {
            return None;
        }
    }
    while at < to && text[at] >= 0x80 {
        match separator(text, at) {
            0 => break,
            length => at += length,
        }
    }
    (at < to && separator(text, at) == 0 && !text[at].is_ascii_lowercase()).then_some(at)
}

/// Whether a word goes on at `at`.
#[inline(always)]
fn in_word(text: &[u8], at: usize, to: usize) -> bool {
    at < to && (text[at].is_ascii_alphabetic() || text[at] >= 0x80 && separator(text, at) == 0)
}

/// Where the word ends that begins at `at`; letters or digits.
#[inline]
pub(crate) fn word_end(text: &[u8], at: usize, to: usize) -> usize {
    let mut end = at + 1;
    if text[at].is_ascii_digit() {
        while end < to && text[end].is_ascii_digit() {
            end += 1;
        }
    } else {
        while in_word(text, end, to) {
            end += 1;
        }
    }
    end
}

/// The word of `text[start..end]`.
#[inline]
pub(crate) fn token(text: &[u8], start: usize, end: usize, gap: Gap, recent: &mut Recent) -> Token {
    let length = end - start;
    let (start32, end32) = (start as u32, end as u32);
    if length <= 8
        && let Some(bytes) = text.get(start..).and_then(|rest| rest.first_chunk::<8>())
    {
        let outside = 64 - 8 * length as u32;
        let letters = u64::from_le_bytes(*bytes) << outside >> outside;
        // ASCII letters: small ones have the bit 0x20, digits the bits 0x30 and not 0x40.
        if letters & 0x8080_8080_8080_8080 == 0 && letters & 0x40 != 0 {
            let small = (letters & 0x2020_2020_2020_2020).count_ones() as usize;
            let case = case(letters & 0x20 == 0, length - small, small);
            let hash = lexicon::hash_short(letters, length);
            let class = recent.look(hash);
            return Token { start: start32, end: end32, hash, class, case, accented: false, gap };
        }
    }
    let word = &text[start..end];
    let (case, accented) = case_of(word);
    let (hash, class) = if case == Case::Digits || length > LONGEST {
        (length as u64, Class::NONE)
    } else {
        let hash = lexicon::hash(word);
        (hash, recent.look(hash))
    };
    Token { start: start32, end: end32, hash, class, case, accented, gap }
}

/// The word behind the one that ends at `from`, with the gap between; none within [`WIDEST`] bytes: the gap.
#[inline]
pub(crate) fn next(text: &[u8], from: usize, to: usize, recent: &mut Recent) -> Result<Token, Gap> {
    let mut at = from;
    while at < to {
        let length = separator(text, at);
        if length == 0 {
            return Ok(token(text, at, word_end(text, at, to), gap(text, from, at), recent));
        }
        at += length;
        if at - from > WIDEST {
            return Err(Gap::Other);
        }
    }
    Err(Gap::Edge)
}

/// The next place at or behind `from` where no separator stands.
pub(crate) fn skip(text: &[u8], mut from: usize, to: usize) -> usize {
    while from < to {
        match separator(text, from) {
            0 => break,
            length => from += length,
        }
    }
    from
}

/// The word before the place `to`, and the gap between; the word's own gap is not known.
pub(crate) fn before(
    text: &[u8],
    from: usize,
    to: usize,
    recent: &mut Recent,
) -> Result<(Token, Gap), Gap> {
    let mut end = to;
    loop {
        if end <= from {
            return Err(Gap::Edge);
        }
        let mut at = end - 1;
        while at > from && text[at] & 0xc0 == 0x80 {
            at -= 1;
        }
        if separator(text, at) == 0 {
            break;
        }
        end = at;
        if to - end > WIDEST {
            return Err(Gap::Other);
        }
    }
    let mut start = end;
    let digit = text[end - 1].is_ascii_digit();
    while start > from && end - start <= LONGEST {
        let mut at = start - 1;
        while at > from && text[at] & 0xc0 == 0x80 {
            at -= 1;
        }
        if text[at].is_ascii_digit() != digit || separator(text, at) != 0 {
            break;
        }
        start = at;
    }
    Ok((token(text, start, end, Gap::Other, recent), gap(text, end, to)))
}

/// What the bytes between two words are.
fn gap(text: &[u8], from: usize, to: usize) -> Gap {
    let between = &text[from..to];
    match between {
        [] => return Gap::None,
        b" " => return Gap::Space,
        [one] => return single(*one),
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

const fn single(byte: u8) -> Gap {
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

/// How a word is written, and whether it holds letters beyond ASCII.
fn case_of(word: &[u8]) -> (Case, bool) {
    if word[0].is_ascii_digit() {
        return (Case::Digits, false);
    }
    let (mut upper, mut lower, mut first) = (0, 0, false);
    if word.is_ascii() {
        upper = word.iter().filter(|byte| byte.is_ascii_uppercase()).count();
        return (case(word[0].is_ascii_uppercase(), upper, word.len() - upper), false);
    }
    for (index, char) in String::from_utf8_lossy(word).chars().enumerate() {
        if char.is_uppercase() {
            upper += 1;
            first |= index == 0;
        } else if char.is_lowercase() {
            lower += 1;
        }
    }
    (case(first, upper, lower), true)
}

const fn case(first: bool, upper: usize, lower: usize) -> Case {
    if upper + lower == 0 {
        Case::Uncased
    } else if upper == 0 {
        Case::Small
    } else if lower == 0 && upper == 1 {
        Case::Initial
    } else if lower == 0 {
        Case::Capitals
    } else if first && upper == 1 {
        Case::Capital
    } else {
        Case::Mixed
    }
}
