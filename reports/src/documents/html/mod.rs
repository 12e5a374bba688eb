//! The data map as one page of HTML: no network, no code but its own, readable without any.
//!
//! Names and places come from the systems and are hostile. What could mislead a reader is made visible
//! ([`text::shown`]), what HTML would obey is escaped by the template, the data of the script by
//! [`data`]; and the browser is told ([`seal`]) to run and load nothing else, should all that fail.

mod charts;
mod data;
mod declared;
mod figures;
mod gaps;
mod headline;
mod names;
mod reasons;
mod seal;
mod text;
mod tree;
mod trend;

use std::io::{self, Write};

use askama::Template;

use self::figures::Figures;
use super::Sources;

const STYLE: &str = include_str!("../../../templates/map.css");
const SCRIPT: &str = include_str!("../../../templates/map.js");

/// The page, as the template sees it.
#[derive(Template)]
#[template(path = "map.html")]
struct Page {
    policy: String,
    style: &'static str,
    script: &'static str,
    organisation: String,
    generated: String,
    stamp: String,
    version: String,
    scans: String,
    targets: String,
    headline: headline::Headline,
    subjects: String,
    personal: String,
    fields: String,
    collections: String,
    systems: String,
    covered: String,
    listed: String,
    examined: String,
    gap_units: String,
    has_gaps: bool,
    matrix: charts::Matrix,
    coverage: Vec<charts::Covered>,
    trends: Vec<trend::Trend>,
    scan_rows: Vec<trend::ScanRow>,
    previous: Option<Previous>,
    tree: tree::Tree,
    data: data::Data,
    hiding: Vec<gaps::Reason>,
    harmless: Vec<gaps::Reason>,
    archives: Vec<Archive>,
}

/// What changed since the previous inventory.
struct Previous {
    when: String,
    changes: Vec<charts::Change>,
    same: String,
}

/// An archive that is kept off line.
struct Archive {
    name: String,
    medium: String,
    place: String,
    holds: String,
    until: String,
}

/// Writes the page.
pub(super) fn write(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    page(sources).write_into(out)
}

fn page(sources: &Sources<'_>) -> Page {
    let map = sources.map;
    let figures = Figures::of(map);
    let coverage = figures.coverage;
    let (hiding, harmless) = gaps::of(map);
    let latest = map.scans.last();
    let declarations = declared::Declarations::of(sources.register);
    Page {
        policy: seal::policy(STYLE, SCRIPT),
        style: STYLE,
        script: SCRIPT,
        organisation: text::shown(&sources.register.organisation.name),
        generated: text::time_of(sources.generated),
        stamp: text::shown(sources.generated),
        version: text::shown(sources.version),
        scans: match latest {
            None => "no scan".to_owned(),
            Some(latest) => format!(
                "{}, the last on {}",
                text::count(map.scans.len() as u64, "scan", "scans"),
                text::day_of(&latest.started)
            ),
        },
        targets: text::shown(&latest.map(|scan| scan.targets.join(", ")).unwrap_or_default()),
        headline: headline::Headline::of(sources),
        subjects: text::number(figures.subjects),
        personal: text::number(figures.personal),
        fields: text::number(figures.fields),
        collections: text::count(figures.collections, "collection", "collections"),
        systems: text::number(map.systems.len() as u64),
        covered: text::percent(coverage.examined, coverage.listed),
        listed: text::number(coverage.listed),
        examined: text::number(coverage.examined),
        gap_units: text::number(coverage.gap_units),
        has_gaps: coverage.gap_units > 0 || coverage.examined < coverage.listed,
        matrix: charts::Matrix::of(map, &figures),
        coverage: charts::coverage(map),
        trends: trend::charts(&map.scans),
        scan_rows: trend::rows(&map.scans),
        previous: sources.previous.map(|previous| {
            let (changes, same) = charts::changes(&figures, &Figures::of(previous));
            let when = previous.scans.last().map(|scan| text::day_of(&scan.started)).unwrap_or_default();
            Previous { when, changes, same }
        }),
        tree: tree::Tree::of(map, &declarations),
        data: data::Data::of(map, &declarations),
        hiding,
        harmless,
        archives: sources.register.archive.iter().map(archive).collect(),
    }
}

fn archive(archive: &crate::register::Archive) -> Archive {
    let holds: Vec<String> = archive.categories.iter().map(|wanted| names::category(wanted.0)).collect();
    let encrypted = if archive.encrypted { "encrypted" } else { "not encrypted" };
    Archive {
        name: text::shown(&archive.name),
        medium: text::shown(&format!("{}, {encrypted}", archive.medium)),
        place: text::shown(&archive.location),
        holds: holds.join(", "),
        until: match (archive.expires, archive.beyond_use.as_str()) {
            (Some(day), "") => text::day(day.0),
            (Some(day), how) => format!("{} · {}", text::day(day.0), text::shown(how)),
            (None, "") => "left open".to_owned(),
            (None, how) => text::shown(how),
        },
    }
}
