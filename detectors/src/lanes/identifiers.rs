//! Identifiers in fixed forms, wherever they stand.

use super::{Lanes, columns, score::Setting, score::score, stands_free};
use crate::{
    Evidence,
    cue::{Meaning, Near},
    identifier::{
        form::{LONGEST, compact},
        table::{Shaped, stretches},
        tokens::Tokens,
    },
    method::Anchor,
    site::{Candidate, Site},
};

/// Longer runs of letters and digits are tokens, not identifiers.
const LONG: usize = 24;

impl Lanes<'_> {
    /// Examines what begins with the digit at `at`, which no letter stands before.
    pub(crate) fn number(&mut self, site: &Site<'_>, cell: u32, at: usize) {
        if site.before(at) == b';' {
            self.anchored(Anchor::Track, site, cell, at - 1);
        }
        let start = behind_letters(site, at).unwrap_or(at);
        self.examine(site, cell, &Tokens::read(site, start), None);
    }

    /// Examines the word around `at`, which holds a capital beside a digit. `last` is the start of the word that
    /// was examined before.
    pub(crate) fn mixed(&mut self, site: &Site<'_>, cell: u32, at: usize, last: &mut usize) {
        let floor = site.lo.max(at.saturating_sub(LONGEST));
        let mut start = at;
        while start > floor && site.text[start - 1].is_ascii_alphanumeric() {
            start -= 1;
        }
        if start == *last || start > site.lo && start == floor && site.text[start - 1].is_ascii_alphanumeric()
        {
            return;
        }
        *last = start;
        let tokens = Tokens::read(site, start);
        let Some(first) = tokens.all().first() else {
            // Longer than any identifier.
            return self.anchored(Anchor::LongToken, site, cell, start);
        };
        if first.length > LONG as u8 {
            self.anchored(Anchor::LongToken, site, cell, start);
        }
        let (before, after) = (site.before(start), site.byte(first.end()));
        if before == b'<' || after == b'<' {
            self.machine_readable(site, cell, start);
        }
        if before == b'%' && site.text[start] == b'B' {
            self.anchored(Anchor::Track, site, cell, start - 1);
        }
        if first.length >= 7 || first.separator != 0 {
            self.examine(site, cell, &tokens, None);
        }
    }

    /// Asks the detectors of the forms that stretches of `tokens` have. `label` is what a label right before
    /// names: then only what begins at the first run is looked at.
    pub(super) fn examine(&mut self, site: &Site<'_>, cell: u32, tokens: &Tokens, label: Option<&Meaning>) {
        let all = tokens.all();
        let compiled = self.compiled;
        stretches(&compiled.table, all, |first, _, end, shapes| {
            let start = all[first].start as usize;
            if (label.is_some() && first > 0) || !stands_free(site, start, end) {
                return;
            }
            let mut buffer = [0; LONGEST];
            let Some(value) = compact(&site.text[start..end], &mut buffer) else { return };
            let small = site.text[start..end].iter().any(u8::is_ascii_lowercase);
            if !shapes.iter().any(|shaped| shaped.form.takes(value)) {
                return;
            }
            let named = label.is_some() || !site.hint.specific.is_empty() || !site.hint.category.is_empty();
            let near = if named {
                Near::none(&compiled.vocabulary)
            } else {
                self.scanner.near(&compiled.vocabulary, site, start, end)
            };
            let mut setting = Setting { near: &near, label, formatted: false };
            if !named && near.is_empty() && self.has_rows {
                setting.label = columns::of_row(&compiled.vocabulary, site, start);
            }
            for shaped in shapes {
                self.ask(site, cell, start..end, value, small, shaped, &mut setting);
            }
        });
    }

    #[allow(clippy::too_many_arguments)]
    fn ask(
        &mut self,
        site: &Site<'_>,
        cell: u32,
        span: std::ops::Range<usize>,
        value: &[u8],
        small: bool,
        shaped: &Shaped,
        setting: &mut Setting<'_, '_>,
    ) {
        if !shaped.form.takes(value) {
            return;
        }
        setting.formatted = shaped.form.is_formatted();
        let Some((percent, evidence)) = score(shaped.detector, site, setting) else { return };
        if small && !(evidence.has(Evidence::CONTEXT) || evidence.has(Evidence::FIELD_NAME)) {
            return;
        }
        if let Some(checked) = (shaped.check)(value) {
            let mut candidate = Candidate::new(shaped.detector, span, percent, evidence | checked);
            candidate.cell = cell;
            self.out.push(candidate);
        }
    }
}

/// The start of a run of one to four capitals that a single separator joins to the digit at `at`.
fn behind_letters(site: &Site<'_>, at: usize) -> Option<usize> {
    if !matches!(site.before(at), b' ' | b'-' | b'.' | b'/') {
        return None;
    }
    let left = site.left(at - 1, 5);
    let letters = left.iter().rev().take_while(|byte| byte.is_ascii_uppercase()).count();
    let start = at - 1 - letters;
    let free = !matches!(site.before(start), b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'_');
    ((1..=4).contains(&letters) && free).then_some(start)
}
