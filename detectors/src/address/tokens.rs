//! Text around a number, divided into words, numbers and what separates them.

use super::words::{Role, role};
use crate::site::Site;

/// What stands between a token and the one before it, the weaker first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// Blanks.
    #[default]
    Blank,
    /// A comma.
    Comma,
    /// A dash between blanks, a bracket, the full stop of a sentence.
    Dash,
    /// A line end, with or without a comma.
    Line,
    /// An empty line.
    Paragraph,
    /// What no address reaches over: quotes, colons, tabs, the end of the text.
    Hard,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits, with a range or a fraction: `12`, `12-14`, `12/3`.
    Number,
    /// Digits and letters: `12a`, `4th`, `SW1A`, `3ºB`.
    Mixed,
    /// Letters, with hyphens, full stops and apostrophes within.
    #[default]
    Word,
    /// `#`, `&`.
    Symbol,
}

/// A word or number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) kind: Kind,
    pub(super) role: Role,
    pub(super) gap: Gap,
    /// Whether it begins with a capital, or with a letter that has no case here.
    pub(super) capital: bool,
    /// Whether a full stop stands behind it.
    pub(super) stopped: bool,
}

impl Token {
    pub(super) fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(super) fn len(&self) -> usize {
        (self.end - self.start) as usize
    }
}

/// The most tokens of a region.
pub(super) const MOST: usize = 56;
/// How far before its anchor a region reaches at most, and how far behind, in bytes.
const BEFORE: usize = 120;
const BEHIND: usize = 200;
/// The most line ends in a region behind the anchor, and before it.
const LINES: usize = 6;
const LINES_BEFORE: usize = 1;

/// The tokens around an anchor.
pub(super) struct Tokens<'t> {
    pub(super) text: &'t [u8],
    list: [Token; MOST],
    count: usize,
    /// Whether a hard break ends the region, and not its size.
    pub(super) closed: bool,
    /// Where the region begins.
    pub(super) start: usize,
}

/// Whether nothing of an address stands across that byte.
#[inline]
pub(super) const fn is_hard(byte: u8) -> bool {
    matches!(
        byte,
        b'"' | b';'
            | b'<'
            | b'|'
            | b'\t'
            | b'{'
            | b'}'
            | b'['
            | b']'
            | b'='
            | b':'
            | b'@'
            | 0
            | b'!'
            | b'_'
            | b'$'
            | b'%'
            | b'^'
            | b'~'
            | b'`'
            | b'+'
            | b'?'
            | b'>'
            | b'*'
    )
}

/// Where the region of the anchor at `at` begins.
pub(super) fn region_start(site: &Site<'_>, at: usize) -> usize {
    let floor = site.lo.max(at.saturating_sub(BEFORE));
    let mut start = at;
    let mut lines = 0;
    while start > floor {
        let byte = site.text[start - 1];
        let quote = byte == b'\'' && !(start - 1 > site.lo && is_letter(site.text[start - 2]));
        if quote || is_hard(byte) {
            break;
        }
        if byte == b'\n' {
            lines += 1;
            if lines > LINES_BEFORE || start - 1 > floor && site.text[start - 2] == b'\n' {
                break;
            }
        }
        start -= 1;
    }
    // Never within a word.
    if start == floor && start > site.lo {
        while start < at && !matches!(site.text[start], b' ' | b'\n' | b',') {
            start += 1;
        }
    }
    start
}

impl<'t> Tokens<'t> {
    /// Divides the text from `start` on, up to what `anchor` and the rules allow.
    pub(super) fn read(site: &Site<'t>, start: usize, anchor: usize) -> Tokens<'t> {
        let mut tokens =
            Tokens { text: site.text, list: [Token::default(); MOST], count: 0, closed: false, start };
        let limit = site.hi.min(anchor + BEHIND);
        let mut at = start;
        let mut lines = 0;
        let mut gap = Gap::Hard;
        while tokens.count < MOST {
            let (next, seen) = skip(site, at, limit);
            let seen = if tokens.count == 0 { Gap::Hard } else { seen };
            if seen >= Gap::Hard && tokens.count > 0 {
                // Line quotes (`> `) and `???` stand behind line ends and are skipped there.
                tokens.closed = true;
                break;
            }
            if next >= limit {
                tokens.closed = next >= site.hi;
                break;
            }
            if matches!(seen, Gap::Line | Gap::Paragraph) && next > anchor {
                lines += 1;
                if lines > LINES {
                    break;
                }
            }
            gap = gap.max(seen);
            let Some(mut token) = read(site, next, limit) else {
                tokens.closed = true;
                break;
            };
            token.gap = gap;
            at = token.end as usize;
            tokens.list[tokens.count] = token;
            tokens.count += 1;
            gap = Gap::None;
        }
        // A word that the limit cuts is none.
        if !tokens.closed && tokens.count > 0 && tokens.list[tokens.count - 1].end as usize >= limit {
            tokens.count -= 1;
        }
        tokens
    }

    pub(super) fn all(&self) -> &[Token] {
        &self.list[..self.count]
    }

    pub(super) fn word(&self, index: usize) -> &'t [u8] {
        self.list.get(index).map_or(&[], |token| &self.text[token.range()])
    }
}

/// Skips what separates tokens, and tells how much it separates.
fn skip(site: &Site<'_>, mut at: usize, limit: usize) -> (usize, Gap) {
    let mut gap = Gap::None;
    let (mut lines, mut blanks) = (0, 0);
    while at < limit {
        let byte = site.text[at];
        let (length, seen) = match byte {
            b' ' => {
                blanks += 1;
                (1, if blanks > 3 && lines == 0 { Gap::Dash } else { Gap::Blank })
            }
            b'\r' => (1, Gap::Blank),
            b',' => (1, Gap::Comma),
            b'\n' => {
                lines += 1;
                (1, if lines > 1 { Gap::Paragraph } else { Gap::Line })
            }
            b'(' | b')' => (1, Gap::Dash),
            // A full stop ends a sentence, or a word that is cut short: the token before knows.
            b'.' => (
                1,
                if matches!(site.byte(at + 1), b' ' | b'\n' | b',' | b'\r') { Gap::Blank } else { Gap::None },
            ),
            b'-' | b'/' => {
                (1, if gap == Gap::Blank || site.byte(at + 1) == b' ' { Gap::Dash } else { Gap::None })
            }
            // Quoted lines of mail, comments.
            b'>' | b'?' | b'*' | b'|' if lines > 0 && gap >= Gap::Line => (1, Gap::None),
            b'\\' => match site.byte(at + 1) {
                b'n' => {
                    lines += 1;
                    (2, if lines > 1 { Gap::Paragraph } else { Gap::Line })
                }
                b',' => (2, Gap::Comma),
                b'r' => (2, Gap::Blank),
                _ => return (at, Gap::Hard),
            },
            0xc2 if site.byte(at + 1) == 0xa0 => (2, Gap::Blank),
            0xe2 if site.byte(at + 1) == 0x80 => match site.byte(at + 2) {
                0x90..=0x95 => (3, Gap::Dash),
                0xaf | 0x80..=0x8a => (3, Gap::Blank),
                _ => return (at, Gap::Hard),
            },
            0xc2 if !matches!(site.byte(at + 1), 0xaa | 0xb0 | 0xb4 | 0xba | 0xbd) => return (at, Gap::Hard),
            b'\'' => return (at, Gap::Hard),
            _ if is_hard(byte) => return (at, Gap::Hard),
            _ => break,
        };
        at += length;
        gap = gap.max(seen);
    }
    if at >= site.hi {
        return (at, Gap::Hard);
    }
    (at, gap)
}

#[inline]
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

/// Whether a character within a token goes on at `at`: the length of it.
#[inline]
fn goes_on(site: &Site<'_>, at: usize) -> usize {
    let byte = site.byte(at);
    let word = |b: u8| b.is_ascii_alphanumeric() || b >= 0x80;
    match byte {
        b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => 1,
        // `l'église`, `d’Orge`.
        b'\'' if word(site.byte(at + 1)) => 1,
        0xe2 if site.byte(at + 1) == 0x80 => {
            3 * usize::from(matches!(site.byte(at + 2), 0x98 | 0x99) && word(site.byte(at + 3)))
        }
        0xc2 => usize::from(matches!(site.byte(at + 1), 0xaa | 0xb0 | 0xb4 | 0xba | 0xbd)) * 2,
        0x80.. => 1,
        b'-' | b'/' | b'.' | b'&' if word(site.byte(at + 1)) => 1,
        _ => 0,
    }
}

/// The token at `at`; `None` where there is none.
fn read(site: &Site<'_>, at: usize, limit: usize) -> Option<Token> {
    let first = site.byte(at);
    // `C/ Mayor`: the short form of *calle*, UPU guide of Spain.
    if matches!(first, b'c' | b'C')
        && site.byte(at + 1) == b'/'
        && !matches!(site.byte(at + 2), b'o' | b'O' | b'0'..=b'9')
    {
        return Some(Token {
            start: at as u32,
            end: at as u32 + 2,
            kind: Kind::Word,
            role: Role::WAY_BEFORE,
            gap: Gap::None,
            capital: true,
            stopped: site.byte(at + 2) == b'.',
        });
    }
    if matches!(first, b'#' | b'&') {
        let role = if first == b'#' { Role::UNIT.or(Role::NUMBER) } else { Role::PARTICLE };
        return Some(Token {
            start: at as u32,
            end: at as u32 + 1,
            kind: Kind::Symbol,
            role,
            gap: Gap::None,
            capital: false,
            stopped: false,
        });
    }
    let mut end = at;
    let (mut digits, mut letters, mut joints) = (0, 0, 0);
    while end < limit {
        let length = goes_on(site, end);
        if length == 0 {
            break;
        }
        let byte = site.text[end];
        if byte.is_ascii_digit() {
            digits += 1;
        } else if is_letter(byte) {
            letters += 1;
        } else {
            // `St.John`, `Nr.5`: a full stop or slash behind letters parts, except in `N.W.`, `s/n`.
            let run = end - at;
            if byte == b'.' && letters > 0 && joints == 0 && run >= 2 && digits == 0 {
                break;
            }
            if matches!(byte, b'.' | b'&')
                && digits > 0
                && letters == 0
                && !site.byte(end + 1).is_ascii_digit()
            {
                break;
            }
            if byte == b'-' && digits == 0 && letters > 0 && site.byte(end + 1).is_ascii_digit() {
                // `D-12345`, `I-80`; `word-12` is no word of an address, but one all the same.
                if letters > 2 {
                    joints += 1;
                }
            }
            joints += 1;
        }
        end += length;
    }
    if end == at {
        return None;
    }
    let word = &site.text[at..end];
    let kind = match (digits > 0, letters > 0) {
        (true, false) => Kind::Number,
        (true, true) => Kind::Mixed,
        (false, true) => Kind::Word,
        (false, false) => return None,
    };
    let stopped = site.byte(end) == b'.';
    // Of `l'Exemple` and `d’Orves` the noun tells.
    let elided = word.iter().take(3).position(|&b| b == b'\'' || b == 0xe2).filter(|at| *at > 0);
    let noun = elided.and_then(|at| word.get(at + if word[at] == 0xe2 { 3 } else { 1 }..)).unwrap_or(word);
    let initial = noun.first().copied().unwrap_or_default();
    let capital =
        first.is_ascii_uppercase() || initial.is_ascii_uppercase() || initial >= 0x80 && is_upper(noun);
    let role = if kind == Kind::Number { Role::NONE } else { role(word) };
    Some(Token { start: at as u32, end: end as u32, kind, role, gap: Gap::None, capital, stopped })
}

/// Whether a word begins with a capital, its first letter not being ASCII.
fn is_upper(word: &[u8]) -> bool {
    let length = word.len().min(4);
    let first = match std::str::from_utf8(&word[..length]) {
        Ok(text) => text.chars().next(),
        Err(error) => std::str::from_utf8(&word[..error.valid_up_to()]).ok().and_then(|t| t.chars().next()),
    };
    first.is_some_and(|c| c.is_uppercase() || !c.is_lowercase())
}
