//! What is mail, and what only looks like a header.

use domesday_connectors::formats::sniff;

/// Names, contents and media types.
const MAIL: &[(&str, &str, &str)] = &[
    (
        "a",
        "Return-Path: <a@example.com>\nFrom: Jane <jane@example.com>\nTo: b@example.com\n\nhi\n",
        "message/rfc822",
    ),
    (
        "a.txt",
        "From: Jane <jane@example.com>\nDate: Mon, 1 Jan 2024 00:00:00 +0000\nSubject: x\n\nhi\n",
        "message/rfc822",
    ),
    ("a.eml", "Subject: only this\n\nhi\n", "message/rfc822"),
    (
        "a.mht",
        "From: <Saved by a browser>\nSubject: page\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\n--x\n\n--x--\n",
        "message/rfc822",
    ),
    ("in", "From jane@example.com Mon Jan  1 00:00:00 2024\nSubject: x\n\nhi\n", "application/mbox"),
    (
        "in",
        "From jane@example.com Mon Jan  1 00:00:00 2024\n>From jane@example.com\nSubject: x\n\nhi\n",
        "application/mbox",
    ),
    ("p", "begin:vcard\r\nVERSION:3.0\r\nEND:VCARD\r\n", "text/vcard"),
    ("c", "\u{feff}BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar"),
];

/// Texts that begin like a header, and are none of mail.
const NO_MAIL: &[(&str, &str)] = &[
    (
        "log",
        "HTTP/1.1 200 OK\nDate: Mon, 1 Jan 2024 00:00:00 GMT\nServer: x\nContent-Type: text/html\n\nhi\n",
    ),
    ("request", "Host: example.com\nDate: Mon, 1 Jan 2024 00:00:00 GMT\nUser-Agent: x\nAccept: */*\n\n"),
    ("post.md", "---\ntitle: From here\ndate: 2024-01-01\nfrom: jane\n---\n\ntext\n"),
    ("c.yaml", "From: jane\nimage: x\nname: y\nlist:\n  - a\n"),
    ("control", "Package: x\nVersion: 1.0\nMaintainer: Jane <jane@example.com>\nDescription: y\n\n"),
    ("PKG-INFO", "Metadata-Version: 2.1\nName: x\nVersion: 1\nAuthor-email: jane@example.com\n\ntext\n"),
    ("a.c", "default: return 1;\nout: free(x);\n"),
    ("letter", "From now on we write letters.\nDear: all\n"),
    ("notes", "Subject: physics\nTo: do\n\nread\n"),
    ("p", "BEGIN:VCARDS are people\n"),
    ("key", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"),
    ("MANIFEST.MF", "Manifest-Version: 1.0\nCreated-By: x\nDate: y\n\n"),
];

#[test]
fn mail_is_told_by_its_header() {
    for (name, text, media_type) in MAIL {
        let sniffed = sniff(text.as_bytes(), true, name.as_bytes());
        assert_eq!(sniffed.format.media_type(), *media_type, "{text:?}");
    }
    for (name, text) in NO_MAIL {
        let media_type = sniff(text.as_bytes(), true, name.as_bytes()).format.media_type();
        let is_mail = ["message/rfc822", "application/mbox", "text/vcard", "text/calendar"];
        assert!(!is_mail.contains(&media_type), "{text:?} is no {media_type}");
    }
}
