//! How fast a table is read and decoded, beside what `COPY` alone takes.
//!
//! `cargo run --release -p domesday-connectors --example postgres_speed -- postgresql://USER@HOST/DB WORKERS`
//! reads all tables of a database with so many workers and looks at nothing.

#![allow(clippy::print_stdout, reason = "an example prints")]

use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use domesday_connectors::{
    Batch, Content, Context, FieldId, FieldName, Gap, Listed, PartRead, Scope, Target, Visitor,
    connectors_for,
};

/// Counts what it is told.
#[derive(Default)]
struct Counter {
    text: u64,
    values: u64,
    records: u64,
    gaps: u64,
}

impl Visitor for Counter {
    fn enter(&mut self, _: &domesday_connectors::Place) {}
    fn leave(&mut self) {}

    fn field(&mut self, _: FieldId, _: FieldName<'_>) {}

    fn batch(&mut self, batch: Batch<'_>) {
        self.text += batch.text.len() as u64;
    }

    fn gap(&mut self, gap: Gap) {
        println!("{}: {}: {}", gap.place, gap.reason, gap.detail);
        self.gaps += 1;
    }

    fn counted(&mut self, values: &[u64], _: &[u64], all_records: u64) {
        self.values += values.iter().sum::<u64>();
        self.records += all_records;
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().ok_or("an address and a number of workers")?;
    let threads = arguments.next().ok_or("a number of workers")?.parse()?;
    let context = Context { threads, ..Context::default() };
    for connector in connectors_for(&[Target::from(address)], &context)? {
        let mut units = Vec::new();
        connector.list(&Scope::default(), &mut |listed| {
            if let Listed::Unit(unit) = listed {
                units.push(unit);
            }
            ControlFlow::Continue(())
        });
        for unit in units {
            let place = unit.place.clone();
            let begin = Instant::now();
            let table = match connector.read(unit) {
                Ok(payload) => match payload.content {
                    Content::Table(table) => table,
                    _ => continue,
                },
                Err(gap) => {
                    println!("{}: {}", gap.place, gap.detail);
                    continue;
                }
            };
            let (next, bytes, all) = (AtomicU32::new(0), Mutex::new(0), Mutex::new(Counter::default()));
            std::thread::scope(|scope| {
                for _ in 0..threads {
                    scope.spawn(|| {
                        loop {
                            let index = next.fetch_add(1, Ordering::Relaxed);
                            if index >= table.parts() {
                                return;
                            }
                            let mut counter = Counter::default();
                            if let PartRead::Done { bytes: read } = table.read_part(index, 0, &mut counter)
                                && let (Ok(mut bytes), Ok(mut all)) = (bytes.lock(), all.lock())
                            {
                                *bytes += read;
                                all.text += counter.text;
                                all.values += counter.values;
                                all.records += counter.records;
                            }
                        }
                    });
                }
            });
            let seconds = begin.elapsed().as_secs_f64();
            let (bytes, all) = (bytes.into_inner()?, all.into_inner()?);
            println!(
                "{place}: {} parts, {} records, {} values, {:.1} MB received, {:.1} MB of text, \
                 {seconds:.2} s, {:.1} MB/s",
                table.parts(),
                all.records,
                all.values,
                bytes as f64 / 1e6,
                all.text as f64 / 1e6,
                bytes as f64 / 1e6 / seconds
            );
        }
    }
    Ok(())
}
