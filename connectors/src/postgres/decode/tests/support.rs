//! Tuples as the server sends them, and what they become.

use std::collections::BTreeMap;

use crate::postgres::decode::catalog::{Class, TypeInfo};
use crate::postgres::decode::{Column, KeyColumns, Layout, RowDecoder, TypeCatalog};
use crate::{Batch, FieldId, FieldName, Gap, Place, RecordKey, Visitor};

/// A value: its length and its bytes; NULL.
pub(crate) fn sized(value: Option<&[u8]>) -> Vec<u8> {
    match value {
        None => (-1i32).to_be_bytes().to_vec(),
        Some(value) => [&(value.len() as i32).to_be_bytes(), value].concat(),
    }
}

/// A tuple.
pub(crate) fn tuple(values: &[Option<&[u8]>]) -> Vec<u8> {
    let mut tuple = (values.len() as i16).to_be_bytes().to_vec();
    for value in values {
        tuple.extend(sized(*value));
    }
    tuple
}

/// An array of one or more dimensions.
pub(crate) fn array(dimensions: &[i32], elements: &[Option<&[u8]>]) -> Vec<u8> {
    let mut out = Vec::new();
    out.extend((dimensions.len() as i32).to_be_bytes());
    out.extend(1i32.to_be_bytes());
    out.extend(25u32.to_be_bytes());
    for length in dimensions {
        out.extend(length.to_be_bytes());
        out.extend(1i32.to_be_bytes());
    }
    elements.iter().for_each(|element| out.extend(sized(*element)));
    out
}

/// A composite with attributes of any type.
pub(crate) fn composite(attributes: &[Option<&[u8]>]) -> Vec<u8> {
    let mut out = (attributes.len() as i32).to_be_bytes().to_vec();
    for attribute in attributes {
        out.extend(25u32.to_be_bytes());
        out.extend(sized(*attribute));
    }
    out
}

/// What a decoder told.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Places and names of the fields.
    pub(crate) fields: Vec<(String, String)>,
    /// Values with the keys of their rows, in order; pieces put together.
    pub(crate) values: Vec<(String, RecordKey, String)>,
    pub(crate) gaps: Vec<String>,
    pub(crate) counted: Option<(Vec<u64>, Vec<u64>, u64)>,
    pub(crate) batches: usize,
    pub(crate) longest: usize,
}

impl Told {
    /// The values of a field, by the end of its place.
    pub(crate) fn of(&self, field: &str) -> Vec<&str> {
        let values = self.values.iter().filter(|(place, ..)| place.ends_with(field));
        values.map(|(_, _, value)| value.as_str()).collect()
    }

    /// How many values and rows a field is said to have.
    pub(crate) fn counts(&self) -> BTreeMap<&str, (u64, u64)> {
        let (values, records, _) = self.counted.as_ref().unwrap();
        assert_eq!(values.len(), self.fields.len());
        let fields = self.fields.iter().map(|(place, _)| place.as_str());
        fields.zip(values.iter().copied().zip(records.iter().copied())).collect()
    }
}

impl Visitor for Told {
    fn enter(&mut self, _: &crate::Place) {}
    fn leave(&mut self) {}

    fn field(&mut self, id: FieldId, name: FieldName<'_>) {
        assert_eq!(id as usize, self.fields.len(), "fields are numbered in order");
        self.fields.push((name.place.to_string(), name.name.to_owned()));
    }

    fn batch(&mut self, batch: Batch<'_>) {
        self.batches += 1;
        self.longest = self.longest.max(batch.text.len());
        let cells = batch.cells.expect("rows have cells");
        let keys = batch.keys.expect("rows have keys");
        let mut end = 0;
        for cell in cells {
            assert!(cell.start >= end && cell.end > cell.start, "cells are sorted and disjoint");
            end = cell.end;
            let (place, _) = &self.fields[cell.field as usize];
            let key = keys[cell.record as usize];
            let text = &batch.text[cell.start as usize..cell.end as usize];
            if batch.owned.0 > 0 || batch.offset > 0 {
                let (before, last, value) = self.values.last_mut().unwrap();
                assert_eq!((&*before, *last), (place, key));
                let known = value.len() as u64 - batch.offset;
                assert_eq!(&value[batch.offset as usize..], &text[..known as usize]);
                value.push_str(&text[known as usize..]);
            } else {
                self.values.push((place.clone(), key, text.to_owned()));
            }
        }
    }

    fn gap(&mut self, gap: Gap) {
        self.gaps.push(format!("{}: {}: {}", gap.place, gap.reason, gap.detail));
    }

    fn counted(&mut self, values: &[u64], records: &[u64], all_records: u64) {
        assert!(self.counted.is_none());
        self.counted = Some((values.to_vec(), records.to_vec(), all_records));
    }
}

pub(crate) fn table() -> Place {
    Place::system("postgresql", b"db:5432").item(b"crm/public/users")
}

/// A column of a type by its number.
pub(crate) fn column(name: &str, type_oid: u32) -> Column {
    Column { name: name.to_owned(), number: 1, type_oid }
}

/// Numbers of types that only the tests have.
pub(crate) const TEXTS: u32 = 1009;
pub(crate) const MOOD: u32 = 90_001;
pub(crate) const EMAIL: u32 = 90_002;
pub(crate) const ADDRESS: u32 = 90_003;
pub(crate) const ADDRESSES: u32 = 90_004;
pub(crate) const HSTORE: u32 = 90_005;
pub(crate) const SPAN: u32 = 90_006;
pub(crate) const SPANS: u32 = 90_007;
pub(crate) const POINT: u32 = 600;
pub(crate) const POINTS: u32 = 1017;
pub(crate) const BYTES: u32 = 1001;

/// A catalogue with a type of each kind.
pub(crate) fn catalog() -> TypeCatalog {
    let mut catalog = TypeCatalog::default();
    let mut add = |oid, name: &str, class| {
        catalog.add(oid, TypeInfo { name: name.to_owned(), is_sendable: true, class });
    };
    add(25, "text", Class::Base);
    add(POINT, "point", Class::Base);
    add(POINTS, "_point", Class::Array(POINT));
    add(TEXTS, "_text", Class::Array(25));
    add(BYTES, "_bytea", Class::Array(17));
    add(MOOD, "mood", Class::Enum);
    add(EMAIL, "email", Class::Domain(25));
    let attribute = |name: &str, oid| (name.to_owned(), oid);
    let attributes = vec![attribute("street", 25), attribute("zip", 23), attribute("more", 3802)];
    add(ADDRESS, "address", Class::Composite(attributes));
    add(ADDRESSES, "_address", Class::Array(ADDRESS));
    add(HSTORE, "hstore", Class::Base);
    add(SPAN, "span", Class::Range(1082));
    add(SPANS, "spans", Class::Multirange(SPAN));
    catalog
}

/// Decodes tuples, each without a place in its table and without a key.
pub(crate) fn decode(columns: &[Column], tuples: &[Vec<u8>]) -> Told {
    let layout = Layout::new(&table(), columns, &catalog(), KeyColumns::None, None, false);
    let mut told = Told::default();
    let mut decoder = RowDecoder::new(&layout, false);
    for tuple in tuples {
        decoder.row(tuple, &mut told).unwrap();
    }
    decoder.finish(&mut told);
    layout.finish_table(&mut told);
    told
}
