//! Limits on what a file may ask for, and the account of what it has used.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use crate::{Cancel, Failure, Reason};

/// What one unit may ask for while it is read. All of it can be set in `[limits]` of the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Containers within containers: how deep.
    pub depth: u32,
    /// Members of all containers of a unit.
    pub members: u64,
    /// How many times its own size a unit may grow when all of it is decompressed, beyond
    /// [`Limits::growth`]. Logs reach some tens; bombs some hundreds and more.
    pub ratio: u64,
    /// Bytes that a unit may always grow to, however small it is.
    pub growth: u64,
    /// Processor time for a unit, beyond a second for each MiB that it holds.
    pub time: Duration,
    /// Bytes of memory of a process that reads risky formats.
    pub memory: u64,
    /// Bytes of a member that are kept in memory when its reader has to go back and forth in it; larger
    /// ones go to an unlinked file that nobody else can open.
    pub spool: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            depth: 10,
            members: 1_000_000,
            ratio: 100,
            growth: 64 << 20,
            time: Duration::from_secs(8),
            memory: 384 << 20,
            spool: 32 << 20,
        }
    }
}

/// What opening a member is charged as, in bytes. Archives that are no bombs hold more than a hundredth of it for
/// each member: names, sizes, times.
const MEMBER: u64 = 1024;

/// The account of one unit: what it has used of its limits. Cheap to clone: all clones are one account.
#[derive(Clone, Debug)]
pub(crate) struct Meter(Arc<Account>);

#[derive(Debug)]
struct Account {
    limits: Limits,
    cancel: Cancel,
    /// Bytes of the unit itself.
    size: u64,
    decoded: AtomicU64,
    members: AtomicU64,
    /// The processor time of the thread when it began.
    begun: Duration,
    spent: Mutex<Option<Failure>>,
}

/// The processor time of this thread.
fn thread_time() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
}

impl Meter {
    /// The account of a unit of `size` bytes that is read on this thread.
    pub(crate) fn new(limits: Limits, size: u64, cancel: Cancel) -> Meter {
        Meter(Arc::new(Account {
            limits,
            cancel,
            size,
            decoded: AtomicU64::new(0),
            members: AtomicU64::new(0),
            begun: thread_time(),
            spent: Mutex::default(),
        }))
    }

    /// The limits.
    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// So many more bytes came out of a decoder.
    ///
    /// # Errors
    /// When that is more than the unit may grow to, or as [`Meter::check`].
    pub(crate) fn decoded(&self, bytes: u64) -> Result<(), Failure> {
        let Account { limits, size, decoded, .. } = &*self.0;
        let all = decoded.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes);
        if all > limits.growth.saturating_add(size.saturating_mul(limits.ratio)) {
            return Err(self.spend(
                Reason::RatioLimit,
                format!(
                    "{size} bytes grow to more than {} times as much; the rest was not read \
                     (limits.ratio = {})",
                    limits.ratio, limits.ratio
                ),
            ));
        }
        self.check()
    }

    /// One more member of a container. It is charged as some bytes too: archives of very many tiny archives
    /// cost time, not bytes.
    ///
    /// # Errors
    /// When that is more than the limit, or as [`Meter::decoded`].
    pub(crate) fn member(&self) -> Result<(), Failure> {
        let Account { limits, members, .. } = &*self.0;
        if members.fetch_add(1, Ordering::Relaxed) >= limits.members {
            return Err(self.spend(
                Reason::MemberLimit,
                format!("more than {} members; the rest was not read (limits.members)", limits.members),
            ));
        }
        self.decoded(MEMBER)
    }

    /// Whether reading may go on. Called once in a while by everything that can take long: every 64 KiB
    /// or so.
    ///
    /// # Errors
    /// The limit that was reached, now or before, or that the scan was asked to stop.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        let Account { limits, cancel, size, decoded, begun, .. } = &*self.0;
        if cancel.is_cancelled() {
            let detail = "the scan was interrupted".to_owned();
            return Err(Failure { reason: Reason::Interrupted, detail });
        }
        if let Some(failure) = self.exhausted() {
            return Err(failure);
        }
        let content = size.saturating_add(decoded.load(Ordering::Relaxed)) >> 20;
        let allowed = limits.time.saturating_add(Duration::from_secs(content));
        if thread_time().saturating_sub(*begun) > allowed {
            return Err(self.spend(
                Reason::TimeLimit,
                format!(
                    "more than {} s of processor time; the rest was not read (limits.time)",
                    allowed.as_secs()
                ),
            ));
        }
        Ok(())
    }

    /// The limit that was reached: nothing more of the unit is read.
    pub(crate) fn exhausted(&self) -> Option<Failure> {
        self.0.spent.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn spend(&self, reason: Reason, detail: String) -> Failure {
        let failure = Failure { reason, detail };
        let mut spent = self.0.spent.lock().unwrap_or_else(PoisonError::into_inner);
        spent.get_or_insert(failure).clone()
    }
}
