//! The map itself: systems, datasets, collections, fields.

use std::io::{self, Write};

use super::escape::{code, prose};
use super::sums::counts;
use crate::documents::Sources;
use crate::map::{MapCollection, MapField, MapGap, Role, Subjects};
use crate::register::DeclaredPlaces;
use crate::terminal::figures::{count, plural};

/// Writes every collection that holds personal data, or of which something was not read.
pub(super) fn write(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    let declared = DeclaredPlaces::of(sources.register);
    writeln!(out, "## System by system\n")?;
    for system in &sources.map.systems {
        writeln!(out, "### {}\n", code(&system.place))?;
        for dataset in &system.datasets {
            let told: Vec<&MapCollection> = dataset.collections.iter().filter(|c| is_told(c)).collect();
            if told.is_empty() && dataset.unread.is_empty() {
                continue;
            }
            writeln!(out, "#### {}\n", code(&dataset.place))?;
            let coverage = dataset.coverage;
            let mut facts = vec![format!(
                "{} listed, {} examined, {} with gaps",
                plural(coverage.listed, "unit", "units"),
                count(coverage.examined),
                count(coverage.gap_units)
            )];
            if !dataset.whole {
                facts.push("the last scan looked at a part of it only".to_owned());
            }
            if !dataset.scanned.is_empty() {
                facts.push(format!("last scanned {}", prose(&dataset.scanned)));
            }
            writeln!(out, "{}.\n", facts.join("; "))?;
            gaps(&dataset.unread, out)?;
            for collection in told {
                let owner = declared.system(&collection.place).map(|system| system.label());
                write_collection(collection, owner, out)?;
            }
        }
    }
    Ok(())
}

fn is_told(collection: &MapCollection) -> bool {
    !collection.gaps.is_empty() || collection.fields.iter().any(|field| !field.held.is_empty())
}

fn write_collection(collection: &MapCollection, owner: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "##### {}\n", code(&collection.place))?;
    let mut facts = vec![match owner {
        Some(owner) => format!("Declared as {}", prose(owner)),
        None => "Of no declared system".to_owned(),
    }];
    if collection.units > 1 {
        facts.push(format!("Stands for {} that are one thing", plural(collection.units, "unit", "units")));
    }
    if let Some(records) = collection.records {
        facts.push(plural(records, "record", "records"));
    }
    if collection.subjects.counted.is_some() {
        facts.push(format!("Data subjects: {}", subjects(collection.subjects)));
    }
    for kind in &collection.kinds {
        facts.push(format!("About: {} (inferred: {})", kind.kind.id(), prose(&kind.because)));
    }
    if let Some(dates) = collection.dates {
        facts.push(format!("Dates from {} to {}", dates.oldest, dates.newest));
    }
    if let Some(day) = collection.modified {
        facts.push(format!("Last changed on {day}"));
    }
    if !collection.exposure.is_empty() {
        let exposure: Vec<&str> = collection.exposure.iter().map(|exposure| exposure.id()).collect();
        facts.push(format!("**Exposed**: {}", exposure.join(", ")));
    }
    if let Some(region) = &collection.region {
        facts.push(format!("Stored in {}", prose(region)));
    }
    if let Some(missed) = collection.missed_below {
        facts.push(format!(
            "A sample was read: what was not seen in it is in fewer than {} of the records, with 95 % confidence",
            percent(missed)
        ));
    }
    for fact in facts {
        writeln!(out, "- {fact}")?;
    }
    writeln!(out)?;
    gaps(&collection.gaps, out)?;
    if collection.fields.iter().all(|field| field.held.is_empty()) {
        return Ok(());
    }
    writeln!(out, "| field | holds | how | confidence | share | values | distinct | for example |")?;
    writeln!(out, "|---|---|---|---:|---:|---:|---:|---|")?;
    for field in &collection.fields {
        write_field(field, out)?;
    }
    writeln!(out)
}

fn write_field(field: &MapField, out: &mut dyn Write) -> io::Result<()> {
    let name = if field.name.is_empty() { "running text".to_owned() } else { code(&field.name) };
    for held in &field.held {
        let mut how = vec![held.role.id()];
        if held.form != crate::map::Form::Plain {
            how.push(held.form.id());
        }
        if held.role != Role::Unlikely && !counts(held) {
            how.push("reserved values only");
        }
        let suppressed = match held.suppressed {
            0 => String::new(),
            n => format!(", **{} of suppressed persons**", count(n)),
        };
        let share = if field.values == 0 { String::new() } else { percent(held.share) };
        let previews: Vec<String> = held.previews.iter().map(|preview| code(preview)).collect();
        writeln!(
            out,
            "| {name} | {} | {} | {} % | {share} | {}{suppressed} | {} | {} |",
            held.category,
            how.join(", "),
            held.confidence,
            count(held.values),
            count(held.distinct),
            previews.join(" ")
        )?;
    }
    Ok(())
}

fn gaps(gaps: &[MapGap], out: &mut dyn Write) -> io::Result<()> {
    if gaps.is_empty() {
        return Ok(());
    }
    for gap in gaps {
        let detail = if gap.detail.is_empty() { String::new() } else { format!(": {}", prose(&gap.detail)) };
        writeln!(out, "- Not read, {} ({}){detail}", prose(&gap.reason), count(gap.units))?;
    }
    writeln!(out)
}

/// `at least 1,200 (email-address)`; nothing where nothing identifies a person.
pub(super) fn subjects(subjects: Subjects) -> String {
    match subjects.counted {
        Some(category) => format!("at least {} ({category})", count(subjects.at_least)),
        None => String::new(),
    }
}

/// `12.5 %`, and small shares with the figures that they need.
fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent == 0.0 || percent >= 0.1 { format!("{percent:.1} %") } else { format!("{percent:.4} %") }
}
