//! Places: where something is, from the system inward to the field.

mod display;
mod parse;

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

pub use parse::ParsePlaceError;

use crate::place::display::Element;

/// Where something is: a chain of nodes from the system inward, cheap to clone and to extend.
///
/// It has one canonical spelling, written by `Display` and read by `FromStr`, that brings back the
/// same place whatever bytes its names hold:
///
/// | found in | spelling |
/// |---|---|
/// | text file | `file:///srv/notes.txt` |
/// | CSV in a zip in a tarball | `file:///b.tar.gz!/2021/users.zip!/users.csv#col=email` |
/// | page of a PDF | `file:///cv.pdf#page=3` |
/// | JSON path, array index `*` | `s3://lake/ev.ndjson#/user/email` |
/// | column of a table | `postgresql://db1:5432/crm/public/users#col=email` |
/// | version of an object | `s3://lake/exports/2024.zip;version=3%2FL4kq!/crm/users.csv#col=email` |
/// | file at a commit | `git+file:///repo;commit=9fceb02d/src/seed.sql` |
///
/// Everything in a name but letters, digits and a few readable marks is percent-encoded.
#[derive(Clone)]
pub struct Place(Arc<Inner>);

struct Inner {
    parent: Option<Place>,
    kind: Kind,
    /// System: `scheme`, a zero byte, `authority`. Param and Part: `key`, a zero byte, `value`.
    /// Item and Member: the name. Path: its canonical spelling.
    name: Box<[u8]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    System,
    Item,
    Param,
    Member,
    Part,
    Path,
}

/// One node of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node<'p> {
    /// A system: the outermost node.
    System {
        /// `file`, `s3`, `postgresql`, ...
        scheme: &'p str,
        /// Host, port, bucket; empty for the local file system.
        authority: &'p [u8],
    },
    /// A file, object or table: its path within what stands before, `/`-separated, without the
    /// leading `/`.
    Item(&'p [u8]),
    /// What tells versions of the same thing apart (`;version=...`, `;commit=...`).
    Param {
        /// What is told apart.
        key: &'p str,
        /// Which one.
        value: &'p [u8],
    },
    /// A member of a container, `!/name`; the name may hold `/`.
    Member(&'p [u8]),
    /// A part of a document or table (`#page=3`, `#sheet=Q1`, `#col=email`).
    Part {
        /// What kind of part.
        key: &'p str,
        /// Which one.
        value: &'p [u8],
    },
    /// A path into a tree of keys, in its canonical spelling (`/user/*/email`). See
    /// [`Place::path_keys`].
    Path(&'p [u8]),
}

/// One step of a path into a tree of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key<'k> {
    /// The value under this key.
    Name(&'k [u8]),
    /// Any element of an array, or the value under any key of a table with very many keys: `*`.
    Any,
    /// The keys themselves, of a table with very many keys: `{key}`.
    Keys,
}

impl Place {
    /// A system: `Place::system("s3", b"bucket")`. Schemes are made of letters, digits, `+`, `-`
    /// and `.`; other characters are dropped.
    pub fn system(scheme: &str, authority: &[u8]) -> Place {
        let scheme: String = scheme.chars().filter(|&c| display::is_scheme(c)).collect();
        Place::new(None, Kind::System, pair(&scheme, authority))
    }

    /// The local file system, `file://`; its root is `Place::filesystem().item(b"")`.
    pub fn filesystem() -> Place {
        Place::system("file", b"")
    }

    /// A file, object or table: `path` is relative to this place, `/`-separated, without a leading
    /// `/`. On a place that already ends in an item, a member or a path, the path goes on from
    /// there, so that a place has only one spelling.
    pub fn item(&self, path: &[u8]) -> Place {
        match self.0.kind {
            Kind::Item | Kind::Member => {
                let mut name = Vec::with_capacity(self.0.name.len() + path.len() + 1);
                name.extend_from_slice(&self.0.name);
                // The root of a system is the empty item: `file:///` and `a` make `file:///a`.
                if !(self.0.kind == Kind::Item && name.is_empty()) {
                    name.push(b'/');
                }
                name.extend_from_slice(path);
                Place::new(self.0.parent.clone(), self.0.kind, name.into())
            }
            Kind::Path => {
                let keys: Vec<Key<'_>> = path.split(|&b| b == b'/').map(Key::Name).collect();
                let mut name = self.0.name.to_vec();
                name.extend_from_slice(&display::path_spelling(&keys));
                Place::new(self.0.parent.clone(), Kind::Path, name.into())
            }
            Kind::System | Kind::Param | Kind::Part => self.child(Kind::Item, path.into()),
        }
    }

    /// A version or state of this place: `;key=value`.
    pub fn param(&self, key: &str, value: &[u8]) -> Place {
        self.child(Kind::Param, pair(&clean_key(key), value))
    }

    /// A member of this container: `!/name`.
    pub fn member(&self, name: &[u8]) -> Place {
        self.child(Kind::Member, name.into())
    }

    /// A part of this place: `#key=value`.
    pub fn part(&self, key: &str, value: &[u8]) -> Place {
        self.child(Kind::Part, pair(&clean_key(key), value))
    }

    /// A column: `#col=name`.
    pub fn column(&self, name: &str) -> Place {
        self.part("col", name.as_bytes())
    }

    /// A page, from 1: `#page=3`.
    pub fn page(&self, number: u32) -> Place {
        self.part("page", number.to_string().as_bytes())
    }

    /// A path into the tree of keys that this place holds: `#/user/*/email`.
    pub fn path(&self, keys: &[Key<'_>]) -> Place {
        self.child(Kind::Path, display::path_spelling(keys).into())
    }

    /// The innermost node.
    pub fn node(&self) -> Node<'_> {
        let name = &*self.0.name;
        match self.0.kind {
            Kind::System => {
                let (scheme, authority) = unpair(name);
                Node::System { scheme, authority }
            }
            Kind::Item => Node::Item(name),
            Kind::Param => {
                let (key, value) = unpair(name);
                Node::Param { key, value }
            }
            Kind::Member => Node::Member(name),
            Kind::Part => {
                let (key, value) = unpair(name);
                Node::Part { key, value }
            }
            Kind::Path => Node::Path(name),
        }
    }

    /// What this place is in; `None` for a system.
    pub fn parent(&self) -> Option<&Place> {
        self.0.parent.as_ref()
    }

    /// This place, what it is in, what that is in, and so on to the system.
    pub fn ancestors(&self) -> impl Iterator<Item = &Place> {
        std::iter::successors(Some(self), |place| place.parent())
    }

    /// The system: the outermost node.
    pub fn root(&self) -> &Place {
        self.ancestors().last().unwrap_or(self)
    }

    /// The keys of the path that this place ends in, each decoded or `None` for `*`; empty when it
    /// does not end in a path.
    pub fn path_keys(&self) -> Vec<Option<Vec<u8>>> {
        match self.0.kind {
            Kind::Path => display::elements(&self.0.name)
                .map(|element| match element {
                    Element::Any => None,
                    Element::Keys => Some(b"{key}".to_vec()),
                    Element::Name(name) => Some(name),
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The last component of the innermost name that was given by people: the file name, the
    /// member's file name, the column, the last key that is no index. For scanning names.
    pub fn name(&self) -> std::borrow::Cow<'_, [u8]> {
        match self.node() {
            Node::System { authority, .. } => authority.into(),
            Node::Item(name) | Node::Member(name) => last_component(name).into(),
            Node::Param { value, .. } | Node::Part { value, .. } => value.into(),
            Node::Path(path) => display::last_name(path).unwrap_or_default().into(),
        }
    }

    fn child(&self, kind: Kind, name: Box<[u8]>) -> Place {
        Place::new(Some(self.clone()), kind, name)
    }

    fn new(parent: Option<Place>, kind: Kind, name: Box<[u8]>) -> Place {
        Place(Arc::new(Inner { parent, kind, name }))
    }
}

/// The bytes after the last `/`.
fn last_component(name: &[u8]) -> &[u8] {
    memchr::memrchr(b'/', name).map_or(name, |slash| &name[slash + 1..])
}

/// Keys of parameters and parts are words of ours, never data: letters, digits, `-` and `_`.
fn clean_key(key: &str) -> String {
    key.chars().filter(|&c| display::is_key(c)).collect()
}

fn pair(key: &str, value: &[u8]) -> Box<[u8]> {
    let mut name = Vec::with_capacity(key.len() + 1 + value.len());
    name.extend_from_slice(key.as_bytes());
    name.push(0);
    name.extend_from_slice(value);
    name.into()
}

fn unpair(name: &[u8]) -> (&str, &[u8]) {
    let zero = memchr::memchr(0, name).unwrap_or(name.len());
    // Keys and schemes are ASCII by construction.
    let key = std::str::from_utf8(&name[..zero]).unwrap_or_default();
    (key, name.get(zero + 1..).unwrap_or_default())
}

/// The local file system.
impl Default for Place {
    fn default() -> Place {
        Place::filesystem()
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Place) -> bool {
        let (mut a, mut b) = (self, other);
        loop {
            if Arc::ptr_eq(&a.0, &b.0) {
                return true;
            }
            if a.0.kind != b.0.kind || a.0.name != b.0.name {
                return false;
            }
            match (&a.0.parent, &b.0.parent) {
                (Some(x), Some(y)) => (a, b) = (x, y),
                (None, None) => return true,
                _ => return false,
            }
        }
    }
}

impl Eq for Place {}

impl Hash for Place {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for place in self.ancestors() {
            place.0.kind.hash(state);
            place.0.name.hash(state);
        }
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Place) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Node by node from the system inward, what is outside before what is inside, and paths component
/// by component: the order of a listing.
impl Ord for Place {
    fn cmp(&self, other: &Place) -> Ordering {
        if Arc::ptr_eq(&self.0, &other.0) {
            return Ordering::Equal;
        }
        // The usual case: two files of one system, or two fields of one file.
        if let (Some(a), Some(b)) = (&self.0.parent, &other.0.parent)
            && Arc::ptr_eq(&a.0, &b.0)
        {
            return compare_nodes(self, other);
        }
        let mut a: Vec<&Place> = self.ancestors().collect();
        let mut b: Vec<&Place> = other.ancestors().collect();
        a.reverse();
        b.reverse();
        for (x, y) in a.iter().zip(&b) {
            let order = compare_nodes(x, y);
            if order != Ordering::Equal {
                return order;
            }
        }
        a.len().cmp(&b.len())
    }
}

fn compare_nodes(a: &Place, b: &Place) -> Ordering {
    a.0.kind.cmp(&b.0.kind).then_with(|| {
        if matches!(a.0.kind, Kind::Item | Kind::Member) {
            compare_paths(&a.0.name, &b.0.name)
        } else {
            a.0.name.cmp(&b.0.name)
        }
    })
}

/// Compares component by component: a `/` is lower than any other byte.
fn compare_paths(a: &[u8], b: &[u8]) -> Ordering {
    match a.iter().zip(b).find(|(x, y)| x != y) {
        None => a.len().cmp(&b.len()),
        Some((b'/', _)) => Ordering::Less,
        Some((_, b'/')) => Ordering::Greater,
        Some((x, y)) => x.cmp(y),
    }
}
