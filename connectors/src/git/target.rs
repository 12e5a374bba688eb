//! Targets: `git+file:///srv/repo`, with `;stashes=1` and `;unreachable=1`.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use crate::git::Repository;
use crate::git::command::escaped;
use crate::git::connector::{GitConnector, Wanted};
use crate::git::history::Extent;
use crate::{Connector, Context, Error, Node, Place, Target};

/// How a target is spelled.
const SPELLING: &str = "a target of git is a repository of this machine, as in git+file:///srv/repo, and \
                        ;stashes=1 or ;unreachable=1 behind it for what is read on request";

/// The connectors of the repositories that targets name: each repository is read once, with all that was asked for.
///
/// # Errors
/// A target cannot be read, or is no repository.
pub(crate) fn connect(targets: &[&Target], context: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
    let mut found: Vec<(PathBuf, Repository, Extent)> = Vec::new();
    for target in targets {
        let (path, mut extent) = parse(&target.address)?;
        extent.stashes |= target.git.stashes;
        extent.unreachable |= target.git.unreachable;
        let repository = open(target, &path)?;
        let common = canonical(&repository.0.common);
        // Working trees of one repository have one history.
        match found.iter_mut().find(|(other, ..)| *other == common) {
            Some((.., before)) => {
                before.stashes |= extent.stashes;
                before.unreachable |= extent.unreachable;
            }
            None => found.push((common, repository, extent)),
        }
    }
    // What connectors may hold is shared.
    let share = u64::try_from(found.len()).unwrap_or(1).max(1);
    let context = Context { memory: context.memory / share, ..context.clone() };
    let connectors = found.into_iter().map(|(_, repository, extent)| {
        Box::new(GitConnector::new(repository, Wanted::History(extent), &context)) as Box<dyn Connector>
    });
    Ok(connectors.collect())
}

/// The path and the options in an address.
fn parse(address: &str) -> Result<(PathBuf, Extent), Error> {
    let error = |message: String| Error { place: escaped(address.as_bytes()), message };
    let place: Place = address.parse().map_err(|e| error(format!("{e}")))?;
    let mut extent = Extent::default();
    let mut path = None;
    for node in place.ancestors().map(Place::node) {
        match node {
            Node::Param { key: "stashes", value } if path.is_none() => extent.stashes = flag(value, &error)?,
            Node::Param { key: "unreachable", value } if path.is_none() => {
                extent.unreachable = flag(value, &error)?;
            }
            Node::Item(item) if path.is_none() => path = Some(Path::new("/").join(OsStr::from_bytes(item))),
            Node::System { scheme: "git+file", authority: b"" } => {}
            _ => return Err(error(SPELLING.to_owned())),
        }
    }
    Ok((path.ok_or_else(|| error(SPELLING.to_owned()))?, extent))
}

fn flag(value: &[u8], error: &dyn Fn(String) -> Error) -> Result<bool, Error> {
    match value {
        b"1" | b"true" => Ok(true),
        b"0" | b"false" => Ok(false),
        _ => Err(error(SPELLING.to_owned())),
    }
}

/// The repository at a path, which has to be its root: of a part of it, nobody could say what its history is.
fn open(target: &Target, path: &Path) -> Result<Repository, Error> {
    let error = |message: String| Error { place: escaped(target.address.as_bytes()), message };
    let repository = Repository::at(target.git.program.as_deref(), path).map_err(|e| error(e.message))?;
    let roots = [repository.top(), Some(repository.git_dir())];
    let asked = canonical(path);
    if roots.into_iter().flatten().any(|root| canonical(root) == asked) {
        return Ok(repository);
    }
    Err(error(format!(
        "the root of its repository is {}: scan that, with --include for a part",
        repository.root()
    )))
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}
