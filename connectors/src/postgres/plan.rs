//! How a table is cut into parts.
//!
//! Others insert, update, delete and clean up while a table is read. What is promised: a row that stood
//! still from the beginning of the reading to its end is read exactly once, and no row is read twice. This
//! is how each way to read keeps it:
//!
//! - **One statement** sees one snapshot: every row that was committed when it began, once. A table that
//!   fits one part is read so. When it fails in the middle, what was told is forgotten and it is read
//!   again ([`PartRead::Again`](crate::PartRead::Again)), from then on in an exported snapshot.
//! - **Ranges of an integer primary key**, each in a short transaction with a snapshot of its own, so that
//!   the server can clean up in between. A row has one key at any time, the ranges are disjoint and cover
//!   all numbers, and an update that leaves the key alone leaves the row in its range, wherever its new
//!   version is stored: so a row that has its key from beginning to end is seen by the snapshot of its
//!   range, and by no other. (A row whose key was changed is another row here: it may be told under both
//!   keys, or under none.) Within a range rows come in the order of the key: after a failure the reading
//!   goes on behind the last key that was handed on. This way is taken where rows are stored roughly in
//!   the order of their key; elsewhere it would read every page many times.
//! - **Ranges of pages** (`ctid`), all in one exported snapshot. An update moves a row to another page;
//!   in one snapshot each row still has exactly one visible version, which stands in exactly one page, so
//!   the ranges are disjoint and complete whatever is updated, deleted or vacuumed meanwhile: VACUUM keeps
//!   what the snapshot can see, and never moves a version. The last range has no end, for pages that were
//!   added between planning and the snapshot. After a failure the reading goes on behind the last `ctid`
//!   handed on, in the same snapshot. VACUUM FULL, CLUSTER and TRUNCATE do move versions, into a new file:
//!   each statement holds the table with the lock of a reader and compares the file with that of the
//!   plan; another file is the gap `changed_while_read`.
//! - When the connection that **holds the snapshot is lost**, a new snapshot takes its place. If both see
//!   the same transactions, nothing has changed. Otherwise the parts that follow read only the versions
//!   that the first snapshot sees too: versions that stood still, each in one page as before. A row that
//!   was updated in between has a newer version and is left out where it was not read yet: the table gets
//!   the gap `changed_while_read`, and still nothing counts twice. (A row written by a subtransaction that
//!   was under way in the first snapshot is not told apart: the gap covers it too.)
//! - **Partitions** are read as parts of their parent, each by its own ranges; those that are not read by
//!   ranges of keys share one snapshot, so that a row that moves between partitions is seen in one.
//!
//! How large parts are depends on the table, and on what is wanted of it, never on the number of workers.

use tokio_postgres::Client;
use tokio_postgres::error::Error;

use crate::postgres::decode::KeyColumns;
use crate::postgres::describe::{Described, Stored};
use crate::postgres::sampling::Sampling;

/// A table of up to so many bytes of heap and long values is small.
pub(super) const PART: u64 = 16 << 20;

/// How closely the order of storage has to follow the key (`pg_stats.correlation`) to read by its ranges.
const ORDERED: f64 = 0.9;

/// Into how many stretches at most the keys after those of the statistics are cut.
const BEYOND: i128 = 4096;

/// The first version of PostgreSQL that reads ranges of pages without reading all pages (release notes of
/// PostgreSQL 14, E.23.3.1.3, <https://www.postgresql.org/docs/release/14.0/>).
const PAGE_RANGES: i32 = 140_000;

/// What a part is of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Range {
    /// All of it, in one statement.
    Whole,
    /// A sample of it, in one statement.
    Sample {
        /// What stands behind the name of the relation.
        clause: String,
        /// The most rows.
        limit: Option<u64>,
    },
    /// Pages.
    Pages {
        /// The first.
        from: u32,
        /// The one after the last; `None` for all that there are.
        to: Option<u32>,
        /// The one after the last when the range was planned.
        planned: u32,
    },
    /// Values of the key, an integer.
    Keys {
        /// The least.
        from: Option<i64>,
        /// What is above the greatest.
        to: Option<i64>,
    },
}

/// One part of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Which relation.
    pub(super) source: usize,
    /// What of it.
    pub(super) range: Range,
}

/// How a table is read.
#[derive(Debug)]
pub(super) struct Plan {
    /// The relations.
    pub(super) sources: Vec<Source>,
    /// The parts; at least one.
    pub(super) parts: Vec<Part>,
    /// Whether parts that are no ranges of keys have to share a snapshot.
    pub(super) shares_snapshot: bool,
    /// What it is a sample of, if it is one.
    pub(super) sampling: Option<Sampling>,
}

/// A relation to read from.
#[derive(Debug)]
pub(super) struct Source {
    /// The relation.
    pub(super) stored: Stored,
    /// Whether its rows have places that may be read.
    pub(super) has_ctid: bool,
}

impl Plan {
    /// One statement on the relation as a whole.
    pub(super) fn whole(stored: Stored) -> Plan {
        let sources = vec![Source { stored, has_ctid: false }];
        let parts = vec![Part { source: 0, range: Range::Whole }];
        Plan { sources, parts, shares_snapshot: false, sampling: None }
    }

    /// Plans the reading of a table, in parts of about `size` bytes of heap and long values. `one_snapshot`:
    /// everything is read in one snapshot.
    pub(super) async fn make(
        client: &Client,
        described: &Described,
        one_snapshot: bool,
        size: u64,
    ) -> Result<Plan, Error> {
        let version: i32 =
            client.query_one("SELECT current_setting('server_version_num')::int", &[]).await?.try_get(0)?;
        let mut plan =
            Plan { sources: Vec::new(), parts: Vec::new(), shares_snapshot: one_snapshot, sampling: None };
        for stored in &described.stored {
            let source = plan.sources.len();
            let key = match described.key {
                KeyColumns::Integer(place) => described.columns.get(place).map(|column| column.name.as_str()),
                _ => None,
            };
            let is_table = matches!(stored.kind, 'r' | 'm');
            let has_ctid = is_table && stored.may_select && stored.is_heap;
            let ranges = if has_ctid {
                let each = pages_a_part(stored, size);
                let keys = match key {
                    Some(key) if stored.pages > each && !one_snapshot => {
                        key_ranges(client, stored, key, stored.pages.div_ceil(each)).await?
                    }
                    _ => None,
                };
                keys.unwrap_or_else(|| {
                    page_ranges(stored.pages, if version < PAGE_RANGES { u32::MAX } else { each })
                })
            } else if key.is_some() && is_table {
                vec![Range::Keys { from: None, to: None }]
            } else {
                vec![Range::Whole]
            };
            plan.sources.push(Source { stored: stored.clone(), has_ctid });
            plan.parts.extend(ranges.into_iter().map(|range| Part { source, range }));
        }
        plan.shares_snapshot |= plan.parts.len() > 1;
        Ok(plan)
    }
}

fn pages_a_part(stored: &Stored, size: u64) -> u32 {
    let page = (stored.size / u64::from(stored.pages.max(1))).max(1);
    u32::try_from(size / page).unwrap_or(u32::MAX).max(1)
}

fn page_ranges(pages: u32, each: u32) -> Vec<Range> {
    let parts = pages.div_ceil(each).max(1);
    let part = |index: u32| {
        let from = index * each;
        let is_last = index + 1 == parts;
        let planned = from.saturating_add(each).min(pages);
        Range::Pages { from, to: (!is_last).then_some(planned), planned }
    };
    (0..parts).map(part).collect()
}

/// Ranges of the key with about as many rows each, if rows are stored in its order.
async fn key_ranges(
    client: &Client,
    stored: &Stored,
    key: &str,
    parts: u32,
) -> Result<Option<Vec<Range>>, Error> {
    let statistics = "
        SELECT correlation::float8, histogram_bounds::text::bigint[] FROM pg_stats
        WHERE schemaname = $1 AND tablename = $2 AND attname = $3 AND NOT inherited";
    let row = client.query_opt(statistics, &[&stored.schema, &stored.name, &key]).await?;
    let Some(row) = row else { return Ok(None) };
    let correlation: Option<f64> = row.try_get(0)?;
    let bounds: Option<Vec<i64>> = row.try_get(1)?;
    let Some(mut bounds) = bounds.filter(|bounds| bounds.len() > 1) else { return Ok(None) };
    if correlation.is_none_or(|correlation| correlation.abs() < ORDERED) {
        return Ok(None);
    }
    let key = crate::postgres::statement::identifier(key);
    let greatest = format!("SELECT max({key})::bigint FROM {}", stored.from());
    if let Some(greatest) = client.query_one(&greatest, &[]).await?.try_get(0)? {
        go_on(&mut bounds, greatest);
    }
    let mut cuts: Vec<i64> = (1..parts).map(|part| quantile(&bounds, part, parts)).collect();
    cuts.dedup();
    let mut ranges = Vec::with_capacity(cuts.len() + 1);
    let mut from = None;
    for cut in cuts {
        ranges.push(Range::Keys { from, to: Some(cut) });
        from = Some(cut);
    }
    ranges.push(Range::Keys { from, to: None });
    Ok(Some(ranges))
}

/// Adds bounds for the keys above those that the statistics know, as far apart as those are on average.
fn go_on(bounds: &mut Vec<i64>, greatest: i64) {
    let (Some(&first), Some(&last)) = (bounds.first(), bounds.last()) else { return };
    let gap = i128::from(greatest) - i128::from(last);
    if gap <= 0 {
        return;
    }
    let width = ((i128::from(last) - i128::from(first)) / (bounds.len() as i128 - 1)).max(1);
    let more = (gap / width).clamp(1, BEYOND);
    for step in 1..=more {
        bounds.push(i64::try_from(i128::from(last) + gap * step / more).unwrap_or(greatest));
    }
}

/// The key below which `part` of `parts` of the rows are, by bounds between which equally many are.
fn quantile(bounds: &[i64], part: u32, parts: u32) -> i64 {
    let buckets = bounds.len() as i128 - 1;
    let (part, parts) = (i128::from(part), i128::from(parts));
    let bucket = part * buckets / parts;
    let within = part * buckets % parts;
    let bound = |index: i128| i128::from(bounds.get(index as usize).copied().unwrap_or(i64::MAX));
    let (low, high) = (bound(bucket), bound((bucket + 1).min(buckets)));
    i64::try_from(low + (high - low) * within / parts).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_pages_cover_all_pages_once() {
        for (pages, each, parts) in [(0, 10, 1), (1, 10, 1), (10, 10, 1), (11, 10, 2), (100, 7, 15)] {
            let ranges = page_ranges(pages, each);
            assert_eq!(ranges.len(), parts, "{pages} by {each}");
            let mut next = 0;
            for (index, range) in ranges.iter().enumerate() {
                let Range::Pages { from, to, planned } = *range else { panic!("pages") };
                assert_eq!(from, next);
                assert_eq!(to.is_none(), index + 1 == parts, "the last has no end");
                next = planned;
            }
            assert_eq!(next, pages);
        }
    }

    #[test]
    fn cuts_follow_the_distribution_of_keys() {
        let bounds = [0, 10, 20, 30, 1000];
        let cuts: Vec<i64> = (1..8).map(|part| quantile(&bounds, part, 8)).collect();
        assert_eq!(cuts, [5, 10, 15, 20, 25, 30, 515]);
        assert_eq!(quantile(&[i64::MIN, i64::MAX], 1, 2), -1);
        let mut bounds = vec![0, 10, 20];
        go_on(&mut bounds, 51);
        assert_eq!(bounds, [0, 10, 20, 30, 40, 51]);
        go_on(&mut bounds, 51);
        assert_eq!(bounds.len(), 6);
        let mut bounds = vec![0, 1];
        go_on(&mut bounds, i64::MAX);
        assert_eq!((bounds.len(), bounds.last()), (2 + BEYOND as usize, Some(&i64::MAX)));
    }
}
