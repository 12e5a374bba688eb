//! Two thousand records of made-up people, and what is to be found in each.

use std::fmt::Write as _;
use std::ops::Range;

/// How many records there are.
pub(crate) const COUNT: usize = 2_000;

/// The columns, in order, with the category of what stands in each.
pub(crate) const COLUMNS: &[(&str, &str)] = &[
    ("mail", "email-address"),
    ("phone", "phone-number"),
    ("iban", "bank-account"),
    ("card", "payment-card"),
    ("ip", "ip-address"),
];

/// The values of a record, by column.
pub(crate) fn values(n: usize) -> [String; 5] {
    [
        format!("u{n}@orbit-films.com"),
        format!("+4930{}", 90_120_000 + n),
        iban(n),
        card(n),
        format!("81.2.{}.{}", n / 250, n % 250 + 1),
    ]
}

/// The value of a record that a category stands for.
pub(crate) fn value(n: usize, category: &str) -> String {
    let column = COLUMNS.iter().position(|(_, known)| *known == category).unwrap();
    values(n)[column].clone()
}

/// A German IBAN (ISO 13616) with its check digits.
fn iban(n: usize) -> String {
    let account = format!("370400440532{:06}", 13_000 + n);
    let digits = format!("{account}131400");
    let rest = digits.bytes().fold(0u32, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % 97);
    format!("DE{:02}{account}", 98 - rest)
}

/// A card number with its check digit (ISO/IEC 7812-1, annex B).
fn card(n: usize) -> String {
    let body = format!("45395787{:07}", n * 37 + 1);
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let digit = u32::from(digit - b'0') * if at % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

/// A record as a line of prose.
pub(crate) fn line(n: usize) -> String {
    let [mail, phone, iban, card, ip] = values(n);
    format!("No. {n}: mail {mail}, phone {phone}, account {iban}, card {card}, seen from {ip}")
}

/// All records as lines of prose.
pub(crate) fn prose() -> String {
    (0..COUNT).map(|n| line(n) + "\n").collect()
}

/// Records as a table with a header.
pub(crate) fn csv(records: Range<usize>) -> String {
    let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    let mut out = names.join(",") + "\n";
    for n in records {
        writeln!(out, "{}", values(n).join(",")).unwrap();
    }
    out
}

/// All records as one JSON document.
pub(crate) fn json() -> String {
    let object = |n: usize| {
        let values = values(n);
        let pairs: Vec<String> =
            COLUMNS.iter().zip(values).map(|((name, _), value)| format!("\"{name}\": \"{value}\"")).collect();
        format!("{{{}}}", pairs.join(", "))
    };
    let objects: Vec<String> = (0..COUNT).map(object).collect();
    format!("[{}]\n", objects.join(",\n"))
}

/// All records as a dump of pg_dump's kind.
pub(crate) fn sql() -> String {
    let mut out = "SET client_encoding = 'UTF8';\n\nCREATE TABLE public.people (\n    mail text,\n    phone text,\n    \
                   iban text,\n    card text,\n    ip inet\n);\n\nCOPY public.people (mail, phone, iban, card, ip) FROM stdin;\n"
        .to_owned();
    for n in 0..COUNT {
        writeln!(out, "{}", values(n).join("\t")).unwrap();
    }
    out + "\\.\n\n\n-- done\n"
}
