//! Found, and needed by none of the system's purposes.

use super::finds::{Finds, words};
use crate::register::related::is_declared;
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
        for (category, seen) in &system.content.categories {
            if is_declared(&needed, *category) {
                continue;
            }
            out.push(Contradiction {
                kind: ContradictionKind::OutsidePurpose,
                system: system.declared.id.clone(),
                places: seen.places.named(),
                place_count: seen.places.count,
                category: Some(*category),
                count: seen.values,
                says: format!(
                    "{} is there for {}, which {} not need {}; it holds {}.",
                    system.name(),
                    named.join(", "),
                    if named.len() == 1 { "does" } else { "do" },
                    words(*category),
                    seen.told()
                ),
            });
        }
    }
}
