//! Pictures of pages, for recognition of their text.

use hayro_syntax::page::Page;

use crate::formats::limits::Meter;
use crate::formats::out::Reading;

/// The pictures that a page shows, as JPEG or PNG.
///
/// # Errors
/// When a limit of the unit was reached.
pub(super) fn of(_page: &Page<'_>, _meter: &Meter) -> Reading<Vec<Vec<u8>>> {
    Ok(Vec::new())
}
