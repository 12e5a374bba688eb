//! User agents of visitors: what browsers, programs and crawlers call themselves.
//!
//! A list of products, `name/version`, with comments in brackets between. In quotes the whole quoted text is the
//! value; in running text it ends with the last product or comment.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::online::reading::{bytes, run},
    method::{Anchor, Anchored, Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Labelled(Labelled { value }),
        Method::Anchored(Anchored { anchor: Anchor::Product, value: anchored }),
        Method::Anchored(Anchored { anchor: Anchor::Url, value: crawler }),
    ],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "user-agent",
    revision: 1,
    category: Category::UserAgent,
    summary: "A user agent string.",
    standard: Standard { name: "RFC 9110, section 10.1.5", url: "https://www.rfc-editor.org/rfc/rfc9110" },
    regions: &[],
    anchor: "the `/` of a product and its version",
    checks: "a known product, or a field of its own in a line of an access log; balanced comments",
    context: &[
        "user agent",
        "useragent",
        "user agents",
        "http user agent",
        "browser agent",
        "ua string",
        "agent utilisateur",
        "agente de usuario",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 92, formatted: 92, context: 95, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "\"-\" \"Mozilla/5.0 (X11; Linux i686; rv:10.0.8) Gecko/20121012 Firefox/10.0.8\"",
            value: "Mozilla/5.0 (X11; Linux i686; rv:10.0.8) Gecko/20121012 Firefox/10.0.8",
            normal: "Mozilla/5.0 (X11; Linux i686; rv:10.0.8) Gecko/20121012 Firefox/10.0.8",
            evidence: Evidence::NONE,
        },
        Example {
            field: "",
            text: "User-Agent: curl/8.0.1",
            value: "curl/8.0.1",
            normal: "curl/8.0.1",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "user_agent",
            text: "Opera/9.80 (X11; Linux i686) Presto/2.12.388 Version/12.16",
            value: "Opera/9.80 (X11; Linux i686) Presto/2.12.388 Version/12.16",
            normal: "Opera/9.80 (X11; Linux i686) Presto/2.12.388 Version/12.16",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "\"GET /presentations/2013 HTTP/1.1\"", why: "a request" },
        Counterexample { field: "", text: "User-agent: *", why: "a rule for robots" },
        Counterexample { field: "", text: "see https://example.com/curl/8.0", why: "a path" },
    ],
};

/// Products that begin a user agent.
const PRODUCTS: &[&str] = &[
    "Mozilla",
    "Opera",
    "Dalvik",
    "curl",
    "Wget",
    "python-requests",
    "okhttp",
    "Googlebot",
    "Googlebot-Image",
    "Googlebot-Mobile",
    "bingbot",
    "msnbot",
    "msnbot-media",
    "PostmanRuntime",
    "axios",
    "node-fetch",
    "Go-http-client",
    "Java",
    "Apache-HttpClient",
    "Python-urllib",
    "aiohttp",
    "python-httpx",
    "libwww-perl",
    "Twitterbot",
    "facebookexternalhit",
    "Slackbot",
    "LinkedInBot",
    "WhatsApp",
    "MobileSafari",
    "Safari",
    "DoCoMo",
    "Lynx",
    "Links",
    "ELinks",
    "GuzzleHttp",
    "insomnia",
    "HTTPie",
    "Scrapy",
    "psbot",
    "UniversalFeedParser",
    "FeedBurner",
    "Feedly",
    "Liferea",
    "AppleCoreMedia",
    "CFNetwork",
    "Thunderbird",
    "Outlook",
    "Microsoft Office",
    "VLC",
    "Lavf",
    "stagefright",
];

/// The header or field, as it is.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let quoted = matches!(site.before(at), b'"' | b'\'');
    let text = site.right(at, 511);
    let mut end =
        at + text.iter().position(|&b| b < b' ' || b == b'"' || b == b'\'' && quoted).unwrap_or(text.len());
    if !quoted
        && at != site.lo
        && let Some(last) = products(site, at)
    {
        end = last;
    }
    // Not within a character.
    while site.byte(end) & 0xC0 == 0x80 {
        end -= 1;
    }
    while end > at && matches!(site.byte(end - 1), b' ' | b'\\') {
        end -= 1;
    }
    let agent = bytes(site, &(at..end));
    // `*` and the bare names of crawlers are rules for robots.
    let telling = agent.iter().any(|b| matches!(b, b'/' | b'(')) && agent.first()?.is_ascii_alphabetic();
    (agent.len() >= 4 && telling).then_some(Value::plain(at..end))
}

/// The user agent that the product at the slash begins.
fn anchored(site: &Site<'_>, slash: usize) -> Option<Value> {
    let name = site
        .left(slash, 40)
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
        .count();
    let product = slash - name;
    if name == 0 {
        return None;
    }
    let known = || is_product(bytes(site, &(product..slash)));
    let before = site.before(product);
    // Quoted: the words before the first product belong to it (`Tiny Tiny RSS/1.11 (..)`).
    let words = site
        .left(product, 48)
        .iter()
        .rev()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'-' | b'_' | b'.'))
        .count();
    let open = product - words;
    let quote = site.before(open);
    if quote == b'"' {
        // A field of its own behind another quoted one, as access logs have it.
        let logged = open >= site.lo + 3 && site.text.get(open - 3..open) == Some(&b"\" \""[..]);
        let request = bytes(site, &(product..slash)) == b"HTTP";
        if !logged && (request || !known()) {
            return None;
        }
        return quote_end(site, open).map(|end| Value::plain(open..end));
    }
    if matches!(before, b'/' | b')' | b'+' | b';' | b'%' | b'@' | b'&') || !known() {
        return None;
    }
    // A product behind another one is part of its list: that one reports it.
    if before == b' ' {
        let earlier = site.left(product - 1, 40);
        let token = earlier.rsplit(|b| *b == b' ').next().unwrap_or_default();
        if token.ends_with(b")") || token.contains(&b'/') || token == b"Gecko" || token == b"Mobile" {
            return None;
        }
    }
    let end = products(site, product)?;
    let lonely = !bytes(site, &(product..end)).contains(&b' ');
    // A name and a version alone may speak of a release.
    Some(Value {
        span: product..end,
        evidence: Evidence::NONE,
        doubt: if lonely && product != site.lo { 30 } else { 0 },
    })
}

/// The user agent of a crawler that names its page, a field of its own in a line of an access log.
fn crawler(site: &Site<'_>, url: usize) -> Option<Value> {
    let left = site.left(url, 120);
    let open = url - left.len() + memchr::memrchr(b'"', left)? + 1;
    let back = url - open;
    let logged = open >= site.lo + 3 && site.text.get(open - 3..open) == Some(&b"\" \""[..]);
    // What begins with the scheme is the referring page.
    if !logged || back < 8 {
        return None;
    }
    quote_end(site, open).map(|end| Value::plain(open..end))
}

/// The end of what the quote right before `open` begins, on its line.
fn quote_end(site: &Site<'_>, open: usize) -> Option<usize> {
    let text = site.right(open, 511);
    let text = &text[..memchr::memchr(b'"', text)?];
    let least = text.iter().fold(u8::MAX, |least, byte| least.min(*byte));
    (least >= b' ').then_some(open + text.len())
}

/// By the first letter, the lengths of products that begin with it, as bits: most words are of none.
const LENGTHS: [u64; 32] = {
    let mut lengths = [0; 32];
    let mut index = 0;
    while index < PRODUCTS.len() {
        let name = PRODUCTS[index].as_bytes();
        lengths[(name[0] & 31) as usize] |= 1 << (name.len() % 64);
        index += 1;
    }
    lengths
};

fn is_product(name: &[u8]) -> bool {
    name.first().is_some_and(|first| LENGTHS[usize::from(first & 31)] >> (name.len() % 64) & 1 != 0)
        && PRODUCTS.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
}

/// The end of a list of products and comments that begins at `at`.
fn products(site: &Site<'_>, at: usize) -> Option<usize> {
    let limit = (at + 480).min(site.hi);
    let (mut here, mut end) = (at, None);
    while here < limit {
        if site.byte(here) == b'(' {
            let mut depth = 0usize;
            let close = (here..limit).find(|&i| {
                match site.byte(i) {
                    b'(' => depth += 1,
                    b')' => depth = depth.saturating_sub(1),
                    _ => {}
                }
                depth == 0 || site.byte(i) < b' '
            })?;
            if site.byte(close) != b')' {
                break;
            }
            here = close + 1;
            end = Some(here);
        } else {
            let Some(token) = run(site, here, 1, 200, |b| {
                b.is_ascii_graphic() && !matches!(b, b'(' | b'"' | b'\'' | b',' | b'|' | b'<' | b';' | b'`')
            }) else {
                break;
            };
            let text = bytes(site, &token);
            here = token.end;
            if text.contains(&b'/') {
                end = Some(here - usize::from(matches!(text.last(), Some(b'.' | b'!' | b'?' | b':'))));
            } else if text == b"Gecko" {
                end = Some(here);
            } else if !matches!(text, b"like" | b"Mobile" | b"Safari" | b"Ubuntu" | b"Chrome") {
                break;
            }
        }
        while site.byte(here) == b' ' {
            here += 1;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::{anchored, value};
    use crate::catalog::online::reading::testing::found;

    #[test]
    fn agents_are_cut() {
        for (text, expected) in [
            ("\"-\" \"Tiny Tiny RSS/1.11 (http://tt-rss.org/)\"", "Tiny Tiny RSS^/1.11 (http://tt-rss.org/)"),
            ("saw Mozilla/5.0 (X11) like Gecko today", "Mozilla^/5.0 (X11) like Gecko"),
        ] {
            let marked = text.replacen(&expected.replace('^', ""), expected, 1);
            assert_eq!(found(anchored, &marked), Some(expected.replace('^', "")), "{text}");
        }
        assert_eq!(found(anchored, "\"GET /a HTTP^/1.1\""), None);
        assert_eq!(found(anchored, "https://example.com/curl^/8.0"), None);
        assert_eq!(found(value, "User-Agent: ^curl/8.0.1\r\n").as_deref(), Some("curl/8.0.1"));
        assert_eq!(found(value, "User-agent: ^*"), None);
    }
}
