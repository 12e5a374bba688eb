//! The paths of a document: which field each value belongs to.

use std::collections::HashMap;

use crate::formats::json::strings::unescape;
use crate::formats::records::RecordBuffers;
use crate::place::Key;
use crate::{Cell, FieldId, FieldName, Place, Visitor};

/// A path: an index into [`Paths`].
pub(super) type PathId = u32;

/// The path of the document itself.
pub(super) const ROOT: PathId = 0;

/// No path, and no field.
pub(super) const NONE: u32 = u32::MAX;

/// When there are more paths than this, further keys are folded into `*`: a document with so many
/// keys uses them as data.
pub(crate) const MOST_PATHS: usize = 10_000;

/// So are the keys of one object beyond this number.
pub(crate) const MOST_KEYS: usize = 1_000;

/// Keys of texts that are kept line by line
/// (<https://nbformat.readthedocs.io/en/latest/format_description.html#cell-types>).
const LINES: &[&str] = &["source", "text", "text/html", "text/latex", "text/markdown", "text/plain"];

/// All paths of a unit.
#[derive(Default)]
pub(super) struct Paths {
    paths: Vec<Path>,
    /// For each path what is needed for every value.
    hints: Vec<Hint>,
    /// The path of each field.
    fields: Vec<PathId>,
    /// How many fields were told to the visitor.
    told: usize,
    key: Vec<u8>,
}

struct Path {
    parent: PathId,
    step: Step,
    /// The key as it stands in the document, from its quotation mark to its value.
    spelling: Box<[u8]>,
    /// Folded keys themselves.
    keys: PathId,
    children: HashMap<Box<[u8]>, PathId>,
}

/// What is needed of a path for every value: a cache line.
#[derive(Clone, Copy)]
struct Hint {
    /// The first bytes of the spelling.
    head: u128,
    /// Which bits of it count.
    mask: u128,
    /// Bytes of the spelling; 0 where there is no key.
    length: u32,
    /// The key that came first in the last object here.
    first: PathId,
    /// The key that came after this one the last time.
    next: PathId,
    /// Elements of the array here, or values of folded keys.
    any: PathId,
    field: FieldId,
}

enum Step {
    Root,
    Key(Box<[u8]>),
    Any,
    Keys,
}

impl Hint {
    fn new(spelling: &[u8]) -> Hint {
        let mut head = [0; HEAD];
        let mut mask = [0; HEAD];
        for ((head, mask), byte) in head.iter_mut().zip(&mut mask).zip(spelling) {
            (*head, *mask) = (*byte, 0xff);
        }
        Hint {
            head: u128::from_le_bytes(head),
            mask: u128::from_le_bytes(mask),
            length: spelling.len() as u32,
            first: NONE,
            next: NONE,
            any: NONE,
            field: NONE,
        }
    }
}

/// Bytes of a key that are compared at once.
const HEAD: usize = 16;

/// What a key leads to.
pub(super) enum Found {
    /// Its path.
    Path(PathId),
    /// It is folded: the path of its value, and the field of the keys.
    Folded(PathId, FieldId),
}

impl Paths {
    pub(super) fn new() -> Paths {
        let mut paths = Paths::default();
        paths.add(NONE, Step::Root, b"");
        paths
    }

    /// The path of the key at `at`, its field, and where its value begins, if the key is the one that
    /// came after `previous` the last time, or the one after that. The field is [`NONE`] while its
    /// path is none.
    #[inline(always)]
    pub(super) fn foreseen(
        &self,
        object: PathId,
        previous: Option<PathId>,
        bytes: &[u8],
        at: usize,
    ) -> Option<(PathId, FieldId, usize)> {
        let guess = match previous {
            Some(previous) => self.hints.get(previous as usize)?.next,
            None => self.hints.get(object as usize)?.first,
        };
        let hint = self.hints.get(guess as usize)?;
        let (path, hint) = if self.is_at(guess, hint, bytes, at) {
            (guess, hint)
        } else {
            let second = self.hints.get(hint.next as usize)?;
            if !self.is_at(hint.next, second, bytes, at) {
                return None;
            }
            (hint.next, second)
        };
        Some((path, hint.field, at + hint.length as usize))
    }

    /// Whether the spelling of a path stands at `at`.
    #[inline(always)]
    fn is_at(&self, path: PathId, hint: &Hint, bytes: &[u8], at: usize) -> bool {
        let Some(rest) = bytes.get(at..) else { return false };
        match rest.first_chunk::<HEAD>() {
            Some(head) => {
                (u128::from_le_bytes(*head) ^ hint.head) & hint.mask == 0
                    && (hint.length as usize <= HEAD || self.is_whole(path, rest))
            }
            None => self.is_whole(path, rest),
        }
    }

    fn is_whole(&self, path: PathId, bytes: &[u8]) -> bool {
        self.paths.get(path as usize).is_some_and(|path| bytes.starts_with(&path.spelling))
    }

    /// The path of a key, given what stands between its quotation marks, after `previous`. `whole` is
    /// all from the first quotation mark to the value.
    pub(super) fn key(
        &mut self,
        object: PathId,
        previous: Option<PathId>,
        spelling: &str,
        whole: &[u8],
    ) -> Found {
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        unescape(spelling, &mut key, true);
        let found = self.find(object, &key, whole);
        self.key = key;
        if let Found::Path(path) = found {
            match previous {
                Some(previous) => self.hints[previous as usize].next = path,
                None => self.hints[object as usize].first = path,
            }
        }
        found
    }

    fn find(&mut self, object: PathId, key: &[u8], whole: &[u8]) -> Found {
        let parent = &self.paths[object as usize];
        if let Some(&path) = parent.children.get(key) {
            return Found::Path(path);
        }
        if parent.children.len() >= MOST_KEYS || self.paths.len() >= MOST_PATHS {
            let value = self.any(object);
            let keys = self.keys(object);
            return Found::Folded(value, self.field(keys));
        }
        let path = self.add(object, Step::Key(key.into()), whole);
        self.paths[object as usize].children.insert(key.into(), path);
        Found::Path(path)
    }

    /// The path of the elements of the array here.
    #[inline]
    pub(super) fn any(&mut self, container: PathId) -> PathId {
        match self.hints[container as usize].any {
            NONE => {
                let path = self.add(container, Step::Any, b"");
                self.hints[container as usize].any = path;
                path
            }
            path => path,
        }
    }

    fn keys(&mut self, object: PathId) -> PathId {
        match self.paths[object as usize].keys {
            NONE => {
                let path = self.add(object, Step::Keys, b"");
                self.paths[object as usize].keys = path;
                path
            }
            path => path,
        }
    }

    fn add(&mut self, parent: PathId, step: Step, spelling: &[u8]) -> PathId {
        let id = self.paths.len() as PathId;
        let children = HashMap::new();
        self.paths.push(Path { parent, step, spelling: spelling.into(), keys: NONE, children });
        self.hints.push(Hint::new(spelling));
        id
    }

    /// The field of a path.
    #[inline]
    pub(super) fn field(&mut self, path: PathId) -> FieldId {
        let hint = &mut self.hints[path as usize];
        if hint.field == NONE {
            hint.field = self.fields.len() as FieldId;
            self.fields.push(path);
        }
        hint.field
    }

    /// Makes room for the counts of all fields.
    #[cold]
    pub(super) fn make_fields(&self, buffers: &mut RecordBuffers) {
        let fields = self.fields.len();
        buffers.values.resize(fields, 0);
        buffers.records.resize(fields, 0);
        buffers.last_record.resize(fields, 0);
    }

    /// Whether a value in an array, whose cell this is but for its place, goes on with the text of the one
    /// before, which ended a line: notebooks keep texts line by line.
    #[inline]
    pub(super) fn goes_on(&self, buffers: &RecordBuffers, array: PathId, cell: &Cell) -> bool {
        let last = buffers.side_cells.last();
        let is_same = last.is_some_and(|last| last.field == cell.field && last.record == cell.record);
        is_same && buffers.side.ends_with(b"\n\n") && self.keeps_lines(array)
    }

    #[cold]
    fn keeps_lines(&self, array: PathId) -> bool {
        let step = self.paths.get(array as usize).map(|path| &path.step);
        matches!(step, Some(Step::Key(key)) if LINES.iter().any(|name| name.as_bytes() == &**key))
    }

    /// Whether the visitor knows all fields.
    #[inline]
    pub(super) fn all_told(&self) -> bool {
        self.told == self.fields.len()
    }

    /// Tells the visitor the fields that it does not know yet.
    pub(super) fn tell(&mut self, place: &Place, visitor: &mut dyn Visitor) {
        self.tell_below(place, &[], visitor);
    }

    /// As [`Paths::tell`], of documents that stand below `above` in the tree of keys at `place`.
    pub(super) fn tell_below(&mut self, place: &Place, above: &[Key<'_>], visitor: &mut dyn Visitor) {
        for field in self.told..self.fields.len() {
            let steps = self.steps(self.fields[field]);
            let below = steps.iter().filter_map(|step| match step {
                Step::Root => None,
                Step::Key(key) => Some(Key::Name(key)),
                Step::Any => Some(Key::Any),
                Step::Keys => Some(Key::Keys),
            });
            let keys: Vec<Key<'_>> = above.iter().copied().chain(below).collect();
            let mut names = steps.iter().rev().filter_map(|step| match step {
                Step::Key(key) => Some(String::from_utf8_lossy(key)),
                Step::Root | Step::Any | Step::Keys => None,
            });
            // `{"email": {"value": ..}}`, `cookies[].value`: what holds the value says what it is.
            let name = names.next().map(|last| match names.next() {
                Some(before) if last == "value" => before,
                _ => last,
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
