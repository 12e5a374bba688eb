//! Comments on a table and its columns: people write there what they would write into a field.

use tokio_postgres::Client;
use tokio_postgres::error::Error;

use crate::formats::{PieceOf, Pieces};
use crate::{FieldName, PartRead, Place, Visitor};

/// The comments, that on the table itself first.
const COMMENTS: &str = "
    SELECT coalesce(a.attname::text, ''), d.description FROM pg_description d
    LEFT JOIN pg_attribute a ON a.attrelid = d.objoid AND a.attnum = d.objsubid AND d.objsubid > 0
    WHERE d.classoid = 'pg_class'::regclass AND d.objoid = $1 AND d.description <> '' ORDER BY d.objsubid";

/// Comments with the names of their columns; the name of that on the table is empty.
#[derive(Debug, Default)]
pub(super) struct Comments(Vec<(String, String)>);

impl Comments {
    /// Asks for the comments on a relation.
    pub(super) async fn ask(client: &Client, oid: u32) -> Result<Comments, Error> {
        let rows = client.query(COMMENTS, &[&oid]).await?;
        let comments = rows.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?)));
        Ok(Comments(comments.collect::<Result<_, Error>>()?))
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Hands them on: each is a field of its own, with one value. They are no records of the table.
    pub(super) fn read(&self, table: &Place, visitor: &mut dyn Visitor) -> PartRead {
        let mut pieces = Pieces::default();
        let mut values = vec![0; self.0.len()];
        let mut bytes = 0;
        for (id, (column, comment)) in self.0.iter().enumerate() {
            let field = id as u32;
            let place = table.part("comment", column.as_bytes());
            visitor.field(field, FieldName { place: &place, name: "comment" });
            pieces.begin(PieceOf::Value { field, record: 1 }, 0, 0, 0);
            pieces.push(comment, visitor);
            values[id] = u64::from(pieces.finish(visitor));
            bytes += comment.len() as u64;
        }
        visitor.counted(&values, &values, 0);
        PartRead::Done { bytes }
    }
}
