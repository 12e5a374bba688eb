//! The proxy breaks what it is told to, and nothing else.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking, in its helpers too")]

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use domesday_test_servers::{Fault, Plan, Postgres, Proxy, SeaweedFs, Store, block_on};

/// A server whose answer to everything is `body`; chunked under `/chunked`.
fn server(body: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        for client in listener.incoming() {
            let mut client = client.unwrap();
            std::thread::spawn(move || {
                let mut buffer = [0; 4096];
                while let Ok(got @ 1..) = client.read(&mut buffer) {
                    let request = String::from_utf8_lossy(&buffer[..got]).into_owned();
                    let mut answer = b"HTTP/1.1 200 OK\r\n".to_vec();
                    if request.contains("/chunked") {
                        answer.extend(b"Transfer-Encoding: chunked\r\n\r\n");
                        for chunk in body.chunks(7) {
                            answer.extend(format!("{:x}\r\n", chunk.len()).bytes());
                            answer.extend(chunk);
                            answer.extend(b"\r\n");
                        }
                        answer.extend(b"0\r\n\r\n");
                    } else {
                        answer.extend(format!("Content-Length: {}\r\n\r\n", body.len()).bytes());
                        if !request.starts_with("HEAD") {
                            answer.extend(body);
                        }
                    }
                    client.write_all(&answer).unwrap();
                }
            });
        }
    });
    address
}

/// Sends requests over one connection, and what came of them: the bytes, and how it ended.
fn ask(proxy: &Proxy, requests: &str) -> (String, Result<(), ErrorKind>) {
    let mut client = TcpStream::connect(("127.0.0.1", proxy.port())).unwrap();
    client.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    let mut all = String::new();
    for request in requests.split(',') {
        client.write_all(format!("{request} HTTP/1.1\r\nHost: a\r\n\r\n").as_bytes()).unwrap();
        let (mut answer, mut buffer) = (String::new(), [0; 4096]);
        while !is_whole(request, &answer) {
            match client.read(&mut buffer) {
                Ok(got @ 1..) => answer += std::str::from_utf8(&buffer[..got]).unwrap(),
                Ok(0) => return (all + &answer, Ok(())),
                Err(error) => return (all + &answer, Err(error.kind())),
            }
        }
        all += &answer;
    }
    (all, Ok(()))
}

/// Whether nothing more belongs to an answer.
fn is_whole(request: &str, answer: &str) -> bool {
    let Some((head, body)) = answer.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: "));
    match length.map(|length| length.parse::<usize>().unwrap()) {
        Some(length) => request.starts_with("HEAD") || body.len() == length,
        None => body.ends_with("0\r\n\r\n"),
    }
}

#[test]
fn http_passes_unless_it_is_broken() {
    let proxy = Proxy::http(&server(b"abcdefghijklmnopqrstuvwxyz")).unwrap();
    let (text, end) = ask(&proxy, "HEAD /a?b=c,GET /chunked,GET /d");
    assert!(text.ends_with("\r\n\r\nabcdefghijklmnopqrstuvwxyz") && end.is_ok(), "{text}");
    assert!(
        text.contains("7\r\nhijklmn\r\n") && text.contains("5\r\nvwxyz\r\n0\r\n\r\nHTTP/1.1 200"),
        "{text}"
    );
    assert_eq!(proxy.log(), ["HEAD /a?b=c", "GET /chunked", "GET /d"]);
    assert_eq!((proxy.events(), proxy.connections(), proxy.faults()), (3, 1, 0));

    let reset = Err(ErrorKind::ConnectionReset);
    let slow_down = Fault::Answer { status: 503, code: "SlowDown" };
    for (fault, arrives, ends) in [
        (Fault::Reset { after: 0 }, "", reset),
        (Fault::Reset { after: 5 }, "\r\n\r\nabcde", reset),
        (Fault::Cut { after: 0 }, "", Ok(())),
        (Fault::Cut { after: 3 }, "\r\n\r\nabc", Ok(())),
        (Fault::Flip { at: 1 }, "\r\n\r\naccdefghijklmnopqrstuvwxyz", Ok(())),
        (Fault::Flip { at: 900 }, "wxy{", Ok(())),
        (
            slow_down,
            "<Code>SlowDown</Code><Message>as planned</Message><RequestId>0</RequestId></Error>",
            Ok(()),
        ),
        (Fault::Delay(Duration::from_millis(30)), "wxyz", Ok(())),
    ] {
        proxy.set(Plan::nth(1, fault.clone()));
        let began = Instant::now();
        assert!(ask(&proxy, "GET /first").0.ends_with("xyz"));
        let (text, end) = ask(&proxy, "GET /second");
        assert!(text.ends_with(arrives) && end == ends, "{fault:?}: {text:?} {end:?}");
        assert!(ask(&proxy, "GET /third").0.ends_with("xyz"));
        assert_eq!(proxy.faults(), 1);
        assert!(!matches!(fault, Fault::Delay(time) if began.elapsed() < time));
    }
    // Nothing more comes, and the connection stays.
    proxy.set(Plan::from(0, Fault::Stall { after: 2 }));
    let (text, end) = ask(&proxy, "GET /");
    assert!(text.ends_with("\r\n\r\nab") && end == Err(ErrorKind::WouldBlock), "{text} {end:?}");
}

#[test]
fn the_same_seed_breaks_the_same_events() {
    let proxy = Proxy::http(&server(b"xyz")).unwrap();
    let broken = |seed| {
        proxy.set(Plan::random(seed, 300, vec![Fault::Cut { after: 0 }]));
        (0..200).map(|_| ask(&proxy, "GET /").0.is_empty()).collect::<Vec<bool>>()
    };
    let first = broken(1);
    assert_eq!(first, broken(1));
    assert_ne!(first, broken(2));
    let share = first.iter().filter(|broken| **broken).count();
    assert!((40..80).contains(&share), "{share} of 200");
}

#[test]
fn a_store_is_reached_through_it() {
    let store = SeaweedFs::shared().unwrap();
    let proxy = Proxy::http(&store.endpoint).unwrap();
    let through = Store::at(&proxy.url(), &store.access_key, &store.secret, &store.region);
    let bucket = through.create_bucket("through").unwrap();
    let body: Vec<u8> = (0..3_000_000_u32).map(|i| (i % 251) as u8).collect();
    through.put(&bucket, "large", body.clone()).unwrap();
    let get = || {
        block_on(async {
            let got = through.client().get_object().bucket(&bucket).key("large").send().await.ok()?;
            got.body.collect().await.ok().map(|body| body.to_vec())
        })
        .unwrap()
    };
    assert_eq!(get().as_ref(), Some(&body));
    proxy.set(Plan::nth(0, Fault::Cut { after: 2_999_999 }));
    assert_eq!(get(), None);
    assert_eq!(get().as_ref(), Some(&body));
    proxy.set(Plan::nth(0, Fault::Answer { status: 503, code: "SlowDown" }));
    // The client tries again.
    assert_eq!(get().as_ref(), Some(&body));
    assert_eq!((proxy.events(), proxy.faults()), (2, 1));
}

#[test]
fn a_database_is_reached_through_it() {
    let server = Postgres::shared().unwrap();
    let database = server.create_database("through").unwrap();
    let proxy = Proxy::postgres(&format!("127.0.0.1:{}", server.port)).unwrap();
    let psql = |tls: &str, sql: &str| {
        let mut psql = server.psql_command(&database).unwrap();
        psql.args(["-p", &proxy.port().to_string(), "-c", sql]);
        let output = psql.env("PGSSLMODE", tls).env("PGSSLROOTCERT", &server.ca).output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap(), output.stderr)
    };
    let sql = "SELECT i FROM generate_series(1, 20) AS s (i)";
    let whole: String = (1..=20).map(|i| format!("{i}\n")).collect();
    assert_eq!(psql("disable", sql).1, whole);
    assert_eq!(proxy.log(), [sql]);
    // Authentication and parameters, the description, 20 rows, the end.
    let messages = proxy.events();
    assert!((30..60).contains(&messages), "{messages}");
    for n in (0..messages).step_by(3) {
        for fault in [Fault::Reset { after: 0 }, Fault::Cut { after: 3 }, Fault::Error { sqlstate: "57P01" }]
        {
            proxy.set(Plan::nth(n, fault.clone()));
            let (ok, rows, errors) = psql("disable", sql);
            assert!(!ok, "{n}, {fault:?}: {rows}");
            let told = String::from_utf8_lossy(&errors).contains("as planned");
            assert_eq!(told, matches!(fault, Fault::Error { .. }), "{n}, {fault:?}");
        }
    }
    let rows = std::sync::atomic::AtomicU64::new(0);
    let seventh_row = move |event: domesday_test_servers::Event<'_>| {
        let row = event.what == "D" && rows.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == 6;
        // After the count of columns and the length of the first: its first character.
        row.then_some(Fault::Flip { at: 6 })
    };
    proxy.set(Plan::of(seventh_row));
    assert_eq!(psql("disable", sql).1, whole.replace("7\n8\n", "6\n8\n"));
    proxy.set(Plan::default());
    assert_eq!(psql("verify-full", sql).1, whole);
    assert!(proxy.log().is_empty() && proxy.events() > 2);
    proxy.set(Plan::nth(2, Fault::Cut { after: 1 }));
    assert!(!psql("verify-full", sql).0);
}
