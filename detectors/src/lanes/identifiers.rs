//! Identifiers in fixed forms, wherever they stand.

use std::ops::Range;

use super::{
    Asked, Lanes, Pending, columns, labels::label_end, score::Setting, score::score, stands_free, ties,
};
use crate::{
    Evidence, FieldHint, Layout, Shape,
    compiled::Compiled,
    cue::Meaning,
    identifier::{
        form::{Compact, LONGEST, compact, is_separator},
        table::{ShapesId, stretches},
        tokens::Tokens,
    },
    layout::Locator,
    marks::Marks,
    method::Anchor,
    number::{Group, Run},
    site::Site,
};

/// Longer runs of letters and digits are tokens, not identifiers.
const LONG: usize = 24;
/// So many digits are hardly ever an identifier that no word right before names.
const FEW: u32 = 6;
/// Shorter ones of letters and digits are no identifiers by themselves.
const SHORT: usize = 7;

impl Lanes<'_> {
    /// Examines a run of digits in groups: every group that no dash, dot or slash ties to the one before.
    pub(crate) fn number(&mut self, site: &Site<'_>, cell: u32, run: &Run) {
        let start = run.range().start;
        let before = site.before(start);
        if before == b';' {
            self.anchored(Anchor::Track, site, cell, start - 1);
        }
        if is_time_stamp(site, start) {
            return;
        }
        run.each_group(|group| {
            let at = group.start as usize;
            let before = site.before(at);
            if at == start && !ties(before) || at > start && matches!(before, b' ' | b'(') {
                self.group(site, cell, group);
            }
        });
    }

    /// Examines the capitals that a single separator joins to the digit at `at`.
    pub(super) fn behind_capitals(&mut self, site: &Site<'_>, cell: u32, at: usize) {
        let Some(letters) = letters_before(site, at) else { return };
        let table = &self.compiled.table;
        let start = at - 1 - letters;
        if table.may_begin(letters, site.text[at - 1], word(site, at)) {
            self.examine(site, cell, Tokens::read(site, start), None);
        }
        // On number plates, a district stands before the capitals.
        if matches!(site.before(start), b' ' | b'-') {
            let district =
                site.left(start - 1, 4).iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
            if (1..=3).contains(&district) && table.may_begin(district, site.before(start), letters) {
                self.examine(site, cell, Tokens::read(site, start - 1 - district), None);
            }
        }
    }

    /// Examines what begins with a group of digits.
    #[inline]
    fn group(&mut self, site: &Site<'_>, cell: u32, group: Group) {
        let (at, end) = (group.start as usize, group.end());
        let next = site.byte(end);
        if next.is_ascii_alphabetic() {
            if group.length >= 4 {
                self.examine(site, cell, Tokens::read(site, at), None);
            }
            return;
        }
        let second = if is_separator(next) { word(site, end + 1) } else { 0 };
        if second > 0 && self.compiled.table.may_begin(group.length as usize, next, second) {
            self.examine(site, cell, Tokens::read(site, at), None);
        } else if group.length >= 5
            && let Some(id) = self.compiled.table.alone(group.length as usize)
            && (group.length > FEW || self.is_told(site, at))
        {
            self.stretch(site, cell, at..end, id, None);
        }
    }

    /// Whether few digits may be more than a count: in fields, and where a word that may name them stands right
    /// before.
    fn is_told(&self, site: &Site<'_>, at: usize) -> bool {
        site.shape == Shape::Value
            || self.compiled.unnamed > 0
            || label_end(&self.compiled.vocabulary, site.text, at).is_some()
    }

    /// Examines the word around `at`, which holds a capital beside a digit. `last` is the start of the word that
    /// was examined before.
    pub(crate) fn mixed(&mut self, site: &Site<'_>, cell: u32, at: usize, last: &mut usize) {
        // The time of day in ISO 8601.
        if site.text[at] == b'T' && at >= site.lo + 3 && site.text[at - 3] == b'-' {
            return;
        }
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
        let length = word(site, start);
        let (before, after) = (site.before(start), site.byte(start + length));
        if length > LONG {
            self.anchored(Anchor::LongToken, site, cell, start);
        }
        if before == b'<' || after == b'<' {
            self.machine_readable(site, cell, start);
        }
        if before == b'%' && site.text[start] == b'B' {
            self.anchored(Anchor::Track, site, cell, start - 1);
        }
        if ties(before) {
            return;
        }
        if (SHORT..=LONGEST).contains(&length)
            || is_separator(after)
                && self.compiled.table.may_begin(length, after, word(site, start + length + 1))
        {
            self.examine(site, cell, Tokens::read(site, start), None);
        }
    }

    /// Examines the words of `range` in which a small letter stands beside a digit, where that is asked for: no
    /// anchor leads to them, because hardly any is an identifier.
    pub(crate) fn small_letters<L: Layout + ?Sized>(&mut self, cells: &Locator<'_, L>, range: Range<usize>) {
        if self.compiled.unnamed == 0 || !self.compiled.shares_lanes {
            return;
        }
        let mut last = usize::MAX;
        for at in range {
            let Some((site, cell)) = cells.site(at as u32) else { continue };
            let beside = site.before(at).is_ascii_digit() || site.byte(at + 1).is_ascii_digit();
            if beside && site.text[at].is_ascii_lowercase() && !site.hint.is(FieldHint::CLOSED) {
                self.mixed(&site, cell, at, &mut last);
            }
        }
    }

    /// Asks the detectors of the forms that the runs, from the first on, have. `label` is what a label right
    /// before names.
    pub(super) fn examine(
        &mut self,
        site: &Site<'_>,
        cell: u32,
        tokens: Tokens<'_, '_>,
        label: Option<&Meaning>,
    ) {
        let (compiled, start) = (self.compiled, tokens.start());
        stretches(&compiled.table, tokens, |end, shapes| self.stretch(site, cell, start..end, shapes, label));
    }

    /// Asks the detectors of the forms whose skeleton the text at `span` has; later, where words around have a
    /// say.
    fn stretch(
        &mut self,
        site: &Site<'_>,
        cell: u32,
        span: Range<usize>,
        id: ShapesId,
        label: Option<&Meaning>,
    ) {
        if !stands_free(site, span.start, span.end) {
            return;
        }
        if label.is_none() && !site.hint.has_marks() {
            return self.pending.push(Pending {
                start: span.start as u32,
                end: span.end as u32,
                what: Asked::Forms(id),
            });
        }
        if site.hint.has_marks() && !site.hint.named().meets(&self.compiled.table.get(id).detectors) {
            return;
        }
        let setting = Setting { near: None, label, formatted: false, unnamed: 0 };
        self.ask(site, cell, span, id, &Marks::ALL, setting);
    }

    /// Asks the detectors of the forms whose skeleton the text at `span` has, by the words around.
    pub(super) fn ask_by_words(&mut self, site: &Site<'_>, cell: u32, span: Range<usize>, id: ShapesId) {
        let compiled = self.compiled;
        let shapes = compiled.table.get(id);
        let near = self.scanner.near(&compiled.vocabulary, site, span.start, span.end, shapes.window);
        let mut spoken = near.named();
        let mut label = None;
        if self.has_rows(site) {
            label = columns::of_row(&compiled.vocabulary, site, span.start);
            spoken = spoken.or(label.map_or(Marks::NONE, Meaning::all));
        }
        if shapes.bare >= least_bare(site, compiled) || spoken.meets(&shapes.detectors) {
            let setting = Setting { near: Some(&near), label, formatted: false, unnamed: 0 };
            self.ask(site, cell, span, id, &spoken, setting);
        }
    }

    fn ask(
        &mut self,
        site: &Site<'_>,
        cell: u32,
        span: Range<usize>,
        id: ShapesId,
        spoken: &Marks,
        mut setting: Setting<'_, '_>,
    ) {
        let compiled = self.compiled;
        let least = least_bare(site, compiled);
        let mut buffer = [0; LONGEST];
        let Some(value) = compact(&site.text[span.clone()], &mut buffer) else { return };
        let small = site.text[span.clone()].iter().any(u8::is_ascii_lowercase);
        let classes = Compact::of(value);
        let shapes = compiled.table.get(id);
        let named = spoken.meets(&shapes.detectors);
        for shaped in &shapes.list {
            if shaped.bare < least && !spoken.has(shaped.detector) {
                if named {
                    continue;
                }
                break;
            }
            if !compiled.table.form(shaped.form).takes(classes) {
                continue;
            }
            setting.formatted = shaped.formatted;
            setting.unnamed = if shaped.bare == 0 { compiled.unnamed } else { 0 };
            let Some(scored) = score(compiled, shaped.detector, site, &setting) else { continue };
            let evidence = scored.evidence;
            let named = evidence.has(Evidence::CONTEXT) || evidence.has(Evidence::FIELD_NAME);
            if small && !named && compiled.unnamed == 0 {
                continue;
            }
            if let Some(checked) = (shaped.check)(value) {
                let mut percent = scored.checked(checked);
                if !named && (small || shaped.bare == 0) {
                    // Digits that nothing checks are anything: dates, versions, amounts.
                    let telling =
                        checked.has(Evidence::CHECKSUM) || value.iter().any(u8::is_ascii_alphabetic);
                    percent = if telling { percent.min(compiled.unnamed) } else { 0 };
                }
                self.push(shaped.detector, cell, span.clone(), percent, evidence | checked);
            }
        }
    }
}

/// From which confidence on values without context are looked at: in fields all that have one, because a field
/// is judged by its values together; in running text those that the caller would look at.
#[inline]
fn least_bare(site: &Site<'_>, compiled: &Compiled) -> u8 {
    match compiled.unnamed {
        0 if site.shape == Shape::Value => 1,
        0 => compiled.least.percent(),
        _ => 0,
    }
}

/// How many letters and digits stand at `at`.
#[inline]
fn word(site: &Site<'_>, at: usize) -> usize {
    if at >= site.hi {
        return 0;
    }
    site.text[at..site.hi].iter().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

/// How many capitals, one to five, a single separator joins to the digit at `at`.
#[inline]
fn letters_before(site: &Site<'_>, at: usize) -> Option<usize> {
    if !matches!(site.before(at), b' ' | b'-' | b'.' | b'/') || !site.before(at - 1).is_ascii_uppercase() {
        return None;
    }
    let letters = site.left(at - 1, 6).iter().rev().take_while(|byte| byte.is_ascii_uppercase()).count();
    let before = site.before(at - 1 - letters);
    let free = !(before.is_ascii_alphanumeric() || before == b'_');
    (letters <= 5 && free).then_some(letters)
}

/// Whether a date of ISO 8601 begins at `at` that a time of day follows: when something happened.
#[inline]
fn is_time_stamp(site: &Site<'_>, at: usize) -> bool {
    matches!(
        site.right(at, 14),
        [_, _, _, _, b'-', _, _, b'-', _, _, b'T', b'0'..=b'2', ..]
            | [_, _, _, _, b'-', _, _, b'-', _, _, b' ', b'0'..=b'2', b'0'..=b'9', b':']
    )
}
