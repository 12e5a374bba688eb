//! One sheet, row by row.

use crate::Reason;
use crate::formats::Out;
use crate::formats::office::aside::Aside;
use crate::formats::office::grid::{Grid, reference};
use crate::formats::office::package::Package;
use crate::formats::office::xlsx::Book;
use crate::formats::office::xlsx::strings::unescaped;
use crate::formats::office::xml::{Node, Tag, Xml};
use crate::formats::out::Reading;

/// The longest value that is kept whole, in bytes: Excel's are of 32,767 characters at most.
const LONGEST: usize = 1 << 20;

/// What a cell is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Type {
    #[default]
    Number,
    Shared,
    Truth,
    Text,
}

/// What is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Formula,
    /// A header, footer, or list of values to choose from.
    Beside(&'static str),
}

#[derive(Default)]
struct Cell {
    column: u32,
    kind: Type,
    style: usize,
    value: String,
    formula: String,
}

/// Reads a sheet: its cells as records, and what stands beside them in the same part (ECMA-376 part 1, section
/// 18.3).
///
/// # Errors
/// When the rest cannot be read.
pub(super) fn read(
    package: &mut Package<'_>,
    part: &str,
    book: &Book,
    aside: &mut Aside,
    out: &mut Out<'_>,
) -> Reading {
    let Some(bytes) = package.part(part, out)? else {
        out.gap(Reason::PartialText, "the sheet is missing");
        return Ok(());
    };
    let mut grid = Grid::default();
    let mut missing = 0u64;
    let result = cells(&mut Xml::new(bytes), book, &mut grid, aside, &mut missing, out);
    grid.finish(out);
    if missing > 0 {
        out.gap(Reason::PartialText, format!("{missing} cells refer to strings that are not there"));
    }
    result
}

fn cells<R: std::io::Read>(
    xml: &mut Xml<R>,
    book: &Book,
    grid: &mut Grid,
    aside: &mut Aside,
    missing: &mut u64,
    out: &mut Out<'_>,
) -> Reading {
    let mut cell = Cell::default();
    let mut shared = String::new();
    // The row and column of the next cell that does not say where it is.
    let (mut row, mut column) = (0u32, 0u32);
    let mut next_row = 0u32;
    let mut inside = Inside::Nothing;
    let mut in_reading = false;
    while let Some(node) = xml.next(out)? {
        match node {
            Node::Start(tag) => match tag.name() {
                "row" => {
                    let said = tag.attribute("r").and_then(|row| row.trim().parse::<u32>().ok());
                    row = said.and_then(|row| row.checked_sub(1)).unwrap_or(next_row);
                    next_row = row.saturating_add(1);
                    column = 0;
                }
                "c" => {
                    begin(&mut cell, &tag, &mut row, &mut column);
                }
                "v" | "t" if !in_reading => inside = Inside::Value,
                "f" => inside = Inside::Formula,
                "rPh" => in_reading = true,
                name => inside = beside(name, &tag, aside),
            },
            Node::Text(text) => match inside {
                Inside::Value if cell.value.len() + text.len() <= LONGEST => cell.value.push_str(&text),
                Inside::Formula | Inside::Beside(_) if cell.formula.len() + text.len() <= LONGEST => {
                    cell.formula.push_str(&text);
                }
                Inside::Nothing => {}
                _ => {
                    out.gap(Reason::Limit, format!("a cell of more than {LONGEST} bytes in row {}", row + 1))
                }
            },
            Node::End(tag) => match tag.name() {
                "c" => {
                    show(&mut cell, row, book, &mut shared, grid, missing, out);
                    literals(&cell.formula, aside);
                    cell.formula.clear();
                }
                "rPh" => in_reading = false,
                "v" | "t" | "f" => inside = Inside::Nothing,
                _ => {
                    if let Inside::Beside(part) = inside {
                        aside.once(part, "text", &plain(&cell.formula));
                        cell.formula.clear();
                    }
                    inside = Inside::Nothing;
                }
            },
            Node::Other => {}
        }
    }
    Ok(())
}

/// A cell begins.
fn begin(cell: &mut Cell, tag: &Tag<'_>, row: &mut u32, column: &mut u32) {
    if let Some((at, of_row)) = tag.attribute("r").and_then(|at| reference(&at)) {
        *column = at;
        *row = of_row;
    }
    cell.column = *column;
    *column = column.saturating_add(1);
    cell.style = tag.attribute("s").and_then(|style| style.parse().ok()).unwrap_or(0);
    cell.kind = match tag.attribute("t").as_deref() {
        Some("s") => Type::Shared,
        Some("b") => Type::Truth,
        None | Some("n") => Type::Number,
        Some(_) => Type::Text,
    };
    cell.value.clear();
    cell.formula.clear();
}

/// A cell ends.
fn show(
    cell: &mut Cell,
    row: u32,
    book: &Book,
    shared: &mut String,
    grid: &mut Grid,
    missing: &mut u64,
    out: &mut Out<'_>,
) {
    if cell.value.is_empty() {
        return;
    }
    match cell.kind {
        Type::Text => grid.cell(out, row, cell.column, &unescaped(&cell.value)),
        Type::Truth => {
            let truth = if cell.value.trim() == "0" { "FALSE" } else { "TRUE" };
            grid.cell(out, row, cell.column, truth);
        }
        Type::Number => {
            let number = book.styles.format(cell.style).show(&cell.value, book.epoch);
            grid.cell(out, row, cell.column, &number);
        }
        Type::Shared => {
            let is_there = cell.value.trim().parse().is_ok_and(|number| book.strings.get(number, shared));
            if is_there {
                grid.cell(out, row, cell.column, shared);
            } else {
                *missing += 1;
            }
        }
    }
    cell.value.clear();
}

/// What stands beside the cells.
fn beside(name: &str, tag: &Tag<'_>, aside: &mut Aside) -> Inside {
    let mut once = |part, attribute: &str| {
        aside.once(part, "text", &tag.attribute(attribute).unwrap_or_default());
    };
    match name {
        "hyperlink" => ["display", "tooltip", "location"].iter().for_each(|name| once("links", name)),
        "dataValidation" => {
            ["prompt", "promptTitle", "error", "errorTitle"]
                .iter()
                .for_each(|name| once("validations", name));
        }
        "scenario" => ["name", "user", "comment"].iter().for_each(|name| once("scenarios", name)),
        "inputCells" => once("scenarios", "val"),
        "formula1" | "formula2" => return Inside::Beside("validations"),
        "oddHeader" | "evenHeader" | "firstHeader" => return Inside::Beside("headers"),
        "oddFooter" | "evenFooter" | "firstFooter" => return Inside::Beside("footers"),
        _ => {}
    }
    Inside::Nothing
}

/// Texts in a formula that may be more than words: addresses, links.
fn literals(formula: &str, aside: &mut Aside) {
    if !formula.contains('"') {
        return;
    }
    for (number, literal) in formula.split('"').enumerate() {
        if number % 2 == 1 && literal.len() >= 6 {
            aside.once("formulas", "text", literal);
        }
    }
}

/// A header or footer without its codes (ECMA-376 part 1, section 18.3.1.46).
fn plain(coded: &str) -> String {
    let mut plain = String::new();
    let mut chars = coded.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '&' {
            plain.push(c);
            continue;
        }
        match chars.next() {
            Some('&') => plain.push('&'),
            Some('L' | 'C' | 'R') => plain.push('\n'),
            Some('"') => while chars.next().is_some_and(|c| c != '"') {},
            Some('K') => {
                chars.by_ref().take(6).for_each(drop);
            }
            Some(c) if c.is_ascii_digit() => {
                while chars.peek().is_some_and(char::is_ascii_digit) {
                    chars.next();
                }
            }
            Some(c) if !c.is_ascii_alphabetic() => plain.push(c),
            _ => {}
        }
    }
    plain
}
