//! A repository of a test's own, and values of nobody in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::{Ran, World, finish};

/// Addresses of persons who are nobody, at a domain that is nobody's.
pub(crate) const MIRA: &str = "mira.kestrel@lumenfield-studio.nl";
pub(crate) const LEO: &str = "leo.marlow@lumenfield-studio.nl";
pub(crate) const ADA: &str = "ada.vale@lumenfield-studio.nl";

/// Every format of a check.
pub(crate) const FORMATS: [&str; 6] = ["terminal", "jsonl", "sarif", "github", "gitlab", "junit"];

/// A repository in a world.
pub(crate) struct Repository {
    pub(crate) world: World,
}

impl Repository {
    /// An empty one.
    pub(crate) fn new() -> Repository {
        let repository = Repository { world: World::new() };
        repository.git(&["init", "--quiet", "--initial-branch=main", "."]);
        repository
    }

    /// One with a commit of these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Repository {
        let repository = Repository::new();
        for (name, text) in files {
            repository.write(name, text);
        }
        repository.commit("first");
        repository
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.world.path("work")
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        self.world.write(name, text);
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    /// Writes a file and adds it to the index.
    pub(crate) fn stage(&self, name: &str, text: impl AsRef<[u8]>) {
        self.write(name, text);
        self.git(&["add", "--", name]);
    }

    /// Commits everything; the id.
    pub(crate) fn commit(&self, message: &str) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--no-verify", "--message", message]);
        self.git(&["rev-parse", "HEAD"]).out.trim().to_owned()
    }

    /// Runs git, which has to do what it is asked for.
    pub(crate) fn git(&self, arguments: &[&str]) -> Ran {
        self.git_in(&self.path(), arguments).status(0)
    }

    /// Runs git in a directory.
    pub(crate) fn git_in(&self, directory: &Path, arguments: &[&str]) -> Ran {
        let mut git = Command::new("git");
        git.args(arguments).current_dir(directory).env("HOME", self.world.path("home"));
        alone(&mut git);
        finish(git.output().unwrap())
    }

    /// Runs the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in(&self.path(), arguments)
    }

    /// Runs the program in a directory.
    pub(crate) fn run_in(&self, directory: &Path, arguments: &[&str]) -> Ran {
        let mut command = self.world.command(arguments);
        alone(&mut command);
        let ran = finish(command.current_dir(directory).output().unwrap());
        silent(&ran);
        ran
    }

    /// Checks in every format: the same exit status each time, and no value in any. The JSON lines of it.
    pub(crate) fn check(&self, arguments: &[&str], status: i32) -> Vec<Value> {
        let mut lines = Vec::new();
        for format in FORMATS {
            let mut all = vec!["check", "--format", format];
            all.extend(arguments);
            let ran = self.run(&all).status(status);
            if format == "jsonl" {
                lines = ran.lines();
            }
        }
        lines
    }

    /// What blocks, as `path:line category`.
    pub(crate) fn blocked(&self, arguments: &[&str]) -> Vec<String> {
        let mut all = vec!["check", "--format", "jsonl"];
        all.extend(arguments);
        let ran = self.run(&all);
        let found: Vec<String> =
            told(&ran.lines()).into_iter().filter(|(_, why)| why.is_empty()).map(|f| f.0).collect();
        assert_eq!(ran.status, i32::from(!found.is_empty()), "{}\n{}", ran.out, ran.err);
        found
    }
}

/// Findings as `path:line category`, each with why it does not block, or nothing.
pub(crate) fn told(lines: &[Value]) -> Vec<(String, String)> {
    let findings = lines.iter().filter(|line| line["type"] == "finding" || line["type"] == "allowed");
    findings
        .map(|finding| {
            let line = finding["line"].as_u64().map(|line| format!(":{line}")).unwrap_or_default();
            let path = finding["path"].as_str().unwrap();
            let category = finding["category"].as_str().unwrap();
            let why = finding["by"].as_str().unwrap_or_default();
            (format!("{path}{line} {category}"), why.to_owned())
        })
        .collect()
}

/// Nothing of whoever runs the tests, and the same time always.
pub(crate) fn alone(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("GIT_") {
            command.env_remove(name);
        }
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), "nobody")
            .env(format!("GIT_{who}_EMAIL"), "nobody@example.com");
        command.env(format!("GIT_{who}_DATE"), "2026-01-01T00:00:00Z");
    }
}

/// No output may hold a value.
pub(crate) fn silent(ran: &Ran) {
    for value in [MIRA, LEO, ADA] {
        let local = value.split('@').next().unwrap();
        for out in [&ran.out, &ran.err] {
            assert!(!out.contains(local), "a value in the output: {out}");
        }
        assert!(!ran.out.contains("@lumenfield"), "a value in the output: {}", ran.out);
    }
}
