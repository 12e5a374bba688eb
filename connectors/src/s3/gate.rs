//! How many requests are under way at the same time: fewer when the service asks to slow down.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Lets so many requests through at once. When the service asks to slow down, half as many; with
/// each round of requests that go well, one more: additive increase, multiplicative decrease.
#[derive(Debug)]
pub(super) struct Gate {
    permits: Arc<Semaphore>,
    most: usize,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// How many may be under way.
    limit: usize,
    /// How many permits have to be taken out as they come back.
    owed: usize,
    /// Requests that went well since the limit was last changed.
    good: usize,
    /// How often the limit was lowered.
    lowered: u64,
}

/// The right to have one request under way.
#[derive(Debug)]
pub(super) struct Pass {
    gate: Arc<Gate>,
    permit: Option<OwnedSemaphorePermit>,
    /// How often the limit had been lowered when it was given.
    lowered: u64,
}

impl Gate {
    pub(super) fn new(most: usize) -> Arc<Gate> {
        let most = most.clamp(1, Semaphore::MAX_PERMITS);
        let state = State { limit: most, owed: 0, good: 0, lowered: 0 };
        Arc::new(Gate { permits: Arc::new(Semaphore::new(most)), most, state: Mutex::new(state) })
    }

    /// Waits for the right to send a request: first come, first served.
    pub(super) async fn pass(self: &Arc<Gate>) -> Pass {
        // The semaphore is never closed.
        let permit = Arc::clone(&self.permits).acquire_owned().await.ok();
        let lowered = self.state.lock().unwrap_or_else(PoisonError::into_inner).lowered;
        Pass { gate: Arc::clone(self), permit, lowered }
    }

    /// How many may be under way now.
    #[cfg(test)]
    fn limit(&self) -> usize {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).limit
    }
}

impl Pass {
    /// The service asked to slow down. Requests that were under way together count once.
    pub(super) fn slow_down(&self) {
        let mut state = self.gate.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.lowered == self.lowered {
            let limit = (state.limit / 2).max(1);
            state.owed += state.limit - limit;
            state.limit = limit;
            state.good = 0;
            state.lowered += 1;
        }
    }

    /// The request went well.
    pub(super) fn went_well(&self) {
        let mut state = self.gate.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.limit == self.gate.most {
            return;
        }
        state.good += 1;
        if state.good >= state.limit {
            state.good = 0;
            state.limit += 1;
            match state.owed {
                0 => self.gate.permits.add_permits(1),
                _ => state.owed -= 1,
            }
        }
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        let mut state = self.gate.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.owed > 0
            && let Some(permit) = self.permit.take()
        {
            permit.forget();
            state.owed -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_gate_narrows_and_opens_again() {
        let gate = Gate::new(8);
        let mut passes = Vec::new();
        for _ in 0..8 {
            passes.push(gate.pass().await);
        }
        passes.iter().for_each(Pass::slow_down);
        assert_eq!(gate.limit(), 4);
        drop(passes);
        assert_eq!(gate.permits.available_permits(), 4);
        for _ in 0..3 {
            gate.pass().await.slow_down();
        }
        assert_eq!((gate.limit(), gate.permits.available_permits()), (1, 1));
        for _ in 0..1000 {
            gate.pass().await.went_well();
        }
        assert_eq!((gate.limit(), gate.permits.available_permits()), (8, 8));
    }
}
