//! The command line from outside: contracts, exit statuses, settings, and good manners.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

mod support;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::Stdio;

use serde_json::{Value, json};
use support::World;

/// A text with one value that is nobody's and not reserved either.
const REAL: &str = "write to mira.kestrel@lumenfield-studio.nl today\n";

/// A text with a value that is reserved for documentation.
const RESERVED: &str = "write to mira.kestrel@example.com today\n";

/// The start of a file that is neither text nor anything that is read.
const BINARY: &[u8] = b"OggS\0\x02\0\0\0\0\0\0\0\0\x01\x02\x03\x04\0\0\0\0";

#[test]
fn exit_statuses() {
    let world = World::new();
    world.write("real/a.txt", REAL);
    world.write("reserved/a.txt", RESERVED);
    world.write("nothing/a.txt", "nothing to see here\n");
    world.write("gap/a.ogg", BINARY);
    world.write("both/a.txt", REAL);
    world.write("both/b.ogg", BINARY);
    world.write(
        "table/a.csv",
        "id,email\n1,mira.kestrel@lumenfield-studio.nl\n2,leo.kestrel@lumenfield-studio.nl\n",
    );
    world.write("broken.toml", "[scan]\nthread = 1\n");
    world.write("notadatabase", "hello\n");
    for (arguments, status, says) in [
        (&["scan", "real"][..], 0, ""),
        (&["scan", "real", "--fail-on", "high"], 1, ""),
        (&["scan", "reserved", "--fail-on", "low"], 0, ""),
        (&["scan", "table", "--fail-on", "medium"], 1, ""),
        (&["scan", "nothing", "--fail-on", "low", "--fail-on-gaps"], 0, ""),
        (&["scan", "gap"], 0, ""),
        (&["scan", "gap", "--fail-on-gaps"], 3, ""),
        (&["scan", "gap", "--fail-on-gaps=false"], 0, ""),
        (&["scan", "both", "--fail-on-gaps", "--fail-on", "medium"], 1, ""),
        (&["scan", "missing"], 2, "missing"),
        (&["scan", "nosuch://host/x"], 2, "nosuch"),
        (&["scan", "--config", "broken.toml", "real"], 2, "did you mean `threads`?"),
        (&["scan", "--config", "absent.toml", "real"], 2, "absent.toml"),
        (&["scan", "--threads", "0", "real"], 2, "at least 1"),
        (&["scan", "--memory", "12Q", "real"], 2, "256M"),
        (&["scan", "--min-confidence", "most", "real"], 2, "low"),
        (&["scan", "--detectors", "iban,emial-address", "real"], 2, "did you mean `email-address`?"),
        (&["scan", "--regions", "Germany", "real"], 2, "two letters"),
        (&["scan", "--regions", "QQ", "real"], 2, "QQ"),
        (&["scan", "--format", "xml", "real"], 2, "jsonl"),
        (&["scan", "--output", "no/such/directory/x", "real"], 2, "no/such/directory"),
        (&["scan", "--inventory", "no/such/directory/x", "real"], 2, "no/such/directory"),
        (&["scan", "--inventory", "notadatabase", "real"], 2, "notadatabase"),
        (&["scan", "--pseudonyms", "real"], 2, "domesday init"),
        (&["scan", "--no-such-option"], 2, "--no-such-option"),
        (&["frobnicate"], 2, "frobnicate"),
        (&[], 2, "Usage"),
        (&["--help"], 0, ""),
        (&["--version"], 0, ""),
        (&["detectors", "show", "iban"], 0, ""),
        (&["detectors", "show", "ibna"], 2, "did you mean `iban`?"),
    ] {
        let ran = world.run(arguments);
        assert_eq!(ran.status, status, "{arguments:?} gave {} {}", ran.out, ran.err);
        assert!(ran.err.contains(says), "{arguments:?} said {:?}, not {says:?}", ran.err);
        assert!(status == 2 || ran.err.is_empty(), "{arguments:?} said {:?}", ran.err);
        assert!(!ran.err.contains("kestrel"), "{arguments:?} told a value: {}", ran.err);
    }
}

#[test]
fn what_nothing_names_is_found_where_little_confidence_is_asked_for() {
    let world = World::new();
    world.write("data/a.txt", "It said 51824753556 there.\n");
    let found = |arguments: &[&str]| {
        let ran = match arguments[0] {
            "detect" => world.feed(arguments, b"It said 51824753556 there."),
            _ => world.run(arguments),
        };
        ran.status(0).out.contains("\"detector\":\"au-abn\"")
    };
    for low in [&["--min-confidence", "low"][..], &["--min-confidence", "1"]] {
        assert!(found(&[&["scan", "data", "--format", "jsonl"], low].concat()), "{low:?}");
        assert!(found(&[&["detect", "--format", "jsonl"], low].concat()), "{low:?}");
    }
    assert!(!found(&["scan", "data", "--format", "jsonl"]));
    assert!(!found(&["detect", "--format", "jsonl"]));
    let explained = world.run(&["explain", "It said 51824753556 there."]).status(0).out;
    assert!(explained.contains("by au-abn"), "{explained}");
}

#[test]
fn names_without_the_model_are_those_of_the_lexicon() {
    let world = World::new();
    let text = "Mr. Xylander said that Maria Gonzalez would come.\n";
    world.write("data/a.txt", text);
    world.write("off.toml", "[detection]\nmodel = false\n");
    let found = |arguments: &[&str], name: &str| {
        let ran = match arguments[0] {
            "detect" => world.feed(arguments, text.as_bytes()),
            _ => world.run(arguments),
        };
        ran.status(0).out.contains(&format!("\"value\":\"{name}\""))
    };
    let scan = &["scan", "data", "--format", "jsonl", "--show-values"][..];
    let detect = &["detect", "--format", "jsonl", "--show-values"][..];
    let off = &["--config", "off.toml"][..];
    for (arguments, model) in [
        (scan.to_vec(), true),
        (detect.to_vec(), true),
        ([scan, &["--no-model"]].concat(), false),
        ([detect, &["--no-model"]].concat(), false),
        ([scan, off].concat(), false),
        ([scan, off, &["--no-model=false"]].concat(), true),
    ] {
        assert!(found(&arguments, "Maria Gonzalez"), "{arguments:?}");
        assert_eq!(found(&arguments, "Xylander"), model, "{arguments:?}");
    }
    let ran = world.command(scan).env("DOMESDAY_NO_MODEL", "1").output().unwrap();
    let out = String::from_utf8(ran.stdout).unwrap();
    assert!(out.contains("Maria Gonzalez") && !out.contains("Xylander"));
}

#[test]
fn detect_answers_each_line_in_order() {
    let world = World::new();
    let input = concat!(
        "{\"id\":\"1\",\"text\":\"é mira@kestrel.org and ada@lovelace.org\"}\n",
        "secret@hidden.org is not JSON\n",
        "{\"id\":\"2\",\"text\":\"nothing\",\"more\":[1,{\"x\":null}]}\n",
        "{\"id\":3,\"text\":\"secret@hidden.org\"}\n",
        "{\"text\":\"secret@hidden.org\"}\n",
        "[\"secret@hidden.org\"]\n",
        "\n",
        "{\"id\":\"\\u00e9\\n\",\"text\":\"a\\u00e9 x@kestrel.org\",\"field\":\"email\"}",
    );
    let ran = world.feed(&["detect", "--jsonl", "--min-confidence", "0"], input.as_bytes()).status(2);
    let lines = ran.lines();
    assert_eq!(lines.len(), 8);
    assert!(
        !ran.out.contains("secret") && !ran.err.contains("secret"),
        "an error repeats the line: {}",
        ran.out
    );
    for number in [1, 3, 4, 5, 6] {
        let members: Vec<_> = lines[number].as_object().unwrap().keys().collect();
        assert_eq!(members, ["error"], "line {number}");
    }
    let spans = |line: &Value| -> Vec<(u64, u64)> {
        let findings = line["findings"].as_array().unwrap().iter();
        findings.map(|f| (f["start"].as_u64().unwrap(), f["end"].as_u64().unwrap())).collect()
    };
    assert_eq!(lines[0]["id"], "1");
    assert_eq!(spans(&lines[0]), [(3, 19), (24, 40)], "bytes of UTF-8, ascending");
    let first = &lines[0]["findings"][0];
    assert_eq!((&first["category"], &first["detector"]), (&json!("email-address"), &json!("email-address")));
    assert!(first["confidence"].as_u64().unwrap() >= 80 && first["level"] == "high", "{first}");
    assert!(first["evidence"].as_array().unwrap().contains(&json!("pattern")), "{first}");
    assert_eq!(lines[2], json!({"id": "2", "findings": []}));
    assert_eq!((&lines[7]["id"], spans(&lines[7])), (&json!("é\n"), vec![(4, 17)]));

    let clean = world.feed(&["detect", "--jsonl"], b"{\"id\":\"a\",\"text\":\"\"}\n").status(0);
    assert_eq!(clean.lines(), [json!({"id": "a", "findings": []})]);
    assert_eq!(world.feed(&["detect", "--jsonl"], b"").status(0).out, "");
    let binary = world.feed(&["detect", "--jsonl"], b"{\"id\":\"\xff\",\"text\":\"\"}\n").status(2);
    assert!(binary.lines()[0]["error"].as_str().unwrap().contains("UTF-8"));
}

#[test]
fn detect_answers_before_it_is_asked_again() {
    use std::io::{BufRead as _, BufReader, Write as _};
    let world = World::new();
    let mut child = world.command(&["detect", "--jsonl"]).stdin(Stdio::piped()).spawn().unwrap();
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for round in 0..3 {
        writeln!(stdin, "{{\"id\":\"{round}\",\"text\":\"x\"}}").unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["id"], round.to_string());
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn detect_finds_the_same_in_streams_of_any_length() {
    let world = World::new();
    // Addresses at many distances from the borders of windows; some lines are longer than a window.
    let (mut text, mut expected) = (String::new(), Vec::new());
    let (mut line, mut line_start) = (1, 0);
    for number in 0..400usize {
        let filler = (number * 7919) % 5_000;
        text.push_str(&"ü ".repeat(filler / 3));
        if number % 3 == 0 {
            text.push('\n');
            (line, line_start) = (line + 1, text.len());
        }
        // One line without an end in sight: windows are cut in the middle of values.
        for more in 0..if number == 200 { 40_000 } else { 0 } {
            let value = format!("q{more}@kestrel.org");
            expected.push((text.len(), text.len() + value.len(), line, text.len() - line_start + 1));
            text.push_str(&value);
            text.push(' ');
        }
        let value = format!("p{number}@kestrel.org");
        expected.push((text.len(), text.len() + value.len(), line, text.len() - line_start + 1));
        text.push_str(&value);
        text.push(' ');
    }
    let ran = world
        .feed(&["detect", "--format", "jsonl", "--detectors", "email-address"], text.as_bytes())
        .status(0);
    let found: Vec<(usize, usize, usize, usize)> = ran
        .lines()
        .iter()
        .map(|f| {
            let number = |key: &str| f[key].as_u64().unwrap() as usize;
            (number("start"), number("end"), number("line"), number("column"))
        })
        .collect();
    assert!(
        found == expected,
        "{:?}",
        found.iter().zip(&expected).find(|(found, expected)| found != expected)
    );
    assert!(!ran.out.contains("p17@"), "values are masked");
    let shown =
        world.feed(&["detect", "--format", "jsonl", "--show-values"], b"ask p17@kestrel.org").status(0);
    assert_eq!(shown.lines()[0]["value"], "p17@kestrel.org");
    let table = world.feed(&["detect"], b"one\nask p17@kestrel.org").status(0);
    assert!(table.out.starts_with("2:5 ") && !table.out.contains("p17@"), "{}", table.out);
}

#[test]
fn settings_come_from_the_line_then_the_environment_then_the_file() {
    let world = World::new();
    world.write("data/a.txt", REAL);
    world.write("domesday.toml", "[output]\nformat = \"csv\"\n");
    let form = |arguments: &[&str], environment: Option<&str>| {
        let mut command = world.command(arguments);
        if let Some(value) = environment {
            command.env("DOMESDAY_FORMAT", value);
        }
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        match serde_json::from_str::<Value>(&text) {
            Ok(_) => "json",
            Err(_) if text.lines().all(|line| line.starts_with('{')) => "jsonl",
            Err(_) if text.lines().next().is_some_and(|head| head.matches(',').count() > 3) => "csv",
            Err(_) => "terminal",
        }
    };
    assert_eq!(form(&["scan", "data"], None), "csv");
    assert_eq!(form(&["scan", "data"], Some("json")), "json");
    assert_eq!(form(&["scan", "data", "--format", "jsonl"], Some("json")), "jsonl");
    world.write("elsewhere.toml", "");
    assert_eq!(form(&["scan", "data", "--config", "elsewhere.toml"], None), "terminal");
}

#[test]
fn a_file_cannot_show_values_or_choose_where_a_report_goes() {
    let world = World::new();
    world.write("data/a.txt", REAL);
    for key in ["show-values = true", "output = \"x\""] {
        world.write("domesday.toml", format!("[output]\n{key}\n"));
        let ran = world.run(&["scan", "data"]).status(2);
        assert!(ran.err.contains("domesday.toml:2:1") && ran.err.contains("unknown key"), "{}", ran.err);
    }
}

#[test]
fn values_are_masked_unless_they_are_asked_for() {
    let world = World::new();
    world.write("data/a.txt", REAL);
    for format in ["terminal", "json", "jsonl", "csv"] {
        let ran = world.run(&["scan", "data", "--format", format, "-vvv"]).status(0);
        assert!(!ran.out.contains("mira.") && !ran.out.contains("lumenfield"), "{format}: {}", ran.out);
        assert!(!ran.err.contains("mira.") && !ran.err.contains("lumenfield"), "{format}: {}", ran.err);
    }
    let shown = world.run(&["scan", "data", "--format", "jsonl", "--show-values"]).status(0);
    assert!(shown.out.contains("mira.kestrel@lumenfield-studio.nl"), "{}", shown.out);
}

#[test]
fn a_report_appears_whole_and_is_private() {
    let world = World::new();
    world.write("data/a.txt", REAL);
    let report = world.path("work/data/report.jsonl");
    for round in 0..2 {
        let arguments = ["scan", "data", "--format", "jsonl", "--output", "data/report.jsonl"];
        assert_eq!(world.run(&arguments).status(0).out, "");
        let text = fs::read_to_string(&report).unwrap();
        let summary: Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
        // The report is not in itself; the one before it is a file like others.
        assert_eq!(summary["listed"], 1 + round, "{summary}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&report).unwrap().permissions().mode() & 0o777, 0o600);
    }
    // A scan that fails leaves the old report, and no other file.
    let before = fs::read(&report).unwrap();
    world.run(&["scan", "missing", "--output", "data/report.jsonl"]).status(2);
    assert_eq!(fs::read(&report).unwrap(), before);
    assert_eq!(fs::read_dir(world.path("work/data")).unwrap().count(), 2);
    assert_eq!(world.run(&["scan", "data", "--output", "/dev/null"]).status(0).out, "");
}

#[test]
fn a_closed_pipe_is_no_error() {
    let world = World::new();
    world.write("data/a.txt", REAL.repeat(20_000));
    for arguments in [
        &["scan", "data", "--format", "jsonl"][..],
        &["detectors"],
        &["--help"],
        &["man"],
        &["completions", "bash"],
    ] {
        let mut child = world.command(arguments).spawn().unwrap();
        drop(child.stdout.take());
        let mut message = String::new();
        child.stderr.take().unwrap().read_to_string(&mut message).unwrap();
        assert_eq!((child.wait().unwrap().code(), message.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
#[cfg(unix)]
fn an_interrupt_ends_a_scan_cleanly() {
    let world = World::new();
    world.write("data/a.txt", REAL.repeat(50_000));
    // Nobody reads the pipe: the scan waits in the middle of its report.
    let mut child = world.command(&["scan", "data", "--format", "jsonl"]).spawn().unwrap();
    let mut first = [0; 1];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    let id = child.id().to_string();
    let interrupt =
        || assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    interrupt();
    let mut message = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    message.read_line(&mut line).unwrap();
    assert!(line.contains("interrupt again to stop at once"), "{line}");
    // Whoever does not want to wait for the report says so again.
    interrupt();
    line.clear();
    message.read_to_string(&mut line).unwrap();
    assert_eq!((child.wait().unwrap().code(), line.as_str()), (Some(130), ""));
}

#[test]
#[cfg(unix)]
fn an_interrupted_scan_tells_what_it_lacks() {
    let world = World::new();
    for number in 0..2000 {
        world.write(&format!("data/{number:04}.txt"), REAL.repeat(500));
    }
    let mut child = world.command(&["scan", "data", "--format", "jsonl"]).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut out = vec![0; 1];
    stdout.read_exact(&mut out).unwrap();
    let id = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    stdout.read_to_end(&mut out).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let out = String::from_utf8(out).unwrap();
    let lines: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let summary = lines.last().unwrap();
    let number = |key: &str| summary[key].as_u64().unwrap();
    assert_eq!((&summary["type"], &summary["interrupted"]), (&"summary".into(), &true.into()));
    assert_eq!(number("listed"), number("examined") + number("gaps"));
    assert!(lines.iter().any(|line| line["type"] == "gap" && line["reason"] == "interrupted"));
}

#[test]
fn init_writes_a_configuration_and_a_private_key() {
    let world = World::new();
    let first = world.run(&["init"]).status(0);
    let key = world.path("home/.config/domesday/key");
    assert!(
        first.out.contains("domesday.toml") && first.out.contains(key.to_str().unwrap()),
        "{}",
        first.out
    );
    let secret = fs::read(&key).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(key.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
    }
    let config = world.path("work/domesday.toml");
    fs::write(&config, "[scan]\nthreads = 1\n").unwrap();
    assert!(world.run(&["init"]).status(2).err.contains("--force"));
    assert_eq!(fs::read_to_string(&config).unwrap(), "[scan]\nthreads = 1\n");
    let forced = world.run(&["init", "--force"]).status(0);
    assert!(forced.out.contains("kept"), "{}", forced.out);
    assert_eq!(fs::read(&key).unwrap(), secret, "a key is never overwritten");

    // The configuration is valid, and the key is the one that pseudonyms are made with.
    world.write("data/a.txt", REAL);
    world.write("data/b.txt", REAL);
    let subjects = |arguments: &[&str]| -> Vec<Value> {
        let ran = world.run(arguments).status(0);
        ran.of_type("finding").iter().map(|finding| finding["subject"].clone()).collect()
    };
    let pseudonyms = subjects(&["scan", "data", "--format", "jsonl", "--pseudonyms"]);
    assert_eq!(pseudonyms.len(), 2);
    assert!(pseudonyms[0].as_str().unwrap().len() == 32 && pseudonyms[0] == pseudonyms[1], "{pseudonyms:?}");
    world.run(&["init", "--force", "--key-file", "other.key"]).status(0);
    let others = subjects(&["scan", "data", "--format", "jsonl", "--pseudonyms", "--key-file", "other.key"]);
    assert_ne!(others[0], pseudonyms[0]);
}

#[test]
fn completions_and_manual_pages_are_complete() {
    let world = World::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = world.run(&["completions", shell]).status(0).out;
        assert!(script.contains("min-confidence") && script.contains("explain"), "{shell}");
    }
    assert!(world.run(&["man"]).status(0).out.contains(".TH domesday 1"));
    world.run(&["man", "pages"]).status(0);
    for page in ["domesday", "domesday-scan", "domesday-detect", "domesday-detectors", "domesday-explain"] {
        let text = fs::read_to_string(world.path("work/pages").join(format!("{page}.1"))).unwrap();
        assert!(text.contains(".TH"), "{page}");
    }
}

#[test]
fn detectors_and_explain_tell_what_is_known() {
    let world = World::new();
    let list = world.run(&["detectors"]).status(0).out;
    for detector in domesday_detectors::catalog::ALL {
        assert!(list.contains(detector.id), "{} is not listed", detector.id);
        let shown = world.run(&["detectors", "show", detector.id]).status(0).out;
        assert!(shown.contains(detector.standard.url) && shown.contains("counterexamples"), "{shown}");
    }
    let yes = world.run(&["explain", "card 4111 1111 1111 1111"]).status(0).out;
    assert!(yes.contains("payment-card") && yes.contains("checksum") && yes.contains("reserved"), "{yes}");
    let no = world.feed(&["explain"], b"nothing at all").status(0).out;
    assert!(no.contains("no finding"), "{no}");
}

#[test]
fn colours_are_for_terminals_unless_they_are_asked_for() {
    let world = World::new();
    world.write("data/a.txt", REAL);
    let escapes = |arguments: &[&str]| world.run(arguments).status(0).out.contains('\x1b');
    assert!(!escapes(&["scan", "data"]));
    assert!(escapes(&["scan", "data", "--color", "always"]));
    assert!(!escapes(&["scan", "data", "--color", "never"]));
}

#[test]
fn the_sample_tree_shows_what_the_readme_says() {
    let world = World::new();
    let sample = support::root().join("examples/sample");
    let ran = world.run(&["scan", "--format", "jsonl", sample.to_str().unwrap()]).status(0);
    let summary = ran.of_type("summary").pop().unwrap();
    let number = |key: &str| summary[key].as_u64().unwrap();
    assert_eq!(number("listed"), number("examined") + number("gaps"), "{summary}");
    assert_eq!(number("gaps"), 1, "the picture: {summary}");
    let findings = ran.of_type("finding");
    let any = |holds: &dyn Fn(&Value) -> bool| findings.iter().any(holds);
    for category in
        ["email-address", "phone-number", "ip-address", "mac-address", "payment-card", "bank-account"]
    {
        assert!(any(&|f| f["category"] == category), "no {category}");
    }
    let reserved = |f: &Value| f["evidence"].as_array().unwrap().contains(&json!("reserved"));
    assert!(any(&|f| reserved(f)) && any(&|f| !reserved(f)));
    // A hidden file, a file in Latin-1, columns and paths.
    for place in
        [".backup/users.tsv", "buergerbrief-1998.txt", "customers.csv#col=iban", "orders.jsonl#/customer"]
    {
        assert!(any(&|f| f["place"].as_str().unwrap().contains(place)), "nothing in {place}");
    }
    let verdicts = ran.of_type("field");
    let card = verdicts.iter().find(|f| f["place"].as_str().unwrap().ends_with("#col=card_number")).unwrap();
    assert_eq!(card["verdicts"][0]["category"], "payment-card", "{card}");
}
