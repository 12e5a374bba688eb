//! Found, and needed by none of the system's purposes.

use super::finds::{Finds, words};
use crate::register::{Contradiction, ContradictionKind, Purpose, Register, Wanted};

/// Adds categories that none of a system's purposes lists. A purpose that lists none leaves it open what it needs.
pub(super) fn confront(finds: &Finds<'_>, register: &Register, out: &mut Vec<Contradiction>) {
    for system in &finds.systems {
        let purposes: Vec<&Purpose> = register
            .purpose
            .iter()
            .filter(|purpose| system.declared.purposes.contains(&purpose.id))
            .collect();
        if purposes.is_empty() || purposes.iter().any(|purpose| purpose.categories.is_empty()) {
            continue;
        }
        let needed: Vec<_> = purposes
            .iter()
            .flat_map(|purpose| &purpose.categories)
            .map(|Wanted(category)| *category)
            .collect();
        let named: Vec<String> = purposes.iter().map(|purpose| format!("“{}”", purpose.label())).collect();
        let does = if named.len() == 1 { "does" } else { "do" };
        let named = named.join(", ");
        system.beyond(&needed, ContradictionKind::OutsidePurpose, out, |category, seen| {
            let (name, words, told) = (system.name(), words(category), seen.told());
            format!("{name} is there for {named}, which {does} not need {words}; it holds {told}.")
        });
    }
}
