//! Letters without their marks, as people type them who lack the keys.

/// The text with plain letters for those of Latin with marks; other characters stay.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match PLAIN.iter().find(|(marked, _)| marked.contains(char)) {
            Some((_, plain)) => out += plain,
            None => out.push(char),
        }
    }
    out
}

/// Letters with marks, and what they are without.
const PLAIN: &[(&str, &str)] = &[
    ("áàâäãåāăą", "a"),
    ("ÁÀÂÄÃÅĀĂĄ", "A"),
    ("æ", "ae"),
    ("Æ", "AE"),
    ("çćč", "c"),
    ("ÇĆČ", "C"),
    ("ďđð", "d"),
    ("ĎĐÐ", "D"),
    ("éèêëēėęě", "e"),
    ("ÉÈÊËĒĖĘĚ", "E"),
    ("ğģ", "g"),
    ("ĞĢ", "G"),
    ("íìîïīįı", "i"),
    ("ÍÌÎÏĪĮİ", "I"),
    ("łľļĺ", "l"),
    ("ŁĽĻĹ", "L"),
    ("ñńňņ", "n"),
    ("ÑŃŇŅ", "N"),
    ("óòôöõøōő", "o"),
    ("ÓÒÔÖÕØŌŐ", "O"),
    ("œ", "oe"),
    ("Œ", "OE"),
    ("řŕ", "r"),
    ("ŘŔ", "R"),
    ("śșşš", "s"),
    ("ŚȘŞŠ", "S"),
    ("ß", "ss"),
    ("ťțţ", "t"),
    ("ŤȚŢ", "T"),
    ("þ", "th"),
    ("Þ", "Th"),
    ("úùûüūůűų", "u"),
    ("ÚÙÛÜŪŮŰŲ", "U"),
    ("ýÿ", "y"),
    ("ÝŸ", "Y"),
    ("źżž", "z"),
    ("ŹŻŽ", "Z"),
];

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn marks_are_dropped() {
        assert_eq!(folded("Łukasz Öztürk, Groß, Ðorđe Şahin 東京"), "Lukasz Ozturk, Gross, Dorde Sahin 東京");
    }
}
