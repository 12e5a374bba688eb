//! Tables of aligned columns.

use super::style::{Role, Style};
use crate::safe;

/// A column.
pub(super) struct Column {
    pub(super) title: &'static str,
    /// Numbers stand right, words left.
    pub(super) right: bool,
    pub(super) role: Option<Role>,
}

/// Lays out rows under titles. The last column gets what is left of `width`; whatever does not fit is
/// shortened in the middle.
pub(super) fn table(columns: &[Column], rows: &[Vec<String>], width: usize, style: Style) -> String {
    const INDENT: usize = 2;
    const GUTTER: usize = 2;
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| safe::escape(cell)).collect()).collect();
    let longest = |i: usize| {
        let cells = rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.chars().count());
        cells.chain([columns[i].title.chars().count()]).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..columns.len()).map(longest).collect();
    if let Some((last, others)) = widths.split_last_mut() {
        // No word column may take the room of all others.
        others.iter_mut().for_each(|other| *other = (*other).min(width * 2 / 5));
        let taken = INDENT + others.iter().map(|w| w + GUTTER).sum::<usize>();
        *last = (*last).min(width.saturating_sub(taken).max(10));
    }
    let mut text = String::new();
    let titles: Vec<String> = columns.iter().map(|column| column.title.to_owned()).collect();
    for (n, row) in std::iter::once(&titles).chain(&rows).enumerate() {
        let mut line = " ".repeat(INDENT);
        for ((column, cell), width) in columns.iter().zip(row).zip(&widths) {
            let cell = safe::fit(cell, *width);
            let pad = " ".repeat(width - cell.chars().count());
            let painted = match column.role {
                _ if n == 0 => style.paint(Role::Quiet, &cell),
                Some(role) => style.paint(role, &cell),
                None => cell.clone(),
            };
            let (before, after) = if column.right { (pad, String::new()) } else { (String::new(), pad) };
            line.push_str(&format!("{before}{painted}{after}{}", " ".repeat(GUTTER)));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
