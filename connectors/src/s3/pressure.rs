//! How often requests are tried again: each one, and all of a scan together.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The most times that one request is sent.
pub(super) const ATTEMPTS: u32 = 9;

/// How many more retries than successes a scan may come to. A third of all requests may fail without
/// end; a service that is gone costs so many retries, then none.
const RETRIES: u32 = 500;

/// When all retries are used up, one request in so many is still sent to see whether the service is
/// back: a service that does not answer at all would otherwise be waited for at each object.
const PROBE: u64 = 256;

/// The shortest time between two attempts, as a part of the longest silence: 100 ms of 30 s.
const FIRST: u32 = 300;

/// The longest time between two attempts, as a part of the longest silence: 15 s of 30 s.
const CEILING: u32 = 2;

/// The retries of a scan.
#[derive(Debug)]
pub(super) struct Pressure {
    state: Mutex<State>,
    silence: Duration,
}

#[derive(Debug)]
struct State {
    retries: u32,
    /// Requests that were asked for since there are no retries left.
    asked: u64,
}

impl Pressure {
    /// `silence` is how long the service may be silent before a request is sent again.
    pub(super) fn new(silence: Duration) -> Pressure {
        Pressure { state: Mutex::new(State { retries: RETRIES, asked: 0 }), silence }
    }

    /// Whether a request is to be sent at all.
    pub(super) fn may_send(&self) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.retries > 0 {
            return true;
        }
        state.asked += 1;
        state.asked % PROBE == 1
    }

    /// Whether one more attempt may be made.
    pub(super) fn may_retry(&self) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let left = state.retries > 0;
        state.retries = state.retries.saturating_sub(1);
        left
    }

    /// Something was read to its end.
    pub(super) fn succeeded(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.retries = (state.retries + 1).min(RETRIES);
        state.asked = 0;
    }

    /// How long to wait before the attempt after `attempt` (from 0): exponential, with full jitter
    /// (<https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/>).
    pub(super) fn pause(&self, attempt: u32) -> Duration {
        let longest = (self.silence / FIRST).saturating_mul(1 << attempt.min(16)).min(self.silence / CEILING);
        // Each state of the standard library's hasher is another: no generator is needed for this.
        let random = RandomState::new().build_hasher().finish();
        longest.mul_f64((random >> 11) as f64 / (1u64 << 53) as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_that_is_gone_is_given_up_and_looked_for() {
        let pressure = Pressure::new(Duration::from_secs(30));
        assert!((0..RETRIES).all(|_| pressure.may_send() && pressure.may_retry()));
        assert!(!pressure.may_retry());
        assert_eq!((0..10 * PROBE).filter(|_| pressure.may_send()).count(), 10);
        pressure.succeeded();
        assert!(pressure.may_send() && pressure.may_retry() && !pressure.may_retry());
    }

    #[test]
    fn pauses_grow_up_to_a_ceiling() {
        let pressure = Pressure::new(Duration::from_secs(30));
        for attempt in 0..40 {
            let bound = Duration::from_millis(100 << attempt.min(10)).min(Duration::from_secs(15));
            assert!(pressure.pause(attempt) <= bound);
        }
        assert!((0..1000).any(|_| pressure.pause(30) > Duration::from_secs(10)));
    }
}
