//! How figures moved from scan to scan, as small line charts.

use std::fmt::Write as _;

use super::text;
use crate::Day;
use crate::map::MapScan;

/// So many scans are drawn: the last ones.
const SCANS: usize = 60;

/// A figure over the scans.
pub(super) struct Trend {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// What the line does, in a sentence.
    pub(super) says: String,
    /// The inside of the picture, SVG. It holds numbers and days alone, nothing of a system.
    pub(super) drawing: String,
}

/// One scan, as a row of the table.
pub(super) struct ScanRow {
    pub(super) started: String,
    pub(super) fields: String,
    pub(super) values: String,
    pub(super) coverage: String,
    pub(super) targets: String,
}

fn fields(scan: &MapScan) -> u64 {
    scan.categories.iter().fold(0, |sum, (_, fields, _)| sum.saturating_add(*fields))
}

fn values(scan: &MapScan) -> u64 {
    scan.categories.iter().fold(0, |sum, (_, _, values)| sum.saturating_add(*values))
}

fn last(scans: &[MapScan]) -> &[MapScan] {
    scans.get(scans.len().saturating_sub(SCANS)..).unwrap_or_default()
}

/// The scans as rows, the last one first.
pub(super) fn rows(scans: &[MapScan]) -> Vec<ScanRow> {
    let row = |scan: &MapScan| ScanRow {
        started: text::time_of(&scan.started),
        fields: text::number(fields(scan)),
        values: text::number(values(scan)),
        coverage: text::percent(scan.coverage.examined, scan.coverage.listed),
        targets: text::shown(&scan.targets.join(", ")),
    };
    last(scans).iter().rev().map(row).collect()
}

/// The charts; none for fewer than two scans.
pub(super) fn charts(scans: &[MapScan]) -> Vec<Trend> {
    let scans = last(scans);
    if scans.len() < 2 {
        return Vec::new();
    }
    let across = positions(scans);
    // In tenths of a per cent, rounded down like the text.
    let tenths = |scan: &MapScan| scan.coverage.examined.saturating_mul(1000) / scan.coverage.listed.max(1);
    vec![
        chart("fields", "Fields that hold personal data", &across, scans, fields, text::compact),
        chart("values", "Values found", &across, scans, values, text::compact),
        chart("covered", "Read whole, of what was listed", &across, scans, tenths, |t| {
            text::percent(t, 1000)
        }),
    ]
}

/// Where each scan lies between the first and the last, 0 to 1: by day, or by number where days do not tell.
fn positions(scans: &[MapScan]) -> Vec<f64> {
    let days: Vec<Option<i32>> = scans
        .iter()
        .map(|scan| scan.started.get(..10).and_then(|day| day.parse::<Day>().ok()).map(Day::days))
        .collect();
    let rising = days.windows(2).all(|pair| matches!(pair, [Some(a), Some(b)] if a < b));
    let (first, end) = (days.first().copied().flatten(), days.last().copied().flatten());
    match (first, end) {
        (Some(first), Some(end)) if rising && end > first => {
            days.iter().map(|day| f64::from(day.unwrap_or(first) - first) / f64::from(end - first)).collect()
        }
        _ => (0..scans.len()).map(|at| at as f64 / (scans.len() - 1).max(1) as f64).collect(),
    }
}

const LEFT: f64 = 14.0;
const RIGHT: f64 = 306.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 104.0;

fn chart(
    id: &'static str,
    title: &'static str,
    across: &[f64],
    scans: &[MapScan],
    figure: impl Fn(&MapScan) -> u64,
    spell: impl Fn(u64) -> String,
) -> Trend {
    let figures: Vec<u64> = scans.iter().map(figure).collect();
    // From zero: a small change looks small.
    let most = figures.iter().copied().max().unwrap_or(0).max(1) as f64;
    let points: Vec<(f64, f64)> = across
        .iter()
        .zip(&figures)
        .map(|(x, y)| (LEFT + x * (RIGHT - LEFT), BOTTOM - *y as f64 / most * (BOTTOM - TOP)))
        .collect();
    let mut line = String::new();
    for (x, y) in &points {
        let _ = write!(line, "{x:.1},{y:.1} ");
    }
    let line = line.trim_end();
    let mut drawing = format!(
        "<line class=\"axis\" x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{BOTTOM}\" y2=\"{BOTTOM}\"/>\
         <polygon class=\"area\" points=\"{LEFT},{BOTTOM} {line} {RIGHT},{BOTTOM}\"/>\
         <polyline class=\"line\" points=\"{line}\"/>"
    );
    for (x, y) in &points {
        let _ = write!(drawing, "<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\"/>");
    }
    let (first, end) = (figures.first().copied().unwrap_or(0), figures.last().copied().unwrap_or(0));
    let day = |scan: Option<&MapScan>| {
        let started = scan.and_then(|scan| scan.started.get(..10)).unwrap_or_default();
        started.parse::<Day>().map(|day| day.to_string()).unwrap_or_default()
    };
    for (at, anchor, x, figure, scan) in
        [(0, "start", LEFT, first, scans.first()), (points.len() - 1, "end", RIGHT, end, scans.last())]
    {
        // Clear of the line, where it rises below the figure.
        let near = points.iter().filter(|(at, _)| (at - x).abs() < 60.0).map(|(_, y)| *y);
        let beside = points.get(at).map_or(BOTTOM, |(_, y)| *y);
        let toward = points.get(if at == 0 { 1 } else { at - 1 }).map_or((x, beside), |point| *point);
        let part = (48.0 / (toward.0 - x).abs().max(1.0)).min(1.0);
        let y = near.fold(beside, f64::min).min(beside + (toward.1 - beside) * part) - 8.0;
        let _ = write!(
            drawing,
            "<text class=\"figure\" text-anchor=\"{anchor}\" x=\"{x}\" y=\"{y:.1}\">{}</text>\
             <text class=\"day\" text-anchor=\"{anchor}\" x=\"{x}\" y=\"{:.1}\">{}</text>",
            spell(figure).replace('<', "&lt;"),
            BOTTOM + 18.0,
            day(scan),
        );
    }
    let moved = match end.cmp(&first) {
        std::cmp::Ordering::Less => "fell",
        std::cmp::Ordering::Equal => "stayed",
        std::cmp::Ordering::Greater => "rose",
    };
    let says = match moved {
        "stayed" => format!("{} scans; {} in the first and in the last.", scans.len(), spell(end)),
        _ => format!("{} scans; it {moved} from {} to {}.", scans.len(), spell(first), spell(end)),
    };
    Trend { id, title, says, drawing }
}
