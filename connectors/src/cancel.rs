//! Asking a scan to come to an end.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A switch that is thrown once, from any thread: what reads or lists looks at it and stops with the
/// gap [`Interrupted`](crate::Reason::Interrupted). Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks everyone to stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether everyone was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
