//! From targets to connectors: one for each bucket, after a look whether it can be read.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::time::Duration;

use crate::s3::address::Address;
use crate::s3::connector::Bucket;
use crate::s3::fault::Fault;
use crate::s3::gate::Gate;
use crate::s3::page::page;
use crate::s3::pressure::{ATTEMPTS, Pressure};
use crate::s3::service::Service;
use crate::s3::settings::Settings;
use crate::{AccessKey, Connector, Context, Error, Reason, S3Options, Target};

/// Requests that may be under way at the same time, where nothing else is said.
const IN_FLIGHT: usize = 32;

/// How long the service may be silent, where nothing else is said.
const SILENCE: Duration = Duration::from_secs(30);

/// The most times that a target is looked at: who waits for an answer here is a person.
const LOOKS: u32 = 4;

/// The least memory of a bucket.
const MIN_MEMORY: u64 = 1024 * 1024;

/// The targets of one bucket that are read in the same way.
struct Group<'t> {
    options: &'t S3Options,
    addresses: Vec<Address>,
}

/// The connectors that reach `targets`: `s3://bucket/prefix` addresses. What lies below two targets of
/// one bucket is listed once.
///
/// # Errors
/// A target whose first page cannot be listed, with what to do about it.
pub(crate) fn connect(targets: &[&Target], context: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
    let groups = grouped(targets)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .thread_name("s3")
        .enable_all()
        .build()
        .map_err(|error| Error {
            place: "s3://".to_owned(),
            message: format!("no threads can be had: {error}"),
        })?;
    let runtime = Arc::new(runtime);
    let share = (context.memory / groups.len().max(1) as u64).max(MIN_MEMORY);
    let mut connectors: Vec<Box<dyn Connector>> = Vec::new();
    for group in groups {
        let service = runtime.block_on(reach(&group, context))?;
        let what = (group.options.versions, group.options.filter.clone());
        let bucket = Bucket::new(Arc::clone(&runtime), service, group.addresses, what, (context, share));
        connectors.push(Box::new(bucket));
    }
    Ok(connectors)
}

/// The targets by bucket and options, in order, without those that others cover.
fn grouped<'t>(targets: &[&'t Target]) -> Result<Vec<Group<'t>>, Error> {
    let mut groups: Vec<Group<'t>> = Vec::new();
    for target in targets {
        let address = Address::parse(&target.address)?;
        let of_same = |group: &&mut Group<'t>| {
            group.addresses.iter().any(|other| other.bucket == address.bucket)
                && is_same(group.options, &target.s3)
        };
        match groups.iter_mut().find(of_same) {
            Some(group) => group.addresses.push(address),
            None => groups.push(Group { options: &target.s3, addresses: vec![address] }),
        }
    }
    for group in &mut groups {
        // A prefix stands before all that it covers.
        group.addresses.sort();
        group.addresses.dedup_by(|later, kept| kept.covers(later));
    }
    Ok(groups)
}

/// Whether objects are reached and chosen in the same way.
fn is_same(a: &S3Options, b: &S3Options) -> bool {
    let filter = |o: &S3Options| {
        let f = &o.filter;
        (f.min_size, f.max_size, f.newer_than, f.older_than, f.storage_classes.clone())
    };
    (&a.profile, &a.region, &a.endpoint, &a.role) == (&b.profile, &b.region, &b.endpoint, &b.role)
        && (a.path_style, a.unsigned, a.requester_pays) == (b.path_style, b.unsigned, b.requester_pays)
        && (a.versions, a.in_flight, a.timeout) == (b.versions, b.in_flight, b.timeout)
        && same_key(a.access_key.as_ref(), b.access_key.as_ref())
        && filter(a) == filter(b)
}

/// Whether two access keys are the same.
fn same_key(a: Option<&AccessKey>, b: Option<&AccessKey>) -> bool {
    let token = |key: &AccessKey| key.token.as_ref().map(|token| token.reveal().to_vec());
    match (a, b) {
        (Some(a), Some(b)) => a.id == b.id && a.secret.reveal() == b.secret.reveal() && token(a) == token(b),
        (None, None) => true,
        _ => false,
    }
}

/// A bucket whose targets can all be listed.
async fn reach(group: &Group<'_>, context: &Context) -> Result<Service, Error> {
    let options = group.options;
    let silence = options.timeout.unwrap_or(SILENCE).max(Duration::from_millis(1));
    let settings = Settings::load(options, silence).await;
    let Some(first) = group.addresses.first() else {
        return Err(Error { place: "s3://".to_owned(), message: "no bucket is named".to_owned() });
    };
    if let Err(why) = settings.check_credentials().await {
        let message = format!(
            "no credentials were found: {why}; set a profile, an access key or a role, or ask for unsigned \
             requests where the bucket is public"
        );
        return Err(Error { place: first.place().to_string(), message });
    }
    let region = settings.region();
    let mut service = Service {
        client: settings.client(&region),
        bucket: first.bucket.clone(),
        requester_pays: options.requester_pays,
        silence,
        is_unsigned: options.unsigned,
        is_aws: settings.is_aws,
        gate: Gate::new(options.in_flight.unwrap_or(IN_FLIGHT)),
        pressure: Pressure::new(silence),
        cancel: context.cancel.clone(),
        attempts: LOOKS,
        sent: AtomicU64::new(0),
        odd_tags: AtomicBool::new(false),
        true_tags: AtomicBool::new(false),
    };
    for address in &group.addresses {
        let mut looked = look(&service, address, options.versions).await;
        if let Err(fault) = &looked
            && let Some(elsewhere) = fault.region.clone().filter(|elsewhere| *elsewhere != region)
            && !settings.is_region_given
        {
            service.client = settings.client(&elsewhere);
            looked = look(&service, address, options.versions).await;
        }
        let error = |message: String| Error { place: address.place().to_string(), message };
        match looked {
            Ok(true) => {}
            Ok(false) if address.prefix.is_empty() => {}
            Ok(false) => return Err(error("no object has a key that begins so".to_owned())),
            Err(fault) => return Err(error(explained(&fault, &region, options))),
        }
    }
    service.attempts = ATTEMPTS;
    Ok(service)
}

/// Whether anything is listed below the address.
async fn look(service: &Service, address: &Address, versions: bool) -> Result<bool, Fault> {
    let page = page(service, &address.prefix, versions, None).await?;
    Ok(!page.entries.is_empty() || page.next.is_some())
}

/// What is wrong and what to do about it.
fn explained(fault: &Fault, region: &str, options: &S3Options) -> String {
    let detail = &fault.detail;
    if let Some(elsewhere) = &fault.region
        && (elsewhere != region && fault.reason != Reason::PermissionDenied)
    {
        return format!("the bucket is in the region {elsewhere}, not {region}: set the region {elsewhere}");
    }
    match fault.code.as_str() {
        "NoSuchBucket" => {
            return format!("there is no such bucket: {detail}; check its name and the endpoint");
        }
        "InvalidAccessKeyId" => {
            return format!(
                "the service does not know the access key: {detail}; check the profile and the endpoint"
            );
        }
        "SignatureDoesNotMatch" => {
            return format!("the secret of the access key is wrong: {detail}; check the credentials");
        }
        "ExpiredToken" | "InvalidToken" | "TokenRefreshRequired" => {
            return format!("the credentials have expired or are no longer valid: {detail}; log in anew");
        }
        "RequestTimeTooSkewed" => return format!("{detail}; set the clock of this machine"),
        "AuthorizationHeaderMalformed" => {
            return format!("the service expects another region than {region}: {detail}; set its region");
        }
        _ => {}
    }
    match fault.reason {
        Reason::PermissionDenied => {
            let right = if options.versions { "s3:ListBucketVersions" } else { "s3:ListBucket" };
            let other = if options.unsigned {
                "unsigned requests are for public buckets"
            } else {
                "a bucket whose requester pays has to be asked for so"
            };
            format!("access was refused: {detail}; the right {right} on the bucket is needed ({other})")
        }
        Reason::Vanished => format!("there is no such bucket: {detail}; check its name and the endpoint"),
        Reason::ConnectionLost | Reason::TimedOut => {
            format!("the service cannot be reached: {detail}; check the endpoint, the region and the network")
        }
        Reason::Throttled => format!("the service is busy: {detail}; try again later"),
        _ => format!("the bucket cannot be listed: {detail}"),
    }
}
