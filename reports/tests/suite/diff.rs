//! What changed between two inventories.

use domesday_connectors::{Exposure, Reason};
use domesday_detectors::Category;
use domesday_reports::Outcome;
use domesday_reports::diff::{Comparison, DIFF_SCHEMA, Diff, FORMATS, Glob, Rule, RuleKind, breaches};
use domesday_reports::map::DataMap;

use crate::support::{Unit, inventory, mixed, scan_info};

fn map(outcomes: &[Outcome]) -> DataMap {
    DataMap::of(&scan_info(), &inventory(outcomes))
}

fn email(place: &str, field: &str) -> Outcome {
    Unit::examined(place, "text/csv", 10).column(field, "email-address", &["a@corp.de", "b@corp.de"]).done()
}

fn told(diff: &Diff) -> Vec<String> {
    let told = diff.changes.iter().map(|change| {
        let what = change.category.map(|category| category.id().to_owned());
        let what =
            what.or(change.exposure.map(|exposure| exposure.id().to_owned())).or(change.reason.clone());
        let what = what.unwrap_or_default();
        format!("{} {} {what} {}>{}", change.kind.id(), change.place, change.before, change.after)
    });
    told.collect()
}

#[test]
fn a_map_does_not_differ_from_itself() {
    for outcomes in [mixed(), Vec::new()] {
        let map = map(&outcomes);
        assert_eq!(Diff::between(&map, &map), Diff::default());
    }
}

#[test]
fn changes_are_told() {
    let exposed = |mut map: DataMap| {
        map.systems[0].datasets[0].collections[0].exposure = vec![Exposure::PublicRead];
        map
    };
    let a = || map(&[email("file:///srv/a.csv", "#col=email")]);
    let two = Unit::examined("file:///srv/a.csv", "text/csv", 10)
        .column("#col=email", "email-address", &["a@corp.de", "b@corp.de"])
        .column("#col=card", "payment-card", &["5404 0000 0000 0001"])
        .done();
    let both = Unit::examined("file:///srv/a.csv", "text/csv", 10)
        .column("#col=email", "email-address", &["a@corp.de", "b@corp.de"])
        .column("#col=email", "payment-card", &["5404 0000 0000 0001"])
        .done();
    let denied = || Unit::unread("file:///srv/b", Reason::PermissionDenied, None);
    let cases: [(&str, DataMap, DataMap, &[&str]); 9] = [
        ("a new field", a(), map(&[two]), &["new-field file:///srv/a.csv#col=card payment-card >dedicated"]),
        (
            "another category",
            a(),
            map(&[both]),
            &["new-category file:///srv/a.csv#col=email payment-card >dedicated"],
        ),
        (
            "another name",
            a(),
            map(&[email("file:///srv/a.csv", "#col=mail")]),
            &[
                "new-field file:///srv/a.csv#col=mail email-address >dedicated",
                "vanished-field file:///srv/a.csv#col=email email-address dedicated>",
            ],
        ),
        ("exposed", a(), exposed(a()), &["exposed file:///srv/a.csv public-read >"]),
        ("no longer exposed", exposed(a()), a(), &["no-longer-exposed file:///srv/a.csv public-read >"]),
        (
            "a new gap",
            a(),
            map(&[email("file:///srv/a.csv", "#col=email"), denied()]),
            &["new-gap file:///srv permission_denied >1", "less-examined file:///srv  1 of 1>1 of 2"],
        ),
        (
            "not read any more is not vanished",
            a(),
            map(&[Unit::unread("file:///srv/a.csv", Reason::PermissionDenied, None)]),
            &["new-gap file:///srv permission_denied >1", "less-examined file:///srv  1 of 1>0 of 1"],
        ),
        ("not scanned any more", a(), map(&[]), &["missing file:///srv  1 of 1>"]),
        (
            "a file of another day",
            map(&[email("file:///srv/b-2024-05-01.csv", "#col=email")]),
            map(&[
                email("file:///srv/b-2024-05-02.csv", "#col=email"),
                email("file:///srv/b-2024-05-03.csv", "#col=email"),
            ]),
            &[],
        ),
    ];
    for (what, before, after, expected) in cases {
        assert_eq!(told(&Diff::between(&before, &after)), expected, "{what}");
    }
    let mut incidental = a();
    incidental.systems[0].datasets[0].collections[0].fields[0].held[0].role =
        domesday_reports::map::Role::Incidental;
    let expected = ["role file:///srv/a.csv#col=email email-address incidental>dedicated"];
    assert_eq!(told(&Diff::between(&incidental, &a())), expected);
}

fn rule(kind: RuleKind) -> Rule {
    Rule {
        kind,
        categories: Vec::new(),
        special: false,
        places: Vec::new(),
        except: Vec::new(),
        min_confidence: 0,
        reason: "told by a test".to_owned(),
    }
}

#[test]
fn policies_are_held() {
    let crm = "postgresql://db1:5432/crm/public/users";
    let events = "postgresql://db1:5432/crm/analytics/events";
    let before = map(&[email(crm, "#col=email"), email("file:///srv/hr/a.csv", "#col=email")]);
    let mut after = map(&[
        email(crm, "#col=email"),
        email(events, "#col=email"),
        email("file:///srv/hr/a.csv", "#col=email"),
        email("file:///srv/x/a.csv", "#col=email"),
        Unit::unread("file:///srv/hr/b", Reason::PermissionDenied, None),
    ]);
    // What detectors of special categories would find.
    let collections = after.systems.iter_mut().flat_map(|s| &mut s.datasets).flat_map(|d| &mut d.collections);
    for collection in collections.filter(|collection| collection.place.starts_with("file:")) {
        collection.fields[0].held[0].category = Category::SpecialCategory;
        collection.exposure = vec![Exposure::WorldReadable];
    }
    let globs = |globs: &[&str]| globs.iter().map(|glob| Glob::new(glob)).collect::<Vec<_>>();
    let cases: [(&str, Rule, &[&str]); 8] = [
        (
            "a new personal column in schema analytics",
            Rule { places: globs(&["postgresql://*/analytics"]), ..rule(RuleKind::NewField) },
            &["postgresql://db1:5432/crm/analytics/events#col=email"],
        ),
        (
            "special categories anywhere outside hr",
            Rule { special: true, except: globs(&["*/hr"]), ..rule(RuleKind::Category) },
            &["file:///srv/x/a.csv#col=email"],
        ),
        (
            "a listed category, new or not",
            Rule {
                categories: vec![Category::EmailAddress],
                places: globs(&["postgresql://db1:5432/crm/public"]),
                ..rule(RuleKind::Category)
            },
            &["postgresql://db1:5432/crm/public/users#col=email"],
        ),
        ("too unsure", Rule { min_confidence: 98, ..rule(RuleKind::NewField) }, &[]),
        ("other categories", Rule { categories: vec![Category::Age], ..rule(RuleKind::NewField) }, &[]),
        ("exposure", Rule { except: globs(&["*/hr"]), ..rule(RuleKind::Exposure) }, &["file:///srv/x/a.csv"]),
        (
            "exposure of a category",
            Rule { categories: vec![Category::EmailAddress], ..rule(RuleKind::Exposure) },
            &[],
        ),
        ("coverage", rule(RuleKind::Coverage), &["file:///srv/hr", "file:///srv/hr"]),
    ];
    let diff = Diff::between(&before, &after);
    for (what, rule, expected) in cases {
        let found = breaches(&[rule], &diff, &after);
        let places: Vec<&str> = found.iter().map(|breach| breach.place.as_str()).collect();
        assert_eq!(places, expected, "{what}");
    }
    assert!(breaches(&[], &diff, &after).is_empty());
}

#[test]
fn a_comparison_is_written_and_nothing_in_it_is_active() {
    let before = map(&[]);
    let mut after = map(&mixed());
    // Places are percent-encoded; a reason and what a file from elsewhere holds need not be.
    let hostile = "<script>alert(1)</script>|`\u{1b}[31m\u{202e}[x](http://x)";
    after.systems[0].datasets[0].unread[0].reason = hostile.to_owned();
    after.systems[0].datasets[0].collections[0].place.push_str(hostile);
    let diff = Diff::between(&before, &after);
    let rule = Rule { reason: hostile.to_owned(), ..rule(RuleKind::NewField) };
    let breaches = breaches(&[rule], &diff, &after);
    assert!(!breaches.is_empty());
    let comparison = Comparison { before: &before, after: &after, diff: &diff, breaches: &breaches };
    let written = |format: &str| {
        let mut out = Vec::new();
        comparison.write(format, false, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    for format in FORMATS {
        let text = written(format);
        assert!(!text.contains('\u{1b}'), "{format}");
        assert!(*format == "json" || !text.contains('\u{202e}'), "{format}");
    }
    let markdown = written("markdown");
    assert!(!markdown.contains("<script") && !markdown.contains("](http") && !markdown.contains("|`"));
    let schema: serde_json::Value = serde_json::from_str(DIFF_SCHEMA).unwrap();
    let document: serde_json::Value = serde_json::from_str(&written("json")).unwrap();
    jsonschema::validate(&schema, &document).unwrap();
    assert!(comparison.write("yaml", false, &mut Vec::new()).is_err());
}
