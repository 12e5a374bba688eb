//! Machine-readable zones of passports, identity cards, residence permits and visas.
//!
//! Three lines of 30 characters (TD1), two of 36 (TD2, visas MRV-B) or two of 44 (TD3, visas MRV-A). Number,
//! dates and, except on visas, the whole carry check digits, so that a zone needs no label.

use super::shapes::check_digit;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Precision, Standard,
    method::{Anchor, Anchored, Entry, Method, Value},
    site::Site,
};

pub(super) const ENTRY: Entry = Entry {
    definition: &DEFINITION,
    methods: &[Method::Anchored(Anchored { anchor: Anchor::MachineReadable, value })],
    normal,
};

static DEFINITION: Definition = Definition {
    id: "mrz",
    revision: 1,
    category: Category::Passport,
    summary: "The machine-readable zone of a travel document.",
    standard: Standard {
        name: "ICAO Doc 9303-3 to 9303-7, Machine Readable Travel Documents",
        url: "https://www.icao.int/publications/pages/publication.aspx?docnum=9303",
    },
    regions: &[],
    anchor: "a line that begins with the code of a document (P<, ID, AC, V<) and holds `<<`",
    checks: "the lengths of the lines, and every check digit",
    context: &[
        "mrz",
        "machine readable zone",
        "maschinenlesbare zone",
        "bande mrz",
        "zone de lecture automatique",
    ],
    window: ContextWindow::USUAL,
    precision: Precision { alone: 98, formatted: 98, context: 98, field: 98 },
    examples: &[
        Example {
            field: "",
            text: "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
            value: "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
            normal: "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "",
            text: "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            value: "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            normal: "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            evidence: Evidence::CHECKSUM,
        },
        Example {
            field: "mrz",
            text: "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<< D231458907UTO7408122F1204159<<<<<<<6",
            value: "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<< D231458907UTO7408122F1204159<<<<<<<6",
            normal: "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6",
            evidence: Evidence::CHECKSUM,
        },
    ],
    counterexamples: &[
        Counterexample {
            field: "",
            text: "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C46UTO7408122F1204159ZE184226B<<<<<10",
            why: "the check digit of the number is wrong",
        },
        Counterexample {
            field: "",
            text: "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n",
            why: "the second line is missing",
        },
        Counterexample {
            field: "",
            text: "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<7\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
            why: "the composite check digit is wrong",
        },
    ],
};

/// The most that is read from the first byte on: 90 characters, and what stands between the lines.
const MOST: usize = 140;

/// Characters of a zone alone.
fn normal(value: &str, out: &mut String) {
    out.extend(value.chars().filter(|c| !c.is_whitespace()));
}

fn value(site: &Site<'_>, at: usize) -> Option<Value> {
    if !matches!(site.byte(at), b'A' | b'C' | b'I' | b'P' | b'V') {
        return None;
    }
    let text = site.right(at, MOST);
    for (length, count) in [(44, 2), (36, 2), (30, 3)] {
        let Some((lines, end)) = lines(text, length, count) else { continue };
        let [first, second, third] = lines;
        let passes = match (length, first.first()) {
            (30, _) => td1(first, second, third),
            (_, Some(b'V')) => person(second) && names(first),
            (36, _) => td2(second) && names(first),
            _ => td3(second) && names(first),
        };
        if passes {
            return Some(Value { span: at..at + end, evidence: Evidence::CHECKSUM, doubt: 0 });
        }
    }
    None
}

/// The lines, and where the last ends; `None` where they have not the length, or hold something else.
fn lines(text: &[u8], length: usize, count: usize) -> Option<([&[u8]; 3], usize)> {
    let mut lines: [&[u8]; 3] = [&[]; 3];
    let mut at = 0;
    for (index, line) in lines.iter_mut().enumerate().take(count) {
        if index > 0 {
            let gap =
                text.get(at..)?.iter().take_while(|b| matches!(b, b'\r' | b'\n' | b' ' | b'\t')).count();
            if gap == 0 {
                return None;
            }
            at += gap;
        }
        *line = text.get(at..at + length)?;
        at += length;
        let ends = text.get(at).is_none_or(|b| !is_character(*b) && !b.is_ascii_lowercase() && *b != b'_');
        if !line.iter().all(|b| is_character(*b)) || !ends {
            return None;
        }
    }
    Some((lines, at))
}

fn is_character(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'<'
}

/// Whether the line of a name holds no digit.
fn names(line: &[u8]) -> bool {
    !line.iter().any(u8::is_ascii_digit)
}

/// Whether the characters have the check digit; the filler stands for 0.
fn has(characters: &[u8], digit: Option<&u8>) -> bool {
    match digit {
        Some(b'<') => check_digit(characters) == Some(b'0'),
        Some(digit) => check_digit(characters) == Some(*digit),
        None => false,
    }
}

/// Whether a field of a line has its check digit behind it.
fn field(line: &[u8], from: usize, to: usize) -> bool {
    line.get(from..to).is_some_and(|characters| has(characters, line.get(to)))
}

/// Six digits or fillers and a check digit.
fn date(line: &[u8], at: usize) -> bool {
    field(line, at, at + 6)
        && line.get(at..at + 6).is_some_and(|d| d.iter().all(|b| b.is_ascii_digit() || *b == b'<'))
}

fn sex(line: &[u8], at: usize) -> bool {
    matches!(line.get(at), Some(b'M' | b'F' | b'<' | b'X'))
}

/// Whether a document number has its check digit. A number that is too long goes on in the optional data: then
/// a filler stands for the digit, and the digit behind the rest.
fn number(line: &[u8], from: usize, rest: std::ops::Range<usize>) -> bool {
    let Some(start) = line.get(from..from + 9) else { return false };
    if start.iter().all(|b| *b == b'<') {
        return false;
    }
    if line.get(from + 9) != Some(&b'<') || start.contains(&b'<') {
        return has(start, line.get(from + 9));
    }
    let Some(more) = line.get(rest) else { return false };
    let length = more.iter().take_while(|b| **b != b'<').count();
    let (mut whole, mut end) = ([b'<'; 32], 9);
    for (slot, byte) in whole.iter_mut().zip(start.iter().chain(&more[..length.saturating_sub(1)])) {
        *slot = *byte;
        end = end.max(9 + length.saturating_sub(1));
    }
    length > 1 && whole.get(..end).is_some_and(|whole| has(whole, more.get(length - 1)))
}

/// The second line of all documents with two lines: number, dates and sex.
fn person(line: &[u8]) -> bool {
    number(line, 0, 28..35) && date(line, 13) && sex(line, 20) && date(line, 21)
}

fn td3(line: &[u8]) -> bool {
    person(line)
        && field(line, 28, 42)
        && composite(&[line.get(..10), line.get(13..20), line.get(21..43)], line.get(43))
}

fn td2(line: &[u8]) -> bool {
    person(line) && composite(&[line.get(..10), line.get(13..20), line.get(21..35)], line.get(35))
}

fn td1(first: &[u8], second: &[u8], third: &[u8]) -> bool {
    let parts = [first.get(5..30), second.get(..7), second.get(8..15), second.get(18..29)];
    number(first, 5, 15..30)
        && date(second, 0)
        && sex(second, 7)
        && date(second, 8)
        && composite(&parts, second.get(29))
        && names(third)
}

/// Whether the parts together have the check digit.
fn composite(parts: &[Option<&[u8]>], digit: Option<&u8>) -> bool {
    let (mut whole, mut end) = ([b'<'; 64], 0);
    for part in parts {
        let Some(part) = part else { return false };
        for byte in *part {
            let Some(slot) = whole.get_mut(end) else { return false };
            *slot = *byte;
            end += 1;
        }
    }
    whole.get(..end).is_some_and(|whole| has(whole, digit))
}

#[cfg(test)]
mod tests {
    use super::{DEFINITION, value};
    use crate::{FieldHint, Shape, site::Site};

    fn found(text: &str) -> Option<usize> {
        let site = Site {
            text: text.as_bytes(),
            lo: 0,
            hi: text.len(),
            hint: &FieldHint::NONE,
            shape: Shape::Prose,
        };
        value(&site, 0).map(|value| value.span.end)
    }

    #[test]
    fn zones_are_verified() {
        for example in DEFINITION.examples {
            assert_eq!(found(example.text), Some(example.value.len()), "{}", example.text);
        }
        for case in DEFINITION.counterexamples {
            assert_eq!(found(case.text), None, "{}", case.text);
        }
        let visa =
            "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\r\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<";
        assert_eq!(found(visa), Some(90));
    }
}
