//! What is known of an object between listing and reading.

use std::sync::{Condvar, Mutex};

use aws_sdk_s3::primitives::DateTime;

use crate::s3::fault::Fault;
use crate::s3::fetch::Fetched;
use crate::{Node, Place};

/// What an object is asked for by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) key: String,
    /// The version; `None` for the current one.
    pub(super) version: Option<String>,
}

impl Name {
    /// The place of the object.
    pub(super) fn place(&self, system: &Place) -> Place {
        let place = system.item(self.key.as_bytes());
        match &self.version {
            Some(version) => place.param("version", version.as_bytes()),
            None => place,
        }
    }

    /// The name in a place that [`Name::place`] made.
    pub(super) fn of(place: &Place) -> Option<Name> {
        let text = |bytes: &[u8]| std::str::from_utf8(bytes).ok().map(str::to_owned);
        match place.node() {
            Node::Item(key) => Some(Name { key: text(key)?, version: None }),
            Node::Param { key: "version", value } => {
                let Node::Item(key) = place.parent()?.node() else { return None };
                Some(Name { key: text(key)?, version: Some(text(value)?) })
            }
            _ => None,
        }
    }
}

/// What is known of an object beside its place: the handle of its unit.
#[derive(Debug)]
pub(super) struct Handle {
    pub(super) name: Name,
    /// Its size when it was listed.
    pub(super) size: u64,
    /// When it was last changed, where listing told it, in seconds since 1970-01-01.
    pub(super) modified: Option<i64>,
    pub(super) progress: Mutex<Progress>,
    /// Told when `progress` is [`Progress::Done`].
    pub(super) done: Condvar,
}

/// How far the fetching of an object is.
#[derive(Debug, Default)]
pub(super) enum Progress {
    /// Not asked for, or handed out already.
    #[default]
    Idle,
    /// In the queue.
    Queued,
    /// Under way.
    Fetching,
    /// There.
    Done(Result<Fetched, Fault>),
}

impl Handle {
    pub(super) fn new(name: Name, size: u64) -> Handle {
        Handle { name, size, modified: None, progress: Mutex::default(), done: Condvar::new() }
    }
}

/// What is compared between two answers about an object.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct State {
    pub(super) tag: Option<String>,
    pub(super) size: u64,
    pub(super) modified: Option<DateTime>,
}
