//! `domesday map`: documents from an inventory.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, bail};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use domesday_reports::Day;
use domesday_reports::documents::{DOCUMENTS, Document, Sources, fides};
use domesday_reports::map::DataMap;
use domesday_reports::register::{Contradiction, ContradictionKind, confront};
use domesday_reports::store::Store;

use super::options::Global;
use super::output::Output;
use crate::config::{Declared, Loaded};
use crate::exit::Exit;

/// Draw the data map and other documents from an inventory
#[derive(Debug, Args)]
#[command(after_help = "\
The inventory is what `domesday scan --inventory FILE` keeps; it is only read. Where there is a register (what the \
organisation declares of its processing: docs/register.md), every document tells where it and the findings contradict \
each other. Equal inventories, registers and times give equal documents; SOURCE_DATE_EPOCH sets the time.

Examples:
  domesday map --inventory data.sqlite --output data-map.html
  domesday map --inventory data.sqlite --previous data-2025.sqlite --output data-map.html
  domesday map --inventory data.sqlite --format markdown
  domesday map --inventory data.sqlite --register register.toml --format ropa-ico-xlsx --output ropa.xlsx
  domesday map --inventory data.sqlite --format html,csv,fides --output documents/
  domesday map --inventory data.sqlite --fides crm.yml=postgresql://db1:5432/crm/public --output data-map.html")]
pub(super) struct Map {
    /// The inventory [default: that of the configuration]
    #[arg(long, value_name = "FILE", env = "DOMESDAY_INVENTORY", hide_env_values = true)]
    inventory: Option<PathBuf>,

    /// The documents, separated by commas [default: what the ending of FILE says, else html]
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = formats())]
    format: Vec<&'static Document>,

    /// Write to FILE instead of standard output; into DIR as domesday-FORMAT, all documents unless some are named
    #[arg(short, long, value_name = "FILE|DIR/")]
    output: Option<PathBuf>,

    /// An earlier inventory to compare with
    #[arg(long, value_name = "FILE")]
    previous: Option<PathBuf>,

    /// The register [default: that of the configuration, else register.toml beside it]
    #[arg(long, value_name = "FILE", env = "DOMESDAY_REGISTER", hide_env_values = true)]
    register: Option<PathBuf>,

    /// Also take what Fides datasets (YAML) declare, of what lies at or below PLACE
    #[arg(long, value_name = "FILE=PLACE", value_parser = annotations)]
    fides: Vec<Annotations>,
}

/// A file of Fides datasets, and the place that they annotate.
#[derive(Clone, Debug)]
struct Annotations {
    file: PathBuf,
    place: String,
}

fn annotations(text: &str) -> Result<Annotations, String> {
    match text.split_once('=') {
        Some((file, place)) if !file.is_empty() && place.contains("://") => {
            Ok(Annotations { file: file.into(), place: place.to_owned() })
        }
        _ => Err("it is written like datasets.yml=postgresql://db1:5432/crm/public".to_owned()),
    }
}

/// The ids of the documents with what each is.
pub(super) fn formats() -> impl clap::builder::TypedValueParser<Value = &'static Document> {
    let values = DOCUMENTS.iter().map(|document| PossibleValue::new(document.id).help(document.summary));
    PossibleValuesParser::new(values).try_map(|id| Document::of_id(&id).ok_or("no such document"))
}

/// Where documents go.
enum Destination<'o> {
    /// One document to a file, or to standard output.
    One(&'static Document, Option<&'o Path>),
    /// Each to a file of its own.
    Directory(Vec<&'static Document>, &'o Path),
}

impl Map {
    /// Draws the documents.
    pub(super) fn run(&self, global: &Global, loaded: &Loaded) -> anyhow::Result<Exit> {
        // What cannot be written is told before anything is read.
        let destination = self.destination()?;
        let inventory = (self.inventory.clone())
            .or_else(|| loaded.config.output.inventory.as_ref().map(|path| loaded.resolve(path)))
            .context(
                "no inventory is named: `domesday scan --inventory data.sqlite` keeps one, and \
                 `domesday map --inventory data.sqlite` draws from it",
            )?;
        let declared = self.annotated(loaded.register(self.register.as_deref())?)?;
        let map = read(&inventory)?;
        let previous = self.previous.as_deref().map(read).transpose()?;
        let now = now()?;
        let contradictions = against(declared.as_ref(), &map, day_of(now));
        if declared.is_none() && !global.quiet {
            writeln!(
                io::stderr(),
                "domesday: note: there is no register, so nothing says what ought to be there: docs/register.md"
            )?;
        }
        let sources = Sources {
            map: &map,
            register: &declared.unwrap_or_default().register,
            contradictions: &contradictions,
            previous: previous.as_ref(),
            generated: &humantime::format_rfc3339_seconds(now).to_string(),
            version: env!("CARGO_PKG_VERSION"),
        };
        match destination {
            Destination::One(document, None) => write_one(document, None, &sources)?,
            Destination::One(document, Some(path)) => {
                write_one(document, Some(path), &sources)?;
                tell(&[path.to_path_buf()], &contradictions)?;
            }
            Destination::Directory(documents, directory) => {
                std::fs::create_dir_all(directory)
                    .with_context(|| format!("cannot make {}", directory.display()))?;
                let mut written = Vec::new();
                for document in documents {
                    let path = directory.join(format!("domesday-{}.{}", document.id, document.extension));
                    write_one(document, Some(&path), &sources)?;
                    written.push(path);
                }
                tell(&written, &contradictions)?;
            }
        }
        Ok(Exit::Done)
    }

    /// The register with what the Fides datasets declare.
    fn annotated(&self, declared: Option<Declared>) -> anyhow::Result<Option<Declared>> {
        if self.fides.is_empty() {
            return Ok(declared);
        }
        let mut declared = declared.unwrap_or_default();
        for Annotations { file, place } in &self.fides {
            let cannot = || format!("cannot read the Fides datasets in {}", file.display());
            let text = std::fs::read_to_string(file).with_context(cannot)?;
            let datasets = fides::read(&text).with_context(cannot)?;
            declared.register.system.extend(fides::declare(&datasets, place));
        }
        Ok(Some(declared))
    }

    fn destination(&self) -> anyhow::Result<Destination<'_>> {
        let output = self.output.as_deref().filter(|path| path.as_os_str() != "-");
        if let Some(directory) = output.filter(|path| is_directory(path)) {
            let all = if self.format.is_empty() { DOCUMENTS.iter().collect() } else { self.format.clone() };
            return Ok(Destination::Directory(all, directory));
        }
        let document = match (self.format.as_slice(), output) {
            ([one], _) => one,
            ([], None) => usual()?,
            ([], Some(path)) => of_ending(path)?,
            _ => bail!("several documents go into a directory: name one with a slash, `--output documents/`"),
        };
        let terminal = output.is_none() && io::IsTerminal::is_terminal(&io::stdout());
        if terminal && matches!(document.extension, "html" | "xlsx") {
            bail!(
                "{} is not for a terminal: write it to a file, `--output domesday.{}`, or read `--format markdown`",
                document.id,
                document.extension
            );
        }
        Ok(Destination::One(document, output))
    }
}

/// Whether it is a directory, or is to become one.
fn is_directory(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/")
}

fn usual() -> anyhow::Result<&'static Document> {
    DOCUMENTS.first().context("no documents are built in")
}

/// The document that the ending of a file's name says.
fn of_ending(path: &Path) -> anyhow::Result<&'static Document> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let named: Vec<&Document> = DOCUMENTS.iter().filter(|document| document.extension == ending).collect();
    match named.as_slice() {
        [one] => Ok(one),
        [] => usual(),
        several => {
            let ids: Vec<&str> = several.iter().map(|document| document.id).collect();
            bail!("several documents end in .{ending}: say which with --format {}", ids.join("|"))
        }
    }
}

fn read(path: &Path) -> anyhow::Result<DataMap> {
    let cannot = || format!("cannot read the inventory {}", path.display());
    Store::open_to_read(path).and_then(|store| store.data_map()).with_context(cannot)
}

/// What a data map says against a register.
pub(super) fn against(declared: Option<&Declared>, map: &DataMap, today: Day) -> Vec<Contradiction> {
    declared.map(|declared| confront(map, &declared.register, today)).unwrap_or_default()
}

/// The time of the documents: the clock's, or that of `SOURCE_DATE_EPOCH`
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
///
/// # Errors
///
/// The variable is no number of seconds.
pub(super) fn now() -> anyhow::Result<SystemTime> {
    let Some(seconds) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(SystemTime::now()) };
    let seconds = seconds.to_str().and_then(|seconds| seconds.parse().ok()).filter(|s| *s <= LAST_SECOND);
    let seconds = seconds.context("SOURCE_DATE_EPOCH is not a number of seconds since 1970")?;
    Ok(UNIX_EPOCH + Duration::from_secs(seconds))
}

/// The last second of the year 9999: RFC 3339 has no later one.
const LAST_SECOND: u64 = 253_402_300_799;

/// The day that a time lies in, in UTC.
pub(super) fn day_of(time: SystemTime) -> Day {
    let seconds = time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Day::from_seconds(i64::try_from(seconds).unwrap_or(i64::MAX))
}

fn write_one(document: &Document, path: Option<&Path>, sources: &Sources<'_>) -> anyhow::Result<()> {
    let (mut writer, pending) = Output::open(path)?.split();
    document.write(sources, &mut writer)?;
    writer.flush()?;
    pending.keep()
}

/// Says what was written, and the headline of it.
fn tell(written: &[PathBuf], contradictions: &[Contradiction]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    for path in written {
        writeln!(out, "wrote {}", path.display())?;
    }
    if !contradictions.is_empty() {
        writeln!(
            out,
            "The register and the findings contradict each other in {} places:",
            contradictions.len()
        )?;
    }
    for kind in ContradictionKind::ALL {
        let count = contradictions.iter().filter(|contradiction| contradiction.kind == *kind).count();
        if count > 0 {
            writeln!(out, "  {count:>4}  {}", kind.title())?;
        }
    }
    Ok(())
}
