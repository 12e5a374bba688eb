//! E-mail addresses.
//!
//! An address is `local-part@domain` (RFC 5321 section 4.1.2, RFC 5322 section 3.4.1; with letters of
//! all scripts RFC 6531). Nearly every text with an `@` and a dot looks like one; what makes a match
//! certain is the end of the domain: a top-level domain of the root zone. People write addresses in
//! running text, so the full `atext` of the standard (which holds `=`, `/`, `{` and `'`) is taken only
//! where brackets or a field's bounds say where the address begins; elsewhere the characters that
//! mail providers hand out.
//!
//! Told apart: message and content identifiers (RFC 5322 section 3.6.4 has the same syntax), the user
//! part of URLs (RFC 3986 section 3.2.1), remotes of version control (`git@host:path`), versions in
//! package managers (`name@1.2.3`), file names (`icon@2x.png`), labels in code (`this@Outer.run`).

use super::{
    id::EMAIL_ADDRESS,
    mailboxes::{LABELS, is_dated, is_in_header, is_message_id, is_remote, is_user_of_url},
};
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Shape, Standard,
    checks::nearby,
    site::{Candidate, Site},
    tlds::Tlds,
};

pub(crate) static DEFINITION: Definition = Definition {
    id: "email-address",
    revision: 1,
    category: Category::EmailAddress,
    summary: "An e-mail address, also with quoted local part, tag, internationalised or punycode domain.",
    standard: Standard {
        name: "RFC 5321 section 4.1.2, RFC 6531; top-level domains by the IANA root zone",
        url: "https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2",
    },
    regions: &[],
    anchor: "@",
    checks: "the top-level domain exists (IANA root zone); RFC 5321 lengths and characters",
    context: &["mail", "email"],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 97, formatted: 97, context: 98, field: 99 },
    examples: &[
        Example {
            field: "",
            text: "Write to Jane.Doe+news@mail.orbit-films.co.uk.",
            value: "Jane.Doe+news@mail.orbit-films.co.uk",
            normal: "jane.doe+news@mail.orbit-films.co.uk",
            evidence: Evidence::DICTIONARY,
        },
        Example {
            field: "",
            text: "From: \"J. Roe\" <j'roe=x@orbit-films.com>",
            value: "j'roe=x@orbit-films.com",
            normal: "j'roe=x@orbit-films.com",
            evidence: Evidence::DICTIONARY,
        },
        Example {
            field: "",
            text: "send it to \"john q public\"@orbit-films.com today",
            value: "\"john q public\"@orbit-films.com",
            normal: "\"john q public\"@orbit-films.com",
            evidence: Evidence::DICTIONARY,
        },
        Example {
            field: "",
            text: "ascii form a@xn--d1acufc.xn--p1ai of it",
            value: "a@xn--d1acufc.xn--p1ai",
            normal: "a@xn--d1acufc.xn--p1ai",
            evidence: Evidence::DICTIONARY,
        },
        Example {
            field: "",
            text: "kontakt: jörg@müller-bäder.de",
            value: "jörg@müller-bäder.de",
            normal: "jörg@müller-bäder.de",
            evidence: Evidence::DICTIONARY,
        },
        Example {
            field: "email",
            text: "customer/department=shipping@orbit-films.com",
            value: "customer/department=shipping@orbit-films.com",
            normal: "customer/department=shipping@orbit-films.com",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "jane@example.com",
            value: "jane@example.com",
            normal: "jane@example.com",
            evidence: Evidence::RESERVED,
        },
        Example {
            field: "",
            text: "https://shop.test/?email=jane@orbit-films.com&x=1",
            value: "jane@orbit-films.com",
            normal: "jane@orbit-films.com",
            evidence: Evidence::DICTIONARY,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "mail logo: x@2x.png",
            why: "a file name, also where mail is spoken of",
        },
        Counterexample {
            field: "",
            text: "background: url(icon@2x.png)",
            why: "a file name: png is no top-level domain",
        },
        Counterexample { field: "", text: "react@18.2.0 and lodash@4.17.21", why: "versions of packages" },
        Counterexample {
            field: "",
            text: "git clone git@github.com:rust-lang/regex.git",
            why: "a remote of version control",
        },
        Counterexample {
            field: "",
            text: "Message-ID: <e8e430195e27@mx3.relay.org>",
            why: "a message identifier, RFC 5322 section 3.6.4",
        },
        Counterexample {
            field: "",
            text: "postgres://app@db.internal.net/prod",
            why: "the user part of a URL, RFC 3986 section 3.2.1",
        },
        Counterexample { field: "", text: "return this@MainActivity.run", why: "a label in code" },
        Counterexample { field: "", text: "john.smith@gmail..com", why: "an empty label in the domain" },
        Counterexample {
            field: "",
            text: "patchwork.kernel.org/patch/20200505095915.11275-7-jroe@orbit-films.com/",
            why: "an identifier that git send-email made",
        },
        Counterexample { field: "", text: "getty@tty1.service is up", why: "service is no top-level domain" },
    ],
};

/// Longest local part that is looked for: RFC 5321 section 4.5.3.1.1 allows 64 octets, senders of
/// bounces (VERP) use more.
const LOCAL: usize = 128;
/// Longest domain: RFC 5321 section 4.5.3.1.2.
const DOMAIN: usize = 255;

/// Examines the `@` at `at`.
pub(crate) fn verify(site: &Site<'_>, at: usize, tlds: &Tlds, found: &mut dyn FnMut(Candidate)) {
    let Some(domain) = domain(site, at + 1, tlds) else { return };
    let Some(local) = local(site, at, domain.end) else { return };
    if is_message_id(site, local) || is_dated(&site.text[local..at]) || is_user_of_url(site, local) {
        return;
    }
    let local_bytes = &site.text[local..at];
    if matches!(domain.kind, Kind::Known | Kind::Reserved)
        && (is_remote(local_bytes, site.byte(domain.end)) || LABELS.contains(&local_bytes))
    {
        return;
    }
    let named = site.hint.names(Category::EmailAddress);
    let bracketed = site.before(local) == b'<' && site.byte(domain.end) == b'>';
    let mut evidence = if named { Evidence::PATTERN | Evidence::FIELD_NAME } else { Evidence::PATTERN };
    let percent = match domain.kind {
        Kind::Known => {
            evidence |= Evidence::DICTIONARY;
            if named || bracketed { 99 } else { 97 }
        }
        Kind::Reserved => {
            evidence |= Evidence::RESERVED | Evidence::DICTIONARY;
            97
        }
        // RFC 6762 (local), RFC 8375 and common practice: addresses of a network of one's own.
        Kind::Private => {
            evidence |= Evidence::PRIVATE;
            if named || bracketed { 90 } else { 70 }
        }
        // `user@192.0.2.7` is a login more often than an address.
        Kind::Address if named || bracketed => 85,
        Kind::Address => 45,
        Kind::Unknown if named => 75,
        Kind::Unknown if bracketed => 65,
        Kind::Unknown if is_in_header(site, local) => {
            evidence |= Evidence::CONTEXT;
            60
        }
        // A slip of the pen, or a name that only one network knows: `email: x@y.z`, `my email is x@y.z`.
        Kind::Unknown => {
            let mut words =
                nearby::before(site, local, 32).take(3).map(|word| nearby::is_any(word, DEFINITION.context));
            evidence |= Evidence::CONTEXT;
            match words.next() {
                Some(true) => 55,
                _ if words.any(|named| named) => 40,
                _ => return,
            }
        }
    };
    found(Candidate::new(EMAIL_ADDRESS, local..domain.end, percent, evidence));
}

/// The normal form: lower case. RFC 5321 section 2.4 lets the local part be case-sensitive; no
/// provider makes use of it.
pub(crate) fn normalize(value: &str, out: &mut String) {
    if value.is_ascii() {
        out.push_str(value);
        out.make_ascii_lowercase();
    } else {
        out.extend(value.chars().flat_map(char::to_lowercase));
    }
}

/// What is known of the domain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Under a top-level domain of the root zone.
    Known,
    /// For documentation and tests: RFC 2606, RFC 6761.
    Reserved,
    /// A name in a local network.
    Private,
    /// An address literal, with or without brackets.
    Address,
    /// Anything else of the right form.
    Unknown,
}

struct Domain {
    end: usize,
    kind: Kind,
}

/// The domain that begins at `start`.
fn domain(site: &Site<'_>, start: usize, tlds: &Tlds) -> Option<Domain> {
    if site.byte(start) == b'[' {
        return literal(site, start);
    }
    let limit = site.hi.min(start + DOMAIN);
    let text = site.text;
    let (mut at, mut label, mut dots) = (start, start, 0);
    let mut last_label = start;
    while at < limit {
        if CLASSES[text[at] as usize] & LABEL != 0 {
            at += 1;
            continue;
        }
        match text[at] {
            b'-' if at > label => at += 1,
            // A dot ends a label if another begins after it.
            b'.' if at > label && starts_label(site, at + 1) => {
                if text[at - 1] == b'-' || at - label > 63 {
                    return None;
                }
                at += 1;
                label = at;
                last_label = at;
                dots += 1;
            }
            0x80.. => match letter(&text[at..limit]) {
                Some(length) => at += length,
                None => break,
            },
            _ => break,
        }
    }
    while at > label && text[at - 1] == b'-' {
        at -= 1;
    }
    // What goes on is no domain; but relays note `user@domain@[192.0.2.7]`.
    let goes_on = match site.byte(at) {
        b'_' | b'(' => true,
        b'@' => site.byte(at + 1) != b'[',
        _ => false,
    };
    if dots == 0 || at == label || goes_on || site.byte(at) == b'.' && site.byte(at + 1) == b'.' {
        return None;
    }
    // A sentence that begins without a blank ("...@orbit-films.com.Please"): the label with a capital
    // is not of the domain.
    let mut end = at;
    if dots > 1
        && text[last_label].is_ascii_uppercase()
        && !text[start].is_ascii_uppercase()
        && !tlds.has(&text[last_label..at])
    {
        end = last_label - 1;
        last_label = text[start..end].iter().rposition(|&b| b == b'.').map_or(start, |dot| start + dot + 1);
    }
    let name = &text[start..end];
    Some(Domain { end, kind: kind(name, &text[last_label..end], tlds)? })
}

/// Whether a label of a domain can begin at `at`.
fn starts_label(site: &Site<'_>, at: usize) -> bool {
    let byte = site.byte(at);
    byte.is_ascii_alphanumeric() || byte >= 0x80 && letter(&site.text[at..site.hi]).is_some()
}

/// The length of the letter, digit or mark (not ASCII) at the start of `text`, if it is one.
fn letter(text: &[u8]) -> Option<usize> {
    let head = &text[..text.len().min(4)];
    let valid = match std::str::from_utf8(head) {
        Ok(all) => all,
        Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).ok()?,
    };
    let char = valid.chars().next()?;
    // Marks of Indic scripts and joiners are no letters to Unicode, but parts of words.
    let mark = matches!(char, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}' | '\u{200c}'..='\u{200d}');
    (char.is_alphanumeric() || mark).then(|| char.len_utf8())
}

/// What is known of the domain `name` whose last label is `tld`; `None` if it cannot be one.
fn kind(name: &[u8], tld: &[u8], tlds: &Tlds) -> Option<Kind> {
    if tld.iter().all(u8::is_ascii_digit) {
        let text = std::str::from_utf8(name).ok()?;
        return text.parse::<std::net::Ipv4Addr>().ok().map(|_| Kind::Address);
    }
    if is_reserved(name, tld) {
        return Some(Kind::Reserved);
    }
    if tlds.has(tld) {
        return Some(Kind::Known);
    }
    if PRIVATE.iter().any(|p| p.eq_ignore_ascii_case(tld)) {
        return Some(Kind::Private);
    }
    // At least two characters: bytes that do not continue one (RFC 3629 section 3).
    let characters = tld.iter().filter(|&&b| b & 0xc0 != 0x80).count();
    let alphabetic = characters >= 2 && tld.iter().all(|b| b.is_ascii_alphabetic() || *b >= 0x80);
    let is_file = FILES.iter().any(|ending| ending.eq_ignore_ascii_case(tld));
    (alphabetic && !is_file).then_some(Kind::Unknown)
}

/// Endings of files that are no top-level domains: `icon@2x.png` is a picture for a denser screen
/// (<https://developer.apple.com/design/human-interface-guidelines/images>), whatever stands before it.
const FILES: &[&[u8]] = &[
    b"png", b"jpg", b"jpeg", b"gif", b"svg", b"webp", b"avif", b"ico", b"bmp", b"tif", b"tiff", b"pdf",
    b"css", b"scss", b"js", b"mjs", b"ts", b"tsx", b"jsx", b"json", b"yaml", b"yml", b"toml", b"xml",
    b"html", b"htm", b"txt", b"csv", b"log", b"tgz", b"gz", b"tar", b"jar", b"exe", b"dll", b"mp3", b"mp4",
    b"wav", b"woff", b"ttf", b"service", b"socket", b"timer", b"target",
];

/// Ends of names in networks of one's own: RFC 6762 appendix G, RFC 8375, ICANN's `internal`.
const PRIVATE: &[&[u8]] =
    &[b"local", b"lan", b"internal", b"intranet", b"corp", b"home", b"private", b"localdomain", b"arpa"];

/// Names for documentation and tests: RFC 2606, RFC 6761.
fn is_reserved(name: &[u8], tld: &[u8]) -> bool {
    let is = |label: &[u8], names: &[&[u8]]| names.iter().any(|n| n.eq_ignore_ascii_case(label));
    if is(tld, &[b"example", b"test", b"invalid", b"localhost"]) {
        return true;
    }
    let Some(rest) = name.len().checked_sub(tld.len() + 1).map(|end| &name[..end]) else { return false };
    let second = rest.rsplit(|&b| b == b'.').next().unwrap_or(rest);
    is(second, &[b"example"]) && is(tld, &[b"com", b"net", b"org", b"edu"])
}

/// An address literal, RFC 5321 section 4.1.3: `[192.0.2.7]`, `[IPv6:2001:db8::1]`.
fn literal(site: &Site<'_>, start: usize) -> Option<Domain> {
    let inside = site.right(start + 1, 48);
    let length = inside.iter().position(|&b| b == b']')?;
    let text = std::str::from_utf8(&inside[..length]).ok()?;
    let valid = match text.split_at_checked(5) {
        Some((tag, address)) if tag.eq_ignore_ascii_case("ipv6:") => {
            address.parse::<std::net::Ipv6Addr>().is_ok()
        }
        _ => text.parse::<std::net::Ipv4Addr>().is_ok(),
    };
    valid.then_some(Domain { end: start + length + 2, kind: Kind::Address })
}

/// The start of the local part that ends at `at`.
fn local(site: &Site<'_>, at: usize, end: usize) -> Option<usize> {
    let floor = site.lo.max(at.saturating_sub(LOCAL));
    let text = site.text;
    if site.before(at) == b'"' {
        return quoted(site, at);
    }
    // The characters of the standard, and how far they reach.
    let mut all = at;
    while all > floor && is_atext(text[all - 1]) {
        all -= 1;
    }
    if all == at || text[at - 1] == b'.' {
        return None;
    }
    let bracketed = site.before(all) == b'<' && site.byte(end) == b'>';
    let whole_value = site.shape == Shape::Value && all == site.lo && end == site.hi;
    let mut start = all;
    if !(bracketed || whole_value) {
        start = at;
        while start > all && is_common(text[start - 1]) {
            start -= 1;
        }
        start = after_foreign(text, start, at);
        // The letter of an escape (`\n`) and percent-encoded punctuation belong to what surrounds.
        if site.before(start) == b'\\' && matches!(text[start], b'n' | b'r' | b't') && at - start > 1 {
            start += 1;
        }
        let mut i = start;
        while i + 2 < at {
            if text[i] == b'%' && text[i + 1].is_ascii_hexdigit() && text[i + 2].is_ascii_hexdigit() {
                start = i + 3;
                i += 2;
            }
            i += 1;
        }
        while start < at
            && !(text[start].is_ascii_alphanumeric() || text[start] == b'_' || text[start] >= 0x80)
        {
            start += 1;
        }
    }
    while start < at && text[start] == b'.' {
        start += 1;
    }
    // `..` is in no dot-atom: what follows it counts.
    if let Some(dots) = text[start..at].windows(2).rposition(|w| w == b"..") {
        start += dots + 2;
    }
    // What was cut at the limit is no address.
    let cut = start == floor && floor > site.lo && is_atext(text[floor - 1]);
    (start < at && !cut).then_some(start)
}

/// Bit of [`CLASSES`]: RFC 5322 section 3.2.3 `atext` and RFC 6531 section 3.3, with the dot.
const ATEXT: u8 = 1;
/// Bit of [`CLASSES`]: what mailboxes in running text consist of.
const COMMON: u8 = 2;

/// Bit of [`CLASSES`]: a letter or digit of ASCII, as labels of domains have.
const LABEL: u8 = 4;

/// The classes of every byte.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        if b.is_ascii_alphanumeric()
            || b >= 0x80
            || matches!(b, b'.' | b'_' | b'-' | b'+' | b'%' | b'\'' | b'&')
        {
            classes[byte] = ATEXT | COMMON | if b.is_ascii_alphanumeric() { LABEL } else { 0 };
        } else if matches!(
            b,
            b'!' | b'#' | b'$' | b'*' | b'/' | b'=' | b'?' | b'^' | b'`' | b'{' | b'|' | b'}' | b'~'
        ) {
            classes[byte] = ATEXT;
        }
        byte += 1;
    }
    classes
};

fn is_atext(byte: u8) -> bool {
    CLASSES[byte as usize] & ATEXT != 0
}

fn is_common(byte: u8) -> bool {
    CLASSES[byte as usize] & COMMON != 0
}

/// Moves `start` behind characters that are not letters (a typographic quote, an arrow), and behind
/// letters of scripts that are written without blanks where Latin ones follow.
fn after_foreign(text: &[u8], start: usize, at: usize) -> usize {
    let part = &text[start..at];
    if part.is_ascii() {
        return start;
    }
    // A window may begin inside a character.
    let skipped = part.iter().take_while(|&&b| b & 0xc0 == 0x80).count();
    let Ok(valid) = std::str::from_utf8(&part[skipped..]) else { return at };
    let mut begin = start + skipped;
    for (index, char) in valid.char_indices() {
        let unspaced = char >= '\u{2e80}' && valid[index..].bytes().any(|b| b.is_ascii_alphanumeric());
        if !char.is_ascii() && (!char.is_alphanumeric() && !matches!(char, '\u{900}'..='\u{dff}') || unspaced)
        {
            begin = start + skipped + index + char.len_utf8();
        }
    }
    begin
}

/// A quoted local part, RFC 5321 section 4.1.2 `Quoted-string`, whose closing quote stands before `at`.
fn quoted(site: &Site<'_>, at: usize) -> Option<usize> {
    let inside = site.left(at - 1, 64);
    let open = inside.iter().rposition(|&b| matches!(b, b'"' | b'\n' | b'<' | b'>'))?;
    let start = at - 1 - inside.len() + open;
    // What stands before the opening quote tells an address from the end of a quotation.
    let free = matches!(
        site.before(start),
        0 | b' ' | b'\t' | b'\n' | b'<' | b'(' | b',' | b';' | b':' | b'=' | b'['
    );
    (inside[open] == b'"' && open + 1 < inside.len() && free).then_some(start)
}
