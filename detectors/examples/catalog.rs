//! Prints the catalogue: `cargo run -p domesday-detectors --example catalog > detectors/CATALOG.md`.

fn main() {
    use std::io::Write;
    let page = domesday_detectors::catalog::markdown();
    if let Err(error) = std::io::stdout().write_all(page.as_bytes()) {
        let _ = writeln!(std::io::stderr(), "{error}");
    }
}
