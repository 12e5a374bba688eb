//! Values at telling pieces of text: user agents, hashes of passwords, keys, wallets, URLs, ages.

use super::{Asked, Lanes, Pending, is_whole, score::Setting, score::score};
use crate::{
    DetectorId, FieldHint,
    anchor::Anchors,
    checks::nearby,
    cue::Near,
    layout::Locator,
    method::{Anchor, Value},
    site::Site,
};

impl Lanes<'_> {
    /// Asks the detectors of an anchor, those that need a word near by later.
    pub(crate) fn anchored(&mut self, anchor: Anchor, site: &Site<'_>, cell: u32, at: usize) {
        // A value that was found is not looked into: the products of a user agent are anchors, too. Anchors that
        // come from several lists, one list after the other, do not ascend: they are asked about all.
        let ascends = !matches!(anchor, Anchor::Track | Anchor::Year | Anchor::ShortNumber);
        if ascends && at < self.reached[anchor as usize] {
            return;
        }
        let compiled = self.compiled;
        let mut later = false;
        for &(detector, value) in compiled.anchored(anchor) {
            if compiled.gains_by_words(detector) {
                // What is no value at all needs no words; dates are dear to read, and rarely named.
                later |= anchor == Anchor::Year || value(site, at).is_some();
            } else if let Some(found) = value(site, at) {
                self.report(detector, anchor, site, cell, found, None);
            }
        }
        if later {
            let (start, end) = (at as u32, at as u32 + 1);
            self.pending.push(Pending { start, end, what: Asked::Anchor(anchor) });
        }
    }

    /// Asks the detectors of an anchor to which the words around matter.
    pub(super) fn anchored_by_words(&mut self, anchor: Anchor, site: &Site<'_>, cell: u32, at: usize) {
        let compiled = self.compiled;
        for &(detector, value) in compiled.anchored(anchor) {
            if !compiled.gains_by_words(detector)
                || compiled.needs_context(detector) && !self.is_named(detector, site, at)
            {
                continue;
            }
            let Some(found) = value(site, at) else { continue };
            let (span, window) = (found.span.clone(), compiled.window(detector));
            let near = self.scanner.near(&compiled.vocabulary, site, span.start, span.end, window);
            self.report(detector, anchor, site, cell, found, Some(&near));
        }
    }

    fn report(
        &mut self,
        detector: DetectorId,
        anchor: Anchor,
        site: &Site<'_>,
        cell: u32,
        found: Value,
        near: Option<&Near<'_>>,
    ) {
        if !is_whole(site, &found.span) {
            return;
        }
        let setting = Setting { near, label: None, formatted: false, unnamed: 0 };
        let Some(scored) = score(self.compiled, detector, site, &setting) else { return };
        let percent = scored.percent.saturating_sub(found.doubt);
        let reached = &mut self.reached[anchor as usize];
        *reached = found.span.end.max(*reached);
        self.push(detector, cell, found.span, percent, scored.evidence | found.evidence);
    }

    /// Whether a word near by or the field names the detector.
    fn is_named(&mut self, detector: DetectorId, site: &Site<'_>, at: usize) -> bool {
        if site.hint.specific.has(detector) || site.hint.category.has(detector) {
            return true;
        }
        let window = self.compiled.window(detector);
        let near = self.scanner.near(&self.compiled.vocabulary, site, at, at + 1, window);
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
        for &at in &anchors.at {
            let Some((site, cell)) = cells.site(at) else { continue };
            let (before, next) = (site.before(at as usize), site.byte(at as usize + 1));
            if matches!(before, 0 | b' ' | b'(' | b'\n') && (next.is_ascii_alphanumeric() || next == b'_') {
                self.anchored(Anchor::Handle, &site, cell, at as usize);
            }
        }
        for &at in &anchors.year {
            let Some((site, cell)) = cells.site(at) else { continue };
            let at = at as usize;
            let behind = site.byte(at + 4);
            let stamp = matches!(behind, b':' | b'-' | b'.' | b'/');
            if !stamp && matches!(site.right(at, 2), b"19" | b"20") {
                if may_end_a_date(&site, at) {
                    self.anchored(Anchor::Year, &site, cell, at);
                }
            } else if behind == b':' && site.before(at) == b'/' {
                self.anchored(Anchor::LogTime, &site, cell, at);
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
                b' ' if is_compass(&site, at) => self.anchored(Anchor::Compass, &site, cell, at),
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
            // Years behind a dash are parts of numbers, but for those of `22-nov-1972`.
            if site.text[at] == b'-'
                && site.byte(at + 4) == b'-'
                && matches!(site.right(at + 5, 2), b"19" | b"20")
            {
                self.anchored(Anchor::Year, &site, cell, at + 5);
            }
            let length = site.left(at, 4).iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
            if (1..=3).contains(&length) {
                self.anchored(Anchor::ShortNumber, &site, cell, at - length);
            }
        }
    }
}

/// Whether the day may stand before the year at `at`: most years in texts stand alone, and are worth no words.
fn may_end_a_date(site: &Site<'_>, at: usize) -> bool {
    /// The longest date, `22nd of September, `.
    const LONGEST: usize = 28;
    matches!(site.before(at), b' ' | b',' | b'.' | b'-' | b'/')
        && site.left(at, LONGEST).iter().any(u8::is_ascii_digit)
}

/// Whether the letter before `at` is the point of the compass of a latitude in degrees, minutes and seconds.
fn is_compass(site: &Site<'_>, at: usize) -> bool {
    matches!(site.left(at, 2), [b'"' | b'\'' | 0x80.., b'N' | b'S'])
}

/// How many digits stand at `at`, at most 4.
fn digits(site: &Site<'_>, at: usize) -> usize {
    site.right(at, 4).iter().take_while(|byte| byte.is_ascii_digit()).count()
}
