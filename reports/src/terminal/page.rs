//! The page that the terminal report prints.

use super::figures::{bytes, count, plural, seconds};
use super::places;
use super::style::{Role, Style};
use super::table::{Column, table};
use crate::{Inventory, ReportOptions, ScanInfo, Tally, detectors, safe};

/// How many fields are shown.
const FIELDS_SHOWN: usize = 20;

/// No line is made for less: figures would not fit.
const NARROWEST: usize = 60;

pub(super) fn page(scan: Option<&ScanInfo>, inventory: &Inventory, options: ReportOptions) -> String {
    let style = Style { color: options.color };
    let width = options.width.max(NARROWEST);
    let mut page = headline(scan, inventory, width, style);
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

fn headline(scan: Option<&ScanInfo>, inventory: &Inventory, width: usize, style: Style) -> String {
    let totals = inventory.totals();
    let mut text = String::new();
    if let Some(scan) = scan {
        let targets = safe::escape(&scan.targets.join(", "));
        let title = format!("domesday {}", safe::escape(scan.version));
        let room = width.saturating_sub(title.chars().count() + 3);
        text.push_str(&format!("{title} · {}\n\n", safe::fit(&targets, room)));
    }
    let found = match (totals.findings, totals.reserved) {
        (0, 0) => style.paint(Role::Good, "No personal data found."),
        (0, reserved) => format!(
            "{} {}.",
            style.paint(Role::Good, "No personal data found,"),
            plural(reserved, "reserved value", "reserved values")
        ),
        (findings, reserved) => {
            let main = format!(
                "{} of {} in {}",
                plural(findings, "finding", "findings"),
                plural(inventory.categories().len() as u64, "category", "categories"),
                plural(totals.places, "place", "places"),
            );
            let apart = match reserved {
                0 => String::new(),
                n => format!(", and {}", plural(n, "reserved value", "reserved values")),
            };
            format!("{}{apart}.", style.paint(Role::Headline, &main))
        }
    };
    text.push_str(&found);
    text.push('\n');
    let missed = match totals.gap_units {
        0 => style.paint(Role::Good, "0 with gaps"),
        n => style.paint(Role::Alarm, &format!("{} with gaps", count(n))),
    };
    text.push_str(&format!(
        "{} listed = {} examined + {missed}; {} read in {}.\n",
        plural(totals.listed, "unit", "units"),
        count(totals.examined),
        bytes(totals.bytes),
        seconds(totals.seconds),
    ));
    text
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
    for holding in &top {
        text.push_str(&format!("  {}\n", safe::fit(&safe::escape(&holding.place), width.saturating_sub(2))));
        let mut tallies: Vec<&Tally> = holding.field.tallies().iter().collect();
        tallies.sort_by_key(|tally| (std::cmp::Reverse(tally.values), tally.category, tally.detector));
        for tally in tallies {
            text.push_str(&tally_line(tally, width, style));
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

/// `    email-address  1,000  ≈812 distinct  high 98 %  j***@e***.***`
fn tally_line(tally: &Tally, width: usize, style: Style) -> String {
    let category = tally.category.id();
    let detector = detectors::id(tally.detector);
    let name = match detector {
        same if same == category => category.to_owned(),
        "unknown" => category.to_owned(),
        other => format!("{category} ({other})"),
    };
    let figures = match (tally.findings(), tally.reserved) {
        (n, 0) => count(n),
        (0, r) => format!("{} reserved", count(r)),
        (n, r) => format!("{} and {} reserved", count(n), count(r)),
    };
    let plain = format!(
        "    {name:<22}  {figures:>8}  {:>9} distinct  {:<11}",
        about(tally.distinct.estimate()),
        confidence(tally)
    );
    let mut line = plain.replacen(&name, &style.paint(Role::Category, &name), 1);
    let mut taken = plain.chars().count();
    for preview in &tally.previews {
        let preview = safe::escape(preview.as_str());
        taken += 2 + preview.chars().count();
        if taken > width {
            break;
        }
        line.push_str("  ");
        line.push_str(&style.paint(Role::Quiet, &preview));
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
    if estimate > crate::hll::SPARSE_LIMIT as u64 { format!("≈{}", count(estimate)) } else { count(estimate) }
}

fn confidence(tally: &Tally) -> String {
    let mean = tally.mean_confidence();
    format!("{} {} %", mean.level().id(), mean.percent())
}
