//! Columns of Arrow arrays as records: for Parquet, Arrow IPC and ORC.

mod bound;
mod chunks;
mod group;
mod plan;

pub(super) use bound::{broken, read_batch};
pub(super) use chunks::Chunks;
pub(super) use group::{Each, Group, read_group};
pub(super) use plan::Plan;
