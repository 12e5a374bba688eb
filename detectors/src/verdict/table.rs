//! The second step: all fields of a table together. `name` beside `email` is a person's, beside `price` a product's.

use super::judge::{UNLIKELY, detector_of, is_weak};
use super::{Form, Role, Verdict};
use crate::field::speaks;
use crate::{AddressPart, Category, Confidence, DetectorId, Evidence, FieldHint, catalog};

/// A field among those of its table.
#[derive(Debug)]
pub struct TableField<'t> {
    /// Its name, as people wrote it.
    pub name: &'t str,
    /// What the name says.
    pub hint: FieldHint,
    /// Whether no two records may have the same value.
    pub unique: bool,
    /// Whether it holds dates or points in time.
    pub is_time: bool,
    /// Values that are not empty.
    pub values: u64,
    /// What it is said to hold, by category; changed by [`refine`].
    pub verdicts: &'t mut Vec<Verdict>,
}

/// Words of fields that things have and persons do not.
const OF_THINGS: &str = "\
    sku price unit stock quantity qty weight isbn issn barcode ean upc gtin genre album artist track \
    milliseconds bytes duration runtime brand product item cuisine cuisines votes rating ratings ingredients \
    manufacturer publisher edition pages discontinued supplier inventory reorder msrp colour color size model \
    species habitat preis prix precio prezzo prijs preco menge quantite cantidad artikel produkt produit \
    producto prodotto marke marque marca bpm tempo label episode episodes season seasons budget imdb";

/// Words of what has a name and an address and is a place of business.
const VENUES: &str = "\
    restaurant restaurants store stores shop shops branch branches hotel hotels venue venues warehouse \
    warehouses depot station stations school schools university hospital hospitals clinic clinics pharmacy \
    airport museum library theater theatre cinema bar cafe bakery facility facilities atm outlet outlets \
    filiale filialen laden geschaeft magasin tienda negozio winkel loja sklep location locations site sites \
    landmark landmarks stadium gym parking";

/// Words before an address that say that it is a person's.
const OWN: &str =
    "home billing shipping ship bill mailing delivery private residence permanent customer user";

/// Words of tables whose records say when somebody was there.
const VISITS: &str = "\
    login logins logon logons signin signins session sessions visit visits access accesses attendance anmeldung \
    anmeldungen besuch besuche connexion connexions visite visites acceso accesos visita visitas accesso accessi";

/// Names of a security code where they stand beside a card, which alone say nothing.
const CODES: &[&str] = &["code", "security_code", "securitycode", "sec_code", "verification", "cid"];

/// The confidence of what only the fields around it tell.
const TOLD_BY_TABLE: u8 = 60;

fn is_any(name: &str, list: &str) -> bool {
    crate::words::words(name.as_bytes())
        .any(|word| list.split_ascii_whitespace().any(|entry| entry.as_bytes() == word.bytes()))
}

/// What the fields of a table say about what its records are.
#[derive(Clone, Copy, Debug, Default)]
struct Records {
    persons: u32,
    things: u32,
    venues: u32,
}

/// Looks at the verdicts on all fields of a table together; `collection` is the name of the table or file.
///
/// - `name` and the like, which persons and things have, are decided by what else a record has.
/// - An address of a place of business is nobody's, where the record has no person.
/// - The parts of an address beside its street (house number, postcode, city) are a part of it: they get a verdict of
///   low confidence, with the evidence `part`, since a city alone identifies nobody.
/// - `code` beside the number of a card is its security code (PCI DSS v4.0, requirement 3.3.1: not to be kept).
/// - The time in a table of logins or visits of persons is activity of theirs.
pub fn refine(collection: &str, fields: &mut [TableField<'_>]) {
    let records = records(collection, fields);
    let has_street = fields
        .iter()
        .flat_map(|field| field.verdicts.iter())
        .any(|verdict| verdict.category == Category::PostalAddress && verdict.role == Role::Dedicated);
    for field in fields.iter_mut() {
        let (hint, unique, own) = (field.hint, field.unique, speaks(field.name).0);
        for verdict in field.verdicts.iter_mut() {
            if is_weak(verdict.category, hint) && !own {
                name(verdict, records, unique);
            }
            let is_address = verdict.category == Category::PostalAddress;
            let of_venue = records.venues > 0 && records.persons == 0;
            if is_address && of_venue && !own && !is_any(field.name, OWN) {
                unlikely(verdict);
            }
        }
        if has_street && field.values > 0 {
            part(field);
        }
    }
    codes(fields);
    visits(collection, fields);
}

/// Security codes beside the number of a card.
fn codes(fields: &mut [TableField<'_>]) {
    let holds_card = |verdict: &Verdict| {
        verdict.category == Category::PaymentCard
            && verdict.role == Role::Dedicated
            && verdict.form == Form::Plain
            && verdict.confidence.percent() >= 50
    };
    if !fields.iter().any(|field| field.verdicts.iter().any(holds_card)) {
        return;
    }
    for field in fields.iter_mut() {
        let name = field.name.to_ascii_lowercase();
        if CODES.contains(&name.as_str()) && field.values > 0 && !field.is_time {
            told_by_table(field, Category::Credential, detector("card-security-code"));
        }
    }
}

/// Times in a table of logins or visits, whose records say of whom they are.
fn visits(collection: &str, fields: &mut [TableField<'_>]) {
    let is_of_somebody = |field: &TableField<'_>| {
        speaks(field.name).0
            || field.hint.names(Category::EmailAddress)
            || field.hint.names(Category::Username)
    };
    if !is_any(table(collection), VISITS) || !fields.iter().any(is_of_somebody) {
        return;
    }
    for field in fields.iter_mut().filter(|field| field.is_time && field.values > 0) {
        told_by_table(field, Category::OnlineActivity, detector_of(Category::OnlineActivity));
    }
}

/// Adds a verdict that only the table gives, to a field that has no likely one.
fn told_by_table(field: &mut TableField<'_>, category: Category, detector: Option<DetectorId>) {
    if detector.is_none() || field.verdicts.iter().any(|verdict| verdict.role != Role::Unlikely) {
        return;
    }
    field.verdicts.retain(|verdict| verdict.category != category);
    add(field, (category, detector), TOLD_BY_TABLE, Evidence::RECORD);
}

/// Adds a verdict that rests on the name of the field and on what stands beside it.
fn add(
    field: &mut TableField<'_>,
    (category, detector): (Category, Option<DetectorId>),
    percent: u8,
    beside: Evidence,
) {
    let Some(detector) = detector else { return };
    field.verdicts.push(Verdict {
        category,
        detector,
        confidence: Confidence::new(percent),
        share: 1.0,
        role: Role::Dedicated,
        form: Form::Plain,
        evidence: Evidence::FIELD_NAME | beside,
    });
    field.verdicts.sort_by_key(|verdict| verdict.category);
}

/// The detector of an id.
fn detector(id: &str) -> Option<DetectorId> {
    let at = catalog::ALL.iter().position(|definition| definition.id == id)?;
    u16::try_from(at).ok().map(DetectorId)
}

/// The name of a table: the kind of file is no part of it, and what stands before it is often the database's.
fn table(collection: &str) -> &str {
    let name = collection.rsplit_once('.').map_or(collection, |(name, _)| name);
    name.rsplit_once("__").map_or(name, |(_, name)| name)
}

/// `name` in a table of persons, or of things.
fn name(verdict: &mut Verdict, records: Records, unique: bool) {
    let things = records.things + u32::from(unique && records.persons == 0);
    let percent = f64::from(verdict.confidence.percent());
    if things > records.persons {
        unlikely(verdict);
    } else if records.persons >= 2 && things == 0 && verdict.share >= 0.5 {
        // As sure as if the field said that it is a person's.
        let percent = percent.max(100.0 * verdict.share.min(0.9));
        verdict.confidence = Confidence::new((percent + (100.0 - percent) * 0.5).round().min(99.0) as u8);
        verdict.role = Role::Dedicated;
        verdict.evidence |= Evidence::FIELD_NAME | Evidence::RECORD;
    }
}

fn unlikely(verdict: &mut Verdict) {
    let percent = f64::from(verdict.confidence.percent()) * 0.4;
    verdict.confidence = Confidence::new((percent.round() as u8).min(UNLIKELY));
    verdict.role = Role::Unlikely;
}

/// A part of an address beside its street.
fn part(field: &mut TableField<'_>) {
    let is_part = matches!(
        field.hint.address_part(),
        Some(
            AddressPart::HouseNumber
                | AddressPart::Unit
                | AddressPart::Postcode
                | AddressPart::City
                | AddressPart::Region
                | AddressPart::Country
        )
    );
    let known = field.verdicts.iter().any(|verdict| verdict.category == Category::PostalAddress);
    if is_part && !known {
        let address = (Category::PostalAddress, detector_of(Category::PostalAddress));
        add(field, address, UNLIKELY, Evidence::PART);
    }
}

fn records(collection: &str, fields: &[TableField<'_>]) -> Records {
    let name = table(collection);
    let mut records = Records::default();
    match speaks(name) {
        (true, _) => records.persons += 2,
        (false, true) => records.things += 2,
        (false, false) => {}
    }
    records.things += u32::from(is_any(name, OF_THINGS));
    records.venues += u32::from(is_any(name, VENUES));
    for field in fields {
        // Only of those that persons have: a shop has a telephone, too.
        let telling = |category: Category, hint: FieldHint| match category {
            Category::PersonName => !hint.is(FieldHint::WEAK_NAME),
            Category::EmailAddress
            | Category::DateOfBirth
            | Category::NationalId
            | Category::Passport
            | Category::DrivingLicence
            | Category::HealthId
            | Category::PaymentCard
            | Category::Age
            | Category::Gender => true,
            _ => false,
        };
        let held = field.verdicts.iter().any(|verdict| {
            telling(verdict.category, field.hint)
                && verdict.role == Role::Dedicated
                && verdict.confidence.percent() >= 50
        });
        let (of_person, _) = speaks(field.name);
        let named = Category::ALL
            .iter()
            .any(|category| field.hint.names(*category) && telling(*category, field.hint));
        records.persons += if held { 2 } else { u32::from(named || of_person) };
        records.things += u32::from(!held && is_any(field.name, OF_THINGS));
        records.venues += u32::from(!of_person && is_any(field.name, VENUES) && !is_any(field.name, OWN));
    }
    records
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
