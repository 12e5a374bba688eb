//! Detectors and allow lists of users from outside: what domesday.toml can say, and what becomes of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

mod support;

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;
use support::{Ran, World};

/// A detector with everything but values.
const CUSTOMER: &str = r#"
[[detector]]
id = "customer-number"
category = "username"
pattern = 'KD-[0-9]{6}-[0-9]'
check = "luhn"
exclude = ['KD-1[0-9]{5}-[0-9]']
context = ["customer", "kundennummer"]
fields = ["cust_no"]
before = 40
after = 0
confidence = 55
context-confidence = 75
field-confidence = 96
"#;

/// The findings in texts, each in a field unless its name is empty: detector, value and the rest.
fn detect(world: &World, texts: &[(&str, &str)]) -> Vec<Vec<Value>> {
    let mut input = String::new();
    for (number, (field, text)) in texts.iter().enumerate() {
        let mut line = serde_json::json!({"id": number.to_string(), "text": text});
        if !field.is_empty() {
            line["field"] = (*field).into();
        }
        input.push_str(&format!("{line}\n"));
    }
    let ran = world.feed(&["detect", "--jsonl", "--min-confidence", "1"], input.as_bytes()).status(0);
    ran.lines().iter().map(|line| line["findings"].as_array().unwrap().clone()).collect()
}

/// What a detector gives in a text: value, confidence and evidence of the first finding.
fn given(world: &World, id: &str, field: &str, text: &str) -> Option<(String, u64, BTreeSet<String>)> {
    let found = detect(world, &[(field, text)]).remove(0);
    let found = found.iter().find(|finding| finding["detector"] == id)?;
    let at = |key: &str| found[key].as_u64().unwrap() as usize;
    let evidence = found["evidence"].as_array().unwrap().iter();
    Some((
        text[at("start")..at("end")].to_owned(),
        found["confidence"].as_u64().unwrap(),
        evidence.map(|name| name.as_str().unwrap().to_owned()).collect(),
    ))
}

/// The digests of values under the key of `init`.
fn digests(world: &World, category: &str, values: &str) -> Vec<String> {
    if !world.path("home/.config/domesday/key").exists() {
        fs::create_dir_all(world.path("work/elsewhere")).unwrap();
        world.run(&["init", "elsewhere"]).status(0);
    }
    let ran = world.feed(&["detectors", "digest", "--category", category], values.as_bytes()).status(0);
    ran.out.lines().map(str::to_owned).collect()
}

/// A scan of `data`.
fn scan(world: &World, arguments: &[&str]) -> Ran {
    let all = [&["scan", "data", "--format", "jsonl"][..], arguments].concat();
    world.run(&all).status(0)
}

/// The detectors of the findings of a scan with the ends of their places.
fn places(ran: &Ran) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let of = |finding: &Value| {
        let place = text(&finding["place"]);
        (text(&finding["detector"]), place.rsplit('/').next().unwrap().to_owned())
    };
    ran.of_type("finding").iter().map(of).collect()
}

#[test]
fn a_pattern_is_checked_excluded_and_raised_by_what_stands_around() {
    let world = World::new();
    world.write("domesday.toml", CUSTOMER);
    let far = format!("customer {} KD-482917-2", "and more words ".repeat(6));
    for (field, text, expected) in [
        ("", "refund KD-482917-2 today", Some((55, "checksum"))),
        ("", "customer: KD-482917-2", Some((75, "context"))),
        ("", "Kundennummer KD-482917-2", Some((75, "context"))),
        // Words count within 40 bytes before and none behind.
        ("", &far, Some((55, "checksum"))),
        ("", "KD-482917-2 is the customer", Some((55, "checksum"))),
        ("cust_no", "KD-482917-2", Some((96, "field-name"))),
        ("cust_no", "KD-482917-7", None),
        ("", "customer KD-482917-7", None),
        // Excluded, though its check digit is right.
        ("", "customer KD-100200-5", None),
        ("", "AKD-482917-2", None),
        ("", "KD-482917-23", None),
        ("", "kd-482917-2", None),
    ] {
        let given = given(&world, "customer-number", field, text);
        match (expected, &given) {
            (None, None) => {}
            (Some((confidence, by)), Some((value, percent, evidence))) => {
                assert_eq!((value.as_str(), *percent), ("KD-482917-2", confidence), "{field:?} {text:?}");
                for name in ["pattern", "checksum", by] {
                    assert!(evidence.contains(name), "{field:?} {text:?}: {evidence:?} lacks {name}");
                }
            }
            _ => panic!("{field:?} {text:?} gave {given:?}, not {expected:?}"),
        }
    }

    // A scan and a report say the same, and never the value.
    world.write("data/a.csv", "cust_no,n\nKD-482917-2,1\nKD-735106-7,2\nKD-735106-8,3\n");
    let ran = scan(&world, &[]);
    assert_eq!(places(&ran).iter().filter(|(id, _)| id == "customer-number").count(), 2, "{}", ran.out);
    for format in ["terminal", "json", "jsonl", "csv"] {
        let ran = world.run(&["scan", "data", "--format", format, "-vvv"]).status(0);
        assert!(ran.out.contains("customer-number"), "{format}: {}", ran.out);
        assert!(
            !ran.out.contains("482917") && !ran.err.contains("482917"),
            "{format}: {} {}",
            ran.out,
            ran.err
        );
    }
    let only = scan(&world, &["--detectors", "customer-number"]);
    assert_eq!(places(&only).len(), 2);
    let table = world.feed(&["detect"], b"refund KD-482917-2").status(0).out;
    assert!(table.contains("customer-number") && !table.contains("482917"), "{table}");
}

#[test]
fn values_are_found_whatever_their_case_and_narrow_a_pattern() {
    let world = World::new();
    world.write("more.txt", "Kestrel Nine\n\n  Orbit\n");
    let staff = digests(&world, "username", "S10234\n s55501 \n\n");
    assert_eq!(staff.len(), 2, "a line each");
    world.write("lists/staff.digests", staff.join("\n"));
    world.write(
        "domesday.toml",
        r#"
        [[detector]]
        id = "project-name"
        category = "username"
        values = ["Blue Heron"]
        values-file = "more.txt"
        [[detector]]
        id = "bay"
        category = "username"
        pattern = 'bay [0-9]{1,3}'
        values = ["Bay 7", "bay 12"]
        [[detector]]
        id = "staff-number"
        category = "username"
        pattern = '[sS][0-9]{5}'
        digests-file = "lists/staff.digests"
        "#,
    );
    for (id, text, expected) in [
        ("project-name", "about BLUE heron, then", Some("BLUE heron")),
        ("project-name", "kestrel nine", Some("kestrel nine")),
        ("project-name", "an orbit", Some("orbit")),
        ("project-name", "exorbitant", None),
        ("project-name", "Blue Her", None),
        ("bay", "in bay 7 and", Some("bay 7")),
        ("bay", "in bay 12", Some("bay 12")),
        ("bay", "in bay 8", None),
        ("staff-number", "by s10234.", Some("s10234")),
        ("staff-number", "by S55501", Some("S55501")),
        ("staff-number", "by S55502", None),
    ] {
        let given = given(&world, id, "", text);
        assert_eq!(given.as_ref().map(|(value, ..)| value.as_str()), expected, "{id} {text:?}");
        if let Some((.., evidence)) = given {
            assert!(evidence.contains("dictionary"), "{id}: {evidence:?}");
        }
    }

    // Another key makes other digests: nothing is found, and nothing is told.
    fs::remove_file(world.path("home/.config/domesday/key")).unwrap();
    let ran = world.feed(&["detect"], b"by S55501").status(2);
    assert!(ran.err.contains("domesday init") || ran.err.contains("key"), "{}", ran.err);
    world.run(&["init", "elsewhere", "--force"]).status(0);
    assert_eq!(given(&world, "staff-number", "", "by S55501"), None);
}

#[test]
fn what_cannot_be_looked_for_is_refused_with_the_reason() {
    let world = World::new();
    let detector = |rest: &str| format!("[[detector]]\nid = \"x-1\"\ncategory = \"username\"\n{rest}\n");
    world.write("bad.digests", "00112233445566778899aabbccddeeff\nS10234\n");
    world.write("empty.txt", "\n");
    digests(&world, "username", "x");
    for (text, says) in [
        (detector("pattern = '[0-9]*'"), &["domesday.toml:4:11", "detector.pattern", "empty string"][..]),
        (detector("pattern = '(S[0-9]{5})?'"), &["domesday.toml:4:11", "empty string"]),
        (detector("pattern = 'S[0-9]+'"), &["256 bytes", "{1,20}"]),
        (detector("pattern = '(?=S)[0-9]'"), &["linear time"]),
        (detector("pattern = 'S('"), &["domesday.toml:4:11"]),
        (detector("pattern = 'S[0-9]'\ncheck = \"lunh\""), &["domesday.toml:5:9", "luhn"]),
        (detector("pattern = 'S[0-9]'\nconfidence = 101"), &["0 to 100"]),
        (detector(""), &["x-1", "neither a pattern nor a list"]),
        (detector("digests-file = \"bad.digests\""), &["bad.digests:2", "32 hexadecimal digits"]),
        (detector("values-file = \"empty.txt\""), &["x-1", "holds none"]),
        (detector("values-file = \"absent.txt\""), &["x-1", "absent.txt"]),
        (detector("values = [\"a\", \" \"]"), &["x-1", "value 2"]),
        (detector("pattern = 'S1'").replace("x-1", "iban"), &["`iban`", "choose another id"]),
        (detector("pattern = 'S1'").replace("x-1", "email-address"), &["`email-address`", "another id"]),
        (detector("pattern = 'S1'").replace("username", "usrname"), &["did you mean `username`?"]),
        (detector("patern = 'S1'"), &["did you mean `pattern`?"]),
        (format!("{0}{0}", detector("pattern = 'S1'")), &["`x-1`", "choose another id"]),
        ("[[allow]]\nreason = \"why\"\n".to_owned(), &["allow entry 1", "everything"]),
        ("[[allow]]\nvalue = \"S10234\"\n".to_owned(), &["domesday.toml:2:9", "domesday detectors digest"]),
        ("[[allow]]\npattern = '('\n".to_owned(), &["domesday.toml:2:11"]),
        (
            "[[allow]]\npath = \"x\"\nexpires = \"next year\"\n".to_owned(),
            &["domesday.toml:3:11", "2027-01-31"],
        ),
    ] {
        world.write("domesday.toml", &text);
        for arguments in [&["scan", "."][..], &["detect"]] {
            let ran = world.run(arguments);
            assert_eq!(ran.status, 2, "{arguments:?} took {text}");
            for word in says {
                assert!(ran.err.contains(word), "{text}\n{arguments:?} gave {:?}, not {word:?}", ran.err);
            }
            assert!(!ran.err.contains("10234"), "a value is told: {}", ran.err);
        }
    }
}

#[test]
fn examples_are_run() {
    let world = World::new();
    let cases = |example: &str, counterexample: &str| {
        format!(
            "{CUSTOMER}examples = [{{ text = \"customer KD-482917-2\", value = \"KD-482917-2\" }}, \
             {{ text = \"{example}\", value = \"{example}\", field = \"cust_no\" }}]\n\
             counterexamples = [{{ text = \"{counterexample}\", why = \"so\" }}]\n"
        )
    };
    for (text, status, says) in [
        (cases("KD-735106-7", "KD-735106-8"), 0, &["customer-number: 2 examples, 1 counterexamples: ok"][..]),
        (cases("KD-735106-8", "KD-735106-8"), 2, &["FAILED", "example 2: the value is not found"]),
        (cases("KD-735106-7", "KD-735106-7"), 2, &["FAILED", "counterexample 1: something is found"]),
        (String::new(), 0, &["no detectors"]),
    ] {
        world.write("domesday.toml", &text);
        let ran = world.run(&["detectors", "test"]).status(status);
        for word in says {
            assert!(ran.out.contains(word), "{text}\ngave {:?}, not {word:?}", ran.out);
        }
        assert!(!ran.out.contains("735106") && !ran.err.contains("735106"), "{} {}", ran.out, ran.err);
    }
}

#[test]
fn digests_are_those_of_findings() {
    let world = World::new();
    world.write("data/a.txt", "write to Mira.Kestrel@Lumenfield-Studio.nl today, card 4012 8888 8888 1881\n");
    let made = digests(
        &world,
        "email-address",
        "mira.kestrel@lumenfield-studio.nl\nMIRA.KESTREL@lumenfield-studio.nl\n",
    );
    let ran = scan(&world, &["--pseudonyms"]);
    let mail = ran.of_type("finding").into_iter().find(|f| f["category"] == "email-address").unwrap();
    assert_eq!(made, [mail["subject"].as_str().unwrap(); 2], "however it is written");
    let card = ran.of_type("finding").into_iter().find(|f| f["category"] == "payment-card").unwrap();
    assert_eq!(digests(&world, "payment-card", "4012-8888-8888-1881"), [card["subject"].as_str().unwrap()]);
    assert_ne!(digests(&world, "username", "mira.kestrel@lumenfield-studio.nl"), made[..1]);
    let wrong = world.feed(&["detectors", "digest", "--category", "mail"], b"x").status(2);
    assert!(wrong.err.contains("mail"), "{}", wrong.err);
    let missing = world
        .feed(&["detectors", "digest", "--category", "username", "--key-file", "no.key"], b"mira.kestrel\n");
    let missing = missing.status(2);
    assert!(missing.err.contains("no.key") && !missing.err.contains("kestrel"), "{}", missing.err);
}

#[test]
fn what_is_allowed_is_not_reported_and_stale_entries_are() {
    let world = World::new();
    let known = digests(&world, "email-address", "ada.kestrel@lumenfield-studio.nl\n").remove(0);
    world.write("data/known.txt", "ada.kestrel@lumenfield-studio.nl\n");
    world.write("data/host.txt", "leo@orbit-films.com\n");
    world.write("data/tests/fixture.txt", "mira@kestrel.org\n192.168.7.77\n");
    world.write("data/table.csv", "contact,other\nbo@heron-labs.io,cy@heron-labs.io\n");
    world.write("data/left.txt", "zoe@kestrel.org\n");
    let list = format!(
        "[[allow]]\nvalue = \"{known}\"\nreason = \"ours\"\n\
         [[allow]]\npattern = '@orbit-films[.]com$'\ncategory = \"email-address\"\n\
         [[allow]]\npath = \"data/tests/\"\ndetector = \"email-address\"\n\
         [[allow]]\nfield = \"CONTACT\"\n\
         [[allow]]\npattern = '^zoe@'\nexpires = \"2020-12-31\"\nreason = \"left\"\n\
         [[allow]]\npath = \"nowhere/\"\nreason = \"old tree\"\n"
    );
    let mails = |ran: &Ran| -> Vec<String> {
        places(ran).into_iter().filter(|(id, _)| id == "email-address").map(|(_, place)| place).collect()
    };
    let all = scan(&world, &[]);
    assert_eq!(mails(&all).len(), 6, "{}", all.out);

    world.write("domesday.toml", &list);
    let ran = scan(&world, &[]);
    let left = mails(&ran);
    assert_eq!(left.len(), 2, "{}", ran.out);
    assert!(left.iter().any(|place| place.contains("left.txt")), "an expired entry counts: {left:?}");
    assert!(left.iter().any(|place| place.contains("col=other")), "{left:?}");
    // The entry of the path is for one detector.
    assert!(places(&ran).iter().any(|(id, place)| id == "ip-address" && place.contains("fixture")));
    let warned: Vec<&str> = ran.err.lines().collect();
    assert_eq!(warned.len(), 2, "{}", ran.err);
    assert!(
        warned[0].contains("entry 5 (left)") && warned[0].contains("expired on 2020-12-31"),
        "{}",
        ran.err
    );
    assert!(warned[1].contains("entry 6 (old tree)") && warned[1].contains("not needed"), "{}", ran.err);
    assert!(!ran.err.contains("kestrel") && !ran.err.contains("orbit"), "{}", ran.err);
    assert_eq!(scan(&world, &["--quiet"]).err, "");

    // Gates and inventories see the same.
    fs::remove_file(world.path("work/data/left.txt")).unwrap();
    fs::remove_file(world.path("work/data/table.csv")).unwrap();
    fs::remove_dir_all(world.path("work/data/tests")).unwrap();
    world.run(&["scan", "data", "--fail-on", "low", "--quiet"]).status(0);

    // Text on standard input lies nowhere: entries for paths do not count, all others do.
    let texts = [
        ("", "ada.kestrel@lumenfield-studio.nl"),
        ("", "ask LEO@orbit-films.com"),
        ("contact", "bo@heron-labs.io"),
        ("other", "bo@heron-labs.io"),
        ("", "mira@kestrel.org"),
        ("", "zoe@kestrel.org"),
    ];
    let counts: Vec<usize> = detect(&world, &texts).iter().map(Vec::len).collect();
    assert_eq!(counts, [0, 0, 0, 1, 1, 1]);
    let running = texts.map(|(_, text)| format!("{text}\n")).concat();
    let ran = world.feed(&["detect", "--format", "jsonl"], running.as_bytes()).status(0);
    let lines: Vec<u64> = ran.lines().iter().map(|line| line["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, [3, 4, 5, 6], "{}", ran.out);
}

#[test]
fn regions_narrow_the_catalogue() {
    let world = World::new();
    // A Belgian national number and a social security number of the United States.
    let text = "national register number 85.07.30-033.28, SSN: 536-90-4399\n";
    let found = |arguments: &[&str]| -> BTreeSet<String> {
        let all = [&["detect", "--format", "jsonl"][..], arguments].concat();
        let ran = world.feed(&all, text.as_bytes()).status(0);
        ran.lines().iter().map(|line| line["detector"].as_str().unwrap().to_owned()).collect()
    };
    let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<BTreeSet<String>>();
    assert_eq!(found(&[]), set(&["be-nn", "us-ssn"]));
    assert_eq!(found(&["--regions", "BE"]), set(&["be-nn"]));
    assert_eq!(found(&["--regions", "us"]), set(&["us-ssn"]));
    assert_eq!(found(&["--regions", "BE,US"]), set(&["be-nn", "us-ssn"]));
    assert_eq!(found(&["--regions", "BE,US", "--detectors", "us-ssn"]), set(&["us-ssn"]));
    world.write("domesday.toml", "[detection]\nregions = [\"US\"]\n");
    assert_eq!(found(&[]), set(&["us-ssn"]));
    assert_eq!(found(&["--regions", "BE"]), set(&["be-nn"]), "the line goes over the file");
}

#[test]
fn the_template_works_when_all_of_it_is_uncommented() {
    let world = World::new();
    world.run(&["init", "--key-file", "domesday.key"]).status(0);
    let template = fs::read_to_string(world.path("work/domesday.toml")).unwrap();
    let shown = |line: &&str| line.starts_with("# [") || line.starts_with("# ") && line.contains(" = ");
    let settings =
        template.lines().filter(|line| !line.starts_with("# detectors = ")).map(|line| match line {
            line if shown(&line) => line.trim_start_matches("# "),
            line => line,
        });
    let settings = settings.collect::<Vec<_>>().join("\n");
    assert!(settings.contains("\n[[detector]]\n") && settings.contains("\n[[allow]]\n"), "{settings}");
    let digests = ["detectors", "digest", "--category", "username", "--key-file", "domesday.key"];
    world.write("staff.digests", world.feed(&digests, b"S10234\n").status(0).out);
    world.write("projects.txt", "Grey Wagtail\n");
    world.write("domesday.toml", settings);
    let ran = world.run(&["detectors", "test"]).status(0);
    assert_eq!(ran.out.matches(": ok").count(), 3, "{}", ran.out);
    for (id, text) in [
        ("customer-number", "customer KD-482917-2"),
        ("project-name", "a grey wagtail"),
        ("staff-number", "S10234"),
    ] {
        assert!(given(&world, id, "", text).is_some(), "{id} does not find {text:?}");
    }
}
