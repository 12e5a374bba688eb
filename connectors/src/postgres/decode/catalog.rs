//! The types of a database.

use std::collections::HashMap;

use tokio_postgres::Row;

use crate::postgres::decode::DEEPEST;

/// What kind of type it is, as far as reading it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A type of its own.
    Base,
    /// Another type with rules: that one.
    Domain(u32),
    /// A list of words.
    Enum,
    /// Of elements of a type.
    Array(u32),
    /// Of attributes: their names and types.
    Composite(Vec<(String, u32)>),
    /// Of bounds of a type.
    Range(u32),
    /// Of ranges of this type of range.
    Multirange(u32),
}

/// A type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TypeInfo {
    pub(super) name: String,
    /// Whether its values can be sent in binary.
    pub(super) is_sendable: bool,
    pub(super) class: Class,
}

/// The types of a database, loaded once a session.
#[derive(Clone, Debug, Default)]
pub(in crate::postgres) struct TypeCatalog {
    types: HashMap<u32, TypeInfo>,
}

impl TypeCatalog {
    /// Selects what [`TypeCatalog::from_rows`] reads. It works on all versions from 9.5 on: the type
    /// of a multirange is asked for by name, since ranges have had one since version 14 only. Every
    /// table has a type for its rows: of these only what columns are made of is selected.
    pub(in crate::postgres) const QUERY: &str = "\
        WITH used AS ( \
             SELECT atttypid AS oid FROM pg_catalog.pg_attribute WHERE attnum > 0 AND NOT attisdropped \
             UNION SELECT typbasetype FROM pg_catalog.pg_type) \
        SELECT t.oid, t.typname::text, t.typtype::text, t.typbasetype, \
               CASE WHEN t.typcategory = 'A' AND t.typlen = -1 THEN t.typelem ELSE 0::oid END, \
               t.typsend::oid <> 0, \
               coalesce(r.rngsubtype, 0::oid), \
               coalesce(m.rngtypid, 0::oid), \
               CASE WHEN t.typtype = 'c' THEN ARRAY( \
                    SELECT attname::text FROM pg_catalog.pg_attribute \
                    WHERE attrelid = t.typrelid AND attnum > 0 AND NOT attisdropped ORDER BY attnum) END, \
               CASE WHEN t.typtype = 'c' THEN ARRAY( \
                    SELECT atttypid FROM pg_catalog.pg_attribute \
                    WHERE attrelid = t.typrelid AND attnum > 0 AND NOT attisdropped ORDER BY attnum) END \
        FROM pg_catalog.pg_type t \
        LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid \
        LEFT JOIN pg_catalog.pg_range m ON t.typtype = 'm' \
             AND pg_catalog.to_json(m)->>'rngmultitypid' = t.oid::text \
        LEFT JOIN pg_catalog.pg_type e \
             ON e.oid = CASE WHEN t.typcategory = 'A' AND t.typlen = -1 THEN t.typelem ELSE t.oid END \
        LEFT JOIN pg_catalog.pg_class k ON e.typtype = 'c' AND k.oid = e.typrelid \
        WHERE t.typisdefined AND t.typtype <> 'p' \
          AND (k.oid IS NULL OR k.relkind = 'c' \
               OR e.oid IN (SELECT oid FROM used) OR e.typarray IN (SELECT oid FROM used)) \
        ORDER BY t.oid";

    /// Reads the rows of [`TypeCatalog::QUERY`].
    ///
    /// # Errors
    /// When the rows are not what the query asks for.
    pub(in crate::postgres) fn from_rows(rows: &[Row]) -> Result<TypeCatalog, tokio_postgres::Error> {
        let mut catalog = TypeCatalog::default();
        for row in rows {
            let oid: u32 = row.try_get(0)?;
            let name: String = row.try_get(1)?;
            let kind: String = row.try_get(2)?;
            let base: u32 = row.try_get(3)?;
            let element: u32 = row.try_get(4)?;
            let is_sendable: bool = row.try_get(5)?;
            let subtype: u32 = row.try_get(6)?;
            let range: u32 = row.try_get(7)?;
            let class = match kind.as_str() {
                "d" => Class::Domain(base),
                "e" => Class::Enum,
                "r" => Class::Range(subtype),
                "m" => Class::Multirange(range),
                "c" => {
                    let names: Option<Vec<String>> = row.try_get(8)?;
                    let types: Option<Vec<u32>> = row.try_get(9)?;
                    let names = names.unwrap_or_default();
                    Class::Composite(names.into_iter().zip(types.unwrap_or_default()).collect())
                }
                _ if element != 0 => Class::Array(element),
                _ => Class::Base,
            };
            catalog.add(oid, TypeInfo { name, is_sendable, class });
        }
        Ok(catalog)
    }

    /// Adds a type.
    pub(super) fn add(&mut self, oid: u32, info: TypeInfo) {
        self.types.insert(oid, info);
    }

    /// The type that values really are of: what a domain, or a domain over a domain, stands on.
    pub(super) fn base(&self, mut oid: u32) -> u32 {
        // Domains cannot form a circle; a catalogue that is read while it changes could.
        for _ in 0..DEEPEST {
            match self.types.get(&oid).map(|info| &info.class) {
                Some(Class::Domain(base)) => oid = *base,
                _ => break,
            }
        }
        oid
    }

    /// The type with this number.
    pub(super) fn get(&self, oid: u32) -> Option<&TypeInfo> {
        self.types.get(&oid)
    }
}
