//! Names of accounts, behind a label or in a field.
//!
//! Any word can be one: a label and a sign must stand before it, and types, constants and accounts of the system
//! are none.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::{
        online::reading::{Lead, bytes, is_blank, lead, run},
        parts::Parts,
    },
    method::{Anchor, Anchored, Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Labelled(Labelled { value }),
        Method::Anchored(Anchored { anchor: Anchor::Handle, value: handle }),
    ],
    normal: normal::lower,
};

static DEFINITION: Definition = Definition {
    id: "username",
    revision: 2,
    category: Category::Username,
    summary: "A user name, login or handle.",
    standard: Standard {
        name: "POSIX.1-2017, section 3.437 (user name); labels of the catalogue",
        url: "https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap03.html",
    },
    regions: &[],
    anchor: "a label such as `user` or `login`, or `@` near the name of a network",
    checks: "2 to 64 letters, digits, dots, dashes and underscores with a letter; no word of a programming language",
    context: &[
        "user",
        "username",
        "usernames",
        "user name",
        "login",
        "login name",
        "loginname",
        "account name",
        "accountname",
        "userid",
        "user id",
        "screen name",
        "screenname",
        "nick",
        "nickname",
        "handle",
        "skype",
        "skype id",
        "twitter",
        "tweeter",
        "tweet",
        "instagram",
        "telegram",
        "github",
        "benutzer",
        "benutzername",
        "anmeldename",
        "nutzername",
        "identifiant",
        "nom d utilisateur",
        "pseudo",
        "usuario",
        "nombre de usuario",
        "utente",
        "nome utente",
        "gebruikersnaam",
        "gebruiker",
        "nazwa użytkownika",
        "użytkownik",
        "utilizador",
        "nome de usuário",
        "usuário",
        "användarnamn",
        "användare",
        "utilizator",
        "nume utilizator",
        "brugernavn",
        "brukernavn",
        "käyttäjätunnus",
        "uživatelské jméno",
        "felhasználónév",
        "kullanıcı adı",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 85, field: 90 },
    examples: &[
        Example {
            field: "",
            text: "auth login ok user=teofila376 ip=185.31.82.47",
            value: "teofila376",
            normal: "teofila376",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "username",
            text: "jane.doe84",
            value: "jane.doe84",
            normal: "jane.doe84",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "skype: dean.malmgren",
            value: "dean.malmgren",
            normal: "dean.malmgren",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Follow us on Instagram, our handle is @Fern_and_fig today",
            value: "@Fern_and_fig",
            normal: "@fern_and_fig",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "user: String", why: "a type" },
        Counterexample { field: "", text: "the user logged in", why: "a word of a sentence" },
        Counterexample { field: "", text: "the user may add @Nullable here", why: "a mark of a program" },
        Counterexample { field: "", text: "user=null", why: "no value" },
        Counterexample { field: "", text: "user: jane@example.com", why: "an e-mail address" },
    ],
};

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let tied = lead(site, at);
    let start = at + usize::from(site.byte(at) == b'@');
    let name = run(site, start, 2, 64, |b| {
        b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-') || b >= 0x80
    })?;
    let mut end = name.end;
    while end > start && matches!(site.byte(end - 1), b'.' | b'-') {
        end -= 1;
    }
    let text = bytes(site, &(start..end));
    let next = site.byte(name.end);
    if text.len() < 2
        || !text.iter().any(u8::is_ascii_alphabetic)
        || is_blank(text)
        || matches!(next, b'@' | b'(' | b'/' | b'\\' | b'[' | b'$')
    {
        return None;
    }
    // An expression of a program: a property of an object, a type.
    if SOURCES.iter().any(|source| text.starts_with(source))
        || next == b':' && site.byte(name.end + 1) == b':'
    {
        return None;
    }
    let marked = start > at || text.iter().any(|b| b.is_ascii_digit() || matches!(b, b'.' | b'_'));
    match tied {
        Lead::Start if end != site.hi => return None,
        Lead::Space if !marked && !password_follows(site, end) => return None,
        _ => {}
    }
    // Accounts of systems tell of no person.
    let system =
        SYSTEM.iter().any(|account| text.eq_ignore_ascii_case(account)) && !password_follows(site, end);
    let named = !marked && tied == Lead::Sign && text[0].is_ascii_uppercase();
    // A capitalised word in running text is rather the name of a person.
    let doubt = if system || named {
        40
    } else if marked || tied != Lead::Sign {
        0
    } else {
        10
    };
    Some(Value { span: at..end, evidence: Evidence::NONE, doubt })
}

/// Names of networks, and what one does there, where an at sign begins the name of an account.
static NETWORKS: Parts = Parts::new(&[
    b"twitter",
    b"tweet",
    b"insta",
    b"telegram",
    b"tiktok",
    b"mastodon",
    b"snapchat",
    b"handle",
]);

/// A handle near the name of a network: languages of programs mark declarations with at signs, too.
fn handle(site: &Site<'_>, at: usize) -> Option<Value> {
    // What is no handle needs no name: most at signs begin what programs declare.
    let found = value(site, at)?;
    (NETWORKS.are_in(site.left(at, 40)) || NETWORKS.are_in(site.right(at, 40))).then_some(found)
}

/// How expressions of programs begin.
const SOURCES: &[&[u8]] = &[
    b"self.",
    b"this.",
    b"request.",
    b"req.",
    b"os.",
    b"process.",
    b"config.",
    b"String.",
    b"user.",
    b"User",
];

/// Accounts that systems bring along.
const SYSTEM: &[&[u8]] = &[
    b"root",
    b"admin",
    b"postgres",
    b"www-data",
    b"nobody",
    b"daemon",
    b"system",
    b"guest",
    b"mysql",
    b"nginx",
    b"git",
    b"administrator",
    b"user",
    b"username",
    b"ubuntu",
    b"runner",
    b"service",
];

/// Whether the next word is a label of a password, as in `login jane pw ..`.
fn password_follows(site: &Site<'_>, end: usize) -> bool {
    let rest = site.right(end, 12);
    let skipped = rest.iter().take_while(|b| matches!(b, b' ' | b'\n' | b'\r' | b'\t' | b',' | b';')).count();
    let word = &rest[skipped..];
    skipped > 0
        && [&b"pass"[..], b"pw", b"pwd"]
            .iter()
            .any(|label| word.len() >= label.len() && word[..label.len()].eq_ignore_ascii_case(label))
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::catalog::online::reading::testing::found;

    #[test]
    fn names_are_cut() {
        for (text, expected) in [
            ("user=^teofila376 ip=1", Some("teofila376")),
            ("username ^root\npassword x", Some("root")),
            ("twitter (^@john_smith)", Some("@john_smith")),
            ("the user ^logged in", None),
            ("user: ^String", None),
            ("user: ^jane@example.com", None),
            ("^jane.doe84", Some("jane.doe84")),
            ("^Jane Doe", None),
        ] {
            assert_eq!(found(value, text).as_deref(), expected, "{text}");
        }
    }
}
