//! Which findings a baseline knows.
//!
//! Every entry serves one finding: a value that is added beside a known one is none of it. So findings in lines
//! that were there before take their entries first, and entries of a path go to other paths only where its own
//! findings do not need them.

use std::collections::{BTreeMap, BTreeSet};

use domesday_detectors::Category;

use super::baseline::Baseline;

/// A finding, as a baseline sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'c> {
    /// The number of its unit.
    pub(super) unit: usize,
    /// Its path, encoded.
    pub(super) path: &'c str,
    /// Its category.
    pub(super) category: Category,
    /// Its first fingerprint: by its line or place.
    pub(super) line: &'c str,
    /// Its second: by its words, or the line of a record.
    pub(super) words: &'c str,
    /// Whether it stands in what is new.
    pub(super) added: bool,
}

/// A file that was looked at.
#[derive(Clone, Debug, Default)]
pub(super) struct LookedAt {
    /// Its path, encoded.
    pub(super) path: String,
    /// The paths that it had before, encoded.
    pub(super) renamed_from: Vec<String>,
    /// Whether all of it was read.
    pub(super) whole: bool,
}

/// What a baseline knows.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// For each finding the number of its entry.
    pub(super) entries: Vec<Option<usize>>,
    /// For each entry whether it served.
    pub(super) used: Vec<bool>,
}

/// Matches findings with entries, in the order in which both are given. `holds` tells whether the new state has
/// a path.
pub(super) fn known(
    baseline: &Baseline,
    today: &str,
    units: &[LookedAt],
    candidates: &[Candidate<'_>],
    holds: &mut dyn FnMut(&str) -> bool,
) -> Known {
    let mut matching = Matching::new(baseline, today, units, candidates.len());
    let rounds = [(false, Print::Line), (false, Print::Words), (true, Print::Line), (true, Print::Words)];
    for (added, print) in rounds {
        let here = candidates.iter().enumerate().filter(|(_, candidate)| candidate.added == added);
        here.for_each(|(index, candidate)| matching.own(index, candidate, print));
    }
    matching.settle(candidates);
    for (added, print) in rounds {
        let here = candidates.iter().enumerate().filter(|(_, candidate)| candidate.added == added);
        here.for_each(|(index, candidate)| matching.other(index, candidate, print, holds));
    }
    matching.known
}

#[derive(Clone, Copy)]
enum Print {
    Line,
    Words,
}

struct Matching<'b> {
    baseline: &'b Baseline,
    units: &'b [LookedAt],
    /// Entries by category and fingerprint, in their order. A fingerprint says itself what it is made of, so that
    /// a line is known in a file that was read as records by then.
    by_print: BTreeMap<(&'b str, &'b str), Vec<usize>>,
    /// Entries that serve a unit. A path may have several, one a commit.
    serving: BTreeSet<(usize, usize)>,
    /// The last unit of a path.
    last: BTreeMap<&'b str, usize>,
    /// Entries that their own path needs in its last state.
    needed: BTreeSet<usize>,
    /// Entries that went to another path, and which.
    gone_to: BTreeMap<usize, &'b str>,
    held: BTreeMap<&'b str, bool>,
    known: Known,
}

impl<'b> Matching<'b> {
    fn new(baseline: &'b Baseline, today: &str, units: &'b [LookedAt], candidates: usize) -> Matching<'b> {
        let mut by_print: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        let valid = baseline.entries.iter().enumerate().filter(|(_, entry)| !entry.is_expired(today));
        for (index, entry) in valid {
            by_print.entry((&entry.category, &entry.line)).or_default().push(index);
            if entry.words != entry.line {
                by_print.entry((&entry.category, &entry.words)).or_default().push(index);
            }
        }
        Matching {
            baseline,
            units,
            by_print,
            serving: BTreeSet::new(),
            last: units.iter().enumerate().map(|(index, unit)| (unit.path.as_str(), index)).collect(),
            needed: BTreeSet::new(),
            gone_to: BTreeMap::new(),
            held: BTreeMap::new(),
            known: Known { entries: vec![None; candidates], used: vec![false; baseline.entries.len()] },
        }
    }

    /// The entries with the fingerprint of a finding that has none yet.
    fn entries(&self, index: usize, candidate: &Candidate<'_>, print: Print) -> Vec<usize> {
        if self.known.entries.get(index).is_none_or(Option::is_some) {
            return Vec::new();
        }
        let text = match print {
            Print::Line => candidate.line,
            Print::Words => candidate.words,
        };
        self.by_print.get(&(candidate.category.id(), text)).cloned().unwrap_or_default()
    }

    /// Gives a finding an entry of its own path.
    fn own(&mut self, index: usize, candidate: &Candidate<'_>, print: Print) {
        let free = self.entries(index, candidate, print).into_iter().find(|entry| {
            self.path(*entry) == candidate.path && !self.serving.contains(&(candidate.unit, *entry))
        });
        if let Some(entry) = free {
            self.take(index, candidate, entry);
        }
    }

    /// Notes what the last state of each path needs.
    fn settle(&mut self, candidates: &[Candidate<'_>]) {
        for (candidate, entry) in candidates.iter().zip(&self.known.entries) {
            if let Some(entry) = entry.filter(|_| self.last.get(candidate.path) == Some(&candidate.unit)) {
                self.needed.insert(entry);
            }
        }
    }

    /// Gives a finding an entry of another path that does not need it any more.
    fn other(
        &mut self,
        index: usize,
        candidate: &Candidate<'_>,
        print: Print,
        holds: &mut dyn FnMut(&str) -> bool,
    ) {
        let Some(unit) = self.units.get(candidate.unit) else { return };
        for entry in self.entries(index, candidate, print) {
            let path = self.path(entry);
            let taken = path == candidate.path
                || self.needed.contains(&entry)
                || self.serving.contains(&(candidate.unit, entry))
                || self.gone_to.get(&entry).is_some_and(|to| *to != candidate.path);
            if taken {
                continue;
            }
            // A file that was read whole has shown by now what it needs.
            let shown = self.last.get(path).and_then(|last| self.units.get(*last)).map(|unit| unit.whole);
            let free = match shown {
                Some(whole) => whole,
                None => {
                    unit.renamed_from.iter().any(|before| before == path)
                        || !*self.held.entry(path).or_insert_with(|| holds(path))
                }
            };
            if free {
                self.gone_to.insert(entry, &unit.path);
                self.take(index, candidate, entry);
                return;
            }
        }
    }

    fn path(&self, entry: usize) -> &'b str {
        self.baseline.entries.get(entry).map_or("", |entry| &entry.path)
    }

    fn take(&mut self, index: usize, candidate: &Candidate<'_>, entry: usize) {
        self.serving.insert((candidate.unit, entry));
        if let Some(slot) = self.known.entries.get_mut(index) {
            *slot = Some(entry);
        }
        if let Some(used) = self.known.used.get_mut(entry) {
            *used = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGE: Category = Category::Age;

    fn baseline(lines: &[(&str, &str, &str)]) -> Baseline {
        let text: String = (lines.iter())
            .map(|(path, line, words)| format!("{path}\tage\t{line:0>16}\t{words:0>16}\n"))
            .collect();
        Baseline::parse(&format!("# domesday baseline 1\n{text}")).unwrap()
    }

    /// Findings as path, line, words and whether they are new; which of them are known.
    fn run(
        lines: &[(&str, &str, &str)],
        units: &[(&str, &str)],
        findings: &[(usize, &str, &str, bool)],
        gone: &[&str],
    ) -> Vec<bool> {
        let units: Vec<LookedAt> = (units.iter())
            .map(|(path, from)| LookedAt {
                path: (*path).to_owned(),
                renamed_from: vec![(*from).to_owned()],
                whole: true,
            })
            .collect();
        let prints: Vec<(String, String)> =
            findings.iter().map(|f| (format!("{:0>16}", f.1), format!("{:0>16}", f.2))).collect();
        let candidates: Vec<Candidate<'_>> = (findings.iter().zip(&prints))
            .map(|(finding, (line, words))| Candidate {
                unit: finding.0,
                path: &units[finding.0].path,
                category: AGE,
                line,
                words,
                added: finding.3,
            })
            .collect();
        let holds = &mut |path: &str| !gone.contains(&path);
        let known = known(&baseline(lines), "2026-06-01", &units, &candidates, holds);
        known.entries.iter().map(Option::is_some).collect()
    }

    #[test]
    fn an_entry_serves_once() {
        assert_eq!(
            run(&[("a", "1", "2")], &[("a", "")], &[(0, "1", "2", true), (0, "1", "2", true)], &[]),
            [true, false]
        );
        // What was there before needs it first, wherever it stands in the file.
        assert_eq!(
            run(&[("a", "1", "2")], &[("a", "")], &[(0, "1", "2", true), (0, "1", "9", false)], &[]),
            [false, true]
        );
    }

    #[test]
    fn a_line_or_the_words_are_enough() {
        let lines = [("a", "1", "2"), ("a", "3", "4")];
        assert_eq!(run(&lines, &[("a", "")], &[(0, "1", "9", true), (0, "9", "4", true)], &[]), [true, true]);
        assert_eq!(run(&lines, &[("a", "")], &[(0, "8", "9", true)], &[]), [false]);
        // The line of a record is its second fingerprint.
        assert_eq!(run(&lines, &[("a", "")], &[(0, "8", "1", true)], &[]), [true]);
        // The line comes first: the second finding would have nothing else.
        let lines = [("a", "1", "2"), ("a", "3", "2")];
        assert_eq!(run(&lines, &[("a", "")], &[(0, "9", "2", true), (0, "1", "2", true)], &[]), [true, true]);
    }

    #[test]
    fn entries_of_other_paths_serve_where_these_are_gone_or_empty() {
        let lines = [("a", "1", "2")];
        let finding = [(0, "1", "2", true)];
        assert_eq!(run(&lines, &[("b", "")], &finding, &[]), [false], "a may hold it still");
        assert_eq!(run(&lines, &[("b", "")], &finding, &["a"]), [true]);
        assert_eq!(run(&lines, &[("b", "a")], &finding, &[]), [true]);
        assert_eq!(run(&lines, &[("b", ""), ("a", "")], &finding, &[]), [true], "moved from a to b");
        let both = [(0, "1", "2", true), (1, "1", "2", false)];
        assert_eq!(run(&lines, &[("b", "a"), ("a", "")], &both, &[]), [false, true], "copied");
        // Two files cannot both have it.
        let twice = [(0, "1", "2", true), (1, "1", "2", true)];
        assert_eq!(run(&lines, &[("b", ""), ("c", "")], &twice, &["a"]), [true, false]);
    }

    #[test]
    fn each_state_of_a_file_is_matched_by_itself() {
        let lines = [("a", "1", "2")];
        let states = [(0, "1", "2", true), (1, "1", "2", false)];
        assert_eq!(run(&lines, &[("a", ""), ("a", "")], &states, &[]), [true, true]);
    }
}
