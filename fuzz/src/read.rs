//! What has to hold of everything that a reader tells.

use std::cell::RefCell;
use std::time::Duration;

use domesday_connectors::filesystem::{Reader, ReaderOptions};
use domesday_connectors::{Batch, FieldId, FieldName, Gap, Kind, Limits, Place, Visitor};

thread_local! {
    static READER: RefCell<Reader> = RefCell::new(Reader::new(options()));
}

/// Little of everything, so that limits are met.
fn options() -> ReaderOptions {
    let limits = Limits {
        depth: 4,
        members: 200,
        growth: 4 << 20,
        time: Duration::from_secs(5),
        spool: 1 << 20,
        ..Limits::default()
    };
    ReaderOptions { window: 16 << 10, limits, ..ReaderOptions::default() }
}

/// Reads bytes as content of a kind.
///
/// # Panics
/// When the reader does, or tells what does not hold together.
pub fn read(kind: Kind, data: &[u8]) {
    READER.with_borrow_mut(|reader| {
        let place = Place::filesystem().item(b"fuzz");
        let mut checker = Checker { here: vec![Here::new(&place)], gaps: 0 };
        let whole = reader.read_as(kind, &place, data.to_vec(), &mut checker);
        assert_eq!(checker.here.len(), 1, "every place that was entered was left");
        assert!(whole || checker.gaps > 0, "what was not read is a gap");
    });
}

/// A place that is being read.
struct Here {
    place: Place,
    fields: usize,
}

impl Here {
    fn new(place: &Place) -> Here {
        Here { place: place.clone(), fields: 0 }
    }
}

/// Checks what it is told.
struct Checker {
    here: Vec<Here>,
    gaps: usize,
}

impl Checker {
    fn here(&mut self) -> &mut Here {
        self.here.last_mut().expect("the unit is never left")
    }

    fn check_place(&mut self, place: &Place) {
        let around = &self.here().place;
        assert!(place.ancestors().any(|place| place == around), "{place} lies in {around}");
        let again: Place = place.to_string().parse().expect("a place can be read back");
        assert!(again == *place, "{place} is read back as itself");
    }
}

impl Visitor for Checker {
    fn enter(&mut self, place: &Place) {
        self.check_place(place);
        self.here.push(Here::new(place));
    }

    fn leave(&mut self) {
        assert!(self.here.len() > 1, "the unit is never left");
        self.here.pop();
    }

    fn field(&mut self, id: FieldId, name: FieldName<'_>) {
        self.check_place(name.place);
        assert_eq!(id as usize, self.here().fields, "fields are numbered in order");
        self.here().fields += 1;
    }

    fn batch(&mut self, batch: Batch<'_>) {
        let text = batch.text;
        let is_boundary = |at: u32| text.is_char_boundary(at as usize);
        let (from, to) = batch.owned;
        assert!(from <= to && is_boundary(from) && is_boundary(to), "what is owned lies in the text");
        let fields = self.here().fields;
        let mut end = 0;
        for cell in batch.cells.unwrap_or_default() {
            assert!(end <= cell.start && cell.start < cell.end, "cells are sorted, disjoint and not empty");
            assert!(is_boundary(cell.start) && is_boundary(cell.end), "cells lie on characters");
            assert!((cell.field as usize) < fields, "fields are told before they are used");
            end = cell.end;
        }
    }

    fn gap(&mut self, gap: Gap) {
        self.gaps += 1;
        self.check_place(&gap.place);
        assert!(!gap.detail.is_empty(), "a gap says why");
    }

    fn counted(&mut self, values: &[u64], records: &[u64], all_records: u64) {
        assert!(values.len() == records.len() && values.len() <= self.here().fields);
        assert!(records.iter().all(|&records| records <= all_records), "no field has more records than all");
    }
}
