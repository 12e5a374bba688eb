//! The processing of an organisation in the W3C Data Privacy Vocabulary (<https://w3id.org/dpv>), as JSON-LD.
//!
//! One `dpv:Process` a declared system, and one a dataset with personal data that no system declares, with
//! the properties that a record of processing is made of: purpose, personal data, data subjects,
//! recipients, storage, legal basis, location, controller and processor. The context is in the document:
//! reading it needs no network. Terms are those that are spelled alike in versions 2.0 to 2.3; the legal
//! bases are those of the GDPR extension (<https://w3id.org/dpv/legal/eu/gdpr>).

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::Sources;
use super::processing::{Activity, activities};
use crate::map::SubjectKind;
use crate::register::{Contact, ControllerRole, LegalBasis, Period, Recipient, Safeguard};
use crate::safe;

/// Writes the graph.
pub(super) fn write(sources: &Sources<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut graph = vec![organisation(sources)];
    let mut taken = BTreeSet::new();
    for activity in activities(sources) {
        graph.push(process(&activity, sources, &mut taken));
    }
    let document = json!({ "@context": context(), "@graph": graph });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

/// The prefixes and how properties are typed.
fn context() -> Value {
    json!({
        "@vocab": "https://w3id.org/dpv#",
        "dpv": "https://w3id.org/dpv#",
        "pd": "https://w3id.org/dpv/pd#",
        "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
        "dct": "http://purl.org/dc/terms/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "dct:created": { "@type": "xsd:dateTime" },
        "dct:modified": { "@type": "xsd:dateTime" },
    })
}

/// The node of the organisation.
const ORGANISATION: &str = "urn:domesday:organisation";

fn organisation(sources: &Sources<'_>) -> Value {
    let organisation = &sources.register.organisation;
    let mut node = entity(
        &Contact { name: organisation.name.clone(), ..organisation.contact.clone() },
        "dpv:LegalEntity",
    );
    node.insert("@id".to_owned(), json!(ORGANISATION));
    node.insert("dct:created".to_owned(), json!(sources.generated));
    if let Some(dpo) = &organisation.dpo {
        let dpo = entity(dpo, "dpv:DataProtectionOfficer");
        node.insert("dpv:hasDataProtectionOfficer".to_owned(), Value::Object(dpo));
    }
    if let Some(representative) = &organisation.representative {
        let representative = entity(representative, "dpv:Representative");
        node.insert("dpv:hasRepresentative".to_owned(), Value::Object(representative));
    }
    Value::Object(node)
}

fn entity(contact: &Contact, class: &str) -> Map<String, Value> {
    let mut node = Map::new();
    node.insert("@type".to_owned(), json!(class));
    text(&mut node, "dpv:hasName", &contact.name);
    text(&mut node, "dpv:hasAddress", &contact.address);
    let ways: Vec<String> = [&contact.email, &contact.phone]
        .into_iter()
        .filter(|way| !way.is_empty())
        .map(|way| safe::escape(way))
        .collect();
    many(&mut node, "dpv:hasContact", ways.into_iter().map(Value::from).collect());
    node
}

fn process(activity: &Activity<'_>, sources: &Sources<'_>, taken: &mut BTreeSet<String>) -> Value {
    let register = sources.register;
    let declared = activity.declared;
    let mut node = Map::new();
    let id = declared.map_or(activity.place, |system| &system.id);
    node.insert("@id".to_owned(), json!(format!("urn:domesday:process:{}", urn(id, taken))));
    node.insert("@type".to_owned(), json!("dpv:Process"));
    let name = declared.map_or("", |system| if system.name.is_empty() { &system.id } else { &system.name });
    text(&mut node, "rdfs:label", if name.is_empty() { activity.place } else { name });
    let what =
        declared.map_or("Found by a scan; no system of the register declares it.", |system| &system.activity);
    text(&mut node, "dct:description", what);
    if !activity.found.scanned.is_empty() {
        node.insert("dct:modified".to_owned(), json!(activity.found.scanned));
    }
    let purposes = activity.purposes(register);
    many(
        &mut node,
        "dpv:hasPurpose",
        purposes
            .iter()
            .map(|purpose| {
                let label = if purpose.description.is_empty() { &purpose.id } else { &purpose.description };
                labelled("dpv:Purpose", label)
            })
            .collect(),
    );
    let mut data: BTreeSet<&str> = activity.found.categories.keys().map(|category| category.dpv()).collect();
    data.extend(declared.iter().flat_map(|system| &system.categories).map(|wanted| wanted.0.dpv()));
    many(&mut node, "dpv:hasPersonalData", data.into_iter().map(reference).collect());
    let mut subjects: BTreeSet<&str> = declared
        .iter()
        .flat_map(|system| &system.data_subjects)
        .map(|subject| subject_term(subject.0))
        .collect();
    if subjects.is_empty() {
        subjects.extend(activity.found.kinds.iter().map(|kind| subject_term(*kind)));
    }
    many(&mut node, "dpv:hasDataSubject", subjects.into_iter().map(reference).collect());
    many(
        &mut node,
        "dpv:hasRecipient",
        activity.recipients(register).into_iter().map(recipient_node).collect(),
    );
    let mut bases: BTreeSet<&str> = match declared.and_then(|system| system.legal_basis) {
        Some(basis) => [basis_term(basis)].into(),
        None => purposes.iter().filter_map(|purpose| purpose.legal_basis).map(basis_term).collect(),
    };
    let transfers = declared.map_or(&[][..], |system| &system.transfers);
    let safeguards = transfers.iter().map(|transfer| transfer.safeguard);
    let safeguards =
        safeguards.chain(activity.recipients(register).into_iter().map(|recipient| recipient.safeguard));
    bases.extend(safeguards.flatten().map(safeguard_term));
    many(&mut node, "dpv:hasLegalBasis", bases.into_iter().map(reference).collect());
    many(&mut node, "dpv:hasStorageCondition", storage(activity));
    let location = declared.map_or("", |system| &system.location);
    let regions = activity.found.regions.iter().map(String::as_str);
    let locations: BTreeSet<&str> =
        [location].into_iter().chain(regions).filter(|at| !at.is_empty()).collect();
    many(
        &mut node,
        "dpv:hasLocation",
        locations.into_iter().map(|at| labelled("dpv:Location", at)).collect(),
    );
    many(
        &mut node,
        "dpv:hasThirdCountry",
        transfers.iter().map(|transfer| labelled("dpv:ThirdCountry", &transfer.country)).collect(),
    );
    let security = declared.map_or(&[][..], |system| &system.security);
    many(
        &mut node,
        "dpv:hasTechnicalOrganisationalMeasure",
        security.iter().map(|measure| labelled("dpv:TechnicalOrganisationalMeasure", measure)).collect(),
    );
    roles(&mut node, activity, sources);
    Value::Object(node)
}

fn roles(node: &mut Map<String, Value>, activity: &Activity<'_>, sources: &Sources<'_>) {
    let Some(system) = activity.declared else { return };
    let us = reference(ORGANISATION);
    match system.role {
        ControllerRole::Controller => {
            node.insert("dpv:hasDataController".to_owned(), us);
        }
        ControllerRole::JointController => {
            let others = &sources.register.organisation.joint_controllers;
            let others = others.iter().map(|contact| Value::Object(entity(contact, "dpv:DataController")));
            many(node, "dpv:hasDataController", [us].into_iter().chain(others).collect());
        }
        ControllerRole::Processor | ControllerRole::SubProcessor => {
            node.insert("dpv:hasDataProcessor".to_owned(), us);
            if let Some(controller) = &system.controller {
                let controller = entity(controller, "dpv:DataController");
                node.insert("dpv:hasDataController".to_owned(), Value::Object(controller));
            }
        }
    }
}

fn storage(activity: &Activity<'_>) -> Vec<Value> {
    let Some(retention) = activity.declared.and_then(|system| system.retention.as_ref()) else {
        return Vec::new();
    };
    let mut node = Map::new();
    node.insert("@type".to_owned(), json!("dpv:StorageDuration"));
    let duration = json!({ "@type": "xsd:duration", "@value": iso_8601(retention.period) });
    node.insert("dpv:hasDuration".to_owned(), duration);
    text(&mut node, "rdfs:label", &retention.reason);
    vec![Value::Object(node)]
}

/// `P7Y`, `P18M`, `P30D` (ISO 8601).
fn iso_8601(period: Period) -> String {
    match (period.months, period.days) {
        (0, days) => format!("P{days}D"),
        (months, 0) if months % 12 == 0 => format!("P{}Y", months / 12),
        (months, 0) => format!("P{months}M"),
        (months, days) => format!("P{months}M{days}D"),
    }
}

fn recipient_node(recipient: &Recipient) -> Value {
    let mut node = Map::new();
    node.insert("@type".to_owned(), json!("dpv:Recipient"));
    let name = if recipient.name.is_empty() { &recipient.id } else { &recipient.name };
    text(&mut node, "dpv:hasName", name);
    if !recipient.country.is_empty() {
        node.insert("dpv:hasCountry".to_owned(), labelled("dpv:Country", &recipient.country));
    }
    Value::Object(node)
}

fn subject_term(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Customer => "dpv:Customer",
        SubjectKind::Employee => "dpv:Employee",
        SubjectKind::JobApplicant => "dpv:JobApplicant",
        SubjectKind::Visitor => "dpv:Visitor",
        SubjectKind::Patient => "dpv:Patient",
        SubjectKind::Student => "dpv:Student",
        SubjectKind::Member => "dpv:Member",
        // The vocabulary has no term for them.
        SubjectKind::Prospect
        | SubjectKind::Supplier
        | SubjectKind::Contractor
        | SubjectKind::Shareholder => "dpv:DataSubject",
    }
}

fn basis_term(basis: LegalBasis) -> &'static str {
    match basis {
        LegalBasis::Consent => "eu-gdpr:A6-1-a",
        LegalBasis::Contract => "eu-gdpr:A6-1-b",
        LegalBasis::LegalObligation => "eu-gdpr:A6-1-c",
        LegalBasis::VitalInterests => "eu-gdpr:A6-1-d",
        LegalBasis::PublicTask => "eu-gdpr:A6-1-e",
        LegalBasis::LegitimateInterests => "eu-gdpr:A6-1-f",
    }
}

fn safeguard_term(safeguard: Safeguard) -> &'static str {
    match safeguard {
        Safeguard::Adequacy => "eu-gdpr:A45-3",
        Safeguard::Scc => "eu-gdpr:A46-2-c",
        Safeguard::Bcr => "eu-gdpr:A46-2-b",
        Safeguard::Certification => "eu-gdpr:A46-2-f",
        // Which derogation is not declared, and the United Kingdom's agreement is none of the GDPR's.
        Safeguard::Derogation | Safeguard::Idta => "dpv:DataTransferLegalBasis",
    }
}

fn reference(id: &str) -> Value {
    json!({ "@id": id })
}

fn labelled(class: &str, label: &str) -> Value {
    json!({ "@type": class, "rdfs:label": safe::escape(label) })
}

fn text(node: &mut Map<String, Value>, property: &str, text: &str) {
    if !text.is_empty() {
        node.insert(property.to_owned(), json!(safe::escape(text)));
    }
}

fn many(node: &mut Map<String, Value>, property: &str, values: Vec<Value>) {
    if !values.is_empty() {
        node.insert(property.to_owned(), Value::Array(values));
    }
}

/// A text as the last part of a URN (RFC 8141): what may not stand there is percent-encoded.
fn urn(id: &str, taken: &mut BTreeSet<String>) -> String {
    let mut encoded = String::with_capacity(id.len());
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte))
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    let mut candidate = encoded.clone();
    let mut number = 2u32;
    while !taken.insert(candidate.clone()) {
        candidate = format!("{encoded}-{number}");
        number += 1;
    }
    candidate
}
