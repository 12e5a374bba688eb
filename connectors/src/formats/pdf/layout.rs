//! From glyphs to lines of text, by where they lie.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::formats::pdf::bidi;

/// A gap wider than this part of the size is one between words. Poppler takes 0.1 to 0.15.
const WORD_GAP: f64 = 0.15;
/// Glyphs on one line may differ by so much across it: superscripts belong to it.
const LINE_SHIFT: f64 = 0.4;
/// Text that is shown later joins a line that it lies this near to.
const JOIN_GAP: f64 = 1.2;

/// A glyph on a page.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// The direction of writing, in degrees.
    angle: u16,
    /// Where it begins and ends in that direction.
    start: f64,
    end: f64,
    /// Where its base line lies, across: what is further down is less.
    across: f64,
    size: f64,
    text: Range<usize>,
}

impl Glyph {
    /// A glyph at a place that moves on by `own`, and is written in the direction of `unit`.
    pub(super) fn new(
        (x, y): (f64, f64),
        own: (f64, f64),
        unit: (f64, f64),
        size: f64,
        text: Range<usize>,
    ) -> Glyph {
        let angle = unit.1.atan2(unit.0).to_degrees().round().rem_euclid(360.0);
        let (sin, cos) = angle.to_radians().sin_cos();
        let sane = |value: f64| if value.is_finite() { value.clamp(-1e9, 1e9) } else { 0.0 };
        let start = sane(x * cos + y * sin);
        let length = sane(own.0 * cos + own.1 * sin);
        Glyph {
            angle: if angle.is_finite() { angle as u16 } else { 0 },
            start: start.min(start + length),
            end: start.max(start + length),
            across: sane(y * cos - x * sin),
            size: sane(size).max(0.01),
            text,
        }
    }
}

/// Glyphs that were shown one after the other without a gap.
struct Run {
    glyphs: Range<usize>,
    start: f64,
    end: f64,
}

struct Line {
    angle: u16,
    across: f64,
    size: f64,
    start: f64,
    end: f64,
    runs: Vec<Run>,
}

/// The text of glyphs, line by line, each with a line feed.
pub(super) fn lines(glyphs: &[Glyph], chars: &str) -> String {
    let mut lines = gather(glyphs);
    if is_out_of_order(&lines) {
        lines.sort_by(|a, b| {
            a.angle.cmp(&b.angle).then(b.across.total_cmp(&a.across)).then(a.start.total_cmp(&b.start))
        });
    }
    let mut text = String::new();
    let mut before: Option<&Line> = None;
    for line in &mut lines {
        line.runs.sort_by(|a, b| a.start.total_cmp(&b.start));
    }
    for line in &lines {
        let next = line_text(line, glyphs, chars);
        if next.is_empty() {
            continue;
        }
        let goes_on = before.is_some_and(|before| goes_on(before, line));
        if !(goes_on && bidi::join_hyphen(&mut text, &next)) && !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&next);
        before = Some(line);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Puts glyphs together to runs, and runs to lines.
fn gather(glyphs: &[Glyph]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut by_place: BTreeMap<(u16, i64), Vec<usize>> = BTreeMap::new();
    let mut last = None;
    let mut from = 0;
    while let Some(first) = glyphs.get(from) {
        let mut to = from + 1;
        let mut end = first.end;
        let mut previous = first;
        while let Some(glyph) = glyphs.get(to) {
            if !follows(previous, glyph, end) {
                break;
            }
            end = end.max(glyph.end);
            previous = glyph;
            to += 1;
        }
        let run = Run { glyphs: from..to, start: first.start, end };
        from = to;
        let at = last.filter(|&at: &usize| lines.get(at).is_some_and(|line| continues(line, first)));
        let at = at.or_else(|| beside(&lines, &by_place, first, &run));
        match at.and_then(|at| lines.get_mut(at).map(|line| (at, line))) {
            Some((at, line)) => {
                line.start = line.start.min(run.start);
                line.end = line.end.max(run.end);
                line.size = line.size.max(first.size);
                line.runs.push(run);
                last = Some(at);
            }
            None => {
                let at = lines.len();
                by_place.entry((first.angle, bucket(first.across))).or_default().push(at);
                lines.push(Line {
                    angle: first.angle,
                    across: first.across,
                    size: first.size,
                    start: run.start,
                    end: run.end,
                    runs: vec![run],
                });
                last = Some(at);
            }
        }
    }
    lines
}

/// Whether a glyph follows another of its run, which ends at `end`.
fn follows(previous: &Glyph, glyph: &Glyph, end: f64) -> bool {
    let size = previous.size.max(glyph.size);
    let gap = glyph.start - end;
    glyph.angle == previous.angle
        && (glyph.across - previous.across).abs() <= 0.1 * size
        && glyph.start >= previous.start - 0.05 * size
        && gap <= WORD_GAP * size
        && gap >= -0.5 * size
}

/// Whether a glyph that comes next goes on with a line.
fn continues(line: &Line, glyph: &Glyph) -> bool {
    glyph.angle == line.angle
        && (glyph.across - line.across).abs() <= LINE_SHIFT * line.size.min(glyph.size).max(0.5 * line.size)
        && glyph.start >= line.end - 0.5 * glyph.size
}

/// How finely lines are told apart when they are looked for.
fn bucket(across: f64) -> i64 {
    (across / 2.0).floor() as i64
}

/// A line that a run belongs to though it was not shown last.
fn beside(
    lines: &[Line],
    by_place: &BTreeMap<(u16, i64), Vec<usize>>,
    glyph: &Glyph,
    run: &Run,
) -> Option<usize> {
    let shift = LINE_SHIFT * glyph.size.min(60.0);
    let from = (glyph.angle, bucket(glyph.across - shift));
    let to = (glyph.angle, bucket(glyph.across + shift));
    let near = by_place.range(from..=to).flat_map(|(_, at)| at.iter().rev().take(64));
    let gap = JOIN_GAP * glyph.size;
    let mut best: Option<(f64, usize)> = None;
    for &at in near {
        let Some(line) = lines.get(at) else { continue };
        let off = (line.across - glyph.across).abs();
        let is_near = off <= LINE_SHIFT * line.size.min(glyph.size)
            && run.start <= line.end + gap
            && run.end >= line.start - gap
            && line
                .runs
                .iter()
                .rev()
                .take(256)
                .any(|other| run.start <= other.end + gap && run.end >= other.start - gap);
        if is_near && best.is_none_or(|(least, _)| off < least) {
            best = Some((off, at));
        }
    }
    best.map(|(_, at)| at)
}

/// Whether lines jump up too often for the order in which they were shown to be that of reading.
fn is_out_of_order(lines: &[Line]) -> bool {
    let jumps = lines.windows(2).filter(|pair| match pair {
        [a, b] => {
            a.angle == b.angle && b.across > a.across + 0.5 * a.size && b.start < a.end && a.start < b.end
        }
        _ => false,
    });
    lines.len() >= 6 && jumps.count() * 3 > lines.len()
}

/// Whether a line is the next one of a paragraph.
fn goes_on(before: &Line, line: &Line) -> bool {
    let down = before.across - line.across;
    before.angle == line.angle && down > 0.0 && down < 2.5 * before.size && line.start < before.end
}

fn line_text(line: &Line, glyphs: &[Glyph], chars: &str) -> String {
    let spaced = letter_gap(line, glyphs, chars);
    let mut text = String::new();
    let mut end: Option<f64> = None;
    let mut before: Option<(f64, &str)> = None;
    // Where the glyph before a blank ends.
    let mut covered: Option<f64> = None;
    for run in &line.runs {
        let shown = |range: &Range<usize>| glyphs.get(range.clone()).unwrap_or_default();
        let run_glyphs = shown(&run.glyphs);
        let (Some(first), Some(last)) = (run_glyphs.first(), run_glyphs.last()) else { continue };
        let whole = chars.get(first.text.start..last.text.end).unwrap_or_default();
        // Shown twice for a bolder look or a shadow.
        if before.is_some_and(|(start, other)| other == whole && (run.start - start).abs() < 0.2 * first.size)
        {
            continue;
        }
        before = Some((run.start, whole));
        for glyph in run_glyphs {
            let own = chars.get(glyph.text.clone()).unwrap_or_default();
            let is_blank = own.chars().all(char::is_whitespace);
            if let Some(end) = end {
                let gap = glyph.start - end;
                let limit = WORD_GAP.max(spaced) * glyph.size;
                let is_back = gap < -0.6 * glyph.size && glyph.start != glyph.end;
                if (gap > limit || is_back) && !text.ends_with(' ') && !text.is_empty() {
                    text.push(' ');
                }
            }
            // A blank that the next glyph was set over again.
            let over = covered.filter(|before| !is_blank && (glyph.start - before).abs() < 0.02 * glyph.size);
            if over.is_some() && text.ends_with(' ') {
                text.pop();
            }
            let is_wide_blank = is_blank && !own.is_empty() && glyph.end - glyph.start > 0.1 * glyph.size;
            covered = if is_wide_blank { covered.or(end) } else { None };
            end = Some(match end {
                Some(end) if glyph.start >= end - glyph.size => end.max(glyph.end),
                _ => glyph.end,
            });
            push(&mut text, own);
        }
    }
    while text.ends_with(' ') {
        text.pop();
    }
    bidi::logical(text)
}

/// Adds text; blanks only once.
fn push(text: &mut String, more: &str) {
    for character in more.chars() {
        if !character.is_whitespace() && character != '\u{a0}' {
            bidi::push_plain(text, character);
        } else if !text.ends_with(' ') && !text.is_empty() {
            text.push(' ');
        }
    }
}

/// The usual gap between glyphs of a line whose letters are spaced out, with some room, as a part of the
/// size; 0 for other lines.
fn letter_gap(line: &Line, glyphs: &[Glyph], chars: &str) -> f64 {
    let all: Vec<&Glyph> = line
        .runs
        .iter()
        .flat_map(|run| glyphs.get(run.glyphs.clone()).unwrap_or_default())
        .take(400)
        .collect();
    let is_letter = |glyph: &Glyph| {
        let text = chars.get(glyph.text.clone()).unwrap_or_default();
        text.chars().next().is_some_and(char::is_alphanumeric)
    };
    let mut gaps: Vec<f64> = Vec::new();
    for pair in all.windows(2) {
        if let [a, b] = pair
            && is_letter(a)
            && is_letter(b)
        {
            gaps.push((b.start - a.end) / b.size);
        }
    }
    if gaps.len() < 4 {
        return 0.0;
    }
    gaps.sort_by(f64::total_cmp);
    let wide = gaps.iter().filter(|gap| **gap > WORD_GAP).count();
    let median = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    if wide * 4 >= gaps.len() * 3 && median < 1.0 { median * 1.3 + 0.05 } else { 0.0 }
}
