//! Real servers: SeaweedFS, and moto as a second opinion.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use domesday_connectors::{
    AccessKey, Connector, Content, Context, Failure, Payload, Reason, S3Options, Scope, Secret,
};
use domesday_test_servers::{Moto, Plan, Proxy, SeaweedFs, Store};

use crate::support::{list, outcome, pattern, read_all, target, with};

fn options(store: &Store, endpoint: &str) -> S3Options {
    let secret = Secret::new(store.secret.as_str());
    S3Options {
        endpoint: Some(endpoint.to_owned()),
        region: Some(store.region.clone()),
        access_key: Some(AccessKey { id: store.access_key.clone(), secret, token: None }),
        ..S3Options::default()
    }
}

fn connect(store: &Store, bucket: &str, change: impl FnOnce(&mut S3Options)) -> Box<dyn Connector> {
    let mut s3 = options(store, &store.endpoint);
    change(&mut s3);
    with(&target(&format!("s3://{bucket}"), s3), &Context::default())
}

/// Each server, by its name.
fn stores() -> [(&'static str, &'static Store); 2] {
    [("SeaweedFS", SeaweedFs::shared().unwrap()), ("moto", Moto::shared().unwrap())]
}

/// What was read, by the bytes of the key.
fn by_key(connector: &dyn Connector, bucket: &str) -> BTreeMap<String, Result<Vec<u8>, String>> {
    let prefix = format!("s3://{bucket}/");
    let read = read_all(connector).into_iter().map(|(place, read)| {
        let key = place.strip_prefix(&prefix).unwrap();
        let key = percent_encoding::percent_decode_str(key).decode_utf8().unwrap().into_owned();
        (key, read.map_err(|gap| gap.reason.id().to_owned()))
    });
    read.collect()
}

#[test]
fn keys_of_all_kinds_are_found_and_read() {
    for (name, store) in stores() {
        let bucket = store.create_bucket("keys").unwrap();
        let keys = [
            "+plus+",
            "a b/c d.txt",
            "a%20b",
            "%",
            "q?x=1&y=2",
            "semi;version=3",
            "hash#x",
            "bang!",
            "é/ü/日本",
            "~(a)*'",
        ];
        for key in keys {
            store.put(&bucket, key, key).unwrap();
        }
        let read = by_key(&*connect(store, &bucket, |_| ()), &bucket);
        for key in keys {
            assert_eq!(read.get(key), Some(&Ok(key.as_bytes().to_vec())), "{name} {key}: {:?}", read.keys());
        }
        assert_eq!(read.len(), keys.len(), "{name}");
    }
}

#[test]
fn sizes_of_all_kinds_come_whole_through_bad_weather() {
    let sizes = [0, 1, 4096, 1 << 20, (1 << 20) + 1, 5 << 20];
    let objects: BTreeMap<String, Vec<u8>> = (0..150)
        .map(|n| (format!("{n:03}"), pattern(500 + n * 300, n as u8)))
        .chain(sizes.map(|size| (format!("size/{size}"), pattern(size, 3))))
        .collect();
    for (name, store) in stores() {
        let bucket = store.create_bucket("weather").unwrap();
        store.put_many(&bucket, objects.clone()).unwrap();
        let proxy = Proxy::http(&store.endpoint).unwrap();
        let connector = connect(store, &bucket, |s3| s3.endpoint = Some(proxy.url()));
        proxy.set(Plan::bad_weather(7, 300));
        let read = by_key(&*connector, &bucket);
        assert!(proxy.faults() > 30, "{name}: {} of {} broken, {read:?}", proxy.faults(), proxy.events());
        assert_eq!(read.len(), objects.len(), "{name}");
        for (key, bytes) in &objects {
            assert!(read[key].as_ref() == Ok(bytes), "{name} {key} {:?}", read[key].as_ref().err());
        }
        // Nothing but what reads.
        let log = proxy.log();
        assert!(log.len() > objects.len() && log.iter().all(|line| line.starts_with("GET ")), "{name}");
    }
}

#[test]
fn versions_are_read_each_on_its_own() {
    for (name, store) in stores() {
        let bucket = store.create_bucket("versions").unwrap();
        store.keep_versions(&bucket).unwrap();
        for text in ["one", "two", "three"] {
            store.put(&bucket, "a b", text).unwrap();
        }
        store.put(&bucket, "kept", "kept").unwrap();
        store.delete(&bucket, "a b").unwrap();
        let current = by_key(&*connect(store, &bucket, |_| ()), &bucket);
        assert_eq!(current, BTreeMap::from([("kept".to_owned(), Ok(b"kept".to_vec()))]), "{name}");
        let all = read_all(&*connect(store, &bucket, |s3| s3.versions = true));
        let mut texts: Vec<String> = all
            .iter()
            .map(|(place, read)| {
                assert!(place.contains(";version="), "{name} {place}");
                read.as_ref().map_or_else(
                    |gap| gap.reason.id().to_owned(),
                    |bytes| String::from_utf8(bytes.clone()).unwrap(),
                )
            })
            .collect();
        texts.sort();
        assert_eq!(texts, ["delete_marker", "kept", "one", "three", "two"], "{name}");
    }
}

#[test]
fn what_is_archived_or_gone_is_a_gap() {
    let store: &Store = Moto::shared().unwrap();
    let bucket = store.create_bucket("archive").unwrap();
    store.put_in_class(&bucket, "cold", "x", Some("GLACIER")).unwrap();
    store.put(&bucket, "gone", "x").unwrap();
    store.put(&bucket, "warm", "x").unwrap();
    let connector = connect(store, &bucket, |_| ());
    let (units, _) = list(&*connector, &Scope::default());
    store.delete(&bucket, "gone").unwrap();
    let outcomes: Vec<&str> =
        units.into_iter().map(|unit| outcome(&connector.read(unit).map(|_| Vec::new()))).collect();
    assert_eq!(outcomes, ["archived", "vanished", "read"]);
}

#[test]
fn a_bucket_that_is_not_there_and_a_secret_that_is_wrong_are_errors() {
    let store: &Store = SeaweedFs::shared().unwrap();
    let refused = |bucket: &str, s3: S3Options| {
        let targets = [target(&format!("s3://{bucket}"), s3)];
        domesday_connectors::connectors_for(&targets, &Context::default()).err().unwrap().to_string()
    };
    let error = refused("no-such-bucket-here", options(store, &store.endpoint));
    assert!(error.contains("no such bucket"), "{error}");
    let bucket = store.create_bucket("secret").unwrap();
    let wrong = AccessKey { id: store.access_key.clone(), secret: Secret::new("wrong"), token: None };
    let error = refused(&bucket, S3Options { access_key: Some(wrong), ..options(store, &store.endpoint) });
    assert!(error.contains("secret of the access key is wrong"), "{error}");
}

#[test]
fn an_object_written_to_all_the_time_never_comes_mixed() {
    let store: &Store = SeaweedFs::shared().unwrap();
    let bucket = store.create_bucket("mixed").unwrap();
    let body = |n: usize| vec![b'a' + (n % 26) as u8; 600_000];
    store.put(&bucket, "x", body(0)).unwrap();
    // Little memory makes many small blocks.
    let context = Context { memory: 1 << 20, ..Context::default() };
    let connector = with(&target(&format!("s3://{bucket}"), options(store, &store.endpoint)), &context);
    let (units, _) = list(&*connector, &Scope::default());
    let done = AtomicBool::new(false);
    let (mut whole, mut changed) = (0, 0);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for n in 1..=1000 {
                store.put(&bucket, "x", body(n)).unwrap();
            }
            done.store(true, Ordering::SeqCst);
        });
        let mut window = vec![0; 256 * 1024];
        while !done.load(Ordering::SeqCst) {
            let unit = domesday_connectors::Unit { handle: None, ..units[0].clone() };
            let Ok(Payload { content: Content::Object(object), .. }) = connector.read(unit) else {
                panic!("not by ranges")
            };
            let (mut at, mut state) = (0, None);
            loop {
                match object.read_at(&mut window, at) {
                    Ok(0) => break whole += 1,
                    Ok(count) => {
                        let state = *state.get_or_insert(window[0]);
                        assert!(window[..count].iter().all(|&byte| byte == state), "two states at {at}");
                        at += count as u64;
                    }
                    Err(error) => {
                        assert_eq!(Failure::of(&error).unwrap().reason, Reason::ChangedWhileRead);
                        break changed += 1;
                    }
                }
            }
        }
    });
    assert!(whole + changed > 20, "{whole} whole, {changed} changed");
    println!("{whole} whole, {changed} changed while read");
}
