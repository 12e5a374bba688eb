//! The program `domesday`.

mod cli;
mod config;
mod exit;
mod gate;
mod keep;
mod progress;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main().into()
}
