//! Fetching an object: small ones whole, of large ones the head.

use std::fmt::Write;
use std::sync::atomic::Ordering;

use md5::{Digest, Md5};

use crate::s3::download::{Download, damaged};
use crate::s3::fault::Fault;
use crate::s3::gate::Pass;
use crate::s3::service::Service;
use crate::s3::unit::{Name, State};
use crate::{Lease, Reason};

/// How much of objects is fetched before they are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// Objects up to this size are fetched whole.
    pub(super) small: u64,
    /// So much of larger ones.
    pub(super) head: u64,
}

impl Sizes {
    /// How many bytes are fetched of an object of this size.
    pub(super) fn of(&self, size: u64) -> u64 {
        if size <= self.small { size } else { self.head }
    }
}

/// What was fetched.
#[derive(Debug)]
pub(super) enum Fetched {
    /// All of it.
    Whole(Vec<u8>, Lease),
    /// The first bytes of an object that is larger.
    Head(Vec<u8>, Lease, State),
}

/// How often an object is fetched from its beginning, where it was written to meanwhile or came
/// damaged.
const TIMES: u32 = 4;

/// Fetches an object, into not more memory than `sizes` say for the size that was listed.
///
/// A listing may be older than the object: what is there now is fetched, all of one state of it.
pub(super) async fn fetch(
    service: &Service,
    name: &Name,
    listed: u64,
    sizes: Sizes,
    lease: Lease,
    mut pass: Option<Pass>,
) -> Result<Fetched, Fault> {
    let room = sizes.of(listed);
    let mut end = (listed > sizes.small).then_some(room);
    let mut digest = None;
    let mut times = 1;
    loop {
        let fault = match once(service, name, (room, end), &mut digest, pass.take()).await {
            Ok((bytes, None)) => return Ok(Fetched::Whole(bytes, lease)),
            Ok((bytes, Some(state))) => return Ok(Fetched::Head(bytes, lease, state)),
            Err(fault) => fault,
        };
        // Of an object that is empty now, no range can be had.
        let is_empty = fault.is_behind_end();
        if is_empty {
            end = None;
        }
        let again = is_empty || matches!(fault.reason, Reason::ChangedWhileRead | Reason::Corrupted);
        if !again || times >= TIMES {
            return Err(fault);
        }
        times += 1;
    }
}

/// One go: the bytes, and the state where they are not all.
async fn once(
    service: &Service,
    name: &Name,
    (room, end): (u64, Option<u64>),
    digest: &mut Option<[u8; 16]>,
    pass: Option<Pass>,
) -> Result<(Vec<u8>, Option<State>), Fault> {
    let mut download = Download::begin(service, name, None, (0, end), pass).await?;
    let size = download.size();
    let wanted = size.min(room);
    if wanted < size {
        download.stop_at(wanted);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(wanted).unwrap_or_default());
    while let Some(chunk) = download.next().await? {
        bytes.extend_from_slice(&chunk);
    }
    if wanted < size {
        return Ok((bytes, download.state().cloned()));
    }
    if download.is_tag_digest
        && let Some(tag) = download.state().and_then(|state| state.tag.as_deref())
    {
        check(service, &bytes, tag, digest)?;
    }
    Ok((bytes, None))
}

/// Whether the bytes have the digest that the entity tag tells. Some services make other tags that look
/// the same: where the same bytes come twice before any tag of the bucket was a digest, the tag is not
/// believed, and no tag of the bucket from then on.
fn check(service: &Service, bytes: &[u8], tag: &str, before: &mut Option<[u8; 16]>) -> Result<(), Fault> {
    let tag = tag.trim_matches('"');
    let is_digest = tag.len() == 32 && tag.bytes().all(|b| b.is_ascii_hexdigit());
    if !is_digest || service.odd_tags.load(Ordering::Relaxed) {
        return Ok(());
    }
    let digest: [u8; 16] = Md5::digest(bytes).into();
    let mut spelled = String::with_capacity(32);
    for byte in digest {
        // Writing to a string does not fail.
        let _ = write!(spelled, "{byte:02x}");
    }
    if spelled.eq_ignore_ascii_case(tag) {
        service.true_tags.store(true, Ordering::Relaxed);
        return Ok(());
    }
    if before.replace(digest) == Some(digest) && !service.true_tags.load(Ordering::Relaxed) {
        service.odd_tags.store(true, Ordering::Relaxed);
        return Ok(());
    }
    Err(damaged())
}
