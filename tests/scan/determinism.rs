//! The same input gives the same bytes out, whatever the number of threads.

use std::fmt::Write as _;
use std::fs;

use domesday::{Silent, scan};
use domesday_reports::ScanInfo;
use domesday_reports::store::{SaveOptions, Store};

use crate::capture::{capture, output, settings};
use crate::tree::tree;

/// More files than a batch, and one that is read in parts.
fn large_tree() -> tempfile::TempDir {
    let folder = tree();
    let many = folder.path().join("many");
    fs::create_dir(&many).unwrap();
    for n in 0..300 {
        fs::write(many.join(format!("{n}.txt")), format!("mail {n}@orbit-films.com and {n}.149.9.216\n"))
            .unwrap();
    }
    let mut csv = String::from("id,email,note\n");
    for n in 0..400_000 {
        let note = if n % 1000 == 7 { "\"two\nlines, quoted\"" } else { "plain words" };
        writeln!(csv, "{n},user{n}@orbit-films.com,{note}").unwrap();
    }
    fs::write(folder.path().join("large.csv"), &csv).unwrap();
    folder
}

#[test]
fn one_two_and_eight_threads_give_equal_bytes() {
    let folder = large_tree();
    for format in ["json", "jsonl", "csv", "terminal"] {
        let one = output(&settings(folder.path(), 1), format);
        assert!(one.len() > 1000, "{format}: {one}");
        for threads in [2, 8] {
            let other = output(&settings(folder.path(), threads), format);
            if format == "terminal" {
                // The summary names the time it took.
                let strip = |text: &str| {
                    text.lines().filter(|l| !l.contains(" read in ")).collect::<Vec<_>>().join("\n")
                };
                assert!(strip(&one) == strip(&other), "{format} with {threads} threads");
            } else {
                assert!(one == other, "{format} with {threads} threads");
            }
        }
    }
}

#[test]
fn the_inventory_file_is_the_same() {
    let folder = large_tree();
    let files: Vec<Vec<u8>> = [1, 2, 8]
        .map(|threads| {
            let settings = settings(folder.path(), threads);
            let (capture, mut inventory) = capture(&settings, false);
            inventory.set_seconds(0.0);
            let info = capture.info.lock().unwrap().clone().unwrap();
            let info = ScanInfo { started: "2026-01-01T00:00:00Z".to_owned(), ..info };
            let file = tempfile::tempdir().unwrap();
            let path = file.path().join("inventory.sqlite");
            let options = SaveOptions { registers: false, filtered: false };
            Store::open(&path).unwrap().save(&info, &inventory, options).unwrap();
            fs::read(&path).unwrap()
        })
        .into();
    assert!(files[0] == files[1] && files[1] == files[2]);
}

#[test]
fn a_second_scan_says_the_same() {
    let folder = tree();
    let settings = settings(folder.path(), 2);
    let first = scan(&settings, Vec::new(), &Silent).unwrap();
    let second = scan(&settings, Vec::new(), &Silent).unwrap();
    assert_eq!(first.totals().findings, second.totals().findings);
    assert_eq!(first.totals().gaps, second.totals().gaps);
}
