//! The formats that a check writes.

use std::str::FromStr;

/// A format of the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GateFormat {
    /// Lines for people.
    Terminal,
    /// An object a line.
    Jsonl,
    /// Code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// The code quality report of GitLab.
    Gitlab,
    /// The test report that most build servers read.
    Junit,
}

/// The gate has no such format.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "unknown format `{name}`; the formats are {}",
    GateFormat::ALL.iter().map(|format| format.id()).collect::<Vec<_>>().join(", ")
)]
pub struct UnknownGateFormat {
    /// The name asked for.
    pub name: String,
}

impl GateFormat {
    /// Every format, in the order of the help text.
    pub const ALL: [GateFormat; 6] = [
        GateFormat::Terminal,
        GateFormat::Jsonl,
        GateFormat::Sarif,
        GateFormat::Github,
        GateFormat::Gitlab,
        GateFormat::Junit,
    ];

    /// The name on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            GateFormat::Terminal => "terminal",
            GateFormat::Jsonl => "jsonl",
            GateFormat::Sarif => "sarif",
            GateFormat::Github => "github",
            GateFormat::Gitlab => "gitlab",
            GateFormat::Junit => "junit",
        }
    }

    /// What it is, in a few words.
    pub const fn summary(self) -> &'static str {
        match self {
            GateFormat::Terminal => "lines for people, with how to go on",
            GateFormat::Jsonl => "every finding and gap, one JSON object a line",
            GateFormat::Sarif => "files and categories as results for code scanning (SARIF 2.1.0)",
            GateFormat::Github => "annotations of GitHub Actions",
            GateFormat::Gitlab => "the code quality report of GitLab",
            GateFormat::Junit => "a test report in the XML of JUnit",
        }
    }
}

impl FromStr for GateFormat {
    type Err = UnknownGateFormat;

    fn from_str(name: &str) -> Result<GateFormat, UnknownGateFormat> {
        let known = GateFormat::ALL.into_iter().find(|format| format.id() == name);
        known.ok_or_else(|| UnknownGateFormat { name: name.to_owned() })
    }
}
