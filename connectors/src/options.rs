//! What users may ask of the connectors.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::{Cancel, SampleSize, Secret};

/// A target with its options.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// A path, a `file://` place, `git+file://…`, `postgresql://…` or `s3://…`.
    pub address: String,
    /// How a PostgreSQL server is read.
    pub postgres: PostgresOptions,
    /// How buckets are read.
    pub s3: S3Options,
    /// How repositories are read.
    pub git: GitOptions,
}

impl<T: Into<String>> From<T> for Target {
    fn from(address: T) -> Target {
        Target { address: address.into(), ..Target::default() }
    }
}

/// How a PostgreSQL server is read.
#[derive(Clone, Debug)]
pub struct PostgresOptions {
    /// The password, where it does not come from `PGPASSWORD`, a password file or the service file.
    pub password: Option<Secret>,
    /// Read every database of the cluster that may be connected to, not only the one named.
    pub all_databases: bool,
    /// Read views too.
    pub views: bool,
    /// Read foreign tables too: their data comes from other servers.
    pub foreign_tables: bool,
    /// Read everything in one exported snapshot instead of short transactions.
    pub snapshot: bool,
    /// Read a random sample of each table.
    pub sample: Option<SampleSize>,
    /// The seed of the sample.
    pub seed: u64,
    /// Look at the statistics of the planner (`pg_stats`) instead of the rows.
    pub triage: bool,
    /// Connections that read at the same time; `None`: as many as worker threads.
    pub connections: Option<usize>,
    /// The longest that one statement may take. Statements are retried in smaller steps.
    pub statement_timeout: Duration,
    /// The longest that a statement may wait for a lock.
    pub lock_timeout: Duration,
}

impl Default for PostgresOptions {
    fn default() -> PostgresOptions {
        PostgresOptions {
            password: None,
            all_databases: false,
            views: false,
            foreign_tables: false,
            snapshot: false,
            sample: None,
            seed: 1086,
            triage: false,
            connections: None,
            statement_timeout: Duration::from_secs(300),
            lock_timeout: Duration::from_secs(10),
        }
    }
}

/// How buckets are read.
#[derive(Clone, Debug, Default)]
pub struct S3Options {
    /// The profile of the shared configuration files.
    pub profile: Option<String>,
    /// The region, where it is not configured elsewhere.
    pub region: Option<String>,
    /// The URL of the service, for what is not AWS.
    pub endpoint: Option<String>,
    /// Put the bucket into the path instead of the host name.
    pub path_style: bool,
    /// Send requests without signing them: for public buckets.
    pub unsigned: bool,
    /// Pay for the requests to a bucket whose owner does not.
    pub requester_pays: bool,
    /// The ARN of a role to assume.
    pub role: Option<String>,
    /// An access key, instead of the credential chain.
    pub access_key: Option<AccessKey>,
    /// List all versions and delete markers, not only current objects.
    pub versions: bool,
    /// What is left out.
    pub filter: ObjectFilter,
    /// Requests that may be under way at the same time; `None`: a default.
    pub in_flight: Option<usize>,
    /// How long the service may be silent before a request is sent again; `None`: 30 seconds. The pauses
    /// between attempts follow from it.
    pub timeout: Option<Duration>,
}

/// How git repositories are read.
#[derive(Clone, Debug, Default)]
pub struct GitOptions {
    /// Read what was stashed too.
    pub stashes: bool,
    /// Read blobs too that nothing leads to: what was staged and never committed, amended, reset, or deleted with
    /// its branch, as long as git keeps it.
    pub unreachable: bool,
    /// Another program than the `git` in `PATH`.
    pub program: Option<PathBuf>,
}

/// An access key of S3.
#[derive(Clone, Debug)]
pub struct AccessKey {
    /// The id of the key.
    pub id: String,
    /// The secret.
    pub secret: Secret,
    /// The token of a session.
    pub token: Option<Secret>,
}

/// Which objects are listed; all by default.
#[derive(Clone, Debug, Default)]
pub struct ObjectFilter {
    /// The least size in bytes.
    pub min_size: Option<u64>,
    /// The greatest size in bytes.
    pub max_size: Option<u64>,
    /// Modified at this time or later.
    pub newer_than: Option<SystemTime>,
    /// Modified before this time.
    pub older_than: Option<SystemTime>,
    /// Only these storage classes (`STANDARD`, `GLACIER_IR`, ...); all when empty.
    pub storage_classes: Vec<String>,
}

/// The keyed digest of a textual record key: the key of a record may itself be personal data.
pub type KeyDigest = Arc<dyn Fn(&[u8]) -> [u8; 16] + Send + Sync>;

/// What all connectors of a scan share.
#[derive(Clone)]
pub struct Context {
    /// Worker threads of the scan.
    pub threads: usize,
    /// Bytes of content that connectors may read ahead.
    pub memory: u64,
    /// About how many bytes of a table, as it is stored, make a part: findings of a part wait in memory.
    pub part: u64,
    /// What digests textual record keys; without it rows are told by where they stand.
    pub key_digest: Option<KeyDigest>,
    /// Asks everyone to stop.
    pub cancel: Cancel,
}

impl Default for Context {
    fn default() -> Context {
        Context { threads: 1, memory: 64 << 20, part: 16 << 20, key_digest: None, cancel: Cancel::default() }
    }
}
