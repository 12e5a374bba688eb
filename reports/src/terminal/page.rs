//! The page that the terminal report prints.

use super::against;
use super::figures::{bytes, count, plural, seconds};
use super::places;
use super::style::{Role, Style};
use super::table::{Column, table};
use crate::register::Contradiction;
use crate::{Inventory, ReportOptions, ScanInfo, Tally, detectors, safe};

/// How many fields are shown.
const FIELDS_SHOWN: usize = 20;

/// No line is made for less: figures would not fit.
const NARROWEST: usize = 72;

pub(super) fn page(
    scan: Option<&ScanInfo>,
    inventory: &Inventory,
    contradictions: Option<&[Contradiction]>,
    options: ReportOptions,
) -> String {
    let style = Style { color: options.color };
    let width = options.width.max(NARROWEST);
    let against = against::headline(contradictions, width, style);
    let mut page = headline(scan, inventory, &against, width, style);
    let sections = [
        categories(inventory, width, style),
        fields(inventory, width, style),
        unread(inventory, width, style),
    ];
    for section in sections.iter().filter(|section| !section.is_empty()) {
        page.push('\n');
        page.push_str(section);
    }
    page
}

fn headline(
    scan: Option<&ScanInfo>,
    inventory: &Inventory,
    against: &str,
    width: usize,
    style: Style,
) -> String {
    let totals = inventory.totals();
    let mut text = String::new();
    if let Some(scan) = scan {
        let targets = safe::escape(&scan.targets.join(", "));
        let title = format!("domesday {}", safe::escape(scan.version));
        let room = width.saturating_sub(title.chars().count() + 3);
        text.push_str(&format!("{title} · {}\n\n", safe::fit(&targets, room)));
    }
    text.push_str(against);
    let found = match totals.findings {
        0 => Piece::new(Role::Good, "No personal data found".to_owned()),
        n => Piece::new(
            Role::Headline,
            format!(
                "{} of {} in {}",
                plural(n, "finding", "findings"),
                plural(inventory.categories().len() as u64, "category", "categories"),
                plural(totals.places, "place", "places"),
            ),
        ),
    };
    let apart = match (totals.findings, totals.reserved) {
        (_, 0) => ".".to_owned(),
        (0, n) => format!(", {}.", plural(n, "reserved value", "reserved values")),
        (_, n) => format!(", and {}.", plural(n, "reserved value", "reserved values")),
    };
    if totals.interrupted() {
        let partial = "The scan was interrupted: this is what was read by then.";
        text.push_str(&format!("{}\n", style.paint(Role::Alarm, partial)));
    }
    text.push_str(&sentence(&[found, Piece::plain(apart)], width, style));
    let listed =
        format!("{} listed = {} examined + ", plural(totals.listed, "unit", "units"), count(totals.examined));
    let missed = Piece::new(
        if totals.gap_units == 0 { Role::Good } else { Role::Alarm },
        format!("{} with gaps", count(totals.gap_units)),
    );
    let unchanged = match totals.unchanged {
        0 => String::new(),
        n => format!(", {} unchanged and taken over", count(n)),
    };
    let read = format!("; {} read in {}{unchanged}.", bytes(totals.bytes), seconds(totals.seconds));
    text.push_str(&sentence(&[Piece::plain(listed), missed, Piece::plain(read)], width, style));
    text
}

/// A part of a sentence.
struct Piece {
    role: Option<Role>,
    text: String,
}

impl Piece {
    fn new(role: Role, text: String) -> Piece {
        Piece { role: Some(role), text }
    }

    fn plain(text: String) -> Piece {
        Piece { role: None, text }
    }
}

/// The pieces on one line, or the last one, which opens with a mark and a space, on a line of its own.
fn sentence(pieces: &[Piece], width: usize, style: Style) -> String {
    let length: usize = pieces.iter().map(|piece| piece.text.chars().count()).sum();
    let mut line = String::new();
    for (i, Piece { role, text }) in pieces.iter().enumerate() {
        match (role, text.split_once(' ')) {
            (Some(role), _) => line.push_str(&style.paint(*role, text)),
            (None, Some((mark, rest))) if length > width && i + 1 == pieces.len() => {
                line.push_str(&format!("{mark}\n{rest}"));
            }
            (None, _) => line.push_str(text),
        }
    }
    line.push('\n');
    line
}

fn categories(inventory: &Inventory, width: usize, style: Style) -> String {
    if inventory.categories().is_empty() {
        return String::new();
    }
    let mut totals: Vec<_> = inventory
        .categories()
        .iter()
        .filter_map(|(category, total)| Some((*category, total, total.total()?)))
        .collect();
    totals.sort_by_key(|(category, _, tally)| (std::cmp::Reverse(tally.findings()), *category));
    let rows: Vec<Vec<String>> = totals
        .into_iter()
        .map(|(category, total, tally)| {
            vec![
                category.id().to_owned(),
                count(tally.findings()),
                about(tally.distinct.estimate()),
                count(tally.reserved),
                confidence(&tally),
                count(total.fields),
            ]
        })
        .collect();
    let column = |title, right, role| Column { title, right, role };
    let columns = [
        column("category", false, Some(Role::Category)),
        column("findings", true, None),
        column("distinct", true, None),
        column("reserved", true, Some(Role::Quiet)),
        column("confidence", false, None),
        column("places", true, None),
    ];
    format!("{}\n{}", style.paint(Role::Heading, "What was found"), table(&columns, &rows, width, style))
}

fn fields(inventory: &Inventory, width: usize, style: Style) -> String {
    let top = places::top(inventory, FIELDS_SHOWN);
    if top.is_empty() {
        return String::new();
    }
    let mut text = format!("{}\n", style.paint(Role::Heading, "Where it is"));
    let widths = top
        .iter()
        .flat_map(|holding| holding.field.tallies())
        .map(cells)
        .fold([0; 5], |most, cells| std::array::from_fn(|i| most[i].max(cells[i].chars().count())));
    for holding in &top {
        text.push_str(&format!("  {}\n", safe::fit(&safe::escape(&holding.place), width.saturating_sub(2))));
        let mut tallies: Vec<&Tally> = holding.field.tallies().iter().collect();
        tallies.sort_by_key(|tally| (std::cmp::Reverse(tally.findings()), tally.category, tally.detector));
        for tally in tallies {
            text.push_str(&tally_line(tally, widths, width, style));
        }
    }
    let rest = inventory.totals().places.saturating_sub(top.len() as u64);
    if rest > 0 {
        let more = format!("  and {}", plural(rest, "more place", "more places"));
        text.push_str(&style.paint(Role::Quiet, &more));
        text.push('\n');
    }
    text
}

/// The name, the findings, the distinct ones, the confidence, and the reserved values of a tally.
fn cells(tally: &Tally) -> [String; 5] {
    let category = tally.category.id();
    let name = match detectors::id(tally.detector) {
        id if id == category => category.to_owned(),
        id => format!("{category} ({id})"),
    };
    let reserved = match tally.reserved {
        0 => String::new(),
        n => format!("{} reserved", count(n)),
    };
    let distinct = format!("{} distinct", about(tally.distinct.estimate()));
    [name, count(tally.findings()), distinct, confidence(tally), reserved]
}

/// `    email-address  1,000  ≈812 distinct  high 98 %  3 reserved  j***@e***.***`; what does not fit goes
/// on in the next line, but for previews, which are left out.
fn tally_line(tally: &Tally, widths: [usize; 5], width: usize, style: Style) -> String {
    let [name, findings, distinct, confidence, reserved] = cells(tally);
    let pad = |cell: &str, i: usize| " ".repeat(widths[i] - cell.chars().count());
    let parts = [
        format!("{}{}", style.paint(Role::Category, &name), pad(&name, 0)),
        format!("{}{findings}", pad(&findings, 1)),
        format!("{}{distinct}", pad(&distinct, 2)),
        format!("{confidence}{}", pad(&confidence, 3)),
        format!("{reserved}{}", pad(&reserved, 4)),
    ];
    let mut line = "    ".to_owned();
    let mut taken = line.len();
    for (part, size) in parts.iter().zip(widths).filter(|(_, size)| *size > 0) {
        if taken + size > width {
            line.truncate(line.trim_end().len());
            line.push_str("\n        ");
            taken = 8;
        }
        line.push_str(part);
        line.push_str("  ");
        taken += size + 2;
    }
    for preview in &tally.previews {
        let preview = safe::escape(preview.as_str());
        taken += preview.chars().count();
        if taken > width {
            break;
        }
        line.push_str(&style.paint(Role::Quiet, &preview));
        line.push_str("  ");
        taken += 2;
    }
    format!("{}\n", line.trim_end())
}

fn unread(inventory: &Inventory, width: usize, style: Style) -> String {
    if inventory.gaps().is_empty() {
        return String::new();
    }
    let mut gaps: Vec<_> = inventory.gaps().iter().collect();
    // What hides content first, then the more frequent.
    gaps.sort_by_key(|(reason, summary)| {
        (!reason.hides_content(), std::cmp::Reverse(summary.gaps), reason.to_string())
    });
    let rows: Vec<Vec<String>> = gaps
        .into_iter()
        .flat_map(|(reason, summary)| {
            let size = if summary.bytes == 0 { String::new() } else { bytes(summary.bytes) };
            let mut examples = summary.examples.iter();
            let first = examples.next().cloned().unwrap_or_default();
            let head = vec![reason.to_string(), count(summary.gaps), size, first];
            let more = examples.map(|place| vec![String::new(), String::new(), String::new(), place.clone()]);
            std::iter::once(head).chain(more).collect::<Vec<_>>()
        })
        .collect();
    let column = |title, right, role| Column { title, right, role };
    let columns = [
        column("reason", false, Some(Role::Middling)),
        column("gaps", true, None),
        column("not read", true, None),
        column("for example", false, Some(Role::Quiet)),
    ];
    format!("{}\n{}", style.paint(Role::Heading, "What was not read"), table(&columns, &rows, width, style))
}

/// Small counts are exact.
fn about(estimate: u64) -> String {
    if estimate > crate::hll::SPARSE_LIMIT as u64 {
        format!("≈{}", count(estimate))
    } else {
        count(estimate)
    }
}

fn confidence(tally: &Tally) -> String {
    let mean = tally.mean_confidence();
    format!("{} {} %", mean.level().id(), mean.percent())
}
