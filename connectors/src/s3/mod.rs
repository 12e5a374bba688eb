//! S3 and what speaks its protocol.
//!
//! | file | what |
//! |---|---|
//! | `address` | targets: buckets and prefixes |
//! | `connect`, `settings` | clients, credentials, regions, the check that a target can be read |
//! | `service` | one bucket: every request goes through it, is counted and tried again |
//! | `pressure`, `gate` | the budget of retries of a scan, how many requests are under way |
//! | `fault` | what an answer means: try again, slow down, or a gap with its reason |
//! | `page`, `list`, `choice` | listings, and what is left out of them |
//! | `download`, `fetch`, `queue` | bytes on their way, objects fetched before they are read |
//! | `blocks`, `object` | large objects, by ranges |
//!
//! Nothing but GET is ever sent: `ListObjectsV2`, `ListObjectVersions` and `GetObject`.

mod address;
mod blocks;
mod choice;
mod connect;
mod connector;
mod download;
mod exposure;
mod fault;
mod fetch;
mod gate;
mod list;
mod object;
mod page;
mod pressure;
mod queue;
mod service;
mod settings;
mod unit;

pub(crate) use connect::connect;
