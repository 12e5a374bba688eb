//! Messages in signatures: CMS (RFC 5652, <https://www.rfc-editor.org/rfc/rfc5652>) in DER or BER.

/// `1.2.840.113549.1.7`, RFC 5652 section 4 and on: what all content types begin with.
const CMS: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07";

/// One element of BER: its tag, its content, and what follows it. Of indefinite length: its content is all
/// that follows.
fn element(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&length, rest) = rest.split_first()?;
    let (length, rest) = match length {
        0x80 => return Some((tag, rest, &[])),
        0x81..=0x84 => {
            let (digits, rest) = rest.split_at_checked(usize::from(length & 0x7f))?;
            (digits.iter().fold(0usize, |all, &digit| (all << 8) | usize::from(digit)), rest)
        }
        0x85.. => return None,
        _ => (usize::from(length), rest),
    };
    let (content, rest) = rest.split_at(length.min(rest.len()));
    Some((tag, content, rest))
}

/// The last number of the content type, and the content.
fn content_info(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let (0x30, sequence, _) = element(bytes)? else { return None };
    let (0x06, oid, rest) = element(sequence)? else { return None };
    let kind = *oid.strip_prefix(CMS)?.first()?;
    let (0xa0, content, _) = element(rest)? else { return Some((kind, &[])) };
    Some((kind, content))
}

/// Whether it is a message of CMS that is encrypted: enveloped, encrypted, or both with a signature.
pub(super) fn is_enveloped(bytes: &[u8]) -> bool {
    // RFC 5652 sections 6 and 8; RFC 5083: `1.2.840.113549.1.9.16.1.23`.
    const AUTHENTICATED: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17";
    let is_authenticated = || memchr::memmem::find(&bytes[..bytes.len().min(32)], AUTHENTICATED).is_some();
    content_info(bytes).is_some_and(|(kind, _)| matches!(kind, 3 | 4 | 6)) || is_authenticated()
}

/// The content that is signed, RFC 5652 section 5; `None` where the signature stands alone.
pub(super) fn content(bytes: &[u8]) -> Option<Vec<u8>> {
    let (2, content) = content_info(bytes)? else { return None };
    let (0x30, signed, _) = element(content)? else { return None };
    // The version and the algorithms come first.
    let (_, _, rest) = element(signed)?;
    let (_, _, rest) = element(rest)?;
    let (0x30, inner, _) = element(rest)? else { return None };
    let (0x06, _, rest) = element(inner)? else { return None };
    let (0xa0, octets, _) = element(rest)? else { return None };
    match element(octets)? {
        (0x04, content, _) if !content.is_empty() => Some(content.to_vec()),
        // In pieces.
        (0x24, mut pieces, _) => {
            let mut all = Vec::new();
            while let Some((0x04, piece, rest)) = element(pieces) {
                all.extend_from_slice(piece);
                pieces = rest;
            }
            (!all.is_empty()).then_some(all)
        }
        _ => None,
    }
}
