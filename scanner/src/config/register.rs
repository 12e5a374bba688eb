//! The register: a section of the configuration file, or a file of its own beside it.

mod check;

use std::path::{Path, PathBuf};

use domesday_reports::register::{
    Archive, DeclaredSystem, Organisation, Purpose, Recipient, Register, Suppression,
};
use serde::Deserialize;

use super::{ConfigError, Loaded};

/// The register's file where none is named: beside the configuration file.
const FILE_NAME: &str = "register.toml";

/// `[register]`: the file of the register, or its sections.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RegisterSection {
    file: Option<PathBuf>,
    organisation: Organisation,
    purpose: Vec<Purpose>,
    recipient: Vec<Recipient>,
    system: Vec<DeclaredSystem>,
    archive: Vec<Archive>,
    suppression: Vec<Suppression>,
}

/// A register and the file that it stands in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Declared {
    /// What is declared.
    pub(crate) register: Register,
    /// The file.
    pub(crate) path: PathBuf,
}

impl Declared {
    /// `path` of the register as seen from the current directory: it is relative to the register's file.
    pub(crate) fn resolve(&self, path: &str) -> PathBuf {
        self.path.parent().map_or_else(|| PathBuf::from(path), |directory| directory.join(path))
    }
}

impl RegisterSection {
    /// The sections as a register.
    fn register(&self) -> Register {
        let RegisterSection { file: _, organisation, purpose, recipient, system, archive, suppression } =
            self;
        Register {
            organisation: organisation.clone(),
            purpose: purpose.clone(),
            recipient: recipient.clone(),
            system: system.clone(),
            archive: archive.clone(),
            suppression: suppression.clone(),
        }
    }

    /// Checks the sections; `path` and `text` are those of the configuration file.
    ///
    /// # Errors
    ///
    /// The first thing that cannot be.
    pub(super) fn check(&self, path: &Path, text: &str) -> Result<(), ConfigError> {
        check::check(&self.register(), path, text, Some("register"))
    }
}

impl Loaded {
    /// The register: of the file `named` on the command line, else of the file that the configuration names, else
    /// what the configuration declares itself, else of `register.toml` beside it; `None` where there is none.
    ///
    /// # Errors
    ///
    /// The file cannot be read, is not TOML, or declares something that cannot be; or the configuration names a
    /// file and declares something itself.
    pub(crate) fn register(&self, named: Option<&Path>) -> Result<Option<Declared>, ConfigError> {
        if let Some(path) = named {
            return read(path).map(Some);
        }
        let section = &self.config.register;
        let here = section.register();
        let is_here = here != Register::default();
        if let Some(file) = &section.file {
            let path = self.resolve(file);
            if is_here {
                return Err(ConfigError::TwoRegisters {
                    path: self.path.clone().unwrap_or_default(),
                    file: path,
                });
            }
            return read(&path).map(Some);
        }
        let Some(config) = &self.path else { return Ok(None) };
        if is_here {
            return Ok(Some(Declared { register: here, path: config.clone() }));
        }
        let beside = self.resolve(Path::new(FILE_NAME));
        if beside.is_file() { read(&beside).map(Some) } else { Ok(None) }
    }
}

fn read(path: &Path) -> Result<Declared, ConfigError> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| ConfigError::UnreadableRegister { path: path.to_path_buf(), error })?;
    parse(path, &text)
}

/// Reads the text of a register; `path` is for the messages.
fn parse(path: &Path, text: &str) -> Result<Declared, ConfigError> {
    let register: Register =
        toml::from_str(text).map_err(|error| ConfigError::invalid(path, text, &error))?;
    check::check(&register, path, text, None)?;
    Ok(Declared { register, path: path.to_path_buf() })
}

#[cfg(test)]
mod tests;
