//! What is listed, and what is not.

use domesday_connectors::{Context, ObjectFilter, Reason, S3Options, Scope, Version};

use crate::bucket::{Bucket, Stored, encoded};
use crate::server::Reply;
use crate::support::{connect, list, one, options, read_all, serve, target, with};

fn keys(server: &crate::server::Server, address: &str, scope: &Scope) -> Vec<String> {
    let (units, gaps) = list(&*one(server, address), scope);
    assert_eq!(gaps, [], "{address}");
    units.iter().map(|unit| unit.place.to_string().replacen("s3://lake/", "", 1)).collect()
}

#[test]
fn pages_follow_one_another_in_order() {
    let names: Vec<String> = (0..10_000).map(|n| format!("logs/{n:05}.txt")).collect();
    let (server, _) = serve(Bucket::new(names.iter().map(|name| (name, Stored::new("x")))), |_| None);
    assert_eq!(keys(&server, "s3://lake", &Scope::default()), names);
    // One look when connecting, and ten pages; nothing but GET.
    assert_eq!(server.requests().len(), 11);
    assert!(server.requests().iter().all(|request| request.method == "GET"));
}

#[test]
fn any_key_is_listed_and_read() {
    let names = [
        " lead",
        "+plus+",
        "/slash",
        "//",
        "a b/c d.txt",
        "a%20b",
        "a//b",
        "a/../b",
        "a/./b",
        "dir/",
        "é/ü/日本",
        "q?x=1&y=2",
        "semi;version=3",
        "bang!/x",
        "hash#col=a",
        "star*",
        "{key}",
        "tab\tnew\nline",
        "~.-_",
        "\u{1}",
    ];
    let (server, _) = serve(Bucket::new(names.map(|name| (name, Stored::new(name)))), |_| None);
    let connector = one(&server, "s3://lake");
    let (units, gaps) = list(&*connector, &Scope::default());
    assert_eq!((units.len(), gaps.len()), (names.len(), 0));
    let read = read_all(&*connector);
    assert_eq!(read.len(), names.len());
    let bodies: Vec<&[u8]> = read.values().map(|read| read.as_ref().unwrap().as_slice()).collect();
    for name in names {
        assert!(bodies.contains(&name.as_bytes()), "{name:?}");
    }
    for (place, body) in &read {
        let place: domesday_connectors::Place = place.parse().unwrap();
        assert_eq!(place.node(), domesday_connectors::Node::Item(body.as_ref().unwrap()), "{place}");
    }
}

#[test]
fn globs_depths_and_prefixes_choose() {
    let names = ["a/b/c.csv", "a/b/d.txt", "a/e.csv", "ab/f.csv", "logs/old/g.txt", "logs/", "z.csv"];
    let (server, _) = serve(Bucket::new(names.map(|name| (name, Stored::new("x")))), |_| None);
    let globs = |include: &[&str], exclude: &[&str]| Scope {
        include: include.iter().map(|glob| glob.to_string()).collect(),
        exclude: exclude.iter().map(|glob| glob.to_string()).collect(),
        ..Scope::default()
    };
    let depth = |depth| Scope { max_depth: Some(depth), ..Scope::default() };
    let cases: [(&str, Scope, &[&str]); 11] = [
        (
            "s3://lake/",
            globs(&[], &[]),
            &["a/b/c.csv", "a/b/d.txt", "a/e.csv", "ab/f.csv", "logs/", "logs/old/g.txt", "z.csv"],
        ),
        ("s3://lake/a", globs(&[], &[]), &["a/b/c.csv", "a/b/d.txt", "a/e.csv", "ab/f.csv"]),
        ("s3://lake/a/", globs(&[], &[]), &["a/b/c.csv", "a/b/d.txt", "a/e.csv"]),
        ("s3://lake", globs(&["*.csv"], &[]), &["a/b/c.csv", "a/e.csv", "ab/f.csv", "z.csv"]),
        ("s3://lake", globs(&["/*.csv"], &[]), &["z.csv"]),
        ("s3://lake/a/", globs(&["/*.csv"], &[]), &["a/e.csv"]),
        ("s3://lake", globs(&[], &["b", "logs/"]), &["a/e.csv", "ab/f.csv", "z.csv"]),
        ("s3://lake", globs(&["*.csv"], &["/a/b/**"]), &["a/e.csv", "ab/f.csv", "z.csv"]),
        ("s3://lake", depth(1), &["logs/", "z.csv"]),
        ("s3://lake", depth(2), &["a/e.csv", "ab/f.csv", "logs/", "z.csv"]),
        ("s3://lake/a/b/", depth(1), &["a/b/c.csv", "a/b/d.txt"]),
    ];
    for (address, scope, expected) in cases {
        assert_eq!(keys(&server, address, &scope), expected, "{address} {scope:?}");
    }
}

#[test]
fn size_age_and_class_choose() {
    let stored = |size: usize, modified, class| Stored { modified, class, ..Stored::new(vec![b'x'; size]) };
    let (server, _) = serve(
        Bucket::new([
            ("cold", stored(10, "2020-01-01T00:00:00.000Z", "STANDARD_IA")),
            ("large", stored(1000, "2024-01-01T00:00:00.000Z", "STANDARD")),
            ("small", stored(1, "2024-01-01T00:00:00.000Z", "STANDARD")),
        ]),
        |_| None,
    );
    let since =
        |year: u64| Some(std::time::UNIX_EPOCH + std::time::Duration::from_secs((year - 1970) * 31_557_600));
    let cases: [(ObjectFilter, &[&str]); 5] = [
        (ObjectFilter { min_size: Some(10), ..Default::default() }, &["cold", "large"]),
        (ObjectFilter { max_size: Some(10), ..Default::default() }, &["cold", "small"]),
        (ObjectFilter { newer_than: since(2022), ..Default::default() }, &["large", "small"]),
        (ObjectFilter { older_than: since(2022), ..Default::default() }, &["cold"]),
        (
            ObjectFilter { storage_classes: vec!["standard".into()], ..Default::default() },
            &["large", "small"],
        ),
    ];
    for (filter, expected) in cases {
        let s3 = S3Options { filter: filter.clone(), ..options(&server) };
        let (units, _) = list(&*with(&target("s3://lake", s3), &Context::default()), &Scope::default());
        let names: Vec<String> = units.iter().map(|unit| unit.place.to_string()).collect();
        let expected: Vec<String> = expected.iter().map(|name| format!("s3://lake/{name}")).collect();
        assert_eq!(names, expected, "{filter:?}");
    }
}

#[test]
fn targets_of_one_bucket_are_listed_once() {
    let names = ["a/1", "a/b/2", "c/3"];
    let (server, _) = serve(Bucket::new(names.map(|name| (name, Stored::new("x")))), |_| None);
    let targets = ["s3://lake/a/b/", "s3://lake/c", "s3://lake/a/", "s3://lake/c/3", "s3://other/a/"]
        .map(|address| target(address, options(&server)));
    let connectors = connect(&targets, &Context::default()).unwrap();
    let listed: Vec<Vec<String>> = connectors
        .iter()
        .map(|c| list(&**c, &Scope::default()).0.iter().map(|unit| unit.place.to_string()).collect())
        .collect();
    assert_eq!(
        listed,
        [
            vec!["s3://lake/a/1", "s3://lake/a/b/2", "s3://lake/c/3"],
            vec!["s3://other/a/1", "s3://other/a/b/2"]
        ]
    );
}

#[test]
fn versions_are_places_and_delete_markers_are_told() {
    let page = |contents: &str, next: &str| {
        let body = format!(
            "<ListVersionsResult><EncodingType>url</EncodingType><IsTruncated>{}</IsTruncated>{contents}\
             {next}</ListVersionsResult>",
            !next.is_empty()
        );
        Reply::new(200, body).header("content-type", "application/xml")
    };
    let version = |key: &str, id: &str| {
        format!(
            "<Version><Key>{}</Key><VersionId>{id}</VersionId><ETag>&quot;e&quot;</ETag><Size>3</Size>\
             <LastModified>2024-01-01T00:00:00.000Z</LastModified></Version>",
            encoded(key)
        )
    };
    let (server, _) = serve(Bucket::new([("x", Stored::new("x"))]), move |request| {
        if !request.query.contains_key("versions") {
            let id = request.query.get("versionId")?;
            return Some(Reply::new(200, format!("{:3}", id)).header("etag", "\"e\""));
        }
        Some(match request.query.get("key-marker").map(String::as_str) {
            None => page(
                &(version("a b", "2")
                    + &version("a b", "null")
                    + "<DeleteMarker><Key>a+b</Key><VersionId>3</VersionId></DeleteMarker>"),
                "<NextKeyMarker>a+b</NextKeyMarker><NextVersionIdMarker>3</NextVersionIdMarker>",
            ),
            Some("a b") => page(&version("c", "4/+"), ""),
            other => panic!("{other:?}"),
        })
    });
    let s3 = S3Options { versions: true, ..options(&server) };
    let connector = with(&target("s3://lake", s3), &Context::default());
    let (units, gaps) = list(&*connector, &Scope::default());
    let places: Vec<String> = units.iter().map(|unit| unit.place.to_string()).collect();
    assert_eq!(
        places,
        ["s3://lake/a%20b;version=2", "s3://lake/a%20b;version=null", "s3://lake/c;version=4%2F+"]
    );
    assert_eq!(gaps.len(), 1);
    assert_eq!(
        (gaps[0].place.to_string().as_str(), &gaps[0].reason),
        ("s3://lake/a%20b;version=3", &Reason::DeleteMarker)
    );
    let tags: Vec<Option<Version>> = units.iter().map(|unit| unit.version.clone()).collect();
    assert_eq!(tags[0], Some(Version::Tag("version 2".to_owned())));
    assert!(tags[1] != tags[0] && matches!(tags[1], Some(Version::Tag(_))));
    let read = read_all(&*connector);
    assert_eq!(read["s3://lake/c;version=4%2F+"].as_deref(), Ok(&b"4/+"[..]));
}

/// A page that leads to itself.
const CIRCLE: &str = "<ListBucketResult><IsTruncated>true</IsTruncated>\
                      <NextContinuationToken>logs/01999</NextContinuationToken></ListBucketResult>";

#[test]
fn a_listing_that_breaks_off_is_a_gap() {
    let names: Vec<String> = (0..5000).map(|n| format!("logs/{n:05}")).collect();
    let bucket = || Bucket::new(names.iter().map(|name| (name, Stored::new("x"))));
    type First = fn(&crate::server::Request) -> Option<Reply>;
    fn is_third(request: &crate::server::Request) -> bool {
        request.query.get("continuation-token").is_some_and(|token| token.ends_with("01999"))
    }
    let cases: [(&str, First, usize); 5] = [
        ("refused", |r| is_third(r).then(|| Reply::error(403, "AccessDenied", "no")), 2000),
        ("busy", |r| is_third(r).then(|| Reply::error(503, "SlowDown", "no")), 2000),
        ("garbage", |r| is_third(r).then(|| Reply::new(200, "<html>not xml")), 2000),
        (
            "no token",
            |r| {
                is_third(r).then(|| {
                    Reply::new(200, "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>")
                })
            },
            2000,
        ),
        ("circle", |r| is_third(r).then(|| Reply::new(200, CIRCLE)), 2000),
    ];
    for (name, first, listed) in cases {
        let (server, _) = serve(bucket(), first);
        let (units, gaps) = list(&*one(&server, "s3://lake/logs/"), &Scope::default());
        assert_eq!(units.len(), listed, "{name}");
        assert_eq!(gaps.len(), 1, "{name}");
        assert_eq!(
            (&gaps[0].reason, gaps[0].place.to_string().as_str()),
            (&Reason::ListFailed, "s3://lake/logs/"),
            "{name}"
        );
        assert!(gaps[0].detail.contains("what follows is unknown"), "{}", gaps[0].detail);
        assert!(server.requests().len() < 40, "{name}");
    }
}

#[test]
fn a_listing_of_nothing_without_end_is_given_up() {
    let count = std::sync::atomic::AtomicUsize::new(0);
    let server = crate::server::Server::start(move |_| {
        let n = count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        Reply::new(
            200,
            format!(
                "<ListBucketResult><IsTruncated>true</IsTruncated>\
                 <NextContinuationToken>{n}</NextContinuationToken></ListBucketResult>"
            ),
        )
    });
    let (units, gaps) = list(&*one(&server, "s3://lake"), &Scope::default());
    assert_eq!((units.len(), gaps.len()), (0, 1));
    assert_eq!(gaps[0].reason, Reason::ListFailed);
    assert!(server.requests().len() < 1100);
}
