//! Single messages.

use crate::read::{File, read};

const HEADER: &str = "From: =?UTF-8?Q?J=C3=BCrgen_M=C3=BCller?= <juergen@example.com>\r\n\
To: \"Roe, Jane\" <jane@example.com>,\r\n\tfriends: a@example.com, b@example.com;\r\n\
Subject: =?iso-8859-1?B?TfxsbGVy?= and more\r\n\
Received: from mx.example.com (mx.example.com [192.0.2.1])\r\n\tby in.example.com; Mon, 1 Jan 2024 00:00:00 +0000\r\n\
X-Phone: +49 30 1234567\r\nMIME-Version: 1.0\r\n";

fn message(rest: &str) -> File {
    read("a.eml", format!("{HEADER}{rest}").as_bytes())
}

#[test]
fn fields_of_the_header_are_decoded() {
    let file = message("\r\nthe text\r\n");
    assert_eq!(file.gaps(), []);
    assert_eq!(file.outcome.media_type, Some("message/rfc822"));
    assert_eq!(file.column("", "#col=From"), ["Jürgen Müller <juergen@example.com>"]);
    let to = ["Roe, Jane <jane@example.com>", "friends", "a@example.com", "b@example.com"];
    assert_eq!(file.column("", "#col=To"), to);
    assert_eq!(file.column("", "#col=Subject"), ["Müller and more"]);
    assert!(file.column("", "#col=Received")[0].contains("[192.0.2.1]"));
    assert_eq!(file.column("", "#col=X-Phone"), ["+49 30 1234567"]);
    assert_eq!(file.text("").trim(), "the text");
}

/// Transfer encodings and charsets: fields of the part, its content, and its text.
const BODIES: &[(&str, &[u8], &str)] = &[
    ("Content-Type: text/plain; charset=utf-8", "Grüße".as_bytes(), "Grüße"),
    (
        "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable",
        b"Gr=FC=DFe=\r\n!",
        "Grüße!",
    ),
    ("Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: base64", b"8NLJ18XU", "Привет"),
    ("Content-Type: text/plain; charset=iso-2022-jp", b"\x1b$B;3ED\x1b(B", "山田"),
    // It lies, or says nothing.
    ("Content-Type: text/plain; charset=us-ascii", "Grüße".as_bytes(), "Grüße"),
    (
        "Content-Type: text/plain; charset=unknown-8bit",
        b"Viele Gr\xfc\xdfe aus M\xfcnchen",
        "Viele Grüße aus München",
    ),
    ("X-None: x", b"Viele Gr\xfc\xdfe aus M\xfcnchen", "Viele Grüße aus München"),
];

#[test]
fn bodies_are_decoded() {
    for (fields, body, text) in BODIES {
        let bytes = [HEADER.as_bytes(), fields.as_bytes(), b"\r\n\r\n", body].concat();
        let file = read("a.eml", &bytes);
        assert_eq!(file.text("").trim(), *text, "{fields}");
        assert_eq!(file.gaps(), [], "{fields}");
    }
}

#[test]
fn attachments_and_messages_are_members() {
    let file = message(
        "Content-Type: multipart/mixed; boundary=x\r\n\r\nbefore the parts\r\n--x\r\n\r\nthe text\r\n\
         --x\r\nContent-Type: text/csv; name*=utf-8''M%C3%BCller.csv\r\nContent-Transfer-Encoding: base64\r\n\r\n\
         aWQsZW1haWwKMSxqYW5lQGV4YW1wbGUuY29tCg==\r\n\
         --x\r\nContent-Type: application/octet-stream; name=M.txt\r\n\r\nplain\r\n\
         --x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=M.txt\r\n\r\nagain\r\n\
         --x\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\ninner text\r\n\
         --x--\r\n",
    );
    assert_eq!(file.gaps(), []);
    assert_eq!(file.text("").replace("\r\n", "\n").trim(), "before the parts\nthe text");
    assert_eq!(file.column("!/M%C3%BCller.csv", "#col=email"), ["jane@example.com"]);
    assert_eq!(file.text("!/M.txt").trim(), "plain");
    assert_eq!(file.text("!/3/M.txt").trim(), "again");
    assert_eq!(file.column("!/4.eml", "#col=Subject"), ["inner"]);
    assert_eq!(file.text("!/4.eml").trim(), "inner text");
}

#[test]
fn a_body_of_html_is_a_part() {
    let file = message(
        "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n\r\nthe text\r\n\
         --x\r\nContent-Type: text/html\r\n\r\n<p>the page</p>\r\n--x--\r\n",
    );
    assert_eq!(file.text("").trim(), "the text");
    assert!(file.places.contains_key("#part=html"));
}

#[test]
fn what_is_encrypted_is_a_gap() {
    let pgp = "Content-Type: multipart/encrypted; boundary=x; protocol=\"application/pgp-encrypted\"\r\n\r\n\
        --x\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n\
        --x\r\nContent-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--x--\r\n";
    let inline = "\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n";
    // ContentInfo of enveloped data.
    let smime = "Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n\
        MBMGCSqGSIb3DQEHA6AGMAQCAQAxAA==\r\n";
    for rest in [pgp, inline, smime] {
        let file = message(rest);
        assert_eq!(file.gaps(), [(String::new(), "encrypted".to_owned())], "{rest}");
    }
}

#[test]
fn a_signed_message_is_read() {
    // ContentInfo { signedData { 1, {}, { data, "From: ..." }, {} } }
    let tlv = |tag: u8, content: &[u8]| [&[tag, 0x81, content.len() as u8][..], content].concat();
    let oid = |last: u8| tlv(6, &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, last]);
    let inner = b"Content-Type: text/plain\r\n\r\nsigned text\r\n";
    let data = tlv(0x30, &[oid(1), tlv(0xa0, &tlv(4, inner))].concat());
    let signed = tlv(0x30, &[tlv(2, &[1]), tlv(0x31, &[]), data, tlv(0x31, &[])].concat());
    let all = tlv(0x30, &[oid(2), tlv(0xa0, &signed)].concat());
    let fields =
        "Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: quoted-printable";
    let all: String = all.iter().map(|byte| format!("={byte:02X}")).collect();
    let file = message(&format!("{fields}\r\n\r\n{all}"));
    assert_eq!(file.text("!/smime.p7m.eml").trim(), "signed text");
}

#[test]
fn broken_messages_are_read_as_far_as_they_go() {
    let whole = format!(
        "{HEADER}Content-Type: multipart/mixed; boundary=\"x y\"\r\n\r\n--x y\r\n\r\nthe text\r\n--x y\r\n\
         Content-Type: multipart/alternative; boundary=y\r\n\r\n--y\r\nContent-Type: text/html\r\n\r\n<p>x\r\n\
         --y--\r\n--x y\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n\
         U3ViamVjdDogeA0KDQp4\r\n--x y--\r\nafter it\r\n"
    );
    for end in 0..whole.len() {
        read("a.eml", &whole.as_bytes()[..end]);
        let mut flipped = whole.clone().into_bytes();
        flipped[end] ^= 0x15;
        read("a.eml", &flipped);
    }
    let file =
        message("Content-Transfer-Encoding: base64\r\nContent-Type: text/plain\r\n\r\nSGVsbG8h*d29ybGQ=\r\n");
    assert!(file.everything().contains("Hello!"), "{}", file.everything());
}

#[test]
fn messages_within_messages_end_somewhere() {
    let mut inner = "Subject: innermost\r\n\r\nx\r\n".to_owned();
    for level in 0..30 {
        inner = format!(
            "Subject: {level}\r\nContent-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n\
             Content-Type: message/rfc822\r\n\r\n{inner}\r\n--b{level}--\r\n"
        );
    }
    let file = read("a.eml", inner.as_bytes());
    assert!(file.gaps().iter().any(|(_, reason)| reason == "depth_limit"));
}
