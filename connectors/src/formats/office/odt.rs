//! odt

use crate::formats::out::Reading;
use crate::formats::{Input, Out};

/// Not written yet.
pub(crate) fn read(_input: &Input<'_>, _out: &mut Out<'_>) -> Reading {
    Err(crate::Failure::malformed("not written yet"))
}
