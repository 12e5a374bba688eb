//! What has not changed is not read again.

use domesday_test_servers::Proxy;
use serde_json::Value;

use crate::estate::{run, store};
use crate::people;
use crate::support::World;

/// The inventory without what differs from run to run.
fn found(document: &Value) -> Value {
    let mut document = document.clone();
    for key in ["scan", "summary"] {
        document[key]["seconds"] = Value::Null;
        document[key]["started"] = Value::Null;
    }
    document["summary"]["unchanged"] = Value::Null;
    bytes_aside(&mut document);
    document
}

/// Bytes read differ: of what is taken over, none are.
fn bytes_aside(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.remove("bytes");
            members.values_mut().for_each(bytes_aside);
        }
        Value::Array(items) => items.iter_mut().for_each(bytes_aside),
        _ => {}
    }
}

#[test]
fn an_unchanged_object_needs_no_request_but_the_listing() {
    let world = World::new();
    let bucket = store().create_bucket("unchanged").unwrap();
    for n in 0..20 {
        store().put(&bucket, &format!("{n:02}.csv"), people::csv(n)).unwrap();
    }
    let proxy = Proxy::http(&store().endpoint).unwrap();
    let (target, url) = (format!("s3://{bucket}"), proxy.url());
    let scan = |more: &[&str]| {
        let mut arguments = vec!["scan", "--format", "json", "--inventory", "i.sqlite"];
        arguments.extend([&target, "--endpoint-url", &url]);
        arguments.extend(more);
        let before = proxy.log().len();
        let document: Value = serde_json::from_str(&run(&world, &arguments).status(0).out).unwrap();
        (document, proxy.log()[before..].iter().filter(|event| event.contains(".csv")).count())
    };
    let (first, gets) = scan(&[]);
    assert!(gets >= 20, "{gets}");
    let (second, gets) = scan(&[]);
    assert_eq!((gets, second["summary"]["unchanged"].as_u64()), (0, Some(20)));
    assert_eq!(found(&second), found(&first));
    // One that changed is read, and only that.
    store().put(&bucket, "07.csv", people::csv(9)).unwrap();
    let (third, gets) = scan(&[]);
    assert_eq!((gets, third["summary"]["unchanged"].as_u64()), (1, Some(19)));
    // Asked for something else, what was found then says nothing.
    let (_, gets) = scan(&["--min-confidence", "high"]);
    assert!(gets >= 20, "{gets}");
}
