//! Finds cues around positions of a text, each stretch of it looked at once.

use super::{
    bounds::{
        GAP, divides, is_narrow, is_word, line_end, may_end_a_phrase, phrase_start, second_line_before,
    },
    vocabulary::{DEEPEST, Meaning, Node, ROOT, Vocabulary, hash_in},
};
use crate::{ContextWindow, anchor::simd::word_masks, marks::Marks, site::Site};

/// A phrase of the vocabulary in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    pub(crate) start: u32,
    pub(crate) end: u32,
    node: Node,
}

/// How far before a value cues count at most.
const BEFORE: usize = 96;
/// How much of what stands before is read, too.
const MARGIN: usize = 64;
/// How far behind a value cues count at most.
const AFTER: usize = 32;
/// Longer words are none of the vocabulary.
const LONGEST: usize = 63;
/// Most cues around a value that are weighed.
const MOST: usize = 8;

/// A phrase of which some words have been read.
#[derive(Clone, Copy, Debug)]
struct Open {
    node: Node,
    start: u32,
}

/// Finds cues. Positions may come in any order; ascending ones within one value or text cost least.
#[derive(Debug, Default)]
pub(crate) struct Scanner {
    /// Bounds of the value or text that the state belongs to.
    bounds: (usize, usize),
    /// What has been looked at.
    from: usize,
    to: usize,
    cues: Vec<Cue>,
    open: Vec<Open>,
    /// The end of the last word.
    last: usize,
}

/// The cues around a value, the nearest first: those before it, then those behind.
#[derive(Clone, Copy)]
pub(crate) struct Near<'v> {
    vocabulary: &'v Vocabulary,
    cues: [(Node, u16, bool); MOST],
    count: usize,
}

impl<'v> Near<'v> {
    /// The cues: what each names, its distance in bytes, and whether it stands before the value.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'v Meaning, u16, bool)> {
        let vocabulary = self.vocabulary;
        self.cues[..self.count]
            .iter()
            .map(move |&(node, distance, before)| (vocabulary.meaning(node), distance, before))
    }

    /// Every detector that a cue names.
    pub(crate) fn named(&self) -> Marks {
        self.iter().fold(Marks::NONE, |marks, (meaning, ..)| marks.or(meaning.all()))
    }

    /// No cues.
    pub(crate) fn none(vocabulary: &'v Vocabulary) -> Near<'v> {
        Near { vocabulary, cues: [(ROOT, 0, false); MOST], count: 0 }
    }

    fn push(&mut self, cue: &Cue, distance: usize, before: bool) {
        self.cues[self.count] = (cue.node, distance as u16, before);
        self.count += 1;
    }
}

impl Scanner {
    /// Forgets the text.
    pub(crate) fn reset(&mut self) {
        self.bounds = (usize::MAX, 0);
    }

    /// The cues around `start..end` of the site that a window reaches.
    pub(crate) fn near<'v>(
        &mut self,
        vocabulary: &'v Vocabulary,
        site: &Site<'_>,
        start: usize,
        end: usize,
        window: ContextWindow,
    ) -> Near<'v> {
        let least = start.saturating_sub(usize::from(window.before).min(BEFORE)).max(site.lo);
        let after = usize::from(window.after).min(AFTER);
        let to = (end + after).min(site.hi);
        self.look(vocabulary, site, least, to);
        // Mostly there is none. A phrase that begins too far away is no shorter one: where there is one, reading
        // begins before the first that counts.
        let from = least.saturating_sub(MARGIN).max(site.lo);
        if self.from > from && self.cues.last().is_some_and(|cue| cue.start as usize >= least) {
            self.look(vocabulary, site, from, to);
        }
        let mut near = Near::none(vocabulary);
        if self.cues.is_empty() {
            return near;
        }
        // The line of the value and the one before it, and the end of the line.
        let (mut floor, mut ceiling) = (None, None);
        let mut behind = self.cues.len();
        for (index, cue) in self.cues.iter().enumerate().rev() {
            if cue.start as usize >= end {
                behind = index;
                continue;
            }
            let reach = cue.end as usize;
            if reach > start {
                continue;
            }
            if (cue.start as usize) < least || near.count == MOST {
                break;
            }
            if reach <= *floor.get_or_insert_with(|| second_line_before(site.text, least, start)) {
                break;
            }
            near.push(cue, start - reach, true);
        }
        for cue in &self.cues[behind..] {
            let begin = cue.start as usize;
            if begin >= to
                || near.count == MOST
                || begin > *ceiling.get_or_insert_with(|| line_end(site.text, end, to))
            {
                break;
            }
            near.push(cue, begin - end, false);
        }
        near
    }

    /// Sees to it that what stands from `from` to `to` has been read, and phrases that go on behind whole.
    fn look(&mut self, vocabulary: &Vocabulary, site: &Site<'_>, from: usize, to: usize) {
        if self.bounds != (site.lo, site.hi) || from < self.from || from > self.to {
            self.begin(site, from);
        }
        self.read(vocabulary, site, to, true);
        // A phrase that goes on behind is no shorter one, whoever asked before.
        while self.to < site.hi
            && self.to <= self.last + GAP
            && self.open.iter().any(|open| (open.start as usize) < to)
        {
            self.read(vocabulary, site, self.to + 1, true);
        }
    }

    /// The meaning of the longest phrase that ends at `end`, a word's end.
    pub(crate) fn label<'v>(
        &mut self,
        vocabulary: &'v Vocabulary,
        site: &Site<'_>,
        end: usize,
    ) -> Option<&'v Meaning> {
        if let Some(start) = plain_word(site, end) {
            let hash = hash_in(site.text, start, end);
            if !vocabulary.may_be_last(hash) {
                return None;
            }
            // Mostly the label is a word alone.
            if !vocabulary.may_be_last_of_several(hash) {
                let meaning = vocabulary.meaning(vocabulary.child(ROOT, hash)?);
                return (!meaning.is_empty()).then_some(meaning);
            }
        }
        let floor = end.saturating_sub(BEFORE).max(site.lo);
        if !may_end_a_phrase(vocabulary, site.text, floor, end) {
            return None;
        }
        let start = phrase_start(site.text, floor, end);
        self.begin(site, start);
        self.read(vocabulary, site, end, false);
        let cue = self.cues.last().filter(|cue| cue.end as usize == end)?;
        Some(vocabulary.meaning(cue.node))
    }

    /// Calls `each` with the bounds and meaning of every cue of the site.
    pub(crate) fn each<'v>(
        vocabulary: &'v Vocabulary,
        site: &Site<'_>,
        mut each: impl FnMut(u32, u32, &'v Meaning),
    ) {
        let mut scanner = Scanner::default();
        scanner.begin(site, site.lo);
        scanner.read(vocabulary, site, site.hi, false);
        for cue in &scanner.cues {
            each(cue.start, cue.end, vocabulary.meaning(cue.node));
        }
    }

    /// Begins anew at `from`; what was seen is forgotten, its memory kept.
    fn begin(&mut self, site: &Site<'_>, from: usize) {
        self.bounds = (site.lo, site.hi);
        (self.from, self.to, self.last) = (from, from, from);
        self.cues.clear();
        self.open.clear();
    }

    /// Reads words up to `to`, those that begin before it whole; `ahead`, also what else the last window shows, so
    /// that it need not be classified again.
    fn read(&mut self, vocabulary: &Vocabulary, site: &Site<'_>, to: usize, ahead: bool) {
        while self.to < to {
            let base = self.to;
            let rest = &site.text[base..site.hi];
            let (word, hump, digit, high) = match rest.first_chunk::<64>() {
                Some(window) => word_masks(window),
                None => {
                    let mut padded = [0; 64];
                    padded[..rest.len()].copy_from_slice(rest);
                    word_masks(&padded)
                }
            };
            // A word may go on behind the window: what begins in its last quarter is read from the next.
            let usable = if rest.len() > 64 { 48 } else { rest.len() };
            let mut starts = (word & !(word << 1 | digit << 1) | hump)
                & if usable == 64 { u64::MAX } else { (1 << usable) - 1 };
            // The first byte of a window begins no word if the byte before is of one.
            if base > site.lo && (is_word(site.text[base - 1]) || site.text[base - 1].is_ascii_digit()) {
                starts &= !1;
            }
            let divides = divides(site, base, high) & word;
            starts |= divides & if usable == 64 { u64::MAX } else { (1 << usable) - 1 };
            let stops = !word | hump | divides;
            let (mut next, mut last) = (base + usable, base);
            while starts != 0 {
                let at = starts.trailing_zeros() as usize;
                starts &= starts - 1;
                let start = base + at;
                if start >= to && !ahead {
                    next = start;
                    break;
                }
                let mut length = (stops >> at >> 1).trailing_zeros() as usize + 1;
                if at + length >= 64 {
                    // It goes on behind the window, or ends with the text.
                    let text = rest[at..].iter().take(LONGEST + 1);
                    length = text.enumerate().take_while(|(i, b)| *i == 0 || is_narrow(**b)).count();
                } else if hump >> (at + length) & 1 != 0 {
                    // A name in camel case may be a word of its own (`PhilSys`): then its humps are none.
                    let whole = ((!word | divides) >> at >> 1).trailing_zeros() as usize + 1;
                    let end = (start + whole).min(site.hi);
                    if at + whole < 64 && whole <= LONGEST {
                        let hash = hash_in(site.text, start, end);
                        if vocabulary.begins_with(hash) {
                            starts &= !(((1u64 << whole) - 1) << at);
                            self.word(vocabulary, site.text, start, end, hash);
                            last = end;
                            continue;
                        }
                    }
                }
                last = start + length;
                if length <= LONGEST {
                    let hash = hash_in(site.text, start, last);
                    // Most words are of no phrase.
                    if !self.open.is_empty() || vocabulary.may_begin(hash) {
                        self.word(vocabulary, site.text, start, last, hash);
                    }
                }
            }
            self.to = next.max(last.min(base + 64)).max(base + 1);
        }
    }

    fn word(&mut self, vocabulary: &Vocabulary, text: &[u8], start: usize, end: usize, hash: u64) {
        let joined =
            !self.open.is_empty() && start <= self.last + GAP && !text[self.last..start].contains(&b'\n');
        self.last = end;
        if !joined {
            self.open.clear();
            if !vocabulary.may_begin(hash) {
                return;
            }
        }
        let mut longest: Option<Cue> = None;
        let mut kept = 0;
        for index in 0..self.open.len() {
            let Open { node, start: begin } = self.open[index];
            if let Some(child) = vocabulary.child(node, hash) {
                self.open[kept] = Open { node: child, start: begin };
                kept += 1;
                if longest.is_none() && !vocabulary.meaning(child).is_empty() {
                    longest = Some(Cue { start: begin, end: end as u32, node: child });
                }
            }
        }
        self.open.truncate(kept);
        if let Some(child) = vocabulary.child(ROOT, hash) {
            if self.open.len() < DEEPEST {
                self.open.push(Open { node: child, start: start as u32 });
            }
            if longest.is_none() && !vocabulary.meaning(child).is_empty() {
                longest = Some(Cue { start: start as u32, end: end as u32, node: child });
            }
        }
        if let Some(cue) = longest {
            // A longer phrase takes the place of those within it.
            while self.cues.last().is_some_and(|last| last.start >= cue.start) {
                self.cues.pop();
            }
            self.cues.push(cue);
        }
    }
}

/// The start of the word that ends at `end`, if it is one of ASCII letters, without humps, that no digit and nothing
/// but ASCII touches.
fn plain_word(site: &Site<'_>, end: usize) -> Option<usize> {
    let (mut start, mut capital) = (end, false);
    while start > site.lo && site.text[start - 1].is_ascii_alphabetic() {
        start -= 1;
        let byte = site.text[start];
        if capital && byte.is_ascii_lowercase() || end - start > LONGEST {
            return None;
        }
        capital = byte.is_ascii_uppercase();
    }
    let before = site.before(start);
    (start < end && before < 0x80 && !before.is_ascii_digit()).then_some(start)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Scanner;
    use crate::{
        ContextWindow, DetectorId, FieldHint, Shape,
        catalog::ENTRIES,
        cue::{Meaning, Vocabulary},
        site::Site,
    };

    const WIDE: ContextWindow = ContextWindow { before: 96, after: 32 };

    fn vocabulary() -> Vocabulary {
        let all: Vec<_> = ENTRIES
            .iter()
            .enumerate()
            .map(|(number, entry)| (DetectorId(number as u16), entry.definition))
            .collect();
        Vocabulary::new(&all)
    }

    fn site<'t>(text: &'t str) -> Site<'t> {
        Site { text: text.as_bytes(), lo: 0, hi: text.len(), hint: &FieldHint::NONE, shape: Shape::Prose }
    }

    fn number(id: &str) -> DetectorId {
        DetectorId(ENTRIES.iter().position(|entry| entry.definition.id == id).unwrap() as u16)
    }

    #[test]
    fn phrases_near_a_value() {
        let vocabulary = vocabulary();
        let ssn = number("us-ssn");
        // The value is the row of digits; how far the label lies from it, and whether it stands before.
        for (text, expected) in [
            ("SSN 536904399", Some((1, true))),
            ("ssn: 536904399", Some((2, true))),
            ("Social Security Number = 536904399", Some((3, true))),
            ("socialSecurityNumber=536904399", Some((1, true))),
            ("social_security_number=536904399", Some((1, true))),
            ("SOCIAL SECURITY\n536904399", Some((1, true))),
            ("social\n\nsecurity 536904399", None),
            ("ssn\n\n536904399", None),
            ("assn 536904399", None),
            ("ssns 536904399", Some((1, true))),
            ("536904399 (SSN)", Some((2, false))),
            ("536904399\nSSN", None),
            ("N\u{fa}mero de Seguro Social 536904399", Some((1, true))),
            ("N\u{da}MERO DE SEGURO SOCIAL 536904399", Some((1, true))),
            ("numero de seguro social 536904399", Some((1, true))),
            ("号ssn号536904399", Some((3, true))),
        ] {
            let start = text.find("536904399").unwrap();
            let near =
                Scanner::default().near(&vocabulary, &site(text), start, start + 9, WIDE).iter().find_map(
                    |(meaning, distance, before)| meaning.specific.has(ssn).then_some((distance, before)),
                );
            assert_eq!(near, expected, "{text}");
        }
    }

    #[test]
    fn phrases_without_spaces() {
        let vocabulary = vocabulary();
        let named = |text: &str, id: &str| {
            let start = text.find('9').unwrap();
            let near = Scanner::default().near(&vocabulary, &site(text), start, start + 9, WIDE);
            near.iter().any(|(meaning, ..)| meaning.all().has(number(id)))
        };
        let long = "我们在办理业务的时候需要核对客户的资料".repeat(20);
        for (text, id, expected) in [
            ("身份证号：9", "cn-resident-id", true),
            ("我的身份证号是9", "cn-resident-id", true),
            ("“身份证”9", "cn-resident-id", true),
            ("客户ID身份证号9", "cn-resident-id", true),
            ("身份，证号9", "cn-resident-id", false),
            ("あなたの個人番号は9", "jp-my-number", true),
            ("個人の番号は9", "jp-my-number", false),
            ("고객님의 주민등록번호는 9", "kr-rrn", true),
            ("주민 등록 번호 9", "kr-rrn", true),
            (&format!("{long}身份证号为9"), "cn-resident-id", true),
            (&format!("{long}身份证号为{long}9"), "cn-resident-id", false),
        ] {
            assert_eq!(named(text, id), expected, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        /// Whatever stands around and wherever the scanner begins, the same cues are seen near a value.
        #[test]
        fn the_way_to_a_value_does_not_matter(
            parts in prop::collection::vec(prop::sample::select(vec![
                "ssn", "身份证号", "我的", "：", "🔑", "ù", "social", "security", "number", " ", "\n", ": ", "tax", "Id", "passport", "x", "\u{e9}t\u{e9}",
                "a long stretch of words that name nothing at all, longer than a window of the scanner is, ",
                "wordswithoutanyspacebetweenthemthatarelongerthananywordofthevocabulary",
            ]), 0..40),
            behind in prop::collection::vec(prop::sample::select(vec![
                "ssn", "social", "security", "number", "numer", "konta", "bankowego", " ", "\n", "x",
            ]), 0..12),
            steps in prop::collection::vec(0usize..2000, 0..6),
        ) {
            let vocabulary = vocabulary();
            let mut text = parts.concat();
            let at = text.len();
            text.push_str("536904399 ");
            text.push_str(&behind.concat());
            let site = site(&text);
            let seen = |scanner: &mut Scanner| -> Vec<(Meaning, u16, bool)> {
                scanner.near(&vocabulary, &site, at, at + 9, WIDE).iter().map(|(m, d, b)| (*m, d, b)).collect()
            };
            let fresh = seen(&mut Scanner::default());
            let mut walked = Scanner::default();
            for step in steps {
                let mut start = step.min(text.len());
                while !text.is_char_boundary(start) {
                    start -= 1;
                }
                walked.near(&vocabulary, &site, start, start, ContextWindow::LABEL);
            }
            prop_assert_eq!(seen(&mut walked), fresh);
        }
    }
}
