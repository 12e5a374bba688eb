//! Reading values in words behind a label: shared by the detectors of special categories.

use crate::{
    catalog::online::reading::{Lead, bytes, is_blank, lead, phrase},
    method::Value,
    site::Site,
};

/// The words behind a label and a sign, or a whole field.
pub(super) fn labelled_words(site: &Site<'_>, at: usize, most: usize) -> Option<Value> {
    if lead(site, at) == Lead::Space {
        return None;
    }
    let span = phrase(site, at, most)?;
    let text = bytes(site, &span);
    let worded = text.iter().any(|b| b.is_ascii_alphabetic() || *b >= 0x80);
    let code = matches!(text, [.., b'>' | b'{']) || text.contains(&b'(') || text.contains(&b'_');
    (worded && !code && !is_blank(text)).then_some(Value::plain(span))
}

#[cfg(test)]
mod tests {
    use crate::{catalog::online::reading::testing::found, method::Value, site::Site};

    fn value(site: &Site<'_>, at: usize) -> Option<Value> {
        super::labelled_words(site, at, 64)
    }

    #[test]
    fn words_are_cut() {
        for (text, expected) in [
            ("Religion: ^Catholic, married", Some("Catholic")),
            ("code: ^E11.9. Next", Some("E11.9")),
            ("religion: ^null", None),
            ("the religion ^of others", None),
        ] {
            assert_eq!(found(value, text).as_deref(), expected, "{text}");
        }
    }
}
