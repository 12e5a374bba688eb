//! Objects that are fetched before they are read, in the order of listing.
//!
//! # Memory
//!
//! What connectors may hold is divided into three, which never lend to each other:
//!
//! * *ahead*: objects that are fetched before they are read. Leases are given in the order of listing,
//!   one after the other, and only what has its lease asks for a pass of the gate.
//! * *direct*: objects that a worker asks for before their turn has come. It fetches them itself and does
//!   not wait for the queue.
//! * *blocks*: of large objects (`blocks.rs`).
//!
//! So nobody waits for memory that only comes back by what he does himself: a worker never waits for a
//! lease of *ahead*; what it waits for has its lease, and needs only the network, which is given up
//! after a time. A lease of *direct* is held by a worker that has its bytes, and comes back when it is
//! done with them. A worker that reads blocks holds none of them while it waits (`blocks.rs`).

use std::sync::{Arc, PoisonError, Weak};

use tokio::runtime::Handle as Runtime;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::Budget;
use crate::s3::fault::Fault;
use crate::s3::fetch::{Fetched, Sizes, fetch};
use crate::s3::service::{LOOK, Service};
use crate::s3::unit::{Handle, Progress};

/// Fetches objects before they are read.
pub(super) struct Queue {
    runtime: Runtime,
    service: Arc<Service>,
    sizes: Sizes,
    direct: Budget,
    wanted: UnboundedSender<Weak<Handle>>,
}

impl Queue {
    pub(super) fn new(
        runtime: &Runtime,
        service: Arc<Service>,
        sizes: Sizes,
        ahead: Budget,
        direct: Budget,
    ) -> Queue {
        let (wanted, queue) = unbounded_channel();
        runtime.spawn(serve(Arc::clone(&service), sizes, ahead, queue));
        Queue { runtime: runtime.clone(), service, sizes, direct, wanted }
    }

    /// Asks for an object. It is forgotten when its handle is dropped.
    pub(super) fn want(&self, handle: &Arc<Handle>) {
        let mut progress = handle.progress.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*progress, Progress::Idle) && self.wanted.send(Arc::downgrade(handle)).is_ok() {
            *progress = Progress::Queued;
        }
    }

    /// What was fetched of an object; fetches it when that was not begun. Waits.
    pub(super) fn take(&self, handle: &Handle) -> Result<Fetched, Fault> {
        let mut progress = handle.progress.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match std::mem::take(&mut *progress) {
                Progress::Done(fetched) => return fetched,
                Progress::Fetching => {
                    *progress = Progress::Fetching;
                    let (now, waited) =
                        handle.done.wait_timeout(progress, LOOK).unwrap_or_else(PoisonError::into_inner);
                    progress = now;
                    let _ = waited;
                    // What is under way sees for itself that the scan was stopped; this is for the case
                    // that its runtime is gone.
                    if self.service.cancel.is_cancelled() {
                        return Err(Fault::interrupted());
                    }
                }
                Progress::Idle | Progress::Queued => {
                    drop(progress);
                    return self.runtime.block_on(self.fetch(handle));
                }
            }
        }
    }

    async fn fetch(&self, handle: &Handle) -> Result<Fetched, Fault> {
        let bytes = self.sizes.of(handle.size);
        let lease = self.service.unless_cancelled(self.direct.lease(bytes)).await?;
        fetch(&self.service, &handle.name, handle.size, self.sizes, lease, None).await
    }
}

/// Takes one object after another: its lease first, then its pass, so that the order of leases is the
/// order of listing.
async fn serve(
    service: Arc<Service>,
    sizes: Sizes,
    ahead: Budget,
    mut queue: UnboundedReceiver<Weak<Handle>>,
) {
    while let Some(wanted) = queue.recv().await {
        let Some(size) = queued(&wanted) else { continue };
        let lease = match service.unless_cancelled(ahead.lease(sizes.of(size))).await {
            Ok(lease) => lease,
            // Whoever asks is told by what he does himself.
            Err(_) => continue,
        };
        // Meanwhile someone may have fetched it himself.
        let Some(handle) = wanted.upgrade() else { continue };
        if !begin(&handle) {
            continue;
        }
        // Not before one of those under way is done: a block that a worker waits for comes next.
        let pass = service.gate.pass().await;
        let service = Arc::clone(&service);
        tokio::spawn(async move {
            let fetched = fetch(&service, &handle.name, handle.size, sizes, lease, Some(pass)).await;
            *handle.progress.lock().unwrap_or_else(PoisonError::into_inner) = Progress::Done(fetched);
            handle.done.notify_all();
        });
    }
}

/// The size of an object that is still wanted.
fn queued(wanted: &Weak<Handle>) -> Option<u64> {
    let handle = wanted.upgrade()?;
    let progress = handle.progress.lock().unwrap_or_else(PoisonError::into_inner);
    matches!(*progress, Progress::Queued).then_some(handle.size)
}

/// Marks an object as being fetched, if it is still wanted.
fn begin(handle: &Handle) -> bool {
    let mut progress = handle.progress.lock().unwrap_or_else(PoisonError::into_inner);
    let is_wanted = matches!(*progress, Progress::Queued);
    if is_wanted {
        *progress = Progress::Fetching;
    }
    is_wanted
}
