//! Values of personal data that pass their checks and belong to nobody.

use std::fmt::Write as _;

use super::random::Random;

/// Given names.
pub(crate) const GIVEN: &[&str] = &[
    "James",
    "Mary",
    "Robert",
    "Patricia",
    "John",
    "Jennifer",
    "Michael",
    "Linda",
    "David",
    "Elizabeth",
    "William",
    "Barbara",
    "Richard",
    "Susan",
    "Joseph",
    "Jessica",
    "Thomas",
    "Karen",
    "Carlos",
    "Sofia",
    "Lukas",
    "Anna",
    "Pierre",
    "Camille",
    "Giulia",
    "Marco",
    "Ingrid",
    "Lars",
    "Priya",
    "Arjun",
    "Yuki",
    "Kenji",
    "Fatima",
    "Omar",
    "Chloe",
    "Noah",
    "Olivia",
    "Liam",
    "Emma",
    "Mateo",
    "Zoé",
    "Jürgen",
    "Søren",
];

/// Family names.
pub(crate) const FAMILY: &[&str] = &[
    "Smith",
    "Johnson",
    "Williams",
    "Brown",
    "Jones",
    "Garcia",
    "Miller",
    "Davis",
    "Rodriguez",
    "Martinez",
    "Hernandez",
    "Lopez",
    "Wilson",
    "Anderson",
    "Taylor",
    "Moore",
    "Jackson",
    "Martin",
    "Lee",
    "Thompson",
    "White",
    "Harris",
    "Clark",
    "Lewis",
    "Robinson",
    "Walker",
    "Schmidt",
    "Weber",
    "Rossi",
    "Dubois",
    "Moreau",
    "Jensen",
    "Nilsson",
    "Kowalski",
    "Novak",
    "Patel",
    "Sharma",
    "Tanaka",
    "Nguyen",
    "Silva",
    "Müller",
    "Peña",
];

const STREETS: &[&str] = &[
    "High Street",
    "Station Road",
    "Church Lane",
    "Main St",
    "Oak Avenue",
    "Maple Drive",
    "Park Road",
    "Elm Street",
    "Victoria Road",
    "Green Lane",
    "Kings Road",
    "Mill Lane",
    "Lindenstraße",
    "Hauptstr.",
    "Rue de la Paix",
    "Calle Mayor",
    "Via Roma",
    "Sunset Blvd",
    "2nd Avenue",
    "Queensway",
];

const MAIL_HOSTS: &[&str] = &[
    "gmail.com",
    "yahoo.com",
    "outlook.com",
    "hotmail.com",
    "icloud.com",
    "gmx.de",
    "web.de",
    "orange.fr",
    "libero.it",
    "mail.ru",
    "acme-widgets.com",
    "northwind.co.uk",
    "contoso.org",
    "initech.io",
    "mail.globex.net",
    "uni-musterstadt.de",
];

/// Issuer identification numbers, lengths and groups of the card schemes
/// (<https://en.wikipedia.org/wiki/Payment_card_number>).
const CARDS: &[(&[&str], usize, &[usize])] = &[
    (&["4539", "4556", "4916", "4532", "4485", "4024"], 16, &[4, 4, 4, 4]),
    (&["5112", "5223", "5334", "5445", "5556", "2221", "2720"], 16, &[4, 4, 4, 4]),
    (&["3412", "3743", "3782", "3714"], 15, &[4, 6, 5]),
    (&["6011", "6445", "6500"], 16, &[4, 4, 4, 4]),
    (&["3528", "3589"], 16, &[4, 4, 4, 4]),
];

/// Country, and the account number as SWIFT writes it: letters `a`, digits `n`
/// (<https://www.swift.com/standards/data-standards/iban-international-bank-account-number>).
const IBANS: &[(&str, &str)] = &[
    ("DE", "nnnnnnnnnnnnnnnnnn"),
    ("GB", "aaaannnnnnnnnnnnnn"),
    ("NL", "aaaannnnnnnnnn"),
    ("AT", "nnnnnnnnnnnnnnnn"),
    ("CH", "nnnnnnnnnnnnnnnnn"),
    ("IE", "aaaannnnnnnnnnnnnn"),
    ("LT", "nnnnnnnnnnnnnnnn"),
    ("DK", "nnnnnnnnnnnnnn"),
    ("LU", "nnnnnnnnnnnnnnnn"),
];

const BANKS: &[&str] = &["BARC", "LOYD", "NWBK", "MIDL", "ABNA", "INGB", "RABO", "AIBK", "BOFI"];

/// Formats of telephone numbers with the prefixes of real ranges; `#` is a digit. They follow
/// libphonenumber's metadata (<https://github.com/google/libphonenumber>).
const PHONES: &[&str] = &[
    "(212) 6##-####",
    "(415) 8##-####",
    "312-7##-####",
    "617.4##.####",
    "+1 303 4## ####",
    "+1-206-3##-####",
    "+44 7712 3#####",
    "+44 20 7#### ###",
    "020 7### ####",
    "07911 1#####",
    "+49 151 2#######",
    "+49 30 2#######",
    "0171 3######",
    "+33 6 12 ## ## ##",
    "06 34 ## ## ##",
    "+31 6 2#######",
    "+34 612 ### ###",
    "+39 347 #######",
    "+46 70 123 ## ##",
    "+91 98### #####",
    "+61 412 ### ###",
    "+55 11 9####-####",
    "+81 90-1###-####",
];

/// A full name.
pub(crate) fn name(random: &mut Random) -> (&'static str, &'static str) {
    (random.pick(GIVEN), random.pick(FAMILY))
}

fn ascii_lower(name: &str, out: &mut String) {
    for c in name.chars() {
        match c {
            'é' => out.push('e'),
            'ü' => out.push_str("ue"),
            'ø' => out.push('o'),
            'ñ' => out.push('n'),
            other => out.push(other.to_ascii_lowercase()),
        }
    }
}

/// An e-mail address for a name.
pub(crate) fn email(random: &mut Random, (given, family): (&str, &str), out: &mut String) {
    match random.below(4) {
        0 => ascii_lower(&given[..1], out),
        1 => {
            ascii_lower(given, out);
            out.push('_');
        }
        _ => {
            ascii_lower(given, out);
            out.push('.');
        }
    }
    ascii_lower(family, out);
    if random.chance(40) {
        let digits = random.range(1, 3) as usize;
        random.digits(digits, out);
    }
    out.push('@');
    out.push_str(random.pick(MAIL_HOSTS));
}

/// A telephone number in one of several countries' formats.
pub(crate) fn phone(random: &mut Random, out: &mut String) {
    for c in random.pick(PHONES).chars() {
        if c == '#' { random.digits(1, out) } else { out.push(c) }
    }
}

/// A payment card number with a valid check digit; sometimes grouped.
pub(crate) fn card(random: &mut Random, out: &mut String) {
    let (prefixes, length, groups) = random.pick(CARDS);
    let mut digits = String::from(random.pick(prefixes));
    random.digits(length - 1 - digits.len(), &mut digits);
    // Luhn, ISO/IEC 7812-1 annex B: from the right, every second digit doubled.
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, d)| {
            let d = u32::from(d - b'0');
            if i % 2 == 0 { d * 2 / 10 + d * 2 % 10 } else { d }
        })
        .sum();
    let _ = write!(digits, "{}", (10 - sum % 10) % 10);
    let separator = match random.below(5) {
        0 => "-",
        1 => " ",
        _ => "",
    };
    let mut at = 0;
    for group in groups {
        if at > 0 {
            out.push_str(separator);
        }
        out.push_str(&digits[at..at + group]);
        at += group;
    }
}

/// An IBAN with valid check digits, now and then in groups of four.
pub(crate) fn iban(random: &mut Random, out: &mut String) {
    let (country, shape) = random.pick(IBANS);
    let mut account = String::new();
    if shape.starts_with('a') {
        account.push_str(random.pick(BANKS));
    }
    let rest = shape.len() - account.len();
    random.digits(rest, &mut account);
    // ISO 7064 MOD 97-10 over account, country and 00, letters as 10 to 35.
    let mut remainder = 0u32;
    for b in account.bytes().chain(country.bytes()).chain(*b"00") {
        remainder = if b.is_ascii_digit() {
            (remainder * 10 + u32::from(b - b'0')) % 97
        } else {
            (remainder * 100 + u32::from(b - b'A') + 10) % 97
        };
    }
    let whole = format!("{country}{:02}{account}", 98 - remainder);
    if random.chance(25) {
        for (i, c) in whole.chars().enumerate() {
            if i > 0 && i % 4 == 0 {
                out.push(' ');
            }
            out.push(c);
        }
    } else {
        out.push_str(&whole);
    }
}

/// A public IPv4 address.
pub(crate) fn ipv4(random: &mut Random, out: &mut String) {
    let first =
        random.pick(&[5u64, 23, 31, 46, 62, 77, 81, 84, 91, 93, 109, 130, 151, 178, 185, 188, 193, 212]);
    let _ = write!(out, "{first}.{}.{}.{}", random.below(256), random.below(256), random.range(1, 254));
}

/// A global IPv6 address, often shortened.
pub(crate) fn ipv6(random: &mut Random, out: &mut String) {
    let _ = write!(out, "2a{:02x}:{:x}:", random.below(16), random.range(0x100, 0xffff));
    if random.chance(50) {
        let _ = write!(out, "{:x}::{:x}", random.range(1, 0xffff), random.range(1, 0xffff));
    } else {
        for group in 0..6 {
            let _ = write!(out, "{}{:x}", if group > 0 { ":" } else { "" }, random.range(1, 0xffff));
        }
    }
}

/// A hardware address.
pub(crate) fn mac(random: &mut Random, out: &mut String) {
    out.push_str(random.pick(&["3c:22:fb", "a4:83:e7", "00:1b:63", "f0:18:98", "b8:27:eb"]));
    for _ in 0..3 {
        out.push(':');
        random.hex(2, out);
    }
}

/// A date between 1930 and 2010.
pub(crate) fn birthday(random: &mut Random, out: &mut String) {
    let _ = write!(out, "{}-{:02}-{:02}", random.range(1930, 2010), random.range(1, 12), random.range(1, 28));
}

/// A street and house number.
pub(crate) fn street(random: &mut Random, out: &mut String) {
    let _ = write!(out, "{} {}", random.range(1, 240), random.pick(STREETS));
}
