//! Errors of a configuration file: the file, line, column and key, and what to do.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use domesday_detectors::Category;
use toml::de::{DeTable, DeValue};

use super::file::section_of;

/// A configuration file cannot be used.
#[derive(Debug)]
pub(crate) enum ConfigError {
    /// The file cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system answers.
        error: std::io::Error,
    },
    /// The file of the register cannot be read.
    UnreadableRegister {
        /// The file.
        path: PathBuf,
        /// What the system answers.
        error: std::io::Error,
    },
    /// The configuration names a file of the register and declares something itself.
    TwoRegisters {
        /// The configuration file.
        path: PathBuf,
        /// The register's file.
        file: PathBuf,
    },
    /// The file says something that cannot be.
    Invalid {
        /// The file.
        path: PathBuf,
        /// Line and column, from 1.
        line: usize,
        /// In characters, from 1.
        column: usize,
        /// The key with its section, where there is one.
        key: String,
        /// What is wrong.
        message: String,
        /// What to do.
        remedy: String,
    },
}

impl ConfigError {
    /// The error that `toml` found in `text`.
    pub(super) fn invalid(path: &Path, text: &str, error: &toml::de::Error) -> ConfigError {
        let span = error.span().unwrap_or(0..0);
        let key =
            DeTable::parse(text).ok().and_then(|table| key_at(table.get_ref(), &span)).unwrap_or_default();
        let (message, remedy) = explain(error.message(), &key);
        ConfigError::at(path, text, span.start, key, message, remedy)
    }

    /// The error at an offset of `text`, in bytes.
    pub(super) fn at(
        path: &Path,
        text: &str,
        offset: usize,
        key: String,
        message: String,
        remedy: String,
    ) -> ConfigError {
        let before = text.get(..offset.min(text.len())).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |n| n + 1);
        ConfigError::Invalid {
            path: path.to_path_buf(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            key,
            message,
            remedy,
        }
    }
}

/// The dotted key that `span` points to, or into the value of.
fn key_at(table: &DeTable<'_>, span: &Range<usize>) -> Option<String> {
    let holds = |outer: Range<usize>| outer.start <= span.start && span.end <= outer.end;
    for (key, value) in table {
        let name: &str = key.get_ref();
        if holds(key.span()) {
            return Some(name.to_owned());
        }
        let within = |value: &DeValue<'_>| match value {
            DeValue::Table(inner) => key_at(inner, span),
            _ => None,
        };
        let rest = match value.get_ref() {
            // `[[name]]`, and lists of tables.
            DeValue::Array(list) => list.iter().find_map(|element| within(element.get_ref())),
            value => within(value),
        };
        if let Some(rest) = rest {
            return Some(format!("{name}.{rest}"));
        }
        if !matches!(value.get_ref(), DeValue::Table(_)) && holds(value.span()) {
            return Some(name.to_owned());
        }
    }
    None
}

/// What is wrong and what to do, for a message of `toml` or serde about `key`.
fn explain(message: &str, key: &str) -> (String, String) {
    // serde's wording (`serde::de::Error::unknown_field`, `unknown_variant`): the name, then what
    // could stand there, each between back quotes.
    let mut names = message.split('`').skip(1).step_by(2);
    let kind = match message.split(" `").next() {
        Some("unknown field") => "key",
        Some("unknown variant") => "value",
        Some("unknown category") => {
            let ids: Vec<&str> = Category::ALL.iter().map(|category| category.id()).collect();
            let near = nearest(names.next().unwrap_or_default(), &ids);
            return (message.to_owned(), near.map(|id| format!("did you mean `{id}`?")).unwrap_or_default());
        }
        _ => {
            let remedy = match message {
                m if m.contains("expected a sequence") => "write a list: `[\"one\", \"two\"]`",
                m if m.contains("expected a string") => "write it between quotes",
                m if m.contains("expected a boolean") => "write `true` or `false`, without quotes",
                m if key.is_empty() && !m.contains("duplicate") => {
                    "the file is TOML (https://toml.io): `[section]`, then lines of `key = value`, strings in quotes"
                }
                _ => "",
            };
            return (message.replace('\n', ", "), remedy.to_owned());
        }
    };
    let name = names.next().unwrap_or_default();
    let known: Vec<&str> = names.collect();
    let remedy = match (nearest(name, &known), key) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, top) if kind == "key" && !top.contains('.') && section_of(name).is_some() => {
            format!("it belongs under `[{}]`", section_of(name).unwrap_or_default())
        }
        _ => {
            format!("write one of {}", known.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", "))
        }
    };
    (format!("unknown {kind} `{name}`"), remedy)
}

/// The one of `known` that `name` is most likely a slip of.
pub(crate) fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    known
        .iter()
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), *candidate))
        .filter(|(distance, candidate)| *distance <= (candidate.len() / 3).max(1))
        .min()
        .map(|(_, candidate)| candidate)
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConfigError::Unreadable { path, error } => {
                write!(f, "{}: {error}\n  help: `domesday init` writes a configuration file", path.display())
            }
            ConfigError::UnreadableRegister { path, error } => {
                let remedy = "a register is a TOML file: docs/register.md";
                write!(f, "the register {}: {error}\n  help: {remedy}", path.display())
            }
            ConfigError::TwoRegisters { path, file } => write!(
                f,
                "{}: register.file names {}, and more of the register stands beside it\n  help: move those \
                 sections into the file, or leave out `file`",
                path.display(),
                file.display()
            ),
            ConfigError::Invalid { path, line, column, key, message, remedy } => {
                write!(f, "{}:{line}:{column}: ", path.display())?;
                if !key.is_empty() {
                    write!(f, "{key}: ")?;
                }
                f.write_str(message)?;
                if !remedy.is_empty() {
                    write!(f, "\n  help: {remedy}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for ConfigError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ConfigError::Unreadable { error, .. } => Some(error),
            // What a message quotes is no cause to be told beside it.
            _ => None,
        }
    }
}
