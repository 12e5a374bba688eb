//! The paths of a document: which field each value belongs to.

use std::collections::HashMap;

use crate::formats::json::strings::unescape;
use crate::place::Key;
use crate::{FieldId, FieldName, Place, Visitor};

/// A path: an index into [`Paths`].
pub(super) type PathId = u32;

/// The path of the document itself.
pub(super) const ROOT: PathId = 0;

/// No path.
const NONE: PathId = u32::MAX;

/// When there are more paths than this, further keys are folded into `*`: a document with so many
/// keys uses them as data.
const MOST_PATHS: usize = 10_000;

/// So are the keys of one object beyond this number.
const MOST_KEYS: usize = 1_000;

/// All paths of a unit.
#[derive(Default)]
pub(super) struct Paths {
    paths: Vec<Path>,
    /// The path of each field.
    fields: Vec<PathId>,
    /// How many fields were told to the visitor.
    told: usize,
    key: Vec<u8>,
}

struct Path {
    parent: PathId,
    step: Step,
    /// The key as it stands in the document, quotation marks included.
    spelling: Box<[u8]>,
    field: Option<FieldId>,
    /// The key that came first in the last object here.
    first: PathId,
    /// The key that came after this one the last time.
    next: PathId,
    /// Elements of the array here, or values of folded keys.
    any: PathId,
    /// Folded keys themselves.
    keys: PathId,
    children: HashMap<Box<[u8]>, PathId>,
}

enum Step {
    Root,
    Key(Box<[u8]>),
    Any,
    Keys,
}

impl Path {
    fn new(parent: PathId, step: Step, spelling: &[u8]) -> Path {
        Path {
            parent,
            step,
            spelling: spelling.into(),
            field: None,
            first: NONE,
            next: NONE,
            any: NONE,
            keys: NONE,
            children: HashMap::new(),
        }
    }
}

/// What a key leads to.
pub(super) enum Found {
    /// Its path.
    Path(PathId),
    /// It is folded: the path of its value, and the field of the keys.
    Folded(PathId, FieldId),
}

impl Paths {
    pub(super) fn new() -> Paths {
        Paths { paths: vec![Path::new(NONE, Step::Root, b"")], ..Paths::default() }
    }

    /// The path of the key at the front of `bytes` if it is the one that came after `previous` the
    /// last time; and the length of its spelling.
    #[inline]
    pub(super) fn predicted(&self, object: PathId, previous: Option<PathId>, bytes: &[u8]) -> Option<(PathId, usize)> {
        let guess = match previous {
            Some(previous) => self.paths[previous as usize].next,
            None => self.paths[object as usize].first,
        };
        let path = self.paths.get(guess as usize)?;
        bytes.starts_with(&path.spelling).then_some((guess, path.spelling.len()))
    }

    /// The path of a key, given its spelling without quotation marks, after `previous`.
    pub(super) fn key(&mut self, object: PathId, previous: Option<PathId>, spelling: &str, quoted: &[u8]) -> Found {
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        unescape(spelling, &mut key, true);
        let found = self.find(object, &key, quoted);
        self.key = key;
        if let Found::Path(path) = found {
            match previous {
                Some(previous) => self.paths[previous as usize].next = path,
                None => self.paths[object as usize].first = path,
            }
        }
        found
    }

    fn find(&mut self, object: PathId, key: &[u8], quoted: &[u8]) -> Found {
        let parent = &self.paths[object as usize];
        if let Some(&path) = parent.children.get(key) {
            return Found::Path(path);
        }
        if parent.children.len() >= MOST_KEYS || self.paths.len() >= MOST_PATHS {
            let value = self.any(object);
            let keys = self.keys(object);
            return Found::Folded(value, self.field(keys));
        }
        let path = self.add(Path::new(object, Step::Key(key.into()), quoted));
        self.paths[object as usize].children.insert(key.into(), path);
        Found::Path(path)
    }

    /// The path of the elements of the array here.
    #[inline]
    pub(super) fn any(&mut self, container: PathId) -> PathId {
        match self.paths[container as usize].any {
            NONE => {
                let path = self.add(Path::new(container, Step::Any, b"\0"));
                self.paths[container as usize].any = path;
                path
            }
            path => path,
        }
    }

    fn keys(&mut self, object: PathId) -> PathId {
        match self.paths[object as usize].keys {
            NONE => {
                let path = self.add(Path::new(object, Step::Keys, b"\0"));
                self.paths[object as usize].keys = path;
                path
            }
            path => path,
        }
    }

    fn add(&mut self, path: Path) -> PathId {
        let id = self.paths.len() as PathId;
        self.paths.push(path);
        id
    }

    /// The field of a path.
    #[inline]
    pub(super) fn field(&mut self, path: PathId) -> FieldId {
        match self.paths[path as usize].field {
            Some(field) => field,
            None => {
                let field = self.fields.len() as FieldId;
                self.fields.push(path);
                self.paths[path as usize].field = Some(field);
                field
            }
        }
    }

    /// How many fields there are.
    pub(super) fn fields(&self) -> usize {
        self.fields.len()
    }

    /// Tells the visitor the fields that it does not know yet.
    pub(super) fn tell(&mut self, place: &Place, visitor: &mut dyn Visitor) {
        for field in self.told..self.fields.len() {
            let steps = self.steps(self.fields[field]);
            let keys: Vec<Key<'_>> = steps
                .iter()
                .filter_map(|step| match step {
                    Step::Root => None,
                    Step::Key(key) => Some(Key::Name(key)),
                    Step::Any => Some(Key::Any),
                    Step::Keys => Some(Key::Keys),
                })
                .collect();
            let name = steps.iter().rev().find_map(|step| match step {
                Step::Key(key) => Some(String::from_utf8_lossy(key)),
                Step::Root | Step::Any | Step::Keys => None,
            });
            let place = place.path(&keys);
            visitor.field(
                field as FieldId,
                FieldName { place: &place, name: name.as_deref().unwrap_or_default() },
            );
        }
        self.told = self.fields.len();
    }

    /// The steps that lead to a path, from the root on.
    fn steps(&self, path: PathId) -> Vec<&Step> {
        let mut steps = Vec::new();
        let mut at = self.paths.get(path as usize);
        while let Some(path) = at {
            steps.push(&path.step);
            at = self.paths.get(path.parent as usize);
        }
        steps.reverse();
        steps
    }
}
