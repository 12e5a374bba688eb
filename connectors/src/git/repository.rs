//! A repository.

use std::ffi::OsString;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use crate::git::asker::{Askers, Head};
use crate::git::command::Git;
use crate::git::connector::{GitConnector, Wanted};
use crate::git::files::Listings;
use crate::git::{Changes, ObjectId, lfs};
use crate::{Connector, Context, Error, Place};

/// The questions about a repository that are answered by a word each, in order.
const WORDS: &[&str] =
    &["--show-object-format", "--is-bare-repository", "--is-shallow-repository", "--is-inside-work-tree"];

/// The questions that are answered by a path each, behind those.
const PATHS: &[&str] = &["--absolute-git-dir", "--git-common-dir", "--show-toplevel"];

/// A git repository: bare, or with a working tree. Cheap to clone.
///
/// Everything is read by the program git, which alone knows all forms of a repository: linked working trees,
/// submodules, split and sparse indexes, alternates, other tables of refs, other digests.
#[derive(Clone)]
pub struct Repository(pub(super) Arc<Inner>);

pub(super) struct Inner {
    pub(super) git: Git,
    top: Option<PathBuf>,
    /// The directory of this working tree: its `HEAD` and index.
    pub(super) git_dir: PathBuf,
    /// The directory that all working trees share: objects and refs.
    pub(super) common: PathBuf,
    pub(super) root: Place,
    /// Bytes in an id: 20 or 32.
    pub(super) width: usize,
    pub(super) is_shallow: bool,
    pub(super) askers: Askers,
    /// The files of sides that were asked for.
    pub(super) listings: Mutex<Listings>,
    /// Whether objects were left out on purpose when it was cloned.
    partial: OnceLock<bool>,
    /// Where Git LFS keeps content, once that was asked.
    pub(super) kept: OnceLock<PathBuf>,
}

impl std::fmt::Debug for Repository {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Repository({})", self.0.root)
    }
}

impl Repository {
    /// The repository that a directory is in, or that the variables of a hook name (`GIT_DIR` and its
    /// relatives).
    ///
    /// # Errors
    /// There is none, git is not installed, or it refuses to read it.
    pub fn discover(from: &Path) -> Result<Repository, Error> {
        Repository::discover_by(None, from)
    }

    /// As [`Repository::discover`], by another program than the `git` in `PATH`.
    ///
    /// # Errors
    /// As [`Repository::discover`].
    pub fn discover_by(program: Option<&Path>, from: &Path) -> Result<Repository, Error> {
        Repository::find(program, from, true)
    }

    /// The repository at a path, whatever the variables of a hook say.
    pub(super) fn at(program: Option<&Path>, path: &Path) -> Result<Repository, Error> {
        Repository::find(program, path, false)
    }

    fn find(program: Option<&Path>, from: &Path, in_hook: bool) -> Result<Repository, Error> {
        let mut directory = std::path::absolute(from).unwrap_or_else(|_| from.to_owned());
        if directory.is_file() {
            directory.pop();
        }
        let git = Git::new(program, directory, in_hook);
        if !git.directory().is_dir() {
            return Err(git.error("there is no such directory"));
        }
        let told = Told::ask(&git)?;
        let path = |bytes: &[u8]| git.directory().join(OsString::from_vec(bytes.to_vec()));
        let (git_dir, common) = (path(&told.git_dir), path(&told.common));
        let top = told.top.as_deref().map(path);
        let root = top.as_deref().unwrap_or(&git_dir).as_os_str().as_bytes();
        let root = Place::system("git+file", b"").item(root.strip_prefix(b"/").unwrap_or(root));
        Ok(Repository(Arc::new(Inner {
            git,
            top,
            git_dir,
            common,
            root,
            width: told.width,
            is_shallow: told.is_shallow,
            askers: Askers::default(),
            listings: Mutex::default(),
            partial: OnceLock::new(),
            kept: OnceLock::new(),
        })))
    }

    /// The root of the working tree; `None` for a bare repository.
    pub fn top(&self) -> Option<&Path> {
        self.0.top.as_deref()
    }

    /// The directory of this working tree's own state; the repository itself where it is bare.
    pub fn git_dir(&self) -> &Path {
        &self.0.git_dir
    }

    /// The place of the repository: `git+file:///srv/repo`.
    pub fn root(&self) -> &Place {
        &self.0.root
    }

    /// Where its hooks are: `core.hooksPath` counts.
    ///
    /// # Errors
    /// Git does not tell.
    pub fn hooks(&self) -> Result<PathBuf, Error> {
        let answer = self.0.git.ask(&["rev-parse", "--git-path", "hooks"])?;
        let path = line(&answer.out).ok_or_else(|| self.0.git.error("git did not tell where hooks are"))?;
        Ok(self.0.git.directory().join(OsString::from_vec(path.to_vec())))
    }

    /// The content of a blob. Of a pointer of Git LFS, what it points to, where that is there and not larger
    /// than 32 MiB.
    ///
    /// # Errors
    /// It is not in the repository, or git does not tell.
    pub fn blob(&self, id: &ObjectId) -> Result<Vec<u8>, Error> {
        if is_empty_blob(id) {
            return Ok(Vec::new());
        }
        let inner = &*self.0;
        let failed = |detail: String| inner.git.error(format!("the object {id} cannot be read: {detail}"));
        let (mut asker, head) = inner.askers.ask(&inner.git, &[*id]).map_err(|f| failed(f.detail))?;
        let read = match head {
            Head::Missing => Ok(Err(failed(self.missing().1))),
            Head::Other(size) => asker.skip(size).map(|()| Err(failed("it is no blob".to_owned()))),
            Head::Blob(size) => asker.bytes(size).map(Ok),
        };
        match read {
            Ok(bytes) => {
                inner.askers.give_back(asker);
                bytes.map(|bytes| lfs::small(inner, &bytes).unwrap_or(bytes))
            }
            Err(error) => Err(failed(Askers::lost(asker, &error).detail)),
        }
    }

    /// A connector whose units are the new blobs.
    pub fn connector(&self, changes: Arc<Changes>) -> Box<dyn Connector> {
        self.connector_in(changes, &Context::default())
    }

    /// As [`Repository::connector`], in a scan.
    pub fn connector_in(&self, changes: Arc<Changes>, context: &Context) -> Box<dyn Connector> {
        Box::new(GitConnector::new(self.clone(), Wanted::Changes(changes), context))
    }

    /// What an object that is not there means, and what to do about it.
    pub(super) fn missing(&self) -> (crate::Reason, String) {
        use crate::Reason::{NotRequested, Vanished};
        match self.is_partial() {
            true => (
                NotRequested,
                "the clone is partial and does not have this object; `git fetch --refetch --no-filter` gets \
                 them all"
                    .to_owned(),
            ),
            false => (
                Vanished,
                "the repository does not have this object; `git fsck` tells what else is missing".to_owned(),
            ),
        }
    }

    /// Whether it was cloned without some of its objects.
    pub(super) fn is_partial(&self) -> bool {
        *self.0.partial.get_or_init(|| {
            let pattern = r"^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$";
            let answer = self.0.git.run(&["config", "--get-regexp", pattern]);
            answer.is_ok_and(|answer| answer.ok() && !answer.out.is_empty())
        })
    }
}

/// What git says of a repository.
struct Told {
    width: usize,
    is_shallow: bool,
    git_dir: Vec<u8>,
    common: Vec<u8>,
    top: Option<Vec<u8>>,
}

impl Told {
    fn ask(git: &Git) -> Result<Told, Error> {
        let arguments: Vec<&str> = ["rev-parse"].iter().chain(WORDS).chain(PATHS).copied().collect();
        let answer = git.run(&arguments)?;
        let mut lines: Vec<Vec<u8>> = answer.out.split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
        // What stands behind the last line end.
        let is_whole = lines.pop().is_some_and(|rest| rest.is_empty());
        let words = lines.get(..WORDS.len()).unwrap_or_default();
        let flag = |at: usize| {
            words.get(at).and_then(|word| match word.as_slice() {
                b"true" => Some(true),
                b"false" => Some(false),
                _ => None,
            })
        };
        let width = match words.first().map(Vec::as_slice) {
            Some(b"sha1") => Some(20),
            Some(b"sha256") => Some(32),
            _ => None,
        };
        let (Some(width), Some(_), Some(is_shallow), Some(in_tree)) = (width, flag(1), flag(2), flag(3))
        else {
            // A repository that git cannot find or will not read, or no git at all.
            if answer.ok() {
                return Err(
                    git.error("git did not tell what the repository is: version 2.31 or later is needed")
                );
            }
            return Err(git.failed(&answer));
        };
        // Without a working tree git fails at the last question.
        if in_tree && !answer.ok() {
            return Err(git.failed(&answer));
        }
        let wanted = if in_tree { PATHS } else { PATHS.get(..2).unwrap_or_default() };
        let mut paths = lines.split_off(WORDS.len());
        // A path may hold line ends: then each is asked for by itself.
        if !is_whole || paths.len() != wanted.len() {
            paths = Vec::new();
            for question in wanted {
                let answer = git.ask(&["rev-parse", question])?;
                paths.extend(line(&answer.out).map(<[u8]>::to_vec));
            }
        }
        let mut paths = paths.into_iter();
        let (Some(git_dir), Some(common)) = (paths.next(), paths.next()) else {
            return Err(git.error("git did not tell where the repository is"));
        };
        let top = paths.next();
        if top.is_some() != in_tree {
            return Err(git.error("git did not tell where the working tree is"));
        }
        Ok(Told { width, is_shallow, git_dir, common, top })
    }
}

/// An answer without the line end behind it; `None` for an empty one.
pub(super) fn line(out: &[u8]) -> Option<&[u8]> {
    out.strip_suffix(b"\n").filter(|line| !line.is_empty())
}

/// Whether it is the id of the blob without bytes, which need not be stored (an entry that is only intended to
/// be added).
pub(super) fn is_empty_blob(id: &ObjectId) -> bool {
    const SHA1: &[u8] = b"\xe6\x9d\xe2\x9b\xb2\xd1\xd6\x43\x4b\x8b\x29\xae\x77\x5a\xd8\xc2\xe4\x8c\x53\x91";
    const SHA256: &[u8] = b"\x47\x3a\x0f\x4c\x3b\xe8\xa9\x36\x81\xa2\x67\xe3\xb1\xe9\xa7\xdc\
        \xda\x11\x85\x43\x6f\xe1\x41\xf7\x74\x91\x20\xa3\x03\x72\x18\x13";
    id.as_bytes() == SHA1 || id.as_bytes() == SHA256
}
