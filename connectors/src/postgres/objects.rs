//! The large objects of a database (PostgreSQL's documentation, chapter 35,
//! <https://www.postgresql.org/docs/current/largeobjects.html>).

use std::sync::Arc;

use crate::postgres::database::Database;
use crate::postgres::decode::{Layout, RowDecoder};
use crate::postgres::retry::Patience;
use crate::postgres::session::Loan;
use crate::postgres::trouble::{Remedy, Trouble};
use crate::postgres::windows::Windows;
use crate::{Cancel, Gap, PartRead, Place, Reason, Sample, Table, Visitor};

/// Objects a part.
const EACH: i64 = 256;

/// How much of an object is asked for at once, in bytes.
const WINDOW: i32 = 1 << 20;

/// Where the parts begin: the number of every 256th object.
const STARTS: &str = "
    SELECT o.oid FROM (SELECT oid, row_number() OVER (ORDER BY oid) AS n FROM pg_largeobject_metadata) o
    WHERE (o.n - 1) % $1 = 0 ORDER BY o.oid";

/// The large objects of a database, as a table with one column.
#[derive(Debug)]
pub(super) struct LargeObjects {
    place: Place,
    database: Arc<Database>,
    cancel: Cancel,
    layout: Layout,
    /// The numbers of the first objects of each part.
    starts: Vec<u32>,
}

impl LargeObjects {
    /// Asks which objects there are.
    pub(super) fn open(
        place: Place,
        database: Arc<Database>,
        cancel: Cancel,
        loan: &Loan,
    ) -> Result<LargeObjects, Trouble> {
        let client = loan.client()?;
        let rows = database.server.handle().block_on(client.query(STARTS, &[&EACH]))?;
        let starts = rows.iter().map(|row| row.try_get(0)).collect::<Result<Vec<u32>, _>>()?;
        let layout = Layout::large_objects(&place);
        Ok(LargeObjects { place, database, cancel, layout, starts })
    }

    /// The numbers of the objects of a part.
    fn numbers(&self, loan: &Loan, index: usize) -> Result<Vec<u32>, Trouble> {
        let from = self.starts.get(index).copied().unwrap_or_default();
        let to = self.starts.get(index + 1).copied();
        let query = "
            SELECT oid FROM pg_largeobject_metadata
            WHERE oid >= $1 AND ($2::oid IS NULL OR oid < $2) ORDER BY oid";
        let client = loan.client()?;
        let rows = self.database.server.handle().block_on(client.query(query, &[&from, &to]))?;
        Ok(rows.iter().map(|row| row.try_get(0)).collect::<Result<Vec<u32>, _>>()?)
    }

    /// Reads one object; what was missed of it, if anything. Fails where nothing of it was handed on yet.
    fn object(
        &self,
        loan: &Loan,
        oid: u32,
        decoder: &mut RowDecoder<'_>,
        bytes: &mut u64,
        visitor: &mut dyn Visitor,
    ) -> Result<Option<Trouble>, Trouble> {
        let client = loan.client()?;
        let fetch = |offset: u64| -> Result<Vec<u8>, Trouble> {
            if self.cancel.is_cancelled() {
                return Err(Trouble::interrupted());
            }
            let offset = i64::try_from(offset).unwrap_or(i64::MAX);
            let handle = self.database.server.handle();
            let query = "SELECT lo_get($1, $2, $3)";
            Ok(handle.block_on(client.query_one(query, &[&oid, &offset, &WINDOW]))?.try_get(0)?)
        };
        let mut windows = Windows::begin(fetch, u64::from(WINDOW.unsigned_abs()), None)?;
        let read =
            decoder.large_object(oid, &mut |offset, buffer| windows.read(offset, buffer), None, visitor);
        let (received, missed) = windows.finish(read, "large object");
        *bytes += received;
        Ok(missed)
    }

    fn gap(&self, oid: u32, trouble: Trouble) -> Gap {
        let detail = format!("large object {oid}: {}", trouble.detail);
        Gap { place: self.place.clone(), reason: trouble.reason, detail, bytes: None }
    }
}

impl Table for LargeObjects {
    fn parts(&self) -> u32 {
        u32::try_from(self.starts.len()).unwrap_or(u32::MAX).max(1)
    }

    fn media_type(&self) -> &'static str {
        "application/x-postgresql-largeobject"
    }

    fn read_part(&self, index: u32, _: u32, visitor: &mut dyn Visitor) -> PartRead {
        let mut decoder = RowDecoder::new(&self.layout, false);
        let (mut patience, mut bytes) = (Patience::default(), 0);
        let mut numbers: Option<std::collections::VecDeque<u32>> = None;
        'sessions: loop {
            let mut step = || -> Result<(), Trouble> {
                let mut loan = self.database.reader()?;
                let mut read = |loan: &Loan| -> Result<(), Trouble> {
                    let numbers = match &mut numbers {
                        Some(numbers) => numbers,
                        None => numbers.insert(self.numbers(loan, index as usize)?.into()),
                    };
                    while let Some(&oid) = numbers.front() {
                        if self.cancel.is_cancelled() {
                            return Err(Trouble::interrupted());
                        }
                        let missed = match self.object(loan, oid, &mut decoder, &mut bytes, visitor) {
                            // Others may be readable where one is not.
                            Err(trouble) if trouble.remedy == Remedy::None => Some(trouble),
                            other => other?,
                        };
                        numbers.pop_front();
                        if let Some(trouble) = missed {
                            let is_lost = trouble.remedy == Remedy::Reconnect;
                            let is_stop = trouble.reason == Reason::Interrupted;
                            visitor.gap(self.gap(oid, trouble.clone()));
                            if is_lost || is_stop {
                                return Err(trouble);
                            }
                        }
                        patience.progress(&self.database.given_up);
                    }
                    Ok(())
                };
                let done = read(&loan);
                if done.is_err() {
                    loan.break_off();
                }
                done
            };
            match step() {
                Ok(()) => break 'sessions,
                Err(trouble) => {
                    if let Err(trouble) = patience.wait(trouble, &self.database.given_up, &self.cancel) {
                        visitor.gap(trouble.gap(self.place.clone()));
                        break 'sessions;
                    }
                }
            }
        }
        decoder.finish(visitor);
        PartRead::Done { bytes }
    }

    fn finish(&self, visitor: &mut dyn Visitor) -> Option<Sample> {
        self.layout.finish_table(visitor);
        None
    }
}
