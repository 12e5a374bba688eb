//! Secrets of the clients of OAuth, and of applications.
//!
//! Nothing tells one but its label; variables, calls and stars behind it are none.

use super::secret;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Labelled(Labelled { value })],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "oauth-client-secret",
    revision: 1,
    category: Category::Credential,
    summary: "A secret of a client of OAuth or of an application.",
    standard: Standard {
        name: "RFC 6749, section 2.3.1: client password",
        url: "https://datatracker.ietf.org/doc/html/rfc6749",
    },
    regions: &[],
    anchor: "the label",
    checks: "letters and digits mixed, at least ten; no variable, call or star",
    context: &[
        "client secret",
        "clientsecret",
        "oauth client secret",
        "oauth secret",
        "consumer secret",
        "consumersecret",
        "app secret",
        "appsecret",
        "application secret",
        "api secret",
        "apisecret",
        "shared secret",
        "webhook secret",
        "jwt secret",
        "signing secret",
        "signing key",
        "secret key base",
        "encryption key",
        "token secret",
        "cookie secret",
        "session secret",
        "geheimer schlüssel",
        "clé secrète",
        "clave secreta del cliente",
        "segreto client",
        "chave secreta",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 86, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "client_secret=7Fjfp0ZBr1KtDRbnfVdmIw",
            value: "7Fjfp0ZBr1KtDRbnfVdmIw",
            normal: "7Fjfp0ZBr1KtDRbnfVdmIw",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "client_secret",
            text: "gX1fBat3bV",
            value: "gX1fBat3bV",
            normal: "gX1fBat3bV",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "{\"consumerSecret\": \"kd94hf93k423kf44\"}",
            value: "kd94hf93k423kf44",
            normal: "kd94hf93k423kf44",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "client_secret: ${SECRET}", why: "a variable" },
        Counterexample { field: "", text: "client secret = os.environ[\"SECRET1\"]", why: "an expression" },
        Counterexample { field: "", text: "client_secret: your_client_secret1", why: "a placeholder" },
        Counterexample { field: "", text: "7Fjfp0ZBr1KtDRbnfVdmIw", why: "nothing names it" },
        Counterexample { field: "", text: "client_secret: string", why: "a type" },
    ],
};

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let (span, doubt) = secret::key(site, at, 10)?;
    Some(Value { doubt, ..Value::plain(span) })
}
