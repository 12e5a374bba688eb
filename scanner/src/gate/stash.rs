//! The connector of a check: it hands on what another reads, and keeps the bytes of small files for the closer
//! look at them.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};

use domesday_connectors::{
    Capabilities, Connector, Content, Facts, Gap, Listed, Payload, Place, Scope, Unit,
};

/// The largest file that is kept.
const LARGEST: usize = 8 << 20;

/// How many bytes are kept at once: scanning runs ahead of the closer look.
const MOST: usize = 64 << 20;

/// Bytes of files between reading and looking.
#[derive(Clone, Default)]
pub(super) struct Stash(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    files: BTreeMap<Place, Vec<u8>>,
    bytes: usize,
}

impl Stash {
    /// Takes the bytes of a file; `None` where they were not kept.
    pub(super) fn take(&self, place: &Place) -> Option<Vec<u8>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = kept.files.remove(place)?;
        kept.bytes -= bytes.len();
        Some(bytes)
    }

    fn put(&self, place: &Place, bytes: &[u8]) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if bytes.len() <= LARGEST && kept.bytes + bytes.len() <= MOST {
            kept.bytes += bytes.len();
            if let Some(before) = kept.files.insert(place.clone(), bytes.to_vec()) {
                kept.bytes -= before.len();
            }
        }
    }

    /// The connector with its bytes kept here.
    pub(super) fn over(&self, connector: Box<dyn Connector>) -> Box<dyn Connector> {
        Box::new(Stashing { connector, stash: self.clone() })
    }
}

struct Stashing {
    connector: Box<dyn Connector>,
    stash: Stash,
}

impl Connector for Stashing {
    fn system(&self) -> &Place {
        self.connector.system()
    }

    fn covered(&self) -> Vec<Place> {
        self.connector.covered()
    }

    fn capabilities(&self) -> Capabilities {
        self.connector.capabilities()
    }

    fn list(&self, scope: &Scope, each: &mut dyn FnMut(Listed) -> ControlFlow<()>) {
        self.connector.list(scope, each);
    }

    fn prepare(&self, unit: &mut Unit) {
        self.connector.prepare(unit);
    }

    fn requests(&self, unit: &Unit) -> u64 {
        self.connector.requests(unit)
    }

    fn requests_sent(&self) -> u64 {
        self.connector.requests_sent()
    }

    fn facts(&self, unit: &Unit) -> Option<Facts> {
        self.connector.facts(unit)
    }

    fn read(&self, unit: Unit) -> Result<Payload, Gap> {
        let payload = self.connector.read(unit)?;
        if let Content::Bytes(bytes, _) = &payload.content {
            self.stash.put(&payload.place, bytes);
        }
        Ok(payload)
    }
}
