//! Log lines on standard error. Only our own crates are heard: they never log content.

use std::io::{self, IsTerminal as _};

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use super::options::{Global, LogFormat};
use super::output::wants_color;

/// Starts logging at the level that `-v` and `-q` ask for.
pub(super) fn start(global: &Global) {
    let level = match (global.quiet, global.verbose) {
        (true, _) => LevelFilter::ERROR,
        (false, 0) => LevelFilter::WARN,
        (false, 1) => LevelFilter::INFO,
        (false, 2) => LevelFilter::DEBUG,
        (false, _) => LevelFilter::TRACE,
    };
    // A target is a prefix: this is every crate of the workspace.
    let filter = Targets::new().with_target("domesday", level);
    let lines = fmt::layer().with_writer(io::stderr);
    let started = match global.log_format {
        LogFormat::Json => tracing_subscriber::registry().with(filter).with(lines.json()).try_init(),
        LogFormat::Text => {
            let lines = lines.with_ansi(wants_color(global.color, io::stderr().is_terminal()));
            tracing_subscriber::registry().with(filter).with(lines).try_init()
        }
    };
    debug_assert!(started.is_ok(), "logging is started once");
}
