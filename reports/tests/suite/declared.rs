//! A made-up estate: a data map, a register and what contradicts it.

use domesday_connectors::Exposure;
use domesday_detectors::{Category, Evidence};
use domesday_reports::Day;
use domesday_reports::documents::{Document, Sources};
use domesday_reports::map::{
    Coverage, DataMap, DateRange, Form, Held, KindOfSubject, MapCollection, MapDataset, MapField, MapGap,
    MapScan, MapSystem, Role, SubjectKind, Subjects,
};
use domesday_reports::register::{
    Archive, Contact, Contradiction, ContradictionKind, ControllerRole, DeclaredSystem, LegalBasis,
    Organisation, Period, Purpose, Recipient, Register, Retention, Reviewed, Safeguard, Subject, Transfer,
    Wanted, Written,
};

/// Names that programs may obey rather than show.
pub(crate) const HOSTILE: &[&str] = &[
    "=HYPERLINK(\"http://x.example\",\"click\")",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "@SUM(A1:A9)",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "line\nbreak\r\n,\"quoted\"",
    "\u{202e}gpj.exe",
    "\u{1b}]0;title\u{7}",
    "- !!python/object:os.system [x]",
    "{{ 7*7 }} ${7*7} #{7*7}",
    "&anchor *alias : # comment",
];

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Something that a field holds.
pub(crate) fn held(category: Category, values: u64) -> Held {
    Held {
        category,
        detectors: vec!["email-address".to_owned()],
        role: Role::Dedicated,
        form: Form::Plain,
        confidence: 95,
        share: 0.98,
        values,
        reserved: 0,
        distinct: values,
        suppressed: 0,
        evidence: Evidence::PATTERN,
        previews: vec!["j***@c***.***".to_owned()],
    }
}

/// A column.
pub(crate) fn column(name: &str, held: Vec<Held>) -> MapField {
    MapField {
        suffix: format!("#col={name}"),
        name: name.to_owned(),
        structured: true,
        values: 1000,
        records: 1000,
        declared_type: Some("character varying(80)".to_owned()),
        held,
        ..MapField::default()
    }
}

fn collection(place: &str, fields: Vec<MapField>) -> MapCollection {
    MapCollection {
        place: place.to_owned(),
        units: 1,
        media_type: Some("application/x-table".to_owned()),
        examined: true,
        bytes: 10_000,
        fields,
        ..MapCollection::default()
    }
}

fn dataset(place: &str, collections: Vec<MapCollection>) -> MapDataset {
    MapDataset {
        place: place.to_owned(),
        whole: true,
        scanned: "2026-03-01T08:00:00Z".to_owned(),
        coverage: Coverage { listed: 10, examined: 9, gap_units: 1, bytes: 20_000 },
        collections,
        unread: vec![MapGap {
            reason: "encrypted".to_owned(),
            units: 1,
            bytes: 500,
            places: vec![format!("{place}/locked.zip")],
            detail: "a password is needed".to_owned(),
        }],
        ..MapDataset::default()
    }
}

/// The map: a CRM in Postgres, exports in a bucket, and a folder that nobody declares.
pub(crate) fn map() -> DataMap {
    let mut id = column("id", Vec::new());
    id.declared_type = Some("integer".to_owned());
    id.primary_key = true;
    id.unique = true;
    let mut address = column("address_id", Vec::new());
    address.declared_type = Some("bigint".to_owned());
    address.references = vec!["postgresql://db1:5432/crm/public/address#col=id".to_owned()];
    let mut password = held(Category::Password, 1000);
    password.form = Form::Hashed;
    let mut card = held(Category::PaymentCard, 3);
    card.role = Role::Unlikely;
    let mut customers = collection(
        "postgresql://db1:5432/crm/public/customer",
        vec![
            address,
            column("email", vec![held(Category::EmailAddress, 990)]),
            id.clone(),
            column("name", vec![held(Category::PersonName, 980)]),
            column("order_no", vec![card]),
            column("password", vec![password]),
        ],
    );
    customers.subjects = Subjects { at_least: 960, counted: Some(Category::EmailAddress) };
    customers.kinds =
        vec![KindOfSubject { kind: SubjectKind::Customer, because: "table `customer`".to_owned() }];
    customers.dates = Some(DateRange { oldest: day("2011-04-05"), newest: day("2026-02-20") });
    customers.exposure = vec![Exposure::GrantedToPublic, Exposure::Unencrypted];
    let addresses = collection(
        "postgresql://db1:5432/crm/public/address",
        vec![id, column("street", vec![held(Category::PostalAddress, 700)])],
    );
    let mut nested = column("x", vec![held(Category::EmailAddress, 50)]);
    nested.suffix = "#/user/contact/email".to_owned();
    nested.name = "/user/contact/email".to_owned();
    nested.declared_type = None;
    let mut phone = nested.clone();
    phone.suffix = "#/user/contact/phone".to_owned();
    phone.name = "/user/contact/phone".to_owned();
    phone.held = vec![held(Category::PhoneNumber, 40)];
    let mut tags = nested.clone();
    tags.suffix = "#/tags/*".to_owned();
    tags.name = "/tags/*".to_owned();
    tags.held = Vec::new();
    let mut events = collection("s3://lake/exports/dt=*/part-*.json", vec![tags, nested, phone]);
    events.units = 30;
    events.region = Some("us-east-1".to_owned());
    events.exposure = vec![Exposure::PublicRead];
    let mut note =
        MapField { name: String::new(), held: vec![held(Category::HealthId, 4)], ..MapField::default() };
    note.held[0].role = Role::Incidental;
    note.held[0].share = 0.0;
    let hostile = HOSTILE.iter().map(|name| {
        let mut field = column(name, vec![held(Category::EmailAddress, 5)]);
        field.suffix = format!("#col={name}");
        field
    });
    let notes = collection("file:///srv/old/notes.txt", vec![note]);
    let hostile = collection("file:///srv/old/=HYPERLINK(1)<script>\u{202e}.csv", hostile.collect());
    DataMap {
        scans: vec![MapScan {
            started: "2026-03-01T08:00:00Z".to_owned(),
            version: "0.1.0".to_owned(),
            targets: vec!["postgresql://db1:5432/crm".to_owned()],
            seconds: 12.5,
            min_confidence: 50,
            coverage: Coverage { listed: 30, examined: 27, gap_units: 3, bytes: 60_000 },
            categories: vec![(Category::EmailAddress, 3, 1040)],
        }],
        subjects: Subjects { at_least: 960, counted: Some(Category::EmailAddress) },
        systems: vec![
            MapSystem {
                place: "file://".to_owned(),
                datasets: vec![dataset("file:///srv/old", vec![hostile, notes])],
                ..MapSystem::default()
            },
            MapSystem {
                place: "postgresql://db1:5432".to_owned(),
                datasets: vec![dataset("postgresql://db1:5432/crm/public", vec![addresses, customers])],
                ..MapSystem::default()
            },
            MapSystem {
                place: "s3://lake".to_owned(),
                datasets: vec![dataset("s3://lake/exports", vec![events])],
                ..MapSystem::default()
            },
        ],
    }
}

/// The register: right in most things, wrong in some.
pub(crate) fn register() -> Register {
    let contact = |name: &str| Contact {
        name: name.to_owned(),
        address: "1 Main Street, Dublin".to_owned(),
        email: "privacy@example.com".to_owned(),
        phone: String::new(),
    };
    let crm = DeclaredSystem {
        id: "crm".to_owned(),
        name: "=cmd|' /C calc'!A0".to_owned(),
        activity: "Customer relations".to_owned(),
        places: vec!["postgresql://db1:5432/crm".to_owned()],
        owner: "Head of sales".to_owned(),
        department: "Sales".to_owned(),
        purposes: vec!["sales".to_owned()],
        categories: vec![Wanted(Category::PersonName), Wanted(Category::EmailAddress)],
        data_subjects: vec![Subject(SubjectKind::Customer)],
        recipients: vec!["mailer".to_owned()],
        location: "IE".to_owned(),
        retention: Some(Retention {
            period: Period { months: 84, days: 0 },
            from: Some("created_at".to_owned()),
            reason: "limitation of actions".to_owned(),
        }),
        security: vec!["encryption at rest".to_owned(), "role-based access".to_owned()],
        automated_decisions: Some(false),
        reviewed: Reviewed { by: "DPO".to_owned(), on: Some(Written(day("2025-11-01"))) },
        ..DeclaredSystem::default()
    };
    let lake = DeclaredSystem {
        id: "lake".to_owned(),
        name: "Data lake".to_owned(),
        activity: "Hosting of events for a customer".to_owned(),
        places: vec!["s3://lake".to_owned()],
        role: ControllerRole::Processor,
        controller: Some(contact("Client plc")),
        transfers: vec![Transfer {
            country: "US".to_owned(),
            recipient: "Analytics Inc.".to_owned(),
            safeguard: None,
        }],
        ..DeclaredSystem::default()
    };
    let payroll = DeclaredSystem {
        id: "payroll".to_owned(),
        name: "Payroll".to_owned(),
        places: vec!["postgresql://db2:5432/hr".to_owned()],
        ..DeclaredSystem::default()
    };
    Register {
        organisation: Organisation {
            name: "Example Software Ltd <b>".to_owned(),
            contact: contact(""),
            country: "IE".to_owned(),
            dpo: Some(contact("Data Protection Officer")),
            privacy_policy: "https://example.com/privacy".to_owned(),
            policy_version: "2026-01".to_owned(),
            ..Organisation::default()
        },
        purpose: vec![Purpose {
            id: "sales".to_owned(),
            description: "Selling our software".to_owned(),
            legal_basis: Some(LegalBasis::LegitimateInterests),
            legitimate_interests: "Direct sales; LIA-7".to_owned(),
            categories: vec![Wanted(Category::PersonName), Wanted(Category::EmailAddress)],
            ..Purpose::default()
        }],
        recipient: vec![Recipient {
            id: "mailer".to_owned(),
            name: "Mailer GmbH".to_owned(),
            kind: "service provider".to_owned(),
            country: "US".to_owned(),
            safeguard: Some(Safeguard::Scc),
        }],
        system: vec![crm, lake, payroll],
        archive: vec![Archive { name: "Tapes".to_owned(), system: "crm".to_owned(), ..Archive::default() }],
        suppression: Vec::new(),
    }
}

/// What contradicts it.
pub(crate) fn contradictions() -> Vec<Contradiction> {
    vec![
        Contradiction {
            kind: ContradictionKind::Undeclared,
            system: String::new(),
            places: vec!["file:///srv/old".to_owned()],
            place_count: 1,
            category: Some(Category::EmailAddress),
            count: 60,
            says: "Found in file:///srv/old, and no system of the register declares it.".to_owned(),
        },
        Contradiction {
            kind: ContradictionKind::OverRetained,
            system: "crm".to_owned(),
            places: vec!["postgresql://db1:5432/crm/public/customer".to_owned()],
            place_count: 1,
            category: None,
            count: 0,
            says: "Kept for 7 years at most; the oldest record is of 2011-04-05.".to_owned(),
        },
    ]
}

/// What a document writes.
pub(crate) fn written(id: &str) -> Vec<u8> {
    let (map, register, contradictions) = (map(), register(), contradictions());
    let sources = Sources {
        map: &map,
        register: &register,
        contradictions: &contradictions,
        previous: None,
        generated: "2026-03-02T10:11:12Z",
        version: "0.1.0",
    };
    let mut bytes = Vec::new();
    Document::of_id(id).unwrap().write(&sources, &mut bytes).unwrap();
    bytes
}

/// The same as text.
pub(crate) fn text(id: &str) -> String {
    String::from_utf8(written(id)).unwrap()
}
