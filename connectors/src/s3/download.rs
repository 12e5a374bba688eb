//! The bytes of one object or a range of it, however often the answer breaks off.

use aws_sdk_s3::operation::get_object::GetObjectOutput;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{ChecksumMode, ServerSideEncryption};
use bytes::Bytes;

use crate::Reason;
use crate::s3::fault::{Fault, Remedy};
use crate::s3::gate::Pass;
use crate::s3::service::Service;
use crate::s3::unit::{Name, State};

/// Bytes that count as getting on: the count of attempts begins anew.
const PROGRESS: u64 = 256 * 1024;

/// A stretch of an object on its way.
///
/// What breaks off, stalls or comes damaged is asked for again from where it stopped, of the same
/// state of the object (`If-Match`).
pub(super) struct Download<'s> {
    service: &'s Service,
    name: &'s Name,
    /// The state of the object that all bytes are of; known from the first answer on.
    state: Option<State>,
    /// Whether the object's entity tag is the MD5 of its content, as far as the answer tells.
    pub(super) is_tag_digest: bool,
    /// Offset of the next byte.
    at: u64,
    /// The byte after the last that is wanted; `None`: the end of the object.
    end: Option<u64>,
    answer: Option<(ByteStream, Pass)>,
    attempt: u32,
    /// Where the count of attempts began.
    counted_from: u64,
}

impl<'s> Download<'s> {
    /// Begins with the bytes from `start` to `end`, of the object as it is now or of `state`. The first
    /// request goes out under `pass`, where there is one.
    pub(super) async fn begin(
        service: &'s Service,
        name: &'s Name,
        state: Option<State>,
        (start, end): (u64, Option<u64>),
        pass: Option<Pass>,
    ) -> Result<Download<'s>, Fault> {
        let is_tag_digest = false;
        let mut download = Download {
            service,
            name,
            state,
            is_tag_digest,
            at: start,
            end,
            answer: None,
            attempt: 0,
            counted_from: start,
        };
        download.ask(pass).await?;
        Ok(download)
    }

    /// The state of the object that the bytes are of.
    pub(super) fn state(&self) -> Option<&State> {
        self.state.as_ref()
    }

    /// The size of the object.
    pub(super) fn size(&self) -> u64 {
        self.state.as_ref().map_or(0, |state| state.size)
    }

    /// Only the bytes before `end` are wanted.
    pub(super) fn stop_at(&mut self, end: u64) {
        self.end = Some(end);
    }

    /// The next bytes; `None` at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Bytes>, Fault> {
        loop {
            let end = self.end.unwrap_or_else(|| self.size()).min(self.size());
            let Some((body, pass)) = &mut self.answer else {
                if self.at >= end {
                    return Ok(None);
                }
                self.ask(None).await?;
                continue;
            };
            let next = tokio::time::timeout(self.service.silence, body.next());
            let fault = match self.service.unless_cancelled(next).await? {
                Ok(Some(Ok(bytes))) => {
                    let wanted = usize::try_from(end.saturating_sub(self.at)).unwrap_or(usize::MAX);
                    let whole = bytes.len() <= wanted;
                    let bytes = if whole { bytes } else { bytes.slice(..wanted) };
                    self.at += bytes.len() as u64;
                    if !whole {
                        // More than was asked for: the rest is not waited for.
                        self.service.went_well(pass);
                        self.answer = None;
                    }
                    if bytes.is_empty() {
                        continue;
                    }
                    return Ok(Some(bytes));
                }
                Ok(None) if self.at >= end => {
                    self.service.went_well(pass);
                    self.answer = None;
                    return Ok(None);
                }
                Ok(None) => self.cut_off(end),
                Ok(Some(Err(error))) => {
                    // The type of this error belongs to a crate that the client does not hand on.
                    if format!("{error:?}").contains("ChecksumMismatch") {
                        self.answer = None;
                        return Err(damaged());
                    }
                    self.cut_off(end)
                }
                Err(_) => Fault::silence(),
            };
            self.answer = None;
            if self.at - self.counted_from >= PROGRESS {
                (self.attempt, self.counted_from) = (0, self.at);
            }
            self.service.pause(fault, self.attempt).await?;
            self.attempt += 1;
        }
    }

    fn cut_off(&self, end: u64) -> Fault {
        let detail = format!("the answer broke off after {} of {end} bytes", self.at);
        Fault::new(Remedy::Retry, Reason::Corrupted, detail)
    }

    /// Sends the request for what is missing.
    async fn ask(&mut self, mut pass: Option<Pass>) -> Result<(), Fault> {
        while let Err(fault) = self.ask_once(pass.take()).await {
            self.service.pause(fault, self.attempt).await?;
            self.attempt += 1;
        }
        Ok(())
    }

    async fn ask_once(&mut self, pass: Option<Pass>) -> Result<(), Fault> {
        let whole = self.at == 0 && self.end.is_none();
        let range = (!whole).then(|| match self.end {
            Some(end) => format!("bytes={}-{}", self.at, end.saturating_sub(1)),
            None => format!("bytes={}-", self.at),
        });
        let (service, name) = (self.service, self.name);
        let tag = self.state.as_ref().and_then(|state| state.tag.clone());
        let sent = service.send(pass, |client| {
            client
                .get_object()
                .bucket(&service.bucket)
                .key(&name.key)
                .set_version_id(name.version.clone())
                .set_request_payer(service.payer())
                .set_if_match(tag.clone())
                .set_range(range.clone())
                // Of a range, some services send the checksum of the whole.
                .set_checksum_mode((whole && service.is_aws).then_some(ChecksumMode::Enabled))
                .send()
        });
        let (output, pass) = sent.await?;
        let (start, state) = told(&output)?;
        if start != self.at {
            let detail = "the service does not send the range that it is asked for";
            return Err(Fault::new(Remedy::None, Reason::IoError, detail));
        }
        match &self.state {
            None => {
                self.is_tag_digest = is_tag_digest(&output);
                self.state = Some(state);
            }
            Some(before) if is_same(before, &state) => {}
            Some(_) => {
                let detail = "it was written to while it was read";
                return Err(Fault::new(Remedy::None, Reason::ChangedWhileRead, detail));
            }
        }
        self.answer = Some((output.body, pass));
        Ok(())
    }
}

/// What came is not what the service has.
pub(super) fn damaged() -> Fault {
    Fault::new(Remedy::Retry, Reason::Corrupted, "what came does not have the checksum that the service told")
}

/// The offset of the first byte of an answer, and the state of the object.
fn told(output: &GetObjectOutput) -> Result<(u64, State), Fault> {
    let unclear =
        || Fault::new(Remedy::Retry, Reason::IoError, "the answer does not tell the size of the object");
    if output.e_tag().is_none() && output.last_modified().is_none() {
        let detail = "the answer tells nothing of an object: something between here and the service made it";
        return Err(Fault::new(Remedy::Retry, Reason::IoError, detail));
    }
    let (start, size) = match output.content_range() {
        Some(range) => content_range(range).ok_or_else(unclear)?,
        None => {
            (0, output.content_length().and_then(|length| u64::try_from(length).ok()).ok_or_else(unclear)?)
        }
    };
    let state =
        State { tag: output.e_tag().map(str::to_owned), size, modified: output.last_modified().copied() };
    Ok((start, state))
}

/// `bytes 0-1023/146515`: the first byte and the size of the whole (RFC 9110 section 14.4,
/// <https://www.rfc-editor.org/rfc/rfc9110#section-14.4>).
fn content_range(header: &str) -> Option<(u64, u64)> {
    let (range, size) = header.strip_prefix("bytes ")?.split_once('/')?;
    let (start, _) = range.split_once('-')?;
    Some((start.trim().parse().ok()?, size.trim().parse().ok()?))
}

fn is_same(before: &State, now: &State) -> bool {
    let tags = before.tag.is_none() || now.tag.is_none() || before.tag == now.tag;
    let times = before.tag.is_some() || before.modified == now.modified;
    tags && times && before.size == now.size
}

/// Whether the entity tag is the MD5 of the content: of an object that was not put together of parts,
/// nor encrypted under a key of KMS or of the customer
/// (<https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html>).
fn is_tag_digest(output: &GetObjectOutput) -> bool {
    let plain = match output.server_side_encryption() {
        None => true,
        Some(kind) => *kind == ServerSideEncryption::Aes256,
    };
    plain && output.sse_customer_algorithm().is_none()
}
