//! The command line: one file a subcommand. Only here does the program print.

mod baseline;
mod check;
mod completions;
mod cost;
mod custom;
mod detect;
mod detectors;
mod diff;
mod explain;
mod gate;
mod hook;
mod init;
mod keep;
mod logging;
mod man;
mod map;
mod options;
mod output;
mod progress;
mod reader;
mod scan;
mod targets;
mod text;

use std::io::Write as _;

use clap::{Parser, Subcommand};

use crate::config;
use crate::exit::{Exit, is_broken_pipe};

const ABOUT: &str = "Finds personal data in files, databases and buckets and tells where it lives.";

const LONG_ABOUT: &str = "\
Finds personal data in files, PostgreSQL databases and S3 buckets and tells where it lives: e-mail addresses, telephone numbers, payment \
cards, bank accounts, network addresses and more. The result is an inventory of places, fields, \
categories and counts, with everything that could not be read. Domesday only reads, sends nothing \
anywhere, and masks values wherever it names them.";

const AFTER_HELP: &str = "\
Examples:
  domesday scan                             scan the current directory, print a summary
  domesday scan --format jsonl /srv/data    every finding, gap and field as JSON Lines
  domesday scan --inventory data.sqlite ~   keep the inventory in a SQLite file
  domesday map --inventory data.sqlite --output data-map.html
  domesday diff january.sqlite february.sqlite
  domesday scan --fail-on high exports/     exit with 1 when there are certain findings
  domesday check                            stop personal data before it is committed
  echo 'call 020 7946 0018' | domesday detect
  domesday explain 'card 4111 1111 1111 1111'
  domesday detectors show iban

Settings come from the command line, then from the environment (DOMESDAY_...), then from the nearest
domesday.toml upward of the current directory; `domesday init` writes one.

Exit status:
  0  done
  1  findings at or above the level of --fail-on, that block a `check`, or a policy that `diff` found broken
  2  wrong usage, configuration, target or input; an output that cannot be written
  3  something could not be read, under --fail-on-gaps or in a `check`
130  interrupted from the keyboard: the report says what is missing";

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "domesday", version, about = ABOUT, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
#[command(max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: options::Global,
}

#[derive(Debug, Subcommand)]
enum Command {
    Scan(Box<scan::Scan>),
    Check(Box<check::Check>),
    Baseline(Box<baseline::BaselineCommand>),
    Hook(hook::Hook),
    Detect(detect::Detect),
    Detectors(detectors::Detectors),
    Diff(diff::Compare),
    Explain(explain::Explain),
    Map(map::Map),
    Init(init::Init),
    Completions(completions::Completions),
    Man(man::Man),
}

/// Runs the program.
pub(crate) fn main() -> Exit {
    if reader::is_wanted() {
        domesday_connectors::formats::serve();
        return Exit::Done;
    }
    std::panic::set_hook(Box::new(|panic| {
        // The message of a panic may quote the text that was being looked at; its place is ours.
        let place = panic.location().map(|l| format!(" at {}:{}", l.file(), l.line())).unwrap_or_default();
        let _ = writeln!(std::io::stderr(), "domesday: internal error{place}; please report it");
    }));
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way as well. A closed pipe is no reason to complain.
            let _ = error.print();
            return if error.use_stderr() { Exit::Error } else { Exit::Done };
        }
    };
    logging::start(&cli.global);
    match run(&cli) {
        Ok(exit) => exit,
        Err(error) if is_broken_pipe(&error) => Exit::Done,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "domesday: error: {}", told(&error));
            Exit::Error
        }
    }
}

/// An error with its causes, each told once: some errors quote theirs.
fn told(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).fold(String::new(), |text, cause| match text.as_str() {
        "" => cause,
        told if told.ends_with(&cause) => text,
        told => format!("{told}: {cause}"),
    })
}

fn run(cli: &Cli) -> anyhow::Result<Exit> {
    let load = || -> anyhow::Result<config::Loaded> {
        Ok(config::load(cli.global.config.as_deref(), &std::env::current_dir()?)?)
    };
    match &cli.command {
        Command::Scan(command) => command.run(&cli.global, &load()?),
        Command::Check(command) => command.run(&cli.global, &load()?),
        Command::Baseline(command) => command.run(&load()?),
        Command::Hook(command) => command.run(),
        Command::Detect(command) => command.run(&load()?),
        Command::Diff(command) => command.run(&cli.global, &load()?),
        Command::Explain(command) => command.run(&load()?),
        Command::Detectors(command) => command.run(&load),
        Command::Map(command) => command.run(&cli.global, &load()?),
        Command::Init(command) => command.run(),
        Command::Completions(command) => command.run(),
        Command::Man(command) => command.run(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_definition_is_consistent_and_everything_has_help() {
        let mut command = Cli::command();
        command.build();
        command.clone().debug_assert();
        let mut all = vec![command];
        while let Some(command) = all.pop() {
            assert!(command.get_about().is_some(), "{} has no description", command.get_name());
            for argument in command.get_arguments() {
                assert!(
                    argument.get_help().is_some(),
                    "{} {} has no help",
                    command.get_name(),
                    argument.get_id()
                );
            }
            all.extend(command.get_subcommands().cloned());
        }
    }
}
