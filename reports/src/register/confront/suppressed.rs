//! Persons who must not be there any more.

use super::finds::{Content, Finds, Places, words};
use crate::register::{Contradiction, ContradictionKind, Register, Suppression};
use crate::terminal::figures::plural;

/// Adds the systems and places where suppressed persons still are.
pub(super) fn confront(finds: &Finds<'_>, register: &Register, out: &mut Vec<Contradiction>) {
    for system in &finds.systems {
        let purposes = &system.declared.purposes;
        let lists = register
            .suppression
            .iter()
            .filter(|list| list.purposes.is_empty() || list.purposes.iter().any(|id| purposes.contains(id)));
        let lists: Vec<&Suppression> = lists.collect();
        out.extend(contradiction(&system.declared.id, system.name(), &system.content, &lists));
    }
    // What has no declared purpose is held against the lists that ask for none.
    let everywhere: Vec<&Suppression> =
        register.suppression.iter().filter(|list| list.purposes.is_empty()).collect();
    for (place, content) in &finds.outside {
        out.extend(contradiction("", place, content, &everywhere));
    }
}

fn contradiction(
    system: &str,
    name: &str,
    content: &Content,
    lists: &[&Suppression],
) -> Option<Contradiction> {
    let count: u64 = content.suppressed.values().map(|seen| seen.values).sum();
    if lists.is_empty() || count == 0 {
        return None;
    }
    let mut places = Places::default();
    for seen in content.suppressed.values() {
        places.unite(&seen.places);
    }
    let named: Vec<String> = lists.iter().map(|list| format!("“{}”", list.label())).collect();
    let categories: Vec<String> = content.suppressed.keys().map(|category| words(*category)).collect();
    let single = content.suppressed.keys().next().copied().filter(|_| content.suppressed.len() == 1);
    Some(Contradiction {
        kind: ContradictionKind::SuppressedPresent,
        system: system.to_owned(),
        places: places.named(),
        place_count: places.count,
        category: single,
        count,
        says: format!(
            "{name} still holds {} of persons on {} {} ({}).",
            plural(count, "value", "values"),
            if lists.len() == 1 { "the list" } else { "the lists" },
            named.join(", "),
            categories.join(", ")
        ),
    })
}
