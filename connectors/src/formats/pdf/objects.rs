//! Items of arrays: also behind those that are missing or of another type.

use hayro_syntax::object::{Array, Dict, Object};

/// Items of one array that are read.
const MOST: usize = 200_000;

/// The items that can be read, in their order.
pub(super) fn items<'a>(array: &Array<'a>) -> impl Iterator<Item = Object<'a>> + use<'a> {
    let count = array.raw_iter().take(MOST).count();
    let mut items = array.flex_iter();
    // One that leads nowhere is no end.
    (0..count).filter_map(move |_| items.next::<Object<'a>>())
}

/// The dictionaries among the items.
pub(super) fn dicts<'a>(array: &Array<'a>) -> impl Iterator<Item = Dict<'a>> + use<'a> {
    items(array).filter_map(Object::into_dict)
}
