//! One message: RFC 5322 (<https://www.rfc-editor.org/rfc/rfc5322>) with MIME (RFC 2045 to 2049).
//!
//! Header fields are one record of the place, `#col=Subject`; positions count in the decoded value. Texts
//! are the running text of the place, decoded, one behind the other; bodies of HTML are `#part=html`;
//! attachments and messages within the message are members by their names, or by their numbers from 1 on.

mod headers;
mod parts;
mod signed;

pub(super) use headers::tell as tell_headers;
pub(super) use parts::{in_charset, read_html};

use std::io::Read as _;

use mail_parser::{HeaderName, MessageParser};

use crate::Reason;
use crate::formats::encoding::Encoding;
use crate::formats::out::Reading;
use crate::formats::{Input, Out, Prose, unicode};

/// So much of one message is read: it is parsed in memory, once as it is and once decoded.
pub(super) const MOST: usize = 24 << 20;

/// Reads a message.
pub(crate) fn read(input: &Input<'_>, out: &mut Out<'_>) -> Reading {
    let mut bytes = Vec::new();
    let mut cursor = input.cursor_at(input.bom as u64);
    cursor.by_ref().take(MOST as u64).read_to_end(&mut bytes)?;
    let is_more = bytes.len() == MOST && cursor.read(&mut [0])? > 0;
    // A message that was saved as text. Other encodings are those of its parts, which say so themselves.
    if let Encoding::Other(encoding) = input.encoding
        && [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE].contains(&encoding)
    {
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        bytes = text.into_owned().into_bytes();
    }
    read_bytes(&bytes, out)?;
    if is_more {
        too_long(out);
    }
    Ok(())
}

/// The gap for what a message holds beyond the bound.
pub(super) fn too_long(out: &mut Out<'_>) {
    let detail = format!("only the first {} MiB of the message were read", MOST >> 20);
    out.gap(Reason::Limit, detail);
}

/// Reads a message that is in memory.
pub(super) fn read_bytes(bytes: &[u8], out: &mut Out<'_>) -> Reading {
    out.check()?;
    let Some(message) = parser().parse(bytes) else {
        let mut text = Prose::new();
        text.push(out, &unicode::mend(bytes));
        text.finish(out);
        out.gap(Reason::Malformed, "no header field was found: it was read as text");
        return Ok(());
    };
    headers::tell(&message, out);
    parts::read(&message, bytes, out)
}

/// Addresses and the fields that say how to read a part are parsed; everything else is text in which
/// encoded words (RFC 2047) are decoded.
fn parser() -> MessageParser {
    MessageParser::new()
        .with_address_headers()
        .header_content_type(HeaderName::ContentType)
        .header_content_type(HeaderName::ContentDisposition)
        .default_header_text()
}
