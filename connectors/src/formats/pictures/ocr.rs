//! Text in pictures, recognised by Tesseract (<https://tesseract-ocr.github.io/tessdoc/>) where the user
//! has it and asks for it.

use std::ffi::OsStr;
use std::io::{Read, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::formats::out::Reading;
use crate::formats::{Out, Prose};
use crate::{Failure, Reason};

/// What a picture may take.
const TIME: Duration = Duration::from_secs(60);
/// Bytes of text of a picture.
const MOST: u64 = 4 << 20;
/// How often it is looked whether the scan goes on.
const TICK: Duration = Duration::from_millis(50);

/// Recognises the text in a picture, as text of the part `ocr` of the current place. What goes wrong is a gap
/// of the current place. `image`: PNG, JPEG, TIFF, GIF, WebP, BMP or PNM.
///
/// # Errors
/// When nothing more of the unit can be read.
pub(crate) fn recognise_text(image: &[u8], out: &mut Out<'_>) -> Reading {
    static PROGRAM: OnceLock<Option<PathBuf>> = OnceLock::new();
    let program = PROGRAM.get_or_init(|| find(&std::env::var_os("PATH").unwrap_or_default()));
    let Some(program) = program else {
        out.gap(Reason::ImageOnly, "text in pictures was not recognised: there is no Tesseract on the path");
        return Ok(());
    };
    match run(program, image, TIME, &|| out.check()) {
        Ok(text) if text.trim().is_empty() => Ok(()),
        Ok(text) => {
            let place = out.place().part("part", b"ocr");
            out.within(place, |out| {
                let mut prose = Prose::new();
                prose.push(out, &text);
                prose.finish(out);
                Ok(())
            })
        }
        Err(failure) => out.failed(failure),
    }
}

/// Where the program is.
fn find(path: &OsStr) -> Option<PathBuf> {
    std::env::split_paths(path)
        .filter(|directory| directory.is_absolute())
        .map(|directory| directory.join("tesseract"))
        .find(|program| program.is_file())
}

/// Runs the program over a picture. `goes_on`: whether the scan does.
fn run(program: &Path, image: &[u8], time: Duration, goes_on: &dyn Fn() -> Reading) -> Reading<String> {
    let failed = |detail: &str| Failure { reason: Reason::ImageOnly, detail: detail.to_owned() };
    let mut command = Command::new(program);
    command.args(["stdin", "stdout"]).env_clear().env("OMP_THREAD_LIMIT", "1").env("LC_ALL", "C.UTF-8");
    for kept in ["PATH", "TESSDATA_PREFIX"] {
        if let Some(value) = std::env::var_os(kept) {
            command.env(kept, value);
        }
    }
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = child.map(Running).map_err(|_| failed("Tesseract could not be started"))?;
    let (Some(mut into), Some(from)) = (child.0.stdin.take(), child.0.stdout.take()) else {
        return Err(failed("Tesseract could not be started"));
    };
    let end = Instant::now() + time;
    let text = std::thread::scope(|scope| {
        scope.spawn(move || {
            // What does not read all of it says why by its status.
            let _ = into.write_all(image);
        });
        let (done, text) = channel();
        scope.spawn(move || {
            let mut text = Vec::new();
            let result = from.take(MOST).read_to_end(&mut text);
            let _ = done.send(result.map(|_| text));
        });
        let result = loop {
            match text.recv_timeout(TICK) {
                Ok(Ok(text)) => break Ok(text),
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => {
                    break Err(failed("Tesseract broke off"));
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
            if let Err(failure) = goes_on() {
                break Err(failure);
            }
            if Instant::now() >= end {
                let detail = format!("recognising text took more than {} s", time.as_secs());
                break Err(Failure { reason: Reason::TimeLimit, detail });
            }
        };
        let result = result.and_then(|text| {
            let is_all = (text.len() as u64) < MOST;
            if is_all && !child.succeeds(end) {
                return Err(failed("Tesseract could not read the picture"));
            }
            Ok(text)
        });
        // Ends the threads: what they wait for is closed.
        child.stop();
        result
    })?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// A process that does not outlive this.
struct Running(Child);

impl Running {
    fn stop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }

    /// Whether it ends well, and in time.
    fn succeeds(&mut self, end: Instant) -> bool {
        loop {
            match self.0.try_wait() {
                Ok(Some(status)) => return status.success(),
                Ok(None) if Instant::now() < end => std::thread::sleep(Duration::from_millis(1)),
                _ => return false,
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    /// Runs a script in place of the program.
    fn run_script(script: &str, image: &[u8], time: Duration) -> Reading<String> {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("tesseract");
        std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(find(folder.path().as_os_str()), Some(program.clone()));
        run(&program, image, time, &|| Ok(()))
    }

    #[test]
    fn the_picture_goes_in_and_the_text_comes_out() {
        let script = "test \"$1 $2 $OMP_THREAD_LIMIT\" = 'stdin stdout 1' || exit 1\ntr a-z A-Z";
        let image = b"jane ".repeat(50_000);
        let text = run_script(script, &image, TIME).unwrap();
        assert_eq!(text.len(), image.len());
        assert!(text.starts_with("JANE JANE"));
    }

    #[test]
    fn what_goes_wrong_is_told() {
        let reason = |script, time| run_script(script, b"x", time).unwrap_err().reason;
        assert_eq!(reason("cat; exit 1", TIME), Reason::ImageOnly);
        assert_eq!(reason("exec sleep 20", Duration::from_millis(100)), Reason::TimeLimit);
        let none = run(Path::new("/nowhere/tesseract"), b"", TIME, &|| Ok(()));
        assert_eq!(none.unwrap_err().reason, Reason::ImageOnly);
        let text = run_script("exec yes", b"", TIME).unwrap();
        assert_eq!(text.len() as u64, MOST);
    }

    #[test]
    fn a_scan_that_stops_stops_it() {
        let stop = || Err(Failure { reason: Reason::Interrupted, detail: String::new() });
        let failure = run(Path::new("/bin/cat"), b"", TIME, &stop);
        // `cat` may be faster than the first look.
        assert!(failure.is_ok() || failure.is_err_and(|failure| failure.reason != Reason::TimeLimit));
    }
}
