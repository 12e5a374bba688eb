//! The anchor pass against a naive oracle: every kind, every level, every alignment, every cut.

use proptest::prelude::*;

use super::{Anchors, simd::Level};

/// What the lists promise, byte by byte, straight from their documentation.
struct Oracle<'t>(&'t [u8]);

impl Oracle<'_> {
    fn byte(&self, at: isize) -> u8 {
        usize::try_from(at).ok().and_then(|at| self.0.get(at)).copied().unwrap_or(0)
    }

    fn digit(&self, at: isize) -> bool {
        self.byte(at).is_ascii_digit()
    }

    fn hex(&self, at: isize) -> bool {
        self.byte(at).is_ascii_hexdigit()
    }

    fn word(&self, at: isize) -> bool {
        let b = self.byte(at);
        b.is_ascii_alphanumeric() || b >= 0x80 || b == b'_'
    }

    fn gap(&self, at: isize) -> bool {
        let b = self.byte(at);
        matches!(b, b' ' | b'(' | b')' | b'-' | b'.' | b'/') || b >= 0x80
    }

    /// Whether the byte belongs to a run: a digit, or in a gap of one to three between digits.
    fn run(&self, at: isize) -> bool {
        if self.digit(at) {
            return true;
        }
        (1..=3).any(|length| {
            (0..length).any(|inside| {
                let first = at - inside;
                (first..first + length).all(|i| self.gap(i))
                    && self.digit(first - 1)
                    && self.digit(first + length)
            })
        })
    }

    fn number(&self, at: isize) -> bool {
        let before = self.byte(at - 1);
        self.digit(at)
            && !self.run(at - 1)
            && !(before.is_ascii_alphabetic() || before == b'_')
            && (at..at + 7).all(|i| self.run(i))
    }

    fn opens(&self, at: isize) -> bool {
        (at..at + 12).filter(|&i| self.digit(i)).count() >= 4
    }

    fn dotted(&self, at: isize) -> bool {
        let inner = |i: isize| self.byte(i) == b'.' && self.digit(i - 1) && self.digit(i + 1);
        let next = |i: isize| (2..=4).map(move |d| i + d).filter(|&j| inner(j));
        inner(at) && next(at).any(|second| next(second).next().is_some()) && !(2..=4).any(|d| inner(at - d))
    }

    fn colon(&self, at: isize) -> bool {
        let colon = |i: isize| self.byte(i) == b':';
        let linked = |from: isize, to: isize| (from + 1..to).all(|i| self.hex(i));
        let next = |i: isize| (2..=5).map(move |d| i + d).filter(move |&j| colon(j) && linked(i, j));
        let chained = colon(at)
            && next(at).any(|second| next(second).next().is_some())
            && !(2..=5).any(|d| colon(at - d) && linked(at - d, at));
        let beside = |step: isize, first: isize| {
            let length =
                (0..=4).take_while(|&n| n == 0 || self.hex(first + step * (n - 1))).last().unwrap_or(0);
            (length, !self.word(first + step * length))
        };
        let double = colon(at) && colon(at + 1) && !colon(at - 1) && {
            let ((left, left_ends), (right, right_ends)) = (beside(-1, at - 1), beside(1, at + 2));
            left_ends && right_ends && left + right > 0
        };
        chained || double
    }

    fn hex_group(&self, at: isize) -> bool {
        let between = |i: isize, b: u8| self.byte(i) == b && self.hex(i - 1) && self.hex(i + 1);
        let pairs = [0, 3, 6, 9].iter().all(|d| between(at + d, b'-')) && !between(at - 3, b'-');
        let fours = between(at, b'.') && between(at + 5, b'.') && !between(at - 5, b'.');
        pairs || fours
    }

    fn letters_digits(&self, at: isize) -> bool {
        let letter = |i: isize| self.byte(i).is_ascii_alphabetic();
        !self.word(at - 1) && letter(at) && letter(at + 1) && self.digit(at + 2) && self.digit(at + 3)
    }

    fn capitals(&self, at: isize) -> bool {
        let upper = |i: isize| self.byte(i).is_ascii_uppercase();
        let either = |i: isize| upper(i) || self.digit(i);
        !self.word(at - 1)
            && (at..at + 6).all(upper)
            && either(at + 6)
            && either(at + 7)
            && (!self.word(at + 8) || (at + 8..at + 11).all(either) && !self.word(at + 11))
    }

    fn letter(&self, at: isize) -> bool {
        self.byte(at).is_ascii_alphabetic()
    }

    fn separator(&self, at: isize) -> bool {
        matches!(self.byte(at), b' ' | b'(' | b')' | b'-' | b'.' | b'/')
    }

    fn boundary(&self, at: isize) -> bool {
        let upper = |i: isize| self.byte(i).is_ascii_uppercase();
        upper(at - 1) && self.digit(at) || self.digit(at - 1) && upper(at)
    }

    /// The first boundary between a capital and a digit of its word.
    fn mixed(&self, at: isize) -> bool {
        let word = |i: &isize| self.byte(*i).is_ascii_alphanumeric();
        self.boundary(at) && !(0..at).rev().take_while(word).any(|i| self.boundary(i))
    }

    fn label(&self, at: isize) -> bool {
        let name = |i: isize| self.letter(i) || self.byte(i) >= 0x80;
        let mark = |i: isize| matches!(self.byte(i), b':' | b'=' | b'>');
        // Zeros stand for what lies before the text.
        let other = |i: isize| !(self.digit(i) || mark(i) || self.byte(i) == b'-');
        let named = name(at - 1) || other(at - 1) && name(at - 2);
        mark(at) && !mark(at - 1) && !mark(at + 1) && named
    }

    fn year(&self, at: isize) -> bool {
        let before = self.byte(at - 1);
        (at..at + 4).all(|i| self.digit(i))
            && !self.word(at + 4)
            && !(self.word(at - 1) || matches!(before, b'-' | b'.'))
    }

    fn number_word(&self, at: isize) -> bool {
        self.digit(at - 1) && self.separator(at) && self.letter(at + 1)
    }

    fn house(&self, at: isize) -> bool {
        let name = |i: isize| self.letter(i) || self.byte(i) >= 0x80;
        let comma = self.byte(at - 1) == b',';
        let stopped = comma || self.byte(at - 1) == b'.';
        let behind = (name(at - 1) || stopped && name(at - 2)) && self.digit(at + 1);
        let ahead = (self.digit(at - 1) || comma && self.digit(at - 2)) && name(at + 1);
        let lettered = self.letter(at - 1) && self.digit(at - 2) && self.byte(at + 1).is_ascii_uppercase();
        let ordinal = self.digit(at - 1)
            && self.digit(at + 1)
            && (self.letter(at + 2) || self.digit(at + 2) && self.letter(at + 3));
        self.byte(at) == b' ' && (behind || ahead || lettered || ordinal)
    }

    fn hexadecimal(&self, at: isize) -> bool {
        !self.word(at - 1) && self.digit(at) && self.letter(at + 1) && (at + 2..at + 10).all(|i| self.hex(i))
    }

    fn bech32(&self, at: isize) -> bool {
        let letters = (at..).take_while(|i| self.letter(*i)).count() as isize;
        !self.word(at - 1)
            && (2..=4).contains(&letters)
            && self.digit(at + letters)
            && self.letter(at + letters + 1)
    }

    fn dashes(&self, at: isize) -> bool {
        (at..at + 5).all(|i| self.byte(i) == b'-')
            && self.byte(at + 5).is_ascii_uppercase()
            && self.byte(at - 1) != b'-'
    }

    fn all(&self, is: impl Fn(isize) -> bool) -> Vec<u32> {
        (0..self.0.len()).filter(|&at| is(at as isize)).map(|at| at as u32).collect()
    }
}

fn check(text: &[u8], cuts: &[usize]) {
    let oracle = Oracle(text);
    for level in Level::all().into_iter().flatten() {
        let mut anchors = Anchors::default();
        let mut from = 0;
        for &cut in cuts.iter().chain(&[text.len()]) {
            let to = cut.clamp(from, text.len());
            anchors.find(level, text, from, to);
            from = to;
        }
        let context = || format!("{level:?} of {:?} cut at {cuts:?}", String::from_utf8_lossy(text));
        assert_eq!(anchors.at, oracle.all(|i| oracle.byte(i) == b'@'), "at, {}", context());
        // Which starts with few digits are told depends on what else is in their window: no one uses them.
        let opened = |list: &[u32]| -> Vec<u32> {
            list.iter().copied().filter(|&at| oracle.opens(at as isize)).collect()
        };
        let numbers = oracle.all(|i| oracle.number(i));
        assert_eq!(opened(&anchors.number), opened(&numbers), "number, {}", context());
        assert!(anchors.number.iter().all(|at| numbers.contains(at)), "number, {}", context());
        assert_eq!(anchors.dotted, oracle.all(|i| oracle.dotted(i)), "dotted, {}", context());
        assert_eq!(anchors.colon, oracle.all(|i| oracle.colon(i)), "colon, {}", context());
        // A group at the edge of the look-behind is told twice: the verifier looks for itself.
        let groups = oracle.all(|i| oracle.hex_group(i));
        assert!(groups.iter().all(|at| anchors.hex_group.contains(at)), "hex group, {}", context());
        assert_eq!(anchors.letters_digits, oracle.all(|i| oracle.letters_digits(i)), "LLDD, {}", context());
        assert_eq!(anchors.capitals, oracle.all(|i| oracle.capitals(i)), "capitals, {}", context());
        // Of a word that begins before its window, further boundaries are told as well.
        assert!(
            oracle.all(|i| oracle.mixed(i)).iter().all(|at| anchors.mixed.contains(at)),
            "mixed, {}",
            context()
        );
        assert!(anchors.mixed.iter().all(|&at| oracle.boundary(at as isize)), "mixed, {}", context());
        assert_eq!(anchors.label, oracle.all(|i| oracle.label(i)), "label, {}", context());
        assert_eq!(anchors.year, oracle.all(|i| oracle.year(i)), "year, {}", context());
        assert_eq!(anchors.dashes, oracle.all(|i| oracle.dashes(i)), "dashes, {}", context());
        let dollars = oracle.all(|i| {
            let word = |at: isize| oracle.letter(at) || oracle.digit(at);
            oracle.byte(i) == b'$' && word(i + 1) && !word(i - 1)
        });
        assert_eq!(anchors.dollar, dollars, "dollar, {}", context());
        let behind = oracle.all(|i| oracle.letter(i - 1) && oracle.separator(i) && oracle.digit(i + 1));
        assert_eq!(anchors.word_number, behind, "number behind a word, {}", context());
        let before = oracle.all(|i| oracle.number_word(i));
        assert_eq!(anchors.number_word, before, "word behind a number, {}", context());
        assert_eq!(anchors.house, oracle.all(|i| oracle.house(i)), "house number, {}", context());
        let urls = oracle.all(|i| {
            oracle.byte(i) == b':'
                && oracle.letter(i - 1)
                && oracle.separator(i + 1)
                && oracle.separator(i + 2)
        });
        assert_eq!(anchors.url, urls, "url, {}", context());
        let long = oracle.all(|i| oracle.hexadecimal(i));
        assert_eq!(anchors.hexadecimal, long, "hexadecimal, {}", context());
        let coins = oracle.all(|i| oracle.bech32(i));
        assert_eq!(anchors.bech32, coins, "bech32, {}", context());
    }
}

#[test]
fn every_alignment() {
    let samples = [
        "jane@orbit-films.com",
        "+49 (0) 30 / 1234-567",
        "83.149.9.216",
        "1.2.3.4.5.6",
        "2001:db8::1:0:0:1",
        "::ffff:1.2.3.4",
        "00:1b:77:49:54:fd",
        "00-1b-77-49-54-fd",
        "001b.7749.54fd",
        "DE66 1001 0010 0123 4567 93",
        "DEUTDEFF500",
        "BNPAFRPP",
        "a::b",
        "std::vec",
        "12:30:45",
        "x1234567",
        "\u{a0}123\u{a0}4567",
        "1 - 2 - 3 - 4 - 5 - 6 - 7",
        "RSSMRA85T10A562S",
        "user = x; \"sex\": y; <a>b</a>",
        "$2b$10$x -----BEGIN",
        "Mozilla/5.0 45 years, in 1980",
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "bc1qar0srrr7xfkvy https://x",
        "at 12, rue A, 221B Baker Street, 100 4th St, Øster 5 Å",
    ];
    for sample in samples {
        for lead in 0..130 {
            for (pad, tail) in [(" ", " "), ("x", "y"), ("7", "7"), (".", "."), (":", ":")] {
                let text = format!("{}{sample}{}", pad.repeat(lead), tail.repeat(70));
                check(text.as_bytes(), &[]);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Bytes that anchors are made of, in any order, cut anywhere.
    #[test]
    fn any_text(bytes in prop::collection::vec(prop::sample::select(b"0123479 ().-/:@_aFzZGX\xc2\xa0,+=>$".to_vec()), 0..400),
                mut cuts in prop::collection::vec(0usize..400, 0..3)) {
        cuts.sort_unstable();
        check(&bytes, &cuts);
    }
}
