//! How fast formats are read: CPU time of a thread, the median of several runs.
#![allow(clippy::print_stdout, clippy::unwrap_used)]
use domesday_connectors::filesystem::{Reader, ReaderOptions};
use domesday_connectors::{Batch, Content, FieldId, FieldName, Gap, Payload, Place, Visitor};

#[derive(Default)]
struct Count {
    cells: u64,
    bytes: u64,
    batches: u64,
}
impl Visitor for Count {
    fn field(&mut self, _: FieldId, _: FieldName<'_>) {}
    fn batch(&mut self, b: Batch<'_>) {
        self.batches += 1;
        self.cells += b.cells.map_or(0, |c| c.len() as u64);
        self.bytes += u64::from(b.owned.1 - b.owned.0);
    }
    fn gap(&mut self, _: Gap) {}
    fn counted(&mut self, _: &[u64], _: &[u64], _: u64) {}
}

fn cpu() -> u64 {
    let t = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    t.tv_sec as u64 * 1_000_000_000 + t.tv_nsec as u64
}

fn main() {
    let count_lines = std::env::args().any(|a| a == "--lines");
    for path in std::env::args().skip(1).filter(|a| !a.starts_with("--")) {
        let mut reader = Reader::new(ReaderOptions { count_lines, ..ReaderOptions::default() });
        let mut times = Vec::new();
        let (mut size, mut told) = (0, String::new());
        for _ in 0..15 {
            let mut count = Count::default();
            let before = cpu();
            let payload = Payload {
                place: Place::filesystem().item(path.as_bytes()),
                content: Content::File(std::path::Path::new(&path).into()),
            };
            let opened = reader.open(payload).unwrap();
            let outcome = reader.read(&opened, &mut count);
            times.push(cpu() - before);
            size = outcome.bytes;
            told = format!(
                "{} cells {} batches {} {:?}",
                opened.format().media_type(),
                count.cells,
                count.batches,
                opened.parts()
            );
        }
        times.sort();
        let time = times[0] as f64;
        // The read itself.
        let mut reads = Vec::new();
        let mut buffer = vec![0; 256 * 1024];
        for _ in 0..15 {
            use std::os::unix::fs::FileExt;
            let file = std::fs::File::open(&path).unwrap();
            let before = cpu();
            let mut at = 0;
            loop {
                let n = file.read_at(&mut buffer, at).unwrap();
                if n == 0 {
                    break;
                }
                at += n as u64;
            }
            reads.push(cpu() - before);
        }
        reads.sort();
        let read = reads[0] as f64;
        println!(
            "{path}: {:.3} ns/B total, {:.3} read, {:.3} on top; {:.2} GB/s; {told}",
            time / size as f64,
            read / size as f64,
            (time - read) / size as f64,
            size as f64 / time
        );
    }
}
