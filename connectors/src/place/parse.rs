//! Reading the canonical spelling of places.

use std::str::FromStr;

use percent_encoding::percent_decode_str;

use crate::Place;
use crate::place::Key;
use crate::place::display::{Element, elements, is_key, is_scheme};

/// A text is not the spelling of a place. The text itself is not repeated: it may be personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParsePlaceError {
    /// It does not begin with a scheme and `://`.
    #[error("a place begins with a scheme and \"://\", as in file:///srv/notes.txt")]
    Scheme,
    /// A parameter or part is not `key=value`.
    #[error("what follows \";\" or \"#\" in a place is key=value, or after \"#\" a path with \"/\"")]
    Key,
    /// A `%` is not followed by two hexadecimal digits.
    #[error("a \"%\" in a place is followed by two hexadecimal digits")]
    Percent,
    /// A `!` is not followed by `/`.
    #[error("a \"!\" in a place is followed by \"/\" and the name of a member")]
    Member,
}

impl FromStr for Place {
    type Err = ParsePlaceError;

    fn from_str(text: &str) -> Result<Place, ParsePlaceError> {
        let (scheme, mut rest) = text.split_once("://").ok_or(ParsePlaceError::Scheme)?;
        if scheme.is_empty() || !scheme.chars().all(is_scheme) {
            return Err(ParsePlaceError::Scheme);
        }
        let authority = take(&mut rest, &['/', ';', '!', '#']);
        let mut place = Place::system(scheme, &decode(authority)?);
        while let Some(mark) = rest.chars().next() {
            rest = &rest[mark.len_utf8()..];
            place = match mark {
                '/' => place.item(&decode(take(&mut rest, &[';', '!', '#']))?),
                '!' => {
                    rest = rest.strip_prefix('/').ok_or(ParsePlaceError::Member)?;
                    place.member(&decode(take(&mut rest, &[';', '!', '#']))?)
                }
                ';' => {
                    let (key, value) = key_value(take(&mut rest, &['/', ';', '!', '#']))?;
                    place.param(key, &value)
                }
                // The only mark left is '#': `take` stops at no other.
                _ if rest.is_empty() || rest.starts_with(['/', ';', '!', '#']) => {
                    path(&place, take(&mut rest, &[';', '!', '#']))?
                }
                _ => {
                    let (key, value) = key_value(take(&mut rest, &['/', ';', '!', '#']))?;
                    place.part(key, &value)
                }
            };
        }
        Ok(place)
    }
}

/// Takes what stands before the next of `marks`.
fn take<'t>(rest: &mut &'t str, marks: &[char]) -> &'t str {
    let end = rest.find(marks).unwrap_or(rest.len());
    let (taken, left) = rest.split_at(end);
    *rest = left;
    taken
}

fn key_value(text: &str) -> Result<(&str, Vec<u8>), ParsePlaceError> {
    let (key, value) = text.split_once('=').ok_or(ParsePlaceError::Key)?;
    if key.is_empty() || !key.chars().all(is_key) {
        return Err(ParsePlaceError::Key);
    }
    Ok((key, decode(value)?))
}

fn path(place: &Place, spelling: &str) -> Result<Place, ParsePlaceError> {
    check(spelling)?;
    let elements: Vec<Element> = elements(spelling.as_bytes()).collect();
    let keys: Vec<Key<'_>> = elements
        .iter()
        .map(|element| match element {
            Element::Name(name) => Key::Name(name),
            Element::Any => Key::Any,
            Element::Keys => Key::Keys,
        })
        .collect();
    Ok(place.path(&keys))
}

fn decode(text: &str) -> Result<Vec<u8>, ParsePlaceError> {
    check(text)?;
    Ok(percent_decode_str(text).collect())
}

/// Every `%` is followed by two hexadecimal digits.
fn check(text: &str) -> Result<(), ParsePlaceError> {
    let bytes = text.as_bytes();
    let is_hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    match memchr::memchr_iter(b'%', bytes).all(|at| is_hex(at + 1) && is_hex(at + 2)) {
        true => Ok(()),
        false => Err(ParsePlaceError::Percent),
    }
}
