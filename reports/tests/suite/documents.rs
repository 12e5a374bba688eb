//! Documents for other programs and for authorities: structure, escaping, determinism.

use domesday_reports::ReportOptions;
use domesday_reports::documents::fides;
use serde_json::{Value, json};

use crate::declared::{text, written};
use crate::support::{mixed, written as report_of};

/// The rows of a CSV document (RFC 4180).
fn rows(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => cell.extend(chars.next()),
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\r', false) => {}
            ('\n', false) => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(c),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !quoted, "an open row or cell");
    rows
}

/// The cell of a row under a heading.
fn under<'r>(rows: &'r [Vec<String>], row: usize, heading: &str) -> &'r str {
    let at = rows[0].iter().position(|known| known == heading);
    &rows[row][at.unwrap_or_else(|| panic!("no column {heading}"))]
}

const MADE_HERE: &[&str] = &[
    "ropa-ico",
    "ropa-ico-xlsx",
    "ropa-cnil",
    "ropa-cnil-xlsx",
    "ropa-dpc",
    "ropa-dpc-xlsx",
    "fides",
    "dpv",
    "openmetadata",
    "datahub",
];

#[test]
fn the_same_sources_give_the_same_bytes() {
    for id in MADE_HERE {
        let bytes = written(id);
        assert!(!bytes.is_empty(), "{id}");
        assert_eq!(bytes, written(id), "{id}");
    }
}

#[test]
fn no_cell_of_a_csv_document_is_a_formula_and_no_text_is_obeyed() {
    for id in ["ropa-ico", "ropa-cnil", "ropa-dpc", "openmetadata"] {
        let text = text(id);
        let rows = rows(&text);
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{id}: {cell}");
            assert!(!cell.contains(['\u{202e}', '\u{1b}', '\u{7}']), "{id}: {cell:?}");
        }
        let width = rows[0].len();
        assert!(rows.iter().all(|row| row.len() == width), "{id}");
    }
}

#[test]
fn a_record_has_a_row_for_each_system_and_for_what_is_not_declared() {
    let rows = rows(&text("ropa-ico"));
    let names: Vec<&str> =
        (1..rows.len()).map(|row| under(&rows, row, "System or processing activity")).collect();
    assert_eq!(
        names,
        [
            "'=cmd|' /C calc'!A0: Customer relations",
            "Payroll",
            "Not declared: file:///srv/old",
            "Data lake: Hosting of events for a customer",
        ]
    );
    let records: Vec<&str> = (1..rows.len()).map(|row| under(&rows, row, "Record")).collect();
    assert_eq!(records[3], "Processor (Art. 30(2))");
    assert!(records[..3].iter().all(|record| *record == "Controller (Art. 30(1))"));
    let statuses: Vec<&str> =
        (1..rows.len()).map(|row| under(&rows, row, "Evidence: declared or not")).collect();
    assert_eq!(
        statuses,
        ["declared and found", "declared, not found", "FOUND, NOT DECLARED", "declared and found"]
    );
}

#[test]
fn a_record_is_filled_from_register_and_evidence_and_leaves_open_what_people_know() {
    let rows = rows(&text("ropa-ico"));
    for (heading, expected) in [
        ("Purpose of processing", "Selling our software"),
        ("Article 6 lawful basis", "Legitimate interests, Art. 6(1)(f)"),
        ("Categories of individuals", "Customers"),
        (
            "Third countries or international organisations that personal data are transferred to",
            "US (Mailer GmbH); IE ('=cmd|' /C calc'!A0)",
        ),
        ("Retention schedule", "7 years (limitation of actions)"),
        ("Retained and erased in accordance with the policy document", "No"),
        (
            "Reasons for not adhering to the retention policy",
            "Kept for 7 years at most; the oldest record is of 2011-04-05.",
        ),
        ("Link to retention and erasure policy document", "to be completed"),
        ("Link to record of consent", "not applicable"),
        ("Automated decision-making, including profiling", "No"),
        ("Last reviewed, by whom", "2025-11-01 (DPO)"),
        ("Evidence: coverage", "90 % (9 / 10 units)"),
        ("Evidence: oldest record", "2011-04-05"),
        ("Evidence: data subjects", "at least 960"),
        ("Evidence: last scan", "2026-03-01T08:00:00Z"),
        ("Evidence: exposure", "readable by every role of the database: 1 / 2"),
        ("Evidence: not read", "encrypted: 1"),
    ] {
        let expected = expected.replace("('=cmd", "(=cmd");
        assert_eq!(under(&rows, 1, heading), expected, "{heading}");
    }
    let categories = under(&rows, 1, "Categories of personal data");
    assert_eq!(
        categories,
        "Names; E-mail addresses; Postal addresses (found, not declared); Passwords (found, not declared)"
    );
    let found = under(&rows, 1, "Evidence: categories found");
    assert!(found.contains("E-mail addresses: 1 fields, 990 values"), "{found}");
    assert!(!found.contains("card"), "what is unlikely is not evidence: {found}");
    let encryption = under(&rows, 1, "Evidence: encryption and form");
    assert!(encryption.contains("Passwords: 0 / 1 fields in clear"), "{encryption}");
    // Nothing was declared of it: all that only people know is open.
    assert_eq!(under(&rows, 3, "Purpose of processing"), "to be completed");
    assert_eq!(
        under(&rows, 3, "Special category or criminal offence data"),
        "Yes; Health and patient numbers: 1 fields, 4 values"
    );
    let declared = under(&rows, 3, "Evidence: contradictions with the declaration");
    assert!(declared.starts_with("Found, not declared: "), "{declared}");
}

#[test]
fn the_record_of_the_cnil_is_in_french_and_that_of_a_processor_names_its_controller() {
    let rows = rows(&text("ropa-cnil"));
    assert_eq!(
        under(&rows, 1, "Catégories de données personnelles").split("; ").next(),
        Some("Noms et prénoms")
    );
    assert_eq!(under(&rows, 1, "Délais de conservation ou d’effacement"), "7 ans (limitation of actions)");
    assert_eq!(under(&rows, 2, "Finalités du traitement"), "à compléter");
    assert_eq!(under(&rows, 4, "Registre"), "Sous-traitant (art. 30(2))");
    assert!(
        under(&rows, 4, "Nom et coordonnées de chaque responsable du traitement").starts_with("Client plc, ")
    );
    assert_eq!(under(&rows, 4, "Garanties pour les transferts"), "US: à compléter");
}

#[test]
fn fides_datasets_come_back_as_they_were_and_declare_what_is_annotated() {
    let written = text("fides");
    let read = fides::read(&written).unwrap();
    let again = read.to_yaml().unwrap();
    assert_eq!(written.split_once('\n').unwrap().1, again);
    assert_eq!(fides::read(&again).unwrap(), read);
    let crm =
        read.dataset.iter().find(|dataset| dataset.fides_key == "postgresql_db1_5432_crm_public").unwrap();
    let customer = crm.collections.iter().find(|collection| collection.name == "customer").unwrap();
    let field = |name: &str| customer.fields.iter().find(|field| field.name == name).unwrap();
    let meta = field("email").fides_meta.clone().unwrap();
    assert_eq!((meta.identity.as_deref(), meta.length), (Some("email"), Some(80)));
    assert_eq!(field("id").fides_meta.clone().unwrap().primary_key, Some(true));
    let reference = &field("address_id").fides_meta.clone().unwrap().references.unwrap()[0];
    assert_eq!(
        (reference.dataset.as_str(), reference.field.as_str()),
        (crm.fides_key.as_str(), "address.id")
    );
    assert_eq!(field("order_no").data_categories, Some(vec!["system.operations".to_owned()]));
    let events = read.dataset.iter().find(|dataset| dataset.fides_key.starts_with("s3_")).unwrap();
    let user = events.collections[0].fields.iter().find(|field| field.name == "user").unwrap();
    assert_eq!(user.fields.as_ref().unwrap()[0].fields.as_ref().unwrap().len(), 2);
    let one = fides::FidesDatasets { dataset: vec![crm.clone()] };
    let systems = fides::declare(&one, "postgresql://db1:5432/crm/public/");
    assert_eq!(systems[1].places, ["postgresql://db1:5432/crm/public/customer"]);
    let categories: Vec<&str> = systems[1].categories.iter().map(|wanted| wanted.0.id()).collect();
    assert_eq!(categories, ["person-name", "email-address", "password"]);
    // People's names for things are no spellings of places.
    let mut odd = crm.clone();
    odd.collections.truncate(1);
    odd.collections[0].name = "sales 100%#a;b!c*".to_owned();
    let systems =
        fides::declare(&fides::FidesDatasets { dataset: vec![odd] }, "postgresql://db1:5432/crm/public");
    assert_eq!(systems[0].places, ["postgresql://db1:5432/crm/public/sales%20100%25%23a%3Bb%21c%2A"]);
}

#[test]
fn what_is_no_fides_dataset_is_refused_without_telling_what_it_holds() {
    let error = fides::read("dataset:\n  - fides_key: [jane.doe@corp.de]\n").unwrap_err().to_string();
    assert!(error.contains("fideslang") && !error.contains("jane"), "{error}");
}

#[test]
fn processing_is_told_in_terms_of_the_vocabulary() {
    let graph: Value = serde_json::from_str(&text("dpv")).unwrap();
    let processes = graph["@graph"].as_array().unwrap();
    assert_eq!(processes.len(), 5);
    let crm = &processes[1];
    assert_eq!(crm["@type"], "dpv:Process");
    assert_eq!(crm["dpv:hasLegalBasis"][0]["@id"], "eu-gdpr:A46-2-c");
    assert_eq!(crm["dpv:hasLegalBasis"][1]["@id"], "eu-gdpr:A6-1-f");
    assert_eq!(crm["dpv:hasStorageCondition"][0]["dpv:hasDuration"]["@value"], "P7Y");
    assert!(crm["dpv:hasPersonalData"].as_array().unwrap().contains(&json!({ "@id": "pd:EmailAddress" })));
}

#[test]
fn catalogues_get_tags_for_columns() {
    let rows = rows(&text("openmetadata"));
    let email = rows.iter().position(|row| row[13] == "db1:5432.crm.public.customer.email").unwrap();
    assert_eq!(under(&rows, email, "tags"), "PII.NonSensitive;PersonalData.Personal");
    assert_eq!(under(&rows, email, "entityType*"), "column");
    assert_eq!(under(&rows, email, "column.dataType"), "VARCHAR");
    let proposals: Value = serde_json::from_str(&text("datahub")).unwrap();
    let urn = "urn:li:dataset:(urn:li:dataPlatform:postgres,crm.public.customer,PROD)";
    let of = |aspect: &str| {
        let proposals = proposals.as_array().unwrap();
        proposals.iter().find(|one| one["entityUrn"] == urn && one["aspectName"] == aspect).unwrap().clone()
    };
    assert_eq!(of("globalTags")["aspect"]["json"]["tags"].as_array().unwrap().len(), 3);
    let fields = &of("editableSchemaMetadata")["aspect"]["json"]["editableSchemaFieldInfo"];
    assert_eq!(fields[0]["fieldPath"], "email");
    assert_eq!(fields[0]["globalTags"]["tags"][0]["tag"], "urn:li:tag:domesday.email-address");
}

#[test]
fn sarif_counts_by_field_and_tells_what_was_not_read() {
    let text = report_of("sarif", &mixed(), ReportOptions::default());
    let log: Value = serde_json::from_str(&text).unwrap();
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    let email = results.iter().find(|result| result["ruleId"] == "email-address").unwrap();
    let location = &email["locations"][0];
    assert_eq!(
        location["physicalLocation"]["artifactLocation"],
        json!({ "uri": "crm/users.csv", "uriBaseId": "ROOT" })
    );
    assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], "#col=email");
    assert_eq!(email["occurrenceCount"], 3);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
    }
    let told = run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
    assert_eq!(told.len(), 4);
    assert!(!text.contains("snippet") && !text.contains("corp.de") && !text.contains("j***"));
    assert_eq!(text, report_of("sarif", &mixed(), ReportOptions::default()));
}
