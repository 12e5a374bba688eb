//! Stage 1: one pass over the text that finds where a value could be.
//!
//! Every 48 bytes a window of 64 bytes is classified into bit masks ([`simd`]); 5 bytes of it are
//! look-behind and 11 look-ahead, so that an anchor is a few shifts and ands without carries between
//! windows, and no window depends on another: where a text is cut never changes its anchors. The
//! anchors go into one list a kind; stage 2 checks each list with code that is small and stays hot.

pub(crate) mod simd;

use simd::{Level, Masks, Pass, Window};

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
}

impl Anchors {
    /// Empties the lists and keeps their memory.
    pub(crate) fn clear(&mut self) {
        let Anchors { at, number, dotted, colon, hex_group, letters_digits, capitals } = self;
        for list in [at, number, dotted, colon, hex_group, letters_digits, capitals] {
            list.clear();
        }
    }

    /// Tells every list that holds something, with its name and who looks at it.
    pub(crate) fn tell(&self, told: &mut dyn FnMut(&'static str, &'static str, &[u32])) {
        let Anchors { at, number, dotted, colon, hex_group, letters_digits, capitals } = self;
        for (name, detectors, list) in [
            ("at sign", "email-address", at),
            ("run of digits", "phone-number, payment-card", number),
            ("dots between digits", "ip-address", dotted),
            ("colons", "ip-address, mac-address", colon),
            ("groups of hexadecimal digits", "mac-address", hex_group),
            ("two letters and two digits", "iban", letters_digits),
            ("capitals", "bic", capitals),
        ] {
            if !list.is_empty() {
                told(name, detectors, list);
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
    fn run(self, classify: impl Fn(&Window) -> Masks) {
        let Tile { text, from, to, anchors } = self;
        let mut at = from;
        while at < to {
            // Bit 0 of the window is the byte `at - BEHIND`.
            let inside = at.checked_sub(BEHIND).and_then(|first| text.get(first..)?.first_chunk::<64>());
            let masks = match inside {
                Some(window) => classify(window),
                None => classify(&edge(text, at)),
            };
            let left = to - at;
            let reported = if left >= STRIDE { REPORTED } else { ((1 << left) - 1) << BEHIND };
            anchors.window(&masks, reported, (at as u32).wrapping_sub(BEHIND as u32));
            at += STRIDE;
        }
    }
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
    fn window(&mut self, m: &Masks, reported: u64, base: u32) {
        let alphanumeric = m.digit | m.letter;
        let word = alphanumeric | m.high | m.underscore;
        let word_start = !(word << 1);

        push(&mut self.at, m.at & reported, base);

        // Most windows of prose and source code hold hardly a digit.
        if m.digit.count_ones() >= FEWEST_DIGITS {
            // Numbers: close gaps of up to three separators between digits, look for seven in a row.
            let gap = m.separator | m.high;
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
            let glued = (m.letter | m.underscore | number) << 1;
            push(&mut self.number, seven & m.digit & !glued & reported, base);

            // Dots between digits, three of them with one to three bytes between.
            let inner = m.dot & m.digit << 1 & m.digit >> 1;
            let pair = inner & (inner >> 2 | inner >> 3 | inner >> 4);
            let chain = pair & (pair >> 2 | pair >> 3 | pair >> 4);
            let first = chain & !(inner << 2 | inner << 3 | inner << 4);
            push(&mut self.dotted, first & reported, base);
        }

        let hex = m.digit | m.hex_letter;
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
        }

        // Groups of two hexadecimal digits joined by `-`, of four joined by `.`.
        let dashes = m.dash & hex << 1 & hex >> 1;
        let dots = m.dot & hex << 1 & hex >> 1;
        let pairs = dashes & dashes >> 3 & dashes >> 6 & dashes >> 9 & !(dashes << 3);
        let fours = dots & dots >> 5 & !(dots << 5);
        push(&mut self.hex_group, (pairs | fours) & reported, base);

        let country = m.digit >> 2 & m.digit >> 3 & word_start & m.letter & m.letter >> 1;
        push(&mut self.letters_digits, country & reported, base);

        let u = m.upper;
        let pair = u & u >> 1;
        let six = pair & pair >> 2 & pair >> 4 & word_start;
        if six != 0 {
            let b = m.upper | m.digit;
            let eight = six & b >> 6 & b >> 7;
            let eleven = eight & b >> 8 & b >> 9 & b >> 10;
            push(&mut self.capitals, (eight & !(word >> 8) | eleven & !(word >> 11)) & reported, base);
        }
    }
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
