//! Vehicle identification numbers and number plates.

use crate::method::Entry;

mod de_number_plate;
mod districts;
mod es_number_plate;
mod fr_number_plate;
mod in_number_plate;
mod it_number_plate;
mod ng_number_plate;
mod nl_number_plate;
mod number_plate;
mod pl_number_plate;
mod se_number_plate;
mod tr_number_plate;
mod uk_number_plate;
mod vin;

/// The detectors of this folder. Append: the order numbers them.
pub(crate) const ENTRIES: &[Entry] = &[
    de_number_plate::ENTRY,
    es_number_plate::ENTRY,
    fr_number_plate::ENTRY,
    in_number_plate::ENTRY,
    it_number_plate::ENTRY,
    ng_number_plate::ENTRY,
    nl_number_plate::ENTRY,
    number_plate::ENTRY,
    pl_number_plate::ENTRY,
    se_number_plate::ENTRY,
    tr_number_plate::ENTRY,
    uk_number_plate::ENTRY,
    vin::ENTRY,
];
