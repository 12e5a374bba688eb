//! What is read at a glance: a matrix of categories and systems, coverage, change.

use std::collections::BTreeMap;

use domesday_detectors::{Category, Sensitivity};

use super::figures::{self, Figures, Sum};
use super::{names, text};
use crate::map::DataMap;

/// So many systems have a column of their own; of more, those with the fewest fields share one.
const COLUMNS: usize = 7;

/// Categories by systems.
pub(super) struct Matrix {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
}

/// A system.
pub(super) struct Column {
    pub(super) kind: String,
    pub(super) name: String,
}

/// A category.
pub(super) struct Row {
    pub(super) category: String,
    pub(super) mark: &'static str,
    pub(super) sensitivity: &'static str,
    pub(super) dedicated: String,
    pub(super) incidental: String,
    /// The bar: widths and start in per cent of the longest.
    pub(super) dedicated_width: String,
    pub(super) incidental_width: String,
    pub(super) cells: Vec<Cell>,
    pub(super) values: String,
}

/// What a system holds of a category.
pub(super) struct Cell {
    /// The name of the system, for cards.
    pub(super) system: String,
    /// The shade, 0 (nothing) to 5.
    pub(super) heat: u8,
    pub(super) values: String,
    pub(super) fields: String,
}

impl Matrix {
    /// Lays out the figures of a map.
    pub(super) fn of(map: &DataMap, figures: &Figures) -> Matrix {
        let mut order: Vec<usize> = (0..figures.systems.len()).collect();
        let fields = |at: usize| -> u64 {
            figures.systems.get(at).map_or(0, |sums| sums.values().map(|sum| sum.fields()).sum())
        };
        order.sort_by_key(|at| (std::cmp::Reverse(fields(*at)), *at));
        order.retain(|at| fields(*at) > 0);
        let rest = if order.len() > COLUMNS { order.split_off(COLUMNS - 1) } else { Vec::new() };
        let mut groups: Vec<Vec<usize>> = order.into_iter().map(|at| vec![at]).collect();
        let mut columns: Vec<Column> = groups.iter().map(|group| column(map, group)).collect();
        if !rest.is_empty() {
            let kind = "Systems".to_owned();
            columns.push(Column { kind, name: format!("{} others", text::number(rest.len() as u64)) });
            groups.push(rest);
        }
        let categories = figures.by_weight();
        let longest = categories.iter().map(|(_, sum)| sum.fields()).max().unwrap_or(1).max(1);
        let rows = categories
            .iter()
            .map(|(category, sum)| {
                let cells = groups.iter().zip(&columns).map(|(group, column)| {
                    cell(column, group.iter().filter_map(|at| figures.systems.get(*at)?.get(category)))
                });
                row(*category, *sum, longest, cells.collect())
            })
            .collect();
        Matrix { columns, rows }
    }
}

fn column(map: &DataMap, group: &[usize]) -> Column {
    let place = group.first().and_then(|at| map.systems.get(*at)).map_or("", |system| system.place.as_str());
    let (kind, name) = names::system(place);
    Column { kind: kind.to_owned(), name: text::shown(name) }
}

fn row(category: Category, sum: Sum, longest: u64, cells: Vec<Cell>) -> Row {
    let width = |part: u64| format!("{:.2}", part as f64 / longest as f64 * 100.0);
    Row {
        category: names::category(category),
        mark: names::mark(category.sensitivity()),
        sensitivity: names::sensitivity(category.sensitivity()),
        dedicated: text::number(sum.dedicated),
        incidental: text::number(sum.incidental),
        dedicated_width: width(sum.dedicated),
        incidental_width: width(sum.incidental),
        cells,
        values: text::compact(sum.values),
    }
}

fn cell<'s>(column: &Column, sums: impl Iterator<Item = &'s Sum>) -> Cell {
    let sum = sums.fold(Sum::default(), |a, b| Sum {
        dedicated: a.dedicated + b.dedicated,
        incidental: a.incidental + b.incidental,
        values: a.values.saturating_add(b.values),
    });
    // A shade for each factor of a hundred: a hundred values and a million are both seen for what they are.
    let heat = match sum.values {
        _ if sum.fields() == 0 => 0,
        0..=9 => 1,
        10..=999 => 2,
        1_000..=99_999 => 3,
        100_000..=9_999_999 => 4,
        _ => 5,
    };
    Cell {
        system: format!("{} {}", column.kind, column.name),
        heat,
        values: text::compact(sum.values),
        fields: text::count(sum.fields(), "field", "fields"),
    }
}

/// What was read of a system.
pub(super) struct Covered {
    pub(super) kind: &'static str,
    pub(super) name: String,
    pub(super) listed: String,
    pub(super) examined: String,
    pub(super) gaps: String,
    pub(super) bytes: String,
    pub(super) percent: String,
    /// The bar: what was read whole, and from where on something was not, in per cent of what was listed.
    pub(super) width: String,
    pub(super) unread: String,
}

/// What was read, system by system.
pub(super) fn coverage(map: &DataMap) -> Vec<Covered> {
    let covered = map.systems.iter().map(|system| {
        let coverage = figures::coverage(system);
        let (kind, name) = names::system(&system.place);
        let whole = coverage.listed.max(1) as f64;
        Covered {
            kind,
            name: text::shown(name),
            listed: text::number(coverage.listed),
            examined: text::number(coverage.examined),
            gaps: text::number(coverage.gap_units),
            bytes: text::bytes(coverage.bytes),
            percent: text::percent(coverage.examined, coverage.listed),
            width: format!("{:.2}", coverage.examined as f64 / whole * 100.0),
            // At least a hundredth of the bar: a single gap in a million units is seen.
            unread: match coverage.gap_units {
                0 => "100".to_owned(),
                gaps => format!("{:.2}", (1.0 - gaps as f64 / whole).clamp(0.0, 0.99) * 100.0),
            },
        }
    });
    covered.collect()
}

/// How a category changed since the previous inventory.
pub(super) struct Change {
    pub(super) category: String,
    pub(super) mark: &'static str,
    pub(super) before: String,
    pub(super) now: String,
    /// `+3`, `−2`, or empty.
    pub(super) difference: String,
    pub(super) values_before: String,
    pub(super) values_now: String,
    /// `new`, `gone`, `more`, `fewer`, `same`.
    pub(super) state: &'static str,
}

/// The change of each category since the previous map, what changed first.
pub(super) fn changes(now: &Figures, before: &Figures) -> Vec<Change> {
    let mut pairs: BTreeMap<Category, (Sum, Sum)> = BTreeMap::new();
    for (category, sum) in &before.categories {
        pairs.entry(*category).or_default().0 = *sum;
    }
    for (category, sum) in &now.categories {
        pairs.entry(*category).or_default().1 = *sum;
    }
    let mut changes: Vec<(bool, Sensitivity, Change)> = pairs
        .iter()
        .map(|(category, (before, now))| {
            let (b, n) = (before.fields(), now.fields());
            let state = match (b, n) {
                (0, _) => "new",
                (_, 0) => "gone",
                _ if n > b => "more",
                _ if n < b => "fewer",
                _ => "same",
            };
            let difference = match state {
                "same" => String::new(),
                _ if n > b => format!("+{}", text::number(n - b)),
                _ => format!("−{}", text::number(b - n)),
            };
            let change = Change {
                category: names::category(*category),
                mark: names::mark(category.sensitivity()),
                before: text::number(b),
                now: text::number(n),
                difference,
                values_before: text::compact(before.values),
                values_now: text::compact(now.values),
                state,
            };
            (state == "same", category.sensitivity(), change)
        })
        .collect();
    changes.sort_by(|a, b| (a.0, b.1).cmp(&(b.0, a.1)));
    changes.into_iter().map(|(_, _, change)| change).collect()
}
