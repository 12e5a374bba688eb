//! Times of visits: when someone logged in, was last seen, asked for a page.
//!
//! A time by itself is about nobody. The engine reports one only where its line or record also holds what tells
//! whose it is, see `linked.rs`: the rest of a line of an access log, the e-mail address beside `last_login`.

use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    catalog::online::reading::bytes,
    checks::dates::{exists, two},
    method::{Anchor, Anchored, Entry, Labelled, Method, Value, normal},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[
        Method::Labelled(Labelled { value }),
        Method::Anchored(Anchored { anchor: Anchor::LogTime, value: of_log }),
    ],
    normal: normal::verbatim,
};

static DEFINITION: Definition = Definition {
    id: "visit-time",
    revision: 1,
    category: Category::OnlineActivity,
    summary: "The time of a visit or login of someone whom the same record identifies.",
    standard: Standard {
        name: "Common Log Format; ISO 8601; RFC 3339",
        url: "https://httpd.apache.org/docs/2.4/logs.html#common",
    },
    regions: &[],
    anchor: "`[10/Oct/2000:13:55:36 -0700]`; a label such as `last login`",
    checks: "a possible date; the line or record holds an address of mail or of a network, a telephone number, a name \
             of a person or user, a user agent, a cookie or a device (of detectors that run)",
    context: &[
        "last login",
        "last login at",
        "last login date",
        "last login time",
        "lastlogin",
        "last log in",
        "last logged in",
        "last logon",
        "last sign in",
        "last sign in at",
        "last signin",
        "current sign in at",
        "login at",
        "login time",
        "login date",
        "login timestamp",
        "logged in at",
        "signed in at",
        "logout at",
        "logout time",
        "last seen",
        "last seen at",
        "first seen",
        "first seen at",
        "last visit",
        "last visit at",
        "last visit date",
        "last visit time",
        "first visit",
        "first visit date",
        "visited",
        "visited at",
        "visited on",
        "visit time",
        "visit date",
        "visit timestamp",
        "last visited",
        "last active",
        "last active at",
        "last activity",
        "last activity at",
        "last activity date",
        "last online",
        "last access",
        "last accessed",
        "last accessed at",
        "last access time",
        "last request at",
        "access time",
        "accessed at",
        "viewed at",
        "opened at",
        "clicked at",
        "last open",
        "last click",
        "session start",
        "session started at",
        "session end",
        "session ended at",
        "time local",
        "time iso",
        "letzter login",
        "letzte anmeldung",
        "letzter besuch",
        "letzter zugriff",
        "zuletzt gesehen",
        "zuletzt online",
        "zuletzt angemeldet",
        "dernière connexion",
        "dernière visite",
        "date de connexion",
        "date de dernière connexion",
        "último acceso",
        "última conexión",
        "última visita",
        "último inicio de sesión",
        "ultimo accesso",
        "ultima visita",
        "laatste login",
        "laatst ingelogd",
        "laatst gezien",
        "laatste bezoek",
        "ostatnie logowanie",
        "ostatnia wizyta",
        "último login",
        "último acesso",
        "senaste inloggning",
        "senast sedd",
        "ultima autentificare",
        "ultima conectare",
    ],
    window: ContextWindow::LABEL,
    precision: Precision { alone: 90, formatted: 90, context: 88, field: 90 },
    examples: &[
        Example {
            field: "",
            text: "192.0.2.7 - jane [10/Oct/2000:13:55:36 -0700] \"GET /a.gif HTTP/1.0\" 200 2326",
            value: "10/Oct/2000:13:55:36 -0700",
            normal: "10/Oct/2000:13:55:36 -0700",
            evidence: Evidence::PATTERN,
        },
        Example {
            field: "",
            text: "user jane@example.com, last login: 2024-05-01 10:22:31",
            value: "2024-05-01 10:22:31",
            normal: "2024-05-01 10:22:31",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "{\"ip\":\"198.51.100.7\",\"last_seen\":\"2024-05-01T10:22:31.5Z\"}",
            value: "2024-05-01T10:22:31.5Z",
            normal: "2024-05-01T10:22:31.5Z",
            evidence: Evidence::CONTEXT,
        },
        Example {
            field: "",
            text: "visited_at=1714557600 client=203.0.113.9",
            value: "1714557600",
            normal: "1714557600",
            evidence: Evidence::CONTEXT,
        },
    ],
    counterexamples: &[
        Counterexample { field: "last_login", text: "2024-05-01 10:22:31", why: "nobody's" },
        Counterexample { field: "", text: "last login: 2024-05-01 10:22:31", why: "nobody's" },
        Counterexample {
            field: "",
            text: "user jane@example.com\nlast login: 2024-05-01 10:22:31",
            why: "another line",
        },
        Counterexample {
            field: "",
            text: "user jane@example.com, created: 2024-05-01 10:22:31",
            why: "no visit",
        },
        Counterexample { field: "", text: "jane@example.com last login: 2024-13-41", why: "no date" },
        Counterexample { field: "", text: "[10/Oct/2000:13:55:36 -0700] server restarted", why: "nobody's" },
    ],
};

/// What is taken off for a day without a time.
const DAY: u8 = 8;

/// The time of a line of an access log, whose year stands at the position.
fn of_log(site: &Site<'_>, year: usize) -> Option<Value> {
    let start = year.checked_sub(7).filter(|start| *start > site.lo)?;
    let [b'[', day @ .., b'/', b'A'..=b'Z', _, _, b'/'] = site.left(year, 8) else { return None };
    if !(1..=31).contains(&two(day, 0)) {
        return None;
    }
    // `:13:55:36 -0700]`
    let rest = site.right(year + 4, 16);
    let end = rest.iter().position(|b| *b == b']')?;
    (end >= 9 && clock(site, year + 5).is_some()).then(|| Value::plain(start..year + 4 + end))
}

/// The time behind a label.
fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    let at = at + usize::from(matches!(site.byte(at), b'[' | b'('));
    if let Some(end) = epoch(site, at) {
        return Some(Value::plain(at..end));
    }
    let day = numeric_day(site, at).or_else(|| written_day(site, at))?;
    let Some(end) = clock_behind(site, day) else {
        let ends = !(site.byte(day).is_ascii_alphanumeric() || matches!(site.byte(day), b'-' | b'/'));
        return ends.then(|| Value { doubt: DAY, ..Value::plain(at..day) });
    };
    Some(Value::plain(at..end))
}

/// Seconds or milliseconds since 1970, from 2001 to 2033.
fn epoch(site: &Site<'_>, at: usize) -> Option<usize> {
    let digits = count(site, at, 14);
    let end = at + digits;
    let fraction = site.byte(end) == b'.' && site.byte(end + 1).is_ascii_digit();
    let end = if fraction && digits == 10 { end + 1 + count(site, end + 1, 9) } else { end };
    let fits = matches!(digits, 10 | 13) && site.byte(at) == b'1';
    (fits && !site.byte(end).is_ascii_alphanumeric() && site.byte(end) != b'-').then_some(end)
}

/// How many digits stand at a position, at most `most`.
fn count(site: &Site<'_>, at: usize, most: usize) -> usize {
    (at..at + most).take_while(|&i| site.byte(i).is_ascii_digit()).count()
}

/// A number of up to four digits, and its end.
fn number(site: &Site<'_>, at: usize) -> Option<(u32, usize)> {
    let length = count(site, at, 5);
    let text = bytes(site, &(at..at + length));
    let value = text.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    (1..=4).contains(&length).then_some((value, at + length))
}

/// The end of a day in numbers: `2024-05-01`, `2024/5/1`, `01.05.2024`, `5/1/2024`.
fn numeric_day(site: &Site<'_>, at: usize) -> Option<usize> {
    let (first, end) = number(site, at)?;
    let divider = site.byte(end);
    if !matches!(divider, b'-' | b'/' | b'.') {
        return None;
    }
    let (second, end) = number(site, end + 1)?;
    if site.byte(end) != divider {
        return None;
    }
    let (third, end) = number(site, end + 1)?;
    let is_year = |year: u32| (1990..2100).contains(&year);
    let possible = is_year(first) && exists(first, second, third)
        || is_year(third) && (exists(third, second, first) || exists(third, first, second));
    possible.then_some(end)
}

/// Names of the months in English, German, French, Spanish, Italian and others that begin alike.
const MONTHS: &[&[u8]] = &[
    b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec", b"mai",
    b"okt", b"dez", b"ene", b"ago", b"dic", b"gen", b"mag", b"giu", b"lug", b"set", b"ott",
];

/// The end of a day with the name of its month: `Wed, 21 Oct 2015`, `21. Oktober 2015`, `October 21, 2015`.
fn written_day(site: &Site<'_>, at: usize) -> Option<usize> {
    let word =
        |at: usize| site.right(at.min(site.hi), 12).iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let month = |at: usize| {
        let length = word(at);
        let name = bytes(site, &(at..at + length.min(3)));
        MONTHS.iter().any(|known| name.eq_ignore_ascii_case(known)).then_some(at + length)
    };
    let blank = |at: usize| at + usize::from(matches!(site.byte(at), b',' | b'.'));
    let next = |at: usize| Some(blank(at)).filter(|at| site.byte(*at) == b' ').map(|at| at + 1);
    let mut at = at;
    if month(at).is_none() && word(at) >= 2 {
        at = next(at + word(at))?;
    }
    let (day, end) = if let Some(end) = month(at) {
        let (day, end) = number(site, next(end)?)?;
        (day, next(end)?)
    } else {
        let (day, end) = number(site, at)?;
        (day, next(month(next(end)?)?)?)
    };
    let (year, end) = number(site, end)?;
    ((1..=31).contains(&day) && (1990..2100).contains(&year)).then_some(end)
}

/// The end of a time of day behind a day: `T10:22:31Z`, ` 10:22`, ` at 10:22 PM`, `:10:22:31 +0200`.
fn clock_behind(site: &Site<'_>, day: usize) -> Option<usize> {
    let gap = match site.right(day.min(site.hi), 5) {
        [b' ', b'a', b't', b' ', ..] => 4,
        [b',', b' ', ..] => 2,
        [b'T' | b't' | b' ' | b':' | b'_', ..] => 1,
        _ => return None,
    };
    clock(site, day + gap)
}

/// The end of a time of day: `10:22`, `10:22:31.5`, with its zone.
fn clock(site: &Site<'_>, at: usize) -> Option<usize> {
    let (hour, end) = number(site, at)?;
    let (minute, mut end) = number(site, end + 1).filter(|_| site.byte(end) == b':')?;
    if hour > 24 || minute > 59 {
        return None;
    }
    if let Some((second, behind)) = number(site, end + 1).filter(|_| site.byte(end) == b':') {
        if second > 60 {
            return None;
        }
        end = behind;
        if matches!(site.byte(end), b'.' | b',') {
            let decimals = count(site, end + 1, 9);
            end += if decimals > 0 { decimals + 1 } else { 0 };
        }
    }
    let zone = match site.right(end.min(site.hi), 6) {
        [b'Z' | b'z', ..] => 1,
        [b' ', b'A' | b'P' | b'a' | b'p', b'M' | b'm', ..] => 3,
        [b' ', b'U', b'T', b'C', ..] | [b' ', b'G', b'M', b'T', ..] => 4,
        [b'+' | b'-', b'0'..=b'9', b'0'..=b'9', b':', b'0'..=b'9', b'0'..=b'9'] => 6,
        [b'+' | b'-', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', ..] => 5,
        [b' ', b'+' | b'-', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9', b'0'..=b'9'] => 6,
        [b'+' | b'-', b'0'..=b'9', b'0'..=b'9', ..] => 3,
        _ => 0,
    };
    (!site.byte(end + zone).is_ascii_alphanumeric()).then_some(end + zone)
}

#[cfg(test)]
mod tests {
    use super::{of_log, value};
    use crate::catalog::online::reading::testing::found;

    #[test]
    fn times_are_read() {
        for (text, expected) in [
            ("^2024-05-01T10:22:31.123+02:00,x", Some("2024-05-01T10:22:31.123+02:00")),
            ("^2024-05-01 10:22:31 UTC by", Some("2024-05-01 10:22:31 UTC")),
            ("^2024/5/1", Some("2024/5/1")),
            ("^01.05.2024 10:22", Some("01.05.2024 10:22")),
            ("^5/13/2024 10:22 PM", Some("5/13/2024 10:22 PM")),
            ("^Wed, 21 Oct 2015 07:28:00 GMT", Some("Wed, 21 Oct 2015 07:28:00 GMT")),
            ("^October 21, 2015 at 07:28", Some("October 21, 2015 at 07:28")),
            ("^21. Oktober 2015.", Some("21. Oktober 2015")),
            ("^1714557600123\"", Some("1714557600123")),
            ("^1714557600.25", Some("1714557600.25")),
            ("^171455760", None),
            ("^2024-13-01", None),
            ("^2024-05-01-x", None),
            ("^never", None),
            ("^3 days ago", None),
        ] {
            assert_eq!(found(value, text).as_deref(), expected, "{text}");
        }
        for (text, expected) in [
            ("[10/Oct/^2000:13:55:36 -0700]", Some("10/Oct/2000:13:55:36 -0700")),
            ("[10/Oct/^2000:13:55:36]", Some("10/Oct/2000:13:55:36")),
            ("[40/Oct/^2000:13:55:36 -0700]", None),
            ("[10/Oct/^2000:13:75:36 -0700]", None),
            ("10/Oct/^2000:13:55:36 -0700]", None),
        ] {
            assert_eq!(found(of_log, text).as_deref(), expected, "{text}");
        }
    }
}
