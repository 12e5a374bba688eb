//! xls
use crate::formats::out::Reading;
use crate::formats::{Input, Kind, Out};
/// x
pub(crate) fn read(_kind: Kind, _input: &Input<'_>, _out: &mut Out<'_>) -> Reading {
    Err(crate::Failure::malformed("not written yet"))
}
