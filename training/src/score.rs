//! How well names are found: overlap, as `measure.py` counts it.

use std::ops::Range;

/// Counts of one source.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    pub(crate) gold: usize,
    pub(crate) found: usize,
    pub(crate) hits: usize,
}

impl Score {
    pub(crate) fn precision(&self) -> f64 {
        if self.found == 0 { 0.0 } else { self.hits as f64 / self.found as f64 }
    }

    pub(crate) fn recall(&self) -> f64 {
        if self.gold == 0 { 0.0 } else { self.hits as f64 / self.gold as f64 }
    }

    pub(crate) fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }

    /// Adds one text: each of the names and the findings counts once; further findings inside of a name do not
    /// count. Tells the findings that are wrong and the names that are missed.
    pub(crate) fn add(
        &mut self,
        gold: &[Range<usize>],
        found: &[Range<usize>],
    ) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
        let overlaps = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
        let mut owner: Vec<Option<usize>> = vec![None; found.len()];
        for index in 0..gold.len() {
            let mut seen = vec![false; found.len()];
            assign(index, gold, found, &mut owner, &mut seen, &overlaps);
        }
        let inside = |f: &Range<usize>| gold.iter().any(|g| g.start <= f.start && f.end <= g.end);
        let wrong: Vec<_> = found
            .iter()
            .zip(&owner)
            .filter(|(f, owner)| owner.is_none() && !inside(f))
            .map(|(f, _)| f.clone())
            .collect();
        let hits = owner.iter().flatten().count();
        self.gold += gold.len();
        self.hits += hits;
        self.found += hits + wrong.len();
        let missed =
            (0..gold.len()).filter(|g| !owner.contains(&Some(*g))).map(|g| gold[g].clone()).collect();
        (wrong, missed)
    }
}

fn assign(
    index: usize,
    gold: &[Range<usize>],
    found: &[Range<usize>],
    owner: &mut [Option<usize>],
    seen: &mut [bool],
    overlaps: &dyn Fn(&Range<usize>, &Range<usize>) -> bool,
) -> bool {
    for at in 0..found.len() {
        if !overlaps(&gold[index], &found[at]) || seen[at] {
            continue;
        }
        seen[at] = true;
        let free = match owner[at] {
            None => true,
            Some(other) => assign(other, gold, found, owner, seen, overlaps),
        };
        if free {
            owner[at] = Some(index);
            return true;
        }
    }
    false
}
