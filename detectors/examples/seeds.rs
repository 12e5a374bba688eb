//! Writes the texts of all examples and counterexamples as seeds of the fuzz targets (`fuzz/run` calls it):
//! `cargo run -p domesday-detectors --example seeds -- DIRECTORY`.

#![allow(clippy::print_stderr, reason = "a tool for developers")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use domesday_detectors::catalog;

/// Patterns with everything that the syntax has, each with a text that it is looked for in.
const PATTERNS: &[&str] = &[
    "KD-[0-9]{6}-[0-9]\nrefund KD-482917-2 now",
    "(?i)\\b(cust|client)[ _-]?\\d{4,8}\\b\nCust 12345, client_87654321",
    "\\p{Lu}\\p{Ll}{2,20}\u{df}?\nStra\u{df}e, \u{c9}cole",
    "[[:alpha:]&&[^aeiou]]{3}x?\nbcdx bcd",
    "(?x) ( a | b ){2} # twice\nabab",
    "^id=(?P<id>[0-9a-f]{8})$\nid=0123abcd",
    "[0-9]*\n12",
    "[0-9]+\n12",
    "(?=x)y\nxy",
];

fn main() -> ExitCode {
    let Some(directory) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: seeds DIRECTORY");
        return ExitCode::from(2);
    };
    match write(&directory) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("seeds: {}: {error}", directory.display());
            ExitCode::FAILURE
        }
    }
}

fn write(directory: &Path) -> io::Result<()> {
    let folder = |name: &str| {
        let folder = directory.join(name);
        // Seeds of detectors that are gone go, too.
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => fs::create_dir_all(&folder)?,
        }
        Ok(folder)
    };
    let (engine, normalise, patterns) = (folder("engine")?, folder("normalise")?, folder("custom_pattern")?);
    for definition in catalog::ALL {
        let examples = definition.examples.iter().map(|example| (example.field, example.text));
        let counter = definition.counterexamples.iter().map(|example| (example.field, example.text));
        for (index, (field, text)) in examples.chain(counter).enumerate() {
            // Three bytes say how the rest is read: prose, or one value below the name of its field.
            let seed = match field {
                "" => format!("\0\0\0{text}"),
                _ => format!("\u{6}\0\0{field}\n{text}"),
            };
            fs::write(engine.join(format!("{}-{index}", definition.id)), seed)?;
        }
        for (index, example) in definition.examples.iter().enumerate() {
            fs::write(normalise.join(format!("{}-{index}", definition.id)), example.value)?;
        }
    }
    for (index, pattern) in PATTERNS.iter().enumerate() {
        fs::write(patterns.join(index.to_string()), pattern)?;
    }
    Ok(())
}
