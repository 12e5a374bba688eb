//! Tests of the reports crate through its public interface.

// Helpers of tests may stop a test like the tests themselves.
#![allow(clippy::unwrap_used, clippy::panic)]

mod conservation;
mod declared;
mod diff;
mod distinct;
mod documents;
mod estate;
mod facts;
mod fold;
mod gate;
mod html;
mod interface;
mod keys;
mod leak;
mod map;
mod masks;
mod schemas;
mod snapshots;
mod store;
mod subjects;
mod support;
