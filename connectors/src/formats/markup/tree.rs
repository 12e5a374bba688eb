//! Values below keys below keys: fields by their paths.

use std::collections::HashMap;

use crate::formats::json::{MOST_KEYS, MOST_PATHS};
use crate::formats::{Out, Rows};
use crate::place::Key;
use crate::{FieldId, Place};

/// A path: an index into a [`Tree`].
pub(crate) type PathId = u32;

/// The paths of a document, and its records. Keys are folded into `*` where there are too many, as those of
/// JSON are.
pub(crate) struct Tree {
    place: Place,
    paths: Vec<Path>,
    rows: Rows,
    /// Whether the current record has a value.
    begun: bool,
}

struct Path {
    parent: PathId,
    step: Step,
    children: HashMap<Box<str>, PathId>,
    any: Option<PathId>,
    keys: Option<PathId>,
    field: Option<FieldId>,
}

enum Step {
    Root,
    Key(Box<str>),
    Any,
    Keys,
}

impl Tree {
    /// The path of the document itself.
    pub(crate) const ROOT: PathId = 0;

    /// A tree at the current place.
    pub(crate) fn new(out: &Out<'_>) -> Tree {
        let mut tree =
            Tree { place: out.place().clone(), paths: Vec::new(), rows: Rows::new(), begun: false };
        tree.add(Tree::ROOT, Step::Root);
        tree
    }

    /// The path of a key.
    pub(crate) fn key(&mut self, out: &mut Out<'_>, parent: PathId, key: &str) -> PathId {
        let Some(path) = self.paths.get(parent as usize) else { return parent };
        if let Some(&child) = path.children.get(key) {
            return child;
        }
        if path.children.len() >= MOST_KEYS || self.paths.len() >= MOST_PATHS {
            let keys = match path.keys {
                Some(keys) => keys,
                None => {
                    let keys = self.add(parent, Step::Keys);
                    self.paths[parent as usize].keys = Some(keys);
                    keys
                }
            };
            self.value(out, keys, key);
            return self.any(parent);
        }
        let child = self.add(parent, Step::Key(key.into()));
        self.paths[parent as usize].children.insert(key.into(), child);
        child
    }

    /// The path of the elements of a sequence.
    pub(crate) fn any(&mut self, parent: PathId) -> PathId {
        match self.paths.get(parent as usize).map(|path| path.any) {
            None => parent,
            Some(Some(any)) => any,
            // So many sequences within sequences are all one.
            Some(None) if self.paths.len() >= 4 * MOST_PATHS => parent,
            Some(None) => {
                let any = self.add(parent, Step::Any);
                self.paths[parent as usize].any = Some(any);
                any
            }
        }
    }

    fn add(&mut self, parent: PathId, step: Step) -> PathId {
        let id = self.paths.len() as PathId;
        self.paths.push(Path { parent, step, children: HashMap::new(), any: None, keys: None, field: None });
        id
    }

    /// A value of the current record.
    pub(crate) fn value(&mut self, out: &mut Out<'_>, path: PathId, value: &str) {
        if value.trim().is_empty() {
            return;
        }
        self.begun = true;
        let field = match self.paths.get(path as usize).and_then(|path| path.field) {
            Some(field) => field,
            None => self.field(out, path),
        };
        self.rows.value(out, field, value);
    }

    fn field(&mut self, out: &mut Out<'_>, path: PathId) -> FieldId {
        let steps = self.steps(path);
        let keys: Vec<Key<'_>> = steps
            .iter()
            .filter_map(|step| match step {
                Step::Root => None,
                Step::Key(key) => Some(Key::Name(key.as_bytes())),
                Step::Any => Some(Key::Any),
                Step::Keys => Some(Key::Keys),
            })
            .collect();
        let mut names = steps.iter().rev().filter_map(|step| match step {
            Step::Key(key) => Some(plain(key)),
            _ => None,
        });
        // `<add key="email" value=".."/>`: what holds the value says what it is.
        let name = names.next().map(|last| match names.next() {
            Some(before) if last == "value" => before,
            _ => last,
        });
        let place = self.place.path(&keys);
        let name = name.unwrap_or_default().to_owned();
        let field = self.rows.named(out, place, &name);
        if let Some(path) = self.paths.get_mut(path as usize) {
            path.field = Some(field);
        }
        field
    }

    /// The steps that lead to a path, from the root on.
    fn steps(&self, path: PathId) -> Vec<&Step> {
        let mut steps = Vec::new();
        let mut at = path;
        while let Some(path) = self.paths.get(at as usize) {
            steps.push(&path.step);
            if at == Tree::ROOT {
                break;
            }
            at = path.parent;
        }
        steps.reverse();
        steps
    }

    /// The current record is complete, if it has begun.
    pub(crate) fn end_record(&mut self, out: &mut Out<'_>) {
        if std::mem::take(&mut self.begun) {
            self.rows.end_record(out);
        }
    }

    /// Hands on what is left.
    pub(crate) fn finish(mut self, out: &mut Out<'_>) {
        self.end_record(out);
        self.rows.finish(out);
    }
}

/// A name without its prefix and the mark of attributes: `@dc:creator` is `creator`.
fn plain(key: &str) -> &str {
    let key = key.strip_prefix('@').unwrap_or(key);
    match key.rsplit_once(':') {
        Some((_, local)) if local.starts_with(char::is_alphabetic) => local,
        _ => key,
    }
}
