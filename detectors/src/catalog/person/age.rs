//! Ages of persons: `45 years old`, `aged 45`, `varón de 52 años`, or a number behind a label.
//!
//! Years are counted for many things: without a word for the age the number counts only near a label.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::{
        online::reading::{Lead, alike, bytes, lead, same},
        parts::Beginnings,
    },
    method::{Anchor, Anchored, Entry, Labelled, Method, Value},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Labelled(Labelled { value }),
        Method::Anchored(Anchored { anchor: Anchor::ShortNumber, value: anchored }),
    ],
    normal: years,
};

static DEFINITION: Definition = Definition {
    id: "age",
    revision: 3,
    category: Category::Age,
    summary: "The age of a person.",
    standard: Standard {
        name: "Labels and phrases of the catalogue",
        url: "https://en.wikipedia.org/wiki/Ageing",
    },
    regions: &[],
    anchor: "a number of one to three digits and a word for years",
    checks: "0 to 120; a word for the age beside it, no word for a period before it",
    context: &[
        "age",
        "ages",
        "aged",
        "age of",
        "age in years",
        "patient age",
        "admit age",
        "alter",
        "âge",
        "âgé",
        "âgée",
        "edad",
        "età",
        "leeftijd",
        "wiek",
        "idade",
        "ålder",
        "vârsta",
        "alder",
        "ikä",
        "věk",
        "életkor",
        "yaş",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 85, formatted: 85, context: 90, field: 93 },
    examples: &[
        Example {
            field: "",
            text: "I am 27 years old",
            value: "27 years old",
            normal: "27",
            evidence: Evidence::NONE,
        },
        Example {
            field: "",
            text: "Edad: 54 años",
            value: "54 años",
            normal: "54",
            evidence: Evidence::CONTEXT,
        },
        Example { field: "age", text: "45", value: "45", normal: "45", evidence: Evidence::FIELD_NAME },
    ],
    counterexamples: &[
        Counterexample { field: "", text: "10 years of experience", why: "a period" },
        Counterexample { field: "", text: "5 years ago", why: "a period" },
        Counterexample { field: "", text: "valid for 12 months", why: "a period" },
        Counterexample { field: "", text: "max-age: 60", why: "a limit" },
    ],
};

/// Phrases behind the number that say an age.
const OLD: &[&str] = &[
    "years old",
    "year old",
    "years-old",
    "year-old",
    "yrs old",
    "yrs. old",
    "yr old",
    "yr. old",
    "years of age",
    "y/o",
    "y.o.",
    "yo",
    "months old",
    "month old",
    "month-old",
    "weeks old",
    "week-old",
    "jahre alt",
    "jährige",
    "jährigen",
    "jähriger",
    "jährig",
    "ans d'âge",
    "años de edad",
    "meses de edad",
    "anni di età",
    "anos de idade",
    "jaar oud",
    "jarige",
    "lat życia",
    "år gammal",
    "år gammel",
    "de ani",
    "yaşında",
    "éves",
];

/// Words for years: with a cue before the number they say an age.
const YEARS: &[&str] =
    &["years", "yrs", "yrs.", "ans", "años", "anni", "jaar", "lat", "anos", "år", "jahre", "jahren", "ani"];

/// What stands right before the number of an age.
const CUES: &[&str] = &[
    "aged",
    "age",
    "age of",
    "age is",
    "turned",
    "turning",
    "âgé de",
    "âgée de",
    "âge de",
    "varón de",
    "mujer de",
    "paciente de",
    "hombre de",
    "niño de",
    "niña de",
    "a los",
    "desde los",
    "masculino de",
    "femenino de",
    "im alter von",
    "homme de",
    "femme de",
    "patient de",
    "patiente de",
    "uomo di",
    "donna di",
    "paziente di",
    "w wieku",
    "homem de",
    "mulher de",
    "edad de",
    "età di",
    "leeftijd van",
    "i'm",
    "wieku",
];

fn number(site: &Site<'_>, at: usize) -> Option<usize> {
    let (mut age, mut end) = (0, at);
    while site.byte(end).is_ascii_digit() {
        if end == at + 3 {
            return None;
        }
        age = age * 10 + u32::from(site.byte(end) - b'0');
        end += 1;
    }
    if end == at {
        return None;
    }
    // Of small children, half years are told.
    if site.byte(end) == b'.'
        && site.byte(end + 1).is_ascii_digit()
        && !matches!(site.byte(end + 2), b'0'..=b'9' | b'.')
    {
        end += 2;
    }
    (age <= 120 && !matches!(site.byte(end), b':' | b'%' | b'_')).then_some(end)
}

/// Whether a number has a decimal: without a word for years behind it, it is a version (`Age=3.2`).
fn is_decimal(site: &Site<'_>, at: usize, end: usize) -> bool {
    bytes(site, &(at..end)).contains(&b'.')
}

/// Where the words for years stand behind a number that ends at `end`: `45 years`, `3-year`, `3.yrs`.
fn gap(site: &Site<'_>, end: usize) -> usize {
    let abbreviated = site.byte(end) == b'.' && site.byte(end + 1).is_ascii_alphabetic();
    end + usize::from(abbreviated || matches!(site.byte(end), b' ' | b'-'))
}

/// The number, with its decimal.
fn years(value: &str, out: &mut String) {
    let mut rest = value.chars().peekable();
    while let Some(c) = rest.next() {
        let point = c == '.' && rest.peek().is_some_and(char::is_ascii_digit);
        if !(c.is_ascii_digit() || point) {
            break;
        }
        out.push(c);
    }
}

static BEGIN_OLD: Beginnings = Beginnings::of(OLD);
static BEGIN_YEARS: Beginnings = Beginnings::of(YEARS);

/// The end of the first of the phrases that stands at `at`, case aside.
fn phrase(site: &Site<'_>, at: usize, phrases: &[&str], begin: &Beginnings) -> Option<usize> {
    let first = site.byte(at);
    if !begin.have(first, site.byte(at + 1)) {
        return None;
    }
    let second = site.byte(at + 1);
    // Where both are ASCII, two bytes decide about nearly all.
    let begins = |phrase: &&&str| match phrase.as_bytes() {
        [a, b, ..] if a.is_ascii() && b.is_ascii() => {
            first.eq_ignore_ascii_case(a) && second.eq_ignore_ascii_case(b)
        }
        whole => alike(first, whole[0]),
    };
    phrases.iter().filter(begins).find_map(|phrase| {
        let end = at + phrase.len();
        let text = bytes(site, &(at..end));
        let free = !site.byte(end).is_ascii_alphanumeric() && site.byte(end) < 0x80;
        let alike = if phrase.is_ascii() {
            text.eq_ignore_ascii_case(phrase.as_bytes())
        } else {
            std::str::from_utf8(text).is_ok_and(|text| same(text, phrase))
        };
        (end <= site.hi && alike && free).then_some(end)
    })
}

/// What follows a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let before = site.left(at, 16);
    // Limits and averages: `max-age=60`.
    let limits = [&b"max"[..], b"min", b"avg", b"mean"];
    if before
        .windows(3)
        .any(|w| limits.iter().any(|l| w.eq_ignore_ascii_case(l.get(..3).unwrap_or_default())))
    {
        return None;
    }
    let end = number(site, at)?;
    let gap = gap(site, end);
    if let Some(end) = phrase(site, gap, OLD, &BEGIN_OLD).or_else(|| phrase(site, gap, YEARS, &BEGIN_YEARS)) {
        return Some(Value::plain(at..end));
    }
    if is_decimal(site, at, end) {
        return None;
    }
    let next = site.byte(end);
    let ends = !(next.is_ascii_alphanumeric()
        || matches!(next, b'.' | b'/' | b',' | b'-') && site.byte(end + 1).is_ascii_digit());
    let tied = lead(site, at);
    (ends && (tied != Lead::Start || end == site.hi)).then(|| Value::plain(at..end))
}

/// A number that a phrase of age stands beside.
fn anchored(site: &Site<'_>, at: usize) -> Option<Value> {
    let before = site.before(at);
    if before.is_ascii_alphanumeric() || matches!(before, b'.' | b',' | b'-' | b'/' | b'$' | b'_' | b'#') {
        return None;
    }
    let end = number(site, at)?;
    let gap = gap(site, end);
    if let Some(end) = phrase(site, gap, OLD, &BEGIN_OLD) {
        return Some(Value::plain(at..end));
    }
    let left = site.left(at, 24).trim_ascii_end();
    // What a number alone says nothing about: the cheap questions first.
    let years = phrase(site, gap, YEARS, &BEGIN_YEARS);
    let strong = || {
        // "Unicode age 3.2" is a version.
        let bare: &[u8] = if is_decimal(site, at, end) { b" is age" } else { b" age" };
        [&b" aged"[..], b" turned", bare, b" age is", b" at the age of"].iter().any(|word| {
            let start = left.len().checked_sub(word.len());
            start.is_some_and(|start| left[start..].eq_ignore_ascii_case(word))
        })
    };
    // All of them end in one of these.
    let may_be_strong = || {
        matches!(left, [.., b'd' | b'D' | b'e' | b'E' | b's' | b'S' | b'f' | b'F'])
            && !site.byte(end).is_ascii_alphanumeric()
    };
    let end = match years {
        Some(end) => end,
        None if may_be_strong() && strong() => end,
        None => return None,
    };
    is_cue(left).then(|| Value::plain(at..end))
}

/// Whether the text ends with a cue.
fn is_cue(left: &[u8]) -> bool {
    CUES.iter().any(|cue| {
        let Some(start) = left.len().checked_sub(cue.len()) else { return false };
        if !left.last().zip(cue.as_bytes().last()).is_some_and(|(a, b)| alike(*a, *b)) {
            return false;
        }
        let free = start == 0 || !left[start - 1].is_ascii_alphanumeric();
        free && std::str::from_utf8(&left[start..]).is_ok_and(|text| same(text, cue))
    })
}

#[cfg(test)]
mod tests {
    use super::{anchored, value};
    use crate::catalog::online::reading::testing::found;

    #[test]
    fn ages_are_read() {
        for (text, expected) in [
            ("a ^22-year-old female", Some("22-year-old")),
            ("I am ^27 years old.", Some("27 years old")),
            ("Varón de ^52 años que", Some("52 años")),
            ("she is aged ^39", Some("39")),
            ("her age is ^39.", Some("39")),
            ("he died at the age of ^61 in", Some("61")),
            ("under the age of ^16", None),
            ("the toddler is ^3.5years old", Some("3.5years old")),
            ("her age is ^3.yrs.", Some("3.yrs")),
            ("release ^3.5.1 years old", None),
            ("^10 years of experience", None),
            ("^5 years ago", None),
            ("hace ^5 años", None),
        ] {
            assert_eq!(found(anchored, text).as_deref(), expected, "{text}");
        }
        assert_eq!(found(value, "age: ^45, sex").as_deref(), Some("45"));
        assert_eq!(found(value, "max-age=^60"), None);
        assert_eq!(found(value, "Age=^3.2"), None);
        assert_eq!(found(anchored, "Unicode age ^3.2,"), None);
        assert_eq!(found(anchored, "she is age ^39.5").as_deref(), Some("39.5"));
        assert_eq!(found(value, "age: ^3.5 years").as_deref(), Some("3.5 years"));
        assert_eq!(found(value, "age: ^3600"), None);
    }
}
