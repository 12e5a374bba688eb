//! The tool, its rules (categories of personal data) and its notifications (reasons of gaps).

use std::collections::BTreeSet;

use domesday_detectors::{Category, Sensitivity};
use serde_json::{Value, json};

use crate::{Inventory, ScanInfo, safe};

/// The id of the notification that tells of results beyond the limit.
pub(super) const LEFT_OUT: &str = "results_left_out";

/// The tool with the rules of the categories.
pub(super) fn tool(scan: Option<&ScanInfo>, categories: &BTreeSet<Category>, inventory: &Inventory) -> Value {
    let rules: Vec<Value> = categories.iter().map(|category| rule(*category)).collect();
    let mut notifications: Vec<Value> = reasons(inventory)
        .iter()
        .map(|id| json!({ "id": id, "shortDescription": { "text": "Something was not read." } }))
        .collect();
    notifications.push(json!({
        "id": LEFT_OUT,
        "shortDescription": { "text": "More results were found than a file may have." },
    }));
    json!({
        "driver": {
            "name": "domesday",
            "semanticVersion": scan.map_or(env!("CARGO_PKG_VERSION"), |scan| scan.version),
            "informationUri": env!("CARGO_PKG_HOMEPAGE"),
            "rules": rules,
            "notifications": notifications,
        },
    })
}

/// The ids of the reasons of gaps, sorted.
pub(super) fn reasons(inventory: &Inventory) -> Vec<&'static str> {
    let ids: BTreeSet<&'static str> = inventory.gaps().keys().map(|reason| reason.id()).collect();
    ids.into_iter().collect()
}

fn rule(category: Category) -> Value {
    let (severity, problem) = match category.sensitivity() {
        Sensitivity::Ordinary => ("5.0", "warning"),
        Sensitivity::High => ("7.5", "error"),
        Sensitivity::Special => ("9.0", "error"),
    };
    let id = category.id();
    json!({
        "id": id,
        "name": pascal(id),
        "shortDescription": { "text": format!("Personal data: {id}.") },
        "fullDescription": { "text": format!(
            "A file, table or object holds personal data of category {id} (fideslang {}, DPV {}, California Civil \
             Code 1798.140(v)(1)({})).",
            category.fides(),
            category.dpv(),
            category.ccpa(),
        ) },
        "help": { "text":
            "Check whether the data has to be here. If not, remove it, with copies and history; if so, declare the \
             place in the register and restrict who can read it."
        },
        "helpUri": help_uri(category),
        "defaultConfiguration": { "level": if problem == "error" { "error" } else { "warning" } },
        "properties": {
            "tags": ["privacy", "personal-data", id],
            "precision": "high",
            "problem.severity": problem,
            "security-severity": severity,
        },
    })
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
pub(super) fn plain(text: &str) -> String {
    safe::escape(text).chars().map(|c| if "[]{}\\".contains(c) { '_' } else { c }).collect()
}
