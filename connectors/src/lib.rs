//! Connectors and formats: places in, addressed text out. Nothing here knows what personal data is.
//!
//! A [`Connector`] lists the [`Unit`]s of a system and reads them as [`Payload`]s; a [`Format`]
//! turns the bytes of a unit into [`Batch`]es of decoded text with addresses; what could not be
//! read becomes a [`Gap`].

mod batch;
mod connector;
pub mod filesystem;
pub mod formats;
mod gap;
mod place;
mod position;
mod registry;
mod unit;

pub use batch::{Batch, Cell, FieldId, FieldName, Visitor};
pub use connector::{Capabilities, Connector, Error, Listed, Scope};
pub use formats::Format;
pub use gap::{Gap, Reason};
pub use place::{Key, Node, ParsePlaceError, Place};
pub use position::{Position, RecordKey};
pub use registry::{connector_for, connectors_for};
pub use unit::{Content, Payload, Unit, Version};
