//! Names without what differs from one to the next: numbers, dates, digests.
//!
//! Patterns are of canonical spellings: a `*` in a name is spelled `%2A`, so that one in a pattern is ours.

/// The fewest hexadecimal digits that are taken for a digest: those of a short commit or CRC-32.
const DIGEST: usize = 8;

/// The longest ending of a file name: `.mp3`, `.jsonl`. Digits in it tell formats apart, not files.
const ENDING: usize = 6;

/// The spelling of a file, object, table or member with `*` in place of digits, dates and digests, and of the values
/// of parameters: versions of an object are one thing.
pub(crate) fn of_name(name: &str) -> String {
    let ending = ending(name);
    let (stem, ending) = name.split_at_checked(name.len() - ending.len()).unwrap_or((name, ""));
    let mut pattern = String::with_capacity(name.len());
    let mut rest = stem;
    let mut before = '/';
    while let Some(c) = rest.chars().next() {
        let taken = if c == '%' {
            let escape = rest.get(..3).unwrap_or(rest);
            pattern.push_str(escape);
            escape.len()
        } else if c == ';' {
            parameter(&mut pattern, rest)
        } else {
            let whole = if before.is_ascii_alphanumeric() { 0 } else { uuid(rest).max(digest(rest)) };
            let digits = whole.max(run(rest, |b| b.is_ascii_digit()));
            match digits {
                0 => pattern.push(c),
                _ => star(&mut pattern),
            }
            if digits == 0 { c.len_utf8() } else { digits }
        };
        before = rest.get(..taken).and_then(|taken| taken.chars().next_back()).unwrap_or(c);
        rest = rest.get(taken..).unwrap_or_default();
    }
    // `20240501T103000Z`
    if pattern.ends_with("*Z") {
        pattern.pop();
    }
    pattern.push_str(ending);
    pattern
}

/// The spelling of a directory or prefix with `*` in place of partition values (`dt=2024-01-01`, the layout of Hive:
/// <https://cwiki.apache.org/confluence/display/Hive/LanguageManual+DDL#LanguageManualDDL-PartitionedTables>) and of
/// components that are a number, date or digest and nothing else.
pub(crate) fn of_directory(place: &str) -> String {
    let start = place.find("://").map_or(0, |at| at + 3);
    let start = place.get(start..).and_then(|rest| rest.find('/')).map_or(place.len(), |at| start + at);
    let (system, path) = place.split_at_checked(start).unwrap_or((place, ""));
    let mut pattern = system.to_owned();
    for (at, component) in path.split('/').enumerate() {
        if at > 0 {
            pattern.push('/');
        }
        match component.split_once('=') {
            Some((key, value)) if is_word(key) && !value.is_empty() => {
                pattern.push_str(key);
                pattern.push_str("=*");
            }
            _ if of_name(component) == "*" => pattern.push('*'),
            _ => pattern.push_str(component),
        }
    }
    pattern
}

/// Of what follows a collection's spelling in that of a field: the names of members, and of running text the number
/// of the page as well. Names of columns and keys stay.
pub(crate) fn of_suffix(suffix: &str, structured: bool) -> String {
    let end = suffix.find('#').unwrap_or(suffix.len());
    let (member, part) = suffix.split_at_checked(end).unwrap_or((suffix, ""));
    let part = if structured { part.to_owned() } else { of_name(part) };
    if member.is_empty() { part } else { of_name(member) + &part }
}

/// Whether a pattern has a part that stands for several, or a place is one of such.
pub(crate) fn is_pattern(place: &str) -> bool {
    place.contains('*') || place.contains("{key}")
}

/// Whether a key looks like what stands for a person or record: an e-mail address, UUID, number or digest.
pub(crate) fn is_id(key: &str) -> bool {
    let digits = key.bytes().filter(u8::is_ascii_digit).count();
    let email = key.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    email
        || digits >= 4
        || (digits > 0 && digits == key.len())
        || uuid(key) == key.len() && !key.is_empty()
        || (digest(key) == key.len() && !key.is_empty())
}

/// Adds a `*`, unless only what divides the parts of a date or number lies between it and another.
fn star(pattern: &mut String) {
    let divider = pattern.strip_suffix(['-', '_', '.', ':', 'T', '+']).unwrap_or(pattern);
    if divider.ends_with('*') {
        pattern.truncate(divider.len());
    } else {
        pattern.push('*');
    }
}

/// Copies `;key=` and a `*`; how much of `rest` that is.
fn parameter(pattern: &mut String, rest: &str) -> usize {
    let end = rest.get(1..).and_then(|rest| rest.find(['/', '!', '#', ';'])).map_or(rest.len(), |at| at + 1);
    let whole = rest.get(..end).unwrap_or(rest);
    match whole.split_once('=') {
        Some((key, _)) => {
            pattern.push_str(key);
            pattern.push_str("=*");
        }
        None => pattern.push_str(whole),
    }
    whole.len()
}

/// The ending of a file name with its dot, where it is short and starts with a letter.
fn ending(name: &str) -> &str {
    let Some((_, ending)) = name.rsplit_once('.') else { return "" };
    let fits = (1..=ENDING).contains(&ending.len())
        && ending.starts_with(|c: char| c.is_ascii_alphabetic())
        && ending.bytes().all(|b| b.is_ascii_alphanumeric());
    if fits { name.get(name.len() - ending.len() - 1..).unwrap_or_default() } else { "" }
}

fn is_word(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// How many bytes at the start are so.
fn run(text: &str, is: impl Fn(&u8) -> bool) -> usize {
    text.as_bytes().iter().take_while(|byte| is(byte)).count()
}

/// The length of a UUID at the start (RFC 9562, section 4, <https://www.rfc-editor.org/rfc/rfc9562#section-4>); 0
/// where there is none.
fn uuid(text: &str) -> usize {
    const LENGTH: usize = 36;
    let Some(first) = text.as_bytes().get(..LENGTH) else { return 0 };
    let fits = first.iter().enumerate().all(|(at, byte)| match at {
        8 | 13 | 18 | 23 => *byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    });
    let ends = text.as_bytes().get(LENGTH).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    if fits && ends { LENGTH } else { 0 }
}

/// The length of a digest at the start: hexadecimal letters and digits mixed; 0 where there is none.
fn digest(text: &str) -> usize {
    let length = run(text, u8::is_ascii_alphanumeric);
    let word = text.as_bytes().get(..length).unwrap_or_default();
    let fits = length >= DIGEST
        && word.iter().all(u8::is_ascii_hexdigit)
        && word.iter().any(u8::is_ascii_digit)
        && word.iter().any(u8::is_ascii_alphabetic);
    if fits { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_becomes_a_star() {
        for (name, pattern) in [
            ("access-2024-05-01.log", "access-*.log"),
            ("export_0001.csv", "export_*.csv"),
            ("log.1.gz", "log.*.gz"),
            ("part-00000.parquet", "part-*.parquet"),
            (
                "part-00003-7f0c9c1e-9b6b-4f0e-8a53-0d1d7d9a3c11-c000.snappy.parquet",
                "part-*-c*.snappy.parquet",
            ),
            ("dump-20240501T103000Z.sql", "dump-*.sql"),
            ("dump-20240501T103000Z", "dump-*"),
            ("cv-anna.pdf", "cv-anna.pdf"),
            ("cv%20anna%2D1.pdf", "cv%20anna%2D*.pdf"),
            ("song.mp3", "song.mp3"),
            ("a.zip;version=3%2FL4kq!/x/u1.csv", "a.zip;version=*!/x/u*.csv"),
            ("facade00.txt", "*.txt"),
            ("defaced.txt", "defaced.txt"),
            ("3fa85f64-5717-4562-b3fc-2c963f66afa6", "*"),
            ("", ""),
            ("%", "%"),
            ("ä1ö", "ä*ö"),
            ("orders_2023", "orders_*"),
        ] {
            assert_eq!(of_name(name), pattern, "{name}");
            assert_eq!(of_name(pattern), pattern, "again: {name}");
        }
    }

    #[test]
    fn partitions_become_a_star() {
        for (place, pattern) in [
            ("s3://lake/e/dt=2024-01-01/country=DE", "s3://lake/e/dt=*/country=*"),
            ("s3://lake-2/logs/2024/05/01", "s3://lake-2/logs/*/*/*"),
            ("file:///srv/2024-05", "file:///srv/*"),
            ("file:///srv/crm2/a=", "file:///srv/crm2/a="),
            ("file:///", "file:///"),
            ("s3://lake", "s3://lake"),
        ] {
            assert_eq!(of_directory(place), pattern, "{place}");
            assert_eq!(of_directory(pattern), pattern, "again: {place}");
        }
    }

    #[test]
    fn columns_keep_their_names() {
        for (suffix, structured, pattern) in [
            ("#col=phone1", true, "#col=phone1"),
            ("!/export_1.csv#col=phone1", true, "!/export_*.csv#col=phone1"),
            ("#page=3", false, "#page=*"),
            ("", false, ""),
        ] {
            assert_eq!(of_suffix(suffix, structured), pattern, "{suffix}");
        }
    }

    #[test]
    fn keys_that_stand_for_someone() {
        for (key, id) in [
            ("jane@corp.example", true),
            ("3fa85f64-5717-4562-b3fc-2c963f66afa6", true),
            ("17", true),
            ("u-48213", true),
            ("deadbeef01", true),
            ("alice", false),
            ("address2", false),
            ("@home", false),
            ("", false),
        ] {
            assert_eq!(is_id(key), id, "{key}");
        }
    }
}
