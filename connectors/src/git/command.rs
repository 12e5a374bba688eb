//! How git is run.
//!
//! Always by its plumbing: output that is made for programs, ended by zero bytes, and the same in every
//! version and configuration (<https://git-scm.com/docs/git#_low_level_commands_plumbing>).

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::time::Duration;

use crate::Error;

/// What no configuration or repository may change: no path is quoted, no hook of a file system monitor is
/// run, and paths are relative to the root.
const SETTINGS: &[&str] = &[
    "--no-pager",
    "--no-optional-locks",
    "-c",
    "core.quotePath=false",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "diff.relative=false",
];

/// Variables that every git gets. Replaced objects are read as they are: what is replaced is stored too. Nothing
/// goes over a network: versions before 2.45 do not know `GIT_NO_LAZY_FETCH`, and a repository could configure a
/// program for what they fetch; no protocol is called `none`.
const SET: &[(&str, &str)] = &[
    ("LC_ALL", "C"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_OPTIONAL_LOCKS", "0"),
];

/// Variables that no git gets: they run programs, change what paths mean, or write to the error output.
const REMOVED: &[&str] = &[
    "LANGUAGE",
    "GIT_EXTERNAL_DIFF",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_TRACE",
    "GIT_TRACE2",
    "GIT_TRACE_SETUP",
    "GIT_TRACE_PERFORMANCE",
    "GIT_TRACE_PACK_ACCESS",
];

/// Variables that say which repository is meant, as hooks get them (`git rev-parse --local-env-vars`).
const LOCAL: &[&str] = &[
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_CONFIG",
    "GIT_OBJECT_DIRECTORY",
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_GRAFT_FILE",
    "GIT_INDEX_FILE",
    "GIT_QUARANTINE_PATH",
    "GIT_REPLACE_REF_BASE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
];

/// The most of what git says that is repeated, in bytes.
const SAID: usize = 2_000;

/// What git says that takes nothing away from what it lists: that missing objects will not be fetched or listed
/// (each of them is told by itself), and that renames were not looked for among very many files.
const HARMLESS: &[&str] = &[
    "warning: lazy fetching disabled",
    "warning: This repository uses promisor remotes. Some objects may not be loaded.",
    "warning: exhaustive rename detection was skipped",
    "warning: inexact rename detection was skipped",
    "warning: only found copies from modified paths",
    "warning: you may want to set your diff.rename",
];

/// How many bytes git may write ahead: what anybody may have in one pipe (pipe(7), `pipe-max-size`).
#[cfg(target_os = "linux")]
const PIPE: usize = 1 << 20;

/// How many milliseconds a git whose output has ended has to end itself.
const PATIENCE: u32 = 500;

/// Runs git in one directory.
#[derive(Clone, Debug)]
pub(super) struct Git {
    program: OsString,
    directory: PathBuf,
    /// Whether the variables of a hook say which repository is meant.
    in_hook: bool,
}

/// What a git that has ended left.
pub(super) struct Answer {
    pub(super) out: Vec<u8>,
    status: ExitStatus,
    said: String,
}

impl Git {
    /// The program git, or another one, in a directory.
    pub(super) fn new(program: Option<&Path>, directory: PathBuf, in_hook: bool) -> Git {
        let program = program.map_or_else(|| OsString::from("git"), |path| path.as_os_str().to_owned());
        Git { program, directory, in_hook }
    }

    pub(super) fn directory(&self) -> &Path {
        &self.directory
    }

    fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(&self.directory).args(SETTINGS).args(arguments);
        command.envs(SET.iter().copied());
        for name in REMOVED {
            command.env_remove(name);
        }
        if !self.in_hook {
            for name in LOCAL {
                command.env_remove(name);
            }
        }
        command
    }

    /// Runs git to its end.
    ///
    /// # Errors
    /// It cannot be started.
    pub(super) fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Answer, Error> {
        let output = self.command(arguments).stdin(Stdio::null()).output().map_err(|e| self.not_run(&e))?;
        Ok(Answer { out: output.stdout, status: output.status, said: escaped(&output.stderr) })
    }

    /// Runs git to its end, and takes nothing but success.
    ///
    /// # Errors
    /// It cannot be started, or says that it failed.
    pub(super) fn ask<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Answer, Error> {
        let answer = self.run(arguments)?;
        if answer.ok() { Ok(answer) } else { Err(self.failed(&answer)) }
    }

    /// Starts git; its output is read while it runs. `input` is what it reads.
    ///
    /// # Errors
    /// It cannot be started.
    pub(super) fn start<S: AsRef<OsStr>>(&self, arguments: &[S], input: Stdio) -> Result<Running, Error> {
        let begin = || -> io::Result<Running> {
            // A file: nobody has to read it while git writes.
            let said = tempfile::tempfile()?;
            let mut command = self.command(arguments);
            let mut child = command.stdin(input).stdout(Stdio::piped()).stderr(said.try_clone()?).spawn()?;
            let out = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
            widen(&out);
            Ok(Running { child, out: BufReader::with_capacity(128 * 1024, out), said, git: self.clone() })
        };
        begin().map_err(|error| self.not_run(&error))
    }

    /// An error of this repository.
    pub(super) fn error(&self, message: impl Into<String>) -> Error {
        Error { place: escaped(self.directory.as_os_str().as_encoded_bytes()), message: message.into() }
    }

    /// Why git did not do what it was asked.
    pub(super) fn failed(&self, answer: &Answer) -> Error {
        self.error(refusal(answer.status, &answer.said))
    }

    fn not_run(&self, error: &io::Error) -> Error {
        if error.kind() == io::ErrorKind::NotFound && self.directory.is_dir() {
            return self.error(
                "the program git was not found: it reads repositories for domesday; install git, or put it \
                 into PATH",
            );
        }
        self.error(format!("git cannot be run: {}", crate::filesystem::describe(error)))
    }
}

impl Answer {
    /// Whether git says that it did what it was asked.
    pub(super) fn ok(&self) -> bool {
        self.status.success()
    }

    /// The code that git ended with; `None` when it was ended.
    pub(super) fn code(&self) -> Option<i32> {
        self.status.code()
    }

    /// What git said beside its answer, escaped; `None` when it said nothing that takes something away.
    pub(super) fn said(&self) -> Option<&str> {
        serious(&self.said)
    }
}

/// A git whose output is read while it runs. Ended when it is dropped.
pub(super) struct Running {
    child: Child,
    pub(super) out: BufReader<ChildStdout>,
    said: File,
    git: Git,
}

impl Running {
    /// What it reads, to be written by us.
    pub(super) fn input(&mut self) -> Option<std::process::ChildStdin> {
        self.child.stdin.take()
    }

    /// What it said so far, escaped.
    pub(super) fn said(&mut self) -> String {
        let mut bytes = Vec::new();
        let _ = self.said.seek(SeekFrom::Start(0));
        let _ = (&mut self.said).take(64 * 1024).read_to_end(&mut bytes);
        escaped(&bytes)
    }

    /// Waits for its end. What it said beside it comes back.
    ///
    /// # Errors
    /// It says that it failed, or was ended.
    pub(super) fn finish(mut self) -> Result<Option<String>, Error> {
        // Where its output was not read to the end, it may wait for that.
        let _ = io::copy(&mut self.out, &mut io::sink());
        let status = self.child.wait().map_err(|error| self.git.not_run(&error))?;
        let said = self.said();
        if status.success() {
            return Ok(serious(&said).map(str::to_owned));
        }
        Err(self.git.error(refusal(status, &said)))
    }

    /// Why it came to an end before its output was complete.
    pub(super) fn broken(mut self) -> String {
        // Its output has ended: what is left to it is to end itself.
        let mut ended = None;
        for _ in 0..PATIENCE {
            ended = self.child.try_wait().ok().flatten();
            if ended.is_some() {
                break;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        let said = self.said();
        match ended {
            Some(status) if !said.is_empty() || !status.success() => refusal(status, &said),
            _ => "git ended in the middle of its answer".to_owned(),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already: then nothing happens.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Lets git write ahead: the fewer times it waits for us, the less both are woken. What a user may have in pipes is
/// limited (pipe(7), `pipe-user-pages-soft`); then the pipe stays as it is.
fn widen(pipe: &ChildStdout) {
    #[cfg(target_os = "linux")]
    let _ = rustix::pipe::fcntl_setpipe_size(pipe, PIPE);
    #[cfg(not(target_os = "linux"))]
    let _ = pipe;
}

/// Why git refused, with what to do where that is known.
fn refusal(status: ExitStatus, said: &str) -> String {
    let remedy = if said.contains("dubious ownership") {
        "; the repository belongs to another user: run domesday as its owner, or, if you trust what the \
         repository's own configuration makes git run, add it to safe.directory"
    } else if said.contains("not a git repository") {
        "; give the root of a working tree or a bare repository, or run domesday inside of one"
    } else if said.contains("promisor remote") || said.contains("lazy fetching disabled") {
        "; the clone is partial: fetch what is missing with `git fetch --refetch --no-filter`"
    } else {
        ""
    };
    let said = if said.is_empty() { "nothing" } else { said };
    format!("git failed ({status}), and said: {said}{remedy}")
}

/// What takes something away from what was listed.
fn serious(said: &str) -> Option<&str> {
    let lines = said.split("\\n").map(str::trim).filter(|line| !line.is_empty());
    let any = lines.into_iter().any(|line| !HARMLESS.iter().any(|harmless| line.starts_with(harmless)));
    any.then_some(said)
}

/// Bytes of others as text of one line that does nothing to a terminal.
pub(super) fn escaped(bytes: &[u8]) -> String {
    let (bytes, cut) = match bytes.get(..SAID) {
        Some(head) => (head, "..."),
        None => (bytes, ""),
    };
    let mut out = String::with_capacity(bytes.len());
    for c in String::from_utf8_lossy(bytes).trim_end().chars() {
        // Controls, and what turns the direction of text or is not seen (Unicode 15.1, general category Cf).
        let is_hidden = matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}');
        if c.is_control() || is_hidden { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out + cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_says_is_shown_without_harm() {
        let cases: [(&[u8], &str); 5] = [
            (b"fatal: bad\n", "fatal: bad"),
            (b"a\nb\x1b[31m\r", "a\\nb\\u{1b}[31m"),
            ("\u{202e}x\u{200b}".as_bytes(), "\\u{202e}x\\u{200b}"),
            (b"\xff", "\u{fffd}"),
            (&[b'x'; 3000], &("x".repeat(2000) + "...")),
        ];
        for (bytes, expected) in cases {
            assert_eq!(escaped(bytes), expected);
        }
        assert_eq!(serious("warning: lazy fetching disabled; some objects may not be available"), None);
        assert_eq!(serious(""), None);
        assert!(serious("error: unable to open object").is_some());
        assert!(serious("warning: lazy fetching disabled\\nerror: x").is_some());
    }
}
