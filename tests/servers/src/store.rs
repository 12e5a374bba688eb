//! A store of objects: the servers of S3, and what tests put into them.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context as _, Result};
use aws_sdk_s3::Client;
use aws_sdk_s3::config::{
    BehaviorVersion, Credentials, Region, RequestChecksumCalculation, ResponseChecksumValidation,
};
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{BucketVersioningStatus, StorageClass, VersioningConfiguration};
use tokio::runtime::Runtime;

use crate::process::Running;
use crate::setting;

/// How many puts of [`Store::put_many`] are under way at once.
const PUTS: usize = 16;

/// A server of S3 on a free port of this machine.
#[derive(Debug)]
pub struct Store {
    /// The URL of the service: buckets stand in the path.
    pub endpoint: String,
    /// The id of an access key that may do everything.
    pub access_key: String,
    /// Its secret.
    pub secret: String,
    /// The region.
    pub region: String,
    client: Client,
    _running: Option<Running>,
}

impl Store {
    /// A server that runs already, at a URL.
    pub fn at(endpoint: &str, access_key: &str, secret: &str, region: &str) -> Store {
        let credentials = Credentials::new(access_key, secret, None, None, "test");
        let config = aws_sdk_s3::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .endpoint_url(endpoint)
            .force_path_style(true)
            .region(Region::new(region.to_owned()))
            .credentials_provider(credentials)
            // Not every server knows the newer checksums.
            .request_checksum_calculation(RequestChecksumCalculation::WhenRequired)
            .response_checksum_validation(ResponseChecksumValidation::WhenRequired)
            .http_client(aws_smithy_http_client::Builder::new().build_http())
            .build();
        Store {
            endpoint: endpoint.into(),
            access_key: access_key.into(),
            secret: secret.into(),
            region: region.into(),
            client: Client::from_conf(config),
            _running: None,
        }
    }

    /// The same, with the process that it is served by.
    pub(crate) fn held(self, running: Running) -> Store {
        Store { _running: Some(running), ..self }
    }

    /// The server that an environment variable tells of.
    pub(crate) fn told(variable: &str) -> Option<Result<Store>> {
        let pairs = setting::read(variable)?;
        let of = |name: &str| setting::value(&pairs, name);
        let store = || Ok(Store::at(&of("endpoint")?, &of("access_key")?, &of("secret")?, &of("region")?));
        Some(store())
    }

    /// What the environment variable has to be set to for others to use this server.
    pub fn setting(&self) -> String {
        setting::write(&[
            ("endpoint", &self.endpoint),
            ("access_key", &self.access_key),
            ("secret", &self.secret),
            ("region", &self.region),
        ])
    }

    /// The client of the AWS SDK, for what has no method here, to be used within [`block_on`].
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// A new empty bucket whose name begins with `name` (lower case letters, digits and hyphens).
    ///
    /// # Errors
    /// The server refused.
    pub fn create_bucket(&self, name: &str) -> Result<String> {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        // Other processes use the same server.
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let bucket = format!("{name}-{}-{number}", std::process::id());
        block_on(self.client.create_bucket().bucket(&bucket).send())?.context("creating a bucket")?;
        Ok(bucket)
    }

    /// Keeps all versions of the objects of a bucket from now on.
    ///
    /// # Errors
    /// The server refused.
    pub fn keep_versions(&self, bucket: &str) -> Result<()> {
        let enabled = VersioningConfiguration::builder().status(BucketVersioningStatus::Enabled).build();
        let call = self.client.put_bucket_versioning().bucket(bucket).versioning_configuration(enabled);
        block_on(call.send())?.context("keeping versions").map(drop)
    }

    /// Puts an object.
    ///
    /// # Errors
    /// The server refused.
    pub fn put(&self, bucket: &str, key: &str, bytes: impl Into<Vec<u8>>) -> Result<()> {
        self.put_in_class(bucket, key, bytes, None)
    }

    /// Puts an object into a storage class (`GLACIER`, `DEEP_ARCHIVE`, ...).
    ///
    /// # Errors
    /// The server refused.
    pub fn put_in_class(
        &self,
        bucket: &str,
        key: &str,
        bytes: impl Into<Vec<u8>>,
        class: Option<&str>,
    ) -> Result<()> {
        let body = ByteStream::from(bytes.into());
        let call = self.client.put_object().bucket(bucket).key(key).body(body);
        let call = call.set_storage_class(class.map(StorageClass::from));
        block_on(call.send())?.with_context(|| format!("putting {key}")).map(drop)
    }

    /// Puts many objects, several at once.
    ///
    /// # Errors
    /// The first that the server refused.
    pub fn put_many(&self, bucket: &str, objects: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<()> {
        let mut objects = objects.into_iter();
        block_on(async {
            let mut under_way = tokio::task::JoinSet::new();
            loop {
                while under_way.len() < PUTS {
                    let Some((key, bytes)) = objects.next() else { break };
                    let call = self.client.put_object().bucket(bucket).key(key);
                    under_way.spawn(call.body(ByteStream::from(bytes)).send());
                }
                match under_way.join_next().await {
                    Some(done) => done?.context("putting objects").map(drop)?,
                    None => return Ok(()),
                }
            }
        })?
    }

    /// Deletes an object; where versions are kept, leaves a delete marker.
    ///
    /// # Errors
    /// The server refused.
    pub fn delete(&self, bucket: &str, key: &str) -> Result<()> {
        let call = self.client.delete_object().bucket(bucket).key(key);
        block_on(call.send())?.with_context(|| format!("deleting {key}")).map(drop)
    }
}

/// Runs what is asynchronous to its end, on a runtime of this crate. Not to be called within a runtime.
///
/// # Errors
/// There is no runtime to be had.
pub fn block_on<T>(future: impl Future<Output = T>) -> Result<T> {
    static RUNTIME: OnceLock<Option<Runtime>> = OnceLock::new();
    let runtime = RUNTIME.get_or_init(|| {
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().ok()
    });
    Ok(runtime.as_ref().context("cannot start a runtime")?.block_on(future))
}
