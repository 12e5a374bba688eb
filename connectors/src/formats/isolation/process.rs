//! The parent's end: starts a process, has it read, and notices how it dies.

use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::Isolation;
use super::wire::{Frame, Received, tag};
use crate::formats::kind::Part;
use crate::formats::limits::Meter;
use crate::formats::nested::SessionSettings;
use crate::formats::out::{Nest, Nested, Reading};
use crate::formats::{Input, Kind, ReadAt as _};
use crate::{Cancel, Failure, FieldName, Place, Reason, Visitor};

/// How often a silent process is looked at.
const PATIENCE: Duration = Duration::from_millis(100);

/// How much longer than its processor time a process may be silent, in case it sleeps.
const SILENCE: u32 = 4;

/// The most bytes that are sent at once.
const LARGEST: usize = 4 << 20;

/// A process that reads risky formats, one file after the other.
pub(crate) struct Process {
    child: Child,
    stream: UnixStream,
    cancel: Cancel,
    buffer: Vec<u8>,
    alive: bool,
}

impl Process {
    /// Starts one.
    pub(crate) fn start(isolation: &Isolation, settings: &SessionSettings) -> Reading<Process> {
        let started = || -> io::Result<Process> {
            let (ours, theirs) = UnixStream::pair()?;
            ours.set_read_timeout(Some(PATIENCE))?;
            let child = Command::new(&isolation.program)
                .args(&isolation.arguments)
                .env_clear()
                .envs(isolation.variables.iter().map(|(name, value)| (name, value)))
                .stdin(Stdio::from(OwnedFd::from(theirs)))
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()?;
            Ok(Process {
                child,
                stream: ours,
                cancel: settings.cancel.clone(),
                buffer: Vec::new(),
                alive: true,
            })
        };
        started().map_err(|error| Failure {
            reason: Reason::ReaderFailed,
            detail: format!("a process for its reader could not be started: {error}"),
        })
    }

    /// Whether it can read another file.
    pub(crate) fn is_alive(&self) -> bool {
        self.alive
    }

    /// Has it read an input. Members go to `nest`, everything else to the visitor.
    #[expect(clippy::too_many_arguments, reason = "one call, and all of it is needed")]
    pub(crate) fn read(
        &mut self,
        kind: Kind,
        input: &Input<'_>,
        part: Part,
        place: &Place,
        meter: &Meter,
        nest: &mut dyn Nest,
        visitor: &mut dyn Visitor,
    ) -> Reading {
        let request = Frame::new(tag::READ)
            .u8(kind.number())
            .u32(part.index)
            .u32(part.of)
            .u64(input.size())
            .place(place)
            .settings(meter, nest.recognises());
        let mut entered = 0u32;
        let mut serving = Serving { input, meter, nest, visitor, entered: &mut entered };
        let result = self.converse(request, &mut serving);
        // A process that died left its places.
        for _ in 0..entered {
            visitor.leave();
        }
        result.unwrap_or_else(|error| Err(self.bury(&error, meter)))
    }

    /// In how many parts an input can be read.
    pub(crate) fn parts(&mut self, kind: Kind, input: &Input<'_>, part: u64, meter: &Meter) -> Reading<u32> {
        let ask = |process: &mut Process| -> io::Result<u32> {
            let frame = Frame::new(tag::PARTS).u8(kind.number()).u64(part).u64(input.size());
            frame.settings(meter, false).send(&mut process.stream)?;
            loop {
                let mut frame = process.next(meter)?;
                match frame.tag {
                    tag::WANT => process.give(input, &mut frame)?,
                    tag::PARTS => return frame.u32(),
                    _ => return Ok(1),
                }
                process.buffer = frame.into_buffer();
            }
        };
        ask(self).map_err(|error| self.bury(&error, meter))
    }

    fn converse(&mut self, request: Frame, serving: &mut Serving<'_>) -> io::Result<Reading> {
        request.send(&mut self.stream)?;
        loop {
            let mut frame = self.next(serving.meter)?;
            match frame.tag {
                tag::WANT => self.give(serving.input, &mut frame)?,
                tag::MEMBER => {
                    let place = frame.place()?;
                    let mut chunks = Chunks { process: self, meter: serving.meter, ended: false, at: None };
                    let result = serving.meter.member().and_then(|()| {
                        serving.nest.nested(serving.visitor, &place, Nested::Stream(&mut chunks, None))
                    });
                    // Nothing more of the unit is read, whatever the child still has to say.
                    result.map_err(Failure::into_io)?;
                    chunks.drain()?;
                    Frame::new(tag::END).send(&mut self.stream)?;
                }
                tag::DONE => {
                    // It is worn: the next file gets a new one.
                    self.alive = frame.u8()? == 0;
                    let result = if frame.u8()? == 0 { Ok(()) } else { Err(frame.failure()?) };
                    return Ok(result);
                }
                _ => serving.told(&mut frame)?,
            }
            self.buffer = frame.into_buffer();
        }
    }

    /// Sends the bytes that the child wants.
    fn give(&mut self, input: &Input<'_>, frame: &mut Received) -> io::Result<()> {
        let (offset, length) = (frame.u64()?, frame.u32()? as usize);
        let mut bytes = vec![0; length.min(LARGEST)];
        match input.read_at(&mut bytes, offset) {
            Ok(count) => Frame::new(tag::BYTES).bytes(&bytes[..count]).send(&mut self.stream),
            Err(error) => Frame::new(tag::ERROR).failure(&error.into()).send(&mut self.stream),
        }
    }

    /// The next frame. Gives up on a process that is silent for too long, or when the scan is to stop.
    fn next(&mut self, meter: &Meter) -> io::Result<Received> {
        let silence = meter.limits().time * SILENCE;
        let mut patient =
            Patient { stream: &mut self.stream, cancel: &self.cancel, deadline: Instant::now() + silence };
        Received::receive(&mut patient, std::mem::take(&mut self.buffer))
    }

    /// Why the process does not go on, as a failure of the file that it read.
    fn bury(&mut self, error: &io::Error, meter: &Meter) -> Failure {
        self.alive = false;
        let failure = |reason, detail: String| Failure { reason, detail };
        if let Some(failure) = Failure::of(error) {
            let _ = self.child.kill();
            let _ = self.child.wait();
            return failure.clone();
        }
        // The other end may be closed a little before the process is gone.
        let _ = self.stream.shutdown(std::net::Shutdown::Both);
        let deadline = Instant::now() + Duration::from_secs(5);
        let status = loop {
            match self.child.try_wait() {
                Ok(Some(status)) => break Some(status),
                Ok(None) if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(1)),
                _ => {
                    let _ = self.child.kill();
                    break self.child.wait().ok();
                }
            }
        };
        let signal = status.and_then(|status| status.signal());
        let limits = meter.limits();
        let is = |wanted: rustix::process::Signal| signal == Some(wanted.as_raw());
        if is(rustix::process::Signal::XCPU) {
            return failure(
                Reason::TimeLimit,
                format!("more than {} s of processor time (limits.time)", limits.time.as_secs()),
            );
        }
        let mut said = String::new();
        if let Some(stderr) = self.child.stderr.take() {
            let _ = stderr.take(4096).read_to_string(&mut said);
        }
        // What Rust's runtime says when memory runs out; nothing else of the text is used.
        if said.contains("memory allocation of") || said.contains("out of memory") {
            return failure(
                Reason::MemoryLimit,
                format!("more than {} MiB of memory (limits.memory)", limits.memory >> 20),
            );
        }
        let how = match (signal, status.and_then(|status| status.code())) {
            (Some(signal), _) => format!("by signal {signal}"),
            (_, Some(code)) => format!("with status {code}"),
            _ => "for no reason that it told".to_owned(),
        };
        failure(Reason::ParserCrash, format!("the process that read it ended {how}"))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a child may call on.
struct Serving<'s> {
    input: &'s Input<'s>,
    meter: &'s Meter,
    nest: &'s mut dyn Nest,
    visitor: &'s mut dyn Visitor,
    /// Places that the child has entered and not left.
    entered: &'s mut u32,
}

impl Serving<'_> {
    /// Repeats a call of the visitor.
    fn told(&mut self, frame: &mut Received) -> io::Result<()> {
        match frame.tag {
            tag::ENTER => {
                self.visitor.enter(&frame.place()?);
                *self.entered += 1;
            }
            tag::LEAVE => {
                self.visitor.leave();
                *self.entered = self.entered.saturating_sub(1);
            }
            tag::FIELD => {
                let (id, place) = (frame.u32()?, frame.place()?);
                self.visitor.field(id, FieldName { place: &place, name: frame.text()? });
            }
            tag::DECLARED => {
                let id = frame.u32()?;
                self.visitor.declared(id, frame.text()?);
            }
            tag::BATCH => frame.batch(&mut |batch| self.visitor.batch(batch))?,
            tag::GAP => self.visitor.gap(frame.gap()?),
            tag::COUNTED => {
                let (values, records) = (frame.numbers()?, frame.numbers()?);
                self.visitor.counted(&values, &records, frame.u64()?);
            }
            tag::REFINED => {
                if let Some(kind) = Kind::from_number(frame.u8()?) {
                    self.nest.refined(kind);
                }
            }
            _ => return Err(io::Error::new(io::ErrorKind::InvalidData, "an unknown frame")),
        }
        Ok(())
    }
}

/// A member that the child sends.
struct Chunks<'c> {
    process: &'c mut Process,
    meter: &'c Meter,
    ended: bool,
    at: Option<(Vec<u8>, usize)>,
}

impl Chunks<'_> {
    /// Takes what nobody has read.
    fn drain(mut self) -> io::Result<()> {
        let mut sink = [0; 4096];
        while !self.ended {
            self.at = None;
            if self.read(&mut sink)? == 0 {
                break;
            }
        }
        Ok(())
    }
}

impl Read for Chunks<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some((chunk, at)) = &mut self.at
                && *at < chunk.len()
            {
                let count = buffer.len().min(chunk.len() - *at);
                buffer[..count].copy_from_slice(&chunk[*at..*at + count]);
                *at += count;
                return Ok(count);
            }
            if self.ended {
                return Ok(0);
            }
            let mut frame = self.process.next(self.meter)?;
            if frame.tag == tag::CHUNK {
                let chunk = frame.bytes()?;
                // The account of the child is not that of the unit.
                self.meter.decoded(chunk.len() as u64).map_err(Failure::into_io)?;
                self.at = Some((chunk.to_vec(), 0));
            } else {
                self.ended = true;
            }
            self.process.buffer = frame.into_buffer();
        }
    }
}

/// A socket with a deadline, that stops waiting when the scan is to stop.
struct Patient<'p> {
    stream: &'p mut UnixStream,
    cancel: &'p Cancel,
    deadline: Instant,
}

impl Read for Patient<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.stream.read(buffer) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => return other,
            }
            let stop = |reason, detail: &str| Failure { reason, detail: detail.to_owned() }.into_io();
            if self.cancel.is_cancelled() {
                return Err(stop(Reason::Interrupted, "the scan was interrupted"));
            }
            if Instant::now() > self.deadline {
                return Err(stop(Reason::TimeLimit, "the process that read it was silent for too long"));
            }
        }
    }
}

impl Frame {
    /// The limits that hold in the child.
    fn settings(self, meter: &Meter, recognise: bool) -> Frame {
        let limits = meter.limits();
        self.u64(limits.time.as_millis() as u64).u64(limits.memory).u8(u8::from(recognise))
    }
}
