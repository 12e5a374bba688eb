//! Which connector a target is reached by.

use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

use crate::filesystem::Filesystem;
use crate::{Connector, Error, Node, Place};

/// Schemes that are known, and not built in this version.
const PLANNED: &[&str] = &["postgresql", "postgres", "s3", "git+file", "git+https", "git+ssh"];

/// The connectors that reach `targets`: paths, `file://` places, and places of other systems. All
/// targets of one system are reached by one connector, so that what lies below two of them is
/// listed once.
pub fn connectors_for(targets: &[String]) -> Result<Vec<Box<dyn Connector>>, Error> {
    let mut paths = Vec::new();
    for target in targets {
        paths.push(local_path(target)?);
    }
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Box::new(Filesystem::new(&paths)?)])
}

/// The connector that reaches `target`: a path, or the place of a system.
pub fn connector_for(target: &str) -> Result<Box<dyn Connector>, Error> {
    Ok(Box::new(Filesystem::new(&[local_path(target)?])?))
}

/// The path of a target in the local file system.
fn local_path(target: &str) -> Result<PathBuf, Error> {
    let Some((scheme, _)) = target.split_once("://") else { return Ok(PathBuf::from(target)) };
    // What follows the scheme may hold a password.
    let shown = if scheme == "file" { target.to_owned() } else { format!("{scheme}://") };
    let error = |message: String| Error { place: shown.clone(), message };
    if scheme == "file" {
        let place: Place = target.parse().map_err(|e| error(format!("{e}")))?;
        let is_file_system = place.parent().is_some_and(|system| *system == Place::filesystem());
        return match place.node() {
            Node::Item(path) if is_file_system => {
                Ok(PathBuf::from("/").join(std::ffi::OsStr::from_bytes(path)))
            }
            _ => Err(error(
                "a target of the file system is a file or directory, as in file:///srv/data".to_owned(),
            )),
        };
    }
    if PLANNED.contains(&scheme) {
        return Err(error(format!(
            "the connector for {scheme}:// is not built in this version; targets are paths and file:// places"
        )));
    }
    // A path may hold "://" too.
    if std::path::Path::new(target).symlink_metadata().is_ok() {
        return Ok(PathBuf::from(target));
    }
    Err(error(format!("no connector reaches {scheme}://; targets are paths and file:// places")))
}
