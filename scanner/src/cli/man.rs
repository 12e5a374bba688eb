//! `domesday man`: manual pages.

use std::io::{self, Write as _};
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, CommandFactory as _};

use super::Cli;
use crate::exit::Exit;

/// Print the manual page, or write those of all subcommands to a directory
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  domesday man | man -l -
  domesday man ~/.local/share/man/man1")]
pub(super) struct Man {
    /// Write domesday.1, domesday-scan.1 and so on to this directory
    #[arg(value_name = "DIR")]
    directory: Option<PathBuf>,
}

impl Man {
    /// Prints or writes the pages.
    pub(super) fn run(&self) -> anyhow::Result<Exit> {
        let command = Cli::command();
        match &self.directory {
            Some(directory) => {
                let cannot = || format!("cannot write to {}", directory.display());
                std::fs::create_dir_all(directory).with_context(cannot)?;
                clap_mangen::generate_to(command, directory).with_context(cannot)?;
            }
            None => {
                let mut page = Vec::new();
                clap_mangen::Man::new(command).render(&mut page)?;
                io::stdout().lock().write_all(&page)?;
            }
        }
        Ok(Exit::Done)
    }
}
