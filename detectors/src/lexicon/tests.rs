//! What the words of the table must be.

use super::{Class, hash, look};

/// What the table may cost in the binary.
const LIMIT: usize = 3 << 20;

#[test]
fn folding_does_not_count() {
    for (one, other) in [
        ("MÜLLER", "muller"),
        ("Müller", "muller"),
        ("Mu\u{308}ller", "muller"),
        ("Søren", "soren"),
        ("Łukasz", "LUKASZ"),
        ("Weiß", "weiss"),
        ("Nguyễn", "nguyen"),
        ("Αντώνης", "ΑΝΤΩΝΗΣ"),
        ("ИВАНОВ", "иванов"),
        ("Wolfeschlegelstein", "WOLFESCHLEGELSTEIN"),
    ] {
        assert_eq!(hash(one.as_bytes()), hash(other.as_bytes()), "{one} {other}");
        assert_ne!(hash(one.as_bytes()), 0);
    }
    assert_eq!(hash(b""), 0);
    assert_eq!(hash(&[b'a'; 100]), 0);
    assert_eq!(hash(b"\xff\xfe"), 0);
}

#[test]
fn words_are_what_they_are() {
    let given = |class: Class| class.given() > 0 && class.common() == 0;
    let family = |class: Class| class.family() > 0 && class.common() == 0;
    for word in ["Maria", "JOHN", "Krzysztof", "Søren", "Priya", "Zsófia", "Fatima", "Γιώργος"] {
        assert!(given(look(word.as_bytes())), "{word} {:?}", look(word.as_bytes()));
    }
    for word in
        ["Kowalska", "Müller", "Garcia", "Virtanen", "Popescu", "Nguyen", "Yılmaz", "OBrien", "Иванов"]
    {
        assert!(family(look(word.as_bytes())), "{word} {:?}", look(word.as_bytes()));
    }
    for word in ["the", "of", "said", "und", "pour", "para", "niet"] {
        assert_eq!(look(word.as_bytes()).common(), 3, "{word}");
    }
    for word in ["Berlin", "London", "Warszawa", "SaoPaulo"] {
        assert_eq!(look(word.as_bytes()).place(), 3, "{word}");
    }
    for (word, flag) in [
        ("GmbH", Class::ORGANISATION),
        ("Monday", Class::CALENDAR),
        ("Herr", Class::TITLE),
        ("von", Class::PARTICLE),
        ("straße", Class::STREET),
        ("Deutschland", Class::COUNTRY),
        ("Bayern", Class::REGION),
        ("mother", Class::KIN),
        ("Jr", Class::SUFFIX),
        ("Dear", Class::CUE),
        ("Suite", Class::UNIT),
    ] {
        assert!(look(word.as_bytes()).has(flag), "{word} {:?}", look(word.as_bytes()));
    }
}

#[test]
fn words_that_are_none_are_not_found() {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut found = 0;
    for _ in 0..100_000 {
        let word: Vec<u8> = (0..16)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                b'a' + (state % 26) as u8
            })
            .collect();
        found += usize::from(look(&word) != Class::NONE);
    }
    assert!(found < 200, "{found}");
}

#[test]
fn the_table_is_small() {
    assert!(super::BYTES.len() <= LIMIT);
    assert!(super::TABLE.look(hash(b"smith")) != 0);
}
