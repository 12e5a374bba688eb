//! Mail, vCard and iCalendar.

pub(crate) mod content_lines;
pub(crate) mod mbox;
pub(crate) mod message;
pub(crate) mod msg;

use crate::formats::Kind;

/// Whether a text is mail, people or dates, and which. `whole`: nothing follows `text`. `name`: the last component of its
/// name; `extension`: that of the name, in lower case. Names are no proof.
pub(crate) fn recognise(_text: &str, _whole: bool, _name: &[u8], _extension: &str) -> Option<Kind> {
    None
}
