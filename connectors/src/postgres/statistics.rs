//! A first look: the statistics that the planner keeps, without reading a row.
//!
//! `pg_stats` holds common values and the bounds of a histogram of each column, of what ANALYZE drew last
//! (PostgreSQL's documentation, 54.27 "pg_stats",
//! <https://www.postgresql.org/docs/current/view-pg-stats.html>). It shows them to who may read the column.

use std::sync::Arc;

use tokio_postgres::types::FromSqlOwned;

use crate::postgres::comments::Comments;
use crate::postgres::database::Database;
use crate::postgres::facts;
use crate::postgres::session::Loan;
use crate::postgres::trouble::Trouble;
use crate::{Batch, Cell, Facts, FieldName, Gap, PartRead, Place, Reason, Sample, Table, Visitor};

/// The values that are known of each column.
const STATISTICS: &str = "
    SELECT attname::text,
        coalesce(most_common_vals::text::text[], '{}') || coalesce(histogram_bounds::text::text[], '{}')
            || coalesce(most_common_elems::text::text[], '{}')
    FROM pg_stats WHERE schemaname = $1 AND tablename = $2 ORDER BY attname, inherited DESC";

/// How much text is gathered for a batch, in bytes.
const WINDOW: usize = 256 * 1024;

/// The statistics of a table.
#[derive(Debug)]
pub(super) struct Statistics {
    place: Place,
    columns: Vec<(String, Vec<Option<String>>)>,
    comments: Comments,
    facts: Option<Facts>,
}

impl Statistics {
    /// Asks for the statistics of a relation.
    pub(super) fn ask(
        place: Place,
        database: &Arc<Database>,
        loan: &Loan,
        (schema, name, oid): (&str, &str, u32),
    ) -> Result<Statistics, Trouble> {
        let client = loan.client()?;
        database.server.handle().block_on(async {
            let comments = Comments::ask(client, oid).await?;
            let mut columns: Vec<(String, Vec<Option<String>>)> = Vec::new();
            for row in client.query(STATISTICS, &[&schema, &name]).await? {
                let (column, values): (String, Vec<Option<String>>) = (get(&row, 0)?, get(&row, 1)?);
                // Those of the table with all that inherit from it come first.
                if columns.last().is_none_or(|(last, _)| *last != column) {
                    columns.push((column, values));
                }
            }
            let facts = facts::ask(client, database, &place, oid).await?;
            Ok(Statistics { place, columns, comments, facts })
        })
    }
}

fn get<T: FromSqlOwned>(row: &tokio_postgres::Row, column: usize) -> Result<T, tokio_postgres::Error> {
    row.try_get(column)
}

impl Table for Statistics {
    fn parts(&self) -> u32 {
        1 + u32::from(!self.comments.is_empty())
    }

    fn media_type(&self) -> &'static str {
        "application/x-postgresql-statistics"
    }

    fn read_part(&self, index: u32, _: u32, visitor: &mut dyn Visitor) -> PartRead {
        if index > 0 {
            return self.comments.read(&self.place, visitor);
        }
        let (mut text, mut cells) = (String::new(), Vec::new());
        let (mut counts, mut bytes, mut most) = (Vec::new(), 0, 0);
        for (field, (column, values)) in self.columns.iter().enumerate() {
            visitor.field(field as u32, FieldName { place: &self.place.column(column), name: column });
            let mut count = 0;
            for value in values.iter().flatten().filter(|value| !value.trim_ascii().is_empty()) {
                if text.len() + value.len() > WINDOW {
                    hand_on(&mut text, &mut cells, visitor);
                }
                let start = text.len() as u32;
                text.push_str(value);
                let (end, record) = (text.len() as u32, cells.len() as u32);
                cells.push(Cell { start, end, field: field as u32, record });
                text.push('\n');
                count += 1;
                bytes += value.len() as u64;
            }
            hand_on(&mut text, &mut cells, visitor);
            most = most.max(count);
            counts.push(count);
        }
        visitor.counted(&counts, &counts, most);
        PartRead::Done { bytes }
    }

    fn facts(&self) -> Option<Facts> {
        self.facts.clone()
    }

    fn finish(&self, visitor: &mut dyn Visitor) -> Option<Sample> {
        let detail = match self.columns.is_empty() {
            true => "there are no statistics of it (ANALYZE makes them), and nothing else was looked at",
            false => "only the statistics of the planner were looked at, no rows",
        };
        let (place, reason) = (self.place.clone(), Reason::Sampled);
        visitor.gap(Gap { place, reason, detail: detail.to_owned(), bytes: None });
        None
    }
}

fn hand_on(text: &mut String, cells: &mut Vec<Cell>, visitor: &mut dyn Visitor) {
    if !cells.is_empty() {
        visitor.batch(Batch {
            text,
            cells: Some(cells),
            owned: (0, text.len() as u32),
            offset: 0,
            lines_before: 0,
            line_start: 0,
            first_record: 1,
            keys: None,
            source: false,
        });
    }
    text.clear();
    cells.clear();
}
