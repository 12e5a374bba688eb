//! Outcomes of units on their way into the file, and back.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, BufWriter, Seek as _, Write as _};
use std::sync::{Mutex, PoisonError};

use domesday_connectors::{Place, Version};
use rusqlite::{Connection, OptionalExtension as _, params};

use super::carried;
use crate::Outcome;

/// Outcomes of units, gathered while a scan goes on: in a file without a name that only this process can
/// see, so that memory stays flat.
#[derive(Debug)]
pub struct Outcomes {
    file: BufWriter<File>,
    fingerprint: u64,
    registers: bool,
    /// How many cannot be taken over later for want of a key.
    keyless: u64,
}

/// What an inventory file knows of units.
#[derive(Debug)]
pub struct KnownUnits {
    pub(super) connection: Mutex<Connection>,
    pub(super) fingerprint: u64,
}

impl Outcomes {
    /// Gathers in `file`, which should have no name. `fingerprint` stands for everything that decides what
    /// is found; `registers` as in [`SaveOptions`](super::SaveOptions).
    pub fn new(file: File, fingerprint: u64, registers: bool) -> Outcomes {
        Outcomes { file: BufWriter::new(file), fingerprint, registers, keyless: 0 }
    }

    /// Keeps the outcome of a unit whose system tells when it changes.
    ///
    /// # Errors
    /// Those of the file.
    pub fn add(&mut self, outcome: &Outcome) -> io::Result<()> {
        let Some(version) = &outcome.version else { return Ok(()) };
        let Some(text) = carried::keep(outcome, self.registers) else {
            self.keyless += u64::from(!self.registers && carried::keep(outcome, true).is_some());
            return Ok(());
        };
        let line = (outcome.unit.to_string(), carried::version(version), text);
        serde_json::to_writer(&mut self.file, &line)?;
        self.file.write_all(b"\n")
    }

    /// How many units could not be kept because there is no key: counts of distinct values are kept under
    /// one only.
    pub fn keyless(&self) -> u64 {
        self.keyless
    }

    pub(super) fn write(self, connection: &Connection) -> rusqlite::Result<()> {
        let mut statement = connection.prepare(
            "INSERT INTO unit (place, version, fingerprint, outcome) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (place) DO UPDATE SET version = excluded.version, \
             fingerprint = excluded.fingerprint, outcome = excluded.outcome",
        )?;
        let mut file = self.file.into_inner().map_err(|error| told(error.into_error()))?;
        file.rewind().map_err(told)?;
        for line in BufReader::new(file).lines() {
            let line = line.map_err(told)?;
            let (place, version, outcome): (String, String, String) =
                serde_json::from_str(&line).map_err(|error| told(error.into()))?;
            statement.execute(params![place, version, self.fingerprint.cast_signed(), outcome])?;
        }
        Ok(())
    }
}

/// An error of the file beside those of SQLite.
fn told(error: io::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(Box::new(error))
}

impl KnownUnits {
    /// The outcome of a unit of this version, if it is known.
    pub fn outcome(&self, unit: &Place, version: &Version) -> Option<Outcome> {
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let query = "SELECT outcome FROM unit WHERE place = ?1 AND version = ?2 AND fingerprint = ?3";
        let mut statement = connection.prepare_cached(query).ok()?;
        let key = params![unit.to_string(), carried::version(version), self.fingerprint.cast_signed()];
        let text: Option<String> = statement.query_row(key, |row| row.get(0)).optional().ok()?;
        carried::restore(unit, version, &text?)
    }
}
