//! Reading one part: a statement, and what follows when it fails.
//!
//! What is worth a repetition is decided by SQLSTATE (`trouble.rs`). A lost connection is opened again
//! after a pause; a statement that took too long, or was in the way of a standby's recovery, is cut into
//! smaller steps; both go on behind the last row that was handed on, where the same rows can be seen
//! again: by ranges of keys, and by ranges of pages in a shared snapshot. Elsewhere the part is read anew.

use std::collections::VecDeque;
use std::sync::atomic::Ordering;

use crate::postgres::decode::{LONG, Layout, Row, RowDecoder};
use crate::postgres::describe::Stored;
use crate::postgres::plan::{Part, Range};
use crate::postgres::retry::{ATTEMPTS, Patience};
use crate::postgres::session::Loan;
use crate::postgres::stream::Rows;
use crate::postgres::table::PostgresTable;
use crate::postgres::trouble::{Remedy, Trouble};
use crate::postgres::windows::Windows;
use crate::{PartRead, Reason, RecordKey, Visitor};

/// Rows that are asked for at once after a statement by key failed before anything came.
const FEW: u64 = 1000;

/// How much of a long value is asked for at once, in bytes, at least and at most. The server unpacks the
/// value anew for each window: few are better.
const WINDOWS: (u64, u64) = (LONG as u64, 16 << 20);

/// Reads one part.
pub(super) struct PartReader<'t> {
    table: &'t PostgresTable,
    source: &'t Stored,
    has_ctid: bool,
    layout: &'t Layout,
    decoder: RowDecoder<'t>,
    /// Whether long values are left out of rows.
    is_guarded: bool,
    range: Range,
    /// The last row that was decoded.
    last: Option<Row>,
    /// Pages or rows a statement, once that is limited.
    step: Option<u64>,
    shares_snapshot: bool,
    is_cut: bool,
    attempt: u32,
    long: VecDeque<Long>,
    bytes: u64,
}

/// A long value that was left out.
struct Long {
    row: Row,
    column: usize,
}

impl<'t> PartReader<'t> {
    /// Reads `part` for the n-th time.
    pub(super) fn new(table: &'t PostgresTable, part: &'t Part, attempt: u32) -> PartReader<'t> {
        let source = &table.plan.sources[part.source];
        let layout = table.layout(source.has_ctid);
        let is_stored = matches!(source.stored.kind, 'r' | 'm');
        let is_guarded = layout.has_flags() && (source.stored.has_toast || !is_stored);
        let by_key = matches!(part.range, Range::Keys { .. });
        let is_whole = matches!(
            part.range,
            Range::Pages { from: 0, to: None, .. } | Range::Whole | Range::Sample { .. }
        );
        // A part on its own is one statement; once that failed, it is read in a snapshot that outlives a
        // connection.
        let again = attempt > 0 && source.has_ctid;
        PartReader {
            table,
            source: &source.stored,
            has_ctid: source.has_ctid,
            layout,
            decoder: RowDecoder::new(layout, is_guarded),
            is_guarded,
            range: part.range.clone(),
            last: None,
            step: None,
            shares_snapshot: table.database.server.options().snapshot
                || (!by_key && (table.plan.shares_snapshot || again)),
            is_cut: !is_whole,
            attempt,
            long: VecDeque::new(),
            bytes: 0,
        }
    }

    /// Reads it to its end, or as far as it goes.
    pub(super) fn read(mut self, visitor: &mut dyn Visitor) -> PartRead {
        let table = self.table;
        let mut patience = Patience::after(self.attempt);
        loop {
            let before = (self.decoder.rows(), self.long.len());
            let trouble = match self.statement(visitor) {
                Ok(true) => break,
                Ok(false) => {
                    patience.progress(&table.database.given_up);
                    continue;
                }
                Err(trouble) => trouble,
            };
            if (self.decoder.rows(), self.long.len()) != before {
                patience.progress(&table.database.given_up);
            }
            // By the snapshot that was read in, not by that of the statements to come.
            let is_stuck = self.last.is_some() && !self.can_go_on();
            if matches!(trouble.remedy, Remedy::Smaller | Remedy::Conflict) {
                self.smaller(self.decoder.rows() - before.0);
            }
            // One statement that takes too long does so again.
            let is_too_slow = is_stuck && trouble.remedy == Remedy::Smaller && self.is_statement();
            let is_worth_it =
                !is_too_slow && trouble.remedy != Remedy::None && (!is_stuck || self.attempt + 1 < ATTEMPTS);
            let waited = match is_worth_it {
                true => patience.wait(trouble, &table.database.given_up, &table.cancel),
                false => Err(trouble),
            };
            match waited {
                Ok(()) if is_stuck => return PartRead::Again,
                Ok(()) => {}
                Err(trouble) => {
                    if table.is_news(&trouble) {
                        visitor.gap(trouble.gap(table.place.clone()));
                    }
                    break;
                }
            }
        }
        table.examined.fetch_add(self.decoder.rows(), Ordering::Relaxed);
        self.decoder.finish(visitor);
        PartRead::Done { bytes: self.bytes }
    }

    /// Whether what follows the last row can be told from what came before it.
    fn can_go_on(&self) -> bool {
        match self.range {
            Range::Whole | Range::Sample { .. } => false,
            Range::Keys { .. } => true,
            Range::Pages { .. } => self.shares_snapshot,
        }
    }

    /// Whether it can only be read in one statement.
    fn is_statement(&self) -> bool {
        matches!(self.range, Range::Whole | Range::Sample { .. })
    }

    /// Halves what is asked for at once.
    fn smaller(&mut self, came: u64) {
        let step = match (self.step, &self.range) {
            (Some(step), _) => step / 2,
            (None, Range::Pages { from, planned, .. }) => u64::from(planned.saturating_sub(*from)) / 2,
            (None, _) => (came / 2).max(FEW),
        };
        self.step = Some(step.max(1));
        // Several statements on one part see the same only in one snapshot.
        self.shares_snapshot |= matches!(self.range, Range::Pages { .. });
    }

    /// One statement; whether it was the last.
    fn statement(&mut self, visitor: &mut dyn Visitor) -> Result<bool, Trouble> {
        if self.table.cancel.is_cancelled() {
            return Err(Trouble::interrupted());
        }
        let mut loan = self.table.database.reader()?;
        let done = self.transaction(&loan, visitor);
        if done.is_err() {
            loan.break_off();
        }
        done
    }

    fn transaction(&mut self, loan: &Loan, visitor: &mut dyn Visitor) -> Result<bool, Trouble> {
        let handle = self.table.database.server.handle().clone();
        let client = loan.client()?;
        // By key: without these the server might sort, on its disk.
        let by_key = match self.range {
            Range::Keys { .. } => {
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; \
                 SET LOCAL enable_sort = off"
            }
            _ => "",
        };
        let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        let mut seen = None;
        if self.shares_snapshot {
            let shared = self.table.shared()?;
            let import = format!("{begin}; SET TRANSACTION SNAPSHOT '{}'; {by_key}", shared.leader.id);
            if let Err(error) = handle.block_on(client.batch_execute(&import)) {
                let is_gone = error.code().is_some() || shared.leader.is_lost();
                if is_gone {
                    self.table.forget(&shared.leader);
                    return Err(Trouble::lost());
                }
                return Err(error.into());
            }
            seen = shared.condition;
            if self.is_cut || self.last.is_some() {
                self.compare_file(loan)?;
            }
        } else {
            handle.block_on(client.batch_execute(&format!("{begin}; {by_key}")))?;
        }
        // What a failure left behind is read first, and is no longer missing then.
        self.long_values(loan, visitor)?;
        let (query, end) = self.query(seen.as_deref());
        let before = self.decoder.rows();
        let mut rows = Rows::start(&handle, client, &query)?;
        let read = self.rows(&mut rows, visitor);
        self.bytes += rows.bytes();
        read?;
        self.long_values(loan, visitor)?;
        handle.block_on(client.batch_execute("COMMIT"))?;
        Ok(match (&mut self.range, end) {
            (Range::Pages { from, to, .. }, Some(end)) if to.is_none_or(|to| end < to) => {
                *from = end;
                self.last = None;
                self.is_cut = true;
                false
            }
            (Range::Keys { .. }, _) => self.step.is_none_or(|step| self.decoder.rows() - before < step),
            _ => true,
        })
    }

    fn rows(&mut self, rows: &mut Rows, visitor: &mut dyn Visitor) -> Result<(), Trouble> {
        while let Some(tuple) = rows.next(&self.table.cancel)? {
            let row = self
                .decoder
                .row(&tuple, visitor)
                .map_err(|malformed| Trouble::new(Reason::Malformed, malformed.to_string()))?;
            self.last = Some(row);
            if row.has_long {
                let columns = self.decoder.long_columns();
                self.long.extend(columns.iter().map(|&column| Long { row, column }));
            }
        }
        Ok(())
    }

    /// The query, and the page that it ends before where it is limited.
    fn query(&self, seen: Option<&str>) -> (String, Option<u32>) {
        let mut conditions: Vec<String> = Vec::new();
        let (mut sample, mut order, mut end) = (String::new(), String::new(), None);
        match &self.range {
            Range::Whole => {}
            Range::Sample { clause, limit } => {
                sample.push_str(clause);
                order = limit.map(|limit| format!(" LIMIT {limit}")).unwrap_or_default();
            }
            Range::Pages { from, to, planned } => {
                let first = self.last.and_then(|row| row.ctid).map_or(*from, |(page, _)| page);
                match self.last.and_then(|row| row.ctid) {
                    Some((page, number)) => conditions.push(format!("ctid > '({page},{number})'")),
                    None if *from > 0 => conditions.push(format!("ctid >= '({from},0)'")),
                    None => {}
                }
                end = *to;
                if let Some(step) = self.step {
                    let limited = first.saturating_add(u32::try_from(step).unwrap_or(u32::MAX));
                    if to.is_some_and(|to| limited < to) || (to.is_none() && limited < *planned) {
                        end = Some(limited);
                    }
                }
                conditions.extend(end.map(|end| format!("ctid < '({end},0)'")));
            }
            Range::Keys { from, to } => {
                let key = self.table.key.as_deref().unwrap_or_default();
                match (self.last.map(|row| row.key), from) {
                    (Some(RecordKey::Integer(last)), _) => conditions.push(format!("{key} > {last}")),
                    (_, Some(from)) => conditions.push(format!("{key} >= {from}")),
                    _ => {}
                }
                conditions.extend(to.map(|to| format!("{key} < {to}")));
                order = format!(" ORDER BY {key}");
                if let Some(step) = self.step {
                    order.push_str(&format!(" LIMIT {step}"));
                }
            }
        }
        if self.has_ctid {
            conditions.extend(seen.map(str::to_owned));
        }
        let conditions = match conditions.is_empty() {
            true => String::new(),
            false => format!(" WHERE {}", conditions.join(" AND ")),
        };
        let list = self.layout.select_list(self.is_guarded);
        (format!("SELECT {list} FROM {}{sample}{conditions}{order}", self.source.from()), end)
    }

    /// Whether the table is still stored in the file that its pages were counted in. Holds the lock of a
    /// reader from here on, so that it stays so.
    fn compare_file(&self, loan: &Loan) -> Result<(), Trouble> {
        let client = loan.client()?;
        let from = self.source.from();
        let file = self.table.database.server.handle().block_on(async {
            client.batch_execute(&format!("SELECT FROM {from} LIMIT 0")).await?;
            client.query_one("SELECT pg_relation_filenode($1::oid)", &[&self.source.oid]).await?.try_get(0)
        })?;
        if self.source.file != file {
            return Err(Trouble::new(
                Reason::ChangedWhileRead,
                "the table was rewritten or truncated while it was read",
            ));
        }
        Ok(())
    }

    /// Reads the long values that were left out of rows.
    fn long_values(&mut self, loan: &Loan, visitor: &mut dyn Visitor) -> Result<(), Trouble> {
        while let Some(long) = self.long.front() {
            if self.table.cancel.is_cancelled() {
                return Err(Trouble::interrupted());
            }
            let (row, column) = (long.row, long.column);
            let missed = match self.locate(&row, column) {
                None => Some(Trouble::new(
                    Reason::Limit,
                    "values of more than 1 MiB are read of tables alone, not of views and foreign tables",
                )),
                Some(located) => self.long_value(loan, &located, row, column, visitor)?,
            };
            self.long.pop_front();
            if let Some(missed) = missed {
                let place = self.table.column(column);
                visitor.gap(missed.gap(place));
            }
        }
        Ok(())
    }

    /// The bytes of a value and where it stands, in SQL.
    fn locate(&self, row: &Row, column: usize) -> Option<(String, String)> {
        let (_, bytes) = self.layout.long_expression(column)?;
        let row = match (row.ctid, row.key) {
            (Some((page, number)), _) => format!("ctid = '({page},{number})'"),
            (None, RecordKey::Integer(key)) => format!("{} = {key}", self.table.key.as_deref()?),
            _ => return None,
        };
        Some((bytes, format!("FROM {} WHERE {row}", self.source.from())))
    }

    /// Reads one long value, window by window; what was missed of it, if anything. Fails where nothing of
    /// it was handed on yet, so that it can be read again.
    fn long_value(
        &mut self,
        loan: &Loan,
        (bytes, located): &(String, String),
        row: Row,
        column: usize,
        visitor: &mut dyn Visitor,
    ) -> Result<Option<Trouble>, Trouble> {
        let handle = self.table.database.server.handle().clone();
        let client = loan.client()?;
        let size = format!("SELECT octet_length({bytes})::bigint {located}");
        let size = handle.block_on(client.query_opt(&size, &[]))?;
        let size = size.and_then(|row| row.try_get::<_, Option<i64>>(0).ok().flatten());
        let Some(size) = size.and_then(|size| u64::try_from(size).ok()) else {
            return Ok(Some(Trouble::new(
                Reason::ChangedWhileRead,
                "a long value was gone when it was read",
            )));
        };
        let each = (size / 16).clamp(WINDOWS.0, WINDOWS.1);
        let window = format!("SELECT substring({bytes} FROM $1::int FOR $2::int) {located}");
        let cancel = self.table.cancel.clone();
        let fetch = |offset: u64| -> Result<Vec<u8>, Trouble> {
            if cancel.is_cancelled() {
                return Err(Trouble::interrupted());
            }
            let from = i32::try_from(offset + 1).unwrap_or(i32::MAX);
            let count = i32::try_from(each).unwrap_or(i32::MAX);
            let row = handle.block_on(client.query_one(&window, &[&from, &count]))?;
            Ok(row.try_get::<_, Option<Vec<u8>>>(0)?.unwrap_or_default())
        };
        let mut windows = Windows::begin(fetch, each, Some(size))?;
        let mut read = |offset: u64, buffer: &mut [u8]| windows.read(offset, buffer);
        let read = self.decoder.long_value(column, row.key, &mut read, Some(size), visitor);
        let (received, missed) = windows.finish(read, "long value");
        self.bytes += received;
        Ok(missed)
    }
}
