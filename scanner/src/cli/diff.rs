//! `domesday diff`: what changed between two inventories.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use domesday_reports::diff::{Comparison, Diff, Rule, breaches};
use domesday_reports::map::DataMap;
use domesday_reports::store::Store;

use super::options::Global;
use super::output::{Output, wants_color};
use crate::config::Loaded;
use crate::exit::Exit;

/// The form of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    Terminal,
    /// One JSON document
    Json,
    /// Tables
    Markdown,
}

/// Compare two inventories: new and vanished personal data, changed exposure, changed coverage
#[derive(Debug, Args)]
#[command(after_help = "\
Both inventories are only read. The exit status is 1 when something breaks a [[policy]] of domesday.toml, such as

  [[policy]]
  rule = \"new-field\"
  places = [\"postgresql://*/analytics\"]
  reason = \"analytics holds no personal data\"

  [[policy]]
  rule = \"category\"
  special = true
  except = [\"*/hr\"]

Examples:
  domesday diff january.sqlite february.sqlite
  domesday diff --format markdown --output changes.md january.sqlite february.sqlite")]
pub(super) struct Compare {
    /// The earlier inventory
    #[arg(value_name = "A")]
    before: PathBuf,

    /// The later inventory
    #[arg(value_name = "B")]
    after: PathBuf,

    /// The form of the comparison [default: terminal]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Form>,

    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Form {
    /// The name in the registry of forms.
    fn id(self) -> &'static str {
        match self {
            Form::Terminal => "terminal",
            Form::Json => "json",
            Form::Markdown => "markdown",
        }
    }
}

impl Compare {
    /// Compares, and says whether the policy holds.
    ///
    /// # Errors
    ///
    /// An inventory cannot be read, or the output cannot be written.
    pub(super) fn run(&self, global: &Global, loaded: &Loaded) -> anyhow::Result<Exit> {
        let (before, after) = (read(&self.before)?, read(&self.after)?);
        let diff = Diff::between(&before, &after);
        let rules: Vec<Rule> = loaded.config.policy.iter().map(|entry| entry.rule()).collect();
        let breaches = breaches(&rules, &diff, &after);
        let comparison = Comparison { before: &before, after: &after, diff: &diff, breaches: &breaches };
        let output = Output::open(self.output.as_deref())?;
        let color = wants_color(global.color.or(loaded.config.output.color), output.terminal);
        let (mut writer, pending) = output.split();
        comparison.write(self.format.unwrap_or(Form::Terminal).id(), color, &mut writer)?;
        writer.flush()?;
        drop(writer);
        pending.keep()?;
        // A file is not looked at at once: what matters is said where the command was given.
        if self.output.is_some() && !breaches.is_empty() && !global.quiet {
            let mut told = std::io::stderr().lock();
            let many = breaches.len();
            let what = if many == 1 { "thing breaks" } else { "things break" };
            writeln!(told, "domesday: {many} {what} the policy")?;
        }
        Ok(if breaches.is_empty() { Exit::Done } else { Exit::Breach })
    }
}

fn read(path: &Path) -> anyhow::Result<DataMap> {
    let cannot = || format!("cannot read the inventory {}", path.display());
    Store::open_to_read(path).and_then(|store| store.data_map()).with_context(cannot)
}
