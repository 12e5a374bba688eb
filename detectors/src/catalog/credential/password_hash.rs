//! Hashes of passwords in the forms of crypt, PHC strings and LDAP.
//!
//! `$2b$10$..` is bcrypt, `$argon2id$..`, `$scrypt$..` and `$pbkdf2-sha256$..` name themselves, `$1$`,
//! `$5$`, `$6$`, `$y$` and `$7$` are those of crypt, `{SSHA}..` those of directories. Salts and hashes have
//! fixed lengths. Behind a label for hashes hexadecimal digests count, too.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Anchor, Anchored, Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Anchored(Anchored { anchor: Anchor::Dollar, value: crypt }),
        Method::Labelled(Labelled { value }),
    ],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "password-hash",
    revision: 1,
    category: Category::Password,
    summary: "A hash of a password.",
    standard: Standard {
        name: "crypt(5); PHC string format; RFC 2307, section 5.3 (userPassword)",
        url: "https://man7.org/linux/man-pages/man5/crypt.5.html",
    },
    regions: &[],
    anchor: "`$` and a letter or digit; the label",
    checks: "the lengths and alphabets of the schemes",
    context: &[
        "password hash",
        "passwordhash",
        "hashed password",
        "passwd hash",
        "pwd hash",
        "pass hash",
        "hash of password",
        "password digest",
        "encrypted password",
        "crypted password",
        "encryptedpassword",
        "userpassword",
        "passwort hash",
        "kennwort hash",
        "hash du mot de passe",
        "hash de contraseña",
        "wachtwoord hash",
        "hash da senha",
        "hash hasła",
        "password md5",
        "md5 password",
        "password sha1",
        "password sha256",
        "shadow",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 97, formatted: 97, context: 97, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "$2b$12$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1//RYtYCmB1eLHg.9q",
            value: "$2b$12$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1//RYtYCmB1eLHg.9q",
            normal: "$2b$12$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1//RYtYCmB1eLHg.9q",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "root:$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1:19000:0",
            value: "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
            normal: "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "password_hash",
            text: "$argon2id$v=19$m=65536,t=2,p=1$gZiV/M1gPc22ElAH/Jh1Hw$CWOrkoo7oJBQ/iyh7uJ0LO2aLEfrHwTWllSAxT0zRno",
            value: "$argon2id$v=19$m=65536,t=2,p=1$gZiV/M1gPc22ElAH/Jh1Hw$CWOrkoo7oJBQ/iyh7uJ0LO2aLEfrHwTWllSAxT0zRno",
            normal: "$argon2id$v=19$m=65536,t=2,p=1$gZiV/M1gPc22ElAH/Jh1Hw$CWOrkoo7oJBQ/iyh7uJ0LO2aLEfrHwTWllSAxT0zRno",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "userPassword: {SSHA}0c0blFTXXNuAMHECS4uxrj3ZieMoWImr",
            value: "{SSHA}0c0blFTXXNuAMHECS4uxrj3ZieMoWImr",
            normal: "{SSHA}0c0blFTXXNuAMHECS4uxrj3ZieMoWImr",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "password_hash",
            text: "5f4dcc3b5aa765d61d8327deb882cf99",
            value: "5f4dcc3b5aa765d61d8327deb882cf99",
            normal: "5f4dcc3b5aa765d61d8327deb882cf99",
            evidence: Evidence::FIELD_NAME,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "costs $20.00 or $30", why: "prices" },
        Counterexample { field: "", text: "echo $HOME/bin", why: "a variable of a shell" },
        Counterexample {
            field: "",
            text: "5f4dcc3b5aa765d61d8327deb882cf99",
            why: "a digest without a label is of anything",
        },
        Counterexample { field: "", text: "$2b$12$EXRkfkdmXn2gzds2SSitu", why: "too short" },
        Counterexample { field: "", text: "password hash: none", why: "nothing" },
    ],
};

/// A scheme: what it begins with, and the least and greatest length of its last part.
struct Scheme {
    name: &'static [u8],
    last: (usize, usize),
}

const fn scheme(name: &'static [u8], least: usize, most: usize) -> Scheme {
    Scheme { name, last: (least, most) }
}

/// crypt(5), passlib and the PHC string format.
const SCHEMES: &[Scheme] = &[
    scheme(b"2", 53, 53),
    scheme(b"2a", 53, 53),
    scheme(b"2b", 53, 53),
    scheme(b"2x", 53, 53),
    scheme(b"2y", 53, 53),
    scheme(b"1", 22, 22),
    scheme(b"apr1", 22, 22),
    scheme(b"5", 43, 43),
    scheme(b"6", 86, 86),
    scheme(b"y", 43, 43),
    scheme(b"gy", 43, 43),
    scheme(b"7", 43, 43),
    scheme(b"sha1", 28, 28),
    scheme(b"argon2i", 16, 128),
    scheme(b"argon2d", 16, 128),
    scheme(b"argon2id", 16, 128),
    scheme(b"scrypt", 16, 128),
    scheme(b"pbkdf2", 16, 128),
    scheme(b"pbkdf2-sha1", 16, 128),
    scheme(b"pbkdf2-sha256", 16, 128),
    scheme(b"pbkdf2-sha512", 16, 128),
    scheme(b"bcrypt-sha256", 31, 31),
    scheme(b"P", 31, 31),
    scheme(b"H", 31, 31),
    scheme(b"S", 52, 52),
];

/// Schemes of directories: RFC 2307 and OpenLDAP.
const DIRECTORIES: &[&[u8]] = &[
    b"{SSHA}",
    b"{SHA}",
    b"{SMD5}",
    b"{MD5}",
    b"{CRYPT}",
    b"{SSHA256}",
    b"{SSHA384}",
    b"{SSHA512}",
    b"{SHA256}",
    b"{SHA512}",
    b"{PBKDF2}",
    b"{PBKDF2-SHA256}",
    b"{PBKDF2-SHA512}",
    b"{ARGON2}",
    b"{BCRYPT}",
    b"{NOOP}",
];

const fn is_of_hash(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'/' | b'+' | b'=' | b',' | b'-' | b'_')
}

/// A hash of crypt or PHC at `at`, the first dollar sign.
fn crypt(site: &Site<'_>, at: usize) -> Option<Value> {
    let text = site.right(at, 320);
    let length = text.iter().take_while(|byte| is_of_hash(**byte) || **byte == b'$').count();
    let text = text.get(..length)?.strip_prefix(b"$")?;
    // A full stop or comma of the sentence behind it belongs to none of the alphabets' ends of fixed lengths.
    let mut parts = text.split(|byte| *byte == b'$');
    let name = parts.next()?;
    let scheme = SCHEMES.iter().find(|scheme| scheme.name == name)?;
    let last = parts.next_back()?;
    let between = parts.clone().count();
    let filled = parts.all(|part| !part.is_empty());
    let (least, most) = scheme.last;
    let trimmed =
        last.len() - last.iter().rev().take_while(|byte| matches!(byte, b',' | b'-' | b'_' | b'=')).count();
    let kept = if least == most { least } else { trimmed };
    let salted = between >= 1 || matches!(name, b"P" | b"H" | b"S");
    let fits = salted && filled && last.len() >= kept && last.len() <= most + 1 && kept >= least;
    let rest = last.get(kept..)?;
    let ends = rest.iter().all(|byte| !byte.is_ascii_alphanumeric());
    (fits && ends).then(|| Value::plain(at..at + 1 + text.len() - rest.len()))
}

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    if site.byte(at) == b'$' {
        return crypt(site, at);
    }
    let text = site.right(at, 320);
    let scheme = DIRECTORIES
        .iter()
        .find(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    if let Some(scheme) = scheme {
        let rest = text.get(scheme.len()..)?;
        let length = rest.iter().take_while(|byte| is_of_hash(**byte) || **byte == b'$').count();
        return (length >= 8).then(|| Value::plain(at..at + scheme.len() + length));
    }
    // Digests in hexadecimal, of 128 to 512 bits, and the form of Django.
    let length = text.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    if matches!(length, 32 | 40 | 56 | 64 | 96 | 128)
        && !text.get(length).is_some_and(u8::is_ascii_alphanumeric)
    {
        return Some(Value { doubt: 7, ..Value::plain(at..at + length) });
    }
    let length = text.iter().take_while(|byte| is_of_hash(**byte) || **byte == b'$').count();
    let text = text.get(..length)?;
    let parts = text.split(|byte| *byte == b'$').count();
    let django =
        [&b"pbkdf2_"[..], b"argon2$", b"bcrypt", b"scrypt$", b"sha1$", b"md5$", b"pbkdf2:", b"scrypt:"];
    let named = django.iter().any(|start| text.starts_with(start));
    (named && parts >= 3 && length >= 32).then(|| Value::plain(at..at + length))
}
