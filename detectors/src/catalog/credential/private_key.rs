//! Private keys in PEM and OpenPGP armour.
//!
//! `-----BEGIN .. PRIVATE KEY-----`, Base64, `-----END ..`. A key longer than 512 bytes is found up to
//! there; what only names the lines is none.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Anchor, Anchored, Entry, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Anchored(Anchored { anchor: Anchor::Dashes, value })],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "private-key",
    revision: 1,
    category: Category::Credential,
    summary: "A private key.",
    standard: Standard {
        name: "RFC 7468, Textual Encodings of PKIX and PKCS Structures; RFC 9580, ASCII armor",
        url: "https://datatracker.ietf.org/doc/html/rfc7468",
    },
    regions: &[],
    anchor: "`-----BEGIN`",
    checks: "the label ends in PRIVATE KEY; Base64 follows",
    context: &[
        "private key",
        "privatekey",
        "rsa private key",
        "ssh key",
        "ssh private key",
        "pem key",
        "tls key",
        "ssl key",
        "privater schlüssel",
        "clé privée",
        "clave privada",
        "chiave privata",
        "klucz prywatny",
        "chave privada",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 98, formatted: 98, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIEFobGVyIHRlc3Qga2V5IG5vdCByZWFsIQ\n-----END PRIVATE KEY-----",
            value: "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIEFobGVyIHRlc3Qga2V5IG5vdCByZWFsIQ\n-----END PRIVATE KEY-----",
            normal: "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIEFobGVyIHRlc3Qga2V5IG5vdCByZWFsIQ\n-----END PRIVATE KEY-----",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "key = \"-----BEGIN RSA PRIVATE KEY-----\\nMIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Q\\n\"",
            value: "-----BEGIN RSA PRIVATE KEY-----\\nMIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Q\\n",
            normal: "-----BEGIN RSA PRIVATE KEY-----\\nMIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Q\\n",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "private_key",
            text: "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2\n",
            value: "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2\n",
            normal: "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2\n",
            evidence: Evidence::PATTERN,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKj34Gkx",
            why: "a public key",
        },
        Counterexample {
            field: "",
            text: "-----BEGIN PRIVATE KEY----- begins a key",
            why: "nothing follows",
        },
        Counterexample {
            field: "",
            text: "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
            why: "a placeholder",
        },
        Counterexample {
            field: "",
            text: "-----BEGIN CERTIFICATE-----\nMIIBOgIBAAJBAKj34GkxFhD90vcN",
            why: "a certificate",
        },
    ],
};

/// How far a key is read.
const REACH: usize = 512;

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let text = site.right(at, REACH);
    let label = text.strip_prefix(b"-----BEGIN ")?;
    let length = label.windows(5).position(|part| part == b"-----").filter(|length| *length <= 40)?;
    let name = label.get(..length)?;
    let name = name.strip_suffix(b" BLOCK").unwrap_or(name);
    if !name.ends_with(b"PRIVATE KEY") {
        return None;
    }
    let head = b"-----BEGIN ".len() + length + 5;
    let body = text.get(head..)?;
    // The closing line, or where the key stops being one: a quote, anything that is not ASCII.
    let closing = body.windows(9).position(|part| part == b"-----END ");
    let stop = body
        .iter()
        .position(|byte| *byte >= 0x80 || matches!(byte, b'"' | b'\'' | b'`' | b'<'))
        .unwrap_or(body.len());
    let content = body.get(..closing.unwrap_or(stop).min(stop))?;
    let key = content
        .split(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')))
        .map(<[u8]>::len)
        .max()?;
    if key < 24 {
        return None;
    }
    let end = match closing.filter(|closing| *closing <= stop) {
        Some(closing) => {
            let line = body.get(closing + 9..)?;
            let dashes = line.windows(5).position(|part| part == b"-----").filter(|dashes| *dashes <= 40);
            dashes.map_or(closing + 9, |dashes| closing + 9 + dashes + 5)
        }
        None => stop,
    };
    Some(Value::plain(at..at + head + end))
}
