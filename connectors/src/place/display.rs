//! The canonical spelling of places.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};

use crate::place::{Key, Kind, Place, unpair};

/// What stands unencoded in a name: the unreserved characters of RFC 3986 section 2.3
/// (<https://www.rfc-editor.org/rfc/rfc3986#section-2.3>) and a few that are easy to read and mean
/// nothing in the spelling of a place.
const NAME: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'@')
    .remove(b'+')
    .remove(b',')
    .remove(b':')
    .remove(b'(')
    .remove(b')')
    .remove(b'$')
    .remove(b'&')
    .remove(b'=');

/// The name of a file or member: `/` divides its components.
const PATH: &AsciiSet = &NAME.remove(b'/');

/// The literal that stands for any key or index.
const ANY: &[u8] = b"*";

/// The literal that stands for the keys themselves. Braces in a name are encoded.
const KEYS: &[u8] = b"{key}";

/// A step of a path, decoded.
pub(super) enum Element {
    Name(Vec<u8>),
    Any,
    Keys,
}

/// Letters, digits, `+`, `-` and `.`: RFC 3986 section 3.1.
pub(super) fn is_scheme(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')
}

/// What a key of a parameter or part is made of.
pub(super) fn is_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// The spelling of a path: each key after a `/`.
pub(super) fn path_spelling(keys: &[Key<'_>]) -> Vec<u8> {
    let mut spelling = Vec::new();
    for key in keys {
        spelling.push(b'/');
        match key {
            Key::Name(name) => {
                for piece in percent_encode(name, NAME) {
                    spelling.extend_from_slice(piece.as_bytes());
                }
            }
            Key::Any => spelling.extend_from_slice(ANY),
            Key::Keys => spelling.extend_from_slice(KEYS),
        }
    }
    spelling
}

/// The steps of a path.
pub(super) fn elements(spelling: &[u8]) -> impl DoubleEndedIterator<Item = Element> {
    let keys = spelling.strip_prefix(b"/");
    keys.into_iter().flat_map(|keys| keys.split(|&b| b == b'/')).map(|key| match key {
        ANY => Element::Any,
        KEYS => Element::Keys,
        name => Element::Name(percent_encoding::percent_decode(name).collect()),
    })
}

/// The last key of a path that is a name.
pub(super) fn last_name(spelling: &[u8]) -> Option<Vec<u8>> {
    elements(spelling).rev().find_map(|element| match element {
        Element::Name(name) => Some(name),
        Element::Any | Element::Keys => None,
    })
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut chain: Vec<&Place> = self.ancestors().collect();
        chain.reverse();
        for place in chain {
            let name = &*place.0.name;
            match place.0.kind {
                Kind::System => {
                    let (scheme, authority) = unpair(name);
                    write!(f, "{scheme}://{}", percent_encode(authority, NAME))?;
                }
                Kind::Item => write!(f, "/{}", percent_encode(name, PATH))?,
                Kind::Member => write!(f, "!/{}", percent_encode(name, PATH))?,
                Kind::Param => {
                    let (key, value) = unpair(name);
                    write!(f, ";{key}={}", percent_encode(value, NAME))?;
                }
                Kind::Part => {
                    let (key, value) = unpair(name);
                    write!(f, "#{key}={}", percent_encode(value, NAME))?;
                }
                // The spelling of a path is ASCII by construction.
                Kind::Path => write!(f, "#{}", String::from_utf8_lossy(name))?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Place({self})")
    }
}
