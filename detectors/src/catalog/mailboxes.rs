//! What has the syntax of an e-mail address and is none, by what stands before it.

use std::ops::Range;

use crate::{checks::nearby, site::Site};

/// Left of `@`, what is a label or a keyword of a programming language rather than a mailbox.
pub(super) const LABELS: &[&[u8]] = &[b"this", b"super", b"return", b"break", b"continue"];

/// Whether the local part is one that version control and file transfer log in with.
pub(super) fn is_remote(local: &[u8], after: u8) -> bool {
    matches!(local, b"git" | b"hg" | b"svn" | b"aur" | b"gitlab" | b"gitea" | b"forgejo")
        && matches!(after, b':' | b'/')
        || local == b"git"
}

/// Whether the value at `start` is the identifier of a message or a part, by the name before it.
pub(super) fn is_message_id(site: &Site<'_>, start: usize) -> bool {
    const LABELS: &[&[u8]] =
        &[b"message-id", b"messageid", b"message_id", b"msgid", b"in-reply-to", b"references", b"content-id"];
    /// How much of a line is looked at, in bytes.
    const HEAD: usize = 80;
    let opens = site.before(start);
    if opens == b':' {
        // RFC 2392: `cid:` and `mid:` URLs.
        let scheme = site.left(start, 4);
        return scheme.eq_ignore_ascii_case(b"cid:") || scheme.eq_ignore_ascii_case(b"mid:");
    }
    if opens != b'<' && !matches!(opens, b'"' | b'\'' | b'=' | b' ') {
        return false;
    }
    // The line, and the lines before it while they are continued (RFC 5322 section 2.2.3).
    let left = site.left(start, crate::site::REACH);
    let mut line = left.len();
    loop {
        let begin = memchr::memrchr(b'\n', &left[..line]).map_or(0, |i| i + 1);
        let head = &left[begin..line.min(begin + HEAD)];
        let mut folded = [0; HEAD];
        let folded = &mut folded[..head.len()];
        folded.copy_from_slice(head);
        folded.make_ascii_lowercase();
        let labelled = if opens == b'<' || line < left.len() {
            LABELS.iter().any(|label| memchr::memmem::find(folded, label).is_some())
        } else {
            LABELS.iter().any(|label| folded.starts_with(label))
        };
        if labelled {
            return true;
        }
        let continued = head.first().is_some_and(|b| matches!(b, b' ' | b'\t'));
        if !continued || begin == 0 {
            return false;
        }
        line = begin - 1;
    }
}

/// Whether the value at `start` is the user part of a URL: `scheme://user@host`.
pub(super) fn is_user_of_url(site: &Site<'_>, start: usize) -> bool {
    let left = site.left(start, 96);
    let token: Range<usize> =
        left.iter().rposition(|b| b.is_ascii_whitespace() || matches!(b, b'"' | b'<')).map_or(0, |i| i + 1)
            ..left.len();
    let token = &left[token];
    memchr::memmem::rfind(token, b"://")
        .is_some_and(|scheme| !token[scheme + 3..].iter().any(|b| b"/?#&".contains(b)))
}

/// Whether the local part is that of an identifier which `git send-email` and list archives make: a time
/// stamp of fourteen digits, then a number (`20200505095915.11275-7-jane@`).
pub(super) fn is_dated(local: &[u8]) -> bool {
    local.len() > 16
        && local[..14].iter().all(u8::is_ascii_digit)
        && matches!(local[14], b'.' | b'-')
        && local[15].is_ascii_digit()
}

/// Whether the line is the header of a message that names mailboxes, RFC 5322 section 3.6.
pub(super) fn is_in_header(site: &Site<'_>, start: usize) -> bool {
    const HEADERS: &[&[u8]] = &[
        b"from",
        b"to",
        b"cc",
        b"bcc",
        b"sender",
        b"reply-to",
        b"return-path",
        b"delivered-to",
        b"resent-from",
        b"resent-to",
        b"x-original-to",
        b"envelope-to",
        b"errors-to",
        b"mail from",
        b"rcpt to",
        b"e-mail",
        b"mailto",
    ];
    let line = &site.text[nearby::line_start(site, start, 256)..start];
    // The line that divides the messages of a mailbox, RFC 4155 appendix A.
    if line == b"From " {
        return true;
    }
    let Some(colon) = memchr::memchr(b':', line) else { return false };
    let name = line[..colon].trim_ascii();
    HEADERS.iter().any(|header| header.eq_ignore_ascii_case(name))
        || name.len() <= 40
            && name.windows(4).any(|part| part.eq_ignore_ascii_case(b"mail"))
            && !name.contains(&b' ')
}
