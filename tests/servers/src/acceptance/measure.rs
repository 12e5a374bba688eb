//! Running the program and watching it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// What a run of the program has come to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run {
    /// How long it took, in seconds.
    pub seconds: f64,
    /// The most memory that it had at one time, in bytes; 0 where the system does not tell.
    pub memory: u64,
    /// Findings of the category that was planted.
    pub found: u64,
    /// Gaps.
    pub gaps: u64,
}

/// Runs a scan that writes JSON Lines, to its end.
pub(super) fn scan(command: &mut Command) -> Result<Run> {
    let began = Instant::now();
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot start the program")?;
    let output = child.stdout.take().context("no output")?;
    let status = format!("/proc/{}/status", child.id());
    let (done, memory) = (AtomicBool::new(false), AtomicU64::new(0));
    let mut run = Run::default();
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                memory.fetch_max(peak(&status), Ordering::Relaxed);
                thread::sleep(Duration::from_millis(20));
            }
        });
        let read = BufReader::new(output).lines().try_for_each(|line| {
            let line = line?;
            run.found +=
                u64::from(line.contains(r#""type":"finding""#) && line.contains(r#""email-address""#));
            run.gaps += u64::from(line.contains(r#""type":"gap""#));
            Ok::<(), std::io::Error>(())
        });
        done.store(true, Ordering::Relaxed);
        read
    })?;
    let ended = child.wait()?;
    if !ended.success() {
        bail!("the program ended with {ended}");
    }
    Ok(Run { seconds: began.elapsed().as_secs_f64(), memory: memory.into_inner(), ..run })
}

/// The most memory that a process had so far, in bytes.
/// <https://man7.org/linux/man-pages/man5/proc_pid_status.5.html>
fn peak(status: &str) -> u64 {
    let text = fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap_or(0) << 10
}
