//! The trait that every system is reached by.

use std::ops::ControlFlow;

use crate::{Facts, Gap, Payload, Place, Unit};

/// What a connector can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    /// Its units hold records with keys of their own.
    pub records: bool,
    /// It keeps earlier versions of a unit.
    pub versions: bool,
    /// It can tell an unchanged unit without reading it.
    pub unchanged: bool,
    /// It can read a random sample.
    pub sample: bool,
    /// It can read a part of a unit by offset.
    pub ranges: bool,
    /// Many of its units hold much of the same text, such as versions of a file.
    pub repeats: bool,
}

/// What is to be listed. Globs follow gitignore rules.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Only units that match one of these globs; all when empty.
    pub include: Vec<String>,
    /// No unit that matches one of these globs.
    pub exclude: Vec<String>,
    /// How many levels below the target are listed; `None` for all.
    pub max_depth: Option<usize>,
    /// Do not cross into other file systems.
    pub one_file_system: bool,
    /// Honour `.gitignore` and git's other ignore files.
    pub respect_gitignore: bool,
    /// Follow symbolic links (each directory once).
    pub follow_links: bool,
}

impl Scope {
    /// Whether the globs can be read; which one cannot, if not.
    pub fn check(&self) -> Result<(), Error> {
        for glob in self.include.iter().chain(&self.exclude) {
            let mut globs = ignore::overrides::OverrideBuilder::new("");
            if let Err(error) = globs.add(glob).and_then(|globs| globs.build()) {
                return Err(Error {
                    place: glob.clone(),
                    message: format!("this glob cannot be read: {error}"),
                });
            }
        }
        Ok(())
    }
}

/// One step of a listing.
#[derive(Debug)]
pub enum Listed {
    /// A unit to be read.
    Unit(Unit),
    /// Something that could not be listed, or is never read. It counts as listed.
    Gap(Gap),
}

/// A system cannot be reached or a target does not exist.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {message}")]
pub struct Error {
    /// The target.
    pub place: String,
    /// What is wrong and what to do about it.
    pub message: String,
}

/// A system whose units can be listed and read.
pub trait Connector: Send + Sync + 'static {
    /// The system, the outermost node of every place.
    fn system(&self) -> &Place;

    /// The places that a listing covers, where their spelling does not follow from the target as it was
    /// given: an address may hold a role and options, or leave out host and database.
    fn covered(&self) -> Vec<Place> {
        Vec::new()
    }

    /// What the connector can do.
    fn capabilities(&self) -> Capabilities;

    /// Lists the units of the scope in an order that is the same every time. Never reads content,
    /// never fails: what cannot be listed is told as a gap. Blocks; runs on a thread of its own.
    fn list(&self, scope: &Scope, each: &mut dyn FnMut(Listed) -> ControlFlow<()>);

    /// Told of each unit that will be read, in the order of listing, from the thread that lists: a
    /// connector over a network begins to fetch it. Never waits.
    fn prepare(&self, unit: &mut Unit) {
        let _ = unit;
    }

    /// How many requests reading the unit would send to its server; 0 where that costs nothing.
    fn requests(&self, unit: &Unit) -> u64 {
        let _ = unit;
        0
    }

    /// How many requests were sent so far.
    fn requests_sent(&self) -> u64 {
        0
    }

    /// What the system says of a unit beside what is told by reading it. May wait for the network, the first
    /// time.
    fn facts(&self, unit: &Unit) -> Option<Facts> {
        let _ = unit;
        None
    }

    /// The content of a unit, or the gap that stands for it. May wait for the network.
    fn read(&self, unit: Unit) -> Result<Payload, Gap>;
}
