//! Reading units: one reader for each worker, its buffers used again and again.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::filesystem::connector::special_gap;
use crate::filesystem::gap_of;
use crate::filesystem::notice::Notice;
use crate::filesystem::opened::{Head, Opened};
use crate::filesystem::os::{FileKind, Metadata, Os, Unix};
use crate::filesystem::source::{Bytes, Source};
use crate::formats::{
    Buffers, Format, Input, Part, RecordBuffers, Session, SessionSettings, Stream, StreamRange, read_whole,
    sniff,
};
use crate::{Cancel, Content, Failure, Gap, Isolation, Kind, Limits, Payload, Place, Reason, Visitor};

/// How units are read.
#[derive(Clone, Debug)]
pub struct ReaderOptions {
    /// Open symbolic links.
    pub follow_links: bool,
    /// Count line ends, so that batches of running text tell their lines.
    pub count_lines: bool,
    /// Bytes in a window: 256 KiB is the fastest.
    pub window: usize,
    /// Bytes in a part of a large unit.
    pub part: u64,
    /// What one unit may ask for.
    pub limits: Limits,
    /// How processes are started that read risky formats; `None` to read these in this process, where a
    /// defect of a library can cost the scan.
    pub isolation: Option<Arc<Isolation>>,
    /// Recognise the text of pictures, where the program `tesseract` is installed.
    pub recognise: bool,
}

impl Default for ReaderOptions {
    fn default() -> ReaderOptions {
        ReaderOptions {
            follow_links: false,
            count_lines: false,
            window: 256 * 1024,
            part: 16 * 1024 * 1024,
            limits: Limits::default(),
            isolation: None,
            recognise: false,
        }
    }
}

/// The smallest window: context on both sides and something between.
const MIN_WINDOW: usize = 8 * 1024;

/// The smallest part: more than the context before it.
const MIN_PART: u64 = 4 * 1024;

/// Units above this size are looked at again after they were read.
const WATCHED_SIZE: u64 = 1024 * 1024;

/// What reading a unit has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadOutcome {
    /// Bytes read.
    pub bytes: u64,
    /// What it is; `None` when that could not be told.
    pub media_type: Option<&'static str>,
    /// Whether all of it was handed on. If not, the visitor was told a gap.
    pub whole: bool,
}

/// Reads units. It keeps its buffers: nothing is allocated for windows once it has warmed up.
pub struct Reader<O: Os = Unix> {
    os: O,
    cancel: Cancel,
    pub(super) options: ReaderOptions,
    pub(super) buffers: Buffers,
    pub(super) records: RecordBuffers,
    pub(super) session: Session,
    pub(super) id: u64,
    pub(super) opening: u64,
}

impl Reader<Unix> {
    /// A reader of local files and of bytes in memory.
    pub fn new(options: ReaderOptions) -> Reader<Unix> {
        Reader::with_os(Unix, options)
    }
}

impl<O: Os> Reader<O> {
    /// As [`Reader::new`], with the system calls of `os`.
    pub fn with_os(os: O, options: ReaderOptions) -> Reader<O> {
        static READERS: AtomicU64 = AtomicU64::new(0);
        let options = ReaderOptions {
            window: options.window.max(MIN_WINDOW),
            part: options.part.max(MIN_PART),
            ..options
        };
        let window = options.window;
        Reader {
            os,
            cancel: Cancel::default(),
            session: Session::new(settings(&options, Cancel::default())),
            options,
            buffers: Buffers::new(window),
            records: RecordBuffers::default(),
            id: READERS.fetch_add(1, Ordering::Relaxed),
            opening: 0,
        }
    }

    /// The reader, which stops reading when `cancel` is thrown.
    #[must_use]
    pub fn stopped_by(self, cancel: Cancel) -> Reader<O> {
        let session = Session::new(settings(&self.options, cancel.clone()));
        Reader { cancel, session, ..self }
    }

    /// Opens a unit, reads its first bytes, and tells from them what it holds. The gap when it
    /// cannot be opened, or is no stored data.
    pub fn open(&mut self, payload: Payload) -> Result<Opened<O>, Gap> {
        let Payload { place, content } = payload;
        match content {
            Content::File(path) => self.open_file(place, &path),
            Content::Bytes(bytes, lease) => {
                let size = bytes.len() as u64;
                self.opened(place, Bytes::Memory(bytes, lease), None, size)
            }
            Content::Object(object) => {
                let size = object.size();
                self.opened(place, Bytes::Object(object), None, size)
            }
            Content::Table(_) => Err(Gap {
                place,
                reason: Reason::ReaderFailed,
                detail: "a table is no stream of bytes".to_owned(),
                bytes: None,
            }),
        }
    }

    /// Opens a unit and reads it: [`Reader::open`] and [`Reader::read`] in one. Its metadata come
    /// along.
    pub fn read_unit(
        &mut self,
        payload: Payload,
        visitor: &mut dyn Visitor,
    ) -> Result<(ReadOutcome, Option<Metadata>), Gap> {
        let opened = self.open(payload)?;
        Ok((self.read(&opened, visitor), opened.metadata))
    }

    fn open_file(&mut self, place: Place, path: &Path) -> Result<Opened<O>, Gap> {
        let file = match self.os.open(path, self.options.follow_links) {
            Ok(file) => file,
            Err(error) => return Err(gap_of(place, "opening", &error)),
        };
        let metadata = match self.os.stat(&file) {
            Ok(metadata) => metadata,
            Err(error) => return Err(gap_of(place, "looking at the open file", &error)),
        };
        // It was a file when it was listed: someone has put something else in its place.
        if metadata.kind != FileKind::File {
            return Err(special_gap(place, metadata.kind));
        }
        let bytes = Bytes::File { os: self.os.clone(), file };
        self.opened(place, bytes, Some(metadata), metadata.size)
    }

    fn opened(
        &mut self,
        place: Place,
        bytes: Bytes<O>,
        metadata: Option<Metadata>,
        size: u64,
    ) -> Result<Opened<O>, Gap> {
        self.opening += 1;
        let source = Arc::new(Source { bytes, cancel: self.cancel.clone() });
        let length = match self.buffers.read_head(&*source, known(size)) {
            Ok(length) => length,
            Err(error) => return Err(Gap { bytes: Some(size), ..gap_of(place, "reading", &error) }),
        };
        let whole = length as u64 >= size;
        let mut sniffed = sniff(self.buffers.head(length), whole, place.name().as_ref());
        let part = self.options.part;
        let splits = size > part && sniffed.format.splittable(sniffed.encoding);
        let mut parts = splits.then(|| u32::try_from(size.div_ceil(part)).ok()).flatten();
        if let Format::Kind(kind) = sniffed.format
            && size > part
        {
            let input = Input::shared(Arc::clone(&source) as _, size).sniffed(&sniffed);
            let kind = kind.refined(&input);
            sniffed.format = Format::Kind(kind);
            parts = Some(self.session.parts(kind, &input, part)).filter(|&parts| parts > 1);
        }
        Ok(Opened {
            place,
            source,
            metadata,
            size,
            format: sniffed.format,
            encoding: sniffed.encoding,
            bom: sniffed.bom,
            head: Head { reader: self.id, opening: self.opening, length },
            part,
            parts,
        })
    }

    /// Reads a unit from beginning to end and hands on what it holds.
    pub fn read(&mut self, opened: &Opened<O>, visitor: &mut dyn Visitor) -> ReadOutcome {
        let media_type = Some(opened.format.media_type());
        if let Format::Unsupported(media) = opened.format {
            visitor.gap(Gap {
                place: opened.place.clone(),
                reason: Reason::UnsupportedFormat(media.to_owned()),
                detail: "no reader for this format exists yet".to_owned(),
                bytes: Some(opened.size),
            });
            return ReadOutcome { bytes: 0, media_type, whole: false };
        }
        if let Format::Kind(kind) = opened.format {
            return self.read_kind(kind, opened, visitor);
        }
        let head = opened.head;
        let ours = head.reader == self.id && head.opening == self.opening;
        // The buffers are about to be used: the head is there once only.
        self.opening += 1;
        let size = known(opened.size);
        let (encoding, source) = (opened.encoding, &*opened.source);
        let mut stream = if ours {
            Stream::with_head(source, &mut self.buffers, encoding, size, head.length, opened.bom)
        } else {
            let range = StreamRange { start: opened.bom as u64, stops: [None; 3] };
            Stream::new(source, &mut self.buffers, encoding, size, range)
        };
        let count_lines = self.options.count_lines;
        let records = &mut self.records;
        read_whole(&mut stream, &opened.format, &opened.place, count_lines, records, visitor);
        let bytes = stream.position();
        let error = stream.take_error();
        let whole = match error {
            None => self.unchanged(opened, bytes, visitor),
            Some(error) => {
                visitor.gap(half_read(opened, bytes, &error));
                false
            }
        };
        ReadOutcome { bytes, media_type, whole }
    }

    /// Reads a unit that has a reader of its own.
    fn read_kind(&mut self, kind: Kind, opened: &Opened<O>, visitor: &mut dyn Visitor) -> ReadOutcome {
        self.opening += 1;
        let input = opened.input();
        let mut notice = Notice::new(visitor);
        let kind = self.session.unit(kind, &input, Part::WHOLE, &opened.place, &mut notice).0;
        // A member that was not read counts as well.
        let (content, whole) = (notice.content, !notice.gap);
        let whole = self.unchanged(opened, opened.size, visitor) && whole;
        // Of what is encrypted, nothing was looked at.
        let bytes = if whole || content { opened.size } else { 0 };
        ReadOutcome { bytes, media_type: Some(kind.media_type()), whole }
    }

    /// Reads bytes as content of a kind, whatever their first bytes say: in this process, unless the options
    /// isolate the kind. Whether all of it was handed on.
    pub fn read_as(&mut self, kind: Kind, place: &Place, bytes: Vec<u8>, visitor: &mut dyn Visitor) -> bool {
        self.session.unit(kind, &Input::memory(bytes), Part::WHOLE, place, visitor).1
    }

    /// Whether the unit is what it was when it was opened; a gap, if not.
    fn unchanged(&self, opened: &Opened<O>, bytes: u64, visitor: &mut dyn Visitor) -> bool {
        let Some(before) = &opened.metadata else { return true };
        if bytes == opened.size && opened.size <= WATCHED_SIZE {
            return true;
        }
        let Bytes::File { os, file } = &opened.source.bytes else { return true };
        let detail = match os.stat(file) {
            Ok(after) if after.size != bytes => "its size changed while it was read",
            Ok(after) if after.modified != before.modified => "it was written to while it was read",
            Ok(_) => return true,
            Err(error) => {
                visitor.gap(gap_of(opened.place.clone(), "looking at the file after reading it", &error));
                return false;
            }
        };
        visitor.gap(Gap {
            place: opened.place.clone(),
            reason: Reason::ChangedWhileRead,
            detail: detail.to_owned(),
            bytes: None,
        });
        false
    }

    /// After all parts of a unit were read: whether it is what it was when it was opened; a gap, if
    /// not.
    pub fn verify(&self, opened: &Opened<O>, visitor: &mut dyn Visitor) -> bool {
        self.unchanged(opened, opened.size, visitor)
    }
}

/// How a session reads what has a reader of its own.
fn settings(options: &ReaderOptions, cancel: Cancel) -> SessionSettings {
    SessionSettings {
        limits: options.limits,
        isolation: options.isolation.clone(),
        recognise: options.recognise,
        count_lines: options.count_lines,
        window: options.window,
        cancel,
    }
}

/// A size that the reader can rely on not to ask for more. Files that claim to be empty are read to
/// see whether they are.
pub(super) fn known(size: u64) -> Option<u64> {
    (size > 0).then_some(size)
}

/// The gap that stands for what could not be read behind `offset`.
pub(super) fn half_read<O: Os>(opened: &Opened<O>, offset: u64, error: &io::Error) -> Gap {
    let gap = gap_of(opened.place.clone(), "reading", error);
    let detail = format!("{}, after {offset} of {} bytes", gap.detail, opened.size);
    // What was opened stays open: whatever the system says, that is no refusal.
    let reason = if Failure::of(error).is_some() { gap.reason.clone() } else { Reason::IoError };
    Gap { detail, reason, bytes: Some(opened.size.saturating_sub(offset)), ..gap }
}
