//! What a bucket says of all its objects: where they are stored, and whether anyone may get at them.
//!
//! Everything here is asked for once a bucket, at most six requests. A refusal leaves it unknown: that is no gap,
//! for nothing of the content is missed.

use std::future::Future;
use std::sync::atomic::Ordering;
use std::time::Duration;

use aws_sdk_s3::error::ProvideErrorMetadata;
use aws_sdk_s3::types::{Permission, PublicAccessBlockConfiguration};
use serde_json::Value;

use crate::Exposure;
use crate::s3::service::Service;

/// How long an answer is waited for: nothing depends on it.
const PATIENCE: Duration = Duration::from_secs(10);

/// The group of everyone in access control lists
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html>, "Predefined groups").
const ALL_USERS: &str = "http://acs.amazonaws.com/groups/global/AllUsers";

/// What a bucket says of all its objects.
#[derive(Debug, Default)]
pub(super) struct Bucketwide {
    /// Where they are stored.
    pub(super) region: Option<String>,
    /// Who can get at them, sorted.
    pub(super) exposure: Vec<Exposure>,
}

/// What anyone may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Public {
    read: bool,
    write: bool,
}

impl Public {
    fn or(self, other: Public) -> Public {
        Public { read: self.read || other.read, write: self.write || other.write }
    }

    fn is_any(self) -> bool {
        self.read || self.write
    }
}

/// Asks a bucket what holds for all its objects.
pub(super) async fn bucketwide(service: &Service) -> Bucketwide {
    let bucket = &service.bucket;
    let client = &service.client;
    let region = if service.is_aws {
        // A bucket is listed in its own region only.
        client.config().region().map(|region| region.as_ref().to_owned())
    } else {
        let head = answered(service, client.head_bucket().bucket(bucket).send()).await;
        head.and_then(|head| head.bucket_region)
    };
    let mut by_policy = by_policy(service).await;
    let acl = answered(service, client.get_bucket_acl().bucket(bucket).send()).await;
    let grants = acl.and_then(|acl| acl.grants).unwrap_or_default();
    let mut by_list = Public::default();
    for grant in grants {
        if grant.grantee.as_ref().and_then(|grantee| grantee.uri()) == Some(ALL_USERS) {
            let permission = grant.permission.as_ref();
            let all = permission == Some(&Permission::FullControl);
            by_list.read |= all || permission == Some(&Permission::Read);
            by_list.write |= all || permission == Some(&Permission::Write);
        }
    }
    if by_policy.or(by_list).is_any() {
        let block = answered(service, client.get_public_access_block().bucket(bucket).send()).await;
        let block = block.and_then(|block| block.public_access_block_configuration);
        (by_policy, by_list) = blocked(block.as_ref(), by_policy, by_list);
    }
    // What was listed without a signature is there for everyone.
    let unsigned = Public { read: service.is_unsigned, write: false };
    let public = by_policy.or(by_list).or(unsigned);
    let unencrypted = is_unencrypted(service).await;
    let exposures = [
        (public.read, Exposure::PublicRead),
        (public.write, Exposure::PublicWrite),
        (unencrypted, Exposure::Unencrypted),
    ];
    let exposure = exposures.into_iter().filter_map(|(holds, exposure)| holds.then_some(exposure)).collect();
    Bucketwide { region: region.filter(|region| !region.is_empty()), exposure }
}

/// What a store answers that does not encrypt what is put into a bucket, unless whoever puts it asks for it
/// (<https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html>). Amazon's encrypts everything since
/// 2023 (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html>).
const NOT_ENCRYPTED: &str = "ServerSideEncryptionConfigurationNotFoundError";

/// Whether the store says that it encrypts nothing by itself. Any other answer leaves it unknown.
async fn is_unencrypted(service: &Service) -> bool {
    let request = service.client.get_bucket_encryption().bucket(&service.bucket).send();
    let refused = asked(service, request).await.and_then(Result::err);
    let refused = refused.as_ref().and_then(|error| error.as_service_error());
    refused.and_then(|error| error.code()) == Some(NOT_ENCRYPTED)
}

/// What the policy of the bucket lets anyone do.
async fn by_policy(service: &Service) -> Public {
    let (client, bucket) = (&service.client, &service.bucket);
    let status = answered(service, client.get_bucket_policy_status().bucket(bucket).send()).await;
    let is_public = status.and_then(|status| status.policy_status).and_then(|status| status.is_public);
    if is_public == Some(false) {
        return Public::default();
    }
    let policy = answered(service, client.get_bucket_policy().bucket(bucket).send()).await;
    let policy = policy.and_then(|policy| policy.policy);
    match policy.as_deref().map(granted) {
        Some(public) if public.is_any() => public,
        // The service says that it is public, and not how: reading is what public buckets are made for.
        _ => Public { read: is_public == Some(true), write: false },
    }
}

/// What is left where public access is blocked
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html>).
fn blocked(
    block: Option<&PublicAccessBlockConfiguration>,
    by_policy: Public,
    by_list: Public,
) -> (Public, Public) {
    let is_set = |setting: fn(&PublicAccessBlockConfiguration) -> Option<bool>| {
        block.and_then(setting).unwrap_or(false)
    };
    let policy = is_set(PublicAccessBlockConfiguration::restrict_public_buckets);
    let list = is_set(PublicAccessBlockConfiguration::ignore_public_acls);
    (if policy { Public::default() } else { by_policy }, if list { Public::default() } else { by_list })
}

/// What a policy lets anyone do, without conditions
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html>).
fn granted(policy: &str) -> Public {
    let Ok(policy) = serde_json::from_str::<Value>(policy) else { return Public::default() };
    let mut public = Public::default();
    for statement in several(&policy["Statement"]) {
        let principal = &statement["Principal"];
        let is_anyone = is_star(principal) || several(&principal["AWS"]).any(is_star);
        if statement["Effect"] != "Allow" || !is_anyone || !statement["Condition"].is_null() {
            continue;
        }
        for action in several(&statement["Action"]).filter_map(Value::as_str) {
            let action = action.to_ascii_lowercase();
            let action = action.strip_prefix("s3:").unwrap_or(&action);
            public.read |= matches!(action, "*" | "get*" | "getobject*" | "getobject" | "getobjectversion");
            public.write |= matches!(action, "*" | "put*" | "putobject*" | "putobject" | "deleteobject");
        }
    }
    public
}

fn is_star(value: &Value) -> bool {
    value == "*"
}

/// One thing, or the list of several.
fn several(value: &Value) -> impl Iterator<Item = &Value> {
    let list = value.as_array().map(Vec::as_slice);
    list.unwrap_or(std::slice::from_ref(value)).iter()
}

/// The answer to one request, if there is a good one. It is sent once.
async fn answered<T, E>(service: &Service, request: impl Future<Output = Result<T, E>>) -> Option<T> {
    asked(service, request).await?.ok()
}

/// The answer to one request, good or bad, if there is one. It is sent once.
async fn asked<T, E>(service: &Service, request: impl Future<Output = Result<T, E>>) -> Option<Result<T, E>> {
    let pass = service.unless_cancelled(service.gate.pass()).await.ok()?;
    service.sent.fetch_add(1, Ordering::Relaxed);
    let answer = tokio::time::timeout(PATIENCE.min(service.silence), request);
    let answer = service.unless_cancelled(answer).await.ok()?.ok();
    drop(pass);
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policies_tell_what_anyone_may_do() {
        let statement = |rest: &str| format!(r#"{{"Statement": [{{"Effect": "Allow", {rest}}}]}}"#);
        let cases = [
            (statement(r#""Principal": "*", "Action": "s3:GetObject""#), (true, false)),
            (
                statement(r#""Principal": {"AWS": ["*"]}, "Action": ["s3:GetObject", "s3:PutObject"]"#),
                (true, true),
            ),
            (statement(r#""Principal": "*", "Action": "s3:*""#), (true, true)),
            (statement(r#""Principal": "*", "Action": "s3:ListBucket""#), (false, false)),
            (statement(r#""Principal": {"AWS": "arn:aws:iam::1:root"}, "Action": "s3:*""#), (false, false)),
            (
                statement(r#""Principal": "*", "Action": "s3:GetObject", "Condition": {"IpAddress": {}}"#),
                (false, false),
            ),
            (
                statement(r#""Principal": "*", "Action": "s3:GetObject""#).replace("Allow", "Deny"),
                (false, false),
            ),
            ("no policy".to_owned(), (false, false)),
        ];
        for (policy, (read, write)) in cases {
            assert_eq!(granted(&policy), Public { read, write }, "{policy}");
        }
    }

    #[test]
    fn what_is_blocked_does_not_count() {
        let all = Public { read: true, write: true };
        let block = PublicAccessBlockConfiguration::builder();
        let lists = block.clone().ignore_public_acls(true).build();
        assert_eq!(blocked(Some(&lists), all, all), (all, Public::default()));
        let policies = block.restrict_public_buckets(true).build();
        assert_eq!(blocked(Some(&policies), all, all), (Public::default(), all));
        assert_eq!(blocked(None, all, all), (all, all));
    }
}
