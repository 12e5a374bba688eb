//! Reading content within content: whatever a member is, it is read like a unit.

use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::sync::Arc;

use crate::formats::isolation::Process;
use crate::formats::kind::Part;
use crate::formats::limits::Meter;
use crate::formats::out::{Nest, Nested, Reading};
use crate::formats::{
    Buffers, Format, Forward, Input, Isolation, Kind, Limits, Out, ReadAt, RecordBuffers, Sniffed, Stream,
    StreamRange, read_whole, sniff,
};
use crate::{Cancel, Failure, Node, Place, Reason, Visitor};

/// How much of a member is looked at to tell what it is.
const HEAD: usize = 64 * 1024;

/// How much of a member is copied at once.
const COPY: usize = 256 * 1024;

/// What reads the content of units and of their members; one a worker. It keeps buffers and processes.
pub(crate) struct Session {
    pub(crate) settings: SessionSettings,
    windows: Vec<Buffers>,
    records: Vec<RecordBuffers>,
    heads: Vec<Vec<u8>>,
    processes: Vec<Process>,
    meter: Meter,
    /// Containers around what is being read.
    depth: u32,
    /// What the unit itself has turned out to be.
    refined: Option<Kind>,
}

/// How a session reads.
#[derive(Clone, Debug)]
pub(crate) struct SessionSettings {
    pub(crate) limits: Limits,
    pub(crate) isolation: Option<Arc<Isolation>>,
    pub(crate) recognise: bool,
    pub(crate) count_lines: bool,
    pub(crate) window: usize,
    pub(crate) cancel: Cancel,
}

impl Session {
    /// A session without a unit.
    pub(crate) fn new(settings: SessionSettings) -> Session {
        let meter = Meter::new(settings.limits, 0, settings.cancel.clone());
        Session {
            settings,
            windows: Vec::new(),
            records: Vec::new(),
            heads: Vec::new(),
            processes: Vec::new(),
            meter,
            depth: 0,
            refined: None,
        }
    }

    /// Reads a unit, or a part of one, as content of a kind. Its gaps are told; what it has turned out to
    /// be comes back, and whether all of it was read.
    pub(crate) fn unit(
        &mut self,
        kind: Kind,
        input: &Input<'_>,
        part: Part,
        place: &Place,
        visitor: &mut dyn Visitor,
    ) -> (Kind, bool) {
        self.meter = Meter::new(self.settings.limits, input.size(), self.settings.cancel.clone());
        self.depth = 0;
        self.refined = None;
        let result = self.dispatch(visitor, place, kind, input, part);
        let whole = result.is_ok();
        if let Err(failure) = result {
            visitor.gap(failure.gap(place.clone()));
        }
        (self.refined.unwrap_or(kind), whole)
    }

    /// In how many parts a unit can be read by several workers.
    pub(crate) fn parts(&mut self, kind: Kind, input: &Input<'_>, part: u64) -> u32 {
        let meter = Meter::new(self.settings.limits, input.size(), self.settings.cancel.clone());
        let parts = match self.process_for(kind) {
            None => kind.parts(input, part),
            Some(Err(failure)) => Err(failure),
            Some(Ok(mut process)) => {
                let parts = process.parts(kind, input, part, &meter);
                self.keep(process);
                parts
            }
        };
        // What is wrong with it shows when it is read.
        parts.unwrap_or(1)
    }

    /// A process to read a kind that asks for one. Those that wait for their members to be read are busy.
    fn process_for(&mut self, kind: Kind) -> Option<Reading<Process>> {
        let isolation = self.settings.isolation.clone().filter(|_| kind.is_risky())?;
        Some(match self.processes.pop() {
            Some(process) => Ok(process),
            None => Process::start(&isolation, &self.settings),
        })
    }

    fn keep(&mut self, process: Process) {
        if process.is_alive() {
            self.processes.push(process);
        }
    }

    /// The reader of a kind, here or in a process of its own.
    fn dispatch(
        &mut self,
        visitor: &mut dyn Visitor,
        place: &Place,
        kind: Kind,
        input: &Input<'_>,
        part: Part,
    ) -> Reading {
        self.meter.check()?;
        if let Some(process) = self.process_for(kind) {
            let mut process = process?;
            let meter = self.meter.clone();
            let result = process.read(kind, input, part, place, &meter, self, visitor);
            self.keep(process);
            return result;
        }
        let meter = self.meter.clone();
        kind.read(input, part, &mut Out::new(visitor, self, place.clone(), meter))
    }

    /// Reads a member that was sniffed; its place is entered.
    fn member(
        &mut self,
        visitor: &mut dyn Visitor,
        place: &Place,
        sniffed: &Sniffed,
        forward: &Forward<'_>,
        size: Option<u64>,
    ) -> Reading {
        match &sniffed.format {
            Format::Kind(kind) if kind.reads_forward() => {
                let input = Input::forward(forward, size).sniffed(sniffed);
                self.dispatch(visitor, place, *kind, &input, Part::WHOLE)
            }
            Format::Kind(kind) => {
                let (input, broken) = self.spool(forward)?;
                let read = self.dispatch(visitor, place, *kind, &input.sniffed(sniffed), Part::WHOLE);
                // What came before the stream broke off was read; that it broke off matters more.
                match (broken, read) {
                    (Some(_), Err(ends)) if self.meter.exhausted().is_some() => Err(ends),
                    (Some(broken), _) => Err(broken),
                    (None, read) => read,
                }
            }
            Format::Unsupported(media) => Err(unsupported(media)),
            _ => self.text(visitor, place, sniffed, forward),
        }
    }

    /// Reads text, a table or JSON.
    fn text(
        &mut self,
        visitor: &mut dyn Visitor,
        place: &Place,
        sniffed: &Sniffed,
        bytes: &dyn ReadAt,
    ) -> Reading {
        let window = self.settings.window;
        let mut windows = self.windows.pop().unwrap_or_else(|| Buffers::new(window));
        let mut records = self.records.pop().unwrap_or_default();
        let range = StreamRange { start: sniffed.bom as u64, stops: [None; 3] };
        let mut stream = Stream::new(&bytes, &mut windows, sniffed.encoding, None, range);
        let count_lines = self.settings.count_lines;
        read_whole(&mut stream, &sniffed.format, place, count_lines, &mut records, visitor);
        let error = stream.take_error();
        self.windows.push(windows);
        self.records.push(records);
        error.map_or(Ok(()), |error| Err(error.into()))
    }

    /// Keeps a member where it can be read from any offset: in memory, or in a file without a name. What kept
    /// the member from being read to its end comes along.
    fn spool(&self, forward: &Forward<'_>) -> Reading<(Input<'static>, Option<Failure>)> {
        let most = self.settings.limits.spool;
        let input = Input::forward(forward, None);
        let mut cursor = input.cursor_at(0);
        let mut bytes = Vec::new();
        let mut broken = cursor.by_ref().take(most).read_to_end(&mut bytes).err();
        if broken.is_none() && bytes.len() as u64 >= most {
            // Mode 0600, and no name: `O_TMPFILE`, or unlinked before anything is written.
            let mut file = tempfile::tempfile().map_err(|error| kept(&error))?;
            file.write_all(&bytes).map_err(|error| kept(&error))?;
            bytes = vec![0; COPY];
            loop {
                match cursor.read(&mut bytes) {
                    Ok(0) => break,
                    Ok(count) => file.write_all(&bytes[..count]).map_err(|error| kept(&error))?,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) => {
                        broken = Some(error);
                        break;
                    }
                }
            }
            let size = file.seek(SeekFrom::End(0)).map_err(|error| kept(&error))?;
            return self.unbroken(Input::shared(Arc::new(file), size), broken);
        }
        self.unbroken(Input::memory(bytes), broken)
    }

    /// What was kept of a member, and why it is not all, unless nothing more of the unit is read.
    fn unbroken(
        &self,
        input: Input<'static>,
        broken: Option<io::Error>,
    ) -> Reading<(Input<'static>, Option<Failure>)> {
        let broken = broken.map(Failure::from);
        match broken {
            Some(ends) if self.meter.exhausted().is_some() || ends.reason == Reason::Interrupted => Err(ends),
            broken => Ok((input, broken)),
        }
    }
}

impl Nest for Session {
    fn nested(&mut self, visitor: &mut dyn Visitor, place: &Place, content: Nested<'_>) -> Reading {
        visitor.enter(place);
        self.depth += 1;
        let result = self.open(visitor, place, &name_of(place), content);
        self.depth -= 1;
        let ends = match result {
            Err(failure) if self.meter.exhausted().is_some() || failure.reason == Reason::Interrupted => {
                Err(failure)
            }
            Err(failure) => {
                visitor.gap(failure.gap(place.clone()));
                Ok(())
            }
            Ok(()) => Ok(()),
        };
        visitor.leave();
        ends
    }

    fn same(
        &mut self,
        visitor: &mut dyn Visitor,
        place: &Place,
        name: &[u8],
        content: Nested<'_>,
    ) -> Reading {
        self.depth += 1;
        let result = self.open(visitor, place, name, content);
        self.depth -= 1;
        result
    }

    fn read_as(
        &mut self,
        visitor: &mut dyn Visitor,
        place: &Place,
        kind: Kind,
        input: &Input<'_>,
    ) -> Reading {
        self.dispatch(visitor, place, kind, input, Part::WHOLE)
    }

    fn refined(&mut self, kind: Kind) {
        if self.depth == 0 {
            self.refined = Some(kind);
        }
    }

    fn recognises(&self) -> bool {
        self.settings.recognise
    }
}

impl Session {
    fn open(
        &mut self,
        visitor: &mut dyn Visitor,
        place: &Place,
        name: &[u8],
        content: Nested<'_>,
    ) -> Reading {
        if self.depth > self.settings.limits.depth {
            return Err(Failure {
                reason: Reason::DepthLimit,
                detail: format!(
                    "within {} containers; what is deeper was not read (limits.depth)",
                    self.settings.limits.depth
                ),
            });
        }
        match content {
            Nested::Stream(stream, size) => {
                // One byte more than it should have tells whether it has.
                let length = size.map_or(HEAD, |size| HEAD.min(size.saturating_add(1) as usize));
                let forward = Forward::reusing(stream, length, self.heads.pop().unwrap_or_default())?;
                let head = forward.head();
                let sniffed = sniff(head, head.len() < length, name);
                let result = self.member(visitor, place, &sniffed, &forward, size);
                self.heads.push(forward.into_buffer());
                result
            }
            Nested::Bytes(bytes) => {
                let head = &bytes[..bytes.len().min(HEAD)];
                let sniffed = sniff(head, bytes.len() <= HEAD, name);
                match &sniffed.format {
                    Format::Kind(kind) => {
                        let input = Input::memory(bytes).sniffed(&sniffed);
                        self.dispatch(visitor, place, *kind, &input, Part::WHOLE)
                    }
                    Format::Unsupported(media) => Err(unsupported(media)),
                    _ => self.text(visitor, place, &sniffed, &bytes),
                }
            }
        }
    }
}

/// What a place is called: the name of a member, whichever of several that are called so.
fn name_of(place: &Place) -> Vec<u8> {
    let named = place.ancestors().find(|place| !matches!(place.node(), Node::Param { .. }));
    named.unwrap_or(place).name().into_owned()
}

impl ReadAt for std::fs::File {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(self, buffer, offset)
    }
}

fn unsupported(media: &str) -> Failure {
    Failure {
        reason: Reason::UnsupportedFormat(media.to_owned()),
        detail: "no reader for this format exists".to_owned(),
    }
}

/// A temporary file could not be written.
fn kept(error: &io::Error) -> Failure {
    Failure {
        reason: Reason::Limit,
        detail: format!("it does not fit into memory, and could not be kept in a temporary file: {error}"),
    }
}
