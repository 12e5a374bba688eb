//! The progress bar: on standard error, on a terminal, on scans that take a while.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use domesday::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// Scans shorter than this show no bar.
const PATIENCE: Duration = Duration::from_millis(400);

/// While directories are being listed the total is not known.
const LISTING: &str = "{spinner} {units} files, {binary_bytes} at {binary_bytes_per_sec}, listing";

const READING: &str = "{spinner} [{bar:24}] {percent:>3}% {units} files, {binary_bytes} of {binary_total_bytes} at {binary_bytes_per_sec}, {eta} left";

/// A progress bar.
pub(super) struct Bar {
    bar: ProgressBar,
    shown: AtomicBool,
    started: Instant,
    units: Arc<Units>,
    bytes_listed: AtomicU64,
    complete: AtomicBool,
}

/// Units listed and examined.
#[derive(Default)]
struct Units {
    listed: AtomicU64,
    examined: AtomicU64,
}

impl Bar {
    /// A bar on standard error, if that is a terminal.
    pub(super) fn new() -> Bar {
        Bar::with(AtomicBool::new(false))
    }

    /// A bar that is never shown.
    pub(super) fn hidden() -> Bar {
        Bar::with(AtomicBool::new(true))
    }

    fn with(shown: AtomicBool) -> Bar {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let units = Arc::<Units>::default();
        bar.set_style(style(LISTING, &units));
        Bar {
            bar,
            shown,
            started: Instant::now(),
            units,
            bytes_listed: AtomicU64::new(0),
            complete: AtomicBool::new(false),
        }
    }

    /// Removes the bar from the terminal.
    pub(super) fn clear(&self) {
        self.shown.store(true, Ordering::Relaxed);
        self.bar.finish_and_clear();
    }

    /// Shows the bar once the scan has taken a while.
    fn show(&self) {
        if !self.shown.load(Ordering::Relaxed)
            && self.started.elapsed() > PATIENCE
            && !self.shown.swap(true, Ordering::Relaxed)
        {
            // indicatif draws nothing where standard error is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

fn style(template: &str, units: &Arc<Units>) -> ProgressStyle {
    let units = Arc::clone(units);
    let write = move |_: &ProgressState, out: &mut dyn std::fmt::Write| {
        let (examined, listed) =
            (units.examined.load(Ordering::Relaxed), units.listed.load(Ordering::Relaxed));
        let _ = write!(out, "{examined} of {listed}");
    };
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("=> ")
        .with_key("units", write)
}

impl Progress for Bar {
    fn listed(&self, units: u64, bytes: u64) {
        self.units.listed.fetch_add(units, Ordering::Relaxed);
        self.bytes_listed.fetch_add(bytes, Ordering::Relaxed);
        self.show();
    }

    fn listing_done(&self) {
        if !self.complete.swap(true, Ordering::Relaxed) {
            self.bar.set_length(self.bytes_listed.load(Ordering::Relaxed));
            self.bar.set_style(style(READING, &self.units));
        }
    }

    fn examined(&self, units: u64, bytes: u64) {
        self.units.examined.fetch_add(units, Ordering::Relaxed);
        self.bar.inc(bytes);
        self.show();
    }
}
