//! Tests of the judgement of single fields.

use super::*;

/// What detectors found in a field of `values` values: category, values, values as a whole, mean confidence.
type Found = (Category, u64, u64, u64);

fn judged(
    name: &str,
    declared_type: Option<&str>,
    values: u64,
    looks: &[&str],
    found: &[Found],
) -> Vec<Verdict> {
    let mut sketch = Sketch::default();
    looks.iter().for_each(|value| sketch.look(value));
    let counts = found.iter().map(|(category, found, _, mean)| Counts {
        detector: detector_of(*category).unwrap(),
        category: *category,
        found: *found,
        confidence_sum: found * mean,
        evidence: Evidence::PATTERN,
        distinct: Some(if sketch.is_constant() { 1 } else { *found }),
    });
    let counts: Vec<Counts> = counts.collect();
    let reach = found.iter().map(|(category, values, whole, _)| Reach {
        category: *category,
        values: *values,
        whole: *whole,
    });
    let reach: Vec<Reach> = reach.collect();
    let hint = crate::DetectorSet::new(&crate::Options::default()).unwrap().field(name);
    let column = Column { name, hint, declared_type, unique: false, key: false, values, sketch: &sketch };
    judge(&column, &counts, &reach)
}

/// `category role form confidence` of each verdict.
fn told(verdicts: &[Verdict]) -> Vec<String> {
    let told = |v: &Verdict| {
        let level = v.confidence.level().id();
        format!("{} {} {} {level}", v.category.id(), v.role.id(), v.form.id())
    };
    verdicts.iter().map(told).collect()
}

const EMAIL: Category = Category::EmailAddress;
const PERSON: Category = Category::PersonName;

#[test]
fn dedicated_and_incidental_are_told_apart() {
    let long = "Rang the office twice about the parcel, they will write to jane@example.com soon.";
    for (name, values, look, found, expected) in [
        ("email", 1000, "jane@example.com", (EMAIL, 950, 950, 97), "email-address dedicated plain high"),
        ("contact", 1000, "jane@example.com", (EMAIL, 950, 950, 97), "email-address dedicated plain high"),
        ("notes", 1000, long, (EMAIL, 100, 0, 97), "email-address incidental plain low"),
        ("notes", 1000, long, (EMAIL, 800, 0, 97), "email-address incidental plain high"),
        ("notes", 1000, long, (PERSON, 100, 0, 70), "person-name incidental plain low"),
        ("notes", 1000, long, (PERSON, 10, 0, 70), "person-name unlikely plain low"),
        ("title", 1000, "Blue Train", (PERSON, 100, 60, 70), "person-name unlikely plain low"),
        ("contact", 1000, "+49 30 1234", (EMAIL, 300, 300, 97), "email-address incidental plain low"),
        ("surname", 1000, "Doe", (PERSON, 850, 850, 90), "person-name dedicated plain high"),
        ("genre_id", 1000, "1", (Category::Gender, 444, 444, 90), "gender unlikely plain low"),
    ] {
        let looks = [look, "another"];
        assert_eq!(told(&judged(name, None, values, &looks, &[found])), [expected], "{name} {found:?}");
    }
}

#[test]
fn fields_without_values_have_no_verdict() {
    assert!(judged("email", None, 0, &[], &[]).is_empty());
    assert!(judged("email", None, 10, &["-"], &[]).is_empty());
}

#[test]
fn few_values_and_labels_tell_little() {
    // One value that could be a name.
    let one = judged("value", None, 1, &["Jordan"], &[(PERSON, 1, 1, 75)]);
    assert_eq!(told(&one), ["person-name unlikely plain low"]);
    // The same in all records.
    let constant = judged("browser", None, 500, &["Safari"; 100], &[(PERSON, 500, 500, 75)]);
    assert_eq!(told(&constant), ["person-name unlikely plain low"]);
    let own = judged("email", None, 500, &["jane@example.com"; 100], &[(EMAIL, 500, 500, 97)]);
    assert_eq!(told(&own), ["email-address dedicated plain high"]);
}

#[test]
fn digests_are_told() {
    let md5 = ["5f4dcc3b5aa765d61d8327deb882cf99", "098f6bcd4621d373cade4e832627b4f6"];
    assert_eq!(told(&judged("email_hash", None, 9, &md5, &[])), ["email-address dedicated hashed medium"]);
    assert!(judged("checksum", None, 9, &md5, &[]).is_empty());
    let found = (Category::NationalId, 9, 9, 70);
    assert_eq!(told(&judged("etag", None, 9, &md5, &[found])), ["national-id unlikely plain low"]);
    let bcrypt = ["$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW"];
    let password = (Category::Password, 9, 9, 90);
    assert_eq!(told(&judged("password", None, 9, &bcrypt, &[password])), ["password dedicated hashed high"]);
    assert_eq!(told(&judged("password", None, 9, &bcrypt, &[])), ["password dedicated hashed medium"]);
}

#[test]
fn masked_values_are_told() {
    for (name, looks, expected) in [
        ("email", ["j***@x.com", "m***@y.org"], Some("email-address dedicated masked medium")),
        ("contact", ["j***@x.com", "m***@y.org"], Some("email-address dedicated masked medium")),
        ("pan", ["**** **** **** 1234", "**** **** **** 5678"], Some("payment-card dedicated masked medium")),
        ("x", ["411111******1111", "550000******0004"], Some("payment-card dedicated masked medium")),
        ("ssn", ["XXX-XX-1234", "XXX-XX-5678"], Some("national-id dedicated masked medium")),
        ("phone", ["+49 *** ***12", "+49 *** ***34"], Some("phone-number dedicated masked medium")),
        ("rating", ["****", "***"], None),
        ("card_last4", ["1234", "5678"], Some("payment-card dedicated masked medium")),
        ("ssnLastFour", ["1234", "5678"], Some("national-id dedicated masked medium")),
        ("year", ["1999", "2000"], None),
    ] {
        assert_eq!(told(&judged(name, None, 9, &looks, &[])), expected.as_slice(), "{name}");
    }
}

#[test]
fn types_speak_against_numbers() {
    let found = [(Category::NationalId, 90, 90, 80)];
    let level = |declared| told(&judged("n", declared, 100, &["1", "2"], &found))[0].clone();
    assert_eq!(level(Some("bigint")), "national-id dedicated plain high");
    assert_eq!(level(Some("numeric(10,2)")), "national-id incidental plain low");
    assert_eq!(level(Some("double precision")), "national-id incidental plain low");
}

#[test]
fn detectors_of_one_category_give_one_verdict() {
    let sketch = Sketch::default();
    let of = |id: &str, found| Counts {
        detector: DetectorId(catalog::ALL.iter().position(|d| d.id == id).unwrap() as u16),
        category: Category::BankAccount,
        found,
        confidence_sum: found * 90,
        evidence: Evidence::PATTERN,
        distinct: None,
    };
    let (name, hint) = ("account", FieldHint::of("account"));
    let column =
        Column { name, hint, declared_type: None, unique: false, key: false, values: 100, sketch: &sketch };
    let reach = Reach { category: Category::BankAccount, values: 100, whole: 100 };
    let verdicts = judge(&column, &[of("bic", 40), of("iban", 60)], &[reach]);
    assert_eq!(verdicts.len(), 1);
    assert_eq!(catalog::ALL[usize::from(verdicts[0].detector.0)].id, "iban");
    assert!(verdicts[0].share > 0.99 && verdicts[0].role == Role::Dedicated);
}
