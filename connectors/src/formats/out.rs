//! What a reader of a format tells, and to whom.

use std::io::{self, Read};

use crate::formats::limits::Meter;
use crate::formats::{Input, Kind};
use crate::{Failure, Gap, Place, Reason, Visitor};

/// What reading comes to: an error is what kept a reader from going on; it becomes a gap of the place that it
/// was in.
pub(crate) type Reading<T = ()> = Result<T, Failure>;

/// Takes what a reader finds in one unit: text, records, members, gaps. There is always a place that it
/// stands in.
pub(crate) struct Out<'o> {
    visitor: &'o mut dyn Visitor,
    nest: &'o mut dyn Nest,
    place: Place,
    meter: Meter,
}

/// Reads what stands within other content.
pub(crate) trait Nest {
    /// Reads a member of the current place, whatever it is.
    fn nested(&mut self, visitor: &mut dyn Visitor, place: &Place, content: Nested<'_>) -> Reading;

    /// Reads what the current place holds when it is unpacked: whatever it is, it is read in the same place.
    /// `name` is what the content would be called.
    fn same(&mut self, visitor: &mut dyn Visitor, place: &Place, name: &[u8], content: Nested<'_>)
    -> Reading;

    /// Reads the current place as being of a kind, in a process of its own where the kind asks for that.
    fn read_as(&mut self, visitor: &mut dyn Visitor, place: &Place, kind: Kind, input: &Input<'_>)
    -> Reading;

    /// The content of the unit, or of the member that is being read, has turned out to be of this kind.
    fn refined(&mut self, kind: Kind);

    /// Whether pictures of text are to be recognised.
    fn recognises(&self) -> bool;
}

/// Content that stands within other content.
pub(crate) enum Nested<'n> {
    /// It can only be read forward; how many bytes it is, where that is known.
    Stream(&'n mut dyn Read, Option<u64>),
    /// It is in memory.
    Bytes(Vec<u8>),
}

impl<'o> Out<'o> {
    /// What is found in `place`, which the visitor has entered.
    pub(crate) fn new(
        visitor: &'o mut dyn Visitor,
        nest: &'o mut dyn Nest,
        place: Place,
        meter: Meter,
    ) -> Out<'o> {
        Out { visitor, nest, place, meter }
    }

    /// The place that is being read.
    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// Whom all is told.
    pub(crate) fn visitor(&mut self) -> &mut dyn Visitor {
        self.visitor
    }

    /// The account of the unit, for a [`Capped`](crate::formats::Capped) decoder.
    pub(crate) fn meter(&self) -> Meter {
        self.meter.clone()
    }

    /// Whether reading may go on: see [`Meter::check`].
    ///
    /// # Errors
    /// When it may not.
    pub(crate) fn check(&self) -> Reading {
        self.meter.check()
    }

    /// Reads a part of the current place (a page, a sheet, a comment) under a place of its own. What goes
    /// wrong there becomes a gap of that place; only what ends the whole unit is an error.
    ///
    /// # Errors
    /// When a limit of the unit was reached, or the scan was asked to stop.
    pub(crate) fn within(&mut self, place: Place, read: impl FnOnce(&mut Out<'_>) -> Reading) -> Reading {
        self.visitor.enter(&place);
        let mut out =
            Out { visitor: &mut *self.visitor, nest: &mut *self.nest, place, meter: self.meter.clone() };
        let result = read(&mut out);
        let ends = result.or_else(|failure| out.failed(failure));
        self.visitor.leave();
        ends
    }

    /// A gap for what went wrong in the current place; the error again, when it ends the whole unit.
    ///
    /// # Errors
    /// The failure, when nothing more of the unit can be read.
    pub(crate) fn failed(&mut self, failure: Failure) -> Reading {
        let ends = self.meter.exhausted().is_some() || failure.reason == Reason::Interrupted;
        if ends {
            return Err(failure);
        }
        self.gap(failure.reason, failure.detail);
        Ok(())
    }

    /// Reads a member: `name` as the container has it, with `/` between directories.
    ///
    /// # Errors
    /// When nothing more of the unit can be read. What goes wrong in the member is a gap there.
    pub(crate) fn member(&mut self, name: &[u8], content: Nested<'_>) -> Reading {
        let place = self.place.member(name);
        self.nested_at(&place, content)
    }

    /// As [`Out::member`], for content without a name within its container: `place` lies in the current
    /// one.
    ///
    /// # Errors
    /// As [`Out::member`].
    pub(crate) fn nested_at(&mut self, place: &Place, content: Nested<'_>) -> Reading {
        self.meter.member()?;
        self.nest.nested(self.visitor, place, content)
    }

    /// Reads what the current place holds when it is unpacked, in the same place: a compressed stream is no
    /// container with members. `name` is what the content would be called: its suffix says what to expect.
    /// Nothing else of the current place may have been told before.
    ///
    /// # Errors
    /// What kept the reader of the content from going on.
    pub(crate) fn same(&mut self, name: &[u8], content: Nested<'_>) -> Reading {
        self.nest.same(self.visitor, &self.place, name, content)
    }

    /// Reads the current place as being of `kind`: what a container has turned out to be.
    ///
    /// # Errors
    /// As the reader of that kind.
    pub(crate) fn read_as(&mut self, kind: Kind, input: &Input<'_>) -> Reading {
        self.nest.refined(kind);
        self.nest.read_as(self.visitor, &self.place, kind, input)
    }

    /// Whether pictures of text are to be recognised (`--ocr`).
    pub(crate) fn recognises(&self) -> bool {
        self.nest.recognises()
    }

    /// Something in the current place could not be read. `detail` is for people: never content.
    pub(crate) fn gap(&mut self, reason: Reason, detail: impl Into<String>) {
        let place = self.place.clone();
        self.visitor.gap(Gap { place, reason, detail: detail.into(), bytes: None });
    }

    /// The properties of a document (author, title, last editor): each a field of its own,
    /// `#property=creator`, in one record. Blank ones are left out.
    pub(crate) fn properties(&mut self, properties: &[(&str, &str)]) {
        let mut rows = crate::formats::Rows::new();
        for (name, value) in properties {
            if !value.trim().is_empty() {
                let place = self.place.part("property", name.as_bytes());
                let field = rows.named(self, place, name);
                rows.value(self, field, value);
            }
        }
        rows.end_record(self);
        rows.finish(self);
    }
}

/// The failure in an error of reading: what an input or a decoder said, else that the content is
/// malformed or could not be read.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        if let Some(failure) = Failure::of(&error) {
            return failure.clone();
        }
        // The message of a decoder may quote content; its kind does not.
        let (reason, detail) = match error.kind() {
            io::ErrorKind::UnexpectedEof => (Reason::Malformed, "it ends too early".to_owned()),
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::Other => {
                (Reason::Malformed, "its content breaks the rules of its format".to_owned())
            }
            io::ErrorKind::OutOfMemory => (Reason::MemoryLimit, "it asks for too much memory".to_owned()),
            _ if error.raw_os_error().is_some() => (Reason::IoError, error.to_string()),
            kind => (Reason::Malformed, kind.to_string()),
        };
        Failure { reason, detail }
    }
}

impl Failure {
    /// Content that breaks the rules of its format; the detail says where, never what stands there.
    pub(crate) fn malformed(detail: impl Into<String>) -> Failure {
        Failure { reason: Reason::Malformed, detail: detail.into() }
    }
}
