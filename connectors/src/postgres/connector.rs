//! The connector: databases of one server.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use tokio::runtime::Runtime;

use crate::postgres::catalog::{Handle, Lister};
use crate::postgres::comments::Comments;
use crate::postgres::database::Database;
use crate::postgres::describe::Described;
use crate::postgres::facts;
use crate::postgres::filter::Filter;
use crate::postgres::objects::LargeObjects;
use crate::postgres::plan::Plan;
use crate::postgres::retry::Patience;
use crate::postgres::sampling::Sampling;
use crate::postgres::session::{Loan, Server};
use crate::postgres::settings;
use crate::postgres::statistics::Statistics;
use crate::postgres::table::PostgresTable;
use crate::postgres::trouble::{Remedy, Trouble};
use crate::{
    Capabilities, Connector, Content, Context, Error, Gap, Listed, Payload, Place, Reason, Scope, Table,
    Target, Unit,
};

/// Threads that speak with servers, for all of them: they move bytes, and decode nothing.
const THREADS: usize = 2;

/// The databases of a cluster, and whether they may be connected to. Those without connections are the
/// templates of the system, or switched off by their administrator.
const DATABASES: &str = "
    SELECT datname::text, datallowconn, has_database_privilege(oid, 'CONNECT') FROM pg_database
    WHERE datallowconn OR NOT datistemplate ORDER BY datname COLLATE \"C\"";

/// One server.
struct Postgres {
    system: Place,
    context: Context,
    /// By name, each with its gap where it cannot be read.
    databases: BTreeMap<String, Result<Arc<Database>, Gap>>,
}

/// The connectors that reach `targets`: `postgresql://…` addresses. Targets on one server are one
/// connector, and each database is listed once, with the options of its first target.
///
/// # Errors
/// The first target that cannot be reached.
pub(crate) fn connect(targets: &[&Target], context: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
    let shown = "postgresql://".to_owned();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(THREADS)
        .thread_name("postgres")
        .enable_all()
        .build()
        .map_err(|error| Error { place: shown.clone(), message: format!("no threads: {}", error.kind()) })?;
    let runtime = Arc::new(runtime);
    let mut systems: BTreeMap<Place, Postgres> = BTreeMap::new();
    for target in targets {
        let options = &target.postgres;
        let settings =
            settings::resolve(&target.address, options.password.as_ref(), &|name| std::env::var_os(name));
        let settings = settings.map_err(|message| Error { place: shown.clone(), message })?;
        let system = Place::system("postgresql", settings.authority().as_bytes());
        let connector = systems.entry(system.clone()).or_insert_with(|| Postgres {
            system: system.clone(),
            context: context.clone(),
            databases: BTreeMap::new(),
        });
        connector.add(settings, target, &runtime)?;
    }
    Ok(systems.into_values().map(|connector| Box::new(connector) as Box<dyn Connector>).collect())
}

impl Postgres {
    /// Adds the databases of a target, which has to be reachable.
    fn add(
        &mut self,
        settings: settings::Settings,
        target: &Target,
        runtime: &Arc<Runtime>,
    ) -> Result<(), Error> {
        let options = target.postgres.clone();
        let readers = options.connections.unwrap_or(self.context.threads).max(1);
        let (name, user) = (settings.database.clone(), settings.user.clone());
        let all = options.all_databases;
        let server = Arc::new(Server::new(settings, options, readers, Arc::clone(runtime)));
        let found = self.databases_of(&server, &name, all).map_err(|trouble| Error {
            place: self.system.item(name.as_bytes()).to_string(),
            message: unreachable(&trouble, &user),
        })?;
        for (name, refused) in found {
            let database = match refused {
                Some(gap) => Err(gap),
                None => Ok(Arc::new(Database::new(Arc::clone(&server), name.clone(), &self.system))),
            };
            self.databases.entry(name).or_insert(database);
        }
        Ok(())
    }

    /// The databases to read, with the gaps of those that cannot be.
    fn databases_of(
        &self,
        server: &Arc<Server>,
        name: &str,
        all: bool,
    ) -> Result<Vec<(String, Option<Gap>)>, Trouble> {
        let loan = server.reader(name)?;
        if !all {
            return Ok(vec![(name.to_owned(), None)]);
        }
        let client = loan.client()?;
        let rows = server.handle().block_on(client.query(DATABASES, &[]))?;
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            let name: String = row.try_get(0)?;
            let detail = match (row.try_get(1)?, row.try_get(2)?) {
                (false, _) => Some("the database allows no connections"),
                (true, false) => Some("the role lacks CONNECT on the database"),
                (true, true) => None,
            };
            let gap = detail.map(|detail| Gap {
                place: self.system.item(name.as_bytes()),
                reason: Reason::PermissionDenied,
                detail: detail.to_owned(),
                bytes: None,
            });
            found.push((name, gap));
        }
        Ok(found)
    }

    /// Opens a table, once.
    fn open(&self, place: &Place, handle: &Handle) -> Result<Arc<dyn Table>, Trouble> {
        match handle {
            Handle::Objects { database } if database.server.options().triage => Err(Trouble::new(
                Reason::Sampled,
                "only the statistics of the planner are looked at, which large objects have none of",
            )),
            Handle::Relation { database, schema, name, oid, .. } if database.server.options().triage => {
                lent(database, |loan| {
                    let of = (schema.as_str(), name.as_str(), *oid);
                    let statistics = Statistics::ask(place.clone(), database, loan, of)?;
                    Ok(Arc::new(statistics) as Arc<dyn Table>)
                })
            }
            Handle::Objects { database } => lent(database, |loan| {
                let (place, cancel) = (place.clone(), self.context.cancel.clone());
                Ok(Arc::new(LargeObjects::open(place, Arc::clone(database), cancel, loan)?) as Arc<dyn Table>)
            }),
            Handle::Relation { database, schema, name, oid, kind } => lent(database, |loan| {
                let (types, client) = (database.types(loan)?, loan.client()?);
                let (described, told, plan) = database.server.handle().block_on(async {
                    let mut described = Described::ask(client, *oid, *kind).await?.ok_or_else(|| {
                        Trouble::new(Reason::Vanished, "it was dropped after it was listed")
                    })?;
                    let comments = Comments::ask(client, *oid).await?;
                    let facts = facts::ask(client, database, place, *oid).await?;
                    let options = database.server.options();
                    if *kind == 'p' && !options.foreign_tables {
                        described.leave_out_foreign();
                    }
                    if let ([], Some((reason, _))) = (&described.stored[..], described.left_out.first()) {
                        return Err(Trouble::new(reason.clone(), "its partitions are foreign tables"));
                    }
                    // A parent without partitions is read as it is, too.
                    let in_parts = described.stored.iter().all(|stored| stored.may_select);
                    let is_whole = *kind == 'p' && (described.stored.is_empty() || !in_parts);
                    let sampled = match options.sample {
                        // The parent cannot be sampled without its foreign partitions.
                        Some(size) if described.left_out.is_empty() => {
                            let (relation, has_ctid) = described.relation(schema, name, *oid, *kind);
                            Sampling::plan(client, relation, has_ctid, size, options.seed).await?
                        }
                        _ => None,
                    };
                    let plan = match sampled {
                        Some(plan) => plan,
                        None if is_whole => Plan::whole(described.parent(schema, name, *oid)),
                        None => Plan::make(client, &described, options.snapshot, self.context.part).await?,
                    };
                    Ok::<_, Trouble>((described, (comments, facts), plan))
                })?;
                let (place, context) = (place.clone(), &self.context);
                let database = Arc::clone(database);
                let table = PostgresTable::new(place, database, context, described, plan, &types, told);
                Ok(Arc::new(table) as Arc<dyn Table>)
            }),
        }
    }
}

/// Does something with a session, which is not used again if that fails.
fn lent<T>(database: &Database, job: impl FnOnce(&Loan) -> Result<T, Trouble>) -> Result<T, Trouble> {
    let mut loan = database.reader()?;
    let done = job(&loan);
    if done.is_err() {
        loan.break_off();
    }
    done
}

/// Why a target cannot be reached, and what to do about it.
fn unreachable(trouble: &Trouble, user: &str) -> String {
    let remedy = match trouble.reason {
        Reason::PermissionDenied => {
            "check the name of the role, and where its password comes from: PGPASSWORD, ~/.pgpass, the \
             service file, or `password-env` or `password-file` of a source in domesday.toml"
        }
        Reason::Vanished => "check the name of the database",
        Reason::Throttled => "wait until connections are free, or ask for fewer with `connections`",
        _ => "check host and port, and whether sslmode fits what the server offers",
    };
    format!("cannot connect as role {user}: {}; {remedy}", trouble.detail)
}

impl Connector for Postgres {
    fn system(&self) -> &Place {
        &self.system
    }

    fn covered(&self) -> Vec<Place> {
        self.databases.keys().map(|name| self.system.item(name.as_bytes())).collect()
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities { records: true, sample: true, ..Capabilities::default() }
    }

    fn list(&self, scope: &Scope, each: &mut dyn FnMut(Listed) -> ControlFlow<()>) {
        let filter = match Filter::new(scope) {
            Ok(filter) => filter,
            Err(detail) => {
                let (place, reason) = (self.system.clone(), Reason::ListFailed);
                let _ = each(Listed::Gap(Gap { place, reason, detail, bytes: None }));
                return;
            }
        };
        for database in self.databases.values() {
            let flow = match database {
                Err(gap) => each(Listed::Gap(gap.clone())),
                Ok(database) => Lister { database, filter: &filter, cancel: &self.context.cancel }.list(each),
            };
            if flow.is_break() {
                return;
            }
        }
    }

    fn read(&self, unit: Unit) -> Result<Payload, Gap> {
        let place = unit.place;
        let Some(handle) = unit.handle.and_then(|handle| handle.downcast::<Handle>().ok()) else {
            return Err(Trouble::new(Reason::ReaderFailed, "no unit of this connector").gap(place));
        };
        let (Handle::Relation { database, .. } | Handle::Objects { database }) = &*handle;
        let mut patience = Patience::default();
        loop {
            match self.open(&place, &handle) {
                Ok(table) => {
                    patience.progress(&database.given_up);
                    return Ok(Payload { place, content: Content::Table(table) });
                }
                Err(mut trouble) => {
                    if matches!(trouble.remedy, Remedy::Smaller | Remedy::Conflict) {
                        trouble.remedy = Remedy::Repeat;
                    }
                    let waited = patience.wait(trouble, &database.given_up, &self.context.cancel);
                    waited.map_err(|trouble| trouble.gap(place.clone()))?;
                }
            }
        }
    }
}
