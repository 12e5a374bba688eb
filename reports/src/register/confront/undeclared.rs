//! Found, and not declared.

use super::finds::{Finds, words};
use crate::register::{Contradiction, ContradictionKind, Wanted};

/// Adds datasets that no system has, and categories that their system does not declare.
pub(super) fn confront(finds: &Finds<'_>, out: &mut Vec<Contradiction>) {
    for (place, content) in &finds.outside {
        if content.categories.is_empty() {
            continue;
        }
        let single = content.categories.keys().next().copied().filter(|_| content.categories.len() == 1);
        out.push(Contradiction {
            kind: ContradictionKind::Undeclared,
            system: String::new(),
            places: vec![(*place).to_owned()],
            place_count: 1,
            category: single,
            count: content.values(),
            says: format!("{place} belongs to no system of the register, and holds {}.", content.told()),
        });
    }
    for system in &finds.systems {
        let declared: Vec<_> = system.declared.categories.iter().map(|Wanted(category)| *category).collect();
        system.beyond(&declared, ContradictionKind::Undeclared, out, |category, seen| {
            format!("{} does not declare {}, and holds {}.", system.name(), words(category), seen.told())
        });
    }
}
