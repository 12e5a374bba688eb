//! Passwords behind a label, and within addresses.
//!
//! `password: hunter2`, `"pwd": "hunter2"`, `postgres://jane:hunter2@host`. Programs are full of lines such
//! as `password = getPassword()`: variables, calls, types, templates and stars are none. A word without
//! quotes, digits and signs is less certain, more so where a sentence goes on.

use super::secret;
use crate::Shape;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::parts::Parts,
    method::{Anchor, Anchored, Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Labelled(Labelled { value }),
        Method::Anchored(Anchored { anchor: Anchor::Url, value: of_address }),
    ],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "password",
    revision: 2,
    category: Category::Password,
    summary: "A password.",
    standard: Standard {
        name: "NIST SP 800-63B, memorized secrets; RFC 3986, section 3.2.1 (userinfo)",
        url: "https://pages.nist.gov/800-63-3/sp800-63b.html",
    },
    regions: &[],
    anchor: "the label; `://`",
    checks: "no variable, call, type, template or star; four to 128 bytes",
    context: &[
        "password",
        "passwd",
        "pwd",
        "passphrase",
        "pass phrase",
        "pass word",
        "passcode",
        "pw",
        "user password",
        "login password",
        "db password",
        "dbpassword",
        "db pass",
        "dbpass",
        "userpass",
        "user pass",
        "smtp pass",
        "mysql pass",
        "root password",
        "admin password",
        "account password",
        "wifi password",
        "wlan password",
        "wpa passphrase",
        "passwort",
        "kennwort",
        "wlan passwort",
        "wlan schlüssel",
        "mot de passe",
        "motdepasse",
        "mdp",
        "contraseña",
        "contrasena",
        "clave",
        "clave de acceso",
        "clave secreta",
        "parola d ordine",
        "parola chiave",
        "wachtwoord",
        "hasło",
        "senha",
        "palavra passe",
        "lösenord",
        "parolă",
        "parola",
        "adgangskode",
        "kodeord",
        "passord",
        "salasana",
        "heslo",
        "jelszó",
        "şifre",
        "lozinka",
        "zaporka",
        "geslo",
        "κωδικός πρόσβασης",
        "пароль",
        "密码",
        "口令",
        "パスワード",
        "비밀번호",
        "كلمة المرور",
        "סיסמה",
        "mật khẩu",
        "kata sandi",
        "รหัสผ่าน",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 88, formatted: 88, context: 88, field: 94 },
    examples: &[
        Example {
            field: "",
            text: "username: root\npassword: crickets2",
            value: "crickets2",
            normal: "crickets2",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "password",
            text: "hunter2",
            value: "hunter2",
            normal: "hunter2",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "{\"pwd\": \"Tr0ub4dor&3\"}",
            value: "Tr0ub4dor&3",
            normal: "Tr0ub4dor&3",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "Mot de passe : Soleil75",
            value: "Soleil75",
            normal: "Soleil75",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "postgres://jane:s3cr3t-w0rd@db.example/app",
            value: "s3cr3t-w0rd",
            normal: "s3cr3t-w0rd",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "Passwort: Sommer2024!",
            value: "Sommer2024!",
            normal: "Sommer2024!",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "username:root\npassword:crickets",
            value: "crickets",
            normal: "crickets",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "password: ********", why: "stars" },
        Counterexample { field: "", text: "password = get_password()", why: "a call" },
        Counterexample { field: "", text: "password: ${DB_PASSWORD}", why: "a variable" },
        Counterexample { field: "", text: "password: String", why: "a type" },
        Counterexample { field: "password", text: "null", why: "nothing" },
        Counterexample { field: "", text: "password = self.password", why: "a variable" },
        Counterexample { field: "", text: "Password: Please choose a new one", why: "a remark" },
        Counterexample { field: "", text: "https://user:$PASS@host/", why: "a variable" },
        Counterexample { field: "", text: "password: None", why: "nothing" },
        Counterexample { field: "", text: "https://user:password@host/", why: "a stand-in" },
        Counterexample { field: "", text: "postgres://app:<password>@db/app", why: "a stand-in" },
        Counterexample { field: "", text: "redis://app:***@cache:6379", why: "stars" },
        Counterexample { field: "", text: "mysql://admin:admin@localhost/app", why: "what everyone knows" },
    ],
};

/// What is taken off for a word of letters alone without quotes, and for one that more words follow.
const WORD: u8 = 12;
const SENTENCE: u8 = 45;
/// What is taken off for a password of an address that is the name of its user, too.
const KNOWN: u8 = 40;

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let literal = secret::literal(site, at)?;
    let text = literal.text;
    let blanks = text.iter().filter(|byte| byte.is_ascii_whitespace()).count();
    if text.len() < 4
        || blanks > 3
        || secret::is_placeholder(text)
        || secret::is_hash(text)
        || secret::is_version(text)
    {
        return None;
    }
    if !literal.enclosed && (secret::is_code(text) || is_declared(text)) {
        return None;
    }
    // Names of variables and columns are quoted in programs, too; numbers without quotes are constants there.
    let source = site.shape == Shape::Source;
    if source && (is_declared(text) || !literal.enclosed && text.iter().all(u8::is_ascii_digit)) {
        return None;
    }
    let doubt = if text.iter().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-' | b'?')) {
        let code = if source { WORD } else { 0 };
        let word = if literal.goes_on { SENTENCE } else { WORD };
        if literal.enclosed { code } else { word + code }
    } else if blanks > 0 {
        WORD + 8 * blanks as u8
    } else {
        0
    };
    Some(Value { doubt, ..Value::plain(literal.span) })
}

/// Whether a word names a variable for passwords, or a type.
fn is_declared(text: &[u8]) -> bool {
    static PARTS: Parts = Parts::new(&[b"password", b"passwd", b"passwort", b"_pwd", b"pwd_", b"secretstr"]);
    let identifier = text
        .iter()
        .all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'?' | b'&' | b'*' | b'@'));
    identifier && PARTS.are_in(text)
}

/// Whether a host, with its port, has a name that documents may use: RFC 2606, sections 2 and 3.
fn is_reserved(host: &[u8]) -> bool {
    const NAMES: [&str; 6] = ["example.com", "example.net", "example.org", "example", "test", "invalid"];
    let name = host.split(|byte| *byte == b':').next().unwrap_or_default();
    NAMES.iter().any(|known| {
        let at = name.len().checked_sub(known.len());
        at.is_some_and(|at| {
            name[at..].eq_ignore_ascii_case(known.as_bytes()) && (at == 0 || name[at - 1] == b'.')
        })
    })
}

/// The password of an address: `://user:password@host`.
fn of_address(site: &Site<'_>, at: usize) -> Option<Value> {
    let start = at + 3;
    if start >= site.hi {
        return None;
    }
    let rest = site.right(start, 256);
    let stops =
        |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'' | b'<' | b'>' | b'`');
    let authority = rest.get(..rest.iter().position(|byte| stops(*byte)).unwrap_or(rest.len()))?;
    let user_info = authority.get(..memchr::memrchr(b'@', authority)?)?;
    let colon = memchr::memchr(b':', user_info)?;
    let text = user_info.get(colon + 1..)?;
    let named = text.eq_ignore_ascii_case(b"pass") || is_declared(text);
    if text.len() < 3 || named || secret::is_placeholder(text) {
        return None;
    }
    let from = start + colon + 1;
    let host = authority.get(user_info.len() + 1..).unwrap_or_default();
    let evidence = if is_reserved(host) { Evidence::RESERVED } else { Evidence::NONE };
    // `root:root`, `guest:guest`: what systems bring along.
    let known = user_info.get(..colon).is_some_and(|user| user.eq_ignore_ascii_case(text));
    Some(Value { span: from..from + text.len(), evidence, doubt: if known { KNOWN } else { 0 } })
}
