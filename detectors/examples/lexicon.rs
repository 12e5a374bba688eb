//! Compiles the lists of words into `src/lexicon/table.bin`.
//!
//! ```sh
//! python3 detectors/lexicon/collect.py LISTS
//! cargo run -p domesday-detectors --example lexicon -- LISTS detectors/lexicon/own detectors/src/lexicon/table.bin
//! ```
//!
//! The same lists give the same bytes.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tool for developers")]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

#[path = "../src/field/letters.rs"]
#[allow(dead_code)]
mod letters;
use letters::base;
#[path = "../src/lexicon/fold.rs"]
mod fold;
#[path = "../src/lexicon/table.rs"]
#[allow(dead_code)]
mod table;

/// The own lists and the bit of the class that each sets; see `Class` in `src/lexicon/mod.rs`.
const OWN: [(&str, u32); 12] = [
    ("title", 8),
    ("particle", 9),
    ("organisation", 10),
    ("street", 11),
    ("country", 12),
    ("region", 13),
    ("calendar", 14),
    ("kin", 15),
    ("suffix", 16),
    ("cue", 17),
    ("brand", 18),
    ("unit", 19),
];

/// The lists with levels and the lowest bit of each.
const LEVELS: [(&str, u32); 4] = [("given", 0), ("family", 2), ("common", 4), ("place", 6)];

/// How full the table is, in percent: fuller is smaller, and more words continue in the next bucket.
const FILL: usize = 80;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [lists, own, out] = arguments.as_slice() else {
        eprintln!("lexicon LISTS OWN OUT");
        return ExitCode::FAILURE;
    };
    match compile(Path::new(lists), Path::new(own)).and_then(|bytes| std::fs::write(out, bytes)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The table of all lists.
fn compile(lists: &Path, own: &Path) -> std::io::Result<Vec<u8>> {
    let mut words: BTreeMap<Vec<u8>, u32> = BTreeMap::new();
    for (name, bit) in LEVELS {
        for line in std::fs::read_to_string(lists.join(format!("{name}.tsv")))?.lines() {
            if let Some((word, level)) = line.split_once('\t') {
                let level = level.parse::<u32>().map_err(std::io::Error::other)?.min(3);
                add(&mut words, word, level << bit);
            }
        }
    }
    for word in std::fs::read_to_string(lists.join("brand.txt"))?.lines() {
        add(&mut words, word, 1 << 18);
    }
    if let Ok(clusters) = std::fs::read_to_string(lists.join("cluster.tsv")) {
        for line in clusters.lines() {
            if let Some((word, cluster)) = line.split_once('\t') {
                let cluster = cluster.parse::<u32>().map_err(std::io::Error::other)?.min(255);
                add(&mut words, word, cluster << 24);
            }
        }
    }
    for (name, bit) in OWN {
        let text = std::fs::read_to_string(own.join(format!("{name}.txt"))).unwrap_or_default();
        for line in text.lines() {
            let line = line.split_once('#').map_or(line, |(before, _)| before);
            for word in line.split_whitespace() {
                add(&mut words, word, 1 << bit);
            }
        }
    }
    Ok(build(&words))
}

/// Adds the bits to the word's class.
fn add(words: &mut BTreeMap<Vec<u8>, u32>, word: &str, bits: u32) {
    let word: String =
        word.chars().filter(|char| char.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(char)).collect();
    let mut folded = [0; fold::LONGEST];
    if let Some(length) = fold::fold(word.as_bytes(), &mut folded)
        && let Some(key @ [_, ..]) = folded.get(..length)
    {
        *words.entry(key.to_vec()).or_default() |= bits;
    }
}

/// Lays the table out.
fn build(words: &BTreeMap<Vec<u8>, u32>) -> Vec<u8> {
    let mut classes: Vec<u32> = words.values().copied().collect();
    classes.sort_unstable();
    classes.dedup();
    classes.retain(|&class| class != 0);
    // Index 0 says "no class", so that no slot that is taken is 0.
    classes.insert(0, 0);
    let index_bits = usize::BITS - classes.len().leading_zeros();
    let buckets = words.len() * 100 / FILL / table::SLOTS + 1;
    let mut slots = vec![[0u32; table::SLOTS]; buckets];
    // What is known for more goes in first: of two words that the table cannot tell apart the first stays.
    let mut order: Vec<(&Vec<u8>, u32)> = words.iter().map(|(word, &class)| (word, class)).collect();
    order.sort_by_key(|&(word, class)| (std::cmp::Reverse(weight(class)), word));
    let (mut twins, mut spilled) = (0, 0);
    for (word, class) in order {
        let hash = fold::hash(word);
        let print = (hash as u32) >> index_bits;
        let index = classes.binary_search(&class).unwrap_or(0) as u32;
        if hash == 0 || index == 0 {
            continue;
        }
        let mut placed = false;
        for step in 0..table::REACH {
            let bucket = &mut slots[(table::home(hash, buckets) + step) % buckets];
            if bucket.iter().any(|&slot| slot != 0 && slot >> index_bits == print) {
                twins += 1;
                placed = true;
                break;
            }
            if let Some(slot) = bucket.iter_mut().find(|slot| **slot == 0) {
                *slot = print << index_bits | index;
                placed = true;
                break;
            }
        }
        spilled += usize::from(!placed);
    }
    let mut bytes = Vec::new();
    for number in [table::MAGIC, buckets as u32, index_bits, classes.len() as u32] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.resize(table::HEADER, 0);
    for slot in slots.iter().flatten().chain(&classes) {
        bytes.extend(slot.to_le_bytes());
    }
    println!(
        "{} words, {} classes, {} buckets, {twins} not told apart, {spilled} left out, {} bytes",
        words.len(),
        classes.len() - 1,
        buckets,
        bytes.len()
    );
    bytes
}

/// How much a class says.
fn weight(class: u32) -> u32 {
    (class & 3)
        + (class >> 2 & 3)
        + (class >> 4 & 3)
        + (class >> 6 & 3)
        + 4 * (class >> 8 & 0xfff).count_ones()
}
