//! CPU time of listing, and of reading small files.
#![allow(clippy::print_stdout, clippy::unwrap_used)]
use std::ops::ControlFlow;
use domesday_connectors::filesystem::{Filesystem, Reader, ReaderOptions};
use domesday_connectors::{Batch, Connector, FieldId, FieldName, Gap, Listed, Scope, Visitor};
struct Nothing;
impl Visitor for Nothing {
    fn field(&mut self, _: FieldId, _: FieldName<'_>) {}
    fn batch(&mut self, _: Batch<'_>) {}
    fn gap(&mut self, _: Gap) {}
    fn counted(&mut self, _: &[u64], _: &[u64], _: u64) {}
}
fn cpu() -> u64 {
    let t = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    t.tv_sec as u64 * 1_000_000_000 + t.tv_nsec as u64
}
fn main() {
    let target = std::env::args().nth(1).unwrap();
    let connector = Filesystem::new(&[&target]).unwrap();
    let mut best = (u64::MAX, u64::MAX);
    for _ in 0..5 {
        let mut units = Vec::with_capacity(200_000);
        let before = cpu();
        connector.list(&Scope::default(), &mut |l| { if let Listed::Unit(u) = l { units.push(u) } ControlFlow::Continue(()) });
        let list = cpu() - before;
        let n = units.len() as u64;
        let mut reader = Reader::new(ReaderOptions::default());
        let before = cpu();
        let mut bytes = 0;
        for unit in units {
            bytes += reader.read_unit(connector.read(unit).unwrap(), &mut Nothing).unwrap().0.bytes;
        }
        let read = cpu() - before;
        best = (best.0.min(list / n), best.1.min(read / n));
        println!("{n} units {bytes} bytes: list {} ns each, read {} ns each", list / n, read / n);
    }
    println!("best {best:?}");
}
