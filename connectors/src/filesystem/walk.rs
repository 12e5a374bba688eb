//! Listing what is below a directory, in an order that is the same every time.

use std::collections::BTreeSet;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::overrides::{Override, OverrideBuilder};
use ignore::{DirEntry, WalkBuilder};

use crate::filesystem::connector::{pseudo_gap, special_gap};
use crate::filesystem::links::Links;
use crate::filesystem::os::{FileKind, Os};
use crate::filesystem::{describe, gap_of, place_of};
use crate::{Gap, Listed, Place, Reason, Scope, Unit};

/// The file of ours that lists what is not to be scanned, with the rules of gitignore.
const IGNORE_FILE: &str = ".domesdayignore";

/// One target.
pub(super) struct Root {
    /// Absolute path as it was given.
    pub(super) path: PathBuf,
    /// The path without links and dots.
    pub(super) canonical: PathBuf,
    /// What it is.
    pub(super) kind: FileKind,
    /// Other targets below this one, in terms of `path`: they are listed on their own.
    pub(super) nested: BTreeSet<PathBuf>,
}

/// Lists one target after another.
pub(super) struct Walker<'w, O: Os> {
    os: &'w O,
    system: &'w Place,
    roots: &'w [Root],
    scope: &'w Scope,
}

/// What the walker's filter has kept out since it was last asked, in order.
type KeptOut = Arc<Mutex<Vec<Gap>>>;

impl<'w, O: Os> Walker<'w, O> {
    pub(super) fn new(os: &'w O, system: &'w Place, roots: &'w [Root], scope: &'w Scope) -> Walker<'w, O> {
        Walker { os, system, roots, scope }
    }

    pub(super) fn walk(
        &self,
        root: &Root,
        each: &mut dyn FnMut(Listed) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut stop = ControlFlow::Continue(());
        let mut tell = |listed: Listed| {
            stop = each(listed);
            stop
        };
        if let Ok(Some(name)) = self.os.pseudo_file_system(&root.path) {
            return tell(Listed::Gap(pseudo_gap(place_of(self.system, &root.path), name)));
        }
        let kept_out = KeptOut::default();
        let builder = match self.builder(root, &kept_out) {
            Ok(builder) => builder,
            Err(error) => {
                return tell(Listed::Gap(Gap {
                    place: place_of(self.system, &root.path),
                    reason: Reason::ListFailed,
                    detail: error.to_string(),
                    bytes: None,
                }));
            }
        };
        // The directories that lead to the current entry: an error in reading a directory does not
        // say which.
        let mut directories: Vec<PathBuf> = Vec::new();
        for entry in builder.build() {
            for gap in take(&kept_out) {
                tell(Listed::Gap(gap))?;
            }
            let flow = match self.os.entry(entry) {
                Ok(entry) => self.entry(entry, root, &mut directories, &mut tell),
                Err(error) => tell(Listed::Gap(self.error_gap(&error, root, &directories))),
            };
            flow?;
        }
        for gap in take(&kept_out) {
            tell(Listed::Gap(gap))?;
        }
        stop
    }

    fn entry(
        &self,
        entry: DirEntry,
        root: &Root,
        directories: &mut Vec<PathBuf>,
        tell: &mut dyn FnMut(Listed) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Some(file_type) = entry.file_type() else { return ControlFlow::Continue(()) };
        let depth = entry.depth();
        // A target may be a link to a directory: it was asked for by name.
        let is_target = depth == 0
            && self.os.stat_path(&root.path, true).is_ok_and(|metadata| metadata.kind == FileKind::Directory);
        if file_type.is_dir() || is_target {
            directories.truncate(depth);
            directories.push(entry.into_path());
            return ControlFlow::Continue(());
        }
        // The target was a directory when it was looked at: now it is something else.
        if depth == 0 {
            let place = place_of(self.system, &root.path);
            return tell(Listed::Gap(Gap {
                place,
                reason: Reason::ListFailed,
                detail: "no longer a directory".to_owned(),
                bytes: None,
            }));
        }
        let place = place_of(self.system, entry.path());
        if file_type.is_file() {
            let path: Arc<Path> = entry.into_path().into();
            return tell(Listed::Unit(Unit {
                place,
                size: None,
                version: None,
                path: Some(path),
                handle: None,
            }));
        }
        tell(Listed::Gap(special_gap(place, kind_of(file_type))))
    }

    /// What stands for an error of the walk.
    fn error_gap(&self, error: &ignore::Error, root: &Root, directories: &[PathBuf]) -> Gap {
        let told = Told::of(error);
        let place = match (&told.path, told.depth) {
            (Some(path), _) => place_of(self.system, path),
            // An error in reading a directory has the depth of its entries.
            (None, Some(depth)) => {
                let directory = depth.checked_sub(1).and_then(|at| directories.get(at));
                place_of(self.system, directory.unwrap_or(&root.path))
            }
            (None, None) => place_of(self.system, directories.last().unwrap_or(&root.path)),
        };
        let list_failed =
            |place, detail: String| Gap { place, reason: Reason::ListFailed, detail, bytes: None };
        match (told.io, told.is_loop) {
            (_, true) => Gap {
                place,
                reason: Reason::SymbolicLink,
                detail: "leads back to a directory that it is in".to_owned(),
                bytes: None,
            },
            (Some(io), _) if told.path.is_some() => {
                let gap = gap_of(place, "listing", io);
                let dangling = gap.reason == Reason::Vanished
                    && self.scope.follow_links
                    && told.path.as_deref().is_some_and(|path| path.is_symlink());
                match gap.reason {
                    Reason::Vanished if dangling => {
                        Gap { reason: Reason::SymbolicLink, detail: "leads nowhere".to_owned(), ..gap }
                    }
                    Reason::PermissionDenied | Reason::Vanished => gap,
                    _ => Gap { reason: Reason::ListFailed, ..gap },
                }
            }
            (Some(io), _) => list_failed(place, format!("listing: {}", describe(io))),
            (None, _) => list_failed(place, "listing failed".to_owned()),
        }
    }

    fn builder(&self, root: &Root, kept_out: &KeptOut) -> Result<WalkBuilder, ignore::Error> {
        let git = self.scope.respect_gitignore;
        let mut builder = WalkBuilder::new(&root.path);
        builder
            .standard_filters(false)
            .parents(true)
            .git_ignore(git)
            .git_global(git)
            .git_exclude(git)
            .add_custom_ignore_filename(IGNORE_FILE)
            .max_depth(self.scope.max_depth)
            .same_file_system(self.scope.one_file_system)
            .follow_links(self.scope.follow_links)
            .sort_by_file_name(|a, b| a.cmp(b));
        let os = self.os.clone();
        let system = self.system.clone();
        let nested = root.nested.clone();
        // Not given to the builder: there they would win over the ignore files.
        let globs = globs(&root.path, self.scope)?;
        let kept_out = Arc::clone(kept_out);
        let links = self
            .scope
            .follow_links
            .then(|| Mutex::new(Links::new(self.roots.iter().map(|root| root.canonical.clone()).collect())));
        builder.filter_entry(move |entry| {
            let is_dir = entry.file_type().is_some_and(|kind| kind.is_dir());
            if !nested.is_empty() && nested.contains(entry.path()) {
                return false;
            }
            if !globs.is_empty() && globs.matched(entry.path(), is_dir).is_ignore() {
                return false;
            }
            if let Some(links) = &links {
                let mut links = links.lock().unwrap_or_else(PoisonError::into_inner);
                let entered = links.enter(&os, entry.path(), entry.depth(), entry.path_is_symlink());
                if let Err((reason, detail)) = entered {
                    let place = place_of(&system, entry.path());
                    keep_out(&kept_out, Gap { place, reason, detail: detail.to_owned(), bytes: None });
                    return false;
                }
            }
            if is_dir && let Ok(Some(name)) = os.pseudo_file_system(entry.path()) {
                keep_out(&kept_out, pseudo_gap(place_of(&system, entry.path()), name));
                return false;
            }
            true
        });
        Ok(builder)
    }
}

/// The globs of a scope. Globs to leave out come last: they win.
fn globs(root: &Path, scope: &Scope) -> Result<Override, ignore::Error> {
    let mut globs = OverrideBuilder::new(root);
    for glob in &scope.include {
        globs.add(glob)?;
    }
    for glob in &scope.exclude {
        globs.add(&format!("!{glob}"))?;
    }
    globs.build()
}

fn keep_out(kept_out: &KeptOut, gap: Gap) {
    kept_out.lock().unwrap_or_else(PoisonError::into_inner).push(gap);
}

fn take(kept_out: &KeptOut) -> Vec<Gap> {
    std::mem::take(&mut *kept_out.lock().unwrap_or_else(PoisonError::into_inner))
}

fn kind_of(file_type: std::fs::FileType) -> FileKind {
    use std::os::unix::fs::FileTypeExt;
    if file_type.is_symlink() {
        FileKind::SymbolicLink
    } else if file_type.is_fifo() {
        FileKind::Fifo
    } else if file_type.is_socket() {
        FileKind::Socket
    } else if file_type.is_block_device() || file_type.is_char_device() {
        FileKind::Device
    } else {
        FileKind::Other
    }
}

/// What an error of the walker says, out of its layers.
#[derive(Default)]
struct Told<'e> {
    path: Option<PathBuf>,
    depth: Option<usize>,
    io: Option<&'e io::Error>,
    is_loop: bool,
}

impl<'e> Told<'e> {
    fn of(error: &'e ignore::Error) -> Told<'e> {
        let mut told = Told::default();
        let mut layer = Some(error);
        while let Some(error) = layer {
            layer = None;
            match error {
                ignore::Error::WithDepth { depth, err } => {
                    told.depth = Some(*depth);
                    layer = Some(err);
                }
                ignore::Error::WithPath { path, err } => {
                    told.path = Some(path.clone());
                    layer = Some(err);
                }
                ignore::Error::WithLineNumber { err, .. } => layer = Some(err),
                ignore::Error::Partial(errors) => layer = errors.first(),
                ignore::Error::Loop { child, .. } => {
                    told.path = Some(child.clone());
                    told.is_loop = true;
                }
                ignore::Error::Io(io) => told.io = Some(io),
                _ => {}
            }
        }
        told
    }
}
