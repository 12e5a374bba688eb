//! Writes the benchmark corpora: `generate DIRECTORY [MEGABYTES [FILES [DOCUMENTS]]]` makes one file of that
//! size of each kind, a tree of that many small files, and one of that many documents. Defaults: 50 MB,
//! 100,000 files, 10,000 documents.

#![allow(
    missing_docs,
    dead_code,
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a tool for developers"
)]

#[path = "corpora/mod.rs"]
mod corpora;
mod documents;
#[path = "../tests/formats/people.rs"]
mod people;
#[path = "../tests/formats/documents.rs"]
mod writers;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let Some(directory) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: generate DIRECTORY [MEGABYTES [FILES [DOCUMENTS]]]");
        return ExitCode::from(2);
    };
    let mut number = |default: u64| match arguments.next() {
        None => Some(default),
        Some(text) => text.to_str().and_then(|t| t.parse().ok()),
    };
    let (Some(megabytes), Some(files), Some(documents)) = (number(50), number(100_000), number(10_000))
    else {
        eprintln!("generate: MEGABYTES, FILES and DOCUMENTS are whole numbers");
        return ExitCode::from(2);
    };
    match write(&directory, megabytes, files, documents) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("generate: {}: {error}", directory.display());
            ExitCode::FAILURE
        }
    }
}

fn write(directory: &std::path::Path, megabytes: u64, files: u64, documents: u64) -> io::Result<()> {
    fs::create_dir_all(directory)?;
    for corpus in corpora::ALL {
        let text = corpus.text(corpora::SEED, megabytes as usize * 1_000_000);
        fs::write(directory.join(corpus.file), &text)?;
        eprintln!("{}: {} bytes", corpus.file, text.len());
    }
    if files > 0 {
        let bytes = corpora::tree::write(&directory.join("tree"), files, corpora::SEED)?;
        eprintln!("tree: {files} files, {bytes} bytes");
    }
    if documents > 0 {
        let bytes = documents::write(&directory.join("documents"), documents)?;
        eprintln!("documents: {documents} files, {bytes} bytes");
    }
    Ok(())
}
