//! Connectors and formats: places in, addressed text out. Nothing here knows what personal data is.
//!
//! A [`Connector`] lists the [`Unit`]s of a system and reads them as [`Payload`]s; a [`Format`]
//! turns the bytes of a unit into [`Batch`]es of decoded text with addresses; what could not be
//! read becomes a [`Gap`].

mod batch;
mod budget;
mod cancel;
mod connector;
mod content;
mod facts;
pub mod filesystem;
pub mod formats;
mod gap;
#[cfg(feature = "git")]
pub mod git;
mod options;
mod place;
mod position;
#[cfg(feature = "postgres")]
pub mod postgres;
mod registry;
#[cfg(feature = "s3")]
pub mod s3;
mod sample;
mod secret;
mod unit;

pub use batch::{Batch, Cell, FieldId, FieldName, Visitor};
pub use budget::{Budget, Lease};
pub use cancel::Cancel;
pub use connector::{Capabilities, Connector, Error, Listed, Scope};
pub use content::{Content, Failure, Object, PartRead, Payload, Table};
pub use facts::{Exposure, Facts, FieldFacts};
pub use formats::{Format, Isolation, Kind, Limits};
pub use gap::{Gap, Reason};
pub use options::{
    AccessKey, Context, GitOptions, KeyDigest, ObjectFilter, PostgresOptions, S3Options, Target,
};
pub use place::{Key, Node, ParsePlaceError, Place};
pub use position::{Position, RecordKey};
pub use registry::connectors_for;
pub use sample::{Sample, SampleSize};
pub use secret::Secret;
pub use unit::{Unit, Version};
