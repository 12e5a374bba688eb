//! OpenDocument spreadsheets.

use crate::formats::office::odt;
use crate::formats::out::Reading;
use crate::formats::{Input, Out};

/// Reads a spreadsheet: each sheet in `#sheet=NAME`. What a document holds is told by its body, so that all
/// OpenDocument files have one reader.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    odt::read(input, out)
}
