//! What is to be broken.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Something that passes through the proxy: a request of HTTP, a message of a database server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event<'e> {
    /// Its number since the plan was set, from 0 on, over all connections.
    pub number: u64,
    /// `GET /bucket/key?query`, or the type of the message.
    pub what: &'e str,
}

/// What happens to an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The connection is reset (RST) after so many bytes of the answer: 0 for none at all.
    Reset {
        /// Bytes of the body, or of the message, that still arrive.
        after: usize,
    },
    /// The connection is closed (FIN) after so many bytes.
    Cut {
        /// Bytes of the body, or of the message, that still arrive.
        after: usize,
    },
    /// After so many bytes nothing more comes, for as long as the client waits.
    Stall {
        /// Bytes of the body, or of the message, that still arrive.
        after: usize,
    },
    /// Everything comes, but later.
    Delay(Duration),
    /// HTTP: this answer comes instead, and the server never sees the request. An error of S3 with this code
    /// as its body.
    Answer {
        /// The status.
        status: u16,
        /// The code of the error: `SlowDown`, `InternalError`, `AccessDenied`, ...
        code: &'static str,
    },
    /// PostgreSQL: an error with this SQLSTATE comes instead, and the connection is closed, as when the
    /// server is shut down (`57P01`) or a standby gives up on a query (`40001` with the severity FATAL).
    Error {
        /// Five characters. <https://www.postgresql.org/docs/current/errcodes-appendix.html>
        sqlstate: &'static str,
    },
    /// One bit is another: of this byte of the body or of the message's content, or of its last if it is
    /// shorter.
    Flip {
        /// Which byte, from 0.
        at: usize,
    },
}

type Choose = dyn Fn(Event<'_>) -> Option<Fault> + Send + Sync;

/// What is to be broken: nothing by default.
#[derive(Clone, Default)]
pub struct Plan(Option<Arc<Choose>>);

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Plan(..)" } else { "Plan(nothing)" })
    }
}

impl Plan {
    /// Whatever a function says. It is called in the order of events.
    pub fn of(choose: impl Fn(Event<'_>) -> Option<Fault> + Send + Sync + 'static) -> Plan {
        Plan(Some(Arc::new(choose)))
    }

    /// The event with this number, from 0.
    pub fn nth(number: u64, fault: Fault) -> Plan {
        Plan::of(move |event| (event.number == number).then(|| fault.clone()))
    }

    /// The event with this number, and all later ones.
    pub fn from(number: u64, fault: Fault) -> Plan {
        Plan::of(move |event| (event.number >= number).then(|| fault.clone()))
    }

    /// Each event with a probability of `per_mille` in 1000, one of `faults`. The same seed breaks the same
    /// events.
    pub fn random(seed: u64, per_mille: u64, faults: Vec<Fault>) -> Plan {
        Plan::of(move |event| {
            let random = mix(seed ^ mix(event.number));
            let which = (random >> 32) as usize % faults.len().max(1);
            (random % 1000 < per_mille).then(|| faults.get(which).cloned()).flatten()
        })
    }

    /// What networks and stores do on a bad day, to `per_mille` in 1000 requests: resets, bodies cut off,
    /// `SlowDown`,
    /// `InternalError`, delays.
    pub fn bad_weather(seed: u64, per_mille: u64) -> Plan {
        Plan::random(
            seed,
            per_mille,
            vec![
                Fault::Reset { after: 0 },
                Fault::Reset { after: 1000 },
                Fault::Cut { after: 0 },
                Fault::Cut { after: 20_000 },
                Fault::Answer { status: 503, code: "SlowDown" },
                Fault::Answer { status: 500, code: "InternalError" },
                Fault::Delay(Duration::from_millis(20)),
            ],
        )
    }

    /// What is broken in an event.
    pub(super) fn fault(&self, event: Event<'_>) -> Option<Fault> {
        self.0.as_ref().and_then(|choose| choose(event))
    }
}

/// SplitMix64. Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
/// <https://doi.org/10.1145/2714064.2660195>
fn mix(value: u64) -> u64 {
    let z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
