//! The memory budget of what is read ahead: bytes in flight never exceed it.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What one permit of the semaphore stands for: permits are 32 bits wide.
const GRAIN: u64 = 1024;

/// How many bytes of content may be in memory at once, read and not looked at yet. Clones share it.
///
/// Leases are given in the order in which they were asked for, so that what is needed first comes
/// first and nobody waits for ever.
#[derive(Clone, Debug)]
pub struct Budget {
    permits: Arc<Semaphore>,
    grains: u32,
}

/// The right to hold some bytes; given back when it is dropped. Content carries the lease that it
/// was read under.
#[derive(Debug)]
pub struct Lease {
    _permit: Option<OwnedSemaphorePermit>,
}

impl Budget {
    /// A budget of `bytes`.
    pub fn new(bytes: u64) -> Budget {
        let grains = u32::try_from(bytes / GRAIN).unwrap_or(u32::MAX).clamp(1, u32::MAX >> 3);
        Budget { permits: Arc::new(Semaphore::new(grains as usize)), grains }
    }

    /// All of it, in bytes.
    pub fn bytes(&self) -> u64 {
        u64::from(self.grains) * GRAIN
    }

    /// What is not lent at the moment, in bytes.
    pub fn free(&self) -> u64 {
        self.permits.available_permits() as u64 * GRAIN
    }

    /// Waits for the right to hold `bytes`; for more than there are, for all of them.
    pub async fn lease(&self, bytes: u64) -> Lease {
        // The semaphore is never closed.
        Lease { _permit: Arc::clone(&self.permits).acquire_many_owned(self.grains_of(bytes)).await.ok() }
    }

    /// The right to hold `bytes`, if that is free at once.
    pub fn try_lease(&self, bytes: u64) -> Option<Lease> {
        let permit = Arc::clone(&self.permits).try_acquire_many_owned(self.grains_of(bytes));
        permit.ok().map(|permit| Lease { _permit: Some(permit) })
    }

    fn grains_of(&self, bytes: u64) -> u32 {
        u32::try_from(bytes.div_ceil(GRAIN)).unwrap_or(u32::MAX).clamp(1, self.grains)
    }
}

impl Lease {
    /// For bytes that nobody lent: what was in memory before.
    pub fn none() -> Lease {
        Lease { _permit: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lease_is_given_back_when_it_is_dropped() {
        let budget = Budget::new(10 * GRAIN);
        let all = budget.try_lease(u64::MAX);
        assert!(all.is_some() && budget.free() == 0 && budget.try_lease(1).is_none());
        drop(all);
        let half = budget.try_lease(5 * GRAIN - 1);
        assert_eq!(budget.free(), 5 * GRAIN);
        drop((half, Lease::none()));
        assert_eq!((budget.free(), budget.bytes()), (10 * GRAIN, 10 * GRAIN));
    }
}
