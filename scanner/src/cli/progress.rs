//! The progress bar: on standard error, on a terminal, on scans that take a while.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use domesday::Progress;
use indicatif::{BinaryBytes, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// Scans shorter than this show no bar.
const PATIENCE: Duration = Duration::from_millis(400);

/// While directories are being listed the total is not known.
const LISTING: &str = "{spinner} {units} files, {read}, listing";

const READING: &str = "{spinner} [{bar:24}] {percent:>3}% {units} files, {read}, {eta} left";

/// A progress bar.
pub(super) struct Bar {
    bar: ProgressBar,
    shown: AtomicBool,
    started: Instant,
    counts: Arc<Counts>,
    listing: AtomicBool,
}

/// What has been listed and what has been done.
#[derive(Default)]
struct Counts {
    units_listed: AtomicU64,
    bytes_listed: AtomicU64,
    units_examined: AtomicU64,
    bytes_read: AtomicU64,
}

impl Counts {
    /// Total and position of the bar: bytes where listing told sizes, else units.
    fn measure(&self) -> (u64, u64) {
        match self.bytes_listed.load(Ordering::Relaxed) {
            0 => (self.units_listed.load(Ordering::Relaxed), self.units_examined.load(Ordering::Relaxed)),
            bytes => (bytes, self.bytes_read.load(Ordering::Relaxed)),
        }
    }
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
        let counts = Arc::<Counts>::default();
        bar.set_style(style(LISTING, &counts));
        Bar { bar, shown, started: Instant::now(), counts, listing: AtomicBool::new(true) }
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

fn style(template: &str, counts: &Arc<Counts>) -> ProgressStyle {
    let (units, bytes) = (Arc::clone(counts), Arc::clone(counts));
    let write_units = move |_: &ProgressState, out: &mut dyn std::fmt::Write| {
        let (examined, listed) =
            (units.units_examined.load(Ordering::Relaxed), units.units_listed.load(Ordering::Relaxed));
        let _ = write!(out, "{examined} of {listed}");
    };
    let write_read = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
        let read = bytes.bytes_read.load(Ordering::Relaxed);
        let rate = read as f64 / state.elapsed().as_secs_f64().max(0.001);
        let _ = write!(out, "{} at {}/s", BinaryBytes(read), BinaryBytes(rate as u64));
    };
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("=> ")
        .with_key("units", write_units)
        .with_key("read", write_read)
}

impl Progress for Bar {
    fn listed(&self, units: u64, bytes: u64) {
        self.counts.units_listed.fetch_add(units, Ordering::Relaxed);
        self.counts.bytes_listed.fetch_add(bytes, Ordering::Relaxed);
        self.show();
    }

    fn listing_done(&self) {
        if self.listing.swap(false, Ordering::Relaxed) {
            self.bar.set_length(self.counts.measure().0);
            self.bar.set_style(style(READING, &self.counts));
        }
    }

    fn examined(&self, units: u64, bytes: u64) {
        self.counts.units_examined.fetch_add(units, Ordering::Relaxed);
        self.counts.bytes_read.fetch_add(bytes, Ordering::Relaxed);
        self.bar.set_position(self.counts.measure().1);
        self.show();
    }
}
