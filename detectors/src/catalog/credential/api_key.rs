//! Keys of the interfaces of services.
//!
//! Many services give keys with telling beginnings (`AKIA`, `ghp_`, `sk_live_`, `AIza`, `glpat-`, `xoxb-`).
//! Others need a label; variables, calls and stars behind it are none.

use super::secret;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Anchor, Anchored, Entry, Identifier, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Identifier(Identifier { forms: &["akiaX{16}", "asiaX{16}"], check }),
        Method::Anchored(Anchored { anchor: Anchor::LongToken, value: token }),
        Method::Labelled(Labelled { value }),
    ],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "api-key",
    revision: 1,
    category: Category::Credential,
    summary: "A key or token for the interface of a service.",
    standard: Standard {
        name: "GitHub, About authentication: token formats; AWS IAM identifiers: unique id prefixes",
        url: "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats",
    },
    regions: &[],
    anchor: "what services begin their keys with; the label",
    checks: "lengths and alphabets of the services; behind a label, letters and digits mixed",
    context: &[
        "api key",
        "apikey",
        "api keys",
        "api token",
        "apitoken",
        "x api key",
        "xapikey",
        "access key",
        "access key id",
        "accesskey",
        "access token",
        "accesstoken",
        "secret key",
        "secretkey",
        "secret access key",
        "aws access key id",
        "aws secret access key",
        "aws secret key",
        "auth token",
        "authtoken",
        "authentication token",
        "personal access token",
        "github token",
        "gitlab token",
        "slack token",
        "stripe key",
        "openai api key",
        "google api key",
        "refresh token",
        "deploy token",
        "bot token",
        "service key",
        "subscription key",
        "account key",
        "storage key",
        "sas token",
        "api schlüssel",
        "zugriffstoken",
        "clé api",
        "clé d api",
        "jeton d accès",
        "clave api",
        "clave de api",
        "token de acceso",
        "chiave api",
        "api sleutel",
        "klucz api",
        "chave de api",
        "api nyckel",
        "ключ api",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 96, formatted: 96, context: 86, field: 92 },
    examples: &[
        Example {
            field: "",
            text: "aws_access_key_id = AKIAIOSFODNN7EXAMPLE",
            value: "AKIAIOSFODNN7EXAMPLE",
            normal: "AKIAIOSFODNN7EXAMPLE",
            evidence: Evidence::RESERVED,
        },
        Example {
            field: "",
            text: "push with ghp_R4nD0mT0k3nF0rT3st1ngPurp0s3sOnly123 please",
            value: "ghp_R4nD0mT0k3nF0rT3st1ngPurp0s3sOnly123",
            normal: "ghp_R4nD0mT0k3nF0rT3st1ngPurp0s3sOnly123",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "{\"api_key\": \"9f8c7b6a5d4e3f2a1b0c9d8e7f6a5b4c\"}",
            value: "9f8c7b6a5d4e3f2a1b0c9d8e7f6a5b4c",
            normal: "9f8c7b6a5d4e3f2a1b0c9d8e7f6a5b4c",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "api_key",
            text: "AIzaSyD1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P",
            value: "AIzaSyD1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P",
            normal: "AIzaSyD1a2B3c4D5e6F7g8H9i0J1k2L3m4N5o6P",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "AWS key AKIAJ2Q4ZK7VXW3TREMP in the log",
            value: "AKIAJ2Q4ZK7VXW3TREMP",
            normal: "AKIAJ2Q4ZK7VXW3TREMP",
            evidence: Evidence::PATTERN,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "api_key = get_key()", why: "a call" },
        Counterexample { field: "", text: "api key: ${API_KEY}", why: "a variable" },
        Counterexample { field: "", text: "api_key: your-api-key-here-123", why: "a placeholder" },
        Counterexample {
            field: "",
            text: "9f8c7b6a5d4e3f2a1b0c9d8e7f6a5b4c",
            why: "a digest without a label",
        },
        Counterexample { field: "", text: "AKIA1234", why: "too short" },
        Counterexample { field: "", text: "api key: required", why: "a remark" },
    ],
};

/// Beginnings of keys that one service alone gives, with the least and greatest length of what follows.
const SERVICES: &[(&[u8], usize, usize)] = &[
    (b"ghp_", 36, 255), // GitHub: personal, OAuth, user, server, refresh
    (b"gho_", 36, 255),
    (b"ghu_", 36, 255),
    (b"ghs_", 36, 255),
    (b"ghr_", 36, 255),
    (b"github_pat_", 60, 255),
    (b"glpat-", 20, 64), // GitLab
    (b"gldt-", 20, 64),
    (b"glrt-", 20, 64),
    (b"xoxb-", 20, 255), // Slack
    (b"xoxp-", 20, 255),
    (b"xoxa-", 20, 255),
    (b"xoxr-", 20, 255),
    (b"xoxs-", 20, 255),
    (b"xapp-", 20, 255),
    (b"sk_live_", 20, 255), // Stripe
    (b"rk_live_", 20, 255),
    (b"sk_test_", 20, 255),
    (b"rk_test_", 20, 255),
    (b"whsec_", 24, 64),
    (b"AIza", 35, 35), // Google
    (b"GOCSPX-", 28, 28),
    (b"ya29.", 40, 255),
    (b"sk-ant-", 40, 255),  // Anthropic
    (b"sk-proj-", 40, 255), // OpenAI
    (b"SG.", 60, 70),       // SendGrid
    (b"npm_", 36, 36),
    (b"pypi-AgEI", 40, 255),
    (b"hf_", 34, 40),    // Hugging Face
    (b"shpat_", 32, 32), // Shopify
    (b"shpss_", 32, 32),
    (b"dop_v1_", 64, 64),         // DigitalOcean
    (b"lin_api_", 32, 64),        // Linear
    (b"NRAK-", 27, 27),           // New Relic
    (b"EAACEdEose0cBA", 20, 255), // Facebook
];

/// Whether a word is a key of a service, and whether for tests.
fn of_service(text: &[u8]) -> Option<Evidence> {
    let (prefix, least, most) = SERVICES.iter().find(|(prefix, ..)| text.starts_with(prefix))?;
    let body = text.get(prefix.len()..)?;
    let telling = body.iter().any(u8::is_ascii_digit) && body.iter().any(u8::is_ascii_alphabetic);
    if !(*least..=*most).contains(&body.len()) || !telling || secret::is_placeholder(body) {
        return None;
    }
    let test = matches!(*prefix, b"sk_test_" | b"rk_test_");
    Some(if test { Evidence::RESERVED } else { Evidence::NONE })
}

const fn is_of_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

/// The key around a long word: its beginning may stand before an underscore or dash.
fn token(site: &Site<'_>, at: usize) -> Option<Value> {
    let before = site.left(at, 48).iter().rev().take_while(|byte| is_of_key(**byte)).count();
    let start = at - before;
    let length = site.right(start, 256).iter().take_while(|byte| is_of_key(**byte)).count();
    let text = site.right(start, length);
    let text =
        text.get(..length - text.iter().rev().take_while(|byte| matches!(byte, b'.' | b'-')).count())?;
    let evidence = of_service(text)?;
    Some(Value { span: start..start + text.len(), evidence, doubt: 0 })
}

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    if at < site.hi
        && let Some(found) = token(site, at)
        && found.span.start == at
    {
        return Some(found);
    }
    let (span, doubt) = secret::key(site, at, 16)?;
    Some(Value { doubt, ..Value::plain(span) })
}

/// Keys of AWS: four letters of the kind and sixteen of Base32.
fn check(key: &[u8]) -> Option<Evidence> {
    let body = key.get(4..)?;
    let base32 = body.iter().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'2'..=b'7'));
    if body.ends_with(b"EXAMPLE") {
        return Some(Evidence::RESERVED);
    }
    base32.then_some(Evidence::NONE)
}
