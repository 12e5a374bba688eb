//! Blobs that are asked for together.
//!
//! Listing numbers what it tells, and what stands together is read by one worker, in order. So the blobs of one
//! stretch of the listing are asked for at once when the first of them is read, and git answers into the pipe
//! while the worker looks at what came before. Whoever reads in another order is answered too, by another
//! question.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::sync::{Mutex, PoisonError};

use crate::git::ObjectId;
use crate::git::asker::{Asker, Askers, Head};
use crate::git::repository::Inner;
use crate::{Budget, Failure, Lease, Object, Reason};

/// Steps of a listing that are asked for at once: as many as the pipeline of a scan hands to a worker.
pub(super) const STEPS: usize = 64;

/// Blobs above this size are never held in memory.
const SPOOLED: u64 = 32 << 20;

/// The content of a blob.
#[derive(Debug)]
pub(super) enum Body {
    Bytes(Vec<u8>, Lease),
    /// In a file without a name.
    Spooled(Spooled),
}

/// A blob in a file without a name.
#[derive(Debug)]
pub(super) struct Spooled {
    file: File,
    size: u64,
}

impl Object for Spooled {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        self.file.read_at(buffer, offset)
    }
}

/// What became of a question.
pub(super) enum Answered {
    Body(Body),
    Missing,
    /// It is an object, but no blob.
    NoBlob,
}

/// Blobs that are asked for together.
#[derive(Default)]
pub(super) struct Chunk(Mutex<State>);

#[derive(Default)]
struct State {
    ids: Vec<ObjectId>,
    /// Whether they were asked for: later ones are not among them.
    asked: bool,
    /// Who answers, and the number of the next answer, whose head may have come.
    answers: Option<Answers>,
}

struct Answers {
    asker: Asker,
    next: usize,
    head: Option<Head>,
}

impl Chunk {
    /// Adds a blob; its number in the chunk, if it will be asked for with the others.
    pub(super) fn want(&self, id: ObjectId) -> Option<usize> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.asked || state.ids.len() >= STEPS {
            return None;
        }
        state.ids.push(id);
        Some(state.ids.len() - 1)
    }

    /// The content of a blob. Waits for git.
    ///
    /// # Errors
    /// Git does not tell.
    pub(super) fn take(
        &self,
        (number, id): (Option<usize>, &ObjectId),
        repository: &Inner,
        budget: &Budget,
    ) -> Result<Answered, Failure> {
        // Where git ended early, because of this object or another, it is asked for this one alone.
        if let Some(number) = number
            && let Ok(Some(answer)) = self.turn(number, id, repository, budget)
        {
            return Ok(answer);
        }
        let (mut asker, head) = repository.askers.ask(&repository.git, &[*id])?;
        match body(&mut asker, head, budget) {
            Ok(answer) => {
                repository.askers.give_back(asker);
                Ok(answer)
            }
            Err(error) => Err(Askers::lost(asker, &error)),
        }
    }

    /// The answer to a question that was asked with the others; `None` when it was passed over.
    fn turn(
        &self,
        number: usize,
        id: &ObjectId,
        repository: &Inner,
        budget: &Budget,
    ) -> Result<Option<Answered>, Failure> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !state.asked {
            state.asked = true;
            let (asker, head) = repository.askers.ask(&repository.git, &state.ids)?;
            state.answers = Some(Answers { asker, next: 0, head: Some(head) });
        }
        let Some(mut answers) = state.answers.take() else { return Ok(None) };
        if number < answers.next {
            state.answers = Some(answers);
            return Ok(None);
        }
        match answers.until(number, &state.ids).and_then(|()| answers.answer(id, budget)) {
            Ok(answer) => {
                // Whoever comes later may ask others.
                if answers.next >= state.ids.len() {
                    repository.askers.give_back(answers.asker);
                } else {
                    state.answers = Some(answers);
                }
                Ok(Some(answer))
            }
            // Those behind are asked for one by one.
            Err(error) => Err(Askers::lost(answers.asker, &error)),
        }
    }
}

impl Answers {
    /// Passes over the answers before one.
    fn until(&mut self, number: usize, ids: &[ObjectId]) -> io::Result<()> {
        while self.next < number {
            let id = ids.get(self.next).ok_or(io::ErrorKind::InvalidData)?;
            match self.head(id)? {
                Head::Blob(size) | Head::Other(size) => self.asker.skip(size)?,
                Head::Missing => {}
            }
            self.next += 1;
        }
        Ok(())
    }

    fn head(&mut self, id: &ObjectId) -> io::Result<Head> {
        match self.head.take() {
            Some(head) => Ok(head),
            None => self.asker.head(id),
        }
    }

    fn answer(&mut self, id: &ObjectId, budget: &Budget) -> io::Result<Answered> {
        let head = self.head(id)?;
        self.next += 1;
        body(&mut self.asker, head, budget)
    }
}

/// What stands behind a head.
fn body(asker: &mut Asker, head: Head, budget: &Budget) -> io::Result<Answered> {
    let size = match head {
        Head::Blob(size) => size,
        Head::Other(size) => return asker.skip(size).map(|()| Answered::NoBlob),
        Head::Missing => return Ok(Answered::Missing),
    };
    let lease = if size <= SPOOLED.min(budget.bytes()) { budget.try_lease(size) } else { None };
    Ok(Answered::Body(match lease {
        Some(lease) => Body::Bytes(asker.bytes(size)?, lease),
        // Nobody waits for memory: what finds none free goes to the disk.
        None => Body::Spooled(Spooled { file: asker.file(size)?, size }),
    }))
}

/// The failure of an object that is no blob where a blob has to be.
pub(super) fn no_blob() -> Failure {
    Failure { reason: Reason::Malformed, detail: "the object is no blob; see `git fsck`".to_owned() }
}
