//! A table as the engine reads it: in parts.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::postgres::comments::Comments;
use crate::postgres::database::Database;
use crate::postgres::decode::{KeyColumns, Layout};
use crate::postgres::describe::Described;
use crate::postgres::plan::Plan;
use crate::postgres::read::PartReader;
use crate::postgres::snapshot::{Leader, Visible};
use crate::postgres::statement;
use crate::postgres::trouble::Trouble;
use crate::{Cancel, Context, Facts, Gap, PartRead, Place, Reason, Sample, Table, Visitor};

/// A table with the plan of its reading.
#[derive(Debug)]
pub(super) struct PostgresTable {
    /// Its place.
    pub(super) place: Place,
    /// Its database.
    pub(super) database: Arc<Database>,
    /// Asks to stop.
    pub(super) cancel: Cancel,
    /// How it is read.
    pub(super) plan: Plan,
    /// The column that ranges of keys are made of.
    pub(super) key: Option<String>,
    /// How rows are decoded that have places.
    with_ctid: Layout,
    /// How others are.
    without_ctid: Layout,
    /// The columns that are read.
    columns: Vec<String>,
    /// Columns that may not be read.
    denied: Vec<String>,
    /// Partitions that are not read, and why.
    left_out: Vec<(Reason, String)>,
    comments: Comments,
    /// What the catalogue says of it.
    facts: Option<Facts>,
    /// Rows read by parts that are done.
    pub(super) examined: AtomicU64,
    held: Mutex<Held>,
    /// What kept parts from being read: told once, not for each part.
    troubles: Mutex<Vec<(Reason, String)>>,
}

/// The snapshot that the parts of a table share.
#[derive(Debug, Default)]
struct Held {
    leader: Option<Arc<Leader>>,
    /// What the first snapshot saw.
    first: Option<Visible>,
    /// Whether a later one saw something else.
    has_changed: bool,
}

/// A shared snapshot, and the condition on rows that were there when the first one was taken.
pub(super) struct Shared {
    /// Who holds it.
    pub(super) leader: Arc<Leader>,
    /// What is added to the conditions of a statement, if anything.
    pub(super) condition: Option<String>,
}

impl PostgresTable {
    /// A table with its plan.
    pub(super) fn new(
        place: Place,
        database: Arc<Database>,
        context: &Context,
        described: Described,
        plan: Plan,
        types: &crate::postgres::decode::TypeCatalog,
        (comments, facts): (Comments, Option<Facts>),
    ) -> PostgresTable {
        let layout = |has_ctid: bool| {
            let (key, digest) = (described.key.clone(), context.key_digest.clone());
            Layout::new(&place, &described.columns, types, key, digest, has_ctid)
        };
        let key = match described.key {
            KeyColumns::Integer(column) => described.columns.get(column),
            _ => None,
        };
        PostgresTable {
            with_ctid: layout(true),
            without_ctid: layout(false),
            place,
            database,
            cancel: context.cancel.clone(),
            plan,
            key: key.map(|column| statement::identifier(&column.name)),
            columns: described.columns.iter().map(|column| column.name.clone()).collect(),
            denied: described.denied,
            left_out: described.left_out,
            comments,
            facts,
            examined: AtomicU64::new(0),
            held: Mutex::default(),
            troubles: Mutex::default(),
        }
    }

    /// How rows of a relation are decoded.
    pub(super) fn layout(&self, has_ctid: bool) -> &Layout {
        if has_ctid { &self.with_ctid } else { &self.without_ctid }
    }

    /// The place of a column that is read.
    pub(super) fn column(&self, column: usize) -> Place {
        self.columns.get(column).map_or_else(|| self.place.clone(), |name| self.place.column(name))
    }

    /// The snapshot that all parts share: taken by who needs it first.
    pub(super) fn shared(&self) -> Result<Shared, Trouble> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let leader = match &held.leader {
            Some(leader) if !leader.is_lost() => Arc::clone(leader),
            _ => {
                held.leader = None;
                let leader = self.database.leader()?;
                Arc::clone(held.leader.insert(leader))
            }
        };
        let first = held.first.get_or_insert_with(|| leader.sees.clone());
        let condition = (*first != leader.sees).then(|| first.condition(&leader.sees));
        held.has_changed |= condition.is_some();
        Ok(Shared { leader, condition })
    }

    /// Whether no other part had the same trouble before.
    pub(super) fn is_news(&self, trouble: &Trouble) -> bool {
        let mut troubles = self.troubles.lock().unwrap_or_else(PoisonError::into_inner);
        let known =
            troubles.iter().any(|(reason, detail)| (reason, detail) == (&trouble.reason, &trouble.detail));
        if !known {
            troubles.push((trouble.reason.clone(), trouble.detail.clone()));
        }
        !known
    }

    /// A snapshot cannot be read in any more.
    pub(super) fn forget(&self, lost: &Arc<Leader>) {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.leader.as_ref().is_some_and(|leader| Arc::ptr_eq(leader, lost)) {
            held.leader = None;
        }
    }
}

impl Table for PostgresTable {
    fn parts(&self) -> u32 {
        let parts = self.plan.parts.len() + usize::from(!self.comments.is_empty());
        u32::try_from(parts).unwrap_or(u32::MAX)
    }

    fn media_type(&self) -> &'static str {
        "application/x-postgresql-table"
    }

    fn read_part(&self, index: u32, attempt: u32, visitor: &mut dyn Visitor) -> PartRead {
        match self.plan.parts.get(index as usize) {
            Some(part) => PartReader::new(self, part, attempt).read(visitor),
            None => self.comments.read(&self.place, visitor),
        }
    }

    fn facts(&self) -> Option<Facts> {
        self.facts.clone()
    }

    fn finish(&self, visitor: &mut dyn Visitor) -> Option<Sample> {
        let held = std::mem::take(&mut *self.held.lock().unwrap_or_else(PoisonError::into_inner));
        if held.has_changed {
            visitor.gap(Gap {
                place: self.place.clone(),
                reason: Reason::ChangedWhileRead,
                detail: "the snapshot was lost and rows changed before the next: those rows may be missing"
                    .to_owned(),
                bytes: None,
            });
        }
        for (reason, detail) in &self.left_out {
            let (place, reason, detail) = (self.place.clone(), reason.clone(), detail.clone());
            visitor.gap(Gap { place, reason, detail, bytes: None });
        }
        for column in &self.denied {
            visitor.gap(Gap {
                place: self.place.column(column),
                reason: Reason::PermissionDenied,
                detail: "the role lacks SELECT on the column".to_owned(),
                bytes: None,
            });
        }
        self.with_ctid.finish_table(visitor);
        self.without_ctid.finish_table(visitor);
        let sampling = self.plan.sampling.as_ref()?;
        let (sample, gap) = sampling.told(self.examined.load(Ordering::Relaxed), &self.place);
        visitor.gap(gap);
        Some(sample)
    }
}
