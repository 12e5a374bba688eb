//! How often and how long it is tried again.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::Cancel;
use crate::postgres::trouble::{Remedy, Trouble};

/// How long is waited before the n-th repetition without anything read in between, in milliseconds: half
/// a minute in all, which a restart or a failover takes.
const PAUSES: &[u64] = &[50, 100, 250, 500, 1000, 2000, 4000, 8000, 15000];

/// How much is waited at once, so that a request to stop is heard.
const NAP: Duration = Duration::from_millis(50);

/// How often a part of a table is read from its beginning.
pub(super) const ATTEMPTS: u32 = 6;

/// Whether the server was given up: what follows fails at once instead of after half a minute each, until
/// something succeeds again.
#[derive(Debug, Default)]
pub(super) struct GivenUp(AtomicBool);

/// The patience with one part.
#[derive(Debug, Default)]
pub(super) struct Patience {
    failures: usize,
    /// What progress goes back to.
    least: usize,
}

impl Patience {
    /// The patience with what was tried so often before.
    pub(super) fn after(attempts: u32) -> Patience {
        Patience { failures: attempts as usize, least: attempts as usize }
    }

    /// Something was read: patience is as it was.
    pub(super) fn progress(&mut self, given_up: &GivenUp) {
        self.failures = self.least;
        given_up.0.store(false, Ordering::Relaxed);
    }

    /// Waits before it is tried again; the trouble comes back when it is not worth it.
    pub(super) fn wait(
        &mut self,
        trouble: Trouble,
        given_up: &GivenUp,
        cancel: &Cancel,
    ) -> Result<(), Trouble> {
        if trouble.remedy == Remedy::None
            || (self.failures > self.least && given_up.0.load(Ordering::Relaxed))
        {
            return Err(trouble);
        }
        let Some(pause) = PAUSES.get(self.failures) else {
            if trouble.remedy == Remedy::Reconnect {
                given_up.0.store(true, Ordering::Relaxed);
            }
            return Err(trouble);
        };
        self.failures += 1;
        let mut left = Duration::from_millis(*pause);
        while !left.is_zero() {
            if cancel.is_cancelled() {
                return Err(Trouble::interrupted());
            }
            let nap = left.min(NAP);
            std::thread::sleep(nap);
            left -= nap;
        }
        Ok(())
    }
}
