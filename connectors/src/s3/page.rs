//! One page of a listing.

use aws_sdk_s3::primitives::DateTime;
use aws_sdk_s3::types::{EncodingType, Object, ObjectVersion, OptionalObjectAttributes, RestoreStatus};
use percent_encoding::percent_decode;

use crate::s3::fault::Fault;
use crate::s3::service::Service;

/// One object of a listing.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: Key,
    /// Its version, in a listing of versions.
    pub(super) version: Option<String>,
    pub(super) kind: Kind,
    pub(super) size: u64,
    pub(super) tag: Option<String>,
    pub(super) modified: Option<DateTime>,
    /// Empty for the standard class, where the service does not tell.
    pub(super) class: String,
    /// Whether a copy of what is archived was brought back, where the service tells.
    pub(super) restored: bool,
}

/// What an entry stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    DeleteMarker,
}

/// A key as the service spells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Text(String),
    /// Keys are UTF-8; what is not cannot be asked for.
    Bytes(Vec<u8>),
}

impl Key {
    /// The key as it is asked for, if it can be.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Key::Text(text) => Some(text),
            Key::Bytes(_) => None,
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Key::Text(text) => text.as_bytes(),
            Key::Bytes(bytes) => bytes,
        }
    }
}

/// Where the next page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cursor {
    Token(String),
    Markers { key: String, version: Option<String> },
}

/// A page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) entries: Vec<Entry>,
    /// Where the next page begins; `None` for the last.
    pub(super) next: Option<Cursor>,
    /// Whether the service says that there is more and not where.
    pub(super) is_broken: bool,
}

/// Asks for a page of objects, or of all their versions.
pub(super) async fn page(
    service: &Service,
    prefix: &str,
    versions: bool,
    cursor: Option<&Cursor>,
) -> Result<Page, Fault> {
    match versions {
        true => versions_page(service, prefix, cursor).await,
        false => objects_page(service, prefix, cursor).await,
    }
}

async fn objects_page(service: &Service, prefix: &str, cursor: Option<&Cursor>) -> Result<Page, Fault> {
    let token = match cursor {
        Some(Cursor::Token(token)) => Some(token.clone()),
        _ => None,
    };
    let sent = service.send(None, |client| {
        client
            .list_objects_v2()
            .bucket(&service.bucket)
            .prefix(prefix)
            .encoding_type(EncodingType::Url)
            .set_optional_object_attributes(restore_status(service))
            .set_request_payer(service.payer())
            .set_continuation_token(token.clone())
            .send()
    });
    let (output, pass) = sent.await?;
    service.went_well(&pass);
    let encoded = output.encoding_type().is_some();
    let entries =
        output.contents.unwrap_or_default().into_iter().map(|object| entry(object, encoded)).collect();
    let more = output.is_truncated.unwrap_or(output.next_continuation_token.is_some());
    let next = output.next_continuation_token.filter(|token| more && !token.is_empty()).map(Cursor::Token);
    Ok(Page { entries, is_broken: more && next.is_none(), next })
}

async fn versions_page(service: &Service, prefix: &str, cursor: Option<&Cursor>) -> Result<Page, Fault> {
    let (key, version) = match cursor {
        Some(Cursor::Markers { key, version }) => (Some(key.clone()), version.clone()),
        _ => (None, None),
    };
    let sent = service.send(None, |client| {
        client
            .list_object_versions()
            .bucket(&service.bucket)
            .prefix(prefix)
            .encoding_type(EncodingType::Url)
            .set_optional_object_attributes(restore_status(service))
            .set_request_payer(service.payer())
            .set_key_marker(key.clone())
            .set_version_id_marker(version.clone())
            .send()
    });
    let (output, pass) = sent.await?;
    service.went_well(&pass);
    let encoded = output.encoding_type().is_some();
    let versions =
        output.versions.unwrap_or_default().into_iter().map(|version| version_entry(version, encoded));
    let markers = output.delete_markers.unwrap_or_default().into_iter().map(|marker| Entry {
        key: decoded(marker.key.unwrap_or_default(), encoded),
        version: marker.version_id,
        kind: Kind::DeleteMarker,
        size: 0,
        tag: None,
        modified: marker.last_modified,
        class: String::new(),
        restored: false,
    });
    let more = output.is_truncated.unwrap_or(output.next_key_marker.is_some());
    let key = output.next_key_marker.filter(|key| more && !key.is_empty());
    let next = key.and_then(|key| {
        let key = decoded(key, encoded).text()?.to_owned();
        Some(Cursor::Markers { key, version: output.next_version_id_marker.filter(|id| !id.is_empty()) })
    });
    let entries = merged(versions.collect(), markers.collect());
    Ok(Page { entries, is_broken: more && next.is_none(), next })
}

/// Versions and delete markers come in two lists, each in the order of keys: one in that order.
fn merged(versions: Vec<Entry>, markers: Vec<Entry>) -> Vec<Entry> {
    let mut all = Vec::with_capacity(versions.len() + markers.len());
    let mut markers = markers.into_iter().peekable();
    for version in versions {
        while let Some(marker) = markers.next_if(|marker| marker.key.bytes() < version.key.bytes()) {
            all.push(marker);
        }
        all.push(version);
    }
    all.extend(markers);
    all
}

/// Whether archived objects were restored is told on request, by AWS itself: other services may refuse
/// what they do not know.
fn restore_status(service: &Service) -> Option<Vec<OptionalObjectAttributes>> {
    service.is_aws.then(|| vec![OptionalObjectAttributes::RestoreStatus])
}

fn entry(object: Object, encoded: bool) -> Entry {
    Entry {
        key: decoded(object.key.unwrap_or_default(), encoded),
        version: None,
        kind: Kind::Object,
        size: object.size.and_then(|size| u64::try_from(size).ok()).unwrap_or_default(),
        tag: object.e_tag,
        modified: object.last_modified,
        class: object.storage_class.map(|class| class.as_str().to_owned()).unwrap_or_default(),
        restored: object.restore_status.as_ref().is_some_and(is_restored),
    }
}

fn version_entry(version: ObjectVersion, encoded: bool) -> Entry {
    Entry {
        key: decoded(version.key.unwrap_or_default(), encoded),
        version: version.version_id,
        kind: Kind::Object,
        size: version.size.and_then(|size| u64::try_from(size).ok()).unwrap_or_default(),
        tag: version.e_tag,
        modified: version.last_modified,
        class: version.storage_class.map(|class| class.as_str().to_owned()).unwrap_or_default(),
        restored: version.restore_status.as_ref().is_some_and(is_restored),
    }
}

fn is_restored(status: &RestoreStatus) -> bool {
    !status.is_restore_in_progress.unwrap_or(false) && status.restore_expiry_date.is_some()
}

/// Keys come encoded as in a form: XML 1.0 cannot hold all characters that a key may
/// (<https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>, `encoding-type`). A space is
/// `+` there, and a plus `%2B`.
fn decoded(key: String, encoded: bool) -> Key {
    if !encoded {
        return Key::Text(key);
    }
    let spaced: Vec<u8> = key.bytes().map(|b| if b == b'+' { b' ' } else { b }).collect();
    match String::from_utf8(percent_decode(&spaced).collect()) {
        Ok(key) => Key::Text(key),
        Err(error) => Key::Bytes(error.into_bytes()),
    }
}
