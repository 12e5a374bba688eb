//! Runs: words that stand together and may hold names of persons, with what stands around them.

use crate::lexicon::{Class, Recent};

use super::token::{self, Case, Gap, Token};

/// The most words of a run.
pub(crate) const MOST: usize = 16;

/// How many words around a run the model sees on each side.
pub(crate) const AROUND: usize = 2;

/// How many particles in a row a name has.
const PARTICLES: usize = 3;

/// How far around a run is looked, in bytes.
const REACH: usize = 96;

/// What is known of the value that a run stands in. The numbers are features of the model: they stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Place {
    /// Running text.
    #[default]
    Text = 0,
    /// A value of a field whose name says nothing of persons.
    Value = 1,
    /// A value of a field for names, of persons as far as its name tells.
    Name = 2,
    /// A value of a field that is named for something else: the model learns from such, the engine skips them.
    Else = 6,
    /// Source code and configuration.
    Source = 7,
}

/// Words that stand together, with those around.
#[derive(Debug, Default)]
pub(crate) struct Run {
    /// What words are that were read lately.
    pub(crate) recent: Recent,
    /// Up to [`AROUND`] words before the run, its words, up to [`AROUND`] words behind.
    pub(crate) tokens: Vec<Token>,
    /// The first word of the run, in `tokens`.
    pub(crate) first: usize,
    /// Behind its last.
    pub(crate) last: usize,
    /// What stands behind the last word of `tokens`.
    pub(crate) after: Gap,
    /// Where it stands.
    pub(crate) place: Place,
}

impl Token {
    /// Whether the word begins with a capital.
    #[inline]
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.case, Case::Capital | Case::Capitals | Case::Initial | Case::Mixed)
    }

    /// Whether the word is a name in small letters, and not more likely a common word.
    #[inline]
    pub(crate) fn is_small_name(&self) -> bool {
        self.case == Case::Small
            && self.class.common() <= 1
            && (self.class.given() > 0 || self.class.family() > 1)
            && self.length() >= 3
    }

    fn length(&self) -> u32 {
        self.end - self.start
    }

    /// Whether it may be an abbreviation that ends with a full stop within a name.
    fn is_abbreviation(&self) -> bool {
        self.case == Case::Initial
            || self.class.has(Class::TITLE)
            || self.class.has(Class::SUFFIX)
            || self.case == Case::Capital && self.length() == 2
    }

    /// How much speaks for a name, as far as the word alone tells: 2 where that is enough to look closer, 1 where
    /// it takes a second such word or a title.
    #[inline]
    fn weight(&self, place: Place) -> u32 {
        let class = self.class;
        let level = class.given().max(class.family());
        if level > 0 {
            // A word that is common, and a name as well (`Will`, `Mark`, `White`).
            return if class.common() == 0 || level > class.common() { 2 } else { 1 };
        }
        if class.has(Class::TITLE) {
            return 1;
        }
        // What is no word that we know, in text where such words are names. A word in capitals may be an
        // abbreviation.
        if place == Place::Source || self.length() < 3 || class.common() > 0 || class.is_other() {
            return 0;
        }
        match self.case {
            Case::Capital => 2,
            Case::Capitals | Case::Mixed => 1,
            _ => 0,
        }
    }
}

impl Run {
    /// Reads the run of words with capitals that begins at `at`, without what stands around; tells where it ends.
    /// It is left empty where a word alone says that it is no name.
    pub(crate) fn read(&mut self, text: &[u8], hi: usize, at: usize, place: Place) -> usize {
        self.tokens.clear();
        (self.first, self.last, self.place) = (0, 0, place);
        let first = token::at(text, at, hi, Gap::Edge, &mut self.recent);
        let end = first.end as usize;
        if !may_go_on(text, end, hi) || !goes_on(text, end, hi) {
            if end - at > 1 && first.is_capital() && first.weight(place) >= 2 {
                self.tokens.push(first);
                self.last = 1;
            }
            return end;
        }
        if !first.is_capital() {
            return end;
        }
        self.read_on(text, hi, first)
    }

    /// Reads the words behind the first of a run; tells where it ends.
    fn read_on(&mut self, text: &[u8], hi: usize, first: Token) -> usize {
        let place = self.place;
        let mut last = first;
        let mut end = first.end as usize;
        self.tokens.push(last);
        while self.tokens.len() < MOST && goes_on(text, end, hi) {
            match token::next(text, end, hi, &mut self.recent) {
                Ok(next) if joins(&last, &next) => {
                    last = next;
                    self.tokens.push(last);
                    end = last.end as usize;
                }
                Ok(next) if is_particle(&next) => {
                    if !self.particles(text, hi, next) {
                        break;
                    }
                    let Some(token) = self.tokens.last() else { break };
                    last = *token;
                    end = last.end as usize;
                }
                _ => break,
            }
        }
        self.last = self.tokens.len();
        let mut sum = 0;
        let enough = self.tokens.iter().any(|token| {
            sum += token.weight(place);
            sum >= 2
        });
        if !enough {
            self.tokens.clear();
            self.last = 0;
        }
        end
    }

    /// Reads the run of names in small letters that `first` begins; tells where it ends.
    pub(crate) fn read_small(&mut self, text: &[u8], hi: usize, first: Token, place: Place) -> usize {
        self.tokens.clear();
        (self.first, self.place) = (0, place);
        self.tokens.push(first);
        let mut last = first;
        while self.tokens.len() < MOST {
            match token::next(text, last.end as usize, hi, &mut self.recent) {
                Ok(next) if next.gap == Gap::Space && next.is_small_name() || joins(&last, &next) => {
                    self.tokens.push(next);
                    last = next;
                }
                _ => break,
            }
        }
        self.last = self.tokens.len();
        last.end as usize
    }

    /// Adds what stands around the run that was read.
    pub(crate) fn surround(&mut self, text: &[u8], (lo, hi): (usize, usize)) {
        let (Some(first), Some(last)) = (self.tokens.first(), self.tokens.last()) else { return };
        let (at, end) = (first.start as usize, last.end as usize);
        self.before(text, lo, at);
        self.behind(text, end, hi);
    }

    /// Reads all words of `lo..hi`, up to [`MOST`], as one run.
    pub(crate) fn read_all(&mut self, text: &[u8], (lo, hi): (usize, usize), place: Place) {
        self.tokens.clear();
        (self.first, self.last, self.place) = (0, 0, place);
        let mut end = lo;
        while self.tokens.len() < MOST {
            match token::next(text, end, hi, &mut self.recent) {
                Ok(mut next) => {
                    if end == lo {
                        next.gap = Gap::Edge;
                    }
                    self.tokens.push(next);
                    end = next.end as usize;
                }
                Err(_) => break,
            }
        }
        self.last = self.tokens.len();
        self.behind(text, end, hi);
    }

    /// The words before the run that begins at `at`; particles before it belong to it.
    fn before(&mut self, text: &[u8], lo: usize, at: usize) {
        let lo = at.saturating_sub(REACH).max(lo);
        // A character may have been cut.
        let lo = (lo..at).find(|place| text[*place] & 0xc0 != 0x80).unwrap_or(at);
        let mut left = [self.tokens[0]; AROUND + PARTICLES + 1];
        // The words from right to left; the run's first stands at the end.
        let mut count = 0;
        let mut particles = 0;
        let mut open = true;
        while open || count < AROUND + particles {
            let later = &mut left[AROUND + PARTICLES - count];
            match token::before(text, lo, later.start as usize, &mut self.recent) {
                Ok((token, between)) => {
                    later.gap = between;
                    open = open && particles < PARTICLES && is_particle(&Token { gap: between, ..token });
                    particles += usize::from(open);
                    count += 1;
                    left[AROUND + PARTICLES - count] = token;
                }
                Err(gap) => {
                    later.gap = gap;
                    break;
                }
            }
        }
        self.tokens[0].gap = left[AROUND + PARTICLES].gap;
        let read = self.tokens.len();
        self.tokens.resize(read + count, left[0]);
        self.tokens.copy_within(..read, count);
        self.tokens[..count].copy_from_slice(&left[AROUND + PARTICLES - count..AROUND + PARTICLES]);
        self.first = count - particles;
        self.last += count;
    }

    /// The words behind the run, which ends at `end`.
    fn behind(&mut self, text: &[u8], mut end: usize, hi: usize) {
        let hi = hi.min(end + REACH);
        self.after = Gap::Edge;
        for _ in 0..AROUND {
            match token::next(text, end, hi, &mut self.recent) {
                Ok(next) => {
                    end = next.end as usize;
                    self.tokens.push(next);
                }
                Err(gap) => {
                    self.after = gap;
                    break;
                }
            }
        }
    }

    /// Takes up to three particles from `first` on, and the capital behind them.
    fn particles(&mut self, text: &[u8], hi: usize, first: Token) -> bool {
        let before = self.tokens.len();
        let mut token = first;
        for _ in 0..PARTICLES {
            self.tokens.push(token);
            match token::next(text, token.end as usize, hi, &mut self.recent) {
                Ok(next) if next.is_capital() && is_close(next.gap) => {
                    self.tokens.push(next);
                    return true;
                }
                Ok(next) if is_particle(&next) => token = next,
                _ => break,
            }
        }
        self.tokens.truncate(before);
        false
    }

    /// Whether it can hold a name as far as its words alone tell.
    #[inline]
    pub(crate) fn may_hold_name(&self) -> bool {
        self.last > self.first
    }
}

/// Words that alone are no name, as read lately: of a log's words with capitals most are few.
#[derive(Debug)]
pub(crate) struct Dull(Box<[u64; Dull::SLOTS]>);

impl Dull {
    const SLOTS: usize = 256;

    /// What stands for the word of one to seven letters at `at`, and its end.
    #[inline(always)]
    pub(crate) fn key(text: &[u8], at: usize, place: Place) -> Option<(u64, usize)> {
        let (letters, length) = token::few_letters(text, at)?;
        // The bit is free: the eighth byte is none of the word's.
        Some((letters | u64::from(place == Place::Source) << 63, at + length))
    }

    #[inline(always)]
    const fn slot(key: u64) -> usize {
        (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize
    }

    /// Whether the word is known to be none, and stands alone.
    #[inline(always)]
    pub(crate) fn holds(&self, key: u64, text: &[u8], end: usize, hi: usize) -> bool {
        self.0[Dull::slot(key)] == key && (!may_go_on(text, end, hi) || !goes_on(text, end, hi))
    }

    /// Keeps a word that was read alone and is no name.
    #[inline]
    pub(crate) fn keep(&mut self, key: u64) {
        self.0[Dull::slot(key)] = key;
    }
}

impl Default for Dull {
    fn default() -> Dull {
        Dull(Box::new([0; Dull::SLOTS]))
    }
}

/// [`goes_on`] at a first look: at the byte behind the word.
#[inline(always)]
fn may_go_on(text: &[u8], end: usize, hi: usize) -> bool {
    if end >= hi {
        return false;
    }
    match text[end] {
        b' ' => match text.get(end + 1..).and_then(|rest| rest.first_chunk::<2>()) {
            Some([first @ b'a'..=b'z', second]) => may_be_particle(*first, *second),
            Some([first, _]) => *first >= 0x80 || first.is_ascii_uppercase() || matches!(first, b' ' | b'\''),
            None => true,
        },
        byte => matches!(byte, b'-' | b'\'' | b'^' | b',' | b'.') || byte >= 0x80,
    }
}

/// Whether a run may go on behind a word that ends at `end`: a look at few bytes, which is right where it says no.
#[inline]
fn goes_on(text: &[u8], end: usize, hi: usize) -> bool {
    let get = |at: usize| if at < hi { text[at] } else { 0 };
    let begins = |byte: u8| byte.is_ascii_uppercase() || byte >= 0x80;
    let blanks = |mut at: usize| {
        let most = at + 4;
        while at < most && get(at) == b' ' {
            at += 1;
        }
        at
    };
    match get(end) {
        b' ' => {
            let mut at = blanks(end);
            for _ in 0..=PARTICLES {
                if begins(get(at)) || get(at) == b'\'' {
                    return true;
                }
                // A particle: a short word in small letters.
                if !may_be_particle(get(at), get(at + 1)) {
                    return false;
                }
                let word = at;
                while at - word <= LONGEST_PARTICLE && get(at).is_ascii_lowercase() {
                    at += 1;
                }
                if at == word || at - word > LONGEST_PARTICLE {
                    return at > word && get(at) >= 0x80;
                }
                match get(at) {
                    b' ' | b'-' | b'\'' => at = blanks(at + 1),
                    other => return other >= 0x80,
                }
            }
            false
        }
        b'-' | b'\'' | b'^' | b',' | b'.' => {
            let byte = get(blanks(end + 1));
            begins(byte) || byte.is_ascii_lowercase() && matches!(get(end), b'-' | b'\'')
        }
        byte => byte >= 0x80,
    }
}

/// Whether a particle may begin with two letters, as far as few of them do. What begins beyond ASCII may.
#[inline(always)]
const fn may_be_particle(first: u8, second: u8) -> bool {
    match first {
        b'd' => matches!(second, b'a' | b'e' | b'i' | b'o' | b'u' | b'\''),
        b'v' => matches!(second, b'a' | b'e' | b'o'),
        b'l' => matches!(second, b'a' | b'e' | b'o'),
        b'h' | b't' => second == b'e',
        b'z' => matches!(second, b'a' | b'u'),
        b'a' => {
            matches!(second, b'b' | b'd' | b'f' | b'l' | b'n' | b'p' | b'r' | b's' | b'u' | b'v')
        }
        b'b' => matches!(second, b'a' | b'e' | b'i'),
        b'e' => matches!(second, b' ' | b'd' | b'l'),
        b'i' => matches!(second, b' ' | b'b' | b'n'),
        b'o' => matches!(second, b' ' | b'g' | b'p' | b'u'),
        b'u' => matches!(second, b'd' | b'l'),
        b'm' => matches!(second, b'a' | b'c'),
        b'f' | b'n' => second == b'i',
        b's' => matches!(second, b'a' | b't'),
        b'y' | b'\'' => true,
        _ => first >= 0x80,
    }
}

/// The longest particle, in bytes (`della`, `degli`).
const LONGEST_PARTICLE: usize = 5;

/// Whether two words of one name may have the gap between them.
const fn is_close(gap: Gap) -> bool {
    matches!(gap, Gap::Space | Gap::Hyphen | Gap::Apostrophe | Gap::Caret)
}

/// Whether a small word may belong to the name that goes on behind it.
fn is_particle(token: &Token) -> bool {
    token.case == Case::Small && token.class.has(Class::PARTICLE) && is_close(token.gap)
}

/// Whether the run goes on with `next`.
#[inline]
fn joins(last: &Token, next: &Token) -> bool {
    next.is_capital()
        && (is_close(next.gap)
            || next.gap == Gap::Comma
            || matches!(next.gap, Gap::Stop | Gap::Dot) && last.is_abbreviation())
}
