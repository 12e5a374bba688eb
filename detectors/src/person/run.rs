//! Runs: words that stand together and may hold names of persons, with what stands around them.

use crate::lexicon::Class;

use super::token::{self, Case, Gap, Token};

/// The most words of a run.
pub(crate) const MOST: usize = 16;

/// How many words around a run the model sees on each side.
pub(crate) const AROUND: usize = 2;

/// How many particles in a row a name has.
const PARTICLES: usize = 3;

/// How far around a run is looked, in bytes.
const REACH: usize = 96;

/// What is known of the value that a run stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Place {
    /// Running text.
    #[default]
    Text,
    /// A value of a field whose name says nothing of persons.
    Value,
    /// A value of a field that may be named for a person or for a thing (`name`).
    Name,
    /// A value of a field for names of persons.
    Person,
    /// A value of a field for given names.
    Given,
    /// A value of a field for family names.
    Family,
    /// A value of a field that is named for something else.
    Else,
    /// Source code and configuration.
    Source,
}

/// Words that stand together, with those around.
#[derive(Debug, Default)]
pub(crate) struct Run {
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

impl Default for Gap {
    fn default() -> Gap {
        Gap::Edge
    }
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

    /// Whether it may be a name, or a part of one, as far as the word alone tells.
    #[inline]
    fn may_be_name(&self, place: Place, alone: bool) -> bool {
        let known = self.class.given() > 0 || self.class.family() > 0;
        if known {
            return true;
        }
        // What is no word that we know, in text where such words are names. A word in capitals may be an
        // abbreviation: it needs another beside it.
        place != Place::Source
            && (self.case == Case::Capital || self.case == Case::Capitals && !alone)
            && self.length() >= 3
            && self.class.common() == 0
            && !self.class.is_other()
    }
}

impl Run {
    /// Reads the run of words with capitals that begins at `at`, without what stands around; tells where it ends.
    pub(crate) fn read(&mut self, text: &[u8], hi: usize, at: usize, place: Place) -> usize {
        self.tokens.clear();
        (self.first, self.place) = (0, place);
        let mut last = token::read(text, at, hi, Gap::Edge);
        self.tokens.push(last);
        let mut end = last.end as usize;
        while self.tokens.len() < MOST {
            match token::next(text, end, hi) {
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
        end
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
            match token::next(text, end, hi) {
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
        loop {
            let later = &mut left[AROUND + PARTICLES - count];
            match token::before(text, lo, later.start as usize) {
                Ok((token, between)) => {
                    later.gap = between;
                    open = open && particles < PARTICLES && is_particle(&Token { gap: between, ..token });
                    if count == AROUND + particles && !open {
                        break;
                    }
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
        self.tokens.splice(0..0, left[AROUND + PARTICLES - count..AROUND + PARTICLES].iter().copied());
        self.first = count - particles;
        self.last += count;
    }

    /// The words behind the run, which ends at `end`.
    fn behind(&mut self, text: &[u8], mut end: usize, hi: usize) {
        let hi = hi.min(end + REACH);
        self.after = Gap::Edge;
        for _ in 0..AROUND {
            match token::next(text, end, hi) {
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
            match token::next(text, token.end as usize, hi) {
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
        let alone = self.last - self.first == 1;
        self.tokens[self.first..self.last].iter().any(|token| token.may_be_name(self.place, alone))
    }
}

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
    if last.case == Case::Small && next.gap == Gap::Space && next.is_small_name() {
        return true;
    }
    next.is_capital()
        && (is_close(next.gap)
            || next.gap == Gap::Comma
            || matches!(next.gap, Gap::Stop | Gap::Dot) && last.is_abbreviation())
}
