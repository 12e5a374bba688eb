//! How fast a bucket is listed, fetched and read by one thread, against a plain parallel GET of the same
//! objects by the same client.
//!
//! ```sh
//! AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=... \
//!     cargo run --release -p domesday-connectors --example s3_throughput -- \
//!     s3://bucket/prefix http://127.0.0.1:8333
//! ```
//!
//! Each way is measured three times, in turn.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a measurement, not the product")]

use std::ops::ControlFlow;
use std::sync::mpsc::sync_channel;
use std::time::{Duration, Instant};

use aws_sdk_s3::Client;
use aws_smithy_http_client::{Builder, tls};
use domesday_connectors::{Connector, Content, Context, Listed, S3Options, Scope, Target, connectors_for};
use futures_util::StreamExt;

/// Requests that are under way at the same time, either way.
const IN_FLIGHT: usize = 32;

/// Objects above this size are fetched in ranges of it, plainly too.
const RANGE: u64 = 4 << 20;

/// So many ranges at the same time: what they take up is what the connector may.
const RANGES: usize = 10;

#[derive(Clone, Copy, Default)]
struct Count {
    objects: u64,
    bytes: u64,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().unwrap_or_else(|| panic!("s3://bucket/prefix [ENDPOINT [PATH]]"));
    let endpoint = arguments.next();
    for _ in 0..3 {
        let before = processor();
        report("plain", plain(&address, endpoint.as_deref()), processor() - before);
        let before = processor();
        report("connector", connector(&address, endpoint.as_deref()), processor() - before);
    }
}

fn report(name: &str, (count, took): (Count, Duration), ticks: u64) {
    let seconds = took.as_secs_f64();
    println!(
        "{name:10} {:8} objects {:7.0}/s {:9.1} MB {:7.1} MB/s {seconds:7.2} s  CPU {:7.2} s  \
         peak {} MB",
        count.objects,
        count.objects as f64 / seconds,
        count.bytes as f64 / 1e6,
        count.bytes as f64 / 1e6 / seconds,
        ticks as f64 / 100.0,
        peak() / 1024
    );
}

/// The most memory that this process had, in KiB, since it was last asked.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    // Writing 5 begins to count anew (proc(5)).
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

/// The processor time of this process, in hundredths of a second: utime and stime of proc(5).
fn processor() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields).split_whitespace();
    fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
}

fn connector(address: &str, endpoint: Option<&str>) -> (Count, Duration) {
    let s3 = S3Options {
        endpoint: endpoint.map(str::to_owned),
        region: Some("us-east-1".to_owned()),
        in_flight: Some(IN_FLIGHT),
        ..S3Options::default()
    };
    let target = Target { address: address.to_owned(), s3, ..Target::default() };
    let context = Context { threads: 1, ..Context::default() };
    let begun = Instant::now();
    let connector: Box<dyn Connector> = connectors_for(&[target], &context).unwrap().remove(0);
    let mut count = Count::default();
    let (sender, units) = sync_channel(4096);
    std::thread::scope(|scope| {
        let its = &connector;
        scope.spawn(move || {
            its.list(&Scope::default(), &mut |listed| {
                if let Listed::Unit(mut unit) = listed {
                    its.prepare(&mut unit);
                    sender.send(unit).unwrap();
                }
                ControlFlow::Continue(())
            });
        });
        let mut window = vec![0; 256 * 1024];
        for unit in units {
            let payload = connector.read(unit).unwrap_or_else(|gap| panic!("{gap:?}"));
            count.objects += 1;
            match payload.content {
                Content::Bytes(bytes, _) => count.bytes += bytes.len() as u64,
                Content::Object(object) => {
                    let mut at = 0;
                    loop {
                        match object.read_at(&mut window, at).unwrap() {
                            0 => break,
                            read => at += read as u64,
                        }
                    }
                    count.bytes += at;
                }
                _ => panic!("no stream of bytes"),
            }
        }
    });
    (count, begun.elapsed())
}

fn plain(address: &str, endpoint: Option<&str>) -> (Count, Duration) {
    let (bucket, prefix) =
        address.strip_prefix("s3://").unwrap().split_once('/').unwrap_or((&address[5..], ""));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let begun = Instant::now();
        let client = client(endpoint).await;
        let (sender, keys) = tokio::sync::mpsc::channel(4096);
        let (lister, its_bucket, its_prefix) = (client.clone(), bucket.to_owned(), prefix.to_owned());
        tokio::spawn(async move {
            let mut pages =
                lister.list_objects_v2().bucket(its_bucket).prefix(its_prefix).into_paginator().send();
            while let Some(page) = pages.next().await {
                for object in page.unwrap().contents() {
                    let (key, size) = (object.key().unwrap().to_owned(), object.size().unwrap() as u64);
                    let mut at = 0;
                    while at == 0 || at < size {
                        let range = (size > RANGE).then(|| format!("bytes={at}-{}", at + RANGE - 1));
                        sender.send((key.clone(), range.clone(), at)).await.unwrap();
                        at = if range.is_some() { at + RANGE } else { size.max(1) };
                    }
                }
            }
        });
        let keys = futures_util::stream::unfold(keys, |mut keys| async move {
            let next = keys.recv().await?;
            Some((next, keys))
        });
        let ranges = std::sync::Arc::new(tokio::sync::Semaphore::new(RANGES));
        let fetched = keys.map(|(key, range, at)| {
            let (client, bucket, ranges) = (client.clone(), bucket.to_owned(), ranges.clone());
            // A task for each, so that both threads work.
            let task = tokio::spawn(async move {
                let _permit = match range {
                    Some(_) => Some(ranges.acquire_owned().await.unwrap()),
                    None => None,
                };
                let get = client.get_object().bucket(bucket).key(key).set_range(range);
                let mut body = get.send().await.unwrap().body;
                let mut bytes = Vec::new();
                while let Some(chunk) = body.next().await {
                    bytes.extend_from_slice(&chunk.unwrap());
                }
                Count { objects: u64::from(at == 0), bytes: bytes.len() as u64 }
            });
            async move { task.await.unwrap() }
        });
        let mut fetched = std::pin::pin!(fetched.buffer_unordered(IN_FLIGHT));
        let mut all = Count::default();
        while let Some(count) = fetched.next().await {
            all = Count { objects: all.objects + count.objects, bytes: all.bytes + count.bytes };
        }
        (all, begun.elapsed())
    })
}

async fn client(endpoint: Option<&str>) -> Client {
    let provider = tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring);
    let loader = aws_config::defaults(aws_config::BehaviorVersion::latest())
        .http_client(Builder::new().tls_provider(provider).build_https())
        .region("us-east-1");
    let loader = match endpoint {
        Some(endpoint) => loader.endpoint_url(endpoint),
        None => loader,
    };
    let config = aws_sdk_s3::config::Builder::from(&loader.load().await)
        .force_path_style(endpoint.is_some())
        .response_checksum_validation(aws_sdk_s3::config::ResponseChecksumValidation::WhenRequired)
        .build();
    Client::from_conf(config)
}
