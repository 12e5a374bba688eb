//! Telling configuration from other text.

use saphyr_parser::{Event, Parser};

use crate::formats::Kind;
use crate::formats::config::ini::{Line, is_open, parse};

/// Extensions of keys and values in lines.
const INI: &[&str] = &[
    "cfg",
    "cnf",
    "conf",
    "desktop",
    "editorconfig",
    "env",
    "gitconfig",
    "inf",
    "ini",
    "prefs",
    "properties",
    "service",
    "socket",
    "target",
    "timer",
    "url",
];

/// Names of such files.
const INI_NAMES: &[&str] =
    &[".editorconfig", ".env", ".gitconfig", ".npmrc", ".pypirc", "credentials", "gitconfig", "odbc.ini"];

/// Extensions that end the names of TOML.
const TOML_NAMES: &[&str] = &["Cargo.lock", "Pipfile", "poetry.lock", "uv.lock"];

/// How much of the end of a text that is cut off may be broken by that.
const CUT: usize = 16 * 1024;

/// Lines that are looked at.
const LINES: usize = 2000;

/// How much of a text is parsed to tell whether it can be.
const LOOKED_AT: usize = 32 * 1024;

/// Whether a text is configuration, and which. `whole`: nothing follows `text`. `name`: the last component of
/// its name; `extension`: that of the name, in lower case. Names are no proof.
pub(crate) fn recognise(text: &str, whole: bool, name: &[u8], extension: &str) -> Option<Kind> {
    let is_named = |names: &[&str]| names.iter().any(|listed| listed.as_bytes() == name);
    if extension == "toml" || is_named(TOML_NAMES) {
        return is_toml(text, whole).then_some(Kind::Toml);
    }
    if matches!(extension, "yaml" | "yml") {
        let seen = yaml(text, whole)?;
        return (seen.keys > 0 || seen.elements > 0).then_some(Kind::Yaml);
    }
    if INI.contains(&extension) || is_named(INI_NAMES) || name.starts_with(b".env.") {
        return is_ini(text, false).then_some(Kind::Ini);
    }
    if !extension.is_empty() {
        return None;
    }
    if is_ini(text, true) {
        return Some(Kind::Ini);
    }
    let begins = text.trim_start_matches('\u{feff}');
    let is_declared = begins.starts_with("%YAML") || begins.starts_with("---\n");
    let has_pairs = || text.lines().take(40).filter(|line| is_pair(line)).count() >= 4;
    if !is_declared && !has_pairs() {
        return None;
    }
    let seen = yaml(text, whole)?;
    let is_convincing = if is_declared { seen.keys >= 2 } else { seen.keys >= 4 && seen.depth >= 2 };
    (is_convincing && seen.is_clean).then_some(Kind::Yaml)
}

/// Whether a line is a key and perhaps a value, as people write them in YAML.
fn is_pair(line: &str) -> bool {
    let Some((key, value)) = line.trim_start().trim_start_matches("- ").split_once(':') else { return false };
    is_plain_key(key) && (value.is_empty() || value.starts_with(' '))
}

fn is_plain_key(key: &str) -> bool {
    let is_of_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '$' | '@');
    !key.is_empty() && key.len() <= 64 && key.chars().all(is_of_key)
}

fn is_toml(text: &str, whole: bool) -> bool {
    if whole {
        return toml::de::DeTable::parse(text).is_ok();
    }
    // A table is not parsed twice where it is large: each line has to look like one.
    let lines = text.lines().take(LINES).filter(|line| !line.trim().is_empty());
    let (mut settings, mut all) = (0, 0);
    for line in lines {
        all += 1;
        settings += usize::from(!matches!(parse(line), Line::Other(_)));
    }
    settings * 4 >= all
}

/// Whether nearly all lines are keys and values; `alone`: nothing else says that they are.
fn is_ini(text: &str, alone: bool) -> bool {
    let (mut settings, mut sections, mut others, mut comments) = (0, 0, 0, 0);
    let (mut goes_on, mut is_quoted) = (false, false);
    let mut first = None;
    for line in text.lines().take(LINES) {
        let was_going_on = std::mem::replace(&mut goes_on, line.trim_end().ends_with('\\'));
        let was_quoted = is_quoted;
        is_quoted &= !line.contains('"');
        if was_going_on || was_quoted {
            continue;
        }
        let parsed = parse(line);
        match parsed {
            Line::Blank => continue,
            Line::Comment(_) => comments += 1,
            Line::Section(section) => {
                // Not `[ERROR] [x]`, and no row of a matrix or JSON.
                let is_name = !section.is_empty() && !section.contains(['[', ']', ',', '{']);
                sections += usize::from(is_name);
                others += usize::from(!is_name);
            }
            Line::Setting(key, value) => {
                is_quoted = is_open(value);
                let is_key = key.split_whitespace().count() <= 3 && !key.ends_with([',', '.', '?']);
                settings += usize::from(is_key);
                others += usize::from(!is_key);
            }
            // A continuation.
            Line::Other(_) if line.starts_with([' ', '\t']) && settings > 0 && !alone => {}
            Line::Other(_) => others += 1,
        }
        if !matches!(parsed, Line::Comment(_)) {
            first.get_or_insert(parsed);
        }
    }
    if alone {
        return matches!(first, Some(Line::Section(_)))
            && sections >= 1
            && settings >= 2
            && others == 0
            && comments <= 10 * settings;
    }
    settings > 0 && (others * 10 <= settings + sections || (others == 1 && settings >= 4))
}

/// What there is in a beginning of YAML.
struct Seen {
    /// Keys of mappings.
    keys: usize,
    /// Elements of sequences.
    elements: usize,
    /// Collections within collections, at the deepest.
    depth: usize,
    /// Whether all documents are collections, and all keys words.
    is_clean: bool,
}

/// What there is; `None` where it is no YAML.
fn yaml(text: &str, whole: bool) -> Option<Seen> {
    let end = crate::formats::unicode::floor(text, LOOKED_AT);
    let (part, whole) = (&text[..end], whole && end == text.len());
    if part.contains('\0') {
        return None;
    }
    let characters = if whole { usize::MAX } else { part.chars().count() };
    let mut seen = Seen { keys: 0, elements: 0, depth: 0, is_clean: true };
    // Whether each open collection is a mapping, and whether a key is next.
    let mut stack: Vec<(bool, bool)> = Vec::new();
    let mut parser = Parser::new_from_str(part);
    loop {
        match parser.next_event() {
            None | Some(Ok((Event::StreamEnd, _))) => return Some(seen),
            Some(Err(error)) => {
                let is_cut = !whole && error.marker().index() + CUT >= characters && seen.keys > 8;
                return is_cut.then_some(seen);
            }
            Some(Ok((event, _))) => {
                let begins = matches!(
                    event,
                    Event::Scalar(..) | Event::Alias(_) | Event::MappingStart(..) | Event::SequenceStart(..)
                );
                if begins {
                    match stack.last_mut() {
                        Some((true, is_key)) => {
                            seen.keys += usize::from(*is_key);
                            if *is_key {
                                seen.is_clean &=
                                    matches!(&event, Event::Scalar(key, ..) if is_plain_key(key));
                            }
                            *is_key = !*is_key;
                        }
                        Some((false, _)) => seen.elements += 1,
                        None => {
                            seen.is_clean &= !matches!(&event, Event::Scalar(value, ..) if !value.is_empty())
                        }
                    }
                }
                match event {
                    Event::MappingStart(..) => stack.push((true, true)),
                    Event::SequenceStart(..) => stack.push((false, false)),
                    Event::MappingEnd | Event::SequenceEnd => {
                        stack.pop();
                    }
                    _ => {}
                }
                seen.depth = seen.depth.max(stack.len());
            }
        }
    }
}
