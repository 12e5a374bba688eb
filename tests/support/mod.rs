//! Running the program as a user would, in a world of its own.

// Each test program uses a part of this.
#![allow(dead_code)]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A directory with a home of its own: nothing of whoever runs the tests is seen or touched.
pub(crate) struct World {
    directory: tempfile::TempDir,
}

/// What a run left behind.
pub(crate) struct Ran {
    /// The exit status; -1 for a signal.
    pub(crate) status: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl World {
    /// An empty one.
    pub(crate) fn new() -> World {
        let world = World { directory: tempfile::tempdir().unwrap() };
        fs::create_dir_all(world.path("home")).unwrap();
        fs::create_dir_all(world.path("work")).unwrap();
        world
    }

    /// A path in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// Writes a file below `work`, the directory that the program runs in.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path("work").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    /// The program with arguments, in `work`.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_domesday"));
        command.args(arguments).current_dir(self.path("work")).env("HOME", self.path("home"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("DOMESDAY_") {
                command.env_remove(name);
            }
        }
        command.env_remove("XDG_CONFIG_HOME").env_remove("NO_COLOR");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        finish(self.command(arguments).output().unwrap())
    }

    /// Runs the program with something on standard input.
    pub(crate) fn feed(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        let feeder = std::thread::spawn(move || {
            // The program may well stop before it has read everything.
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        finish(output)
    }
}

impl Ran {
    /// The lines of standard output as JSON.
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The lines of standard output that are of a type.
    pub(crate) fn of_type(&self, name: &str) -> Vec<Value> {
        self.lines().into_iter().filter(|line| line["type"] == name).collect()
    }

    /// Itself, after the exit status was what it should be.
    pub(crate) fn status(self, status: i32) -> Ran {
        assert_eq!(self.status, status, "standard output: {}\nstandard error: {}", self.out, self.err);
        self
    }
}

/// What a run left behind.
pub(crate) fn finish(output: Output) -> Ran {
    Ran {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The root of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}
