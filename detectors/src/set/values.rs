//! Whole values of fields that are named for a kind.

use crate::{
    Category, FieldHint, Layout, Text, address,
    catalog::{iban, id, mac_address, payment_card, person_name, phone_number},
    lanes::Lanes,
    layout::Locator,
    number::Run,
    person::Names,
    site::{Candidate, Site},
};

use super::DetectorSet;

impl DetectorSet {
    /// Whole values of fields whose names speak of a kind that can be written in ways that no anchor
    /// finds: short numbers, digits without separators.
    pub(super) fn verify_values<L: Layout + ?Sized>(
        &self,
        text: &Text<'_, L>,
        cells: &Locator<'_, L>,
        lanes: &mut Lanes<'_>,
        names: &mut Names,
    ) {
        const BY_VALUE: FieldHint = FieldHint::NONE
            .naming(Category::BankAccount)
            .naming(Category::PersonName)
            .naming(Category::PhoneNumber)
            .naming(Category::MacAddress)
            .naming(Category::PaymentCard)
            .naming(Category::PostalAddress);
        let wanted = |hint: &FieldHint| hint.names_any(&BY_VALUE) || hint.has_marks();
        lanes.settled.clear();
        if !text.fields.iter().any(wanted) {
            return;
        }
        cells.each_cell_of(wanted, |site, cell| {
            let first = lanes.out.len();
            if site.hint.has_marks() {
                lanes.value(site, cell);
            }
            let out = &mut *lanes.out;
            let before = out.len();
            let mut found = |mut c: Candidate| {
                c.cell = cell;
                out.push(c);
            };
            if site.hint.names(Category::PersonName) && self.runs(id::PERSON_NAME) {
                person_name::verify_value(site, names, &mut found);
            }
            if site.hint.names(Category::BankAccount) && self.runs(id::IBAN) {
                iban::verify_value(site, &mut found);
            }
            if site.hint.names(Category::MacAddress) && self.runs(id::MAC_ADDRESS) {
                mac_address::verify_value(site, &mut found);
            }
            if site.hint.names(Category::PostalAddress) && self.runs(id::POSTAL_ADDRESS) {
                address::verify_value(site, &mut found);
            }
            if site.hint.names(Category::PaymentCard) && self.runs(id::PAYMENT_CARD) {
                each_run(site, |run| payment_card::verify_named(site, run, &mut found));
            }
            if site.hint.names(Category::PhoneNumber) && self.runs(id::PHONE_NUMBER) {
                phone_number::verify_value(site, &self.regions, &mut found);
                // More than one number, or a number in a text.
                if out.len() == before {
                    each_run(site, |run| {
                        phone_number::verify(site, run.range(), &self.regions, &mut |mut c| {
                            c.cell = cell;
                            out.push(c);
                        });
                    });
                }
            }
            lanes.settle_cell(site, cell, first);
        });
    }
}

/// Calls `each` with the runs of seven and more digits in a cell.
fn each_run(site: &Site<'_>, mut each: impl FnMut(&Run)) {
    let mut at = site.lo;
    while let Some(skip) = site.text[at..site.hi].iter().position(u8::is_ascii_digit) {
        let run = Run::read(site, at + skip);
        if run.digits() >= 7 {
            each(&run);
        }
        at = match run.next() {
            Some(next) => next,
            None => run.range().end.max(at + skip + 1),
        };
    }
}
