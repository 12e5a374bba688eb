//! `domesday detectors`: what is looked for.

use std::fmt::Write as _;
use std::io::{self, BufRead as _, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::{Args, Subcommand};
use domesday_detectors::{Case, Category, Definition, DetectorSet, Level, Options, catalog};
use domesday_reports::Key;

use super::custom;
use super::init::key_file;
use crate::config::{Loaded, nearest};
use crate::exit::Exit;

/// List the detectors, or show one with its standard and examples
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  domesday detectors
  domesday detectors show iban
  domesday detectors test
  domesday detectors digest --category email-address < known.txt")]
pub(super) struct Detectors {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the detectors
    List,
    /// Show one detector: its standard, regions, context words, examples and counterexamples
    Show {
        /// The id of the detector
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Run the examples and counterexamples of the detectors in domesday.toml
    Test,
    /// Make the digests of values, one a line of standard input, for allow lists and digests-file
    Digest {
        /// The category that the values are of
        #[arg(long, value_name = "CATEGORY")]
        category: CategoryArgument,
        /// The key [default: that of the configuration, or the usual one]
        #[arg(long, value_name = "FILE", env = "DOMESDAY_KEY_FILE", hide_env_values = true)]
        key_file: Option<PathBuf>,
    },
}

/// A category on the command line.
#[derive(Clone, Copy, Debug)]
struct CategoryArgument(Category);

impl std::str::FromStr for CategoryArgument {
    type Err = domesday_detectors::UnknownCategory;

    fn from_str(text: &str) -> Result<CategoryArgument, Self::Err> {
        text.parse().map(CategoryArgument)
    }
}

impl Detectors {
    /// Prints the list or the definition.
    ///
    /// # Errors
    ///
    /// There is no such detector, or the configuration cannot be used.
    pub(super) fn run(&self, load: &dyn Fn() -> anyhow::Result<Loaded>) -> anyhow::Result<Exit> {
        let text = match &self.action {
            Some(Action::Test) => return test(&load()?),
            Some(Action::Digest { category, key_file }) => {
                return digest(category.0, key_file.as_deref(), &load()?);
            }
            None | Some(Action::List) => list(),
            Some(Action::Show { id }) => match catalog::ALL.iter().find(|d| d.id == id) {
                Some(definition) => show(definition),
                None => {
                    let ids: Vec<&str> = catalog::ALL.iter().map(|d| d.id).collect();
                    match nearest(id, &ids) {
                        Some(near) => bail!("no detector `{id}`; did you mean `{near}`?"),
                        None => bail!("no detector `{id}`; there are {}", ids.join(", ")),
                    }
                }
            },
        };
        io::stdout().lock().write_all(text.as_bytes())?;
        Ok(Exit::Done)
    }
}

fn list() -> String {
    let width = |of: fn(&Definition) -> &str| catalog::ALL.iter().map(|d| of(d).len()).max().unwrap_or(0);
    let (ids, categories) = (width(|d| d.id), width(|d| d.category.id()).max("CATEGORY".len()));
    let ids = ids.max("DETECTOR".len());
    let mut text = format!("{:ids$}  {:categories$}  FINDS\n", "DETECTOR", "CATEGORY");
    for d in catalog::ALL {
        let _ = writeln!(text, "{:ids$}  {:categories$}  {}", d.id, d.category.id(), d.summary);
    }
    text
}

fn show(d: &Definition) -> String {
    let mut text = format!("{}\n{}\n\n", d.id, d.summary);
    let category = d.category;
    let _ = writeln!(
        text,
        "category   {category} ({}, {}, CCPA {})",
        category.dpv(),
        category.fides(),
        category.ccpa()
    );
    let _ = writeln!(text, "standard   {}\n           <{}>", d.standard.name, d.standard.url);
    let regions = if d.regions.is_empty() { "all".to_owned() } else { d.regions.join(", ") };
    let _ = writeln!(text, "regions    {regions}");
    let _ = writeln!(text, "anchor     {}", d.anchor);
    let _ = writeln!(text, "checks     {}", d.checks);
    let precision = d.precision;
    let _ = writeln!(
        text,
        "precision  alone {} %, in groups {} %, with context {} %, in a named field {} % (0: not reported)",
        precision.alone, precision.formatted, precision.context, precision.field
    );
    if !d.context.is_empty() {
        let _ = writeln!(text, "context    {}", d.context.join(", "));
        let _ =
            writeln!(text, "           within {} bytes before, {} behind", d.window.before, d.window.after);
    }
    let _ = writeln!(text, "revision   {}", d.revision);
    // Examples are documentation: their values belong to nobody.
    text.push_str("\nexamples\n");
    for example in d.examples {
        let _ = writeln!(text, "  {}{:?} holds {:?}", in_field(example.field), example.text, example.value);
    }
    text.push_str("\ncounterexamples\n");
    for counter in d.counterexamples {
        let _ = writeln!(text, "  {}{:?}: {}", in_field(counter.field), counter.text, counter.why);
    }
    text
}

/// Runs the examples of the configuration through all detectors.
fn test(loaded: &Loaded) -> anyhow::Result<Exit> {
    let key = custom::key(loaded)?;
    let detectors = custom::detectors(loaded, key.as_ref())?;
    let set = DetectorSet::new(&Options { custom: detectors.clone(), ..Options::default() })?;
    let mut out = io::stdout().lock();
    let mut failed = 0;
    for detector in &detectors {
        let found = |case: &Case| -> Vec<Range<usize>> {
            let explanation =
                set.explain(&case.text, Some(case.field.as_str()).filter(|name| !name.is_empty()));
            explanation
                .findings()
                .filter(|(id, found)| *id == detector.id && found.confidence >= Level::Medium.floor())
                .map(|(_, found)| found.span.range())
                .collect()
        };
        let mut problems = Vec::new();
        for (index, case) in detector.examples.iter().enumerate() {
            if !found(case).iter().any(|span| case.text.get(span.clone()) == Some(&case.value)) {
                problems.push(format!("example {}: the value is not found at medium confidence", index + 1));
            }
        }
        for (index, case) in detector.counterexamples.iter().enumerate() {
            if !found(case).is_empty() {
                problems.push(format!("counterexample {}: something is found in it", index + 1));
            }
        }
        let counts = format!(
            "{} examples, {} counterexamples",
            detector.examples.len(),
            detector.counterexamples.len()
        );
        let verdict = if problems.is_empty() { "ok" } else { "FAILED" };
        writeln!(out, "{}: {counts}: {verdict}", detector.id)?;
        for problem in &problems {
            writeln!(out, "  {problem}; `domesday explain` tells why")?;
        }
        failed += problems.len();
    }
    if detectors.is_empty() {
        writeln!(out, "the configuration describes no detectors; write one as `[[detector]]`")?;
    }
    Ok(if failed == 0 { Exit::Done } else { Exit::Error })
}

/// Prints the digests of the values on standard input.
fn digest(category: Category, named: Option<&Path>, loaded: &Loaded) -> anyhow::Result<Exit> {
    let key = Key::read(&key_file(named, loaded)?)?;
    let set = DetectorSet::new(&Options::default())?;
    let detector =
        set.definitions().find(|(_, definition)| definition.category == category).map(|(id, _)| id);
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let value = line.trim();
        if value.is_empty() {
            continue;
        }
        // The normal form is that of the detector that finds such values; of other text, its words.
        let found = set.explain(value, None);
        let by =
            found.findings().find(|(_, found)| found.category == category).map(|(_, found)| found.detector);
        let mut normal = String::new();
        match by.or(detector) {
            Some(detector) => set.normalize(detector, value, &mut normal),
            None => normal = domesday_detectors::normal(value),
        }
        writeln!(out, "{}", key.pseudonym(category, &normal))?;
    }
    Ok(Exit::Done)
}

fn in_field(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("field {name}: ") }
}
