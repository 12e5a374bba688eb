//! A bucket with many small objects, or few large ones.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result};

use super::Run;
use super::measure::scan;
use crate::{Store, block_on};

/// How many requests of the plain client are under way at once: as many as the program has by default.
const IN_FLIGHT: usize = 32;

/// Objects of one size; each holds an address of electronic mail.
#[derive(Clone, Copy, Debug)]
pub struct Bucket {
    /// How many.
    pub objects: u64,
    /// Bytes of each, about.
    pub size: usize,
}

/// What came of scanning it.
#[derive(Clone, Copy, Debug)]
pub struct BucketFigures {
    /// Bytes of all objects.
    pub bytes: u64,
    /// How long it took a plain client to get all objects, several at once, and forget them, in seconds.
    pub get: f64,
    /// The scan.
    pub scan: Run,
}

impl BucketFigures {
    /// The speed of the scan as a share of the speed of getting all objects.
    pub fn of_get(&self) -> f64 {
        self.get / self.scan.seconds
    }
}

impl Bucket {
    /// Puts the objects, gets them, and scans them with the program at `program`.
    ///
    /// # Errors
    /// The server or the program failed.
    pub fn run(&self, store: &Store, program: &Path) -> Result<BucketFigures> {
        let bucket = store.create_bucket("large")?;
        let line = "the parcel was left at the shelf and nobody came to fetch it before the evening\n";
        let body = line.repeat(self.size.div_ceil(line.len()));
        let text = |number: u64| format!("person{number}@lumenfield-studio.nl\n{body}");
        let mut bytes = 0;
        let mut object = |number: u64| {
            let text = text(number).into_bytes();
            bytes += text.len() as u64;
            (key(number), text)
        };
        // No more of them in memory than fit.
        if self.size > 1 << 20 {
            for number in 0..self.objects {
                let (key, text) = object(number);
                store.put(&bucket, &key, text)?;
            }
        } else {
            store.put_many(&bucket, (0..self.objects).map(object))?;
        }
        let began = Instant::now();
        block_on(get_all(store, &bucket, (0..self.objects).map(key)))??;
        let get = began.elapsed().as_secs_f64();
        let mut command = Command::new(program);
        command.args(["scan", "--format", "jsonl", "--no-progress", &format!("s3://{bucket}")]);
        command.env("AWS_ACCESS_KEY_ID", &store.access_key).env("AWS_SECRET_ACCESS_KEY", &store.secret);
        command.env("AWS_REGION", &store.region).env("AWS_ENDPOINT_URL_S3", &store.endpoint);
        let scan = scan(&mut command)?;
        Ok(BucketFigures { bytes, get, scan })
    }
}

fn key(number: u64) -> String {
    format!("{:03}/{number:07}.txt", number / 1000)
}

/// Gets objects, several at once, and forgets what comes.
async fn get_all(store: &Store, bucket: &str, mut keys: impl Iterator<Item = String>) -> Result<()> {
    let mut under_way = tokio::task::JoinSet::new();
    loop {
        while under_way.len() < IN_FLIGHT {
            let Some(key) = keys.next() else { break };
            let call = store.client().get_object().bucket(bucket).key(key);
            under_way.spawn(async move {
                let mut got = call.send().await.context("getting an object")?;
                while let Some(bytes) = got.body.next().await {
                    bytes.context("getting the body of an object")?;
                }
                Ok::<(), anyhow::Error>(())
            });
        }
        match under_way.join_next().await {
            Some(done) => done??,
            None => return Ok(()),
        }
    }
}
