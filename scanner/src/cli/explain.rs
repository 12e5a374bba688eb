//! `domesday explain`: why a text is or is not a finding.

use std::io::{self, Read as _, Write as _};

use anyhow::Context as _;
use clap::Args;

use super::options::Selecting;
use crate::config::Loaded;
use crate::exit::Exit;

/// Explain why a text is or is not a finding
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  domesday explain 'card 4111 1111 1111 1111'
  domesday explain --field phone '0171 3456789'
  domesday explain < letter.txt")]
pub(super) struct Explain {
    /// The text; standard input without it
    #[arg(value_name = "TEXT")]
    text: Option<String>,

    /// The name of the field (column, key) that the text is the value of
    #[arg(long, value_name = "NAME")]
    field: Option<String>,

    #[command(flatten)]
    selecting: Selecting,
}

impl Explain {
    /// Prints the explanation.
    pub(super) fn run(&self, loaded: &Loaded) -> anyhow::Result<Exit> {
        let set = self.selecting.detector_set(loaded)?;
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
