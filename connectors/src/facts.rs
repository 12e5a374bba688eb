//! Facts: what a system says of a unit beside its content.

use crate::Place;

/// What a system says of a unit: a file, an object, a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Who else can get at it, sorted, each once.
    pub exposure: Vec<Exposure>,
    /// Where it is stored, as the system spells it: `eu-central-1`.
    pub region: Option<String>,
    /// When its content last changed, in seconds since 1970-01-01 (UTC).
    pub modified: Option<i64>,
    /// How many records it has, as far as the system knows.
    pub records: Option<u64>,
    /// Its fields, in its own order.
    pub fields: Vec<FieldFacts>,
}

/// What a system says of a field: a column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFacts {
    /// The field.
    pub place: Place,
    /// The declared type as the system spells it: `character varying(80)`, `BYTE_ARRAY (UTF8)`.
    pub declared_type: String,
    /// Whether it may be empty.
    pub nullable: bool,
    /// Whether no two records may have the same value in it alone.
    pub unique: bool,
    /// Whether it is the primary key, or a part of it.
    pub primary_key: bool,
    /// The fields of other units that its values must be in (foreign keys).
    pub references: Vec<Place>,
}

/// A way in which others than the owner can get at a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exposure {
    /// Every account of the machine may read the file (mode `o+r`, POSIX.1-2024 `sys/stat.h`).
    WorldReadable,
    /// Every account of the machine may write the file.
    WorldWritable,
    /// Anyone may read the object without signing in (bucket policy or access control list).
    PublicRead,
    /// Anyone may write to the bucket.
    PublicWrite,
    /// Every role of the database may read the table (granted to `PUBLIC`).
    GrantedToPublic,
    /// Every role of the database may change the table.
    WritableByPublic,
    /// The store does not encrypt it at rest.
    Unencrypted,
}

impl Exposure {
    /// Every exposure, in order.
    pub const ALL: &'static [Exposure] = &[
        Exposure::WorldReadable,
        Exposure::WorldWritable,
        Exposure::PublicRead,
        Exposure::PublicWrite,
        Exposure::GrantedToPublic,
        Exposure::WritableByPublic,
        Exposure::Unencrypted,
    ];

    /// The stable id, such as `world-readable`.
    pub const fn id(self) -> &'static str {
        match self {
            Exposure::WorldReadable => "world-readable",
            Exposure::WorldWritable => "world-writable",
            Exposure::PublicRead => "public-read",
            Exposure::PublicWrite => "public-write",
            Exposure::GrantedToPublic => "granted-to-public",
            Exposure::WritableByPublic => "writable-by-public",
            Exposure::Unencrypted => "unencrypted",
        }
    }

    /// The exposure of an id.
    pub fn of_id(id: &str) -> Option<Exposure> {
        Exposure::ALL.iter().copied().find(|exposure| exposure.id() == id)
    }
}
