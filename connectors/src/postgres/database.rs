//! One database of a server.

use std::sync::{Arc, Mutex, PoisonError};

use crate::postgres::decode::TypeCatalog;
use crate::postgres::retry::GivenUp;
use crate::postgres::session::{Loan, Server};
use crate::postgres::snapshot::{Leader, Leaders};
use crate::postgres::trouble::Trouble;
use crate::{Place, Reason};

/// One database of a server.
pub(super) struct Database {
    /// The server.
    pub(super) server: Arc<Server>,
    /// Its name.
    pub(super) name: String,
    /// Its place: what tables are in.
    pub(super) place: Place,
    /// Whether its server was given up.
    pub(super) given_up: GivenUp,
    /// Its types, once they were asked for.
    types: Mutex<Option<Arc<TypeCatalog>>>,
    leaders: Leaders,
    /// The snapshot of the whole scan, where one was asked for.
    pinned: Mutex<Option<Arc<Leader>>>,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Database").field("place", &self.place).finish_non_exhaustive()
    }
}

impl Database {
    /// A database of `server`, which stands at `system`.
    pub(super) fn new(server: Arc<Server>, name: String, system: &Place) -> Database {
        let place = system.item(name.as_bytes());
        Database {
            server,
            name,
            place,
            given_up: GivenUp::default(),
            types: Mutex::default(),
            leaders: Leaders::default(),
            pinned: Mutex::default(),
        }
    }

    /// The place of a relation.
    pub(super) fn relation(&self, schema: &str, name: &str) -> Place {
        // A slash in a name would be a step of the path.
        let [schema, name] = [schema, name].map(|name| name.replace('/', "%2F"));
        self.place.item(format!("{schema}/{name}").as_bytes())
    }

    /// A session that reads.
    pub(super) fn reader(&self) -> Result<Loan, Trouble> {
        self.server.reader(&self.name)
    }

    /// A session beside those that read.
    pub(super) fn beside(&self) -> Result<Loan, Trouble> {
        self.server.beside(&self.name)
    }

    /// A snapshot that several sessions can read in.
    pub(super) fn leader(self: &Arc<Database>) -> Result<Arc<Leader>, Trouble> {
        if !self.server.options().snapshot {
            return self.leaders.get(self);
        }
        let mut pinned = self.pinned.lock().unwrap_or_else(PoisonError::into_inner);
        match &*pinned {
            Some(leader) if !leader.is_lost() => Ok(Arc::clone(leader)),
            _ => Ok(Arc::clone(pinned.insert(self.leaders.get(self)?))),
        }
    }

    /// The types of the database.
    pub(super) fn types(&self, loan: &Loan) -> Result<Arc<TypeCatalog>, Trouble> {
        let mut types = self.types.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(types) = &*types {
            return Ok(Arc::clone(types));
        }
        let client = loan.client()?;
        let rows = self.server.handle().block_on(client.query(TypeCatalog::QUERY, &[]))?;
        let read = TypeCatalog::from_rows(&rows)
            .map_err(|_| Trouble::new(Reason::IoError, "the types of the database could not be read"))?;
        Ok(Arc::clone(types.insert(Arc::new(read))))
    }
}
