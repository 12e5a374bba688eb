//! The data categories that fields are labelled with
//! (<https://ethyca.github.io/fideslang/taxonomy/data_categories/>).

use std::collections::BTreeSet;

use domesday_detectors::{AddressPart, Category, FieldHint};

use crate::documents::processing::counts;
use crate::map::{Form, Held, MapCollection, MapField, Role};

/// What a field without personal data is labelled: Fides asks for a category of every field.
pub(super) const OPERATIONS: &str = "system.operations";

/// What the key of a table of persons is labelled, and whatever refers to it.
const UNIQUE_ID: &str = "user.unique_id";

/// The spellings of the fields that tell one person from another.
pub(super) struct Persons {
    keys: BTreeSet<String>,
}

impl Persons {
    /// The keys of the tables of persons: a record has the name of a person and something else that identifies or
    /// reaches that person, and a key of one field.
    pub(super) fn of<'m>(collections: impl Iterator<Item = &'m MapCollection>) -> Persons {
        let keys = collections.filter(|collection| is_of_persons(collection)).filter_map(|collection| {
            let mut keys = collection.fields.iter().filter(|field| field.primary_key);
            let key = keys.next().filter(|_| keys.next().is_none())?;
            Some(format!("{}{}", collection.place, key.suffix))
        });
        Persons { keys: keys.collect() }
    }

    fn holds(&self, collection: &MapCollection, field: &MapField) -> bool {
        let refers = field.references.iter().chain(&field.inferred_references);
        self.keys.contains(&format!("{}{}", collection.place, field.suffix))
            || refers.into_iter().any(|place| self.keys.contains(place))
    }
}

fn is_of_persons(collection: &MapCollection) -> bool {
    let reaches = |category: Category| {
        matches!(
            category,
            Category::EmailAddress
                | Category::PhoneNumber
                | Category::DateOfBirth
                | Category::NationalId
                | Category::Username
        )
    };
    let dedicated = |is: &dyn Fn(Category) -> bool| {
        let of_field = |field: &MapField| {
            field.held.iter().any(|held| {
                counts(held) && held.role == Role::Dedicated && held.form == Form::Plain && is(held.category)
            })
        };
        collection.fields.iter().any(of_field)
    };
    dedicated(&|category| category == Category::PersonName) && dedicated(&reaches)
}

/// The labels of a field, sorted; at least one.
pub(super) fn categories(collection: &MapCollection, field: &MapField, persons: &Persons) -> Vec<String> {
    let mut keys: BTreeSet<&str> =
        field.held.iter().filter(|held| counts(held)).map(|held| label(field, held)).collect();
    if keys.is_empty() && persons.holds(collection, field) {
        keys.insert(UNIQUE_ID);
    }
    if keys.is_empty() {
        keys.insert(OPERATIONS);
    }
    keys.into_iter().map(str::to_owned).collect()
}

/// The label of what a field holds: parts of addresses have their own.
fn label(field: &MapField, held: &Held) -> &'static str {
    let part = (held.category == Category::PostalAddress && held.role == Role::Dedicated)
        .then(|| FieldHint::of(field.name.rsplit('/').next().unwrap_or_default()).address_part());
    match part.flatten() {
        Some(AddressPart::City) => "user.contact.address.city",
        Some(AddressPart::Postcode) => "user.contact.address.postal_code",
        Some(AddressPart::Region) => "user.contact.address.state",
        Some(AddressPart::Country) => "user.contact.address.country",
        Some(AddressPart::Street | AddressPart::HouseNumber) => "user.contact.address.street",
        Some(AddressPart::Unit) | None => held.category.fides(),
    }
}
