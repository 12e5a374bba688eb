//! Dates of birth, in digits or with the month in words, near a label or in a field.
//!
//! Any date can be one: without a label none is reported.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::online::reading::{bytes, run, same, word},
    checks::dates::{exists, exists_in_some_century, is_birth_year},
    method::{Anchor, Anchored, Entry, Identifier, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Identifier(Identifier {
            forms: &[
                "99~99~9999",
                "99/99/9999",
                "9~9~9999",
                "9/9/9999",
                "99~9~9999",
                "99/9/9999",
                "9~99~9999",
                "9/99/9999",
                "9999~99~99",
                "9999/99/99",
                "99~99~99",
                "99/99/99",
                "9{8}",
            ],
            check,
        }),
        Method::Labelled(Labelled { value }),
        Method::Anchored(Anchored { anchor: Anchor::Year, value: anchored }),
    ],
    normal: normal::compact,
};

static DEFINITION: Definition = Definition {
    id: "date-of-birth",
    revision: 3,
    category: Category::DateOfBirth,
    summary: "A date of birth.",
    standard: Standard {
        name: "ISO 8601-1; Unicode CLDR (names of months)",
        url: "https://cldr.unicode.org/",
    },
    regions: &[],
    anchor: "a date in digits, or a year and the words before it",
    checks: "the day exists; the year is from 1890 on",
    context: &[
        "born",
        "born on",
        "dob",
        "d o b",
        "date of birth",
        "birth date",
        "birthdate",
        "birthday",
        "bday",
        "birth day",
        "geboren",
        "geboren am",
        "geburtsdatum",
        "geburtstag",
        "geb",
        "né le",
        "née le",
        "né en",
        "née en",
        "date de naissance",
        "naissance",
        "ddn",
        "mise au monde le",
        "fecha de nacimiento",
        "fecha nacimiento",
        "nacido el",
        "nacida el",
        "f nac",
        "nacimiento",
        "data di nascita",
        "nato il",
        "nata il",
        "geboortedatum",
        "geboren op",
        "data urodzenia",
        "urodzony",
        "urodzona",
        "ur",
        "data de nascimento",
        "nascido em",
        "nascida em",
        "nascimento",
        "födelsedatum",
        "född",
        "data nașterii",
        "născut",
        "născută",
        "data nasterii",
        "fødselsdato",
        "født",
        "syntymäaika",
        "datum narození",
        "születési dátum",
        "doğum tarihi",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 0, formatted: 0, context: 93, field: 96 },
    examples: &[
        Example {
            field: "",
            text: "DOB: 02.12.1979",
            value: "02.12.1979",
            normal: "02121979",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "birthDate",
            text: "1961-05-21",
            value: "1961-05-21",
            normal: "19610521",
            evidence: Evidence::FIELD_NAME,
        },
        Example {
            field: "",
            text: "née le 27 juillet 1967",
            value: "27 juillet 1967",
            normal: "27JUILLET1967",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "I was born 15th June 1991",
            value: "15th June 1991",
            normal: "15THJUNE1991",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "DOB: 31.02.1979", why: "no such day" },
        Counterexample { field: "", text: "the meeting is on 02.12.1979", why: "a date without a label" },
        Counterexample { field: "created_at", text: "1961-05-21", why: "the field says what it is" },
    ],
};

/// A date in digits, day, month and year in any of the usual orders.
fn check(value: &[u8]) -> Option<Evidence> {
    let number = |from: usize, to: usize| -> u32 {
        value
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .fold(0, |n, b| n * 10 + u32::from(b.wrapping_sub(b'0')))
    };
    let day = |year: u32, a: u32, b: u32| is_birth_year(year) && (exists(year, a, b) || exists(year, b, a));
    let length = value.len();
    let ends = |at: usize| {
        (1..at)
            .any(|cut| cut <= 2 && at - cut <= 2 && day(number(at, length), number(0, cut), number(cut, at)))
    };
    let passes = match length {
        8 => day(number(0, 4), number(4, 6), number(6, 8)) || ends(4),
        7 => ends(3),
        6 => {
            let short = |year: u32, a: u32, b: u32| {
                exists_in_some_century(year, a, b) || exists_in_some_century(year, b, a)
            };
            ends(2)
                || short(number(4, 6), number(0, 2), number(2, 4))
                || exists_in_some_century(number(0, 2), number(2, 4), number(4, 6))
        }
        _ => false,
    };
    passes.then_some(Evidence::NONE)
}

/// The first letters that tell each month, in the languages of the catalogue; longer ones first.
const MONTHS: &[(&str, u32)] = &[
    ("january", 1),
    ("jan", 1),
    ("januar", 1),
    ("jänner", 1),
    ("janvier", 1),
    ("enero", 1),
    ("ene", 1),
    ("gennaio", 1),
    ("januari", 1),
    ("stycznia", 1),
    ("janeiro", 1),
    ("ianuarie", 1),
    ("february", 2),
    ("feb", 2),
    ("februar", 2),
    ("février", 2),
    ("fevrier", 2),
    ("fév", 2),
    ("febrero", 2),
    ("febbraio", 2),
    ("februari", 2),
    ("lutego", 2),
    ("fevereiro", 2),
    ("februarie", 2),
    ("march", 3),
    ("mar", 3),
    ("märz", 3),
    ("mars", 3),
    ("marzo", 3),
    ("maart", 3),
    ("marca", 3),
    ("março", 3),
    ("martie", 3),
    ("april", 4),
    ("apr", 4),
    ("avril", 4),
    ("abril", 4),
    ("abr", 4),
    ("aprile", 4),
    ("kwietnia", 4),
    ("aprilie", 4),
    ("may", 5),
    ("mai", 5),
    ("mayo", 5),
    ("maggio", 5),
    ("mei", 5),
    ("maja", 5),
    ("maio", 5),
    ("maj", 5),
    ("june", 6),
    ("jun", 6),
    ("juni", 6),
    ("juin", 6),
    ("junio", 6),
    ("giugno", 6),
    ("czerwca", 6),
    ("junho", 6),
    ("iunie", 6),
    ("july", 7),
    ("jul", 7),
    ("juli", 7),
    ("juillet", 7),
    ("julio", 7),
    ("luglio", 7),
    ("lipca", 7),
    ("julho", 7),
    ("iulie", 7),
    ("august", 8),
    ("aug", 8),
    ("août", 8),
    ("aout", 8),
    ("agosto", 8),
    ("ago", 8),
    ("augustus", 8),
    ("sierpnia", 8),
    ("augusti", 8),
    ("september", 9),
    ("sep", 9),
    ("sept", 9),
    ("septembre", 9),
    ("septiembre", 9),
    ("settembre", 9),
    ("września", 9),
    ("setembro", 9),
    ("septembrie", 9),
    ("october", 10),
    ("oct", 10),
    ("oktober", 10),
    ("okt", 10),
    ("octobre", 10),
    ("octubre", 10),
    ("ottobre", 10),
    ("października", 10),
    ("outubro", 10),
    ("octombrie", 10),
    ("november", 11),
    ("nov", 11),
    ("novembre", 11),
    ("noviembre", 11),
    ("listopada", 11),
    ("novembro", 11),
    ("noiembrie", 11),
    ("december", 12),
    ("dec", 12),
    ("dezember", 12),
    ("dez", 12),
    ("décembre", 12),
    ("diciembre", 12),
    ("dic", 12),
    ("dicembre", 12),
    ("grudnia", 12),
    ("dezembro", 12),
    ("decembrie", 12),
];

/// What stands behind or between the parts: ordinals and prepositions.
const FILLERS: &[&str] =
    &["of", "de", "del", "den", "di", "st", "nd", "rd", "th", "er", "ère", "º", "ª", "e"];

/// The end of a date with a year of four digits that begins at `at`.
fn date(site: &Site<'_>, at: usize) -> Option<usize> {
    let (mut here, mut numbers, mut count, mut month) = (at, [0u32; 3], 0usize, None);
    let mut year_at = None;
    loop {
        if let Some(digits) = run(site, here, 1, 4, |b| b.is_ascii_digit()) {
            let number = bytes(site, &digits).iter().fold(0, |n, b| n * 10 + u32::from(b - b'0'));
            if digits.len() == 4 {
                year_at = Some(count);
            } else if digits.len() > 2 {
                return None;
            }
            *numbers.get_mut(count)? = number;
            count += 1;
            here = digits.end;
        } else {
            let (name, end) = word(site, here)?;
            if let Some((_, number)) = MONTHS.iter().find(|(known, _)| same(name, known)) {
                if month.replace(*number).is_some() {
                    return None;
                }
            } else if count == 0 || !FILLERS.iter().any(|filler| same(name, filler)) {
                return None;
            }
            here = end;
        }
        if count + usize::from(month.is_some()) == 3 {
            break;
        }
        let gap = site
            .right(here, 3)
            .iter()
            .take_while(|b| matches!(b, b' ' | b'.' | b',' | b'-' | b'/' | b'|'))
            .count();
        here += gap;
    }
    let next = site.byte(here);
    if next.is_ascii_alphanumeric() && next != b'T' || next == b'_' {
        return None;
    }
    let possible = match (month, year_at) {
        (Some(month), Some(0)) => is_birth_year(numbers[0]) && exists(numbers[0], month, numbers[1]),
        (Some(month), Some(_)) => is_birth_year(numbers[1]) && exists(numbers[1], month, numbers[0]),
        (Some(month), None) => exists_in_some_century(numbers[1], month, numbers[0]),
        (None, Some(0)) => is_birth_year(numbers[0]) && exists(numbers[0], numbers[1], numbers[2]),
        (None, Some(2)) => {
            let year = numbers[2];
            is_birth_year(year)
                && (exists(year, numbers[1], numbers[0]) || exists(year, numbers[0], numbers[1]))
        }
        _ => false,
    };
    possible.then_some(here)
}

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    date(site, at).map(|end| Value::plain(at..end))
}

/// The date that ends with the year at `year`, its month in words.
fn anchored(site: &Site<'_>, year: usize) -> Option<Value> {
    // Years of time stamps and of numbers.
    if !matches!(site.before(year), b' ' | b',' | b'.' | b'-' | b'/') || site.byte(year + 4) == b':' {
        return None;
    }
    let left = site.left(year, 28);
    let from = year - left.len();
    // From the farthest beginning of a word on.
    (from..year).find_map(|start| {
        let byte = site.byte(start);
        let begins = (byte.is_ascii_alphanumeric() || byte >= 0xC0)
            && !site.before(start).is_ascii_alphanumeric()
            && site.before(start) < 0x80;
        let worded = || bytes(site, &(start..year)).iter().any(u8::is_ascii_alphabetic);
        (begins && worded() && date(site, start) == Some(year + 4)).then(|| Value::plain(start..year + 4))
    })
}

#[cfg(test)]
mod tests {
    use super::{anchored, check, value};
    use crate::catalog::online::reading::testing::found;

    #[test]
    fn dates_are_read() {
        for (text, expected) in [
            ("dob: ^22-nov-1972", Some("22-nov-1972")),
            ("^12. März 1980", Some("12. März 1980")),
            ("^May 12, 1980.", Some("May 12, 1980")),
            ("^12 de mayo de 1980", Some("12 de mayo de 1980")),
            ("^12. 5. 1980", Some("12. 5. 1980")),
            ("^31 April 1980", None),
        ] {
            assert_eq!(found(value, text).as_deref(), expected, "{text}");
        }
        assert_eq!(found(anchored, "born 15th June ^1991").as_deref(), Some("15th June 1991"));
        assert_eq!(found(anchored, "née le 27 juillet ^1967").as_deref(), Some("27 juillet 1967"));
        for (text, passes) in
            [("02121979", true), ("31021979", false), ("1131977", true), ("19610521", true), ("121272", true)]
        {
            assert_eq!(check(text.as_bytes()).is_some(), passes, "{text}");
        }
    }
}
