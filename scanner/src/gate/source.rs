//! What is checked: what is new in a repository, or files as they are.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domesday_connectors::git::{Change, Changes, Repository};
use domesday_connectors::{Connector, Context, Error, Gap, Node, Place, Target, connectors_for};
use domesday_reports::Outcome;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::GateError;
use super::added::Added;
use super::baseline::Baseline;
use super::comments::MARK;
use super::look::{File, Look, Raw, look};
use super::policy::{Policy, is_ignored};
use super::stash::Stash;
use crate::Allow;

/// The files of a tree that leave out paths.
const IGNORE_FILE: &[u8] = b".domesdayignore";

/// Larger files are not looked at more closely: what is found in them counts as a whole.
const LARGEST: u64 = 64 << 20;

/// What is checked.
pub struct Source(Kind);

enum Kind {
    Git {
        repository: Repository,
        changes: Arc<Changes>,
        /// The number of the change that a place belongs to.
        by_place: BTreeMap<Place, usize>,
    },
    Files {
        /// What paths are told relative to.
        root: PathBuf,
        targets: Vec<Target>,
    },
}

impl Source {
    /// What is new in a repository.
    pub fn changes(repository: Repository, changes: Changes) -> Source {
        Source::of(repository, changes)
    }

    /// Files and directories as they are; their paths are told relative to `root`.
    pub fn files(root: PathBuf, targets: Vec<Target>) -> Source {
        Source(Kind::Files { root, targets })
    }

    fn of(repository: Repository, changes: Changes) -> Source {
        let place = |(index, change): (usize, &Change)| (changes.place(&repository, change), index);
        let by_place = changes.changes.iter().enumerate().map(place).collect();
        Source(Kind::Git { repository, changes: Arc::new(changes), by_place })
    }

    /// Itself, without the baseline and what the `.domesdayignore` files of the new state leave out.
    ///
    /// # Errors
    /// Git does not tell, or a line of such a file is no glob.
    pub(super) fn without_ignored(self, baseline: Option<&[u8]>) -> Result<Source, GateError> {
        let Kind::Git { repository, changes, by_place } = self.0 else { return Ok(self) };
        if changes.changes.is_empty() && changes.gaps.is_empty() {
            return Ok(Source(Kind::Git { repository, changes, by_place }));
        }
        let mut globs: Vec<(Vec<u8>, Gitignore)> = Vec::new();
        for (path, id) in repository.named(&changes.side, IGNORE_FILE)? {
            let directory = path.strip_suffix(IGNORE_FILE).unwrap_or_default().to_vec();
            globs.push((directory, parse(&path, &repository.blob(&id)?)?));
        }
        let left_out = |path: &[u8]| {
            globs.iter().any(|(directory, globs)| {
                path.strip_prefix(directory.as_slice()).is_some_and(|path| is_ignored(globs, path))
            })
        };
        let mut changes = Arc::unwrap_or_clone(changes);
        changes.changes.retain(|change| {
            let is_baseline = || {
                let text = repository.blob(&change.new).unwrap_or_default();
                std::str::from_utf8(&text).is_ok_and(|text| Baseline::parse(text).is_ok())
            };
            !(left_out(&change.path) || baseline == Some(&change.path) && is_baseline())
        });
        changes.gaps.retain(|gap| !of_repository(&gap.place).is_some_and(left_out));
        Ok(Source::of(repository, changes))
    }

    /// The targets of the scan.
    pub(super) fn targets(&self) -> Vec<Target> {
        match &self.0 {
            Kind::Git { repository, .. } => vec![repository.root().to_string().into()],
            Kind::Files { targets, .. } => targets.clone(),
        }
    }

    /// How many files there are, where that is known.
    pub(super) fn units(&self) -> Option<usize> {
        match &self.0 {
            Kind::Git { changes, .. } => Some(changes.changes.len()),
            Kind::Files { .. } => None,
        }
    }

    /// What reads it.
    pub(super) fn connectors(&self, context: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
        match &self.0 {
            Kind::Git { repository, changes, .. } => {
                Ok(vec![repository.connector_in(Arc::clone(changes), context)])
            }
            Kind::Files { targets, .. } => connectors_for(targets, context),
        }
    }

    /// The change that brought a file.
    pub(super) fn change(&self, place: &Place) -> Option<&Change> {
        match &self.0 {
            Kind::Git { changes, by_place, .. } => changes.changes.get(*by_place.get(place)?),
            Kind::Files { .. } => None,
        }
    }

    /// The path of a file as git names it.
    pub(super) fn path(&self, place: &Place) -> Vec<u8> {
        match &self.0 {
            Kind::Git { .. } => of_repository(place).unwrap_or_default().to_vec(),
            Kind::Files { root, .. } => {
                let path = of_system(place);
                path.strip_prefix(root).unwrap_or(&path).as_os_str().as_bytes().to_vec()
            }
        }
    }

    /// Whether the new state has a path.
    ///
    /// # Errors
    /// Git does not tell.
    pub(super) fn holds(&self, path: &[u8]) -> Result<bool, Error> {
        match &self.0 {
            Kind::Git { repository, changes, .. } => repository.holds(&changes.side, path),
            Kind::Files { root, .. } => Ok(root.join(OsStr::from_bytes(path)).symlink_metadata().is_ok()),
        }
    }

    /// Whether files are checked as they are.
    pub(super) fn is_files(&self) -> bool {
        matches!(self.0, Kind::Files { .. })
    }

    /// Looks at a file.
    pub(super) fn look(
        &self,
        outcome: &Outcome,
        raw: &[Raw<'_>],
        stash: &Stash,
        policy: &Policy,
        allow: Option<&Allow>,
        whole_files: bool,
    ) -> Look {
        let place = &outcome.unit;
        let path = self.path(place);
        let change = self.change(place);
        let matters = raw
            .iter()
            .any(|raw| policy.ruling(&path, raw.finding.category, raw.finding.confidence).is_some());
        let bytes = stash.take(place).or_else(|| {
            let is_small = outcome.examined && outcome.bytes <= LARGEST;
            (is_small && (matters || self.is_files())).then(|| self.bytes(place)).flatten()
        });
        let has_comments = |bytes: &[u8]| memchr::memmem::find(bytes, MARK.as_bytes()).is_some();
        if !matters && !bytes.as_deref().is_some_and(has_comments) {
            return Look::default();
        }
        let file = File {
            place,
            path: &path,
            bytes: bytes.as_deref(),
            listed: allow.map(|allow| allow.of_path(&self.absolute(&path))).unwrap_or_default(),
            new_path: whole_files
                || change.is_none_or(|change| change.old.iter().all(|old| old.path != change.path)),
            relative: self.is_files(),
        };
        let mut added = || match (&self.0, change, file.bytes) {
            (Kind::Git { repository, .. }, Some(change), Some(bytes)) if !whole_files => {
                let old: Result<Vec<Vec<u8>>, Error> =
                    change.old.iter().map(|old| repository.blob(&old.id)).collect();
                // What cannot be compared is new.
                old.map_or(Added::Whole, |old| Added::between(bytes, &old))
            }
            _ => Added::Whole,
        };
        look(&file, raw, policy, allow, &mut added)
    }

    /// The bytes of a file, read once more.
    fn bytes(&self, place: &Place) -> Option<Vec<u8>> {
        match &self.0 {
            Kind::Git { repository, .. } => repository.blob(&self.change(place)?.new).ok(),
            Kind::Files { .. } => {
                let path = of_system(place);
                let is_file =
                    path.symlink_metadata().is_ok_and(|file| file.is_file() && file.len() <= LARGEST);
                is_file.then(|| std::fs::read(path).ok()).flatten()
            }
        }
    }

    /// A path as the allow list sees it.
    fn absolute(&self, path: &[u8]) -> PathBuf {
        let path = Path::new(OsStr::from_bytes(path));
        match &self.0 {
            Kind::Git { repository, .. } => repository.top().unwrap_or(Path::new("/")).join(path),
            Kind::Files { root, .. } => root.join(path),
        }
    }

    /// Whether a gap hides nothing of this repository.
    pub(super) fn is_elsewhere(gap: &Gap) -> bool {
        gap.detail.starts_with("a submodule")
    }
}

/// The path of a place in a repository: `src/a.sql` of `git+file:///srv/repo;index=0/src/a.sql`.
fn of_repository(place: &Place) -> Option<&[u8]> {
    place.ancestors().find_map(|place| match (place.node(), place.parent().map(Place::node)) {
        (Node::Item(path), Some(Node::Param { .. })) => Some(path),
        _ => None,
    })
}

/// The path of a place in the file system.
fn of_system(place: &Place) -> PathBuf {
    let item = place.ancestors().find_map(|place| match place.node() {
        Node::Item(path) => Some(path),
        _ => None,
    });
    Path::new("/").join(OsStr::from_bytes(item.unwrap_or_default()))
}

/// The globs of a `.domesdayignore`, relative to its directory.
fn parse(path: &[u8], text: &[u8]) -> Result<Gitignore, GateError> {
    let mut builder = GitignoreBuilder::new("");
    let name = String::from_utf8_lossy(path);
    for (index, line) in String::from_utf8_lossy(text).lines().enumerate() {
        builder
            .add_line(None, line)
            .map_err(|error| GateError::Ignore(format!("{}:{}: {error}", name.escape_debug(), index + 1)))?;
    }
    builder.build().map_err(|error| GateError::Ignore(format!("{}: {error}", name.escape_debug())))
}
