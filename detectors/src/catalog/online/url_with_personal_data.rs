//! Addresses of pages that carry personal data in their query: an e-mail address, a name, a session, a token of a
//! mailing.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::online::reading::{bytes, is_blank, run},
    method::{Anchor, Anchored, Entry, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Anchored(Anchored { anchor: Anchor::Url, value })],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "url-with-personal-data",
    revision: 2,
    category: Category::UrlWithPersonalData,
    summary: "A URL that carries personal data.",
    standard: Standard {
        name: "RFC 3986, section 3.4; OWASP, Information exposure through query strings in URL",
        url: "https://owasp.org/www-community/vulnerabilities/Information_exposure_through_query_strings_in_url",
    },
    regions: &[],
    anchor: "`://`",
    checks: "a parameter that is named for personal data has a value, or a value holds an e-mail address",
    context: &[],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 80, formatted: 80, context: 80, field: 80 },
    examples: &[
        Example {
            field: "",
            text: "see https://example.com/u?email=jane%40example.com&x=1 now",
            value: "https://example.com/u?email=jane%40example.com&x=1",
            normal: "https://example.com/u?email=jane%40example.com&x=1",
            evidence: Evidence::NONE,
        },
        Example {
            field: "",
            text: "https://shop.example/?mc_eid=4f1a2b3c4d",
            value: "https://shop.example/?mc_eid=4f1a2b3c4d",
            normal: "https://shop.example/?mc_eid=4f1a2b3c4d",
            evidence: Evidence::NONE,
        },
        Example {
            field: "",
            text: "GET http://a.example/x?ssn=536904399",
            value: "http://a.example/x?ssn=536904399",
            normal: "http://a.example/x?ssn=536904399",
            evidence: Evidence::NONE,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "https://example.com/?page=2&sort=asc",
            why: "no personal parameter",
        },
        Counterexample { field: "", text: "https://example.com/?email=", why: "an empty value" },
        Counterexample { field: "", text: "https://example.com/email/jane", why: "no query" },
    ],
};

/// Names of parameters that hold personal data, those of mailings and advertisements behind the others.
const NAMES: &[&str] = &[
    "email",
    "e-mail",
    "e_mail",
    "mail",
    "user_email",
    "useremail",
    "emailaddress",
    "email_address",
    "firstname",
    "first_name",
    "lastname",
    "last_name",
    "fullname",
    "full_name",
    "username",
    "user_name",
    "login",
    "phone",
    "tel",
    "mobile",
    "msisdn",
    "ssn",
    "dob",
    "birthdate",
    "birthday",
    "token",
    "access_token",
    "session",
    "sessionid",
    "session_id",
    "phpsessid",
    "jsessionid",
    "password",
    "passwd",
    "pwd",
    "mc_eid",
    "_hsenc",
    "mkt_tok",
    "vero_id",
    "oly_enc_id",
    "oly_anon_id",
    "fbclid",
    "gclid",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "ttclid",
    "twclid",
    "li_fat_id",
    "yclid",
    "ysclid",
    "igshid",
    "igsh",
    "irclickid",
    "sccid",
    "scclid",
    "epik",
    "rdt_cid",
    "elqtrackid",
    "subscriber_id",
    "recipient_id",
    "midtoken",
];

/// The URL at the colon, if its query holds personal data.
fn value(site: &Site<'_>, colon: usize) -> Option<Value> {
    let scheme = site.left(colon, 12).iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let url = run(site, colon, 4, 500, |b| {
        b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'<' | b'>' | b'`' | b'\\' | b')' | b'|')
    })?;
    let text = bytes(site, &url);
    let query = text.iter().position(|b| *b == b'?')? + 1;
    // An address in clear is the finding itself.
    if text.contains(&b'@') {
        return None;
    }
    let personal = text.get(query..)?.split(|b| matches!(b, b'&' | b';' | b'#')).any(|pair| {
        let Some(sign) = pair.iter().position(|b| *b == b'=') else { return false };
        let (name, value) = (&pair[..sign], &pair[sign + 1..]);
        let named = NAMES.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()));
        let mail = value.windows(3).any(|w| w == b"%40");
        value.len() >= 2 && !is_blank(value) && (named || mail)
    });
    let dots = text.iter().rev().take_while(|b| matches!(b, b'.' | b',' | b';' | b'!' | b'?' | b':')).count();
    (scheme > 0 && personal).then(|| Value::plain(colon - scheme..url.end - dots))
}
