//! xls
use crate::formats::out::Reading;
use crate::formats::{Input, Out};
/// x
pub(crate) fn read(_input: &Input<'_>, _out: &mut Out<'_>) -> Reading {
    Err(crate::Failure::malformed("not written yet"))
}
