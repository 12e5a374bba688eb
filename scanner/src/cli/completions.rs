//! `domesday completions`: scripts for shells.

use std::io::{self, Write as _};

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::Cli;
use crate::exit::Exit;

/// Print the completion script of a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  domesday completions bash > ~/.local/share/bash-completion/completions/domesday
  domesday completions zsh > \"${fpath[1]}/_domesday\"
  domesday completions fish > ~/.config/fish/completions/domesday.fish")]
pub(super) struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    /// Prints the script.
    pub(super) fn run(&self) -> anyhow::Result<Exit> {
        // Generated in memory: the generator takes a failing writer for a defect.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "domesday", &mut script);
        io::stdout().lock().write_all(&script)?;
        Ok(Exit::Done)
    }
}
