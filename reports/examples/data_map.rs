//! Writes the page of a made-up company into a file, to look at, or of many fields, to see how it opens:
//!
//! ```sh
//! cargo run -p domesday-reports --example data_map -- page.html [FIELDS]
//! ```

// An example may stop where a program must not, and uses a part of the tests' estate.
#![allow(clippy::unwrap_used, clippy::print_stdout, dead_code)]

#[path = "../tests/suite/estate.rs"]
mod estate;

use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().unwrap_or_else(|| "data-map.html".to_owned());
    let estate = match arguments.next() {
        None => estate::meridian(),
        Some(fields) => estate::large(fields.parse().unwrap()),
    };
    let started = Instant::now();
    let page = estate.written("html");
    println!("{file}: {} bytes in {} ms", page.len(), started.elapsed().as_millis());
    std::fs::write(file, page).unwrap();
}
