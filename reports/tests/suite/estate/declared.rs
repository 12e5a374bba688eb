//! What the company declares, and what contradicts it.

use domesday_detectors::Category;
use domesday_reports::map::SubjectKind;
use domesday_reports::register::{
    Archive, Contradiction, ContradictionKind, ControllerRole, DeclaredSystem, LegalBasis, Organisation,
    Period, Purpose, Recipient, Register, Retention, Safeguard, Subject, Wanted, Written,
};

use super::day;

pub(crate) fn register() -> Register {
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

pub(crate) fn contradictions() -> Vec<Contradiction> {
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
