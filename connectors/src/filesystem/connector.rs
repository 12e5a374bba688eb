//! The connector of the local file system.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::filesystem::os::{FileKind, Os, Unix};
use crate::filesystem::walk::{Root, Walker};
use crate::filesystem::{describe, place_of};
use crate::{Capabilities, Connector, Content, Error, Gap, Listed, Payload, Place, Reason, Scope, Unit};

/// Files and directories of this machine.
///
/// Several targets are listed as one: what lies below two of them is listed once.
pub struct Filesystem<O: Os = Unix> {
    os: O,
    system: Place,
    roots: Vec<Root>,
}

impl Filesystem<Unix> {
    /// The given files and directories. Fails when one of them does not exist or cannot be reached.
    pub fn new<P: AsRef<Path>>(targets: &[P]) -> Result<Filesystem<Unix>, Error> {
        Filesystem::with_os(Unix, targets)
    }
}

impl<O: Os> Filesystem<O> {
    /// As [`Filesystem::new`], with the system calls of `os`.
    pub fn with_os<P: AsRef<Path>>(os: O, targets: &[P]) -> Result<Filesystem<O>, Error> {
        let mut roots = Vec::new();
        let mut canonical = BTreeSet::new();
        for target in targets {
            let root = root(&os, target.as_ref())?;
            // The same directory under two names is one target.
            if canonical.insert(root.canonical.clone()) {
                roots.push(root);
            }
        }
        roots.sort_by(|a, b| a.path.cmp(&b.path));
        let all: Vec<PathBuf> = roots.iter().map(|root| root.canonical.clone()).collect();
        for root in &mut roots {
            root.nested = all
                .iter()
                .filter(|other| **other != root.canonical)
                .filter_map(|other| other.strip_prefix(&root.canonical).ok())
                .map(|relative| root.path.join(relative))
                .collect();
        }
        Ok(Filesystem { os, system: Place::filesystem(), roots })
    }
}

fn root<O: Os>(os: &O, target: &Path) -> Result<Root, Error> {
    let error = |message: String| Error { place: target.display().to_string(), message };
    let path = std::path::absolute(target)
        .map_err(|e| error(format!("the path cannot be made absolute: {}", describe(&e))))?;
    let metadata = os
        .stat_path(&path, true)
        .map_err(|e| error(format!("the target cannot be reached: {}", describe(&e))))?;
    let canonical =
        path.canonicalize().map_err(|e| error(format!("the target cannot be reached: {}", describe(&e))))?;
    Ok(Root { path, canonical, kind: metadata.kind, nested: BTreeSet::new() })
}

impl<O: Os> Connector for Filesystem<O> {
    fn system(&self) -> &Place {
        &self.system
    }

    fn capabilities(&self) -> Capabilities {
        Capabilities { unchanged: true, ranges: true, ..Capabilities::default() }
    }

    fn list(&self, scope: &Scope, each: &mut dyn FnMut(Listed) -> ControlFlow<()>) {
        for root in &self.roots {
            let flow = match root.kind {
                FileKind::Directory => {
                    Walker::new(&self.os, &self.system, &self.roots, scope).walk(root, each)
                }
                kind => self.list_file(root, kind, each),
            };
            if flow.is_break() {
                return;
            }
        }
    }

    fn read(&self, unit: Unit) -> Result<Payload, Gap> {
        match unit.path {
            Some(path) => Ok(Payload { place: unit.place, content: Content::File(path) }),
            None => Err(Gap {
                place: unit.place,
                reason: Reason::ReaderFailed,
                detail: "a unit of the file system without a path".to_owned(),
                bytes: None,
            }),
        }
    }
}

impl<O: Os> Filesystem<O> {
    /// A target that is no directory is listed whatever the globs say: it was asked for by name.
    fn list_file(
        &self,
        root: &Root,
        kind: FileKind,
        each: &mut dyn FnMut(Listed) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let place = place_of(&self.system, &root.path);
        let directory = root.canonical.parent().unwrap_or(&root.canonical);
        if let Ok(Some(name)) = self.os.pseudo_file_system(directory) {
            return each(Listed::Gap(pseudo_gap(place, name)));
        }
        match kind {
            FileKind::File => each(Listed::Unit(Unit {
                place,
                size: None,
                version: None,
                // The target itself may be a symbolic link: it was asked for by name.
                path: Some(root.canonical.as_path().into()),
                handle: None,
            })),
            kind => each(Listed::Gap(special_gap(place, kind))),
        }
    }
}

/// What stands for a pseudo file system, or a file of one.
pub(super) fn pseudo_gap(place: Place, name: &str) -> Gap {
    Gap {
        place,
        reason: Reason::NotAFile,
        detail: format!("the {name} file system shows the state of the kernel, no stored data"),
        bytes: None,
    }
}

/// What stands for something that is neither file nor directory.
pub(super) fn special_gap(place: Place, kind: FileKind) -> Gap {
    let (reason, detail) = match kind {
        FileKind::SymbolicLink => (Reason::SymbolicLink, "not followed"),
        FileKind::Fifo => (Reason::NotAFile, "a FIFO"),
        FileKind::Socket => (Reason::NotAFile, "a socket"),
        FileKind::Device => (Reason::NotAFile, "a device"),
        FileKind::File | FileKind::Directory | FileKind::Other => (Reason::NotAFile, "not a regular file"),
    };
    Gap { place, reason, detail: detail.to_owned(), bytes: None }
}
