//! What the register declares of a place, in a line.

use super::{names, text};
use crate::register::{DeclaredPlaces, DeclaredSystem, Register, Transfer};

/// A register, to ask for what it declares of places.
pub(super) struct Declarations<'r> {
    register: &'r Register,
    places: DeclaredPlaces<'r>,
}

impl<'r> Declarations<'r> {
    /// Those of a register.
    pub(super) fn of(register: &'r Register) -> Declarations<'r> {
        Declarations { register, places: DeclaredPlaces::of(register) }
    }

    /// The declared system that a place belongs to.
    pub(super) fn system(&self, place: &str) -> Option<&'r DeclaredSystem> {
        self.places.system(place)
    }

    /// What is declared of a system, as terms and what they are. What is left open is said to be.
    pub(super) fn facts(&self, system: &DeclaredSystem) -> Vec<(&'static str, String)> {
        facts(self.register, system)
    }
}

/// The name of a declared system, for people.
pub(super) fn name(system: &DeclaredSystem) -> String {
    text::shown(if system.name.is_empty() { &system.id } else { &system.name })
}

fn facts(register: &Register, system: &DeclaredSystem) -> Vec<(&'static str, String)> {
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
