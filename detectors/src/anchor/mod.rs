//! Stage 1: one pass over the text that finds where a value could be.
//!
//! Every 48 bytes a window of 64 bytes is classified into bit masks ([`simd`]); 5 bytes of it are
//! look-behind and 11 look-ahead, so that an anchor is a few shifts and ands without carries between
//! windows, and no window depends on another: where a text is cut never changes its anchors. The
//! anchors go into one list a kind; stage 2 checks each list with code that is small and stays hot.

pub(crate) mod simd;

use simd::{Level, Masks, Pass, Plain, Rest, Window, may_join, six};

/// Bytes of a window before the first that it reports.
const BEHIND: usize = 5;
/// Bytes that a window reports.
const STRIDE: usize = 48;
/// The bits that a window reports.
const REPORTED: u64 = ((1 << STRIDE) - 1) << BEHIND;

/// A window with fewer digits holds no start of a number and no dotted quad: the shortest quad has four,
/// and a number has at least four in its first ten bytes (gaps that leave fewer, as in `1 - 2 - 3 - 4`,
/// are no way to write one).
const FEWEST_DIGITS: u32 = 4;

/// Positions where a value could be, one list a kind, each ascending.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    /// `@` after something that is no white space.
    pub(crate) at: Vec<u32>,
    /// The first digit of a run of at least seven digits and gaps; gaps are one to three
    /// separators or non-ASCII bytes between digits. No letter stands directly before it.
    pub(crate) number: Vec<u32>,
    /// The first dot of a chain of three with one to three digits between.
    pub(crate) dotted: Vec<u32>,
    /// The first colon of `::` with a plausible group beside it, or of a chain of three.
    pub(crate) colon: Vec<u32>,
    /// The first `-` of a chain of four with two hexadecimal digits between, or the first `.` of two
    /// with four between.
    pub(crate) hex_group: Vec<u32>,
    /// A word start of two letters and two digits.
    pub(crate) letters_digits: Vec<u32>,
    /// A word of 8 or 11 capitals and digits of which the first six are capitals.
    pub(crate) capitals: Vec<u32>,
    /// A capital beside a digit, the second of the two: at least the first such place of every word.
    pub(crate) mixed: Vec<u32>,
    /// `:`, `=` or `>`, alone, behind a word and at most one more byte, not a dash: what ends a label.
    pub(crate) label: Vec<u32>,
    /// `$` before a letter or digit and behind neither.
    pub(crate) dollar: Vec<u32>,
    /// The first of five dashes before a capital.
    pub(crate) dashes: Vec<u32>,
    /// A separator between a letter and a digit: products and their versions, numbers behind words.
    pub(crate) word_number: Vec<u32>,
    /// The separator between a number and a letter.
    pub(crate) number_word: Vec<u32>,
    /// `:` and two separators behind a letter: `://`.
    pub(crate) url: Vec<u32>,
    /// A word start of a digit, a letter and eight hexadecimal digits.
    pub(crate) hexadecimal: Vec<u32>,
    /// A word start of two to four letters, a digit and a letter.
    pub(crate) bech32: Vec<u32>,
    /// Four digits that stand free.
    pub(crate) year: Vec<u32>,
    /// A blank between a number and a word, in either order, where a comma may stand before the blank, or a full
    /// stop behind the word; or behind a number and a letter, before a capital; or between two numbers, of which the second has a letter.
    pub(crate) house: Vec<u32>,
    /// A capital that no letter or digit stands before, or the first byte beyond ASCII of a word or behind a
    /// separator.
    pub(crate) capital: Vec<u32>,
}

impl Anchors {
    fn lists(&mut self) -> [(&'static str, &mut Vec<u32>); 19] {
        [
            ("at sign", &mut self.at),
            ("run of digits", &mut self.number),
            ("dots between digits", &mut self.dotted),
            ("colons", &mut self.colon),
            ("groups of hexadecimal digits", &mut self.hex_group),
            ("two letters and two digits", &mut self.letters_digits),
            ("capitals", &mut self.capitals),
            ("capital beside a digit", &mut self.mixed),
            ("end of a label", &mut self.label),
            ("dollar sign", &mut self.dollar),
            ("dashes", &mut self.dashes),
            ("number behind a word", &mut self.word_number),
            ("word behind a number", &mut self.number_word),
            ("scheme of a URL", &mut self.url),
            ("hexadecimal number", &mut self.hexadecimal),
            ("two letters, digit and letter", &mut self.bech32),
            ("four digits", &mut self.year),
            ("number beside a word", &mut self.house),
            ("word with a capital", &mut self.capital),
        ]
    }

    /// Empties the lists and keeps their memory.
    pub(crate) fn clear(&mut self) {
        for (_, list) in self.lists() {
            list.clear();
        }
    }

    /// Tells every list that holds something, with its name.
    pub(crate) fn tell(&mut self, told: &mut dyn FnMut(&'static str, &[u32])) {
        for (name, list) in self.lists() {
            if !list.is_empty() {
                told(name, list);
            }
        }
    }

    /// Appends the anchors of `text[from..to]`. Anchors of adjacent ranges, found one range after the
    /// other, are those of the whole.
    pub(crate) fn find(&mut self, level: Level, text: &[u8], from: usize, to: usize) {
        simd::run(level, Tile { text, from, to, anchors: self });
    }
}

struct Tile<'t> {
    text: &'t [u8],
    from: usize,
    to: usize,
    anchors: &'t mut Anchors,
}

impl Pass for Tile<'_> {
    #[inline(always)]
    fn run(self, classify: impl Fn(&Window) -> Result<Masks, Plain>, rest: impl Fn(&Window) -> Rest) {
        let Tile { text, from, to, anchors } = self;
        let mut at = from;
        while at < to {
            let padded;
            // Bit 0 of the window is the byte `at - BEHIND`.
            let inside = at.checked_sub(BEHIND).and_then(|first| text.get(first..)?.first_chunk::<64>());
            let window = match inside {
                Some(window) => window,
                None => {
                    padded = edge(text, at);
                    &padded
                }
            };
            let left = to - at;
            let reported = if left >= STRIDE { REPORTED } else { ((1 << left) - 1) << BEHIND };
            let base = (at as u32).wrapping_sub(BEHIND as u32);
            match classify(window) {
                Ok(masks) => {
                    let rest = if needs_rest(&masks) { rest(window) } else { Rest::default() };
                    anchors.window(&masks, &rest, reported, base);
                }
                Err(plain) => anchors.capitals(plain.upper, plain.high, plain.letter, reported, base),
            }
            at += STRIDE;
        }
    }
}

/// Whether a window may hold anchors other than labels and single bytes: only those need the rest of the classes.
#[inline(always)]
fn needs_rest(m: &Masks) -> bool {
    let word = m.letter | m.digit | m.high | m.colon;
    // `://`: a scheme has two separators behind its colon.
    let scheme = m.colon & m.letter << 1 & !(word >> 1) & !(word >> 2);
    m.digit | scheme | m.colon & m.colon >> 1 | six(m.upper) != 0
        || m.colon.count_ones() >= 3
        || may_join(m.dash | m.dot)
}

/// The window at `at` where it reaches over an end of the text: padded with zeros.
#[cold]
fn edge(text: &[u8], at: usize) -> Window {
    let mut window = [0; 64];
    for (index, byte) in window.iter_mut().enumerate() {
        *byte = (at + index).checked_sub(BEHIND).and_then(|i| text.get(i)).copied().unwrap_or(0);
    }
    window
}

impl Anchors {
    /// Derives the anchors of one window. `base` is the position of bit 0, modulo 2^32.
    #[inline(always)]
    fn window(&mut self, m: &Masks, rest: &Rest, reported: u64, base: u32) {
        let alphanumeric = m.digit | m.letter;
        let word = alphanumeric | m.high | rest.underscore;
        let word_start = !(word << 1);

        push(&mut self.at, m.at & reported, base);

        // Most windows of prose and source code hold hardly a digit.
        if m.digit.count_ones() >= FEWEST_DIGITS {
            // Numbers: close gaps of up to three separators between digits, look for seven in a row.
            let gap = rest.separator | m.high;
            let gap1 = gap & m.digit << 1;
            let gap2 = gap & gap1 << 1;
            let gap3 = gap & gap2 << 1;
            let next = m.digit >> 1;
            let closed3 = gap3 & next;
            let closed2 = gap2 & (next | closed3 >> 1);
            let closed1 = gap1 & (next | closed2 >> 1);
            let number = m.digit | closed1 | closed2 | closed3;
            let two = number & number >> 1;
            let four = two & two >> 2;
            let seven = four & four >> 3;
            // Digits directly behind a letter are part of a word.
            let glued = (m.letter | rest.underscore | number) << 1;
            push(&mut self.number, seven & m.digit & !glued & reported, base);

            // Dots between digits, three of them with one to three bytes between.
            let inner = m.dot & m.digit << 1 & m.digit >> 1;
            if inner & inner.wrapping_sub(1) != 0 {
                let pair = inner & (inner >> 2 | inner >> 3 | inner >> 4);
                let chain = pair & (pair >> 2 | pair >> 3 | pair >> 4);
                let first = chain & !(inner << 2 | inner << 3 | inner << 4);
                push(&mut self.dotted, first & reported, base);
            }

            // Years: four digits, and no word or number around.
            let tied = word | m.dash | m.dot;
            push(&mut self.year, four_free(m.digit) & !(tied << 1) & !(word >> 4) & reported, base);
        }

        let hex = m.digit | rest.hex_letter;
        if m.colon != 0 {
            let mut found = 0;
            if m.colon.count_ones() >= 3 {
                // Colons are of one chain with one to four hexadecimal digits between.
                let (a1, b1) = (hex >> 1, hex << 1);
                let (a2, b2) = (a1 & hex >> 2, b1 & hex << 2);
                let (a3, b3) = (a2 & hex >> 3, b2 & hex << 3);
                let (a4, b4) = (a3 & hex >> 4, b3 & hex << 4);
                let ahead = |c: u64| a1 & c >> 2 | a2 & c >> 3 | a3 & c >> 4 | a4 & c >> 5;
                let linked = m.colon & ahead(m.colon);
                let behind = b1 & m.colon << 2 | b2 & m.colon << 3 | b3 & m.colon << 4 | b4 & m.colon << 5;
                found = linked & ahead(linked) & !behind;
            }
            // `::` with at most four hexadecimal digits and then no word on both sides, and with some
            // on one side at least.
            let double = m.colon & m.colon >> 1 & !(m.colon << 1);
            if double != 0 {
                let (x, o) = (hex, !word);
                let left = x << 1 & (o << 2 | x << 2 & (o << 3 | x << 3 & (o << 4 | x << 4 & o << 5)));
                let right = x >> 2 & (o >> 3 | x >> 3 & (o >> 4 | x >> 4 & (o >> 5 | x >> 5 & o >> 6)));
                let plausible = (left | o << 1) & (right | o >> 2) & (left | right);
                found |= double & plausible;
            }
            push(&mut self.colon, found & reported, base);
            let scheme = m.colon & rest.separator >> 1 & rest.separator >> 2 & m.letter << 1;
            push(&mut self.url, scheme & reported, base);
        }

        // Groups of two hexadecimal digits joined by `-`, of four joined by `.`.
        if may_join(m.dash | m.dot) {
            let dashes = m.dash & hex << 1 & hex >> 1;
            let dots = m.dot & hex << 1 & hex >> 1;
            let pairs = dashes & dashes >> 3 & dashes >> 6 & dashes >> 9 & !(dashes << 3);
            let fours = dots & dots >> 5 & !(dots << 5);
            push(&mut self.hex_group, (pairs | fours) & reported, base);
            let two = m.dash & m.dash >> 1;
            let five = two & two >> 2 & m.dash >> 4 & m.upper >> 5 & !(m.dash << 1);
            push(&mut self.dashes, five & reported, base);
        }

        if m.digit != 0 {
            self.beside_digits(m, rest, word_start, reported, base);
        }

        // Labels: a letter, or one byte of punctuation or a blank behind a letter, comes before.
        let name = m.letter | m.high;
        let marks = m.colon | m.equals;
        let other = !(m.digit | marks | m.dash);
        let ends = marks & !(marks << 1) & !(marks >> 1) & (name << 1 | other << 1 & name << 2);
        push(&mut self.label, ends & reported, base);

        // Rare punctuation.
        if m.dollar != 0 {
            push(&mut self.dollar, m.dollar & alphanumeric >> 1 & !(alphanumeric << 1) & reported, base);
        }

        self.capitals(m.upper, m.high, alphanumeric, reported, base);
        let six = six(m.upper) & word_start;
        if six != 0 {
            let b = m.upper | m.digit;
            let eight = six & b >> 6 & b >> 7;
            let eleven = eight & b >> 8 & b >> 9 & b >> 10;
            push(&mut self.capitals, (eight & !(word >> 8) | eleven & !(word >> 11)) & reported, base);
        }
    }

    /// Words with capitals, and words that begin beyond ASCII.
    #[inline(always)]
    fn capitals(&mut self, upper: u64, high: u64, alphanumeric: u64, reported: u64, base: u32) {
        push(&mut self.capital, (upper | high & !(high << 1)) & !(alphanumeric << 1) & reported, base);
    }

    /// What stands beside digits, of windows that hold any.
    #[inline(always)]
    fn beside_digits(&mut self, m: &Masks, rest: &Rest, word_start: u64, reported: u64, base: u32) {
        let alphanumeric = m.digit | m.letter;
        if m.upper != 0 {
            // The first boundary between capital and digit of every word: adding its first bit to the bits
            // that are no boundary carries up to there.
            let boundary = m.upper << 1 & m.digit | m.digit << 1 & m.upper;
            let start = alphanumeric & !(alphanumeric << 1);
            let first = start.wrapping_add(alphanumeric & !boundary) & boundary;
            push(&mut self.mixed, first & reported, base);
        }
        push(&mut self.word_number, m.letter << 1 & rest.separator & m.digit >> 1 & reported, base);
        push(&mut self.number_word, m.digit << 1 & rest.separator & m.letter >> 1 & reported, base);
        let l = m.letter;

        // `0x` and a long number.
        let prefix = word_start & m.digit & m.letter >> 1;
        if prefix != 0 {
            let hex = m.digit | rest.hex_letter;
            let pairs = hex & hex >> 1;
            let quads = pairs & pairs >> 2;
            push(&mut self.hexadecimal, prefix & quads >> 2 & quads >> 6 & reported, base);
        }

        // Words of two to four letters, a digit and a letter.
        let coin = word_start
            & l
            & l >> 1
            & (m.digit >> 2 & l >> 3 | l >> 2 & (m.digit >> 3 & l >> 4 | l >> 3 & m.digit >> 4 & l >> 5));
        push(&mut self.bech32, coin & reported, base);

        let name = m.letter | m.high;
        let comma = rest.comma << 1;
        let behind = (name << 1 | (comma | m.dot << 1) & name << 2) & m.digit >> 1;
        let ahead = (m.digit << 1 | comma & m.digit << 2) & name >> 1;
        let lettered = m.letter << 1 & m.digit << 2 & m.upper >> 1;
        let ordinal = m.digit << 1 & m.digit >> 1 & (m.letter >> 2 | m.digit >> 2 & m.letter >> 3);
        push(&mut self.house, rest.blank & (behind | ahead | lettered | ordinal) & reported, base);
        let country = m.digit >> 2 & m.digit >> 3 & word_start & l & l >> 1;
        push(&mut self.letters_digits, country & reported, base);
    }
}

/// Starts of runs of exactly four digits.
#[inline(always)]
fn four_free(digit: u64) -> u64 {
    let two = digit & digit >> 1;
    two & two >> 2 & !(digit << 1) & !(digit >> 4)
}

#[inline(always)]
fn push(list: &mut Vec<u32>, mut bits: u64, base: u32) {
    while bits != 0 {
        list.push(base.wrapping_add(bits.trailing_zeros()));
        bits &= bits - 1;
    }
}

#[cfg(test)]
mod tests;
