//! Words of names.

/// The words of a name, in lower case: `custNo`, `cust_no` and `CUST-NO` are `cust` and `no`. Digits divide words and
/// are none.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut chars = name.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let after_lower = c.is_uppercase() && before.is_lowercase();
        // `XMLFile`: the last capital begins the next word.
        let before_lower =
            c.is_uppercase() && before.is_uppercase() && chars.peek().is_some_and(|next| next.is_lowercase());
        if (after_lower || before_lower || !c.is_alphabetic()) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_alphabetic() {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The singular of a word, as far as references need it: `addresses`, `categories`, `customers`.
pub(crate) fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for (plural, kept) in [("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")] {
        if let Some(stem) = word.strip_suffix(plural) {
            return format!("{stem}{kept}");
        }
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_divided_into_words() {
        for (name, expected) in [
            ("customer_id", &["customer", "id"][..]),
            ("CustomerId", &["customer", "id"]),
            ("CUST-NO", &["cust", "no"]),
            ("XMLFile2name", &["xml", "file", "name"]),
            ("/user/e-mail", &["user", "e", "mail"]),
            ("Größe", &["größe"]),
            ("", &[]),
        ] {
            assert_eq!(words(name), expected, "{name}");
        }
        for (word, expected) in [
            ("customers", "customer"),
            ("addresses", "address"),
            ("categories", "category"),
            ("boxes", "box"),
            ("address", "address"),
            ("status", "status"),
            ("gas", "gas"),
        ] {
            assert_eq!(singular(word), expected, "{word}");
        }
    }
}
