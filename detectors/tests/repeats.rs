//! What is known of text that stands in other texts too is what is found by looking, and is not looked for again.
#![allow(missing_docs, unreachable_pub, clippy::unwrap_used)]

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domesday_detectors::{
    Definition, Detection, Detector, DetectorSet, FieldHint, Match, Options, Repeats, Scratch, Shape, Text,
    catalog,
};

/// Numbers that look random, the same in each run (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
/// Generators", OOPSLA 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ mixed >> 31) % bound as u64) as usize
    }

    /// Lines, and after each of a few edits all of them.
    fn versions(&mut self, lines: &[String]) -> Vec<String> {
        let length = 1 << self.below(9);
        let mut version: Vec<String> = (0..length).map(|_| self.of(lines)).collect();
        let mut versions = vec![version.join("\n")];
        for _ in 0..12 {
            let (at, line) = (self.below(version.len()), self.of(lines));
            match self.below(4) {
                0 if version.len() > 1 => drop(version.remove(at)),
                1 => version[at] = line,
                2 => version[at] = format!("{} {line}", version[at]),
                _ => version.insert(at, line),
            }
            versions.push(version.join("\n"));
        }
        versions
    }

    fn of(&mut self, lines: &[String]) -> String {
        lines[self.below(lines.len())].clone()
    }
}

fn window(content: &str, shape: Shape, owned: Range<usize>) -> Text<'_> {
    Text { content, layout: None, fields: &[], owned: (owned.start as u32, owned.end as u32), shape }
}

#[test]
fn versions_of_texts_hold_what_is_found_in_each() {
    let set = DetectorSet::new(&Options::default()).unwrap();
    let examples = catalog::ALL.iter().flat_map(|d| d.examples.iter().map(|example| example.text));
    let others = ["", "}", "    let width = 17;", "Zürich, 3. März: „Grüße“ — łódź 東京"];
    let lines: Vec<String> = examples.chain(others).map(str::to_owned).collect();
    let mut scratch = Scratch::default();
    let mut told = 0;
    for shape in [Shape::Prose, Shape::Source] {
        let mut repeats = Repeats::new(7, 1 << 20);
        for seed in 0..40 {
            let mut random = Random(seed);
            for text in random.versions(&lines) {
                let from = text.floor_char_boundary(random.below(text.len() + 1) / 2);
                let to = text.ceil_char_boundary(text.len() - random.below(text.len() + 1) / 3).max(from);
                for owned in [0..text.len(), from..to] {
                    let (mut known, mut looked): (Vec<Detection>, Vec<Detection>) = Default::default();
                    let once = window(&text, shape, owned.clone());
                    repeats.scan(&set, once, &mut scratch, &mut |detection| known.push(detection));
                    let again = window(&text, shape, owned.clone());
                    set.scan(again, &mut scratch, &mut |detection, _| looked.push(detection));
                    assert_eq!(known, looked, "{shape:?}, {seed}, {owned:?} of {}", text.len());
                    told += known.len();
                }
            }
        }
    }
    assert!(told > 20_000, "{told}");
}

/// Counts how often it is asked.
struct Counting(Arc<AtomicUsize>);

impl Detector for Counting {
    fn definition(&self) -> &'static Definition {
        catalog::ALL[0]
    }

    fn anchor(&self) -> &'static str {
        "HERE-"
    }

    fn verify(&self, _: &str, _: usize, _: FieldHint, _: &mut dyn FnMut(Match)) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

#[test]
fn what_was_seen_is_not_looked_at_again() {
    let asked = Arc::new(AtomicUsize::new(0));
    let mut set = DetectorSet::new(&Options::default()).unwrap();
    assert!(set.add(Box::new(Counting(Arc::clone(&asked)))).is_ok());
    let lines: Vec<String> =
        (0..1000).map(|line| format!("line {line} of the text: HERE-{line}\n")).collect();
    let (mut scratch, mut repeats) = (Scratch::default(), Repeats::new(1, 1 << 20));
    let mut other = repeats.clone();
    let mut look = |text: &str| {
        repeats.scan(&set, window(text, Shape::Prose, 0..text.len()), &mut scratch, &mut |_| {});
        asked.swap(0, Ordering::Relaxed)
    };
    let text = lines.concat();
    assert!(look(&text) >= lines.len());
    assert_eq!(look(&text), 0);
    // One more line costs what stands around it.
    let changed = text.replace("line 500 ", "one line more\nline 500 ");
    let around = look(&changed);
    assert!((1..250).contains(&around), "{around}");
    assert_eq!(look(&text), 0);
    // Clones know the same.
    other.scan(&set, window(&changed, Shape::Prose, 0..changed.len()), &mut Scratch::default(), &mut |_| {});
    assert_eq!(asked.swap(0, Ordering::Relaxed), 0);
    // Moved, it is known.
    assert!(look(&format!("{}{text}", "one line more\n".repeat(300))) < 250);
}
