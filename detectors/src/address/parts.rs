//! Addresses whose parts have fields of their own: street, house number, postcode and city of a record are one
//! address, which the street carries.
//!
//! A street's confidence is raised by each further part that is of the right shape. A postcode without a street is
//! a candidate that is too weak to be told, unless the record also names a person ([`crate::record`]).

use super::postcodes;
use crate::{
    AddressPart, Category, Evidence, FieldHint, Layout, Text,
    catalog::id::POSTAL_ADDRESS,
    site::{Candidate, REACH},
};

/// The confidence of a postcode that nothing stands with: where people are counted by area, no address.
const POSTCODE: u8 = 35;

/// The confidence of a street that has no form of one, before the other parts raise it.
const STREET: u8 = 45;

/// How far the parts raise it.
const MOST: u8 = 97;

/// The longest street.
const LONGEST: usize = 120;

/// Whether a field holds a part that is asked for: without a street or a postcode there is no address.
pub(crate) fn is_wanted(hint: &FieldHint) -> bool {
    hint.names(Category::PostalAddress) || hint.address_part() == Some(AddressPart::Postcode)
}

/// Puts the parts of addresses together. `out` holds the candidates of whole values, by ascending cell.
pub(crate) fn verify<L: Layout + ?Sized>(text: &Text<'_, L>, layout: &L, out: &mut Vec<Candidate>) {
    let values = out.len();
    let mut next = 0;
    let mut group = Group::default();
    for index in 0..layout.len() {
        let cell = layout.cell(index);
        let Some(hint) = text.fields.get(cell.field as usize) else { continue };
        let part = match hint.address_part() {
            None if hint.names(Category::PostalAddress) => AddressPart::Street,
            Some(part) if part.counts() => part,
            _ => continue,
        };
        let Some(value) = text.content.as_bytes().get(cell.start as usize..cell.end as usize) else {
            continue;
        };
        if value.trim_ascii().is_empty() {
            continue;
        }
        let record = layout.record(index);
        if group.taken != 0
            && (group.record != record
                || group.has(part)
                || cell.start.saturating_sub(group.start) as usize > REACH)
        {
            group.finish(text, layout, out, &mut next, values);
            group = Group::default();
        }
        if group.taken == 0 {
            (group.record, group.start) = (record, cell.start);
        }
        group.taken |= 1 << part as u8;
        let fits = match part {
            AddressPart::Street => {
                group.street = Some(index as u32);
                false
            }
            AddressPart::Postcode => {
                let fits = postcodes::is_cell(value);
                group.postcode = fits.then_some(index as u32);
                fits
            }
            AddressPart::HouseNumber => is_house_number(value.trim_ascii()),
            _ => is_city(value.trim_ascii()),
        };
        group.parts += u8::from(fits);
    }
    group.finish(text, layout, out, &mut next, values);
}

impl AddressPart {
    /// Whether the part tells that a street is one. Regions and countries stand with much else.
    const fn counts(self) -> bool {
        matches!(
            self,
            AddressPart::Street | AddressPart::HouseNumber | AddressPart::Postcode | AddressPart::City
        )
    }
}

/// The parts of one address: those of one record, up to the next that is there already.
#[derive(Clone, Copy, Default)]
struct Group {
    record: u32,
    start: u32,
    /// A bit for each part that is there.
    taken: u8,
    /// How many of those beside the street are of the right shape.
    parts: u8,
    street: Option<u32>,
    postcode: Option<u32>,
}

impl Group {
    fn has(&self, part: AddressPart) -> bool {
        self.taken & 1 << part as u8 != 0
    }

    /// Raises the street, or proposes what none was found for.
    fn finish<L: Layout + ?Sized>(
        &self,
        text: &Text<'_, L>,
        layout: &L,
        out: &mut Vec<Candidate>,
        next: &mut usize,
        values: usize,
    ) {
        let percent = |mut percent: u8| {
            for _ in 0..self.parts {
                percent += MOST.saturating_sub(percent) / 3;
            }
            percent
        };
        match (self.street, self.postcode) {
            (None, None) => {}
            (None, Some(postcode)) => {
                out.push(whole(text, layout, postcode, POSTCODE, Evidence::PATTERN | Evidence::FIELD_NAME));
            }
            (Some(_), _) if self.parts == 0 => {}
            (Some(street), _) => {
                while *next < values && out.get(*next).is_some_and(|c| c.cell < street) {
                    *next += 1;
                }
                let mut known = false;
                for candidate in out.iter_mut().take(values).skip(*next).take_while(|c| c.cell == street) {
                    if candidate.detector == POSTAL_ADDRESS {
                        known = true;
                        candidate.confidence =
                            crate::Confidence::new(percent(candidate.confidence.percent()));
                        candidate.evidence |= Evidence::FIELD_NAME | Evidence::RECORD;
                    }
                }
                let cell = layout.cell(street as usize);
                let value = text.content.as_bytes().get(cell.start as usize..cell.end as usize);
                // One part may stand with anything; two make an address of what else the field is named for.
                if !known && self.parts >= 2 && value.is_some_and(may_be_street) {
                    let evidence = Evidence::FIELD_NAME | Evidence::RECORD;
                    out.push(whole(text, layout, street, percent(STREET), evidence));
                }
            }
        }
    }
}

/// The whole value of a cell as a candidate.
fn whole<L: Layout + ?Sized>(
    text: &Text<'_, L>,
    layout: &L,
    index: u32,
    percent: u8,
    evidence: Evidence,
) -> Candidate {
    let cell = layout.cell(index as usize);
    let (start, end) = (cell.start as usize, cell.end as usize);
    let value = text.content.get(start..end).unwrap_or_default();
    let start = start + (value.len() - value.trim_ascii_start().len());
    let span = start..start + value.trim_ascii().len();
    Candidate { cell: index, ..Candidate::new(POSTAL_ADDRESS, span, percent, evidence) }
}

/// A number, with a letter or a second number: `12`, `12a`, `12-14`, `12/3`, `1.`.
fn is_house_number(value: &[u8]) -> bool {
    value.len() <= 10
        && value.iter().any(u8::is_ascii_digit)
        && value.iter().filter(|b| b.is_ascii_alphabetic()).count() <= 3
        && value.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'-' | b'/' | b'.'))
}

/// Words without digits, or with the number of a district (`Praha 4`).
fn is_city(value: &[u8]) -> bool {
    value.len() <= 60
        && value.first().is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0x80 || *b == b'\'')
        && value.iter().filter(|b| b.is_ascii_digit()).count() <= 2
        && !is_foreign(value)
}

/// Whether a value without the form of a street may be one: a word at least, and no address of another kind.
fn may_be_street(value: &[u8]) -> bool {
    value.len() <= LONGEST
        && value.iter().filter(|b| b.is_ascii_alphabetic() || **b >= 0x80).count() >= 3
        && !is_foreign(value)
}

/// Addresses of other kinds and code.
fn is_foreign(value: &[u8]) -> bool {
    value.iter().any(|b| matches!(b, b'@' | b'=' | b'{' | b'}' | b'<' | b'>' | b'|' | b'_' | b'\\'))
        || value.windows(3).any(|w| w == b"://")
}
