//! What the catalogue says of a relation beside its rows: declared types, keys, grants.

use tokio_postgres::Client;
use tokio_postgres::error::Error;

use crate::postgres::database::Database;
use crate::{Exposure, Facts, FieldFacts, Place};

/// Everything in one question, a row a column; a relation without columns is one row too. Grants to PUBLIC are
/// those whose grantee is 0 (PostgreSQL's documentation, 5.8 "Privileges",
/// <https://www.postgresql.org/docs/current/ddl-priv.html>), on the relation or on one of its columns. The number
/// of rows is that of the last ANALYZE or VACUUM: of a partitioned table, that of its leaves.
const FACTS: &str = "
    SELECT a.attname::text, format_type(a.atttypid, a.atttypmod), coalesce(a.attnotnull, false),
        EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid
            AND i.indpred IS NULL AND i.indnkeyatts = 1 AND (i.indkey::smallint[])[0] = a.attnum),
        EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary
            AND a.attnum = ANY ((i.indkey::smallint[])[0:i.indnkeyatts - 1])),
        ARRAY (
            SELECT p.part FROM (
                SELECT DISTINCT n.nspname::text AS schema, r.relname::text AS name, o.attname::text AS field
                FROM pg_constraint k CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS pair (own, other)
                JOIN pg_class r ON r.oid = k.confrelid JOIN pg_namespace n ON n.oid = r.relnamespace
                JOIN pg_attribute o ON o.attrelid = k.confrelid AND o.attnum = pair.other
                WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conparentid = 0 AND pair.own = a.attnum
            ) AS target
            CROSS JOIN LATERAL unnest(ARRAY[schema, name, field]) WITH ORDINALITY AS p (part, place)
            ORDER BY schema, name, field, p.place
        ),
        EXISTS (SELECT FROM aclexplode(c.relacl) g WHERE g.grantee = 0 AND g.privilege_type = 'SELECT')
            OR EXISTS (SELECT FROM aclexplode(a.attacl) g WHERE g.grantee = 0 AND g.privilege_type = 'SELECT'),
        EXISTS (SELECT FROM aclexplode(c.relacl) g
            WHERE g.grantee = 0 AND g.privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'))
            OR EXISTS (SELECT FROM aclexplode(a.attacl) g
                WHERE g.grantee = 0 AND g.privilege_type IN ('INSERT', 'UPDATE')),
        CASE c.relkind WHEN 'p' THEN (
            SELECT sum(greatest(l.reltuples, 0)) FROM pg_partition_tree(c.oid) t JOIN pg_class l ON l.oid = t.relid
            WHERE t.isleaf
        ) ELSE c.reltuples END::float8
    FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.oid = $1 ORDER BY a.attnum";

/// Asks what the catalogue says of a relation; `None` where the server refuses to tell.
pub(super) async fn ask(
    client: &Client,
    database: &Database,
    place: &Place,
    oid: u32,
) -> Result<Option<Facts>, Error> {
    let rows = match client.query(FACTS, &[&oid]).await {
        Ok(rows) => rows,
        // The rows can be read all the same.
        Err(error) if error.as_db_error().is_some() => {
            tracing::debug!("the catalogue does not tell the facts of a table");
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    let mut facts = Facts::default();
    let mut granted = [false; 2];
    for row in rows {
        for (granted, column) in granted.iter_mut().zip(6..) {
            *granted |= row.try_get::<_, bool>(column)?;
        }
        let records: Option<f64> = row.try_get(8)?;
        // Unknown is -1, and before version 14 0.
        facts.records = records.filter(|records| *records > 0.0).map(|records| records as u64);
        let Some(name) = row.try_get::<_, Option<String>>(0)? else { continue };
        let targets: Vec<String> = row.try_get(5)?;
        let targets = targets.chunks_exact(3).map(|target| match target {
            [schema, name, field] => database.relation(schema, name).column(field),
            _ => place.clone(),
        });
        facts.fields.push(FieldFacts {
            place: place.column(&name),
            declared_type: row.try_get(1)?,
            nullable: !row.try_get::<_, bool>(2)?,
            unique: row.try_get(3)?,
            primary_key: row.try_get(4)?,
            references: targets.collect(),
        });
    }
    let exposures = [Exposure::GrantedToPublic, Exposure::WritableByPublic];
    facts.exposure =
        exposures.into_iter().zip(granted).filter_map(|(it, granted)| granted.then_some(it)).collect();
    Ok(Some(facts))
}
