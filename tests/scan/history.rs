//! Versions of a file in a repository: each has the findings that it has as a file.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::capture::{capture, settings};

/// More than a batch of the listing.
const VERSIONS: usize = 80;

fn git(folder: &Path, arguments: &[&str]) {
    let settings = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgSign=false"];
    let status = Command::new("git")
        .current_dir(folder)
        .args(settings)
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .status();
    assert!(status.unwrap().success(), "{arguments:?}");
}

/// A text of 400 lines, a few of which hold values, after so many edits.
fn version(number: usize) -> String {
    let line = |line: usize| match line % 13 {
        // Changed in every version, and moved by those that are put in before it.
        _ if line == number * 17 % 400 => {
            format!("version {number}: ask sam{number}@orbit-films.com, aged {line}\n")
        }
        3 => format!("write to jane{line}@orbit-films.com or call +1 415 555 2{line:03}\n"),
        7 => format!("host 81.149.{}.216 at 22-nov-1972, card 4111 1111 1111 1111\n", line % 250),
        _ => format!("nothing of note is written in line {line} of the file\n"),
    };
    let more = "one line more\n".repeat(number % 5);
    more + &(0..400).map(line).collect::<String>()
}

#[test]
fn versions_have_the_findings_of_files() {
    let folder = tempfile::tempdir().unwrap();
    let (repository, files) = (folder.path().join("repository"), folder.path().join("files"));
    fs::create_dir_all(&repository).unwrap();
    git(&repository, &["init", "--quiet"]);
    for number in 0..VERSIONS {
        let text = version(number);
        fs::write(repository.join("notes.txt"), &text).unwrap();
        git(&repository, &["add", "--all"]);
        git(&repository, &["commit", "--quiet", "-m", "x"]);
        fs::create_dir_all(files.join(number.to_string())).unwrap();
        fs::write(files.join(number.to_string()).join("notes.txt"), &text).unwrap();
    }
    let found = |target: &str, threads: usize| {
        let (capture, inventory) = capture(&settings(Path::new(target), threads), true);
        assert_eq!(inventory.totals().listed, VERSIONS as u64);
        let findings = capture.findings.lock().unwrap();
        let mut told: Vec<String> = findings.iter().map(|(_, finding)| format!("{finding:?}")).collect();
        told.sort_unstable();
        told
    };
    let expected = found(files.to_str().unwrap(), 1);
    assert!(expected.len() > 100 * VERSIONS, "{}", expected.len());
    for threads in [1, 2] {
        assert!(found(&format!("git+file://{}", repository.display()), threads) == expected, "{threads}");
    }
}
