//! The order of writing, and how far anyone may run ahead of it.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Findings that may wait to be written. A finding takes some 150 bytes.
const WAITING: usize = 200_000;

/// What is being written, and who has to wait for it.
pub(crate) struct Order {
    state: Mutex<State>,
    changed: Condvar,
    ahead: u64,
}

struct State {
    /// The batch that is being written.
    current: u64,
    /// Findings that are done and not written.
    waiting: usize,
    /// The writer is gone: nobody waits any more.
    abandoned: bool,
}

impl Order {
    /// Lets batches be listed at most `ahead` of the one that is written.
    pub(crate) fn new(ahead: u64) -> Order {
        let state = State { current: 0, waiting: 0, abandoned: false };
        Order { state: Mutex::new(state), changed: Condvar::new(), ahead }
    }

    /// Waits until batch `number` may be listed.
    pub(crate) fn wait_to_list(&self, number: u64) {
        let ahead = self.ahead;
        drop(self.wait(|state| number < state.current + ahead));
    }

    /// Waits until `weight` findings of batch `number` may be handed to the writer. The batch that is
    /// being written never waits, so that someone always gets on.
    pub(crate) fn admit(&self, number: u64, weight: usize) {
        if weight > 0 {
            self.wait(|state| number == state.current || state.waiting + weight <= WAITING).waiting += weight;
        }
    }

    /// `weight` findings are written.
    pub(crate) fn release(&self, weight: usize) {
        if weight > 0 {
            let mut state = self.lock();
            state.waiting = state.waiting.saturating_sub(weight);
            drop(state);
            self.changed.notify_all();
        }
    }

    /// Batch `current` is written next.
    pub(crate) fn advance(&self, current: u64) {
        self.lock().current = current;
        self.changed.notify_all();
    }

    /// The writer is gone.
    pub(crate) fn abandon(&self) {
        self.lock().abandoned = true;
        self.changed.notify_all();
    }

    fn wait(&self, ready: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        let wait = |state: &mut State| !state.abandoned && !ready(state);
        self.changed.wait_while(self.lock(), wait).unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// From which byte on a path differs from the one before it, at a separator: names of directories are
/// looked at once.
pub(crate) fn fresh(path: &[u8], previous: &mut Vec<u8>) -> usize {
    let common = path.iter().zip(previous.iter()).take_while(|(a, b)| a == b).count();
    let fresh = path[..common].iter().rposition(|&byte| byte == b'/').map_or(0, |slash| slash + 1);
    previous.clear();
    previous.extend_from_slice(path);
    fresh
}
