//! National identity and social security numbers.

use crate::method::Entry;

mod it_codice_fiscale;
mod tr_tckn;
mod us_ssn;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[us_ssn::ENTRY, it_codice_fiscale::ENTRY, tr_tckn::ENTRY];
