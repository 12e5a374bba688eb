//! The rules of the house: what a reviewer would otherwise have to remember.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use domesday_detectors::{
    Cell, Confidence, Definition, Detection, DetectorSet, Level, Options, Scratch, Shape, Text, catalog,
};

/// Files that may be longer than [`LONGEST`], with the reason.
const LONG: &[(&str, &str)] = &[];

/// The most lines of a Rust file: one item, one file.
const LONGEST: usize = 500;

/// The only file with unsafe code.
const UNSAFE: &str = "detectors/src/anchor/simd.rs";

/// Directories with data rather than sources: their bytes are what they are.
const DATA: &[&str] = &["examples/sample/", "tests/corpus/", "tests/fixtures/", "tests/snapshots/"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Every file of the project with its path from the root, but for builds, git's own and data.
fn files() -> Vec<(String, PathBuf)> {
    fn walk(directory: &Path, root: &Path, out: &mut Vec<(String, PathBuf)>) {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            if path.is_dir() {
                let built = name.starts_with("target") || path.join("CACHEDIR.TAG").exists();
                if !built && name != ".git" && !DATA.contains(&format!("{name}/").as_str()) {
                    walk(&path, root, out);
                }
            } else {
                out.push((name, path));
            }
        }
    }
    let (root, mut out) = (root(), Vec::new());
    walk(&root, &root, &mut out);
    out.sort();
    assert!(out.iter().any(|(name, _)| name == "tests/tidy.rs"), "the walk did not find this file");
    out
}

/// The files whose names end in one of `extensions`, with their text.
fn texts(extensions: &[&str]) -> Vec<(String, String)> {
    let wanted = |name: &str| extensions.iter().any(|extension| name.ends_with(extension));
    files()
        .into_iter()
        .filter(|(name, _)| wanted(name))
        .map(|(name, path)| (name, fs::read_to_string(path).unwrap()))
        .collect()
}

/// The lines of Rust code with their numbers, comments taken off.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(number, line)| (number + 1, line.trim_start()));
    lines.filter(|(_, line)| !line.starts_with("//")).map(|(number, line)| {
        // `//` inside a string is mostly a URL.
        (number, line.split(" // ").next().unwrap_or(line))
    })
}

/// Fails with everything that breaks a rule, not with the first.
fn report(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}:\n  {}", broken.join("\n  "));
}

#[test]
fn the_crates_depend_on_each_other_as_designed() {
    let metadata = cargo_metadata::MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .no_deps()
        .exec()
        .unwrap();
    let allowed = BTreeMap::from([
        ("domesday-detectors", &[][..]),
        ("domesday-connectors", &[][..]),
        ("domesday-reports", &["domesday-detectors", "domesday-connectors"][..]),
        ("domesday", &["domesday-detectors", "domesday-connectors", "domesday-reports"][..]),
        // Trains the model; nothing of the product depends on it.
        ("domesday-training", &["domesday-detectors"][..]),
        // Starts servers for tests; nothing of the product depends on it.
        ("domesday-test-servers", &[][..]),
    ]);
    let foreign = BTreeMap::from([
        ("domesday-detectors", &["tokio", "rayon", "ignore", "tracing", "rusqlite", "reqwest"][..]),
        ("domesday-connectors", &["rayon", "rusqlite", "clap"][..]),
        ("domesday-reports", &["tokio", "rayon", "ignore", "tokio-postgres", "aws-sdk-s3", "clap"][..]),
        ("domesday", &[][..]),
        ("domesday-training", &["rand", "tokio"][..]),
        ("domesday-test-servers", &["rand", "reqwest"][..]),
    ]);
    let mut broken = Vec::new();
    assert_eq!(metadata.packages.len(), allowed.len());
    for package in &metadata.packages {
        let name = package.name.as_str();
        for dependency in &package.dependencies {
            let other = dependency.name.as_str();
            let ours = allowed.contains_key(other);
            let is_development = dependency.kind == cargo_metadata::DependencyKind::Development;
            // Tests may use what starts the servers that they need.
            let for_tests = is_development && other == "domesday-test-servers";
            // The reader of SQLite files is tested with files that SQLite writes, and against what it reads.
            let writes_tests = is_development && name == "domesday-connectors" && other == "rusqlite";
            if (ours && !for_tests && !allowed[name].contains(&other))
                || (foreign[name].contains(&other) && !writes_tests)
            {
                broken.push(format!("{name} -> {other}"));
            }
        }
    }
    report("dependencies between crates that the architecture rules out", &broken);
}

#[test]
fn manifests_take_lints_and_versions_from_the_workspace() {
    let mut broken = Vec::new();
    for (name, text) in texts(&["/Cargo.toml"]) {
        let table: toml::Table = toml::from_str(&text).unwrap();
        if table["lints"]["workspace"].as_bool() != Some(true) {
            broken.push(format!("{name}: [lints] workspace = true is missing"));
        }
        for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for (dependency, value) in table.get(section).and_then(|s| s.as_table()).into_iter().flatten() {
                if value.get("workspace").and_then(|w| w.as_bool()) != Some(true) {
                    broken.push(format!("{name}: {dependency} does not come from the workspace"));
                }
            }
        }
    }
    report("manifests", &broken);
}

#[test]
fn detectors_are_a_pure_function_of_text() {
    let outside = ["fs", "env", "time", "thread", "process", "io"].map(|module| format!("std::{module}"));
    // `std::net` also has the types of addresses, which are plain numbers.
    let sockets = ["TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs"];
    let mut broken = Vec::new();
    for (name, text) in texts(&[".rs"]) {
        if !name.starts_with("detectors/src/") {
            continue;
        }
        for (number, line) in code(&text) {
            for module in &outside {
                // `std::ionic` would be no offence.
                let named = line.find(module.as_str()).is_some_and(|at| {
                    !line[at + module.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
                });
                if named {
                    broken.push(format!("{name}:{number}: {module}"));
                }
            }
            if sockets.iter().any(|socket| line.contains(socket)) {
                broken.push(format!("{name}:{number}: the network"));
            }
            if line.starts_with("static mut ") || line.contains("thread_local!") {
                broken.push(format!("{name}:{number}: global state"));
            }
        }
    }
    report("detectors reach outside", &broken);
}

#[test]
fn unsafe_code_stands_in_one_file() {
    // Spelled in two parts, so that this file does not contain them.
    let marks = [
        concat!("uns", "afe {"),
        concat!("uns", "afe fn"),
        concat!("uns", "afe impl"),
        concat!("uns", "afe extern"),
        concat!("uns", "afe trait"),
        concat!("allow(uns", "afe_code"),
    ];
    let mut broken = Vec::new();
    for (name, text) in texts(&[".rs"]) {
        for (number, line) in code(&text) {
            if name != UNSAFE && marks.iter().any(|mark| line.contains(mark)) {
                broken.push(format!("{name}:{number}"));
            }
        }
    }
    report("unsafe code outside of the module that may have it", &broken);
}

#[test]
fn files_are_short() {
    let mut broken = Vec::new();
    for (name, text) in texts(&[".rs"]) {
        let lines = text.lines().count();
        let excused = LONG.iter().any(|(long, reason)| *long == name && !reason.is_empty());
        if lines > LONGEST && !excused {
            broken.push(format!("{name}: {lines} lines"));
        }
        if lines <= LONGEST && excused {
            broken.push(format!("{name}: need not be excused any more"));
        }
    }
    report("files with more than 500 lines", &broken);
}

#[test]
fn nothing_is_left_to_be_done() {
    let marks = [
        concat!("to", "do!("),
        concat!("unimpl", "emented!("),
        concat!("#[ig", "nore"),
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("db", "g!("),
    ];
    let mut broken = Vec::new();
    for (name, text) in texts(&[".rs", ".md", "Cargo.toml"]) {
        for (number, line) in text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark)) {
                broken.push(format!("{name}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    report("stubs, and tests that do not run", &broken);
}

#[test]
fn text_files_are_clean() {
    let mut broken = Vec::new();
    for (name, text) in texts(&[
        ".rs", ".md", ".toml", ".json", ".sql", "/run", "/test", "/compare", "/install", "/build", "/check",
        ".yml", ".yaml",
    ]) {
        if !text.is_empty() && !text.ends_with('\n') {
            broken.push(format!("{name}: no newline at the end"));
        }
        if text.contains('\r') {
            broken.push(format!("{name}: a carriage return"));
        }
        for (number, line) in text.lines().enumerate() {
            if line.contains('\t') {
                broken.push(format!("{name}:{}: a tab", number + 1));
            }
            if line.ends_with(' ') {
                broken.push(format!("{name}:{}: white space at the end", number + 1));
            }
        }
        if name.ends_with(".rs") && !text.starts_with("//!") {
            broken.push(format!("{name}: does not open with its documentation"));
        }
    }
    report("text files", &broken);
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    let mut places = ["work", "root", "farm"].map(|name| format!("/{name}/")).to_vec();
    // Of whoever runs the tests: they wrote the last change.
    places.extend(std::env::var("HOME").ok().filter(|home| home.len() > 2));
    let mut broken = Vec::new();
    for (name, text) in texts(&[
        ".rs", ".md", ".toml", ".json", ".sql", "/run", "/test", "/compare", "/install", "/build", "/check",
        ".yml", ".yaml",
    ]) {
        for (number, line) in text.lines().enumerate() {
            if let Some(place) = places.iter().find(|place| line.contains(place.as_str())) {
                broken.push(format!("{name}:{}: {place}", number + 1));
            }
        }
    }
    report("paths of a machine", &broken);
}

#[test]
#[cfg(unix)]
fn scripts_can_be_run() {
    use std::os::unix::fs::PermissionsExt as _;
    for script in [
        "test",
        ".ci/run",
        "benches/compare",
        "examples/company/run",
        "fuzz/run",
        "packaging/build",
        "packaging/github/check",
        "packaging/github/install",
        "packaging/github/test",
        "tests/servers/install",
    ] {
        let mode = fs::metadata(root().join(script)).unwrap().permissions().mode();
        assert_eq!(mode & 0o111, 0o111, "{script} is not executable");
    }
}

#[test]
fn what_is_published_has_the_version_of_the_workspace() {
    let read = |name: &str| fs::read_to_string(root().join(name)).unwrap();
    let manifest: toml::Table = toml::from_str(&read("Cargo.toml")).unwrap();
    let version = manifest["workspace"]["package"]["version"].as_str().unwrap();
    for (name, text) in [
        ("pyproject.toml", format!("version = \"{version}\"")),
        ("pyproject.toml", format!("dependencies = [\"domesday-scan=={version}\"]")),
        ("action.yml", format!("default: {version}\n")),
        ("templates/domesday.gitlab-ci.yml", format!("DOMESDAY_VERSION: {version}\n")),
        ("templates/domesday.gitlab-ci.yml", format!("/v{version}/templates/")),
        ("docs/ci.md", format!("rev: v{version}\n")),
        ("docs/ci.md", format!("domesday-scan/domesday@v{version}\n")),
        ("docs/ci.md", format!("/v{version}/templates/domesday.gitlab-ci.yml")),
    ] {
        assert!(read(name).contains(&text), "{name} lacks {text}");
    }
}

#[test]
fn the_action_quotes_what_comes_from_outside() {
    // A `${{ }}` in a script is code of whoever names a branch; in `env:` it is a value.
    let action = fs::read_to_string(root().join("action.yml")).unwrap();
    let scripts = action.lines().map(str::trim_start).filter(|line| line.starts_with("run:"));
    let scripts: Vec<&str> = scripts.collect();
    assert!(!scripts.is_empty() && scripts.iter().all(|run| !run.contains("${{") && !run.ends_with('|')));
}

#[test]
fn every_published_schema_is_json_with_a_title() {
    let schemas = texts(&[".schema.json"]);
    assert!(!schemas.is_empty());
    for (name, text) in schemas {
        let schema: serde_json::Value = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(
            schema["$schema"].is_string() && schema["title"].is_string(),
            "{name} lacks $schema or title"
        );
    }
}

#[test]
fn every_definition_is_complete() {
    let mut broken = Vec::new();
    let mut seen = BTreeMap::new();
    for definition in catalog::ALL {
        let id = definition.id;
        let mut owed = |holds: bool, what: &str| {
            if !holds {
                broken.push(format!("{id}: {what}"));
            }
        };
        owed(seen.insert(id, ()).is_none(), "the id is given twice");
        owed(
            id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            "the id is no kebab-case",
        );
        owed(definition.revision > 0, "revisions count from 1");
        owed(
            definition.summary.ends_with('.') && definition.summary.len() > 10,
            "the summary is no sentence",
        );
        owed(definition.standard.url.starts_with("https://"), "the standard has no https URL");
        owed(
            !definition.standard.name.is_empty() && !definition.anchor.is_empty(),
            "standard or anchor is empty",
        );
        owed(definition.examples.len() >= 3, "fewer than three examples");
        owed(definition.counterexamples.len() >= 3, "fewer than three counterexamples");
        owed(
            definition.counterexamples.iter().all(|c| !c.why.is_empty()),
            "a counterexample does not say why",
        );
        owed(definition.context.iter().all(|w| *w == w.to_lowercase()), "context words are lower case");
    }
    assert!(!catalog::ALL.is_empty());
    report("definitions", &broken);
}

/// What the whole set finds in a text, as the value of `field` unless that is empty.
fn found(set: &DetectorSet, field: &str, content: &str) -> Vec<Detection> {
    let mut found = Vec::new();
    let mut scratch = Scratch::default();
    let mut keep = |detection, _| found.push(detection);
    if field.is_empty() {
        set.scan(Text::prose(content), &mut scratch, &mut keep);
    } else {
        let end = content.len() as u32;
        let cells = [Cell { start: 0, end, field: 0 }];
        let fields = [set.field(field)];
        let layout = Some(&cells[..]);
        let text = Text { content, layout, fields: &fields, owned: (0, end), shape: Shape::Value };
        set.scan(text, &mut scratch, &mut keep);
    }
    found
}

/// Whether a detection is this detector's, and likely enough to be reported by default.
fn is_finding_of(detection: &Detection, definition: &Definition) -> bool {
    let medium: Confidence = Level::Medium.floor();
    catalog::ALL[usize::from(detection.detector.0)].id == definition.id && detection.confidence >= medium
}

#[test]
fn every_example_holds() {
    let set = DetectorSet::new(&Options::default()).unwrap();
    let mut broken = Vec::new();
    for definition in catalog::ALL {
        for example in definition.examples {
            let all = found(&set, example.field, example.text);
            let detection = all.iter().find(|d| {
                is_finding_of(d, definition)
                    && &example.text[d.span.range()] == example.value
                    && d.evidence.has(example.evidence)
            });
            let Some(detection) = detection else {
                broken.push(format!("{}: {:?} is not found: {all:?}", definition.id, example.text));
                continue;
            };
            let mut normal = String::new();
            set.normalize(detection.detector, example.value, &mut normal);
            if normal != example.normal {
                broken.push(format!("{}: {:?} normalises to {normal:?}", definition.id, example.value));
            }
        }
        for counter in definition.counterexamples {
            let all = found(&set, counter.field, counter.text);
            if let Some(detection) = all.iter().find(|d| is_finding_of(d, definition)) {
                broken.push(format!("{}: {:?} is found: {detection:?}", definition.id, counter.text));
            }
        }
    }
    report("examples of definitions", &broken);
}
