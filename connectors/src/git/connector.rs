//! Blobs as units.

use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock};

use crate::git::choice::Choice;
use crate::git::chunk::{Answered, Body, Chunk, STEPS, no_blob};
use crate::git::history::{Extent, History};
use crate::git::lfs::{Kept, Pointer};
use crate::git::repository::is_empty_blob;
use crate::git::{Changes, ObjectId, Repository};
use crate::{
    Budget, Cancel, Capabilities, Connector, Content, Context, Failure, Gap, Lease, Listed, Payload, Place,
    Reason, Scope, Unit, Version,
};

/// What is listed of a repository.
pub(super) enum Wanted {
    /// What is new on one side.
    Changes(Arc<Changes>),
    /// Every blob of all refs.
    History(Extent),
}

/// Blobs of a repository.
pub(super) struct GitConnector {
    repository: Repository,
    wanted: Wanted,
    system: Place,
    budget: Budget,
    threads: usize,
    cancel: Cancel,
}

/// What is needed to read a unit.
struct Handle {
    id: ObjectId,
    chunk: Arc<Chunk>,
    /// Its number in the chunk, if it was prepared.
    number: OnceLock<usize>,
}

impl GitConnector {
    pub(super) fn new(repository: Repository, wanted: Wanted, context: &Context) -> GitConnector {
        let budget = Budget::new(context.memory);
        let system = repository.root().root().clone();
        let (threads, cancel) = (context.threads, context.cancel.clone());
        if matches!(wanted, Wanted::History(_)) {
            repository.0.askers.many(threads);
        }
        GitConnector { repository, wanted, system, budget, threads, cancel }
    }
}

/// Hands on what is listed, in chunks.
pub(super) struct Told<'t> {
    each: &'t mut dyn FnMut(Listed) -> ControlFlow<()>,
    choice: Choice,
    chunk: Arc<Chunk>,
    /// Steps that were told of the chunk.
    steps: usize,
}

impl Told<'_> {
    /// A blob, if it is chosen.
    pub(super) fn blob(&mut self, place: Place, id: ObjectId, size: Option<u64>) -> ControlFlow<()> {
        let handle = Handle { id, chunk: Arc::clone(&self.chunk), number: OnceLock::new() };
        let version = Some(Version::Tag(id.to_string()));
        self.step(Listed::Unit(Unit { place, size, version, path: None, handle: Some(Arc::new(handle)) }))
    }

    /// A gap.
    pub(super) fn gap(&mut self, gap: Gap) -> ControlFlow<()> {
        self.step(Listed::Gap(gap))
    }

    /// What is left out.
    pub(super) fn choice(&self) -> &Choice {
        &self.choice
    }

    /// Whether a path is listed.
    pub(super) fn takes(&self, path: &[u8]) -> bool {
        self.choice.takes(path)
    }

    fn step(&mut self, listed: Listed) -> ControlFlow<()> {
        let flow = (self.each)(listed);
        self.steps += 1;
        if self.steps == STEPS {
            (self.chunk, self.steps) = (Arc::default(), 0);
        }
        flow
    }
}

impl GitConnector {
    fn changes(&self, changes: &Changes, told: &mut Told<'_>) -> ControlFlow<()> {
        for gap in &changes.gaps {
            if told.choice.takes_place(&gap.place) {
                told.gap(gap.clone())?;
            }
        }
        for change in &changes.changes {
            if told.takes(&change.path) {
                told.blob(changes.place(&self.repository, change), change.new, None)?;
            }
        }
        ControlFlow::Continue(())
    }

    /// The content of a blob as a worker gets it.
    fn content(&self, handle: &Handle) -> Result<Content, Failure> {
        if is_empty_blob(&handle.id) {
            return Ok(Content::Bytes(Vec::new(), Lease::none()));
        }
        if self.cancel.is_cancelled() {
            let detail = "the scan was interrupted".to_owned();
            return Err(Failure { reason: Reason::Interrupted, detail });
        }
        let number = handle.number.get().copied();
        match handle.chunk.take((number, &handle.id), &self.repository.0, &self.budget)? {
            Answered::Body(Body::Bytes(bytes, lease)) => match Pointer::of(&bytes) {
                Some(pointer) => self.pointed_to(&pointer),
                None => Ok(Content::Bytes(bytes, lease)),
            },
            Answered::Body(Body::Spooled(object)) => Ok(Content::Object(Arc::new(object))),
            Answered::Missing => {
                let (reason, detail) = self.repository.missing();
                Err(Failure { reason, detail })
            }
            Answered::NoBlob => Err(no_blob()),
        }
    }

    fn pointed_to(&self, pointer: &Pointer) -> Result<Content, Failure> {
        let (reason, detail) = match pointer.find(&self.repository.0) {
            Kept::Here(path) => return Ok(Content::File(path.into())),
            Kept::Absent => (
                Reason::NotRequested,
                "a pointer of Git LFS whose content is not here: `git lfs pull` (or `git lfs fetch --all` for \
                 the whole history) gets it",
            ),
            Kept::Damaged => (
                Reason::Corrupted,
                "a pointer of Git LFS, and what is stored for it has another size; see `git lfs fsck`",
            ),
        };
        Err(Failure { reason, detail: detail.to_owned() })
    }
}

impl Connector for GitConnector {
    fn system(&self) -> &Place {
        &self.system
    }

    fn covered(&self) -> Vec<Place> {
        vec![self.repository.root().clone()]
    }

    fn capabilities(&self) -> Capabilities {
        let repeats = matches!(self.wanted, Wanted::History(_));
        Capabilities { versions: true, unchanged: true, ranges: true, repeats, ..Capabilities::default() }
    }

    fn list(&self, scope: &Scope, each: &mut dyn FnMut(Listed) -> ControlFlow<()>) {
        let choice = match Choice::new(scope) {
            Ok(choice) => choice,
            Err(error) => {
                let (place, detail) = (self.repository.root().clone(), error.to_string());
                let _ = each(Listed::Gap(Gap { place, reason: Reason::ListFailed, detail, bytes: None }));
                return;
            }
        };
        let mut told = Told { each, choice, chunk: Arc::default(), steps: 0 };
        let _ = match &self.wanted {
            Wanted::Changes(changes) => self.changes(changes, &mut told),
            Wanted::History(extent) => {
                let (repository, cancel) = (&self.repository, &self.cancel);
                let history = History { repository, extent: *extent, threads: self.threads, cancel };
                history.list(&mut told)
            }
        };
    }

    fn prepare(&self, unit: &mut Unit) {
        let handle = unit.handle.as_ref().and_then(|handle| handle.downcast_ref::<Handle>());
        if let Some(handle) = handle
            && !is_empty_blob(&handle.id)
            && handle.number.get().is_none()
            && let Some(number) = handle.chunk.want(handle.id)
        {
            // Units are prepared by one thread, once.
            let _ = handle.number.set(number);
        }
    }

    fn read(&self, unit: Unit) -> Result<Payload, Gap> {
        let Unit { place, size, handle, .. } = unit;
        let Some(handle) = handle.as_ref().and_then(|handle| handle.downcast_ref::<Handle>()) else {
            let detail = "a unit of git that names no object".to_owned();
            return Err(Gap { place, reason: Reason::ReaderFailed, detail, bytes: None });
        };
        match self.content(handle) {
            Ok(content) => Ok(Payload { place, content }),
            Err(failure) => Err(Gap { bytes: size, ..failure.gap(place) }),
        }
    }
}
