//! HTML, XML and what is written in XML.

pub(crate) mod html;
pub(crate) mod xml;

use crate::formats::Kind;

/// Whether a text is markup, and which. `whole`: nothing follows `text`. `name`: the last component of its
/// name; `extension`: that of the name, in lower case. Names are no proof.
pub(crate) fn recognise(_text: &str, _whole: bool, _name: &[u8], _extension: &str) -> Option<Kind> {
    None
}
