//! A tree of many small files of every kind, as a home directory or a checkout is.

use std::fs;
use std::io;
use std::path::Path;

use super::random::Random;
use super::{Write, logs, people, prose, source};

/// The kinds of files with how often they occur in a hundred.
const KINDS: &[(u64, &str, Write)] = &[
    (40, "rs", source::write),
    (15, "py", source::write),
    (20, "md", prose::write),
    (10, "txt", prose::write),
    (5, "log", logs::digits),
    (3, "log", logs::access),
    (4, "csv", people::csv),
    (3, "jsonl", people::jsonl),
];

/// Writes `files` files of 3.6 KB on average below `root`, in directories up to four deep. Returns
/// how many bytes they hold.
///
/// # Errors
///
/// What the file system answers.
pub(crate) fn write(root: &Path, files: u64, seed: u64) -> io::Result<u64> {
    let mut random = Random::new(seed);
    let mut text = String::new();
    let mut bytes = 0;
    let mut directory = root.to_path_buf();
    for number in 0..files {
        // About 40 files share a directory.
        if number % 40 == 0 {
            directory = root.to_path_buf();
            for level in 0..random.range(1, 4) {
                directory.push(format!("d{level}-{:02}", random.below(24)));
            }
            fs::create_dir_all(&directory)?;
        }
        let mut share = random.below(100);
        let (extension, fill) = KINDS
            .iter()
            .find(|(weight, ..)| {
                let found = share < *weight;
                share = share.saturating_sub(*weight);
                found
            })
            .map_or(("txt", prose::write as Write), |kind| (kind.1, kind.2));
        // Most files are small and few are large: the product of two even numbers.
        let size = 100 + random.below(107) * random.below(107);
        text.clear();
        fill(&mut random, size as usize, &mut text);
        fs::write(directory.join(format!("{number:06}.{extension}")), &text)?;
        bytes += text.len() as u64;
    }
    Ok(bytes)
}
