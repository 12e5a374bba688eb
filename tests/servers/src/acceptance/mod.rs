//! Large sizes, with figures: how fast the program is, how much memory it takes, whether it finds everything.
//!
//! `domesday-acceptance PROGRAM table|small|large` runs them at full size.

mod bucket;
mod measure;
mod table;

pub use bucket::{Bucket, BucketFigures};
pub use measure::Run;
pub use table::{Table, TableFigures};
