//! Which connector a target is reached by.

use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

use crate::filesystem::Filesystem;
use crate::{Connector, Context, Error, Node, Place, Target};

/// Schemes that are known, and not built in this version.
const PLANNED: &[&str] = &["git+https", "git+ssh"];

/// What a target is in.
enum System {
    Files(PathBuf),
    Git,
    Postgres,
    S3,
}

/// The connectors that reach `targets`: paths, `file://` places, and places of other systems. All
/// paths are reached by one connector, so that what lies below two of them is listed once; the
/// connectors of other systems do the same for theirs.
///
/// # Errors
/// A target that does not exist or cannot be reached at all, or an address that cannot be read.
pub fn connectors_for(targets: &[Target], context: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
    let (mut paths, mut repositories) = (Vec::new(), Vec::new());
    let (mut databases, mut buckets) = (Vec::new(), Vec::new());
    for target in targets {
        match system(&target.address)? {
            System::Files(path) => paths.push(path),
            System::Git => repositories.push(target),
            System::Postgres => databases.push(target),
            System::S3 => buckets.push(target),
        }
    }
    let mut connectors: Vec<Box<dyn Connector>> = Vec::new();
    if !paths.is_empty() {
        connectors.push(Box::new(Filesystem::new(&paths)?));
    }
    connectors.extend(of_repositories(&repositories, context)?);
    connectors.extend(of_databases(&databases, context)?);
    connectors.extend(of_buckets(&buckets, context)?);
    Ok(connectors)
}

#[cfg(feature = "git")]
fn of_repositories(targets: &[&Target], context: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
    if targets.is_empty() { Ok(Vec::new()) } else { crate::git::connect(targets, context) }
}

#[cfg(not(feature = "git"))]
fn of_repositories(targets: &[&Target], _: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
    left_out(targets, "git")
}

#[cfg(feature = "postgres")]
fn of_databases(targets: &[&Target], context: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
    if targets.is_empty() { Ok(Vec::new()) } else { crate::postgres::connect(targets, context) }
}

#[cfg(not(feature = "postgres"))]
fn of_databases(targets: &[&Target], _: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
    left_out(targets, "postgres")
}

#[cfg(feature = "s3")]
fn of_buckets(targets: &[&Target], context: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
    if targets.is_empty() { Ok(Vec::new()) } else { crate::s3::connect(targets, context) }
}

#[cfg(not(feature = "s3"))]
fn of_buckets(targets: &[&Target], _: &Context) -> Result<Vec<Box<dyn Connector>>, Error> {
    left_out(targets, "s3")
}

/// What stands for a connector that this program was built without.
#[cfg(not(all(feature = "git", feature = "postgres", feature = "s3")))]
fn left_out(targets: &[&Target], feature: &str) -> Result<Vec<Box<dyn Connector>>, Error> {
    match targets.first() {
        None => Ok(Vec::new()),
        Some(target) => Err(Error {
            place: shown(&target.address),
            message: format!("this program was built without the feature `{feature}`"),
        }),
    }
}

/// A target as errors may show it: what follows the scheme may hold a password.
fn shown(address: &str) -> String {
    match address.split_once("://") {
        Some((scheme, _)) if !matches!(scheme, "file" | "s3" | "git+file") => format!("{scheme}://"),
        _ => address.to_owned(),
    }
}

/// What a target is in.
fn system(address: &str) -> Result<System, Error> {
    let Some((scheme, _)) = address.split_once("://") else {
        return Ok(System::Files(PathBuf::from(address)));
    };
    let error = |message: String| Error { place: shown(address), message };
    match scheme {
        "postgresql" | "postgres" => return Ok(System::Postgres),
        "s3" => return Ok(System::S3),
        "git+file" => return Ok(System::Git),
        "file" => {
            let place: Place = address.parse().map_err(|e| error(format!("{e}")))?;
            let is_file_system = place.parent().is_some_and(|system| *system == Place::filesystem());
            return match place.node() {
                Node::Item(path) if is_file_system => {
                    Ok(System::Files(PathBuf::from("/").join(std::ffi::OsStr::from_bytes(path))))
                }
                _ => Err(error(
                    "a target of the file system is a file or directory, as in file:///srv/data".to_owned(),
                )),
            };
        }
        _ => {}
    }
    if PLANNED.contains(&scheme) {
        return Err(error(format!(
            "the connector for {scheme}:// is not built in this version: clone the repository (with --mirror for \
             all of its refs) and scan it as git+file://; {TARGETS}"
        )));
    }
    // A path may hold "://" too.
    if std::path::Path::new(address).symlink_metadata().is_ok() {
        return Ok(System::Files(PathBuf::from(address)));
    }
    Err(error(format!("no connector reaches {scheme}://; {TARGETS}")))
}

/// What targets there are.
const TARGETS: &str = "targets are paths, file://, git+file://, postgresql:// and s3:// addresses";
