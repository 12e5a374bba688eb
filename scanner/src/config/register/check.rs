//! What cannot be in a register though each of its settings can: references to nothing, ids given twice.

use std::collections::BTreeMap;
use std::path::Path;

use domesday_reports::register::{DeclaredSystem, Register, normal_place};
use toml::de::{DeTable, DeValue};

use crate::config::{ConfigError, nearest};

/// A step from the document to the setting that is wrong.
#[derive(Clone, Copy)]
enum Step {
    Key(&'static str),
    Entry(usize),
}

/// What is wrong, and where.
struct Wrong {
    steps: Vec<Step>,
    message: String,
    remedy: String,
}

type Checked = Result<(), Wrong>;

/// Checks a register that was read from `text`, in which it stands below the section `below`.
///
/// # Errors
///
/// The first thing that cannot be, with its place in the text.
pub(super) fn check(
    register: &Register,
    path: &Path,
    text: &str,
    below: Option<&'static str>,
) -> Result<(), ConfigError> {
    all(register).map_err(|wrong| {
        let steps: Vec<Step> = below.map(Step::Key).into_iter().chain(wrong.steps).collect();
        let at = DeTable::parse(text).map_or(0, |table| offset(table.get_ref(), &steps));
        let keys: Vec<&str> = steps
            .iter()
            .filter_map(|step| match step {
                Step::Key(key) => Some(*key),
                Step::Entry(_) => None,
            })
            .collect();
        ConfigError::at(path, text, at, keys.join("."), wrong.message, wrong.remedy)
    })
}

/// The offset of a setting; of the nearest thing around it where it is not there.
fn offset(table: &DeTable<'_>, steps: &[Step]) -> usize {
    let mut at = 0;
    let Some((Step::Key(first), rest)) = steps.split_first() else { return at };
    let mut value = match table.iter().find(|(key, _)| key.get_ref() == first) {
        Some((_, value)) => value,
        None => return at,
    };
    at = value.span().start;
    for step in rest {
        let next = match (step, value.get_ref()) {
            (Step::Key(key), DeValue::Table(table)) => {
                table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
            }
            (Step::Entry(number), DeValue::Array(list)) => list.get(*number),
            _ => None,
        };
        let Some(next) = next else { break };
        value = next;
        at = value.span().start;
    }
    at
}

fn all(register: &Register) -> Checked {
    let purposes = ids("purpose", register.purpose.iter().map(|purpose| purpose.id.as_str()))?;
    let recipients = ids("recipient", register.recipient.iter().map(|recipient| recipient.id.as_str()))?;
    let systems = ids("system", register.system.iter().map(|system| system.id.as_str()))?;
    let home = vec![Step::Key("organisation"), Step::Key("country")];
    country("the organisation", &register.organisation.country, home)?;
    for (i, recipient) in register.recipient.iter().enumerate() {
        let steps = vec![Step::Key("recipient"), Step::Entry(i), Step::Key("country")];
        country(&format!("recipient `{}`", recipient.id), &recipient.country, steps)?;
    }
    let mut places = BTreeMap::new();
    for (i, system) in register.system.iter().enumerate() {
        let of = |key| vec![Step::Key("system"), Step::Entry(i), Step::Key(key)];
        let entry = format!("system `{}`", system.id);
        system_places(system, &entry, &of("places"), &mut places)?;
        references(&entry, "purpose", &system.purposes, &purposes, &of("purposes"))?;
        references(&entry, "recipient", &system.recipients, &recipients, &of("recipients"))?;
        country(&entry, &system.location, of("location"))?;
        for (j, transfer) in system.transfers.iter().enumerate() {
            let steps = [of("transfers"), vec![Step::Entry(j), Step::Key("country")]].concat();
            if transfer.country.is_empty() {
                return Err(Wrong {
                    steps,
                    message: format!("{entry}: a transfer without a country"),
                    remedy: "write where it goes to: `country = \"US\"`".to_owned(),
                });
            }
            country(&entry, &transfer.country, steps)?;
        }
    }
    for (i, archive) in register.archive.iter().enumerate() {
        let steps = [Step::Key("archive"), Step::Entry(i), Step::Key("system")];
        let named: Vec<String> =
            Some(&archive.system).filter(|id| !id.is_empty()).cloned().into_iter().collect();
        references(&format!("archive `{}`", archive.name), "system", &named, &systems, &steps)?;
    }
    for (i, list) in register.suppression.iter().enumerate() {
        let of = |key| vec![Step::Key("suppression"), Step::Entry(i), Step::Key(key)];
        let entry = format!("suppression list `{}`", list.name);
        if list.file.is_empty() {
            return Err(Wrong {
                steps: of("file"),
                message: format!("{entry} has no file"),
                remedy:
                    "name the file of e-mail addresses or numbers, one a line: `file = \"unsubscribed.txt\"`"
                        .to_owned(),
            });
        }
        references(&entry, "purpose", &list.purposes, &purposes, &of("purposes"))?;
    }
    Ok(())
}

/// The ids of the entries of a section: each has one, and no two have the same.
fn ids<'r>(section: &'static str, all: impl Iterator<Item = &'r str>) -> Result<Vec<&'r str>, Wrong> {
    let mut seen: Vec<&str> = Vec::new();
    for (i, id) in all.enumerate() {
        let steps = vec![Step::Key(section), Step::Entry(i), Step::Key("id")];
        if id.is_empty() {
            return Err(Wrong {
                steps,
                message: format!("{section} {} has no id", i + 1),
                remedy: format!(
                    "give it one: `id = \"{}\"`",
                    if section == "system" { "crm" } else { "sales" }
                ),
            });
        }
        if seen.contains(&id) {
            return Err(Wrong {
                steps,
                message: format!("two entries of `[[{section}]]` have the id `{id}`"),
                remedy: "give one of them another id".to_owned(),
            });
        }
        seen.push(id);
    }
    Ok(seen)
}

fn references(entry: &str, what: &'static str, named: &[String], known: &[&str], steps: &[Step]) -> Checked {
    let wrong = named.iter().enumerate().find(|(_, id)| !known.contains(&id.as_str()));
    let Some((i, id)) = wrong else { return Ok(()) };
    let list = matches!(steps.last(), Some(Step::Key(key)) if key.ends_with('s'));
    let remedy = match (nearest(id, known), known) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, []) => format!("declare it: `[[{what}]]` with `id = \"{id}\"`"),
        (None, _) => {
            let all: Vec<String> = known.iter().map(|id| format!("`{id}`")).collect();
            format!("write one of {}, or declare it with `[[{what}]]`", all.join(", "))
        }
    };
    let entry_step = list.then_some(Step::Entry(i));
    Err(Wrong {
        steps: steps.iter().copied().chain(entry_step).collect(),
        message: format!("{entry} names the {what} `{id}`, which is not declared"),
        remedy,
    })
}

/// Two letters; some that people write are no codes of countries.
fn country(entry: &str, code: &str, steps: Vec<Step>) -> Checked {
    let remedy = match code.to_ascii_uppercase().as_str() {
        "" => return Ok(()),
        "UK" => "the code of the United Kingdom is `GB`",
        "EL" => "the code of Greece is `GR`",
        "EU" | "EEA" => "write the country itself, such as `DE` or `IE`",
        code if code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) => return Ok(()),
        _ => "write the two letters of its ISO 3166 code, such as `DE` or `US`",
    };
    let message = format!("{entry}: `{code}` is not a country");
    Err(Wrong { steps, message, remedy: remedy.to_owned() })
}

fn system_places<'r>(
    system: &'r DeclaredSystem,
    entry: &str,
    steps: &[Step],
    seen: &mut BTreeMap<String, &'r str>,
) -> Checked {
    let at = |i: usize| [steps, &[Step::Entry(i)]].concat();
    let example = "write one as reports spell it, such as `postgresql://db1.example.com/crm`, `s3://lake/exports` \
                   or `file:///srv/hr`";
    if system.places.is_empty() {
        return Err(Wrong {
            steps: steps.to_vec(),
            message: format!("{entry} has no places"),
            remedy: format!("{example}: `places = [\"..\"]`"),
        });
    }
    for (i, place) in system.places.iter().enumerate() {
        let Some(normal) = normal_place(place) else {
            let message = format!("{entry}: `{place}` is not a place");
            return Err(Wrong { steps: at(i), message, remedy: example.to_owned() });
        };
        if let Some(other) = seen.insert(normal, &system.id) {
            let message = match other == system.id {
                true => format!("{entry} has the place `{place}` twice"),
                false => format!("{entry} has the place `{place}`, which is also one of system `{other}`"),
            };
            let remedy = "a place belongs to one system; remove one of the two".to_owned();
            return Err(Wrong { steps: at(i), message, remedy });
        }
    }
    Ok(())
}
