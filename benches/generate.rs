//! Writes the benchmark corpora: `generate DIRECTORY [MEGABYTES [FILES]]` makes one file of that size
//! of each kind and a tree of that many small files. Defaults: 50 MB, 100,000 files.

#![allow(missing_docs, clippy::print_stderr, reason = "a tool for developers")]

#[path = "corpora/mod.rs"]
mod corpora;

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let Some(directory) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: generate DIRECTORY [MEGABYTES [FILES]]");
        return ExitCode::from(2);
    };
    let mut number = |default: u64| match arguments.next() {
        None => Some(default),
        Some(text) => text.to_str().and_then(|t| t.parse().ok()),
    };
    let (Some(megabytes), Some(files)) = (number(50), number(100_000)) else {
        eprintln!("generate: MEGABYTES and FILES are whole numbers");
        return ExitCode::from(2);
    };
    match write(&directory, megabytes, files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("generate: {}: {error}", directory.display());
            ExitCode::FAILURE
        }
    }
}

fn write(directory: &std::path::Path, megabytes: u64, files: u64) -> io::Result<()> {
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
    Ok(())
}
