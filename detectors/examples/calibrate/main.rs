//! Holds the confidence of every detector against labelled documents:
//!
//! ```sh
//! cargo run --release -p domesday-detectors --example calibrate -- FILE.jsonl ... > detectors/CALIBRATION.md
//! ```
//!
//! A document is a line `{"text", "spans": [{"start", "end", "label"}]}` with offsets in code points; `scope` or
//! `complete_labels` say which labels are annotated (all that any document of the file has, where neither
//! is there), `partial` that not all values of a label are. A finding is right if it overlaps a span of
//! one of its category's labels; findings of categories that are not annotated are left out.

mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;

use domesday_detectors::{
    Category, Cell, Detection, DetectorSet, Evidence, Options, Scratch, Shape, Text, catalog,
};
use serde_json::Value;

use table::Table;

/// The labels of labelled data that a category's findings may have.
fn labels(category: Category, detector: &str) -> &'static [&'static str] {
    match (category, detector) {
        (_, "iban") => &["IBAN"],
        (_, "bic") => &["SWIFT"],
        (Category::EmailAddress, _) => &["EMAIL"],
        (Category::PhoneNumber, _) => &["PHONE"],
        (Category::IpAddress, _) => &["IP"],
        (Category::MacAddress, _) => &["MAC"],
        (Category::PaymentCard, "payment-card" | "card-track") => &["CARD"],
        (Category::BankAccount, _) => &["BANK_ACCOUNT", "IBAN"],
        (Category::NationalId | Category::TaxId | Category::OrganisationId, _) => {
            &["NATIONAL_ID", "SSN", "MEDICAL", "OTHER"]
        }
        (Category::HealthId, _) => &["MEDICAL", "NATIONAL_ID"],
        (Category::Passport, _) => &["PASSPORT"],
        (Category::DrivingLicence, _) => &["DRIVER_LICENSE"],
        (Category::VehicleId, _) => &["VEHICLE", "OTHER"],
        (Category::DateOfBirth, _) => &["DOB", "DATE"],
        (Category::Age, _) => &["AGE"],
        (Category::Username, _) => &["USERNAME"],
        (Category::Password, _) => &["PASSWORD"],
        (Category::UserAgent, _) => &["USER_AGENT"],
        (Category::CookieId, _) => &["COOKIE"],
        (Category::CryptoWallet, _) => &["CRYPTO"],
        (Category::UrlWithPersonalData, _) => &["URL"],
        _ => &[],
    }
}

/// The field that a document whose text is one value stands in, as the public scorer of this data names it.
fn field(document: &Value, kind: &str) -> Option<String> {
    if !matches!(kind, "validate" | "value") {
        return None;
    }
    let text = |key: &str| document[key].as_str().map(str::to_owned);
    let label = document["spans"][0]["label"].as_str().or_else(|| document["scope"][0].as_str());
    let known = match label {
        Some("EMAIL") => Some("email"),
        Some("PHONE") => Some("phone"),
        Some("CARD") => Some("card_number"),
        Some("IBAN") => Some("iban"),
        Some("PERSON" | "ORG") => Some("name"),
        _ => None,
    };
    let name = text("field")
        .or_else(|| known.map(str::to_owned))
        .or_else(|| text("entity"))
        .or_else(|| text("module"))
        .or_else(|| label.map(str::to_owned));
    Some(name.unwrap_or_else(|| "value".to_owned()).to_lowercase())
}

fn scan(set: &DetectorSet, scratch: &mut Scratch, text: &str, field: Option<&str>) -> Vec<Detection> {
    let mut found = Vec::new();
    let cells = [Cell { start: 0, end: text.len() as u32, field: 0 }];
    let hints = [set.field(field.unwrap_or_default())];
    let input = if field.is_some() {
        let owned = (0, text.len() as u32);
        Text { content: text, layout: Some(&cells[..]), fields: &hints, owned, shape: Shape::Value }
    } else {
        Text::prose(text)
    };
    set.scan(input, scratch, &mut |detection, _| found.push(detection));
    found
}

/// What a finding rests on, as the catalogue states its precision.
fn basis(evidence: Evidence) -> &'static str {
    if evidence.has(Evidence::FIELD_NAME) {
        "field"
    } else if evidence.has(Evidence::CONTEXT) {
        "context"
    } else {
        "alone"
    }
}

fn strings(value: &Value) -> BTreeSet<String> {
    value.as_array().into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let set = DetectorSet::new(&Options::default())?;
    let mut scratch = Scratch::default();
    let mut table = Table::default();
    for path in std::env::args().skip(1) {
        let documents: Vec<Value> = std::fs::read_to_string(&path)?
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(serde_json::from_str)
            .collect::<Result<_, _>>()
            .map_err(|error| format!("{path}: {error}"))?;
        let present: BTreeSet<String> = documents
            .iter()
            .flat_map(|document| document["spans"].as_array().into_iter().flatten())
            .filter_map(|span| span["label"].as_str().map(str::to_owned))
            .collect();
        for document in &documents {
            let text = document["text"].as_str().unwrap_or_default();
            let partial = document["partial"].as_bool().unwrap_or(false);
            let kind = document["kind"].as_str().unwrap_or_default();
            let scope: BTreeSet<String> = strings(&document["scope"])
                .into_iter()
                .chain(strings(&document["complete_labels"]))
                .collect();
            let annotated = if scope.is_empty() { &present } else { &scope };
            let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let mut gold: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
            for span in document["spans"].as_array().into_iter().flatten() {
                let at = |key: &str| {
                    span[key].as_u64().and_then(|n| offsets.get(n as usize).copied()).unwrap_or(text.len())
                };
                gold.entry(span["label"].as_str().unwrap_or_default())
                    .or_default()
                    .push((at("start"), at("end")));
            }
            // Where only a count of values is known, nothing can be compared.
            if partial || document["positions_unknown"].as_bool().unwrap_or(false) {
                continue;
            }
            let name = field(document, kind);
            for detection in scan(&set, &mut scratch, text, name.as_deref()) {
                let id = catalog::ALL.get(usize::from(detection.detector.0)).map_or("", |d| d.id);
                let labels = labels(detection.category, id);
                if !labels.iter().any(|label| annotated.contains(*label)) {
                    continue;
                }
                let (start, end) = (detection.span.start as usize, detection.span.end as usize);
                let right = labels
                    .iter()
                    .filter_map(|label| gold.get(label))
                    .flatten()
                    .any(|(from, to)| start < *to && *from < end);
                table.add(id, basis(detection.evidence), detection.confidence.percent(), right);
            }
        }
    }
    std::io::stdout().write_all(table.markdown().as_bytes())?;
    Ok(())
}
