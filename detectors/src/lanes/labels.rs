//! What stands behind a label: `user=jane`, `"sex": "f"`, `<birthDate>12/05/1980</birthDate>`.

use super::{Lanes, is_whole, score::Setting, score::score};
use crate::{
    DetectorId, Evidence, Shape,
    cue::{self, Near, Scanner},
    identifier::tokens::Tokens,
    marks::Marks,
    site::{Candidate, Site},
};

/// Most bytes of punctuation and blanks between a label's word and its colon, and between that and the value.
const GAP: usize = 4;
/// What is taken off for a value of source code that is no literal.
const UNQUOTED: u8 = 30;

impl Lanes<'_> {
    /// Examines what stands behind the colon, equals sign or bracket at `at`.
    pub(crate) fn label(&mut self, site: &Site<'_>, cell: u32, at: usize) {
        // The label's last word; most of what ends in a colon is none, and its ending tells.
        let mut end = at;
        while end > site.lo && at - end < GAP && !is_letter(site.text[end - 1]) {
            end -= 1;
        }
        if !self.compiled.vocabulary.may_end(ending(site, end)) {
            return;
        }
        let compiled = self.compiled;
        let Some((meaning, _)) = Scanner::label(&compiled.vocabulary, site, end) else { return };
        let Some((start, quoted)) = value_start(site, at + 1) else { return };
        let named = meaning.all();
        let near = Near::none(&compiled.vocabulary);
        let setting = Setting { near: &near, label: Some(meaning), formatted: false };
        for detector in named.iter() {
            let Some(value) = compiled.labelled[usize::from(detector.0)] else { continue };
            let Some(found) = value(site, start) else { continue };
            if !is_whole(site, &found.span) {
                continue;
            }
            let Some((percent, evidence)) = score(detector, site, &setting) else { continue };
            let code = site.shape == Shape::Source && !quoted && !evidence.has(Evidence::FIELD_NAME);
            let percent = percent.saturating_sub(found.doubt + if code { UNQUOTED } else { 0 });
            self.push(detector, cell, found.span, percent, evidence | found.evidence);
        }
        // Identifiers that no anchor finds by itself: in small letters, of few digits.
        if site.byte(start).is_ascii_alphanumeric() && self.has_forms(named) {
            self.examine(site, cell, &Tokens::read(site, start), Some(meaning));
        }
    }

    fn has_forms(&self, named: Marks) -> bool {
        named.iter().any(|detector| !self.compiled.forms[usize::from(detector.0)].is_empty())
    }

    pub(super) fn push(
        &mut self,
        detector: DetectorId,
        cell: u32,
        span: std::ops::Range<usize>,
        percent: u8,
        evidence: Evidence,
    ) {
        if percent > 0 {
            let mut candidate = Candidate::new(detector, span, percent, evidence);
            candidate.cell = cell;
            self.out.push(candidate);
        }
    }
}

/// The hash of the ending of the word that ends at `end`.
#[inline]
fn ending(site: &Site<'_>, end: usize) -> u64 {
    if let Some(four) = end.checked_sub(4).filter(|start| *start >= site.lo)
        && let Some(last) = site.text[four..end].first_chunk::<4>()
        && last.iter().all(|byte| is_letter(*byte))
    {
        return cue::ending(*last);
    }
    let mut last = [0; 4];
    for (slot, byte) in last.iter_mut().rev().zip(site.left(end, 3).iter().rev()) {
        if !is_letter(*byte) {
            break;
        }
        *slot = *byte;
    }
    cue::ending(last)
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80
}

/// The first byte of the value behind a label that ends before `at`, and whether a quote opens it. `None` at
/// the end of the line.
fn value_start(site: &Site<'_>, at: usize) -> Option<(usize, bool)> {
    let (mut start, mut quoted) = (at, false);
    while start < site.hi && start - at < 2 * GAP {
        match site.text[start] {
            b' ' | b'\t' | b'=' | b':' => {}
            b'"' | b'\'' | b'`' if !quoted => quoted = true,
            b'\n' | b'\r' => return None,
            _ => return Some((start, quoted)),
        }
        start += 1;
    }
    None
}
