//! Listing a target, page by page: the next one is on its way while one is handed on.

use std::ops::ControlFlow;
use std::sync::Arc;

use tokio::runtime::Runtime;

use crate::s3::address::Address;
use crate::s3::choice::Choice;
use crate::s3::fault::Fault;
use crate::s3::page::{Cursor, Entry, Key, Kind, Page, page};
use crate::s3::service::Service;
use crate::s3::unit::{Handle, Name};
use crate::{Gap, Listed, Place, Reason, Unit, Version};

/// The most pages in a row without an object: services may send some, but a listing that goes on so is
/// none.
const EMPTY_PAGES: u32 = 1000;

/// The listing of one target.
pub(super) struct Listing<'l> {
    pub(super) runtime: &'l Runtime,
    pub(super) service: &'l Arc<Service>,
    pub(super) system: &'l Place,
    pub(super) address: &'l Address,
    pub(super) versions: bool,
    pub(super) choice: Choice<'l>,
}

/// Storage classes whose objects have to be restored before they can be read. (Archived objects of
/// INTELLIGENT_TIERING are only known by the answer to a GET.)
const ARCHIVES: [&str; 2] = ["GLACIER", "DEEP_ARCHIVE"];

impl Listing<'_> {
    /// Lists all pages. Breaks off when `each` or the scan asks for it.
    pub(super) fn run(&self, each: &mut dyn FnMut(Listed) -> ControlFlow<()>) -> ControlFlow<()> {
        let mut coming = Coming(self.ask(None));
        let mut progress = Progress::default();
        loop {
            let page = match self.runtime.block_on(&mut coming.0) {
                Ok(Ok(page)) => page,
                Ok(Err(fault)) => return each(Listed::Gap(self.broken_off(&fault, progress.entries))),
                Err(_) => {
                    let fault = Fault::interrupted();
                    return each(Listed::Gap(self.broken_off(&fault, progress.entries)));
                }
            };
            let mut next = page.next;
            let is_circular = progress.is_circular(next.as_ref(), page.entries.len());
            let is_broken = is_circular || page.is_broken;
            if is_circular {
                next = None;
            }
            if let Some(cursor) = &next {
                coming = Coming(self.ask(Some(cursor.clone())));
            }
            for entry in page.entries {
                if self.service.cancel.is_cancelled() {
                    each(Listed::Gap(self.broken_off(&Fault::interrupted(), progress.entries)))?;
                    return ControlFlow::Break(());
                }
                if let Some(listed) = self.listed(entry) {
                    each(listed)?;
                }
            }
            if is_broken {
                return each(Listed::Gap(self.does_not_get_on(progress.entries)));
            }
            if next.is_none() {
                return ControlFlow::Continue(());
            }
        }
    }

    fn ask(&self, cursor: Option<Cursor>) -> tokio::task::JoinHandle<Result<Page, Fault>> {
        let (service, prefix) = (Arc::clone(self.service), self.address.prefix.clone());
        let versions = self.versions;
        self.runtime.spawn(async move { page(&service, &prefix, versions, cursor.as_ref()).await })
    }

    /// What is told of an entry; nothing for what is left out.
    fn listed(&self, entry: Entry) -> Option<Listed> {
        let Key::Text(key) = &entry.key else {
            let place = self.system.item(entry.key.bytes());
            let detail = "the key is no UTF-8: it cannot be asked for".to_owned();
            return Some(Listed::Gap(Gap {
                place,
                reason: Reason::ListFailed,
                detail,
                bytes: Some(entry.size),
            }));
        };
        // Nothing outside of the target is ever read, whatever the service lists.
        if !key.starts_with(self.address.prefix.as_str())
            || !self.choice.takes(&entry, &self.address.below(key))
        {
            return None;
        }
        let name = Name { key: key.clone(), version: entry.version.clone() };
        let place = name.place(self.system);
        if entry.kind == Kind::DeleteMarker {
            let detail = "the object was deleted here: earlier versions have places of their own".to_owned();
            return Some(Listed::Gap(Gap { place, reason: Reason::DeleteMarker, detail, bytes: None }));
        }
        // Elsewhere the class may mean something else, and whether it was restored is not told.
        if self.service.is_aws && !entry.restored && ARCHIVES.contains(&entry.class.as_str()) {
            let detail =
                format!("in the storage class {}: it has to be restored before it can be read", entry.class);
            return Some(Listed::Gap(Gap {
                place,
                reason: Reason::Archived,
                detail,
                bytes: Some(entry.size),
            }));
        }
        let modified = entry.modified.map(|time| time.secs());
        let handle = Handle { modified, ..Handle::new(name, entry.size) };
        Some(Listed::Unit(Unit {
            place,
            size: Some(entry.size),
            version: version(&entry),
            path: None,
            handle: Some(Arc::new(handle)),
        }))
    }

    fn broken_off(&self, fault: &Fault, entries: u64) -> Gap {
        let place = self.address.place();
        if fault.reason == Reason::Interrupted {
            let detail = format!("the listing was stopped after {entries} entries: what follows is unknown");
            return Gap { place, reason: Reason::Interrupted, detail, bytes: None };
        }
        let detail = format!("{}; {entries} entries were listed, what follows is unknown", fault.detail);
        Gap { place, reason: Reason::ListFailed, detail, bytes: None }
    }

    fn does_not_get_on(&self, entries: u64) -> Gap {
        let detail = format!(
            "the service lists the same again and again, or does not say where the listing goes on; \
             {entries} entries were listed, what follows is unknown"
        );
        Gap { place: self.address.place(), reason: Reason::ListFailed, detail, bytes: None }
    }
}

/// A page on its way; given up when it is no longer waited for.
struct Coming(tokio::task::JoinHandle<Result<Page, Fault>>);

impl Drop for Coming {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// How far a listing is, and whether it gets on: Brent's search for a cycle keeps one cursor
/// (<https://doi.org/10.1007/BF01933190>).
#[derive(Default)]
struct Progress {
    entries: u64,
    empty: u32,
    kept: Option<Cursor>,
    steps: u64,
    power: u64,
}

impl Progress {
    /// Whether the listing goes round in a circle.
    fn is_circular(&mut self, next: Option<&Cursor>, entries: usize) -> bool {
        self.entries += entries as u64;
        self.empty = if entries == 0 { self.empty + 1 } else { 0 };
        let Some(next) = next else { return false };
        if self.kept.as_ref() == Some(next) || self.empty > EMPTY_PAGES {
            return true;
        }
        self.steps += 1;
        if self.steps >= self.power {
            self.kept = Some(next.clone());
            self.power = (self.power * 2).max(1);
            self.steps = 0;
        }
        false
    }
}

/// What changes with the content: the version, or the entity tag with size and time.
fn version(entry: &Entry) -> Option<Version> {
    // The version with the id `null` is written over.
    if let Some(version) = entry.version.as_deref().filter(|version| *version != "null") {
        return Some(Version::Tag(format!("version {version}")));
    }
    let tag = entry.tag.as_deref()?;
    let modified = entry.modified.map(|time| time.as_nanos()).unwrap_or_default();
    Some(Version::Tag(format!("{tag} {} {modified}", entry.size)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_of_any_length_are_seen() {
        for (lead, circle) in [(0, 1), (1, 1), (5, 3), (100, 64), (7, 1000)] {
            let mut progress = Progress::default();
            let steps = (0u64..).find(|step| {
                let at = if *step < lead { *step } else { lead + (step - lead) % circle };
                progress.is_circular(Some(&Cursor::Token(at.to_string())), 1)
            });
            assert!(steps.is_some_and(|steps| steps <= 4 * (lead + circle)), "{lead} {circle} {steps:?}");
        }
        let mut progress = Progress::default();
        assert!((0..100_000).all(|at| !progress.is_circular(Some(&Cursor::Token(at.to_string())), 1)));
    }
}
