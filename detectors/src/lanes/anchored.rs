//! Values at telling pieces of text: user agents, hashes of passwords, keys, wallets, URLs, ages.

use super::{Lanes, is_whole, score::Setting, score::score};
use crate::{
    DetectorId, anchor::Anchors, catalog::ENTRIES, checks::nearby, cue::Near, layout::Locator,
    method::Anchor, site::Site,
};

impl Lanes<'_> {
    /// Asks the detectors of an anchor.
    pub(crate) fn anchored(&mut self, anchor: Anchor, site: &Site<'_>, cell: u32, at: usize) {
        let compiled = self.compiled;
        for &(detector, value) in compiled.anchored(anchor) {
            // What needs a word near by is not looked at without one.
            if compiled.needs_context(detector) && !self.is_named(detector, site, at) {
                continue;
            }
            let Some(found) = value(site, at) else { continue };
            if !is_whole(site, &found.span) {
                continue;
            }
            let precision = ENTRIES[usize::from(detector.0)].definition.precision;
            // Words are looked at only where they can change the outcome.
            let near = if precision.alone >= precision.context {
                Near::none(&compiled.vocabulary)
            } else {
                self.scanner.near(&compiled.vocabulary, site, found.span.start, found.span.end)
            };
            let setting = Setting { near: &near, label: None, formatted: false };
            let Some(scored) = score(self.compiled, detector, site, &setting) else { continue };
            let percent = scored.percent.saturating_sub(found.doubt);
            self.push(detector, cell, found.span, percent, scored.evidence | found.evidence);
        }
    }

    /// Whether a word near by or the field names the detector.
    fn is_named(&mut self, detector: DetectorId, site: &Site<'_>, at: usize) -> bool {
        if site.hint.specific.has(detector) || site.hint.category.has(detector) {
            return true;
        }
        let near = self.scanner.near(&self.compiled.vocabulary, site, at, at + 1);
        near.iter().any(|(meaning, ..)| meaning.specific.has(detector) || meaning.category.has(detector))
    }

    /// Asks the detectors of machine-readable zones at the line of `at` and, because only lines with digits
    /// are told, at the one before.
    pub(super) fn machine_readable(&mut self, site: &Site<'_>, cell: u32, at: usize) {
        if self.compiled.anchored(Anchor::MachineReadable).is_empty() {
            return;
        }
        let line = nearby::line_start(site, at, 64);
        if line > site.lo && line > at.saturating_sub(64) {
            let before = nearby::line_start(site, line - 1, 64);
            self.anchored(Anchor::MachineReadable, site, cell, before);
        }
        self.anchored(Anchor::MachineReadable, site, cell, line);
    }

    /// Walks the lists of anchors that only these detectors look at.
    pub(crate) fn pieces<L: crate::Layout + ?Sized>(&mut self, anchors: &Anchors, cells: &Locator<'_, L>) {
        for (anchor, list) in [
            (Anchor::Dollar, &anchors.dollar),
            (Anchor::Dashes, &anchors.dashes),
            (Anchor::Url, &anchors.url),
            (Anchor::Hexadecimal, &anchors.hexadecimal),
            (Anchor::Bech32, &anchors.bech32),
        ] {
            if self.compiled.anchored(anchor).is_empty() {
                continue;
            }
            for &at in list {
                if let Some((site, cell)) = cells.site(at) {
                    self.anchored(anchor, &site, cell, at as usize);
                }
            }
        }
        for &at in &anchors.year {
            let Some((site, cell)) = cells.site(at) else { continue };
            let stamp = matches!(site.byte(at as usize + 4), b':' | b'-' | b'.' | b'/');
            if !stamp && matches!(site.right(at as usize, 2), b"19" | b"20") {
                self.anchored(Anchor::Year, &site, cell, at as usize);
            }
        }
        for &at in &anchors.word_number {
            let Some((site, cell)) = cells.site(at) else { continue };
            let at = at as usize;
            if site.before(at).is_ascii_uppercase() && !site.hint.is(FieldHint::CLOSED) {
                self.behind_capitals(&site, cell, at + 1);
            }
            match site.text[at] {
                b'/' => self.anchored(Anchor::Product, &site, cell, at),
                b' ' if digits(&site, at + 1) <= 3 => self.anchored(Anchor::ShortNumber, &site, cell, at + 1),
                _ => {}
            }
        }
        for &at in &anchors.number_word {
            let Some((site, cell)) = cells.site(at) else { continue };
            let at = at as usize;
            if !matches!(site.text[at], b' ' | b'-') {
                continue;
            }
            let length = site.left(at, 4).iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
            if (1..=3).contains(&length) {
                self.anchored(Anchor::ShortNumber, &site, cell, at - length);
            }
        }
    }
}

/// How many digits stand at `at`, at most 4.
fn digits(site: &Site<'_>, at: usize) -> usize {
    site.right(at, 4).iter().take_while(|byte| byte.is_ascii_digit()).count()
}
