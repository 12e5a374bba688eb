//! Repositories for tests.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Read as _;
use std::ops::ControlFlow;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use domesday_connectors::git::{Change, Changes, ObjectId, Repository};
use domesday_connectors::{Connector, Content, Gap, Listed, Payload, Scope};
use tempfile::TempDir;

/// A repository in a directory of its own.
pub(crate) struct Repo {
    _directory: Option<TempDir>,
    pub(crate) path: PathBuf,
}

impl Repo {
    /// An empty one, with a branch `main`.
    pub(crate) fn new() -> Repo {
        Repo::with(&[])
    }

    /// As [`Repo::new`], with options of `git init`.
    pub(crate) fn with(options: &[&str]) -> Repo {
        let directory = tempfile::tempdir().expect("a directory");
        // Git tells paths without links.
        let path = directory.path().canonicalize().expect("a path").join("repo");
        fs::create_dir(&path).expect("created");
        let repo = Repo { _directory: Some(directory), path };
        repo.git(&[&["init", "--quiet", "--initial-branch=main"], options].concat());
        repo
    }

    /// A repository that is there.
    pub(crate) fn at(path: PathBuf) -> Repo {
        Repo { _directory: None, path }
    }

    /// A path beside the repository that goes when it does.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.path.parent().expect("a parent").join(name)
    }

    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.path).stdin(Stdio::null());
        command.envs([
            ("GIT_CONFIG_GLOBAL", "/dev/null"),
            ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_AUTHOR_NAME", "A"),
            ("GIT_AUTHOR_EMAIL", "a@example.com"),
            ("GIT_AUTHOR_DATE", "2024-01-01T00:00:00Z"),
            ("GIT_COMMITTER_NAME", "A"),
            ("GIT_COMMITTER_EMAIL", "a@example.com"),
            ("GIT_COMMITTER_DATE", "2024-01-01T00:00:00Z"),
        ]);
        command.args(["-c", "protocol.file.allow=always"]);
        command
    }

    /// Runs git, which has to succeed; what it tells, without the line end.
    pub(crate) fn git<S: AsRef<OsStr>>(&self, arguments: &[S]) -> String {
        let output = self.command().args(arguments).output().expect("git");
        let told = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
        let said = String::from_utf8_lossy(&output.stderr);
        let arguments: Vec<_> = arguments.iter().map(AsRef::as_ref).collect();
        assert!(output.status.success(), "git {arguments:?}: {said}{told}");
        told
    }

    /// Runs git, whatever becomes of it.
    pub(crate) fn try_git(&self, arguments: &[&str]) {
        self.command().args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status().expect("git");
    }

    pub(crate) fn write(&self, path: impl AsRef<[u8]>, content: impl AsRef<[u8]>) -> &Repo {
        let path = self.path.join(OsStr::from_bytes(path.as_ref()));
        fs::create_dir_all(path.parent().expect("a parent")).expect("created");
        fs::write(path, content).expect("written");
        self
    }

    /// Stages everything.
    pub(crate) fn add(&self) -> &Repo {
        self.git(&["add", "--all"]);
        self
    }

    /// Commits everything; the id of the commit.
    pub(crate) fn commit(&self) -> ObjectId {
        self.add().git(&["commit", "--quiet", "--allow-empty", "--message=x"]);
        self.id("HEAD")
    }

    pub(crate) fn id(&self, revision: &str) -> ObjectId {
        self.git(&["rev-parse", revision]).parse().expect("an id")
    }

    pub(crate) fn open(&self) -> Repository {
        Repository::discover(&self.path).expect("a repository")
    }

    /// The place of the repository as it is spelled.
    pub(crate) fn root(&self) -> String {
        format!("git+file://{}", self.path.display())
    }
}

/// A program in place of git, in the directory of a repository: a shell script, in which `git` is the real one.
pub(crate) fn impostor(repo: &Repo, script: &str) -> PathBuf {
    let path = repo.beside("impostor");
    // Another test may start a program while the file is open for writing: "text file busy".
    let written = repo.beside("impostor.new");
    fs::write(&written, format!("#!/bin/sh\n{script}\n")).expect("written");
    fs::set_permissions(&written, fs::Permissions::from_mode(0o755)).expect("executable");
    let status = Command::new("cp").arg(&written).arg(&path).status().expect("cp");
    assert!(status.success());
    path
}

/// Changes as one line each: path, what it is compared with, whether it is in a commit.
pub(crate) fn lines(changes: &Changes) -> Vec<String> {
    let line = |change: &Change| {
        let old: Vec<_> = change.old.iter().map(|old| shown(&old.path)).collect();
        format!("{} <- {}", shown(&change.path), old.join(" "))
    };
    changes.changes.iter().map(|change| line(change).trim_end().to_owned()).collect()
}

/// Gaps as one line each: the place below the repository, and the reason.
pub(crate) fn gap_lines(gaps: &[Gap]) -> Vec<String> {
    let line = |gap: &Gap| {
        assert!(!gap.detail.is_empty());
        let place = gap.place.to_string();
        format!("{} {}", place.rsplit_once('/').map_or("", |(_, name)| name), gap.reason)
    };
    gaps.iter().map(line).collect()
}

fn shown(path: &[u8]) -> String {
    path.escape_ascii().to_string()
}

/// What became of every unit of a connector, by place: its content, or the id of a reason.
pub(crate) type Outcomes = BTreeMap<String, Result<Vec<u8>, String>>;

/// Reads everything that is listed as a scan does, but in one thread.
pub(crate) fn read_all(connector: &dyn Connector) -> Outcomes {
    read_scope(connector, &Scope::default())
}

pub(crate) fn read_scope(connector: &dyn Connector, scope: &Scope) -> Outcomes {
    let (mut units, mut all) = (Vec::new(), Outcomes::new());
    connector.list(scope, &mut |listed| {
        match listed {
            Listed::Unit(mut unit) => {
                connector.prepare(&mut unit);
                units.push(unit);
            }
            // A repository may have several.
            Listed::Gap(gap) => {
                all.insert(gap.place.to_string(), Err(gap.reason.to_string()));
            }
        }
        ControlFlow::Continue(())
    });
    for unit in units {
        let place = unit.place.to_string();
        let outcome = match connector.read(unit) {
            Ok(payload) => Ok(bytes_of(&payload)),
            Err(gap) => {
                assert!(!gap.detail.is_empty() && gap.place.to_string() == place);
                Err(gap.reason.to_string())
            }
        };
        assert!(all.insert(place.clone(), outcome).is_none(), "{place} is told twice");
    }
    all
}

pub(crate) fn bytes_of(payload: &Payload) -> Vec<u8> {
    let mut bytes = Vec::new();
    match &payload.content {
        Content::Bytes(content, _) => bytes.clone_from(content),
        Content::File(path) => {
            fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)).expect("read");
        }
        Content::Object(object) => {
            let mut window = vec![0; 100_000];
            loop {
                let count = object.read_at(&mut window, bytes.len() as u64).expect("read");
                if count == 0 {
                    break;
                }
                bytes.extend_from_slice(&window[..count]);
            }
            assert_eq!(object.size(), bytes.len() as u64);
        }
        Content::Table(_) => panic!("no table"),
    }
    bytes
}

/// Reads every change through its connector.
pub(crate) fn read_changes(repository: &Repository, changes: Changes) -> Outcomes {
    read_all(repository.connector(Arc::new(changes)).as_ref())
}

/// A path that is not there.
pub(crate) fn nowhere() -> &'static Path {
    Path::new("/nonexistent/git")
}
