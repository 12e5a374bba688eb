//! The systems of the company.

use domesday_connectors::Exposure;
use domesday_detectors::Category;
use domesday_reports::map::{
    DateRange, Form, Held, MapCollection, MapField, MapSystem, Role, SubjectKind, Subjects,
};

use super::{collection, column, dataset, day, gap, held, kind, text};

const PG: &str = "postgresql://crm-db:5432/crm/public";

pub(crate) fn database() -> MapSystem {
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

pub(crate) fn files() -> MapSystem {
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

pub(crate) fn bucket() -> MapSystem {
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
