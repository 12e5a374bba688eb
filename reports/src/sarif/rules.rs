//! The tool, its rules (categories of personal data) and its notifications (reasons of gaps).

use std::collections::BTreeSet;

use domesday_detectors::{Category, Sensitivity};
use serde_json::{Value, json};

use crate::{Inventory, safe};

/// The id of the notification that tells of results beyond the limit.
pub(crate) const LEFT_OUT: &str = "results_left_out";

/// The tool with its rules and what its notifications are.
pub(crate) fn tool(version: &str, rules: Vec<Value>, notifications: Vec<Value>) -> Value {
    json!({
        "driver": {
            "name": "domesday",
            "semanticVersion": version,
            "informationUri": env!("CARGO_PKG_HOMEPAGE"),
            "rules": rules,
            "notifications": notifications,
        },
    })
}

/// What a notification is, in a sentence.
pub(crate) fn notification(id: &str, what: &str) -> Value {
    json!({ "id": id, "shortDescription": { "text": what } })
}

/// The ids of the reasons of gaps, sorted.
pub(super) fn reasons(inventory: &Inventory) -> Vec<&'static str> {
    let ids: BTreeSet<&'static str> = inventory.gaps().keys().map(|reason| reason.id()).collect();
    ids.into_iter().collect()
}

/// The rule of a category, with what to do about it.
pub(crate) fn rule(category: Category, help: &str) -> Value {
    let (severity, problem) = match category.sensitivity() {
        Sensitivity::Ordinary => ("5.0", "warning"),
        Sensitivity::High => ("7.5", "error"),
        Sensitivity::Special => ("9.0", "error"),
    };
    let id = category.id();
    let mut rule = json!({
        "id": id,
        "shortDescription": { "text": format!("Personal data: {id}.") },
        "fullDescription": { "text": format!(
            "A file, table or object holds personal data of category {id} (fideslang {}, DPV {}, California Civil \
             Code 1798.140(v)(1)({})).",
            category.fides(),
            category.dpv(),
            category.ccpa(),
        ) },
        "help": { "text": help },
        "helpUri": help_uri(category),
        "defaultConfiguration": { "level": if problem == "error" { "error" } else { "warning" } },
        "properties": {
            "tags": ["privacy", "personal-data", id],
            "precision": "high",
            "problem.severity": problem,
            "security-severity": severity,
        },
    });
    // A name that differs from the id in capitals alone is none (section 3.49.7).
    if let (true, Some(members)) = (id.contains('-'), rule.as_object_mut()) {
        members.insert("name".to_owned(), json!(pascal(id)));
    }
    rule
}

/// The term of the vocabulary, as a page.
fn help_uri(category: Category) -> String {
    match category.dpv().split_once(':') {
        Some(("pd", term)) => format!("https://w3id.org/dpv/pd#{term}"),
        Some((_, term)) => format!("https://w3id.org/dpv#{term}"),
        None => "https://w3id.org/dpv".to_owned(),
    }
}

/// `email-address` as `EmailAddress`.
fn pascal(id: &str) -> String {
    let mut name = String::with_capacity(id.len());
    for word in id.split('-') {
        let mut chars = word.chars();
        name.extend(chars.next().map(|c| c.to_ascii_uppercase()));
        name.push_str(chars.as_str());
    }
    name
}

/// Text in a message: brackets would make links, braces placeholders (SARIF 2.1.0, sections 3.11.5 and
/// 3.11.6).
pub(crate) fn plain(text: &str) -> String {
    safe::escape(text).chars().map(|c| if "[]{}\\".contains(c) { '_' } else { c }).collect()
}
