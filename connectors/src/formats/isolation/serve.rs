//! The child's end: reads what it is asked to, and tells everything over the socket.

use std::io;
use std::os::fd::AsFd as _;
use std::os::unix::net::UnixStream;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use rustix::time::{ClockId, clock_gettime};

use super::wire::{Frame, Received, tag};
use crate::formats::kind::Part;
use crate::formats::limits::{Limits, Meter};
use crate::formats::out::{Nest, Nested, Reading};
use crate::formats::{Input, Kind, Out, ReadAt};
use crate::{Batch, Cancel, Failure, FieldId, FieldName, Gap, Place, Reason, Visitor};

/// How much is asked for at once: what comes next in a file is often wanted next.
const AHEAD: usize = 256 * 1024;

/// Reads for a scan until it hangs up: the standard input is a socket to it. To be called by a program that
/// [`Isolation`](super::Isolation) names, instead of anything else.
pub fn serve() {
    // Nothing that happens in here is told to anyone but the scan: a panic may quote content.
    std::panic::set_hook(Box::new(|_| {}));
    let Ok(socket) = std::io::stdin().as_fd().try_clone_to_owned() else { return };
    let line = Arc::new(Line { stream: Mutex::new(UnixStream::from(socket)) });
    confine();
    while let Ok(mut frame) = line.receive() {
        if line.handle(&mut frame).is_err() {
            return;
        }
    }
}

/// Gives up what a reader has no use for.
fn confine() {
    // It dies with the scan, even if that is killed.
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    limit(Resource::Core, 0);
    limit(Resource::Fsize, 0);
}

fn limit(resource: Resource, most: u64) {
    let maximum = getrlimit(resource).maximum;
    let _ = setrlimit(resource, Rlimit { current: Some(most), maximum });
}

/// The socket.
struct Line {
    stream: Mutex<UnixStream>,
}

impl Line {
    fn receive(&self) -> io::Result<Received> {
        Received::receive(&mut *self.stream.lock().unwrap_or_else(PoisonError::into_inner), Vec::new())
    }

    fn send(&self, frame: Frame) -> io::Result<()> {
        frame.send(&mut *self.stream.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Answers one request of the scan.
    fn handle(self: &Arc<Line>, frame: &mut Received) -> io::Result<()> {
        let gone = || io::Error::from(io::ErrorKind::InvalidData);
        let kind = Kind::from_number(frame.u8()?).ok_or_else(gone)?;
        if frame.tag == tag::PARTS {
            let (part, size) = (frame.u64()?, frame.u64()?);
            let limits = limits(frame)?;
            allow(&limits.0, size);
            let input = self.input(size);
            let parts = catch_unwind(AssertUnwindSafe(|| kind.parts(&input, part)));
            // What is wrong with it shows when it is read.
            let parts = parts.map_or(1, |parts| parts.unwrap_or(1));
            return self.send(Frame::new(tag::PARTS).u32(parts));
        }
        let part = Part { index: frame.u32()?, of: frame.u32()? };
        let size = frame.u64()?;
        let place = frame.place()?;
        let (limits, recognise) = limits(frame)?;
        allow(&limits, size);
        let input = self.input(size);
        let read = catch_unwind(AssertUnwindSafe(|| {
            let mut nest = Parent { line: Arc::clone(self), recognise };
            let mut visitor = Teller { line: Arc::clone(self) };
            let meter = Meter::new(limits, size, Cancel::default());
            kind.read(&input, part, &mut Out::new(&mut visitor, &mut nest, place, meter))
        }));
        let done = Frame::new(tag::DONE).u8(u8::from(is_worn()));
        let done = match read {
            Ok(Ok(())) => done.u8(0),
            Ok(Err(failure)) => done.u8(1).failure(&failure),
            // A panic in a library: its state is not to be trusted, and a new process is cheap.
            Err(_) => std::process::exit(101),
        };
        self.send(done)
    }

    /// The input that the scan holds.
    fn input(self: &Arc<Line>, size: u64) -> Input<'static> {
        let window = Mutex::new((0, Vec::new()));
        Input::shared(Arc::new(Remote { line: Arc::clone(self), size, window }), size)
    }
}

/// The limits in a request.
fn limits(frame: &mut Received) -> io::Result<(Limits, bool)> {
    let time = Duration::from_millis(frame.u64()?);
    let memory = frame.u64()?;
    // What comes out of decoders is bounded by memory and time here; members are charged by the scan.
    let limits = Limits { time, memory, growth: u64::MAX, ..Limits::default() };
    Ok((limits, frame.u8()? != 0))
}

/// Lets the process have what one file may take, beyond what it has taken.
fn allow(limits: &Limits, size: u64) {
    limit(Resource::Data, limits.memory);
    let used = clock_gettime(ClockId::ProcessCPUTime);
    let used = u64::try_from(used.tv_sec).unwrap_or(0) + 1;
    // The reader's own account ends first, where it looks at it.
    limit(Resource::Cpu, used + limits.time.as_secs() + 1 + (size >> 20));
}

/// Whether the process holds so much memory after a file that the next one might miss it: what becomes of a
/// file must not depend on those before it.
fn is_worn() -> bool {
    /// Bytes of data that a process may keep.
    const KEPT: u64 = 64 << 20;
    // Pages of data and stack (proc(5)).
    let data = std::fs::read_to_string("/proc/self/statm").ok().and_then(|statm| {
        let pages: u64 = statm.split(' ').nth(5)?.trim().parse().ok()?;
        Some(pages * rustix::param::page_size() as u64)
    });
    data.is_some_and(|bytes| bytes > KEPT)
}

/// Bytes that the scan holds.
struct Remote {
    line: Arc<Line>,
    size: u64,
    /// The last bytes that came, and where they stand.
    window: Mutex<(u64, Vec<u8>)>,
}

impl Remote {
    fn fetch(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        self.line.send(Frame::new(tag::WANT).u64(offset).u32(length as u32))?;
        let mut frame = self.line.receive()?;
        match frame.tag {
            tag::BYTES => Ok(frame.bytes()?.to_vec()),
            _ => Err(frame.failure()?.into_io()),
        }
    }
}

impl ReadAt for Remote {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        if offset >= self.size || buffer.is_empty() {
            return Ok(0);
        }
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        let (start, bytes) = &mut *window;
        if offset < *start || offset >= *start + bytes.len() as u64 {
            *bytes = self.fetch(offset, buffer.len().clamp(AHEAD, 4 << 20))?;
            *start = offset;
        }
        let from = (offset - *start) as usize;
        let count = buffer.len().min(bytes.len().saturating_sub(from));
        buffer[..count].copy_from_slice(&bytes[from..from + count]);
        Ok(count)
    }
}

/// The visitor: repeats every call over the socket. When nobody listens, the process ends with its next
/// request.
struct Teller {
    line: Arc<Line>,
}

impl Teller {
    fn tell(&self, frame: Frame) {
        if self.line.send(frame).is_err() {
            std::process::exit(1);
        }
    }
}

impl Visitor for Teller {
    fn enter(&mut self, place: &Place) {
        self.tell(Frame::new(tag::ENTER).place(place));
    }

    fn leave(&mut self) {
        self.tell(Frame::new(tag::LEAVE));
    }

    fn field(&mut self, id: FieldId, name: FieldName<'_>) {
        self.tell(Frame::new(tag::FIELD).u32(id).place(name.place).bytes(name.name.as_bytes()));
    }

    fn declared(&mut self, id: FieldId, declared_type: &str) {
        self.tell(Frame::new(tag::DECLARED).u32(id).bytes(declared_type.as_bytes()));
    }

    fn batch(&mut self, batch: Batch<'_>) {
        self.tell(Frame::new(tag::BATCH).batch(&batch));
    }

    fn gap(&mut self, gap: Gap) {
        self.tell(Frame::new(tag::GAP).gap(&gap));
    }

    fn counted(&mut self, values: &[u64], records: &[u64], all_records: u64) {
        self.tell(Frame::new(tag::COUNTED).numbers(values).numbers(records).u64(all_records));
    }
}

/// Has the scan read members.
struct Parent {
    line: Arc<Line>,
    recognise: bool,
}

impl Parent {
    fn send(&self, place: &Place, content: Nested<'_>) -> io::Result<Reading> {
        self.line.send(Frame::new(tag::MEMBER).place(place))?;
        match content {
            Nested::Bytes(bytes) => {
                for chunk in bytes.chunks(AHEAD) {
                    self.line.send(Frame::new(tag::CHUNK).bytes(chunk))?;
                }
            }
            Nested::Stream(stream, _) => {
                let mut buffer = vec![0; AHEAD];
                // A stream that breaks off: what came is read, and the reader that has it says so.
                while let Ok(count) = stream.read(&mut buffer)
                    && count > 0
                {
                    self.line.send(Frame::new(tag::CHUNK).bytes(&buffer[..count]))?;
                }
            }
        }
        self.line.send(Frame::new(tag::END))?;
        let mut answer = self.line.receive()?;
        Ok(if answer.tag == tag::END { Ok(()) } else { Err(answer.failure()?) })
    }
}

impl Nest for Parent {
    fn nested(&mut self, _visitor: &mut dyn Visitor, place: &Place, content: Nested<'_>) -> Reading {
        self.send(place, content)?
    }

    fn same(&mut self, _: &mut dyn Visitor, _: &Place, _: &[u8], _: Nested<'_>) -> Reading {
        // No kind that is read in a process of its own is a compressed stream.
        let detail = "a stream within a stream is not read in a process of its own".to_owned();
        Err(Failure { reason: Reason::ReaderFailed, detail })
    }

    fn read_as(
        &mut self,
        visitor: &mut dyn Visitor,
        place: &Place,
        kind: Kind,
        input: &Input<'_>,
    ) -> Reading {
        let meter = Meter::new(Limits::default(), input.size(), Cancel::default());
        kind.read(input, Part::WHOLE, &mut Out::new(visitor, self, place.clone(), meter))
    }

    fn refined(&mut self, kind: Kind) {
        // When nobody listens, the next request ends the process.
        let _ = self.line.send(Frame::new(tag::REFINED).u8(kind.number()));
    }

    fn recognises(&self) -> bool {
        self.recognise
    }
}
