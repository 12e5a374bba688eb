//! What the tests of S3 share.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use domesday_connectors::{
    AccessKey, Connector, Content, Context, Error, Gap, Listed, Payload, S3Options, Scope, Secret, Target,
    Unit, connectors_for,
};

use crate::bucket::Bucket;
use crate::server::{Reply, Request, Server};

/// Options for a server of ours; patience of a moment.
pub(crate) fn options(server: &Server) -> S3Options {
    S3Options {
        endpoint: Some(server.endpoint()),
        region: Some("us-east-1".to_owned()),
        access_key: Some(AccessKey { id: "id".to_owned(), secret: Secret::new("secret"), token: None }),
        timeout: Some(Duration::from_millis(400)),
        ..S3Options::default()
    }
}

pub(crate) fn target(address: &str, s3: S3Options) -> Target {
    Target { address: address.to_owned(), s3, ..Target::default() }
}

pub(crate) fn connect(targets: &[Target], context: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
    connectors_for(targets, context)
}

/// The connector of `address` on the server.
pub(crate) fn one(server: &Server, address: &str) -> Box<dyn Connector> {
    with(&target(address, options(server)), &Context::default())
}

pub(crate) fn with(target: &Target, context: &Context) -> Box<dyn Connector> {
    let mut connectors = connect(std::slice::from_ref(target), context).unwrap();
    assert_eq!(connectors.len(), 1);
    connectors.remove(0)
}

/// A server with the objects, and what else answers first.
pub(crate) fn serve(
    bucket: Bucket,
    first: impl Fn(&Request) -> Option<Reply> + Send + Sync + 'static,
) -> (Server, Arc<Bucket>) {
    let bucket = Arc::new(bucket);
    let its = Arc::clone(&bucket);
    let server = Server::start(move |request| first(request).unwrap_or_else(|| its.answer(request)));
    (server, bucket)
}

/// What is listed.
pub(crate) fn list(connector: &dyn Connector, scope: &Scope) -> (Vec<Unit>, Vec<Gap>) {
    let (mut units, mut gaps) = (Vec::new(), Vec::new());
    connector.list(scope, &mut |listed| {
        match listed {
            Listed::Unit(unit) => units.push(unit),
            Listed::Gap(gap) => gaps.push(gap),
        }
        ControlFlow::Continue(())
    });
    (units, gaps)
}

/// Everything that is listed, fetched ahead, and read.
pub(crate) fn read_all(connector: &dyn Connector) -> BTreeMap<String, Result<Vec<u8>, Gap>> {
    let (mut units, gaps) = list(connector, &Scope::default());
    units.iter_mut().for_each(|unit| connector.prepare(unit));
    let mut all: BTreeMap<_, _> = units
        .into_iter()
        .map(|unit| {
            let place = unit.place.to_string();
            let bytes = connector.read(unit).and_then(|payload| bytes_of(&payload));
            (place, bytes)
        })
        .collect();
    all.extend(gaps.into_iter().map(|gap| (gap.place.to_string(), Err(gap))));
    all
}

/// The content from beginning to end.
pub(crate) fn bytes_of(payload: &Payload) -> Result<Vec<u8>, Gap> {
    match &payload.content {
        Content::Bytes(bytes, _) => Ok(bytes.clone()),
        Content::Object(object) => {
            let mut bytes = Vec::new();
            let mut window = vec![0; 256 * 1024];
            loop {
                match object.read_at(&mut window, bytes.len() as u64) {
                    Ok(0) => return Ok(bytes),
                    Ok(count) => bytes.extend_from_slice(&window[..count]),
                    Err(error) => {
                        let failure = domesday_connectors::Failure::of(&error).unwrap().clone();
                        return Err(failure.gap(payload.place.clone()));
                    }
                }
            }
        }
        other => panic!("{other:?}"),
    }
}

/// The id of the reason that something was not read; `read` where it was.
pub(crate) fn outcome(read: &Result<Vec<u8>, Gap>) -> &'static str {
    match read {
        Ok(_) => "read",
        Err(gap) => gap.reason.id(),
    }
}

/// Bytes that tell where they stand.
pub(crate) fn pattern(length: usize, seed: u8) -> Vec<u8> {
    (0..length).map(|at| (at / 251 + at) as u8 ^ seed).collect()
}
