//! Letters without their marks.

/// The lower-case letter without its mark, for the languages of the lists of words.
pub(crate) fn base(char: char) -> char {
    match char {
        'à'..='å' | 'À'..='Å' | 'ā' | 'Ā' | 'ă' | 'Ă' | 'ą' | 'Ą' => 'a',
        'ç' | 'Ç' | 'ć' | 'Ć' | 'č' | 'Č' => 'c',
        'ď' | 'Ď' | 'đ' | 'Đ' => 'd',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'Ē' | 'ė' | 'Ė' | 'ę' | 'Ę' | 'ě' | 'Ě' => 'e',
        'ğ' | 'Ğ' | 'ģ' | 'Ģ' => 'g',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'Ī' | 'į' | 'Į' | 'ı' | 'İ' => 'i',
        'ķ' | 'Ķ' => 'k',
        'ł' | 'Ł' | 'ľ' | 'Ľ' | 'ļ' | 'Ļ' => 'l',
        'ñ' | 'Ñ' | 'ń' | 'Ń' | 'ň' | 'Ň' | 'ņ' | 'Ņ' => 'n',
        'ò'..='ö' | 'ø' | 'Ò'..='Ö' | 'Ø' | 'ő' | 'Ő' => 'o',
        'ř' | 'Ř' => 'r',
        'ś' | 'Ś' | 'ș' | 'Ș' | 'ş' | 'Ş' | 'š' | 'Š' => 's',
        'ť' | 'Ť' | 'ț' | 'Ț' | 'ţ' | 'Ţ' => 't',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'Ū' | 'ů' | 'Ů' | 'ű' | 'Ű' | 'ų' | 'Ų' => 'u',
        'ý' | 'Ý' | 'ÿ' => 'y',
        'ź' | 'Ź' | 'ż' | 'Ż' | 'ž' | 'Ž' => 'z',
        'ά' | 'Ά' => 'α',
        'έ' | 'Έ' => 'ε',
        'ή' | 'Ή' => 'η',
        'ί' | 'Ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' | 'Ό' => 'ο',
        'ύ' | 'Ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' | 'Ώ' => 'ω',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::base;

    #[test]
    fn marks_do_not_count() {
        for (marked, plain) in [
            ("Téléphone", "Telephone"),
            ("Αριθμός ταυτότητας", "Αριθμος ταυτοτητας"),
            ("személyi igazolvány őű", "szemelyi igazolvany ou"),
            ("Číslo účtu, ďalší průkaz, řidič, ňť ý", "cislo uctu, dalsi prukaz, ridic, nt y"),
            ("doğum, kimlik numarası, İL", "dogum, kimlik numarasi, iL"),
            (
                "asmens kodas ė į ų ū, vadītāja apliecība ķ ļ ņ ģ",
                "asmens kodas e i u u, vaditaja aplieciba k l n g",
            ),
            ("номер", "номер"),
        ] {
            assert_eq!(marked.chars().map(base).collect::<String>(), plain);
        }
    }
}
