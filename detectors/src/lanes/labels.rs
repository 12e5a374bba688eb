//! What stands behind a label: `user=jane`, `"sex": "f"`, `<birthDate>12/05/1980</birthDate>`.

use super::{Lanes, is_whole, score::Setting, score::score};
use crate::{
    DetectorId, Evidence, Shape,
    cue::{self, Vocabulary},
    identifier::tokens::Tokens,
    marks::Marks,
    site::{Candidate, Site},
};

/// Most bytes of punctuation and blanks between a label's word and its colon, and between that and the value.
const GAP: usize = 4;
/// What is taken off for a value of source code that is no literal.
const UNQUOTED: u8 = 30;

impl Lanes<'_> {
    /// Examines what stands behind the colon, equals sign or bracket at `at`, whose label ends at `end`.
    pub(crate) fn label(&mut self, site: &Site<'_>, cell: u32, at: usize, end: usize) {
        let compiled = self.compiled;
        let Some(meaning) = self.labels.label(&compiled.vocabulary, site, end) else { return };
        let Some((start, quoted)) = value_start(site, at + 1) else { return };
        // A label that names detectors means those, whatever the category it names besides.
        let named = *meaning.named();
        let setting = Setting { near: None, label: Some(meaning), formatted: false, unnamed: 0 };
        for detector in named.iter() {
            let Some(value) = compiled.labelled.get(usize::from(detector.0)).copied().flatten() else {
                continue;
            };
            let Some(found) = value(site, start) else { continue };
            if !is_whole(site, &found.span) {
                continue;
            }
            let Some(scored) = score(self.compiled, detector, site, &setting) else { continue };
            let evidence = scored.evidence | found.evidence;
            let code = site.shape == Shape::Source && !quoted && !evidence.has(Evidence::FIELD_NAME);
            let doubt = found.doubt + if code { UNQUOTED } else { 0 };
            let percent = scored.checked(found.evidence).saturating_sub(doubt);
            self.push(detector, cell, found.span, percent, evidence);
        }
        // Identifiers that no anchor finds by itself: in small letters, of few digits.
        if site.byte(start).is_ascii_alphanumeric() && self.has_forms(meaning.all()) {
            self.examine(site, cell, Tokens::read(site, start), Some(meaning));
        }
    }

    fn has_forms(&self, named: Marks) -> bool {
        named.iter().any(|detector| !self.compiled.table.of_detector(detector).is_empty())
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

/// Where the label ends that the mark at `at` follows, if it may be one: most words before a colon are none,
/// and their endings tell.
#[inline]
pub(crate) fn label_end(vocabulary: &Vocabulary, text: &[u8], at: usize) -> Option<usize> {
    let mut end = at;
    while end > 0 && at - end < GAP && !is_letter(text[end - 1]) {
        end -= 1;
    }
    let last = match text[..end].last_chunk::<4>() {
        Some(last) if last.iter().all(|byte| is_letter(*byte)) => *last,
        _ => short_ending(&text[..end]),
    };
    vocabulary.may_end(cue::ending(last)).then_some(end)
}

/// The last letters, fewer than four, with zeros before them.
fn short_ending(text: &[u8]) -> [u8; 4] {
    let mut last = [0; 4];
    for (slot, byte) in last.iter_mut().rev().zip(text.iter().rev().take_while(|byte| is_letter(**byte))) {
        *slot = *byte;
    }
    last
}

#[inline]
const fn is_letter(byte: u8) -> bool {
    const LETTERS: [bool; 256] = {
        let mut letters = [false; 256];
        let mut byte = 0;
        while byte < 256 {
            letters[byte] = (byte as u8).is_ascii_alphabetic() || byte >= 0x80;
            byte += 1;
        }
        letters
    };
    LETTERS[byte as usize]
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
