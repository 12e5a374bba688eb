//! Files in packages of OLE 1 (`Ole10Native`): [MS-OLEDS] section 2.3.6
//! (<https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-oleds>), and what the packager of
//! Windows puts there.

use crate::formats::office::ole::bytes::Bytes;
use crate::formats::unicode;

/// The name and the content of the file in a package; the stream itself where it is none.
pub(super) fn file(stream: &[u8]) -> (String, &[u8]) {
    packaged(stream).unwrap_or_else(|| {
        let content = stream.get(4..).unwrap_or_default();
        ("object".to_owned(), content)
    })
}

/// Size, flags, label, path, flags, length and temporary path, length and content.
fn packaged(stream: &[u8]) -> Option<(String, &[u8])> {
    let string = |at: usize| {
        let bytes = stream.get(at..)?;
        let length = memchr::memchr(0, bytes)?;
        Some((&bytes[..length], at + length + 1))
    };
    let (label, at) = string(6)?;
    let (_, at) = string(at)?;
    // Four bytes of flags, and the length of a path that is given once more.
    let at = at.checked_add(4)?;
    let length = Bytes(stream).size(at)?;
    let at = at.checked_add(4)?.checked_add(length)?;
    let size = Bytes(stream).size(at)?;
    let at = at.checked_add(4)?;
    let content = stream.get(at..)?;
    let content = content.get(..size).unwrap_or(content);
    let name = unicode::mend(label).rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let name = if name.is_empty() { "object".to_owned() } else { name };
    Some((name, content))
}
