//! The data map as Markdown (CommonMark with the tables of GitHub Flavored Markdown, <https://github.github.com/gfm/>).

mod details;
mod escape;
mod sums;

use std::io::{self, Write};

use escape::{code, prose};

use super::Sources;
use crate::register::{ContradictionKind, Register};
use crate::terminal::figures::{bytes, count, plural};

/// Writes it.
pub(super) fn write(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    let register = sources.register;
    match register.organisation.name.as_str() {
        "" => writeln!(out, "# Data map\n")?,
        name => writeln!(out, "# Data map of {}\n", prose(name))?,
    }
    writeln!(
        out,
        "Made {} by domesday {} from {}.\n",
        prose(sources.generated),
        prose(sources.version),
        plural(sources.map.scans.len() as u64, "scan", "scans")
    )?;
    contradictions(sources, out)?;
    categories(sources, out)?;
    systems(sources, out)?;
    unread(sources, out)?;
    details::write(sources, out)?;
    archives(register, out)
}

/// The headline: what was found against what is declared.
fn contradictions(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## The findings against the register\n")?;
    let all = sources.contradictions;
    if *sources.register == Register::default() {
        return writeln!(out, "There is no register: nothing says what ought to be there.\n");
    }
    if all.is_empty() {
        return writeln!(out, "Nothing that was found contradicts the register.\n");
    }
    let total = plural(all.len() as u64, "contradiction", "contradictions");
    writeln!(out, "**{total}** between what is declared and what was found.\n")?;
    for kind in ContradictionKind::ALL {
        let mut of_kind = all.iter().filter(|one| one.kind == *kind).peekable();
        if of_kind.peek().is_none() {
            continue;
        }
        let number = all.iter().filter(|one| one.kind == *kind).count();
        writeln!(out, "### {} ({number})\n", kind.title())?;
        for one in of_kind {
            writeln!(out, "- {}", prose(&one.says))?;
            for place in &one.places {
                writeln!(out, "  - {}", code(place))?;
            }
            let more = one.place_count.saturating_sub(one.places.len() as u64);
            if more > 0 {
                writeln!(out, "  - and {}", plural(more, "more place", "more places"))?;
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn categories(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## What personal data there is\n")?;
    let sums = sums::by_category(&sources.map.systems);
    let before = sources.previous.map(|map| sums::by_category(&map.systems));
    if sums.is_empty() && before.as_ref().is_none_or(|before| before.is_empty()) {
        return writeln!(out, "No personal data was found.\n");
    }
    let (head, rule) =
        if before.is_some() { (" fields before | values before |", "---:|---:|") } else { ("", "") };
    writeln!(out, "| category | fields | there to hold it | digests or masked only | values |{head}")?;
    writeln!(out, "|---|---:|---:|---:|---:|{rule}")?;
    let earlier = before.iter().flat_map(|before| before.keys());
    let all: std::collections::BTreeSet<_> = sums.keys().chain(earlier).copied().collect();
    for category in all {
        let sum = sums.get(&category).copied().unwrap_or_default();
        write!(
            out,
            "| {category} | {} | {} | {} | {} |",
            count(sum.fields),
            count(sum.dedicated),
            count(sum.veiled),
            count(sum.values)
        )?;
        if let Some(before) = &before {
            let sum = before.get(&category).copied().unwrap_or_default();
            write!(out, " {} | {} |", count(sum.fields), count(sum.values))?;
        }
        writeln!(out)?;
    }
    writeln!(out)
}

fn systems(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    if sources.map.systems.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Where it is\n")?;
    writeln!(
        out,
        "| system | categories | fields | values | data subjects | listed | examined | with gaps | read |"
    )?;
    writeln!(out, "|---|---|---:|---:|---:|---:|---:|---:|---:|")?;
    for system in &sources.map.systems {
        let sums = sums::by_category([system]);
        let categories: Vec<&str> = sums.keys().map(|category| category.id()).collect();
        let coverage = sums::coverage(system);
        writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            code(&system.place),
            categories.join(", "),
            count(sums.values().map(|sum| sum.fields).sum()),
            count(sums.values().map(|sum| sum.values).sum()),
            details::subjects(system.subjects),
            count(coverage.listed),
            count(coverage.examined),
            count(coverage.gap_units),
            bytes(coverage.bytes)
        )?;
    }
    writeln!(out)
}

fn unread(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## What was not read\n")?;
    let gaps = sums::gaps(sources.map);
    if gaps.is_empty() {
        return writeln!(out, "Everything that was listed was read.\n");
    }
    writeln!(out, "| reason | units or parts | not read | for example |\n|---|---:|---:|---|")?;
    for (reason, gap) in gaps {
        let size = if gap.bytes == 0 { String::new() } else { bytes(gap.bytes) };
        let places: Vec<String> = gap.places.iter().map(|place| code(place)).collect();
        writeln!(out, "| {} | {} | {size} | {} |", prose(reason), count(gap.units), places.join("<br>"))?;
    }
    writeln!(out)
}

/// What no scan can see.
fn archives(register: &Register, out: &mut dyn Write) -> io::Result<()> {
    if register.archive.is_empty() {
        return Ok(());
    }
    writeln!(out, "## Archives off line\n")?;
    writeln!(
        out,
        "| archive | of system | medium | where | encrypted | categories | destroyed on | beyond use |"
    )?;
    writeln!(out, "|---|---|---|---|---|---|---|---|")?;
    for archive in &register.archive {
        let categories: Vec<&str> = archive.categories.iter().map(|wanted| wanted.0.id()).collect();
        writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} | {} |",
            prose(&archive.name),
            prose(&archive.system),
            prose(&archive.medium),
            prose(&archive.location),
            if archive.encrypted { "yes" } else { "no" },
            categories.join(", "),
            archive.expires.map(|day| day.0.to_string()).unwrap_or_default(),
            prose(&archive.beyond_use)
        )?;
    }
    Ok(())
}
