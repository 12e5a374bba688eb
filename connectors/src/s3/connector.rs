//! The connector of one bucket.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use tokio::runtime::Runtime;

use crate::s3::address::Address;
use crate::s3::blocks::Blocks;
use crate::s3::choice::Choice;
use crate::s3::exposure::{Bucketwide, bucketwide};
use crate::s3::fetch::{Fetched, Sizes};
use crate::s3::list::Listing;
use crate::s3::object::LargeObject;
use crate::s3::queue::Queue;
use crate::s3::service::Service;
use crate::s3::unit::{Handle, Name};
use crate::{
    Budget, Capabilities, Connector, Content, Context, Facts, Gap, Lease, Listed, ObjectFilter, Payload,
    Place, Reason, Scope, Unit,
};

/// What is fetched whole.
const SMALL: u64 = 1024 * 1024;

/// What is fetched of larger objects before they are read: a window of the reader, which tells their
/// format.
const HEAD: u64 = 256 * 1024;

/// Bytes in a block of a large object.
const BLOCK: u64 = 1024 * 1024;

/// The least that blocks may be.
const MIN_BLOCK: u64 = 64 * 1024;

/// The objects of one bucket, below one or more prefixes.
pub(super) struct Bucket {
    // Before the runtime: what is under way is given up when it goes.
    queue: Queue,
    blocks: Arc<Blocks>,
    system: Place,
    service: Arc<Service>,
    addresses: Vec<Address>,
    versions: bool,
    filter: ObjectFilter,
    sizes: Sizes,
    objects: AtomicU64,
    /// What holds for all objects, once it was asked for.
    told: OnceLock<Bucketwide>,
    runtime: Arc<Runtime>,
}

impl Bucket {
    /// The bucket below `addresses`, none of which covers another, sorted. `share` of the memory of the
    /// context is this bucket's.
    pub(super) fn new(
        runtime: Arc<Runtime>,
        service: Service,
        addresses: Vec<Address>,
        (versions, filter): (bool, ObjectFilter),
        (context, share): (&Context, u64),
    ) -> Bucket {
        let service = Arc::new(service);
        // See `queue.rs`.
        let (for_blocks, direct) = (share / 2, share / 8);
        let ahead = share - for_blocks - direct;
        let small = SMALL.min(direct);
        let sizes = Sizes { small, head: HEAD.min(small) };
        let block = (for_blocks / 4).clamp(MIN_BLOCK, BLOCK) / MIN_BLOCK * MIN_BLOCK;
        let handle = runtime.handle();
        let queue = Queue::new(handle, Arc::clone(&service), sizes, Budget::new(ahead), Budget::new(direct));
        let blocks = Blocks::new(handle, Arc::clone(&service), block, for_blocks, context.threads);
        Bucket {
            queue,
            blocks: Arc::new(blocks),
            system: Place::system("s3", service.bucket.as_bytes()),
            service,
            addresses,
            versions,
            filter,
            sizes,
            objects: AtomicU64::new(0),
            told: OnceLock::new(),
            runtime,
        }
    }
}

impl Connector for Bucket {
    fn system(&self) -> &Place {
        &self.system
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities { versions: true, unchanged: true, ranges: true, ..Capabilities::default() }
    }

    fn list(&self, scope: &Scope, each: &mut dyn FnMut(Listed) -> ControlFlow<()>) {
        for address in &self.addresses {
            let choice = match Choice::new(scope, &self.filter) {
                Ok(choice) => choice,
                Err(error) => {
                    let (place, detail) = (address.place(), error.to_string());
                    let gap = Gap { place, reason: Reason::ListFailed, detail, bytes: None };
                    if each(Listed::Gap(gap)).is_break() {
                        return;
                    }
                    continue;
                }
            };
            let listing = Listing {
                runtime: &self.runtime,
                service: &self.service,
                system: &self.system,
                address,
                versions: self.versions,
                choice,
            };
            if listing.run(each).is_break() {
                return;
            }
        }
    }

    fn prepare(&self, unit: &mut Unit) {
        let Some(handle) = handle(unit) else { return };
        if handle.size > 0 {
            self.queue.want(&handle);
        }
        unit.handle = Some(handle);
    }

    fn requests(&self, unit: &Unit) -> u64 {
        let size = unit.size.unwrap_or(0);
        match size {
            0 => 0,
            _ if size <= self.sizes.small => 1,
            _ => 1 + self.blocks.requests(self.sizes.head, size),
        }
    }

    fn requests_sent(&self) -> u64 {
        self.service.sent.load(Ordering::Relaxed)
    }

    fn facts(&self, unit: &Unit) -> Option<Facts> {
        let told = self.told.get_or_init(|| self.runtime.block_on(bucketwide(&self.service)));
        let listed = unit.handle.as_ref().and_then(|handle| handle.downcast_ref::<Handle>());
        Some(Facts {
            exposure: told.exposure.clone(),
            region: told.region.clone(),
            modified: listed.and_then(|handle| handle.modified),
            ..Facts::default()
        })
    }

    fn read(&self, unit: Unit) -> Result<Payload, Gap> {
        let place = unit.place.clone();
        let Some(handle) = handle(&unit) else {
            let detail = "a unit of S3 that names no object".to_owned();
            return Err(Gap { place, reason: Reason::ReaderFailed, detail, bytes: None });
        };
        // A listing tells that it is empty: nothing is to be asked for.
        if handle.size == 0 && unit.size == Some(0) {
            return Ok(Payload { place, content: Content::Bytes(Vec::new(), Lease::none()) });
        }
        match self.queue.take(&handle) {
            Ok(Fetched::Whole(bytes, lease)) => Ok(Payload { place, content: Content::Bytes(bytes, lease) }),
            Ok(Fetched::Head(head, lease, state)) => {
                let id = self.objects.fetch_add(1, Ordering::Relaxed);
                let named = (id, handle.name.clone());
                let blocks = Arc::clone(&self.blocks);
                let runtime = Arc::clone(&self.runtime);
                let object = LargeObject::new(named, (head, lease), state, blocks, runtime);
                Ok(Payload { place, content: Content::Object(Arc::new(object)) })
            }
            Err(fault) => Err(Gap { bytes: unit.size, ..fault.failure().gap(place) }),
        }
    }
}

/// The handle of a unit: the one that it was listed with, or one made of its place.
fn handle(unit: &Unit) -> Option<Arc<Handle>> {
    let listed = unit.handle.clone().and_then(|handle| handle.downcast::<Handle>().ok());
    listed.or_else(|| {
        let name = Name::of(&unit.place)?;
        Some(Arc::new(Handle::new(name, unit.size.unwrap_or(SMALL))))
    })
}
