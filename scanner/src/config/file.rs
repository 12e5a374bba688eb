//! What a configuration file can set. Every key is optional; unknown keys are errors.

use std::path::PathBuf;

use serde::Deserialize;

use super::check::CheckSection;
use super::custom::{AllowEntry, CustomEntry};
use super::limits::LimitOptions;
use super::policy::PolicyEntry;
use super::register::RegisterSection;
use super::source::SourceEntry;
use super::{Color, Format, MinConfidence, Region, Size, Threads, Threshold, Wanted};

/// A configuration file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Config {
    pub(crate) scan: Scan,
    pub(crate) limits: LimitOptions,
    pub(crate) detection: Detection,
    pub(crate) output: Output,
    pub(crate) source: Vec<SourceEntry>,
    pub(crate) detector: Vec<CustomEntry>,
    pub(crate) allow: Vec<AllowEntry>,
    pub(crate) policy: Vec<PolicyEntry>,
    pub(crate) check: CheckSection,
    pub(crate) register: RegisterSection,
}

/// What is read, and when a scan fails.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Scan {
    pub(crate) include: Vec<String>,
    pub(crate) exclude: Vec<String>,
    pub(crate) max_depth: Option<usize>,
    pub(crate) one_file_system: Option<bool>,
    pub(crate) respect_gitignore: Option<bool>,
    pub(crate) follow_links: Option<bool>,
    pub(crate) threads: Option<Threads>,
    pub(crate) memory: Option<Size>,
    pub(crate) fail_on: Option<Threshold>,
    pub(crate) fail_on_gaps: Option<bool>,
    pub(crate) ocr: Option<bool>,
}

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Detection {
    pub(crate) regions: Option<Vec<Region>>,
    pub(crate) detectors: Option<Vec<Wanted>>,
    pub(crate) min_confidence: Option<MinConfidence>,
    pub(crate) model: Option<bool>,
}

/// What is written. Where a report goes and whether it shows values is said on the command line
/// only: a configuration file that came with a directory must not overwrite or disclose anything.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Output {
    pub(crate) format: Option<Format>,
    pub(crate) color: Option<Color>,
    pub(crate) progress: Option<bool>,
    pub(crate) inventory: Option<PathBuf>,
    pub(crate) pseudonyms: Option<bool>,
    pub(crate) key_file: Option<PathBuf>,
}

/// Which section a key belongs to, for keys that were written outside their section.
pub(super) fn section_of(key: &str) -> Option<&'static str> {
    ["scan", "limits", "detection", "output", "check", "register"].into_iter().find(|section| {
        // The structures above are the only list of keys: a section that refuses the key as
        // unknown does not have it, one that takes it or refuses its value does.
        let text = format!("[{section}]\n{key} = {{}}\n");
        toml::from_str::<Config>(&text).err().is_some_and(|e| !e.message().starts_with("unknown field"))
    })
}
