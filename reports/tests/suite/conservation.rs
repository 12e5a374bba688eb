//! The inventory adds up, and does not depend on the order or grouping of what it is made of.

use domesday_connectors::Reason;
use domesday_reports::{Inventory, Outcome, ReportOptions, UNREAD_UNITS_LISTED};
use proptest::prelude::*;

use crate::facts::table;
use crate::support::{Unit, inventory, mixed, place, written};

#[test]
fn every_unit_is_examined_whole_or_a_gap_unit() {
    let inventory = inventory(&mixed());
    let totals = inventory.totals();
    assert_eq!((totals.listed, totals.examined, totals.gap_units), (7, 4, 3));
    // A link inside hides nothing; a malformed part does.
    assert_eq!(totals.gaps.values().sum::<u64>(), 4);
    assert_eq!((totals.findings, totals.reserved, totals.places, totals.collections), (4, 1, 3, 2));
    inventory.conserved().unwrap();
}

#[test]
fn a_unit_without_examination_and_gap_is_told() {
    let mut outcome = Unit::unread("file:///a", Reason::Vanished, None);
    outcome.gaps.clear();
    let inventory = inventory(&[outcome]);
    let error = inventory.conserved().unwrap_err();
    assert_eq!((error.listed, error.accounted), (1, 0));
}

#[test]
fn files_with_nothing_to_tell_are_only_counted() {
    let outcomes: Vec<Outcome> = (0..500)
        .map(|i| {
            Unit::examined(&format!("file:///d/{i}.txt"), "text/plain", 1).text("email-address", &[]).done()
        })
        .collect();
    let inventory = inventory(&outcomes);
    assert_eq!(inventory.collections().count(), 0);
    let dataset = &inventory.systems()["file://"].datasets["file:///d/"];
    assert_eq!((dataset.listed, dataset.examined, dataset.plain, dataset.bytes), (500, 500, 500, 500));
    inventory.conserved().unwrap();
}

#[test]
fn unread_units_are_named_up_to_a_bound_and_all_counted() {
    let more = UNREAD_UNITS_LISTED + 7;
    let mut outcomes: Vec<Outcome> = (0..more)
        .map(|i| {
            Unit::unread(
                &format!("file:///p/{i:05}.png"),
                Reason::UnsupportedFormat("image/png".to_owned()),
                Some(10),
            )
        })
        .collect();
    outcomes.reverse();
    let inventory = inventory(&outcomes);
    inventory.conserved().unwrap();
    let group = inventory.systems()["file://"].datasets["file:///p/"].unread.values().next().unwrap();
    assert_eq!(
        (group.units, group.bytes, group.named.len()),
        (more as u64, more as u64 * 10, UNREAD_UNITS_LISTED)
    );
    assert_eq!(&**group.named.last_key_value().unwrap().0, format!("{:05}.png", UNREAD_UNITS_LISTED - 1));
    assert_eq!(inventory.gaps().values().next().unwrap().examples[0], "file:///p/00000.png");
}

#[test]
fn places_nested_in_a_unit_belong_to_its_collection() {
    let unit = Unit::examined("file:///b.zip", "application/zip", 9)
        .field("!/x/users.csv#col=email", true, "email-address", &["jane@corp.de"])
        .done();
    let inventory = inventory(&[unit]);
    let (place, collection) = inventory.collections().next().unwrap();
    assert_eq!(place, "file:///b.zip");
    assert_eq!(&*collection.fields[0].suffix, "!/x/users.csv#col=email");
}

/// A scan of a few units, with repeated directories, fields and reasons.
fn outcomes() -> impl Strategy<Value = Vec<Outcome>> {
    let unit = (0usize..400, 0u8..7).prop_map(|(n, kind)| {
        let name = format!("file:///srv/{}/{n}", n % 5);
        let value = format!("user{}@corp.de", n % 50);
        match kind {
            0 => Unit::examined(&name, "text/plain", n as u64).done(),
            1 => Unit::examined(&name, "text/plain", 9).text("email-address", &[&value]).done(),
            2 => Unit::examined(&name, "text/csv", 9)
                .column("#col=b", "email-address", &[&value, "x@example.com"])
                .column("#col=a", "iban", &[])
                .done(),
            3 => Unit::unread(&name, Reason::UnsupportedFormat(format!("image/{}", n % 3)), Some(n as u64)),
            4 => Unit::unread(&name, Reason::SymbolicLink, None),
            5 => Outcome { unit: place(&name), ..table() },
            _ => Unit::examined(&name, "text/csv", 9)
                .column("#col=c", "bic", &[])
                .gap("", Reason::Partial)
                .done(),
        }
    });
    prop::collection::vec(unit, 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_grouping_gives_the_same_inventory(all in outcomes(), cut in 0usize..40, turn in 0usize..40) {
        let whole = inventory(&all);
        let cut = cut.min(all.len());
        let mut merged = inventory(&all[..cut]);
        merged.merge(inventory(&all[cut..]));
        prop_assert_eq!(&merged, &whole);
        let mut flipped = inventory(&all[cut..]);
        flipped.merge(inventory(&all[..cut]));
        prop_assert_eq!(&flipped, &whole);
        let mut turned = all.clone();
        turned.rotate_left(turn % all.len().max(1));
        prop_assert_eq!(&inventory(&turned), &whole);
        let mut same = Inventory::default();
        same.merge(whole.clone());
        prop_assert_eq!(&same, &whole);
        prop_assert!(whole.conserved().is_ok());
        prop_assert_eq!(whole.totals().listed, all.len() as u64);
    }
}

#[test]
fn equal_scans_give_equal_bytes_in_any_order() {
    let outcomes = mixed();
    let mut turned = mixed();
    turned.reverse();
    for format in ["json", "csv", "terminal"] {
        let options = ReportOptions::default();
        assert_eq!(written(format, &outcomes, options), written(format, &turned, options));
    }
    assert_eq!(place("file:///srv").to_string(), "file:///srv");
}
