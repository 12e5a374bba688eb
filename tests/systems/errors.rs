//! A target that cannot be read at all is an error: exit status 2, words that help, and no secret.

use crate::estate::{bare, postgres, run, store};
use crate::people;
use crate::support::{World, finish};

#[test]
fn what_cannot_be_reached_ends_the_scan() {
    let world = World::new();
    let database = people::database(postgres(), "errors", 1);
    let bucket = store().create_bucket("errors").unwrap();
    let nobody = format!("postgresql://nobody@127.0.0.1:{}/{database}", postgres().port);
    let missing = format!("postgresql://{}@127.0.0.1:{}/no_such_database", postgres().user, postgres().port);
    for (target, words) in [
        (nobody.as_str(), &["nobody"][..]),
        (&missing, &["no_such_database"]),
        ("postgresql://x@127.0.0.1:1/x", &["127.0.0.1"]),
        ("s3://no-such-bucket-of-anyone", &["no-such-bucket-of-anyone"]),
        ("s3://", &["bucket"]),
        ("postgresql://x:hunter2secret@127.0.0.1/x", &["password"]),
    ] {
        let ran = run(&world, &["scan", target]).status(2);
        assert!(ran.out.is_empty(), "{target}: {}", ran.out);
        assert!(words.iter().all(|word| ran.err.contains(word)), "{target}: {}", ran.err);
        let secrets = ["hunter2secret", &postgres().password, &store().secret];
        assert!(secrets.iter().all(|secret| !ran.err.contains(secret)), "{target}: {}", ran.err);
    }
    // The right target with the wrong secret.
    let target = format!("s3://{bucket}");
    let mut command =
        bare(&world, &["scan", &target, "--endpoint-url", &store().endpoint, "--region", "us-east-1"]);
    command.env("AWS_ACCESS_KEY_ID", &store().access_key).env("AWS_SECRET_ACCESS_KEY", "not-the-secret");
    let ran = finish(command.output().unwrap()).status(2);
    assert!(!ran.err.contains("not-the-secret") && ran.err.contains(&bucket), "{}", ran.err);
    let url = postgres().url(&database);
    let mut command = bare(&world, &["scan", &url]);
    command.env("PGPASSWORD", "not-the-password").env("PGSSLROOTCERT", &postgres().ca);
    let ran = finish(command.output().unwrap()).status(2);
    assert!(!ran.err.contains("not-the-password") && ran.err.contains("password"), "{}", ran.err);
}

#[test]
fn a_dry_run_reads_nothing_and_tells_the_cost() {
    let world = World::new();
    let bucket = store().create_bucket("cost").unwrap();
    store().put_many(&bucket, (0..30).map(|n| (format!("a/{n}"), vec![b'x'; 100]))).unwrap();
    let proxy = domesday_test_servers::Proxy::http(&store().endpoint).unwrap();
    let target = format!("s3://{bucket}/a");
    let url = proxy.url();
    let ran = run(&world, &["scan", "--dry-run", &target, "--endpoint-url", &url]).status(0);
    assert!(ran.out.contains("30 units, 3000 bytes; 30 requests to read them"), "{}", ran.out);
    let log = proxy.log();
    assert!(!log.is_empty() && log.iter().all(|event| !event.contains("/a/")), "{log:?}");
}
