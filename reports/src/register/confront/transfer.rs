//! It leaves for a third country, and nothing makes that lawful.

use std::collections::BTreeMap;

use super::finds::{Finds, Places, SystemFinds};
use crate::register::countries::{self, Regime};
use crate::register::pattern::normal_place;
use crate::register::{Contradiction, ContradictionKind, Recipient, Register, Transfer};

/// A way in which the data of a system gets to a country.
#[derive(Default)]
struct Way {
    /// What says so.
    because: Vec<String>,
    /// Where the data is that is stored there; empty where only the register says it.
    stored: Places,
}

/// Adds transfers of systems that hold personal data to countries without adequate protection.
pub(super) fn confront(finds: &Finds<'_>, register: &Register, out: &mut Vec<Contradiction>) {
    let Some(regime) = Regime::of(&register.organisation.country) else { return };
    for system in finds.systems.iter().filter(|system| system.content.values() > 0) {
        for (country, way) in ways(system, register) {
            if regime.is_free(&country) {
                continue;
            }
            let declared = || system.declared.places.iter().filter_map(|place| normal_place(place));
            let (places, place_count) = match way.stored.count {
                0 => {
                    let all: Vec<String> = declared().collect();
                    (all.iter().take(super::PLACES_NAMED).cloned().collect(), all.len() as u64)
                }
                stored => (way.stored.named(), stored),
            };
            let remedy = match country.as_str() {
                "US" => {
                    " Companies certified under the Data Privacy Framework are named by `safeguard = \"adequacy\"`."
                }
                _ => "",
            };
            out.push(Contradiction {
                kind: ContradictionKind::TransferWithoutSafeguard,
                system: system.declared.id.clone(),
                places,
                place_count,
                category: None,
                count: system.content.values(),
                says: format!(
                    "{} holds {}, and it gets to {}: {}. No safeguard is named.{remedy}",
                    system.name(),
                    system.content.told(),
                    countries::name(&country),
                    way.because.join(", ")
                ),
            });
        }
    }
}

/// The ways without a safeguard, by country.
fn ways(system: &SystemFinds<'_>, register: &Register) -> BTreeMap<String, Way> {
    let mut ways: BTreeMap<String, Way> = BTreeMap::new();
    let mut add = |country: &str, because: String| {
        if !country.is_empty() {
            ways.entry(country.to_ascii_uppercase()).or_default().because.push(because);
        }
    };
    let declared = system.declared;
    let recipients: Vec<&Recipient> =
        register.recipient.iter().filter(|recipient| declared.recipients.contains(&recipient.id)).collect();
    for recipient in &recipients {
        let is_told = |transfer: &Transfer| transfer.recipient.is_empty() || is_to(transfer, recipient);
        let mut transfers = declared.transfers.iter().filter(|t| is_in(&t.country, &recipient.country));
        if recipient.safeguard.is_none() && !transfers.any(|t| t.safeguard.is_some() && is_told(t)) {
            add(&recipient.country, format!("the recipient “{}” is there", recipient.label()));
        }
    }
    for transfer in &declared.transfers {
        let safe = |recipient: &&Recipient| {
            recipient.safeguard.is_some()
                && is_in(&recipient.country, &transfer.country)
                && is_to(transfer, recipient)
        };
        if transfer.safeguard.is_none() && !recipients.iter().any(safe) {
            let to = match transfer.recipient.as_str() {
                "" => "a transfer is declared".to_owned(),
                recipient => format!("a transfer to “{recipient}” is declared"),
            };
            add(&transfer.country, to);
        }
    }
    // What is stored there is in the hands of whoever the register names there.
    let is_safeguarded = |country: &str| {
        recipients.iter().any(|r| r.safeguard.is_some() && is_in(&r.country, country))
            || declared.transfers.iter().any(|t| t.safeguard.is_some() && is_in(&t.country, country))
    };
    if !is_safeguarded(&declared.location) {
        add(&declared.location, "the system is there".to_owned());
    }
    let mut regions: BTreeMap<&str, Places> = BTreeMap::new();
    for collection in system.holding() {
        if let Some(region) = &collection.region {
            regions.entry(region).or_default().add(collection.place.clone());
        }
    }
    for (region, places) in regions {
        let Some(country) = countries::of_region(region).filter(|country| !is_safeguarded(country)) else {
            continue;
        };
        let way = ways.entry(country.to_owned()).or_default();
        way.because.push(format!("it is stored in the region {region}"));
        way.stored.unite(&places);
    }
    ways
}

fn is_in(country: &str, other: &str) -> bool {
    country.eq_ignore_ascii_case(other)
}

fn is_to(transfer: &Transfer, recipient: &Recipient) -> bool {
    transfer.recipient == recipient.id || transfer.recipient == recipient.name
}
