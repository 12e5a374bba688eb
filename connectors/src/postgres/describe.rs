//! What a table is made of, asked for when it is read: its columns, its key, and the relations that
//! store its rows.

use tokio_postgres::Client;
use tokio_postgres::error::Error;

use crate::Reason;
use crate::postgres::decode::{Column, KeyColumns};
use crate::postgres::statement;

/// The columns, and whether they may be read.
const COLUMNS: &str = "
    SELECT a.attname::text, a.attnum, a.atttypid,
        coalesce(has_column_privilege(a.attrelid, a.attnum, 'SELECT'), false)
    FROM pg_attribute a WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";

/// The columns of the primary key, in its order.
const KEY: &str = "
    SELECT k.attnum FROM pg_index i
    CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k (attnum, place)
    WHERE i.indrelid = $1 AND i.indisprimary AND k.place <= i.indnkeyatts ORDER BY k.place";

/// The relations that store the rows: the table itself, or the leaves of its partitions. Row security and
/// privileges count for each where it is read under its own name.
const STORED: &str = "
    SELECT n.nspname::text, c.relname::text, c.oid, c.relkind::text,
        coalesce(has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'), false)
            AND NOT row_security_active(c.oid),
        CASE WHEN c.relkind IN ('r', 'm') THEN pg_relation_size(c.oid) END,
        CASE WHEN c.relkind IN ('r', 'm') AND c.reltoastrelid <> 0 THEN pg_relation_size(c.reltoastrelid) END,
        CASE WHEN c.relkind IN ('r', 'm') THEN pg_relation_filenode(c.oid) END,
        coalesce((SELECT amname = 'heap' FROM pg_am WHERE pg_am.oid = c.relam), false),
        current_setting('block_size')::bigint
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace";

/// What a table is made of.
#[derive(Debug)]
pub(super) struct Described {
    /// The columns that may be read.
    pub(super) columns: Vec<Column>,
    /// The names of those that may not.
    pub(super) denied: Vec<String>,
    /// The primary key, by the places of its columns in `columns`.
    pub(super) key: KeyColumns,
    /// The relations that store its rows, by name.
    pub(super) stored: Vec<Stored>,
    /// Partitions that are not read, and why.
    pub(super) left_out: Vec<(Reason, String)>,
}

/// A relation that stores rows.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    /// Its schema.
    pub(super) schema: String,
    /// Its name.
    pub(super) name: String,
    /// Its number.
    pub(super) oid: u32,
    /// What it is (`pg_class.relkind`).
    pub(super) kind: char,
    /// Whether it may be read whole under its own name.
    pub(super) may_select: bool,
    /// The pages of its heap.
    pub(super) pages: u32,
    /// Bytes of its heap and of its long values.
    pub(super) size: u64,
    /// Whether it has values that are stored aside.
    pub(super) has_toast: bool,
    /// The file that it is stored in at the moment: a rewrite makes another.
    pub(super) file: Option<u32>,
    /// Whether its rows have places that can be asked for in ranges.
    pub(super) is_heap: bool,
}

impl Stored {
    /// What stands behind FROM.
    pub(super) fn from(&self) -> String {
        let name = statement::relation(&self.schema, &self.name);
        // Tables that inherit from it are read under their own names.
        if matches!(self.kind, 'r' | 'f') { format!("ONLY {name}") } else { name }
    }
}

impl Described {
    /// Asks what a relation is made of; `None` where it is gone.
    pub(super) async fn ask(client: &Client, oid: u32, kind: char) -> Result<Option<Described>, Error> {
        let mut columns = Vec::new();
        let mut denied = Vec::new();
        for row in client.query(COLUMNS, &[&oid]).await? {
            let name: String = row.try_get(0)?;
            if row.try_get(3)? {
                let (number, type_oid) = (row.try_get(1)?, row.try_get(2)?);
                columns.push(Column { name, number, type_oid });
            } else {
                denied.push(name);
            }
        }
        let stored = match kind {
            'p' => {
                format!(
                    "{STORED} JOIN pg_partition_tree($1::oid) t ON t.relid = c.oid WHERE c.relkind <> 'p'"
                )
            }
            _ => format!("{STORED} WHERE c.oid = $1"),
        };
        let rows = client.query(&format!("{stored} ORDER BY n.nspname, c.relname"), &[&oid]).await?;
        let stored = rows.iter().map(Stored::of).collect::<Result<Vec<_>, Error>>()?;
        if stored.is_empty() && kind != 'p' {
            return Ok(None);
        }
        let key = client.query(KEY, &[&oid]).await?;
        let key = key.iter().map(|row| row.try_get(0)).collect::<Result<Vec<i16>, Error>>()?;
        let key = key_columns(&key, &columns);
        Ok(Some(Described { columns, denied, key, stored, left_out: Vec::new() }))
    }
}

impl Stored {
    fn of(row: &tokio_postgres::Row) -> Result<Stored, Error> {
        let heap = row.try_get::<_, Option<i64>>(5)?.and_then(|size| u64::try_from(size).ok()).unwrap_or(0);
        let toast = row.try_get::<_, Option<i64>>(6)?.and_then(|size| u64::try_from(size).ok()).unwrap_or(0);
        let page = row.try_get::<_, i64>(9)?.max(1).unsigned_abs();
        Ok(Stored {
            schema: row.try_get(0)?,
            name: row.try_get(1)?,
            oid: row.try_get(2)?,
            kind: row.try_get::<_, String>(3)?.chars().next().unwrap_or(' '),
            may_select: row.try_get(4)?,
            pages: u32::try_from(heap / page).unwrap_or(u32::MAX),
            size: heap + toast,
            has_toast: toast > 0,
            file: row.try_get(7)?,
            is_heap: row.try_get(8)?,
        })
    }
}

/// The key, if all of it may be read.
fn key_columns(numbers: &[i16], columns: &[Column]) -> KeyColumns {
    let places = numbers.iter().map(|number| columns.iter().position(|column| column.number == *number));
    let Some(places) = places.collect::<Option<Vec<usize>>>() else { return KeyColumns::None };
    match places[..] {
        [] => KeyColumns::None,
        [one] => match columns[one].type_oid {
            20 | 21 | 23 => KeyColumns::Integer(one),
            2950 => KeyColumns::Uuid(one),
            _ => KeyColumns::Text(places),
        },
        _ => KeyColumns::Text(places),
    }
}

impl Described {
    /// Leaves out partitions that are foreign tables. The parent cannot be read without them: partitions
    /// that may only be read through it are left out too.
    pub(super) fn leave_out_foreign(&mut self) {
        if !self.stored.iter().any(|stored| stored.kind == 'f') {
            return;
        }
        self.stored.retain(|stored| {
            let why = match (stored.kind, stored.may_select) {
                ('f', _) => (Reason::NotRequested, "is a foreign table: its data is on another server"),
                (_, false) => (Reason::PermissionDenied, "may not be read by the role under its own name"),
                (_, true) => return true,
            };
            self.left_out.push((why.0, format!("the partition {} {}", stored.name, why.1)));
            false
        });
    }

    /// The table as one relation, and whether its rows have places that may be read and are unique.
    pub(super) fn relation(&self, schema: &str, name: &str, oid: u32, kind: char) -> (Stored, bool) {
        match &self.stored[..] {
            [stored] if kind != 'p' => {
                (stored.clone(), matches!(kind, 'r' | 'm') && stored.may_select && stored.is_heap)
            }
            _ => (self.parent(schema, name, oid), false),
        }
    }

    /// The table itself in place of its partitions, for who may read it and not them.
    pub(super) fn parent(&self, schema: &str, name: &str, oid: u32) -> Stored {
        Stored {
            schema: schema.to_owned(),
            name: name.to_owned(),
            oid,
            kind: 'p',
            may_select: true,
            pages: 0,
            size: self.stored.iter().map(|stored| stored.size).sum(),
            has_toast: self.stored.iter().any(|stored| stored.has_toast),
            file: None,
            is_heap: false,
        }
    }
}
