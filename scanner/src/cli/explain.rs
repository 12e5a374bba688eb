//! `domesday explain`: why a text is or is not a finding.

use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::Args;
use domesday_detectors::{Category, DetectorSet, FieldHint};
use domesday_reports::store::Store;

use super::options::Selecting;
use crate::config::Loaded;
use crate::exit::Exit;

/// Explain why a text is or is not a finding
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  domesday explain 'card 4111 1111 1111 1111'
  domesday explain --field phone '0171 3456789'
  domesday explain < letter.txt
  domesday explain --inventory inventory.sqlite 'users.csv#col=email'")]
pub(super) struct Explain {
    /// The text, standard input without it; with --inventory, the place of a field or the end of one
    #[arg(value_name = "TEXT")]
    text: Option<String>,

    /// The name of the field (column, key) that the text is the value of
    #[arg(long, value_name = "NAME")]
    field: Option<String>,

    /// Explain what FILE, an inventory, says of a field
    #[arg(long, value_name = "FILE", requires = "text", conflicts_with = "field")]
    inventory: Option<PathBuf>,

    #[command(flatten)]
    selecting: Selecting,
}

impl Explain {
    /// Prints the explanation.
    pub(super) fn run(&self, loaded: &Loaded) -> anyhow::Result<Exit> {
        let set = self.selecting.detector_set(loaded)?;
        if let (Some(inventory), Some(place)) = (&self.inventory, &self.text) {
            return of_fields(inventory, place, &set);
        }
        let text = match &self.text {
            Some(text) => text.clone(),
            None => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
                String::from_utf8_lossy(&bytes).into_owned()
            }
        };
        let mut out = io::stdout().lock();
        let explanation = set.explain(&text, self.field.as_deref()).to_string();
        writeln!(out, "{}", explanation.trim_end())?;
        Ok(Exit::Done)
    }
}

/// Prints what an inventory says of fields, and why.
fn of_fields(inventory: &Path, place: &str, set: &DetectorSet) -> anyhow::Result<Exit> {
    anyhow::ensure!(
        inventory.is_file(),
        "there is no inventory `{}`; `domesday scan --inventory FILE` writes one",
        inventory.display()
    );
    let fields = Store::open_to_read(inventory)?.fields(place)?;
    anyhow::ensure!(
        !fields.is_empty(),
        "the inventory knows no field `{place}`; give the end of its place, such as `users.csv#col=email`"
    );
    let mut out = io::stdout().lock();
    for field in &fields {
        write!(out, "{}", field.told(&says(set.field(&field.name()))))?;
    }
    Ok(Exit::Done)
}

/// What the name of a field says, in words.
fn says(hint: FieldHint) -> String {
    let named = Category::ALL.iter().filter(|category| hint.names(**category));
    let named: Vec<&str> = named.map(|category| category.id()).collect();
    match (named.as_slice(), hint.address_part()) {
        (named @ [_, ..], _) => {
            let weak =
                if hint.is(FieldHint::WEAK_NAME) { ", or a thing: the values have to tell" } else { "" };
            format!("speaks of {}{weak}", named.join(", "))
        }
        ([], Some(part)) => format!("speaks of a part of an address ({})", part.id()),
        ([], None) if hint.is(FieldHint::UNLIKELY) => {
            "speaks of something else than personal data".to_owned()
        }
        ([], None) => "says nothing of personal data".to_owned(),
    }
}
