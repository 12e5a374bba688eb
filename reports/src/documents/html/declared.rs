//! What the register declares of a place, in a line.

use super::{names, text};
use crate::register::{DeclaredSystem, Register, Transfer};

/// The declared system that a place belongs to: the longest declared spelling at or above it wins.
pub(super) fn system<'r>(register: &'r Register, place: &str) -> Option<&'r DeclaredSystem> {
    let mut best: Option<(usize, &DeclaredSystem)> = None;
    for system in &register.system {
        for declared in &system.places {
            if covers(declared, place) && best.is_none_or(|(length, _)| declared.len() > length) {
                best = Some((declared.len(), system));
            }
        }
    }
    best.map(|(_, system)| system)
}

/// Whether `place` is at or below `declared`, in which `*` stands for anything within one segment.
fn covers(declared: &str, place: &str) -> bool {
    let declared = declared.trim_end_matches('/');
    let mut declared_parts = declared.split('/');
    let mut place_parts = place.split('/');
    loop {
        match (declared_parts.next(), place_parts.next()) {
            (None, _) => return true,
            (Some(_), None) => return false,
            (Some(pattern), Some(part)) => {
                // Below a file or table: its members and fields.
                let outer = part.split(['#', '!', ';']).next().unwrap_or(part);
                if !(matches(pattern, part) || matches(pattern, outer)) {
                    return false;
                }
            }
        }
    }
}

/// Whether a segment has the shape of a pattern.
fn matches(pattern: &str, segment: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == segment,
        Some((head, tail)) => segment.strip_prefix(head).is_some_and(|rest| {
            (0..=rest.len()).filter_map(|at| rest.get(at..)).any(|rest| matches(tail, rest))
        }),
    }
}

/// The name of a declared system, for people.
pub(super) fn name(system: &DeclaredSystem) -> String {
    text::shown(if system.name.is_empty() { &system.id } else { &system.name })
}

/// What is declared of a system, as terms and what they are. What is left open is said to be.
pub(super) fn facts(register: &Register, system: &DeclaredSystem) -> Vec<(&'static str, String)> {
    let open = "left open";
    let or_open = |value: &str| if value.is_empty() { open.to_owned() } else { text::shown(value) };
    let purposes: Vec<_> = register.purpose.iter().filter(|p| system.purposes.contains(&p.id)).collect();
    let described: Vec<&str> = purposes
        .iter()
        .map(|p| if p.description.is_empty() { p.id.as_str() } else { p.description.as_str() })
        .collect();
    let mut bases: Vec<&str> = match system.legal_basis {
        Some(basis) => vec![names::legal_basis(basis)],
        None => purposes.iter().filter_map(|p| p.legal_basis).map(names::legal_basis).collect(),
    };
    bases.sort_unstable();
    bases.dedup();
    let retention = system.retention.as_ref().map_or_else(
        || open.to_owned(),
        |kept| {
            let reason = if kept.reason.is_empty() { String::new() } else { format!(" ({})", kept.reason) };
            text::shown(&format!("{}{reason}", names::period(kept.period)))
        },
    );
    let mut facts = vec![
        ("Owner", or_open(&system.owner)),
        ("Role", names::controller(system.role).to_owned()),
        ("Purposes", or_open(&described.join("; "))),
        ("Legal basis", or_open(&bases.join("; "))),
        ("Kept", retention),
    ];
    let recipients = recipients(register, system);
    if !recipients.is_empty() {
        facts.push(("Recipients", text::shown(&recipients.join("; "))));
    }
    if !system.legal_hold.is_empty() {
        facts.push(("Legal hold", text::shown(&system.legal_hold)));
    }
    if let Some(on) = system.reviewed.on {
        facts.push(("Reviewed", text::shown(&format!("{} {}", text::day(on.0), system.reviewed.by))));
    }
    facts
}

/// Recipients and transfers, with country and safeguard.
fn recipients(register: &Register, system: &DeclaredSystem) -> Vec<String> {
    let abroad = |name: &str, country: &str, safeguard| {
        if country.is_empty() {
            name.to_owned()
        } else {
            format!("{name} ({country}, {})", names::safeguard(safeguard))
        }
    };
    let listed = register.recipient.iter().filter(|recipient| system.recipients.contains(&recipient.id));
    let mut all: Vec<String> = listed
        .map(|r| match r.safeguard {
            None => {
                if r.country.is_empty() {
                    r.name.clone()
                } else {
                    format!("{} ({})", r.name, r.country)
                }
            }
            some => abroad(&r.name, &r.country, some),
        })
        .collect();
    all.extend(system.transfers.iter().map(|t: &Transfer| abroad(&t.recipient, &t.country, t.safeguard)));
    all
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn places_belong_to_what_is_declared_above_them() {
        for (declared, place, expected) in [
            ("s3://lake", "s3://lake/exports/a.csv", true),
            ("s3://lake/exp*/", "s3://lake/exports/a.csv", true),
            ("s3://lake/exp", "s3://lake/exports", false),
            ("file:///srv/hr", "file:///srv/hr", true),
            ("file:///srv/hr", "file:///srv", false),
            ("postgresql://db1:5432/crm/*/users", "postgresql://db1:5432/crm/public/users#col=email", true),
            ("file:///srv/a.zip", "file:///srv/a.zip!/b.csv", true),
            ("file:///srv/*.csv", "file:///srv/users.csv", true),
        ] {
            assert_eq!(covers(declared, place), expected, "{declared} {place}");
        }
    }
}
