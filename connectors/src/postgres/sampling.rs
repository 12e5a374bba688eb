//! Random samples.
//!
//! Large tables are sampled by pages (`TABLESAMPLE SYSTEM`: only these are read), those of one part by rows
//! (`BERNOULLI`: rows beside each other often are alike, and reading all pages costs little), both with the
//! seed of the user, so that the same table gives the same sample (PostgreSQL's documentation, SELECT,
//! "TABLESAMPLE", <https://www.postgresql.org/docs/current/sql-select.html#SQL-FROM>). Where a number of rows
//! is asked for, a few more are drawn and the first so many taken: rows at the very end of the table are
//! somewhat less likely to be among them. Views and foreign tables cannot be sampled: of these the first rows
//! are read, which is said.

use tokio_postgres::Client;
use tokio_postgres::error::Error;

use crate::postgres::describe::Stored;
use crate::postgres::plan::{PART, Part, Plan, Range, Source};
use crate::{Gap, Place, Reason, Sample, SampleSize};

/// A sample that was decided on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sampling {
    /// Rows there are, and whether that is an estimate of the planner.
    of: Option<u64>,
    is_estimate: bool,
    seed: u64,
    is_random: bool,
}

impl Sampling {
    /// The plan of a sample of `relation`; `None` where it would hold everything.
    pub(super) async fn plan(
        client: &Client,
        relation: Stored,
        has_ctid: bool,
        size: SampleSize,
        seed: u64,
    ) -> Result<Option<Plan>, Error> {
        let from = relation.from();
        let is_random = matches!(relation.kind, 'r' | 'm' | 'p');
        let is_small = is_random && relation.size <= PART;
        let of = match is_small {
            true => client.query_one(&format!("SELECT count(*) FROM {from}"), &[]).await?.try_get(0)?,
            false => estimate(client, &from).await?,
        };
        let of = of.and_then(|of: i64| u64::try_from(of).ok());
        let (wanted, share) = match (size, of) {
            (SampleSize::Records(wanted), Some(of)) => (Some(wanted), share(wanted, of, is_small)),
            (SampleSize::Records(wanted), None) => (Some(wanted), 100.0),
            (SampleSize::Percent(share), _) if is_random => (None, share),
            (SampleSize::Percent(share), of) => {
                (of.map(|of| (of as f64 * share / 100.0).ceil() as u64), share)
            }
        };
        let holds_all = match wanted {
            Some(wanted) => is_small && of.is_some_and(|of| of <= wanted),
            None => share >= 100.0,
        };
        if holds_all {
            return Ok(None);
        }
        let method = if is_small { "BERNOULLI" } else { "SYSTEM" };
        // The seed is a number of type `real` there: what it can hold exactly.
        let clause = match is_random {
            true => format!(" TABLESAMPLE {method} ({share}) REPEATABLE ({})", seed % (1 << 24)),
            false => String::new(),
        };
        let range = Range::Sample { clause, limit: wanted };
        Ok(Some(Plan {
            sources: vec![Source { stored: relation, has_ctid }],
            parts: vec![Part { source: 0, range }],
            shares_snapshot: false,
            sampling: Some(Sampling { of, is_estimate: !is_small, seed, is_random }),
        }))
    }

    /// What the sample was, once so many rows were examined, and the gap that says so.
    pub(super) fn told(&self, examined: u64, place: &Place) -> (Sample, Gap) {
        let sample = Sample { examined, of: self.of, estimated: self.is_estimate, seed: self.seed };
        let about = if self.is_estimate { "about " } else { "" };
        let of = self.of.map_or_else(|| "an unknown number of".to_owned(), |of| format!("{about}{of}"));
        let detail = if self.is_random {
            format!(
                "a random sample of {examined} of {of} rows: what none of them has is in less than {:.3} % \
                 of all (95 % confidence)",
                sample.missed_below() * 100.0
            )
        } else {
            format!(
                "the first {examined} of {of} rows, not a random sample: nothing is said about the others"
            )
        };
        let (place, reason) = (place.clone(), Reason::Sampled);
        (sample, Gap { place, reason, detail, bytes: None })
    }
}

/// The per cent of rows to draw so that `wanted` of `of` are hardly ever missed: four standard deviations
/// more of single rows, a fifth more of pages, and some for very small numbers.
fn share(wanted: u64, of: u64, is_small: bool) -> f64 {
    let wanted = wanted as f64;
    let more = if is_small { 4.0 * wanted.sqrt() } else { wanted * 0.2 };
    ((wanted + more + 10.0) / of.max(1) as f64 * 100.0).min(100.0)
}

/// The rows that the planner expects.
async fn estimate(client: &Client, from: &str) -> Result<Option<i64>, Error> {
    let row = client.query_one(&format!("EXPLAIN (FORMAT JSON) SELECT FROM {from}"), &[]).await?;
    let plan: serde_json::Value = row.try_get::<_, Json>(0)?.0;
    Ok(plan.pointer("/0/Plan/Plan Rows").and_then(serde_json::Value::as_i64))
}

/// A value of type `json`, which the driver reads with a feature that nothing else needs.
struct Json(serde_json::Value);

impl<'r> tokio_postgres::types::FromSql<'r> for Json {
    fn from_sql(
        _: &tokio_postgres::types::Type,
        raw: &'r [u8],
    ) -> Result<Json, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Json(serde_json::from_slice(raw)?))
    }

    fn accepts(kind: &tokio_postgres::types::Type) -> bool {
        *kind == tokio_postgres::types::Type::JSON
    }
}
