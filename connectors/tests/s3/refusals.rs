//! What the service refuses: an error when connecting, a gap when reading.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domesday_connectors::{AccessKey, Context, S3Options, Scope, Secret};

use crate::bucket::{Bucket, Stored};
use crate::server::{Reply, Request, Server};
use crate::support::{connect, list, options, outcome, read_all, serve, target, with};

#[test]
fn a_target_that_cannot_be_listed_is_an_error_that_says_what_to_do() {
    let cases: [(u16, &str, &str, &[&str]); 12] = [
        (404, "NoSuchBucket", "", &["no such bucket", "check its name"]),
        (403, "AccessDenied", "", &["access was refused", "s3:ListBucket"]),
        (403, "InvalidAccessKeyId", "", &["does not know the access key"]),
        (403, "SignatureDoesNotMatch", "", &["secret of the access key is wrong"]),
        (400, "ExpiredToken", "", &["expired", "log in anew"]),
        (403, "RequestTimeTooSkewed", "", &["clock"]),
        (
            400,
            "AuthorizationHeaderMalformed",
            "the region 'us-east-1' is wrong; expecting 'eu-west-1'",
            &["eu-west-1"],
        ),
        (
            400,
            "AuthorizationHeaderMalformed",
            "expected scope: x/garage/s3",
            &["another region than us-east-1"],
        ),
        (301, "PermanentRedirect", "", &["elsewhere"]),
        (503, "SlowDown", "", &["busy", "later"]),
        (500, "InternalError", "", &["cannot be listed"]),
        (200, "", "", &["cannot be listed"]),
    ];
    for (status, code, message, words) in cases {
        let reply = match code {
            "" => Reply::new(status, "hello"),
            code => Reply::error(status, code, &format!("{message} key=PRIVATE")),
        };
        let server = Server::start(move |_| reply.clone());
        let Err(error) = connect(&[target("s3://lake/a", options(&server))], &Context::default()) else {
            panic!("{status} {code}");
        };
        let text = error.to_string();
        assert!(text.starts_with("s3://lake/a: "), "{text}");
        let words = if code == "PermanentRedirect" { &["region"][..] } else { words };
        assert!(words.iter().all(|word| text.contains(word)), "{text}");
        assert!(!text.contains("PRIVATE") && !text.contains("secret\""), "{text}");
        assert!((1..=5).contains(&server.requests().len()), "{text}");
    }
}

#[test]
fn a_service_that_is_not_there_is_an_error() {
    let gone = Server::start(|_| Reply::new(200, ""));
    let s3 = S3Options { endpoint: Some("http://127.0.0.1:1".to_owned()), ..options(&gone) };
    let error = connect(&[target("s3://lake", s3)], &Context::default()).err().unwrap().to_string();
    assert!(error.contains("cannot be reached") && error.contains("refused"), "{error}");
    let silent = Server::start(|_| Reply { stall: Some(0), ..Reply::new(200, "hello") });
    let error =
        connect(&[target("s3://lake", options(&silent))], &Context::default()).err().unwrap().to_string();
    assert!(error.contains("cannot be reached") && error.contains("in time"), "{error}");
}

#[test]
fn a_prefix_that_nothing_has_is_an_error_and_an_empty_bucket_is_none() {
    let (server, _) = serve(Bucket::new([("logs/x", Stored::new("x"))]), |_| None);
    let error = connect(&[target("s3://lake/lags/", options(&server))], &Context::default()).err().unwrap();
    assert_eq!(error.to_string(), "s3://lake/lags/: no object has a key that begins so");
    let (server, _) = serve(Bucket::new::<&str>([]), |_| None);
    let connector = with(&target("s3://lake", options(&server)), &Context::default());
    assert_eq!(list(&*connector, &Scope::default()).0.len(), 0);
}

#[test]
fn the_region_of_a_bucket_is_found() {
    let redirect = |request: &Request| {
        let signed_for = request.header("authorization").unwrap().to_owned();
        (!signed_for.contains("/eu-central-1/"))
            .then(|| Reply::error(301, "PermanentRedirect", "").header("x-amz-bucket-region", "eu-central-1"))
    };
    let (server, _) = serve(Bucket::new([("x", Stored::new("x"))]), redirect);
    let s3 = S3Options { region: None, ..options(&server) };
    let connector = with(&target("s3://lake", s3), &Context::default());
    assert_eq!(read_all(&*connector).len(), 1);
    // A region that was named for the target is not overruled.
    let error = connect(&[target("s3://lake", options(&server))], &Context::default()).err().unwrap();
    assert!(error.to_string().contains("set the region eu-central-1"), "{error}");
}

#[test]
fn each_refusal_of_an_object_has_its_own_reason() {
    let customer = "The object was stored using a form of Server Side Encryption. The correct parameters ...";
    let cases: [(u16, &str, &str, &str, usize); 17] = [
        (403, "AccessDenied", "Access Denied", "permission_denied", 1),
        (403, "", "", "permission_denied", 1),
        (
            403,
            "AccessDenied",
            "User is not authorized to perform: kms:Decrypt on this resource",
            "key_denied",
            1,
        ),
        (400, "KMS.DisabledException", "arn is disabled.", "key_denied", 1),
        (400, "KMS.KMSInvalidStateException", "pending deletion", "key_denied", 1),
        (400, "InvalidRequest", customer, "customer_key", 1),
        (
            400,
            "InvalidArgument",
            "Requests specifying Server Side Encryption with Customer provided keys",
            "customer_key",
            1,
        ),
        (
            403,
            "InvalidObjectState",
            "The operation is not valid for the object's storage class",
            "archived",
            1,
        ),
        (404, "NoSuchKey", "", "vanished", 1),
        (404, "NoSuchVersion", "", "vanished", 1),
        (412, "PreconditionFailed", "", "changed_while_read", 4),
        (405, "MethodNotAllowed", "", "delete_marker", 1),
        (400, "BadRequest", "", "io_error", 1),
        (503, "SlowDown", "Please reduce your request rate.", "throttled", 9),
        (500, "InternalError", "", "io_error", 9),
        (502, "", "", "io_error", 9),
        (400, "RequestTimeout", "", "timed_out", 9),
    ];
    for size in [10, 3_000_000] {
        for (status, code, message, reason, sent) in cases {
            let reply = match code {
                "" => Reply::new(status, "<html>PRIVATE"),
                code => Reply::error(status, code, &format!("{message} PRIVATE")),
            };
            let (server, _) = serve(Bucket::new([("x", Stored::new(vec![b'x'; size]))]), move |request| {
                (!request.is_list()).then(|| reply.clone())
            });
            let connector = with(&target("s3://lake", options(&server)), &Context::default());
            let read = read_all(&*connector);
            let read = &read["s3://lake/x"];
            assert_eq!(outcome(read), reason, "{status} {code} {message}");
            let gap = read.as_ref().unwrap_err();
            assert!(!gap.detail.contains("PRIVATE") && gap.bytes == Some(size as u64), "{gap:?}");
            // Two to connect and list.
            assert_eq!(server.requests().len() - 2, sent, "{status} {code}");
            assert_eq!(connector.requests_sent(), server.requests().len() as u64);
        }
    }
}

#[test]
fn requests_say_what_options_ask_for() {
    let seen = |change: fn(&mut S3Options)| {
        let (server, _) = serve(Bucket::new([("x", Stored::new("x"))]), |_| None);
        let mut s3 = options(&server);
        change(&mut s3);
        let connector = with(&target("s3://lake", s3), &Context::default());
        assert_eq!(read_all(&*connector)["s3://lake/x"].as_deref(), Ok(&b"x"[..]));
        server.requests()
    };
    for request in seen(|s3| (s3.unsigned, s3.access_key) = (true, None)) {
        assert_eq!(request.header("authorization"), None);
    }
    for request in seen(|s3| s3.requester_pays = true) {
        assert_eq!(request.header("x-amz-request-payer"), Some("requester"));
    }
    for request in seen(|s3| {
        s3.access_key =
            Some(AccessKey { id: "AKID".into(), secret: Secret::new("s"), token: Some(Secret::new("tok")) });
    }) {
        assert!(request.header("authorization").unwrap().contains("Credential=AKID/"));
        assert_eq!(request.header("x-amz-security-token"), Some("tok"));
        assert_eq!(request.header("range"), None);
    }
}

#[test]
fn an_endless_storm_costs_a_bounded_number_of_requests() {
    let names: Vec<String> = (0..2000).map(|n| format!("{n:04}")).collect();
    let bucket = Bucket::new(names.iter().map(|name| (name, Stored::new("x"))));
    let (server, _) = serve(bucket, |r| (!r.is_list()).then(|| Reply::error(503, "SlowDown", "")));
    let s3 = S3Options { timeout: Some(std::time::Duration::from_millis(100)), ..options(&server) };
    let connector = with(&target("s3://lake", s3), &Context::default());
    let read = read_all(&*connector);
    assert_eq!(read.len(), 2000);
    assert!(read.values().all(|read| matches!(outcome(read), "throttled" | "connection_lost")));
    assert!(server.requests().len() < 700, "{}", server.requests().len());
}

#[test]
fn a_storm_that_passes_costs_nothing_but_time() {
    let names: Vec<String> = (0..500).map(|n| format!("{n:04}")).collect();
    let bucket = Bucket::new(names.iter().map(|name| (name, Stored::new("x"))));
    let left = Arc::new(AtomicUsize::new(100));
    let (server, _) = serve(bucket, move |request| {
        let storm = !request.is_list()
            && left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok();
        storm.then(|| Reply::error(503, "SlowDown", ""))
    });
    let connector = with(&target("s3://lake", options(&server)), &Context::default());
    assert!(read_all(&*connector).values().all(|read| outcome(read) == "read"));
    assert_eq!(server.requests().len(), 2 + 600);
}
