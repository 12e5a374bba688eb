//! Options that several subcommands share.

use std::path::PathBuf;

use clap::builder::BoolishValueParser;
use clap::{ArgAction, Args, ValueEnum};
use domesday_detectors::{Confidence, DetectorSet, Level, Options};

use domesday_reports::Key;

use super::custom;
use crate::config::{Color, Loaded, MinConfidence, Region, Wanted};

/// The form of log lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum LogFormat {
    /// For people
    #[default]
    Text,
    /// One JSON object a line
    Json,
}

/// Options of every subcommand.
#[derive(Debug, Args)]
#[command(next_help_heading = "General options")]
pub(super) struct Global {
    /// Read settings from FILE instead of the nearest domesday.toml
    #[arg(long, value_name = "FILE", env = "DOMESDAY_CONFIG", hide_env_values = true, global = true)]
    pub(super) config: Option<PathBuf>,

    /// When to use colours
    #[arg(long, value_name = "WHEN", env = "DOMESDAY_COLOR", hide_env_values = true, global = true)]
    pub(super) color: Option<Color>,

    /// Log what is done to standard error; twice for more, three times for all. Never content
    #[arg(short, long, action = ArgAction::Count, global = true)]
    pub(super) verbose: u8,

    /// No progress and no warnings on standard error
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,

    /// The form of log lines
    #[arg(long, value_name = "FORM", env = "DOMESDAY_LOG_FORMAT", hide_env_values = true, global = true)]
    #[arg(default_value = "text", hide_default_value = true)]
    pub(super) log_format: LogFormat,
}

/// What is looked for.
#[derive(Debug, Args)]
#[command(next_help_heading = "Detection options")]
pub(super) struct Selecting {
    /// Only these detectors or categories, separated by commas; `domesday detectors` lists them
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        env = "DOMESDAY_DETECTORS",
        hide_env_values = true
    )]
    detectors: Option<Vec<Wanted>>,

    /// Expect the national formats of these regions, as ISO 3166 codes separated by commas [default: all]
    #[arg(
        long,
        value_name = "LIST",
        value_delimiter = ',',
        env = "DOMESDAY_REGIONS",
        hide_env_values = true
    )]
    regions: Option<Vec<Region>>,

    /// Judge names of persons by the lexicon alone, without the model: faster, finds fewer
    #[arg(long, value_name = "BOOL", env = "DOMESDAY_NO_MODEL", hide_env_values = true)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    no_model: Option<bool>,
}

/// What is looked for, and how certain it must be.
#[derive(Debug, Args)]
#[command(next_help_heading = "Detection options")]
pub(super) struct Detecting {
    /// The lowest confidence that is reported: low, medium, high, or a percentage [default: medium]
    #[arg(long, value_name = "LEVEL", env = "DOMESDAY_MIN_CONFIDENCE", hide_env_values = true)]
    min_confidence: Option<MinConfidence>,

    #[command(flatten)]
    pub(super) selecting: Selecting,
}

impl Detecting {
    /// The lowest confidence that is reported.
    pub(super) fn min_confidence(&self, loaded: &Loaded) -> Confidence {
        let set = self.min_confidence.or(loaded.config.detection.min_confidence);
        set.map_or(Level::Medium.floor(), |least| least.0)
    }

    /// The lowest confidence that the command line or the environment asks for.
    pub(super) fn asked_for(&self) -> Option<Confidence> {
        self.min_confidence.map(|least| least.0)
    }

    /// What the engine is asked to look for, and how certain it must be.
    ///
    /// # Errors
    ///
    /// As [`Selecting::options`].
    pub(super) fn options(&self, loaded: &Loaded, key: Option<&Key>) -> anyhow::Result<Options> {
        let min_confidence = self.min_confidence(loaded);
        Ok(Options { min_confidence, ..self.selecting.options(loaded, key)? })
    }
}

impl Selecting {
    /// What the engine is asked to look for. `key` is needed where values are given by their digests.
    ///
    /// # Errors
    ///
    /// A file of values cannot be read, or the key is missing.
    pub(super) fn options(&self, loaded: &Loaded, key: Option<&Key>) -> anyhow::Result<Options> {
        let config = &loaded.config.detection;
        let mut options = Options::default();
        if let Some(regions) = self.regions.as_ref().or(config.regions.as_ref()) {
            options.regions = regions.iter().map(|region| region.0.clone()).collect();
        }
        if let Some(only) = self.detectors.as_ref().or(config.detectors.as_ref()) {
            options.only = only.iter().map(|wanted| wanted.0.clone()).collect();
        }
        options.model = self.no_model.map(|no| !no).or(config.model).unwrap_or(true);
        options.custom = custom::detectors(loaded, key)?;
        Ok(options)
    }

    /// The detectors that were asked for, however uncertain their findings.
    ///
    /// # Errors
    ///
    /// A detector, category or region does not exist.
    pub(super) fn detector_set(&self, loaded: &Loaded) -> anyhow::Result<DetectorSet> {
        let key = custom::key(loaded)?;
        let options = self.options(loaded, key.as_ref())?;
        Ok(DetectorSet::new(&Options { min_confidence: Level::Low.floor(), ..options })?)
    }
}
