//! "Add a detector" of CONTRIBUTING.md, followed to the letter in a copy of the project.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The detector that is added, and the folder that it is added to.
const FOLDER: &str = "detectors/src/catalog/national_id";
const MODULE: &str = "xx_badge";
const ID: &str = "xx-badge";

/// What is generated.
const CATALOGUE: &str = "detectors/CATALOG.md";

/// Settings of cargo for the copy: nothing is fetched, and the crate takes less time to build. The number of
/// units is no other build's, so that what is made of the copy takes the place of nothing.
const SETTINGS: &str = "\
[net]
offline = true
[profile.dev.package.domesday-detectors]
opt-level = 0
codegen-units = 17
";

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Every file below `root`, but for builds and git's own.
fn read(root: &Path) -> Files {
    fn walk(directory: &Path, root: &Path, files: &mut Files) {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_path_buf();
            if path.is_dir() {
                let built =
                    name.to_string_lossy().starts_with("target") || path.join("CACHEDIR.TAG").exists();
                if !built && !name.starts_with(".git") {
                    walk(&path, root, files);
                }
            } else if !name.starts_with(".git") {
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut files = Files::new();
    walk(root, root, &mut files);
    files
}

/// Makes `root` hold these files and no others. What is so already is not touched: a second run builds nothing.
fn write(root: &Path, files: &Files) {
    fs::create_dir_all(root).unwrap();
    let present = read(root);
    for name in present.keys().filter(|name| !files.contains_key(*name)) {
        fs::remove_file(root.join(name)).unwrap();
    }
    for (name, content) in files.iter().filter(|(name, content)| present.get(*name) != Some(content)) {
        fs::create_dir_all(root.join(name).parent().unwrap()).unwrap();
        fs::write(root.join(name), content).unwrap();
    }
}

/// The numbered steps of "Add a detector", as they are written.
fn steps() -> Vec<String> {
    let text = fs::read_to_string(support::root().join("CONTRIBUTING.md")).unwrap();
    let section = text.split("\n## ").find(|section| section.starts_with("Add a detector\n")).unwrap();
    let mut steps: Vec<String> = Vec::new();
    for line in section.lines() {
        if line.starts_with(&format!("{}. ", steps.len() + 1)) {
            steps.push(String::new());
        } else if !line.starts_with(' ') && !line.is_empty() {
            // What follows the list is no step.
            if !steps.is_empty() {
                break;
            }
            continue;
        }
        if let Some(step) = steps.last_mut() {
            step.push_str(line);
            step.push('\n');
        }
    }
    steps
}

/// The commands of a step: its shell block.
fn commands(step: &str) -> String {
    let (_, rest) = step.split_once("```sh\n").unwrap_or_else(|| panic!("no shell block in: {step}"));
    let (block, _) = rest.split_once("```").unwrap();
    block.lines().map(|line| format!("{}\n", line.trim())).collect()
}

/// `mod.rs` with the module in its place among the modules, and its entry at the end of the list.
fn add_two_lines(text: &str) -> String {
    let module = format!("mod {MODULE};");
    let mut lines: Vec<&str> = text.lines().collect();
    let behind = |line: &&str| line.starts_with("mod ") && **line > *module;
    let last = |line: &&str| line.starts_with("mod ");
    let at = lines.iter().position(behind).or_else(|| Some(lines.iter().rposition(last)? + 1)).unwrap();
    lines.insert(at, &module);
    let entry = format!("    {MODULE}::ENTRY,");
    let list = lines.iter().position(|line| line.contains("const ENTRIES")).unwrap();
    let end = list + lines[list..].iter().position(|line| *line == "];").unwrap();
    lines.insert(end, &entry);
    lines.join("\n") + "\n"
}

/// The lines that `new` has more than `old`; panics when one of `old` is gone.
fn added_lines<'t>(old: &str, new: &'t str) -> Vec<&'t str> {
    let (mut old, mut added) = (old.lines().peekable(), Vec::new());
    for line in new.lines() {
        if old.next_if_eq(&line).is_none() {
            added.push(line);
        }
    }
    assert_eq!(old.next(), None, "a line is gone");
    added
}

fn run(root: &Path, shell: &str) -> String {
    let mut command = Command::new("sh");
    command.args(["-e", "-c", shell]).current_dir(root);
    // What the crate depends on has been built for these tests; what is made of the copy lies apart.
    let tests = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    command.env("CARGO_BUILD_BUILD_DIR", tests);
    command.env("CARGO_TARGET_DIR", root.parent().unwrap().join("target"));
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "`{shell}` failed:\n{out}\n{said}");
    out
}

#[test]
#[cfg(unix)]
fn a_detector_is_one_file_two_lines_and_the_catalogue() {
    let steps = steps();
    assert_eq!(steps.len(), 5, "the steps have changed: {steps:#?}");

    // Beside the build, where cargo's settings for the copy stand above it and above nothing else.
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contributing");
    let copy = place.join("copy");
    fs::create_dir_all(place.join(".cargo")).unwrap();
    fs::write(place.join(".cargo/config.toml"), SETTINGS).unwrap();
    let before = read(support::root());
    let text = |files: &Files, name: &Path| String::from_utf8(files[name].clone()).unwrap();

    // 1. A file in the folder of its kind, like the one that the step names.
    let model = steps[0].split('`').find(|word| word.ends_with(".rs")).unwrap();
    assert!(before.contains_key(Path::new(model)), "{model} is no file");
    let file = Path::new(FOLDER).join(format!("{MODULE}.rs"));
    assert_eq!(Path::new(model).parent(), file.parent());
    let mut files = before.clone();
    files.insert(file.clone(), fs::read(support::root().join("tests/contributing/xx_badge.rs")).unwrap());

    // 2. Two lines.
    assert!(steps[1].contains("Add two lines to the `mod.rs` of the folder"), "{}", steps[1]);
    let list = Path::new(FOLDER).join("mod.rs");
    files.insert(list.clone(), add_two_lines(&text(&before, &list)).into_bytes());

    // 3. is for words of whole categories and for new anchors: neither is needed.
    assert!(steps[2].contains("whole category") && steps[2].contains("anchor is new"), "{}", steps[2]);
    write(&copy, &files);

    // 4. The catalogue, by the command of the step.
    run(&copy, &commands(&steps[3]));

    // 5. The examples run through the whole set, and nothing asks for more. `./test` does it for all crates;
    // here only the one that can have changed is built.
    assert!(steps[4].contains("`./test` runs your examples"), "{}", steps[4]);
    let ran = run(&copy, "cargo test --offline --locked -p domesday-detectors --test catalogue 2>&1");
    for test in ["examples_are_found", "counterexamples_are_not_found", "the_catalogue_is_fresh"] {
        assert!(ran.contains(&format!("test {test} ... ok")), "{test} did not run:\n{ran}");
    }

    // Nothing else has changed: not the lock file, and no file that the steps do not name.
    let after = read(&copy);
    let names: BTreeSet<&PathBuf> = before.keys().chain(after.keys()).collect();
    let changed: Vec<&PathBuf> =
        names.into_iter().filter(|name| before.get(*name) != after.get(*name)).collect();
    assert_eq!(changed, [Path::new(CATALOGUE), &list, &file]);
    assert!(!before.contains_key(&file));
    assert_eq!(
        added_lines(&text(&before, &list), &text(&after, &list)),
        [format!("mod {MODULE};"), format!("    {MODULE}::ENTRY,")]
    );
    let page = text(&after, Path::new(CATALOGUE));
    assert!(page.contains(ID) && page.contains("XXB-482917-2"), "the catalogue does not show {ID}");
    assert!(!text(&before, Path::new(CATALOGUE)).contains(ID));
}
