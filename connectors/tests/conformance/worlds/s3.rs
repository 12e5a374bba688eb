//! Buckets of a real server, behind a proxy that breaks requests.

use std::ops::Deref;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use domesday_connectors::filesystem::Unix;
use domesday_connectors::{
    AccessKey, Connector, Context, Error, Place, S3Options, Secret, Target, connectors_for,
};
use domesday_test_servers::{Event, Fault, Moto, Plan, Proxy, SeaweedFs, Store};

use crate::world::{Breakage, Collection, When, World};

/// How long the service may be silent: what is told apart from a slow answer, on a busy machine too.
const TIMEOUT: Duration = Duration::from_secs(2);

/// How requests fail.
const BREAKAGES: [(&str, Fault, bool, u64); 6] = [
    ("the connection is reset", Fault::Reset { after: 0 }, true, 1),
    ("the body is cut off", Fault::Cut { after: 400 }, true, 1),
    ("the service asks to slow down", Fault::Answer { status: 503, code: "SlowDown" }, true, 1),
    ("the service fails", Fault::Answer { status: 500, code: "InternalError" }, true, 3),
    ("access is denied", Fault::Answer { status: 403, code: "AccessDenied" }, false, 1),
    ("the body stalls", Fault::Stall { after: 100 }, true, 4),
];

/// A server of S3 that tests share.
pub(crate) trait Server: Deref<Target = Store> + Sync + 'static {
    fn shared() -> &'static Self;
}

impl Server for SeaweedFs {
    fn shared() -> &'static SeaweedFs {
        SeaweedFs::shared().expect("SeaweedFS runs")
    }
}

impl Server for Moto {
    fn shared() -> &'static Moto {
        Moto::shared().expect("moto runs")
    }
}

/// One bucket.
pub(crate) struct Bucket<S: Server> {
    store: &'static S,
    bucket: String,
    pub(crate) proxy: Proxy,
    /// Paths of requests that are refused.
    forbidden: Arc<Mutex<Vec<String>>>,
}

impl<S: Server> Bucket<S> {
    fn set(&self, plan: impl Fn(Event<'_>) -> Option<Fault> + Send + Sync + 'static) {
        let forbidden = Arc::clone(&self.forbidden);
        self.proxy.set(Plan::of(move |event| {
            let path = event.what.split(['?', ' ']).nth(1).unwrap_or_default();
            if forbidden.lock().expect("no panic").iter().any(|forbidden| forbidden == path) {
                return Some(Fault::Answer { status: 403, code: "AccessDenied" });
            }
            plan(event)
        }));
    }
}

impl<S: Server> World for Bucket<S> {
    type Os = Unix;

    fn new() -> Bucket<S> {
        let store = S::shared();
        let bucket = store.create_bucket("conformance").expect("created");
        let proxy = Proxy::http(&store.endpoint).expect("a proxy");
        Bucket { store, bucket, proxy, forbidden: Arc::default() }
    }

    fn os(&self) -> Unix {
        Unix
    }

    fn put(&self, collections: &[Collection]) {
        let objects = collections.iter().map(|collection| (collection.path.clone(), collection.csv()));
        self.store.put_many(&self.bucket, objects).expect("put");
    }

    fn remove(&self, path: &str) {
        self.store.delete(&self.bucket, path).expect("deleted");
    }

    fn forbid(&self, path: &str) {
        self.forbidden.lock().expect("no panic").push(format!("/{}/{path}", self.bucket));
        self.mend();
    }

    fn connect(&self, context: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
        let key = AccessKey {
            id: self.store.access_key.clone(),
            secret: Secret::new(self.store.secret.clone()),
            token: None,
        };
        let s3 = S3Options {
            region: Some(self.store.region.clone()),
            endpoint: Some(self.proxy.url()),
            path_style: true,
            access_key: Some(key),
            timeout: Some(TIMEOUT),
            ..S3Options::default()
        };
        connectors_for(&[Target { s3, ..Target::from(format!("s3://{}", self.bucket)) }], context)
    }

    fn place(&self, path: &str) -> String {
        Place::system("s3", self.bucket.as_bytes()).item(path.as_bytes()).to_string()
    }

    fn breakages(&self) -> Vec<Breakage> {
        let breakage = |(number, (name, _, passes, step)): (usize, &(&'static str, _, bool, u64))| Breakage {
            number,
            name,
            passes: *passes,
            step: *step,
            per_mille: 300,
        };
        BREAKAGES.iter().enumerate().map(breakage).collect()
    }

    fn break_calls(&self, breakage: Breakage, when: When) {
        let (_, fault, ..) = BREAKAGES[breakage.number].clone();
        match when {
            When::Nth(nth) => self.set(move |event| (event.number == nth).then(|| fault.clone())),
            When::From(nth) => self.set(move |event| (event.number >= nth).then(|| fault.clone())),
            When::Share(seed) => self.proxy.set(Plan::random(seed, breakage.per_mille, vec![fault])),
        }
    }

    fn mend(&self) {
        self.set(|_| None);
    }

    fn broken(&self) -> u64 {
        self.proxy.faults()
    }

    fn writes(&self) -> Vec<String> {
        let log = self.proxy.log();
        assert!(!log.is_empty(), "requests pass through the proxy");
        log.into_iter().filter(|line| !line.starts_with("GET ") && !line.starts_with("HEAD ")).collect()
    }
}
