//! Contradictions with the register.

use serde::Serialize;

use crate::register::Contradiction;

/// One contradiction.
#[derive(Serialize)]
pub(super) struct ContradictionObject<'c> {
    kind: &'static str,
    system: &'c str,
    category: Option<&'static str>,
    places: &'c [String],
    place_count: u64,
    count: u64,
    says: &'c str,
}

impl<'c> ContradictionObject<'c> {
    pub(super) fn of(contradiction: &'c Contradiction) -> ContradictionObject<'c> {
        ContradictionObject {
            kind: contradiction.kind.id(),
            system: &contradiction.system,
            category: contradiction.category.map(domesday_detectors::Category::id),
            places: &contradiction.places,
            place_count: contradiction.place_count,
            count: contradiction.count,
            says: &contradiction.says,
        }
    }
}
