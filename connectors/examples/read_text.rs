//! Prints all that is read of one file, texts and values, to be compared with what other programs read. With
//! `--places`, each place stands before its content. Gaps go to the error output. For test files only: it
//! shows content.
//!
//! ```text
//! cargo run --release -p domesday-connectors --example read_text -- [--places] FILE
//! ```

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program")]

use std::path::PathBuf;
use std::sync::Arc;

use domesday_connectors::filesystem::{Reader, ReaderOptions};
use domesday_connectors::{Batch, Content, FieldId, FieldName, Gap, Isolation, Payload, Place, Visitor};

/// Prints what it is told.
struct Printer {
    places: bool,
    /// Names of the fields of the places that are being read, innermost last.
    fields: Vec<Vec<String>>,
}

impl Visitor for Printer {
    fn enter(&mut self, place: &Place) {
        if self.places {
            println!("== {place}");
        }
        self.fields.push(Vec::new());
    }
    fn leave(&mut self) {
        self.fields.pop();
        println!();
    }
    fn field(&mut self, _: FieldId, name: FieldName<'_>) {
        if let Some(fields) = self.fields.last_mut() {
            fields.push(name.place.to_string());
        }
    }
    fn batch(&mut self, batch: Batch<'_>) {
        let (own, end) = (batch.owned.0 as usize, batch.owned.1 as usize);
        let Some(cells) = batch.cells else {
            print!("{}", batch.text.get(own..end).unwrap_or_default());
            return;
        };
        for cell in cells {
            let (start, stop) = (own.max(cell.start as usize), end.min(cell.end as usize));
            if self.places {
                let record = batch.first_record + u64::from(cell.record);
                let field = self.fields.last().and_then(|fields| fields.get(cell.field as usize));
                print!("-- {record} {}: ", field.map_or("", String::as_str));
            }
            println!("{}", batch.text.get(start..stop).unwrap_or_default());
        }
    }
    fn gap(&mut self, gap: Gap) {
        eprintln!("{}: {}: {}", gap.place, gap.reason, gap.detail);
    }
    fn counted(&mut self, _: &[u64], _: &[u64], _: u64) {}
}

fn main() {
    let mut arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let places = arguments.first().is_some_and(|first| first.as_os_str() == "--places");
    if places {
        arguments.remove(0);
    }
    let Some(path) = arguments.first() else { return domesday_connectors::formats::serve() };
    let Ok(program) = std::env::current_exe() else { return };
    let isolation = Isolation { program, arguments: Vec::new(), variables: Vec::new() };
    let options = ReaderOptions { isolation: Some(Arc::new(isolation)), ..ReaderOptions::default() };
    let place = Place::filesystem().item(path.as_os_str().as_encoded_bytes());
    let payload = Payload { place, content: Content::File(Arc::from(path.as_path())) };
    let mut printer = Printer { places, fields: vec![Vec::new()] };
    if let Err(gap) = Reader::new(options).read_unit(payload, &mut printer) {
        printer.gap(gap);
    }
}
