//! JSON web tokens.
//!
//! Header, claims and signature in Base64 for addresses, with dots between; the header is a JSON object
//! with `alg`. A token longer than 512 bytes is found up to there.

use super::base64;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Anchor, Anchored, Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Anchored(Anchored { anchor: Anchor::LongToken, value }),
        Method::Labelled(Labelled { value }),
    ],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "jwt",
    revision: 1,
    category: Category::Credential,
    summary: "A JSON web token.",
    standard: Standard {
        name: "RFC 7519, JSON Web Token; RFC 7515, compact serialization",
        url: "https://datatracker.ietf.org/doc/html/rfc7519",
    },
    regions: &[],
    anchor: "a long word that begins with `eyJ`",
    checks: "the header is Base64 of a JSON object with `alg`; three parts",
    context: &[
        "jwt",
        "json web token",
        "id token",
        "access token",
        "jwt token",
        "jwttoken",
        "idtoken",
        "bearer token",
        "session jwt",
        "x jwt assertion",
        "refresh token",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 98, formatted: 98, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "token eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
            value: "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
            normal: "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "jwt: eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
            value: "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
            normal: "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "jwt",
            text: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
            value: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
            normal: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "eyJmb28iOiJiYXIiLCJiYXoiOiJxdXgifQ",
            why: "JSON without an algorithm",
        },
        Counterexample { field: "", text: "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", why: "the header alone" },
        Counterexample { field: "", text: "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.abc.def", why: "no claims" },
        Counterexample { field: "", text: "jwt: your-jwt-goes-here", why: "a remark" },
    ],
};

/// How far a token is read.
const REACH: usize = 512;

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let text = site.right(at, REACH);
    if !text.starts_with(b"eyJ") || matches!(site.before(at), b'-' | b'_') {
        return None;
    }
    let takes = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let header = text.iter().take_while(|byte| takes(byte)).count();
    let claims = text.get(header..)?.strip_prefix(b".")?;
    // Encrypted tokens have a key and three more parts instead of claims.
    let claimed = claims.iter().take_while(|byte| takes(byte)).count();
    let mut out = [0; 384];
    let json = base64::decode(text.get(..header)?, &mut out)?;
    let object = json.first() == Some(&b'{') && json.windows(5).any(|part| part == b"\"alg\"");
    if !object || claimed < 10 {
        return None;
    }
    let cut = header + 1 + claimed == REACH;
    let mut end = header + 1 + claimed;
    for _ in 0..3 {
        let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix(b".")) else { break };
        let length = rest.iter().take_while(|byte| takes(byte)).count();
        if length == 0 {
            break;
        }
        end += 1 + length;
    }
    let signed = end > header + 1 + claimed;
    (signed || cut).then(|| Value::plain(at..at + end))
}
