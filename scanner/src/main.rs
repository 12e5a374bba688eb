//! The program `domesday`.

mod cli;
mod config;
mod exit;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main().into()
}
