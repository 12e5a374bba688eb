//! Git: a repository in a temporary directory, and a program in the place of git that fails.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use domesday_connectors::filesystem::Unix;
use domesday_connectors::{Connector, Context, Error, GitOptions, Place, Target, connectors_for};
use tempfile::TempDir;

use crate::world::{Breakage, Collection, When, World};

/// How a git fails: its name, and the end of the script that stands for it.
const BREAKAGES: [(&str, &str); 4] = [
    ("git fails", "echo 'fatal: something' >&2; exit 128"),
    ("git says nothing", "exit 1"),
    ("git ends early", "git \"$@\" | (dd bs=1 count=1000 2>/dev/null; kill $$)"),
    ("git complains", "git \"$@\"; status=$?; echo 'error: something' >&2; exit $status"),
];

/// Files in commits.
pub(crate) struct Repository {
    directory: TempDir,
    /// The commit of each file.
    commits: Mutex<BTreeMap<String, String>>,
    /// The files of the repository itself, as they were left.
    state: Mutex<Vec<String>>,
}

impl Repository {
    /// The root of the working tree.
    fn root(&self) -> PathBuf {
        self.directory.path().canonicalize().expect("a directory").join("repo")
    }

    fn git(&self, arguments: &[&str]) -> String {
        let mut command = Command::new("git");
        command.current_dir(self.root()).args(["-c", "user.name=A", "-c", "user.email=a@example.com"]);
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        let output = command.args(arguments).output().expect("git");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
    }

    fn counted(&self, name: &str) -> u64 {
        fs::metadata(self.directory.path().join(name)).map_or(0, |metadata| metadata.len())
    }

    /// Every file of the repository itself, with its size and time.
    fn now(&self) -> Vec<String> {
        fn walk(directory: &Path, out: &mut Vec<String>) {
            for entry in fs::read_dir(directory).expect("a directory").flatten() {
                let metadata = entry.metadata().expect("there");
                if metadata.is_dir() {
                    walk(&entry.path(), out);
                } else {
                    let modified = metadata.modified().expect("a time");
                    out.push(format!("{} {} {modified:?}", entry.path().display(), metadata.len()));
                }
            }
        }
        let mut all = Vec::new();
        walk(&self.root().join(".git"), &mut all);
        all.sort();
        all
    }

    /// Puts a program in the place of git.
    fn install(&self, script: &str) {
        let path = self.directory.path().join("git");
        let new = path.with_extension("new");
        fs::write(&new, format!("#!/bin/sh\n{script}\n")).expect("written");
        fs::set_permissions(&new, fs::Permissions::from_mode(0o755)).expect("executable");
        // By a process of its own: one that another thread forks meanwhile would keep it open for writing.
        assert!(Command::new("cp").args([&new, &path]).status().expect("cp").success());
        for name in ["calls", "broken"] {
            let _ = fs::remove_file(self.directory.path().join(name));
        }
    }
}

impl World for Repository {
    type Os = Unix;

    fn new() -> Repository {
        let directory = tempfile::tempdir().expect("a directory");
        let world = Repository { directory, commits: Mutex::default(), state: Mutex::default() };
        fs::create_dir(world.root()).expect("created");
        world.git(&["init", "--quiet"]);
        world.mend();
        world
    }

    fn os(&self) -> Unix {
        Unix
    }

    fn put(&self, collections: &[Collection]) {
        for collection in collections {
            let path = self.root().join(&collection.path);
            fs::create_dir_all(path.parent().expect("a directory")).expect("created");
            fs::write(path, collection.csv()).expect("written");
        }
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message=x"]);
        let commit = self.git(&["rev-parse", "HEAD"]);
        let mut commits = self.commits.lock().expect("no panic");
        commits.extend(collections.iter().map(|collection| (collection.path.clone(), commit.clone())));
        *self.state.lock().expect("no panic") = self.now();
    }

    fn remove(&self, path: &str) {
        let id = self.git(&["rev-parse", &format!("HEAD:{path}")]);
        fs::remove_file(self.root().join(".git/objects").join(&id[..2]).join(&id[2..])).expect("removed");
    }

    fn forbid(&self, _: &str) {
        panic!("not by its mode: the superuser may read everything");
    }

    fn connect(&self, context: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
        let git = GitOptions { program: Some(self.directory.path().join("git")), ..GitOptions::default() };
        let address = format!("git+file://{}", self.root().display());
        connectors_for(&[Target { address, git, ..Target::default() }], context)
    }

    fn place(&self, path: &str) -> String {
        let commits = self.commits.lock().expect("no panic");
        let root = self.root();
        let root = Place::system("git+file", b"").item(&root.as_os_str().as_encoded_bytes()[1..]);
        root.param("commit", commits[path].as_bytes()).item(path.as_bytes()).to_string()
    }

    fn breakages(&self) -> Vec<Breakage> {
        let breakage = |(number, (name, _)): (usize, &(&'static str, _))| Breakage {
            number,
            name,
            passes: false,
            step: 1,
            per_mille: 300,
        };
        BREAKAGES.iter().enumerate().map(breakage).collect()
    }

    fn break_calls(&self, breakage: Breakage, when: When) {
        let is_broken = match when {
            When::Nth(nth) => format!("[ $calls -eq {nth} ]"),
            When::From(nth) => format!("[ $calls -ge {nth} ]"),
            When::Share(seed) => format!("[ $(( (calls * 7919 + {seed} * 104729) % 1000 )) -lt 300 ]"),
        };
        self.install(&format!(
            "here={0}\ncalls=$(wc -c < $here/calls 2>/dev/null || echo 0)\nprintf x >> $here/calls\n\
             if {is_broken}; then printf x >> $here/broken; {1}; exit; fi\nexec git \"$@\"",
            self.directory.path().display(),
            BREAKAGES[breakage.number].1,
        ));
    }

    fn mend(&self) {
        self.install("exec git \"$@\"");
    }

    fn broken(&self) -> u64 {
        self.counted("broken")
    }

    fn writes(&self) -> Vec<String> {
        let (before, now) = (self.state.lock().expect("no panic"), self.now());
        now.into_iter().filter(|file| !before.contains(file)).collect()
    }
}
