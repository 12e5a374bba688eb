//! What a database holds: its tables, page by page in the order of their names.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::postgres::database::Database;
use crate::postgres::filter::Filter;
use crate::postgres::retry::Patience;
use crate::postgres::session::Loan;
use crate::postgres::trouble::Trouble;
use crate::{Cancel, Gap, Listed, Reason, Unit};

/// So many tables a query: each is short, whatever the listing waits for.
const PAGE: i64 = 1000;

/// The tables after a name. Partitions are read under their parent, temporary tables belong to their
/// session. The schemas of the system begin with `pg_`, which no other may.
const TABLES: &str = "
    SELECT n.nspname::text, c.relname::text, c.oid, c.relkind::text, c.relispopulated,
        has_schema_privilege(n.oid, 'USAGE'),
        has_table_privilege(c.oid, 'SELECT'),
        has_any_column_privilege(c.oid, 'SELECT'),
        row_security_active(c.oid),
        CASE c.relkind WHEN 'p' THEN (
            SELECT sum(pg_relation_size(l.oid) + coalesce(pg_relation_size(nullif(l.reltoastrelid, 0)), 0))
            FROM pg_partition_tree(c.oid) t JOIN pg_class l ON l.oid = t.relid
        ) WHEN 'r' THEN pg_relation_size(c.oid) + coalesce(pg_relation_size(nullif(c.reltoastrelid, 0)), 0)
        WHEN 'm' THEN pg_relation_size(c.oid) + coalesce(pg_relation_size(nullif(c.reltoastrelid, 0)), 0)
        END::bigint
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND NOT c.relispartition AND c.relpersistence <> 't'
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND (n.nspname, c.relname) > ($1::text::name, $2::text::name)
    ORDER BY n.nspname, c.relname LIMIT $3";

/// What a unit of a server is, beside its place.
#[derive(Debug)]
pub(super) enum Handle {
    /// A table, materialised view, view or foreign table.
    Relation {
        /// Its database.
        database: Arc<Database>,
        /// Its schema.
        schema: String,
        /// Its name.
        name: String,
        /// Its number.
        oid: u32,
        /// What it is (`pg_class.relkind`).
        kind: char,
    },
    /// The large objects of a database.
    Objects {
        /// The database.
        database: Arc<Database>,
    },
}

/// Lists a database.
pub(super) struct Lister<'l> {
    /// The database.
    pub(super) database: &'l Arc<Database>,
    /// What is wanted of it.
    pub(super) filter: &'l Filter,
    /// Asks to stop.
    pub(super) cancel: &'l Cancel,
}

/// The schema that large objects are told in, and their table.
const OBJECTS: (&str, &str) = ("pg_catalog", "pg_largeobject");

impl Lister<'_> {
    /// Tells all units of the database.
    pub(super) fn list(&self, each: &mut dyn FnMut(Listed) -> ControlFlow<()>) -> ControlFlow<()> {
        let mut after = (String::new(), String::new());
        let mut patience = Patience::default();
        let mut loan: Option<Loan> = None;
        let mut are_objects_due = true;
        loop {
            if self.cancel.is_cancelled() {
                return ControlFlow::Break(());
            }
            let page = self.page(&mut loan, &after);
            let page = match page {
                Ok(page) => page,
                Err(trouble) => {
                    loan = None;
                    match patience.wait(trouble, &self.database.given_up, self.cancel) {
                        Ok(()) => continue,
                        Err(trouble) => {
                            let detail = format!("not all tables could be listed: {}", trouble.detail);
                            let place = self.database.place.clone();
                            let reason = match trouble.reason {
                                Reason::Interrupted => Reason::Interrupted,
                                _ => Reason::ListFailed,
                            };
                            return each(Listed::Gap(Gap { place, reason, detail, bytes: None }));
                        }
                    }
                }
            };
            patience.progress(&self.database.given_up);
            let is_last = page.len() < PAGE as usize;
            for found in page {
                if are_objects_due && found.schema.as_str() > OBJECTS.0 {
                    are_objects_due = false;
                    self.objects(&mut loan, each)?;
                }
                after = (found.schema.clone(), found.name.clone());
                if self.filter.admits(&self.database.name, &found.schema, &found.name) {
                    each(self.listed(found))?;
                }
            }
            if is_last {
                if are_objects_due {
                    self.objects(&mut loan, each)?;
                }
                return ControlFlow::Continue(());
            }
        }
    }

    fn page(&self, loan: &mut Option<Loan>, after: &(String, String)) -> Result<Vec<Found>, Trouble> {
        let client = self.session(loan)?.client()?;
        let handle = self.database.server.handle();
        let rows = handle.block_on(client.query(TABLES, &[&after.0, &after.1, &PAGE]))?;
        let found = rows.iter().map(|row| {
            Ok(Found {
                schema: row.try_get(0)?,
                name: row.try_get(1)?,
                oid: row.try_get(2)?,
                kind: row.try_get::<_, String>(3)?.chars().next().unwrap_or(' '),
                is_populated: row.try_get(4)?,
                may_use: row.try_get::<_, Option<bool>>(5)?,
                may_select: row.try_get::<_, Option<bool>>(6)?,
                may_select_columns: row.try_get::<_, Option<bool>>(7)?,
                is_filtered: row.try_get(8)?,
                size: row.try_get(9)?,
            })
        });
        found.collect::<Result<Vec<_>, tokio_postgres::Error>>().map_err(Trouble::from)
    }

    /// A relation as a unit, or the gap that stands for it.
    fn listed(&self, found: Found) -> Listed {
        let options = self.database.server.options();
        let place = self.database.relation(&found.schema, &found.name);
        let refused = match found.kind {
            'v' if !options.views => Some((Reason::View, "a view: what it shows is read where it is stored")),
            'f' if !options.foreign_tables => {
                Some((Reason::NotRequested, "a foreign table: its data is on another server"))
            }
            'm' if !found.is_populated => {
                Some((Reason::View, "a materialised view that holds nothing until it is refreshed"))
            }
            // What vanished in the middle of the query has no privileges: reading will tell.
            _ if found.may_use == Some(false) => {
                Some((Reason::PermissionDenied, "the role lacks USAGE on the schema"))
            }
            _ if found.may_select == Some(false) && found.may_select_columns == Some(false) => {
                Some((Reason::PermissionDenied, "the role lacks SELECT on it"))
            }
            _ if found.is_filtered => Some((
                Reason::RowSecurity,
                "row security would leave out rows: the role needs BYPASSRLS, or to own the table",
            )),
            _ => None,
        };
        let size = found.size.and_then(|size| u64::try_from(size).ok());
        if let Some((reason, detail)) = refused {
            return Listed::Gap(Gap { place, reason, detail: detail.to_owned(), bytes: size });
        }
        let database = Arc::clone(self.database);
        let (oid, kind) = (found.oid, found.kind);
        let handle = Handle::Relation { database, schema: found.schema, name: found.name, oid, kind };
        Listed::Unit(Unit { place, size, version: None, path: None, handle: Some(Arc::new(handle)) })
    }

    /// The large objects, if there are any.
    fn objects(
        &self,
        loan: &mut Option<Loan>,
        each: &mut dyn FnMut(Listed) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        if !self.filter.admits(&self.database.name, OBJECTS.0, OBJECTS.1) {
            return ControlFlow::Continue(());
        }
        let place = self.database.relation(OBJECTS.0, OBJECTS.1);
        let mut patience = Patience::default();
        let found = loop {
            match self.has_objects(loan) {
                Ok(found) => break Ok(found),
                Err(trouble) => {
                    *loan = None;
                    if let Err(trouble) = patience.wait(trouble, &self.database.given_up, self.cancel) {
                        break Err(trouble);
                    }
                }
            }
        };
        match found {
            Ok((false, _)) => ControlFlow::Continue(()),
            Ok((true, size)) => {
                let handle = Handle::Objects { database: Arc::clone(self.database) };
                each(Listed::Unit(Unit {
                    place,
                    size: u64::try_from(size).ok(),
                    version: None,
                    path: None,
                    handle: Some(Arc::new(handle)),
                }))
            }
            Err(trouble) => each(Listed::Gap(trouble.gap(place))),
        }
    }

    /// Whether there are large objects, and the bytes that they take.
    fn has_objects(&self, loan: &mut Option<Loan>) -> Result<(bool, i64), Trouble> {
        let query = "SELECT EXISTS (SELECT FROM pg_largeobject_metadata), pg_relation_size('pg_largeobject')";
        let client = self.session(loan)?.client()?;
        let row = self.database.server.handle().block_on(client.query_one(query, &[]))?;
        Ok((row.try_get(0)?, row.try_get(1)?))
    }

    /// The session that lists, opened where there is none.
    fn session<'s>(&self, loan: &'s mut Option<Loan>) -> Result<&'s Loan, Trouble> {
        match loan {
            Some(loan) => Ok(loan),
            None => Ok(loan.insert(self.database.beside()?)),
        }
    }
}

/// A relation as the catalogue tells it.
struct Found {
    schema: String,
    name: String,
    oid: u32,
    kind: char,
    is_populated: bool,
    may_use: Option<bool>,
    may_select: Option<bool>,
    may_select_columns: Option<bool>,
    is_filtered: bool,
    size: Option<i64>,
}
