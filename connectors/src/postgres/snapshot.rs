//! Snapshots that several sessions read in: a leader holds one open and exports it.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use crate::postgres::database::Database;
use crate::postgres::session::Loan;
use crate::postgres::trouble::Trouble;

/// How long a snapshot is handed out to further tables: the server cannot clean up behind it.
const YOUNG: Duration = Duration::from_secs(60);

/// At most so many snapshots are open in a database at the same time.
const OPEN: usize = 2;

/// A transaction that holds a snapshot open.
pub(super) struct Leader {
    /// What the snapshot is exported as.
    pub(super) id: String,
    /// What it sees.
    pub(super) sees: Visible,
    loan: Loan,
    since: Instant,
}

impl std::fmt::Debug for Leader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Leader").field("id", &self.id).finish_non_exhaustive()
    }
}

impl Leader {
    /// Whether its connection is gone, and the snapshot with it.
    pub(super) fn is_lost(&self) -> bool {
        self.loan.client().map_or(true, tokio_postgres::Client::is_closed)
    }

    fn open(database: &Database) -> Result<Leader, Trouble> {
        let loan = database.beside()?;
        let client = loan.client()?;
        let (id, sees) = database.server.handle().block_on(async {
            client
                .batch_execute(
                    "SET idle_in_transaction_session_timeout = 0; \
                     BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                )
                .await?;
            // This first statement of the transaction takes the snapshot.
            let row = client
                .query_one(
                    "SELECT pg_catalog.txid_current_snapshot()::text, pg_catalog.pg_export_snapshot()",
                    &[],
                )
                .await?;
            let sees: String = row.try_get(0)?;
            Ok::<_, tokio_postgres::Error>((row.try_get::<_, String>(1)?, sees))
        })?;
        Ok(Leader { id, sees: Visible::parse(&sees), loan, since: Instant::now() })
    }
}

/// The leaders of a database that somebody reads with.
#[derive(Debug, Default)]
pub(super) struct Leaders(Mutex<Vec<Weak<Leader>>>);

impl Leaders {
    /// A leader: a young one that others read with already, else a new one, else the youngest.
    pub(super) fn get(&self, database: &Database) -> Result<Arc<Leader>, Trouble> {
        let mut leaders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        leaders.retain(|leader| leader.upgrade().is_some_and(|leader| !leader.is_lost()));
        let open = leaders.len();
        if let Some(youngest) = leaders.last().and_then(Weak::upgrade)
            && (open >= OPEN || youngest.since.elapsed() < YOUNG)
        {
            return Ok(youngest);
        }
        let leader = Arc::new(Leader::open(database)?);
        leaders.push(Arc::downgrade(&leader));
        Ok(leader)
    }
}

/// Which transactions a snapshot sees (PostgreSQL's documentation, 9.27.8 "Transaction ID and Snapshot
/// Information Functions",
/// <https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-PG-SNAPSHOT>): all before `next`
/// but those that were under way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Visible {
    first: u64,
    next: u64,
    under_way: Vec<u64>,
}

impl Visible {
    /// Reads `first:next:under,way`.
    pub(super) fn parse(text: &str) -> Visible {
        let mut fields = text.split(':');
        let mut number = || fields.next().and_then(|field| field.parse().ok()).unwrap_or_default();
        let (first, next) = (number(), number());
        let under_way =
            fields.next().unwrap_or_default().split(',').filter_map(|id| id.parse().ok()).collect();
        Visible { first, next, under_way }
    }

    /// A condition on the rows that `later` sees: that this snapshot sees them too. Rows tell the lower 32
    /// bits of the transaction that made them.
    pub(super) fn condition(&self, later: &Visible) -> String {
        let made = "xmin::text::bigint";
        let mut condition = format!(
            "({made} - {} + 4294967296) % 4294967296 >= {}",
            self.next & 0xffff_ffff,
            later.next.saturating_sub(self.next)
        );
        if !self.under_way.is_empty() {
            let ids: Vec<String> = self.under_way.iter().map(|id| (id & 0xffff_ffff).to_string()).collect();
            condition.push_str(&format!(" AND {made} NOT IN ({})", ids.join(", ")));
        }
        condition
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_earlier_snapshot_does_not_see_is_left_out() {
        let earlier = Visible::parse("4294967290:4294967300:4294967290,4294967295");
        let later = Visible::parse("4294967310:4294967310:");
        assert_eq!(
            earlier.condition(&later),
            "(xmin::text::bigint - 4 + 4294967296) % 4294967296 >= 10 AND xmin::text::bigint NOT IN \
             (4294967290, 4294967295)"
        );
        assert_eq!(Visible::parse("5:5:"), Visible { first: 5, next: 5, under_way: Vec::new() });
    }
}
