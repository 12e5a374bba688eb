//! Clients: credentials, regions, endpoints.

use std::time::Duration;

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_s3::Client;
use aws_sdk_s3::config::retry::RetryConfig;
use aws_sdk_s3::config::timeout::TimeoutConfig;
use aws_sdk_s3::config::{
    Credentials, ProvideCredentials, RequestChecksumCalculation, ResponseChecksumValidation,
    SharedCredentialsProvider, SharedHttpClient, StalledStreamProtectionConfig,
};
use aws_smithy_http_client::{Builder, tls};

use crate::S3Options;

/// How long a request waits for a connection.
const CONNECT: Duration = Duration::from_secs(10);

/// The name of the sessions of roles that are assumed, as logs of the service show it.
const SESSION: &str = "domesday";

/// What clients of one set of options are made of.
pub(super) struct Settings {
    sdk: SdkConfig,
    unsigned: bool,
    path_style: bool,
    /// Whether the service is AWS itself, as far as the settings tell.
    pub(super) is_aws: bool,
    /// Whether the region was named for this target, and not only for everything on this machine.
    pub(super) is_region_given: bool,
    silence: Duration,
}

impl Settings {
    /// Reads the environment and the shared configuration, as all tools of AWS do
    /// (<https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html>).
    pub(super) async fn load(options: &S3Options, silence: Duration) -> Settings {
        let mut loader = aws_config::defaults(BehaviorVersion::latest()).http_client(http_client());
        if let Some(profile) = &options.profile {
            loader = loader.profile_name(profile);
        }
        if let Some(region) = &options.region {
            loader = loader.region(Region::new(region.clone()));
        }
        if let Some(endpoint) = &options.endpoint {
            loader = loader.endpoint_url(endpoint);
        }
        if let Some(key) = &options.access_key {
            let token = key.token.as_ref().and_then(|token| token.text()).map(str::to_owned);
            let secret = key.secret.text().unwrap_or_default();
            loader = loader.credentials_provider(Credentials::new(&key.id, secret, token, None, SESSION));
        }
        if options.unsigned {
            loader = loader.no_credentials();
        }
        let mut sdk = loader.load().await;
        if let (Some(role), false) = (&options.role, options.unsigned) {
            let mut builder =
                aws_config::sts::AssumeRoleProvider::builder(role).session_name(SESSION).configure(&sdk);
            if sdk.region().is_none() {
                builder = builder.region(Region::from_static(FIRST_REGION));
            }
            let provider = match sdk.credentials_provider() {
                Some(base) => builder.build_from_provider(base).await,
                None => builder.build().await,
            };
            sdk = sdk.into_builder().credentials_provider(SharedCredentialsProvider::new(provider)).build();
        }
        let of_service = std::env::var_os("AWS_ENDPOINT_URL_S3").is_some_and(|url| !url.is_empty());
        let is_aws = sdk.endpoint_url().is_none() && !of_service;
        Settings {
            unsigned: options.unsigned,
            path_style: options.path_style || !is_aws,
            is_aws,
            is_region_given: options.region.is_some(),
            silence,
            sdk,
        }
    }

    /// The region of the settings; where none is set, the first one of AWS, which tells where a bucket
    /// is.
    pub(super) fn region(&self) -> String {
        self.sdk.region().map_or(FIRST_REGION, |region| region.as_ref()).to_owned()
    }

    /// Whether credentials can be had; why not, if not, in words without secrets.
    pub(super) async fn check_credentials(&self) -> Result<(), String> {
        if self.unsigned {
            return Ok(());
        }
        let Some(provider) = self.sdk.credentials_provider() else {
            return Err("none are configured".to_owned());
        };
        match provider.provide_credentials().await {
            Ok(_) => Ok(()),
            Err(error) => Err(chain(&error)),
        }
    }

    /// A client for the region.
    pub(super) fn client(&self, region: &str) -> Client {
        let mut builder = aws_sdk_s3::config::Builder::from(&self.sdk)
            .region(Region::new(region.to_owned()))
            .force_path_style(self.path_style)
            // Every attempt is counted, and all of a scan share one budget of retries.
            .retry_config(RetryConfig::disabled())
            .timeout_config(TimeoutConfig::builder().connect_timeout(CONNECT.min(self.silence)).build())
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
            .request_checksum_calculation(RequestChecksumCalculation::WhenRequired)
            .response_checksum_validation(ResponseChecksumValidation::WhenRequired);
        if self.unsigned {
            builder = builder.allow_no_auth();
        }
        Client::from_conf(builder.build())
    }
}

/// Where a bucket is asked for that nobody told the region of.
const FIRST_REGION: &str = "us-east-1";

/// HTTP over rustls with ring, as everywhere in this program.
fn http_client() -> SharedHttpClient {
    Builder::new().tls_provider(tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring)).build_https()
}

/// The causes of an error of credentials, outermost first.
fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut layer = error.source();
    while let Some(inner) = layer {
        let text = inner.to_string();
        // What a program that makes credentials printed may hold some.
        if text.contains("external process") || text.contains("retrieving credentials") {
            return format!("{words}: the credential process failed");
        }
        words = format!("{words}: {text}");
        layer = inner.source();
    }
    words
}
