//! `domesday map` from outside: documents, registers, and what cannot be.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

#[path = "../support/mod.rs"]
mod support;

use std::fs;

use serde_json::Value;
use support::World;

/// A table of persons who are nobody.
const CUSTOMERS: &str = "id,email,created_at\n\
    1,mira.kestrel@lumenfield-studio.nl,2009-05-01\n\
    2,leo.kestrel@lumenfield-studio.nl,2019-05-01\n\
    3,ada.marlow@lumenfield-studio.nl,2024-05-01\n\
    4,tom.marlow@lumenfield-studio.nl,2025-05-01\n";

/// What documents have in their names: HTML, formulas, markup.
const HOSTILE: &str = "<script>alert(1)</script>,=HYPERLINK(1)|`x`\n\
    mira.kestrel@lumenfield-studio.nl,leo.kestrel@lumenfield-studio.nl\n\
    ada.kestrel@lumenfield-studio.nl,tom.kestrel@lumenfield-studio.nl\n\
    eva.kestrel@lumenfield-studio.nl,jan.kestrel@lumenfield-studio.nl\n";

/// A world with a scanned table, a stray copy of it, and a register that is wrong about both.
fn scanned() -> World {
    let world = World::new();
    world.write("data/crm/customers.csv", CUSTOMERS);
    world.write("data/stray/copy.csv", CUSTOMERS);
    let data = fs::canonicalize(world.path("work/data")).unwrap();
    let register = format!(
        "[organisation]\nname = \"Lumenfield\"\ncountry = \"NL\"\n\
         [[system]]\nid = \"crm\"\nplaces = [\"{}/crm\"]\ncategories = [\"email-address\", \"passport\"]\n\
         retention = {{ period = \"10y\", from = \"created_at\" }}\ntransfers = [{{ country = \"US\" }}]\n",
        data.display()
    );
    world.write("register.toml", register);
    world.write("domesday.toml", "[output]\ninventory = \"data.sqlite\"\n");
    let ran = world.run(&["scan", "data", "--output", "report.txt"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    world
}

/// The kinds that the register is contradicted in, in order.
const EXPECTED: [&str; 4] =
    ["Found, not declared", "Transfer without safeguard", "Kept longer than declared", "Declared, not found"];

#[test]
fn the_contradictions_head_every_report() {
    let world = scanned();
    let report = fs::read_to_string(world.path("work/report.txt")).unwrap();
    assert!(report.contains("4 contradictions with the register"), "{report}");
    let markdown = world.run(&["map", "--format", "markdown"]);
    assert_eq!(markdown.status, 0, "{}", markdown.err);
    for text in [&report, &markdown.out] {
        let at: Vec<usize> = EXPECTED
            .iter()
            .map(|kind| text.find(kind).unwrap_or_else(|| panic!("no {kind:?} in {text}")))
            .collect();
        assert!(at.is_sorted(), "{text}");
    }
    assert!(markdown.out.starts_with("# Data map of Lumenfield\n"));
    assert!(
        markdown.out.contains("the oldest `created\\_at` is 2009-05-01")
            || markdown.out.contains("2009-05-01")
    );

    let json = world.run(&["scan", "data", "--format", "json"]);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    let kinds: Vec<&str> =
        json["contradictions"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["undeclared", "transfer-without-safeguard", "over-retained", "not-found"]);
    let same = world.run(&["scan", "data", "--format", "markdown"]);
    assert!(EXPECTED.iter().all(|kind| same.out.contains(kind)), "{}", same.out);
}

#[test]
fn every_document_is_written_and_the_same_again() {
    let world = scanned();
    let drawn = |directory: &str| {
        let mut command = world.command(&["map", "--output", directory]);
        command.env("SOURCE_DATE_EPOCH", "1790000000");
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let told = drawn("one/");
    assert!(told.contains("wrote one/domesday-html.html") && told.contains("Kept longer"), "{told}");
    drawn("two/");
    let mut names = Vec::new();
    for entry in fs::read_dir(world.path("work/one")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let read = |directory: &str| fs::read(world.path("work").join(directory).join(&name)).unwrap();
        assert!(!read("one").is_empty(), "{name} is empty");
        assert!(read("one") == read("two"), "{name} differs");
        names.push(name);
    }
    assert!(names.len() >= 13, "{names:?}");
}

#[test]
fn names_do_nothing_in_text_documents() {
    let world = World::new();
    world.write("data/a.csv", HOSTILE);
    assert_eq!(world.run(&["scan", "data", "--inventory", "i.sqlite", "--output", "r"]).status, 0);
    let markdown = world.run(&["map", "--inventory", "i.sqlite", "--format", "markdown"]).out;
    assert!(markdown.contains("`<script>alert(1)</script>`"), "{markdown}");
    assert!(markdown.contains("`=HYPERLINK(1)\\u{7c}\\u{60}x\\u{60}`"), "{markdown}");
    let csv = world.run(&["map", "--inventory", "i.sqlite", "--format", "csv"]).out;
    assert!(csv.contains(",'=HYPERLINK(1)|`x`,"), "{csv}");
}

#[test]
fn what_cannot_be_is_told_with_a_remedy() {
    let world = scanned();
    world.write("broken.toml", "[[system]]\nid = \"x\"\nplaces = [\"nowhere\"]\n");
    world.write("text.sqlite", "hello");
    world.write("elsewhere/domesday.toml", "");
    for (arguments, says) in [
        (&["map", "--format", "html,csv"][..], "--output documents/"),
        (&["map", "--format", "pdf"], "markdown"),
        (&["map", "--output", "a.xlsx"], "ropa-ico-xlsx"),
        (&["map", "--inventory", "absent.sqlite"], "absent.sqlite"),
        (&["map", "--inventory", "text.sqlite"], "text.sqlite"),
        (&["map", "--previous", "absent.sqlite"], "absent.sqlite"),
        (&["map", "--register", "absent.toml"], "docs/register.md"),
        (&["map", "--register", "broken.toml"], "broken.toml:3:11: system.places:"),
        (&["map", "--config", "elsewhere/domesday.toml"], "domesday scan --inventory"),
    ] {
        let ran = world.run(arguments);
        assert_eq!(ran.status, 2, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(says), "{arguments:?}: {}", ran.err);
    }
    let quiet = world.run(&[
        "map",
        "--config",
        "elsewhere/domesday.toml",
        "--inventory",
        "data.sqlite",
        "--format",
        "csv",
    ]);
    assert!(quiet.status == 0 && quiet.err.contains("there is no register"), "{}", quiet.err);
}

/// A policy that holds until `data/analytics` has addresses of mail.
const POLICY: &str = "[[policy]]\nrule = \"new-field\"\nplaces = [\"*/analytics\"]\n\
    reason = \"analytics holds no personal data\"\n\
    [[policy]]\nrule = \"category\"\ncategories = [\"iban\"]\n";

#[test]
fn a_comparison_tells_what_is_new_and_breaks_the_policy() {
    let world = World::new();
    world.write("data/crm/customers.csv", CUSTOMERS);
    world.write("data/crm/left.csv", CUSTOMERS);
    world.write("data/analytics/counts.csv", "day,visits\n2025-01-01,10\n2025-01-02,12\n");
    world.write("domesday.toml", POLICY.replace("iban", "bank-account"));
    let scan = |inventory: &str| assert_eq!(world.run(&["scan", "data", "--inventory", inventory]).status, 0);
    scan("a.sqlite");
    scan("same.sqlite");
    let same = world.run(&["diff", "a.sqlite", "same.sqlite"]).status(0);
    assert!(!same.out.contains("customers.csv"), "{}", same.out);

    world.write("data/analytics/counts.csv", CUSTOMERS);
    fs::remove_file(world.path("work/data/crm/left.csv")).unwrap();
    world.write("data/crm/scan.gz", [0x1f, 0x8b, 0x08, 0x00, 0x01]);
    scan("b.sqlite");
    let breach = world.run(&["diff", "a.sqlite", "b.sqlite"]).status(1);
    for told in ["analytics holds no personal data", "counts.csv#col=email", "left.csv#col=email"] {
        assert!(breach.out.contains(told), "{told}: {}", breach.out);
    }
    let json = world.run(&["diff", "--format", "json", "a.sqlite", "b.sqlite"]).status(1);
    let json: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json["breaches"].as_array().unwrap().len(), 1, "{json:#}");
    let changes = json["changes"].as_array().unwrap();
    let mut kinds: Vec<&str> = changes.iter().map(|change| change["kind"].as_str().unwrap()).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["less-examined", "new-field", "new-gap", "vanished-field"], "{json:#}");
    let markdown =
        world.run(&["diff", "--format", "markdown", "-o", "d.md", "a.sqlite", "b.sqlite"]).status(1);
    assert!(markdown.err.contains("1 thing breaks the policy"), "{}", markdown.err);
    // What is no longer there breaks nothing.
    world.run(&["diff", "b.sqlite", "a.sqlite"]).status(0);
    for ran in [breach, markdown] {
        assert!(!ran.out.contains("lumenfield-studio"), "{}", ran.out);
    }
    let missing = world.run(&["diff", "a.sqlite", "nowhere.sqlite"]).status(2);
    assert!(missing.err.contains("nowhere.sqlite"), "{}", missing.err);
}

#[test]
fn a_verdict_is_explained() {
    let world = scanned();
    let explained =
        world.run(&["explain", "--inventory", "data.sqlite", "customers.csv#col=email"]).status(0);
    for told in ["email-address", "dedicated", "4", "speaks of email-address"] {
        assert!(explained.out.contains(told), "{told}: {}", explained.out);
    }
    assert!(!explained.out.contains("mira.kestrel"), "{}", explained.out);
    let unknown = world.run(&["explain", "--inventory", "data.sqlite", "#col=nothing"]).status(2);
    assert!(unknown.err.contains("knows no field"), "{}", unknown.err);
}

#[test]
fn every_report_can_be_asked_for() {
    let world = World::new();
    world.write("real/customers.csv", CUSTOMERS);
    for (format, begins) in [
        ("terminal", ""),
        ("json", "{"),
        ("jsonl", "{\"type\":"),
        ("csv", "place,"),
        ("markdown", "# "),
        ("html", "<!doctype html>"),
        ("sarif", "{\"$schema\":"),
    ] {
        let ran = world.run(&["scan", "--format", format, "real"]).status(0);
        assert!(ran.out.to_lowercase().starts_with(begins), "{format}: {}", ran.out);
        assert!(!ran.out.contains("mira.kestrel"), "{format}");
    }
    let all: Vec<&str> = domesday_reports::FORMATS.iter().map(|(name, _)| *name).collect();
    let help = world.run(&["scan", "--help"]).out;
    for name in all {
        assert!(help.contains(&format!("- {name}:")), "{name}: {help}");
    }
}
