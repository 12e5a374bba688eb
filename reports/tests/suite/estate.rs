//! A made-up company: its data map, an earlier one, its register and what contradicts it. Nobody in it exists.

use domesday_connectors::Exposure;
use domesday_detectors::{Category, Evidence};
use domesday_reports::Day;
use domesday_reports::documents::{Document, Sources};
use domesday_reports::map::{
    Coverage, DataMap, DateRange, Form, Held, KindOfSubject, MapCollection, MapDataset, MapField, MapGap,
    MapScan, MapSystem, Role, SubjectKind, Subjects,
};
use domesday_reports::register::{
    Archive, Contradiction, ContradictionKind, ControllerRole, DeclaredSystem, LegalBasis, Organisation,
    Period, Purpose, Recipient, Register, Retention, Safeguard, Subject, Wanted, Written,
};

/// What a document is drawn from, owned.
#[derive(Clone, Debug, Default)]
pub(crate) struct Estate {
    pub(crate) map: DataMap,
    pub(crate) previous: Option<DataMap>,
    pub(crate) register: Register,
    pub(crate) contradictions: Vec<Contradiction>,
}

impl Estate {
    /// The document of an id.
    pub(crate) fn written(&self, id: &str) -> String {
        let sources = Sources {
            map: &self.map,
            register: &self.register,
            contradictions: &self.contradictions,
            previous: self.previous.as_ref(),
            generated: "2026-11-26T18:03:00Z",
            version: "0.1.0",
        };
        let mut out = Vec::new();
        Document::of_id(id).unwrap().write(&sources, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// One category that a field holds.
pub(crate) fn held(category: Category, role: Role, confidence: u8, values: u64, share: f64) -> Held {
    Held {
        category,
        detectors: vec![category.id().to_owned()],
        role,
        form: Form::Plain,
        confidence,
        share,
        values,
        reserved: values / 400,
        distinct: values - values / 9,
        suppressed: 0,
        evidence: Evidence::PATTERN | Evidence::FIELD_NAME,
        previews: previews(category),
    }
}

fn previews(category: Category) -> Vec<String> {
    let previews: &[&str] = match category {
        Category::EmailAddress => &["j***.d**@c***.de", "m***@w***.org"],
        Category::PhoneNumber => &["+49 *** **89"],
        Category::BankAccount => &["DE** **** **** 51"],
        Category::PersonName => &["J*** D**", "M**** S*****"],
        _ => &[],
    };
    previews.iter().map(|preview| (*preview).to_owned()).collect()
}

/// A column.
pub(crate) fn column(name: &str, declared: &str, held: Vec<Held>) -> MapField {
    MapField {
        suffix: format!("#col={name}"),
        name: name.to_owned(),
        structured: true,
        values: 50_000,
        records: 50_000,
        declared_type: (!declared.is_empty()).then(|| declared.to_owned()),
        primary_key: name == "id",
        unique: name == "id",
        held,
        ..MapField::default()
    }
}

fn text(held: Vec<Held>) -> MapField {
    MapField { held, ..MapField::default() }
}

fn collection(
    place: &str,
    media: &str,
    subjects: (u64, Option<Category>),
    fields: Vec<MapField>,
) -> MapCollection {
    MapCollection {
        place: place.to_owned(),
        units: 1,
        media_type: Some(media.to_owned()),
        examined: true,
        bytes: 8_400_000,
        records: Some(subjects.0 + subjects.0 / 7),
        modified: Some(day("2026-11-20")),
        subjects: Subjects { at_least: subjects.0, counted: subjects.1 },
        fields,
        ..MapCollection::default()
    }
}

fn kind(kind: SubjectKind, because: &str) -> KindOfSubject {
    KindOfSubject { kind, because: because.to_owned() }
}

fn gap(reason: &str, units: u64, bytes: u64, places: &[&str], detail: &str) -> MapGap {
    MapGap {
        reason: reason.to_owned(),
        units,
        bytes,
        places: places.iter().map(|place| (*place).to_owned()).collect(),
        detail: detail.to_owned(),
    }
}

fn dataset(
    place: &str,
    listed: u64,
    gaps: u64,
    collections: Vec<MapCollection>,
    unread: Vec<MapGap>,
) -> MapDataset {
    MapDataset {
        subjects: Subjects::default(),
        place: place.to_owned(),
        whole: true,
        scanned: "2026-11-26T17:40:12Z".to_owned(),
        coverage: Coverage { listed, examined: listed - gaps, gap_units: gaps, bytes: listed * 120_000 },
        collections,
        unread,
    }
}

fn scan(started: &str, listed: u64, gaps: u64, categories: &[(Category, u64, u64)]) -> MapScan {
    MapScan {
        started: started.to_owned(),
        version: "0.1.0".to_owned(),
        targets: vec![
            "file:///srv".into(),
            "postgresql://crm-db:5432/crm".into(),
            "s3://meridian-lake".into(),
        ],
        seconds: 412.0,
        min_confidence: 50,
        coverage: Coverage { listed, examined: listed - gaps, gap_units: gaps, bytes: listed * 120_000 },
        categories: categories.to_vec(),
    }
}

const PG: &str = "postgresql://crm-db:5432/crm/public";

fn database() -> MapSystem {
    use Category::*;
    use Role::{Dedicated, Incidental, Unlikely};
    let varchar = "character varying(120)";
    let mut customer = collection(
        &format!("{PG}/customer"),
        "application/x-postgresql-table",
        (48_211, Some(EmailAddress)),
        vec![
            column("id", "bigint", vec![]),
            column("email", varchar, vec![held(EmailAddress, Dedicated, 99, 49_912, 0.998)]),
            column("full_name", varchar, vec![held(PersonName, Dedicated, 97, 49_120, 0.982)]),
            column("phone", "text", vec![held(PhoneNumber, Dedicated, 96, 38_450, 0.769)]),
            column("date_of_birth", "date", vec![held(DateOfBirth, Dedicated, 98, 44_020, 0.88)]),
            column(
                "notes",
                "text",
                vec![
                    held(EmailAddress, Incidental, 94, 1_204, 0.024),
                    held(PhoneNumber, Incidental, 88, 815, 0.016),
                    held(SpecialCategory, Incidental, 71, 37, 0.0007),
                    held(NationalId, Unlikely, 31, 3, 0.00006),
                ],
            ),
        ],
    );
    customer.dates = Some(DateRange { oldest: day("2011-03-02"), newest: day("2026-11-25") });
    customer.kinds = vec![kind(SubjectKind::Customer, "the table's name")];
    if let Some(held) = customer.fields.get_mut(1).and_then(|field| field.held.first_mut()) {
        held.suppressed = 14;
    }
    let mut address = collection(
        &format!("{PG}/address"),
        "application/x-postgresql-table",
        (0, None),
        vec![
            column("customer_id", "bigint", vec![]),
            column("street", "text", vec![held(PostalAddress, Dedicated, 95, 52_033, 0.97)]),
        ],
    );
    address.fields[0].references = vec![format!("{PG}/customer#col=id")];
    let mut login = collection(
        &format!("{PG}/login"),
        "application/x-postgresql-table",
        (31_870, Some(Username)),
        vec![
            column("user_name", "text", vec![held(Username, Dedicated, 90, 402_118, 1.0)]),
            column("ip", "inet", vec![held(IpAddress, Dedicated, 99, 1_804_220, 1.0)]),
            column("user_agent", "text", vec![held(UserAgent, Dedicated, 97, 1_790_001, 0.99)]),
            column(
                "password_hash",
                "text",
                vec![Held { form: Form::Hashed, ..held(Password, Dedicated, 99, 31_870, 1.0) }],
            ),
        ],
    );
    login.exposure = vec![Exposure::GrantedToPublic];
    login.missed_below = Some(0.0003);
    login.gaps = vec![gap("sampled", 1, 0, &[&format!("{PG}/login")], "10,000 of 1,804,220 rows")];
    let employee = MapCollection {
        kinds: vec![kind(SubjectKind::Employee, "the names of the table and of `salary`, `hired`")],
        dates: Some(DateRange { oldest: day("2004-01-05"), newest: day("2026-10-01") }),
        ..collection(
            "postgresql://crm-db:5432/crm/hr/employee",
            "application/x-postgresql-table",
            (412, Some(NationalId)),
            vec![
                column("name", "text", vec![held(PersonName, Dedicated, 98, 412, 1.0)]),
                column("ssn", "character(11)", vec![held(NationalId, Dedicated, 99, 412, 1.0)]),
                column("iban", "text", vec![held(BankAccount, Dedicated, 99, 410, 0.995)]),
                column("sick_note", "text", vec![held(SpecialCategory, Incidental, 83, 96, 0.23)]),
            ],
        )
    };
    MapSystem {
        subjects: Subjects::default(),
        place: "postgresql://crm-db:5432".to_owned(),
        datasets: vec![
            dataset("postgresql://crm-db:5432/crm/hr", 6, 0, vec![employee], vec![]),
            dataset(
                PG,
                41,
                2,
                vec![address, customer, login],
                vec![gap(
                    "permission_denied",
                    1,
                    0,
                    &[&format!("{PG}/payments_archive")],
                    "SELECT on the table was refused",
                )],
            ),
        ],
    }
}

fn files() -> MapSystem {
    use Category::*;
    use Role::{Dedicated, Incidental};
    let mut export = collection(
        "file:///srv/exports/newsletter-2026.csv",
        "text/csv",
        (22_904, Some(EmailAddress)),
        vec![
            column("E-Mail", "", vec![held(EmailAddress, Dedicated, 99, 23_010, 1.0)]),
            column("Vorname", "", vec![held(PersonName, Dedicated, 93, 22_410, 0.97)]),
        ],
    );
    export.exposure = vec![Exposure::WorldReadable];
    let mut resumes = collection(
        "file:///srv/hr/applications/{key}.pdf",
        "application/pdf",
        (318, Some(EmailAddress)),
        vec![text(vec![
            held(PersonName, Incidental, 88, 1_204, 0.0),
            held(EmailAddress, Incidental, 99, 402, 0.0),
            held(PhoneNumber, Incidental, 92, 377, 0.0),
            held(DateOfBirth, Incidental, 86, 211, 0.0),
            held(PostalAddress, Incidental, 81, 298, 0.0),
        ])],
    );
    resumes.units = 334;
    resumes.kinds =
        vec![kind(SubjectKind::JobApplicant, "the directory's name and the shape of the documents")];
    resumes.dates = Some(DateRange { oldest: day("2019-02-11"), newest: day("2026-11-02") });
    resumes.gaps = vec![gap(
        "image_only_no_ocr",
        21,
        9_100_000,
        &["file:///srv/hr/applications/scan-0041.pdf"],
        "pages without text",
    )];
    resumes.examined = false;
    let cards = collection(
        "file:///srv/exports/refunds.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        (1_180, Some(PaymentCard)),
        vec![column(
            "Karte",
            "",
            vec![Held { form: Form::Masked, ..held(PaymentCard, Dedicated, 96, 1_204, 1.0) }],
        )],
    );
    MapSystem {
        subjects: Subjects::default(),
        place: "file://".to_owned(),
        datasets: vec![
            dataset(
                "file:///srv/exports",
                212,
                9,
                vec![export, cards],
                vec![
                    gap("encrypted", 5, 2_400_000, &["file:///srv/exports/2024-backup.7z"], ""),
                    gap("symbolic_link", 4, 0, &["file:///srv/exports/latest"], ""),
                ],
            ),
            dataset(
                "file:///srv/hr/applications",
                361,
                48,
                vec![resumes],
                vec![gap(
                    "unsupported_format(image/heic)",
                    27,
                    61_000_000,
                    &[
                        "file:///srv/hr/applications/IMG_0031.heic",
                        "file:///srv/hr/applications/IMG_0032.heic",
                    ],
                    "",
                )],
            ),
        ],
    }
}

fn bucket() -> MapSystem {
    use Category::*;
    use Role::{Dedicated, Incidental};
    let mut logs = collection(
        "s3://meridian-lake/logs/dt=*/part-*.json.gz",
        "application/json",
        (184_330, Some(CookieId)),
        vec![
            MapField {
                suffix: "#/client/ip".into(),
                name: "/client/ip".into(),
                ..column("ip", "", vec![held(IpAddress, Dedicated, 99, 8_204_112, 1.0)])
            },
            MapField {
                suffix: "#/session".into(),
                name: "/session".into(),
                ..column("session", "", vec![held(CookieId, Dedicated, 84, 8_204_112, 1.0)])
            },
            MapField {
                suffix: "#/url".into(),
                name: "/url".into(),
                ..column("url", "", vec![held(EmailAddress, Incidental, 97, 6_118, 0.0007)])
            },
        ],
    );
    logs.units = 730;
    logs.region = Some("us-east-1".to_owned());
    logs.exposure = vec![Exposure::PublicRead, Exposure::Unencrypted];
    logs.dates = Some(DateRange { oldest: day("2019-06-01"), newest: day("2026-11-25") });
    let mut backup = collection(
        "s3://meridian-lake/backup/crm-2024.tar.gz!/customers.csv",
        "text/csv",
        (41_020, Some(EmailAddress)),
        vec![
            column("email", "", vec![held(EmailAddress, Dedicated, 99, 41_377, 1.0)]),
            column("passport_no", "", vec![held(Passport, Dedicated, 97, 8_204, 0.2)]),
            column("lat", "", vec![held(Geolocation, Dedicated, 91, 36_004, 0.87)]),
        ],
    );
    backup.region = Some("eu-central-1".to_owned());
    MapSystem {
        subjects: Subjects::default(),
        place: "s3://meridian-lake".to_owned(),
        datasets: vec![
            dataset(
                "s3://meridian-lake/backup",
                24,
                3,
                vec![backup],
                vec![
                    gap(
                        "archived",
                        2,
                        41_000_000_000,
                        &["s3://meridian-lake/backup/crm-2019.tar.gz"],
                        "class GLACIER",
                    ),
                    gap(
                        "key_denied",
                        1,
                        120_000_000,
                        &["s3://meridian-lake/backup/payroll.tar.gz"],
                        "AWS KMS",
                    ),
                ],
            ),
            dataset(
                "s3://meridian-lake/logs",
                731,
                1,
                vec![logs],
                vec![gap(
                    "malformed",
                    1,
                    4_096,
                    &["s3://meridian-lake/logs/dt=2024-02-30/part-0000.json.gz"],
                    "line 118: not JSON",
                )],
            ),
        ],
    }
}

fn register() -> Register {
    use Category::*;
    let system =
        |id: &str, name: &str, places: &[&str], owner: &str, purposes: &[&str], years: u32| DeclaredSystem {
            id: id.to_owned(),
            name: name.to_owned(),
            places: places.iter().map(|place| (*place).to_owned()).collect(),
            owner: owner.to_owned(),
            purposes: purposes.iter().map(|purpose| (*purpose).to_owned()).collect(),
            retention: Some(Retention {
                period: Period { months: years * 12, days: 0 },
                from: None,
                reason: "§ 147 AO".to_owned(),
            }),
            data_subjects: vec![Subject(SubjectKind::Customer)],
            ..DeclaredSystem::default()
        };
    Register {
        organisation: Organisation {
            name: "Meridian Analytics GmbH".into(),
            country: "DE".into(),
            ..Organisation::default()
        },
        purpose: vec![
            Purpose {
                id: "sales".into(),
                description: "Sell to customers and look after them".into(),
                legal_basis: Some(LegalBasis::Contract),
                categories: vec![Wanted(PersonName), Wanted(EmailAddress), Wanted(PhoneNumber)],
                ..Purpose::default()
            },
            Purpose {
                id: "recruiting".into(),
                description: "Choose among applicants".into(),
                legal_basis: Some(LegalBasis::LegitimateInterests),
                ..Purpose::default()
            },
        ],
        recipient: vec![Recipient {
            id: "mailer".into(),
            name: "Postbote Mail Inc.".into(),
            country: "US".into(),
            safeguard: Some(Safeguard::Scc),
            ..Recipient::default()
        }],
        system: vec![
            DeclaredSystem {
                recipients: vec!["mailer".into()],
                reviewed: domesday_reports::register::Reviewed {
                    by: "DPO".into(),
                    on: Some(Written(day("2025-09-30"))),
                },
                ..system(
                    "crm",
                    "Customer database",
                    &["postgresql://crm-db:5432/crm/public"],
                    "Head of Sales",
                    &["sales"],
                    10,
                )
            },
            system("hr", "Personnel", &["postgresql://crm-db:5432/crm/hr"], "Head of People", &[], 10),
            DeclaredSystem {
                role: ControllerRole::Processor,
                retention: Some(Retention {
                    period: Period { months: 6, days: 0 },
                    from: None,
                    reason: String::new(),
                }),
                ..system(
                    "recruiting",
                    "Applications",
                    &["file:///srv/hr"],
                    "Head of People",
                    &["recruiting"],
                    1,
                )
            },
            system("lake", "Data lake", &["s3://meridian-lake"], "", &[], 2),
        ],
        archive: vec![Archive {
            name: "Year-end tapes 2016–2019".into(),
            medium: "LTO-7 tape".into(),
            location: "Vault of the bank, Augsburg".into(),
            encrypted: true,
            categories: vec![Wanted(PersonName), Wanted(BankAccount)],
            expires: Some(Written(day("2029-12-31"))),
            beyond_use: "sealed; two signatures to open".into(),
            ..Archive::default()
        }],
        ..Register::default()
    }
}

fn contradictions() -> Vec<Contradiction> {
    use ContradictionKind::*;
    let one = |kind, system: &str, place: &str, more: u64, category, count, says: &str| Contradiction {
        kind,
        system: system.to_owned(),
        places: vec![place.to_owned()],
        place_count: 1 + more,
        category,
        count,
        says: says.to_owned(),
    };
    let some = Some;
    vec![
        one(
            SuppressedPresent,
            "crm",
            "postgresql://crm-db:5432/crm/public/customer#col=email",
            1,
            some(Category::EmailAddress),
            14,
            "14 e-mail addresses of the list “unsubscribed” are still in Customer database, whose purpose is to sell.",
        ),
        one(
            Undeclared,
            "",
            "file:///srv/exports/newsletter-2026.csv",
            0,
            some(Category::EmailAddress),
            23_010,
            "No system of the register has file:///srv/exports; it holds e-mail addresses of 22,904 persons.",
        ),
        one(
            Undeclared,
            "",
            "file:///srv/exports/refunds.xlsx#col=Karte",
            0,
            some(Category::PaymentCard),
            1_204,
            "No system of the register has file:///srv/exports; it holds payment card numbers, masked.",
        ),
        one(
            Undeclared,
            "crm",
            "postgresql://crm-db:5432/crm/public/customer#col=date_of_birth",
            0,
            some(Category::DateOfBirth),
            44_020,
            "Customer database does not declare dates of birth, and holds them.",
        ),
        one(
            OutsidePurpose,
            "crm",
            "postgresql://crm-db:5432/crm/public/customer#col=notes",
            0,
            some(Category::SpecialCategory),
            37,
            "No purpose of Customer database needs special categories; its notes hold some.",
        ),
        one(
            OutsidePurpose,
            "lake",
            "s3://meridian-lake/backup/crm-2024.tar.gz!/customers.csv#col=passport_no",
            0,
            some(Category::Passport),
            8_204,
            "No purpose of Data lake needs passport numbers.",
        ),
        one(
            TransferWithoutSafeguard,
            "lake",
            "s3://meridian-lake/logs",
            0,
            None,
            0,
            "Data lake stores logs in us-east-1 (US); the register names no safeguard for that.",
        ),
        one(
            OverRetained,
            "recruiting",
            "file:///srv/hr/applications/{key}.pdf",
            0,
            None,
            291,
            "Applications are kept 6 months; the oldest is of 11 February 2019, the rule allows 26 May 2026 and later.",
        ),
        one(
            OverRetained,
            "lake",
            "s3://meridian-lake/logs/dt=*/part-*.json.gz",
            0,
            None,
            0,
            "Data lake keeps records 2 years; the oldest is of 1 June 2019.",
        ),
        one(
            NotFound,
            "hr",
            "postgresql://crm-db:5432/crm/hr",
            0,
            some(Category::TaxId),
            0,
            "Personnel declares tax numbers; none was found, in what was read whole.",
        ),
    ]
}

/// The company, with something of everything.
pub(crate) fn meridian() -> Estate {
    use Category::*;
    let map = DataMap {
        subjects: Subjects::default(),
        scans: vec![
            scan(
                "2026-02-03T02:00:00Z",
                980,
                140,
                &[(EmailAddress, 5, 61_000), (PersonName, 3, 50_100), (IpAddress, 1, 2_000_100)],
            ),
            scan(
                "2026-05-04T02:00:00Z",
                1_090,
                131,
                &[(EmailAddress, 5, 80_310), (PersonName, 4, 60_220), (IpAddress, 2, 4_810_400)],
            ),
            scan(
                "2026-08-03T02:00:00Z",
                1_240,
                96,
                &[(EmailAddress, 6, 99_870), (PersonName, 4, 66_000), (IpAddress, 2, 7_303_000)],
            ),
            scan(
                "2026-11-26T17:31:00Z",
                1_375,
                63,
                &[
                    (EmailAddress, 6, 121_700),
                    (PersonName, 4, 73_100),
                    (PhoneNumber, 3, 39_600),
                    (IpAddress, 2, 9_983_000),
                ],
            ),
        ],
        systems: vec![files(), database(), bucket()],
    };
    let mut previous = map.clone();
    previous.scans.truncate(3);
    for system in &mut previous.systems {
        for dataset in &mut system.datasets {
            dataset.collections.retain(|collection| !collection.place.contains("backup"));
        }
    }
    Estate { map, previous: Some(previous), register: register(), contradictions: contradictions() }
}

/// So many fields in tables of ten, each with something in it; without a register.
pub(crate) fn large(fields: usize) -> Estate {
    let categories = Category::ALL;
    let collections = (0..fields / 10).map(|table| {
        let place = format!("postgresql://warehouse:5432/dwh/schema_{:03}/table_{table:05}", table / 100);
        let columns = (0..10).map(|at| {
            let n = table * 10 + at;
            let category = categories[n * 7 % categories.len()];
            let role = if n % 3 == 0 { Role::Incidental } else { Role::Dedicated };
            column(
                &format!("{}_{}", category.id().replace('-', "_"), n % 977),
                "text",
                vec![held(
                    category,
                    role,
                    50 + (n % 50) as u8,
                    (n as u64 * 7919) % 100_000,
                    (n % 1000) as f64 / 1000.0,
                )],
            )
        });
        collection(
            &place,
            "application/x-postgresql-table",
            (n_subjects(table), Some(Category::EmailAddress)),
            columns.collect(),
        )
    });
    let mut datasets: Vec<MapDataset> = Vec::new();
    for collection in collections {
        let place = collection.place.rsplit_once('/').unwrap().0.to_owned();
        match datasets.last_mut() {
            Some(last) if last.place == place => last.collections.push(collection),
            _ => datasets.push(dataset(&place, 100, 0, vec![collection], vec![])),
        }
    }
    let systems =
        vec![MapSystem { place: "postgresql://warehouse:5432".into(), datasets, ..MapSystem::default() }];
    Estate { map: DataMap { scans: vec![], systems, ..DataMap::default() }, ..Estate::default() }
}

fn n_subjects(table: usize) -> u64 {
    (table as u64 * 104_729) % 900_000
}
