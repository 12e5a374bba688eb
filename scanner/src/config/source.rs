//! Sources: systems with the options that they are read with, by name in the configuration file. The same
//! options stand on the command line, where they hold for every target.

use std::path::PathBuf;

use clap::Args;
use clap::builder::BoolishValueParser;
use domesday_connectors::{AccessKey, ObjectFilter, PostgresOptions, S3Options};
use serde::Deserialize;

use super::measure::{Bound, ByteCount, Count, Moment, SampleValue, Span};

/// An entry `[[source]]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct SourceEntry {
    /// What it is called with `--source`.
    pub(crate) name: String,
    /// What is scanned: paths, `postgresql://…`, `s3://…`.
    pub(crate) targets: Vec<String>,
    pub(crate) password_env: Option<String>,
    pub(crate) password_file: Option<PathBuf>,
    pub(crate) access_key_id: Option<String>,
    pub(crate) secret_access_key_env: Option<String>,
    pub(crate) secret_access_key_file: Option<PathBuf>,
    pub(crate) session_token_env: Option<String>,
    pub(crate) database: DatabaseOptions,
    pub(crate) bucket: BucketOptions,
}

/// How databases are read.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[command(next_help_heading = "Database options")]
pub(crate) struct DatabaseOptions {
    /// Scan every database of the server that may be connected to
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    pub(crate) all_databases: Option<bool>,

    /// Scan views too: by default they are named, and what they show is read in its tables
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    pub(crate) views: Option<bool>,

    /// Scan foreign tables too, through the server that they are declared on
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    pub(crate) foreign_tables: Option<bool>,

    /// Read everything in one snapshot. It holds up vacuum until the scan is done
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    pub(crate) snapshot: Option<bool>,

    /// Read a random sample of each table: so many records, or so many per cent such as 1%
    #[arg(long, value_name = "N|P%")]
    pub(crate) sample: Option<SampleValue>,

    /// Read a random sample of each table, so large that what it does not show is in less than this share of the
    /// records, such as 0.01% (95 % confidence)
    #[arg(long, value_name = "P%", conflicts_with = "sample")]
    pub(crate) until: Option<Bound>,

    /// The seed of the sample [default: 1086]
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,

    /// Look at the planner's statistics instead of the rows: a first look that reads no table
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    pub(crate) triage: Option<bool>,

    /// Connections that read at the same time [default: one for each worker thread]
    #[arg(long, value_name = "N")]
    pub(crate) connections: Option<Count>,

    /// The longest that one statement may take, such as 5min [default: 5min]
    #[arg(long, value_name = "TIME")]
    pub(crate) statement_timeout: Option<Span>,

    /// The longest that a statement may wait for a lock [default: 10s]
    #[arg(long, value_name = "TIME")]
    pub(crate) lock_timeout: Option<Span>,
}

/// How buckets are read.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[command(next_help_heading = "Bucket options")]
pub(crate) struct BucketOptions {
    /// The profile of the AWS configuration files
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,

    /// The region, where it is not configured elsewhere
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,

    /// The URL of a service that is not AWS
    #[arg(long, value_name = "URL")]
    pub(crate) endpoint_url: Option<String>,

    /// Put the bucket into the path of requests instead of the host [default: with --endpoint-url]
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    pub(crate) path_style: Option<bool>,

    /// Send requests without credentials: for public buckets
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    pub(crate) no_sign_request: Option<bool>,

    /// Pay for requests to a bucket whose owner does not
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    pub(crate) requester_pays: Option<bool>,

    /// A role to assume
    #[arg(long, value_name = "ARN")]
    pub(crate) role_arn: Option<String>,

    /// Scan all versions of objects, and name delete markers
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    #[arg(value_parser = BoolishValueParser::new(), hide_possible_values = true)]
    pub(crate) versions: Option<bool>,

    /// Only objects of at least this size, such as 1K
    #[arg(long, value_name = "BYTES")]
    pub(crate) min_size: Option<ByteCount>,

    /// Only objects of at most this size
    #[arg(long, value_name = "BYTES")]
    pub(crate) max_size: Option<ByteCount>,

    /// Only objects modified since then: a date, or an age such as 30d
    #[arg(long, value_name = "TIME")]
    pub(crate) newer_than: Option<Moment>,

    /// Only objects modified before then: a date, or an age such as 1y
    #[arg(long, value_name = "TIME")]
    pub(crate) older_than: Option<Moment>,

    /// Only objects of these storage classes, separated by commas
    #[arg(long = "storage-class", value_name = "LIST", value_delimiter = ',')]
    pub(crate) storage_classes: Option<Vec<String>>,

    /// Requests that may be under way at the same time
    #[arg(long, value_name = "N")]
    pub(crate) requests: Option<Count>,

    /// How long the service may be silent before a request is sent again [default: 30s]
    #[arg(long, value_name = "TIME")]
    pub(crate) request_timeout: Option<Span>,
}

impl DatabaseOptions {
    /// Sets what is asked for.
    pub(crate) fn apply(&self, to: &mut PostgresOptions) {
        set(&mut to.all_databases, self.all_databases);
        set(&mut to.views, self.views);
        set(&mut to.foreign_tables, self.foreign_tables);
        set(&mut to.snapshot, self.snapshot);
        set(&mut to.triage, self.triage);
        set(&mut to.seed, self.seed);
        set(&mut to.sample, self.sample.map(|sample| Some(sample.0)));
        // A bound says how many records are enough.
        set(&mut to.sample, self.until.map(|bound| Some(bound.sample())));
        set(&mut to.connections, self.connections.map(|count| Some(count.0)));
        set(&mut to.statement_timeout, self.statement_timeout.map(|span| span.0));
        set(&mut to.lock_timeout, self.lock_timeout.map(|span| span.0));
    }
}

impl BucketOptions {
    /// Sets what is asked for.
    pub(crate) fn apply(&self, to: &mut S3Options) {
        set(&mut to.profile, self.profile.clone().map(Some));
        set(&mut to.region, self.region.clone().map(Some));
        set(&mut to.endpoint, self.endpoint_url.clone().map(Some));
        set(&mut to.path_style, self.path_style);
        set(&mut to.unsigned, self.no_sign_request);
        set(&mut to.requester_pays, self.requester_pays);
        set(&mut to.role, self.role_arn.clone().map(Some));
        set(&mut to.versions, self.versions);
        set(&mut to.in_flight, self.requests.map(|count| Some(count.0)));
        set(&mut to.timeout, self.request_timeout.map(|span| Some(span.0)));
        self.filter(&mut to.filter);
    }

    fn filter(&self, to: &mut ObjectFilter) {
        set(&mut to.min_size, self.min_size.map(|size| Some(size.0)));
        set(&mut to.max_size, self.max_size.map(|size| Some(size.0)));
        set(&mut to.newer_than, self.newer_than.map(|time| Some(time.0)));
        set(&mut to.older_than, self.older_than.map(|time| Some(time.0)));
        set(&mut to.storage_classes, self.storage_classes.clone());
    }

    /// Whether a part of the objects is left out.
    pub(crate) fn filters(&self) -> bool {
        self.min_size.is_some()
            || self.max_size.is_some()
            || self.newer_than.is_some()
            || self.older_than.is_some()
            || self.storage_classes.is_some()
    }
}

impl SourceEntry {
    /// The access key of a bucket, with its secrets from where the entry says that they are.
    ///
    /// # Errors
    /// Those of `secret`; a secret that is missing.
    pub(crate) fn access_key(
        &self,
        secret: impl Fn(Option<&str>, Option<&PathBuf>) -> anyhow::Result<Option<domesday_connectors::Secret>>,
    ) -> anyhow::Result<Option<AccessKey>> {
        let Some(id) = self.access_key_id.clone() else { return Ok(None) };
        let found = secret(self.secret_access_key_env.as_deref(), self.secret_access_key_file.as_ref())?;
        let Some(secret_key) = found else {
            anyhow::bail!("an access key needs secret-access-key-env or secret-access-key-file");
        };
        let token = secret(self.session_token_env.as_deref(), None)?;
        Ok(Some(AccessKey { id, secret: secret_key, token }))
    }
}

fn set<T>(to: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *to = value;
    }
}
