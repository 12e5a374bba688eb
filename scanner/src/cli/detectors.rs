//! `domesday detectors`: what is looked for.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use anyhow::bail;
use clap::{Args, Subcommand};
use domesday_detectors::{Definition, catalog};

use crate::config::nearest;
use crate::exit::Exit;

/// List the detectors, or show one with its standard and examples
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  domesday detectors
  domesday detectors show iban")]
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
}

impl Detectors {
    /// Prints the list or the definition.
    pub(super) fn run(&self) -> anyhow::Result<Exit> {
        let text = match &self.action {
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

fn in_field(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!("field {name}: ") }
}
