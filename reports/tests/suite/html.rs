//! The data map as a page.

use std::collections::BTreeMap;

use domesday_detectors::Category;
use domesday_reports::map::Role;
use domesday_reports::register::Register;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::estate::{self, Estate};

/// What stands between two marks, after `from`.
fn between<'p>(page: &'p str, open: &str, close: &str) -> &'p str {
    let start = page.find(open).unwrap_or_else(|| panic!("no {open}")) + open.len();
    let end = page[start..].find(close).unwrap_or_else(|| panic!("no {close}"));
    &page[start..start + end]
}

/// The page without its style, script and data.
fn markup(page: &str) -> String {
    let mut markup = page.to_owned();
    for (open, close) in [
        ("<style>", "</style>"),
        ("<script>", "</script>"),
        ("<script type=\"application/json\" id=\"data\">", "</script>"),
    ] {
        let inside = between(&markup, open, close).to_owned();
        markup = markup.replacen(&inside, "", 1);
    }
    markup
}

/// Every tag with its attributes, as they are written. Fails where a tag is not closed.
fn tags(markup: &str) -> Vec<(String, String)> {
    const VOID: [&str; 4] = ["meta", "br", "input", "link"];
    let (mut tags, mut open): (Vec<(String, String)>, Vec<String>) = (Vec::new(), Vec::new());
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let mut quoted = false;
        let end = rest.find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let tag = &rest[..end.unwrap_or_else(|| panic!("a tag without end: {rest:.60}"))];
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "closed out of order, before {rest:.200}");
            continue;
        }
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        if !VOID.contains(&name) && !tag.ends_with('/') {
            open.push(name.to_owned());
        }
        tags.push((name.trim_end_matches('/').to_owned(), attributes.to_owned()));
    }
    assert!(open.is_empty(), "never closed: {open:?}");
    tags
}

fn data(page: &str) -> Value {
    serde_json::from_str(between(page, "id=\"data\">", "</script>")).unwrap()
}

#[test]
fn the_page_is_balanced_and_reaches_nothing_outside() {
    let page = estate::meridian().written("html");
    let mut ids: BTreeMap<String, u32> = BTreeMap::new();
    for (name, attributes) in tags(&markup(&page)) {
        assert!(
            !["link", "img", "iframe", "object", "embed", "base", "form"].contains(&name.as_str()),
            "{name}"
        );
        for attribute in ["src=", "style=", "action="] {
            assert!(!attributes.contains(&format!(" {attribute}")), "{name} {attributes}");
        }
        if let Some(href) = attributes.split("href=\"").nth(1) {
            assert!(href.starts_with('#'), "{name} {attributes}");
        }
        if let Some(id) = attributes.strip_prefix("id=\"").or(attributes.split(" id=\"").nth(1)) {
            *ids.entry(id.split('"').next().unwrap().to_owned()).or_default() += 1;
        }
    }
    assert!(ids.values().all(|times| *times == 1), "{ids:?}");
    for outside in ["@import", "url(", "fetch(", "XMLHttpRequest", "innerHTML", "eval("] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn the_policy_names_exactly_the_style_and_script_of_the_page() {
    let page = estate::meridian().written("html");
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"").replace("&#39;", "'");
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    for (directive, inside) in [
        ("style-src", between(&page, "<style>", "</style>")),
        ("script-src", between(&page, "<script>", "</script>")),
    ] {
        let given = between(&policy, &format!("{directive} 'sha256-"), "'");
        assert_eq!(decoded(given), Sha256::digest(inside.as_bytes()).as_slice(), "{directive}");
    }
    assert_eq!(page.matches("<style").count(), 1);
    assert_eq!(page.matches("<script").count(), 2);
}

/// Base 64, read back.
fn decoded(text: &str) -> Vec<u8> {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<usize> =
        text.trim_end_matches('=').chars().map(|letter| alphabet.find(letter).unwrap()).collect();
    let mut bytes = Vec::new();
    for group in bits.chunks(4) {
        let joined = group.iter().fold(0, |joined, six| joined << 6 | six) << (6 * (4 - group.len()));
        (0..group.len() - 1).for_each(|at| bytes.push((joined >> (16 - 8 * at)) as u8));
    }
    bytes
}

#[test]
fn the_headline_tells_every_contradiction_before_anything_else() {
    let estate = estate::meridian();
    let page = estate.written("html");
    let headline = between(&page, "<section class=\"headline\"", "</section>");
    assert!(headline.contains("Ten contradictions between the register and what was found"));
    let mut at = 0;
    for contradiction in &estate.contradictions {
        let says = contradiction.says.as_str();
        let found = headline.find(says).unwrap_or_else(|| panic!("not there: {says}"));
        assert!(found > at, "out of order: {says}");
        at = found;
    }
    assert!(!headline.contains("<details"), "nothing is folded");
    assert!(page.find("class=\"headline\"") < page.find("id=\"where\""));
}

#[test]
fn of_many_contradictions_all_are_there_and_the_first_of_each_kind_stand_open() {
    let mut estate = estate::meridian();
    let first = estate.contradictions[1].clone();
    estate.contradictions.extend((0..700).map(|n| {
        let says = format!("Contradiction {n:04}.");
        domesday_reports::register::Contradiction { says, ..first.clone() }
    }));
    estate.contradictions.sort();
    let page = estate.written("html");
    tags(&markup(&page));
    assert!(page.contains("710 contradictions"));
    assert_eq!(page.matches("class=\"says\"").count(), 7 + 500);
    assert!(page.contains("203 more are not on this page"));
}

#[test]
fn without_a_register_it_says_so_and_what_to_do() {
    let mut estate = estate::meridian();
    estate.register = Register::default();
    estate.contradictions.clear();
    let page = estate.written("html");
    assert!(page.contains("No register: what was found cannot be compared"));
    assert!(page.contains("register.toml"));
    tags(&markup(&page));

    let mut clean = estate::meridian();
    clean.contradictions.clear();
    let page = clean.written("html");
    assert!(page.contains("Nothing that was found contradicts the register"));
    assert!(page.contains("nobody knows what is in them"), "gaps are told beside good news");
}

#[test]
fn an_empty_map_is_a_page_too() {
    let page = Estate::default().written("html");
    tags(&markup(&page));
    assert!(page.contains("No personal data was found."));
    assert_eq!(data(&page)["collections"], serde_json::json!({}));
}

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\"onmouseover=\"alert(1)",
    "'><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "</script></style></title><!--",
    "{{ 7*7 }}${7*7}",
    "a\u{202e}gpj.exe\u{2066}",
    "\u{1b}[31mred\u{9b}0m\u{7}",
    "line\nbreak\r\0\u{2028}",
    "\u{e0041}\u{200b}\u{feff}",
];

#[test]
fn hostile_names_are_text_wherever_they_stand() {
    for hostile in HOSTILE {
        let mut estate = estate::meridian();
        let inject = |text: &mut String| *text = format!("{text}{hostile}");
        for system in &mut estate.map.systems {
            inject(&mut system.place);
            for dataset in &mut system.datasets {
                inject(&mut dataset.place);
                inject(&mut dataset.scanned);
                for collection in &mut dataset.collections {
                    collection.place = format!("{}{hostile}", dataset.place);
                    collection.region = Some((*hostile).to_owned());
                    collection.media_type = Some((*hostile).to_owned());
                    collection.kinds.iter_mut().for_each(|kind| inject(&mut kind.because));
                    for gap in collection.gaps.iter_mut() {
                        inject(&mut gap.reason);
                        inject(&mut gap.detail);
                        gap.places.iter_mut().for_each(inject);
                    }
                    for field in &mut collection.fields {
                        inject(&mut field.name);
                        field.declared_type = Some((*hostile).to_owned());
                        field.references.push((*hostile).to_owned());
                        for held in &mut field.held {
                            held.previews.push((*hostile).to_owned());
                            held.detectors.push((*hostile).to_owned());
                        }
                    }
                }
            }
        }
        for scan in &mut estate.map.scans {
            inject(&mut scan.started);
            scan.targets.push((*hostile).to_owned());
        }
        for contradiction in &mut estate.contradictions {
            inject(&mut contradiction.says);
            contradiction.places.iter_mut().for_each(inject);
        }
        inject(&mut estate.register.organisation.name);
        for system in &mut estate.register.system {
            inject(&mut system.name);
            inject(&mut system.owner);
        }
        for archive in &mut estate.register.archive {
            inject(&mut archive.name);
            inject(&mut archive.beyond_use);
        }
        let page = estate.written("html");
        let plain = estate::meridian().written("html");
        // The same elements with the same names of attributes, whatever the names are.
        let shape = |page: &str| -> BTreeMap<String, Vec<String>> {
            let mut shape: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for (name, attributes) in tags(&markup(page)) {
                let names = attributes.split('"').step_by(2).map(|a| a.trim().to_owned());
                let known = shape.entry(name).or_default();
                known.extend(names);
                known.sort();
                known.dedup();
            }
            shape
        };
        assert_eq!(shape(&page), shape(&plain), "{hostile:?}");
        assert_eq!(page.matches("<script").count(), 2, "{hostile:?}");
        let control = page.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(control, None, "{hostile:?}");
        assert!(!page.contains(['\u{202e}', '\u{2066}', '\u{2028}', '\u{200b}', '\u{feff}', '\u{e0041}']));
        let words = data(&page)["words"].to_string();
        let seen: String = hostile.chars().take_while(|c| !c.is_control()).collect();
        assert!(
            words.contains(serde_json::to_string(&seen).unwrap().trim_matches('"'))
                || seen.len() < 3
                || seen.contains('\u{202e}')
        );
    }
}

#[test]
fn the_data_of_the_script_are_the_fields_of_the_map() {
    let estate = estate::meridian();
    let page = estate.written("html");
    let data = data(&page);
    let fields = || {
        estate
            .map
            .systems
            .iter()
            .flat_map(|s| &s.datasets)
            .flat_map(|d| &d.collections)
            .flat_map(|c| &c.fields)
    };
    let held: usize = fields().map(|field| field.held.len()).sum();
    for (name, column) in data["entries"].as_object().unwrap() {
        assert_eq!(column.as_array().unwrap().len(), held, "{name}");
    }
    let of_collections: u64 =
        data["collections"]["entries"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).sum();
    assert_eq!(of_collections, held as u64);
    let roles = data["entries"]["role"].as_array().unwrap();
    let unlikely = fields().flat_map(|f| &f.held).filter(|held| held.role == Role::Unlikely).count();
    assert_eq!(roles.iter().filter(|role| role.as_u64() == Some(2)).count(), unlikely);
    let categories: Vec<&str> =
        data["categories"].as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect();
    assert_eq!(categories.len(), Category::ALL.len());
    assert_eq!(categories[Category::EmailAddress as usize], "E-mail address");
}

#[test]
fn the_same_map_gives_the_same_page() {
    assert_eq!(estate::meridian().written("html"), estate::meridian().written("html"));
}

#[test]
fn a_hundred_thousand_fields_stay_below_ten_megabytes() {
    let page = estate::large(100_000).written("html");
    assert!(page.len() < 10_000_000, "{} bytes", page.len());
    assert_eq!(data(&page)["entries"]["field"].as_array().unwrap().len(), 100_000);
    assert!(
        page.contains("8,500 collections with fewer personal fields are left out"),
        "what is left out is told"
    );
}
