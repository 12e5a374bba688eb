//! parquet

use crate::formats::kind::Part;
use crate::formats::out::Reading;
use crate::formats::{Input, Out};

/// Not written yet.
pub(crate) fn parts(_input: &Input<'_>, _part: u64) -> Reading<u32> {
    Ok(1)
}

/// Not written yet.
pub(crate) fn read(_input: &Input<'_>, _part: Part, _out: &mut Out<'_>) -> Reading {
    Err(crate::Failure::malformed("not written yet"))
}
