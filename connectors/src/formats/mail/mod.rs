//! Mail, vCard and iCalendar.

pub(crate) mod content_lines;
pub(crate) mod mbox;
pub(crate) mod message;
pub(crate) mod msg;
mod recognise;
mod tnef;
pub(crate) mod transfer;

pub(crate) use recognise::recognise;
