//! Text that Markdown shows rather than obeys.

use crate::safe;

/// A place or name, as code: nothing in it is a link, markup or HTML. What would end the code, or a cell of a table, is
/// written `\u{60}`.
pub(super) fn code(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    format!("`{}`", safe::escape(text).replace('`', "\\u{60}").replace('|', "\\u{7c}"))
}

/// Running text: marks are escaped (CommonMark 0.31, section 2.4,
/// <https://spec.commonmark.org/0.31.2/#backslash-escapes>), and what a reader would make a link (GitHub Flavored
/// Markdown, section 6.9, <https://github.github.com/gfm/#autolinks-extension->) is code.
pub(super) fn prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (i, word) in safe::escape(text).split(' ').enumerate() {
        if i > 0 {
            out.push(' ');
        }
        let bare = word.trim_end_matches(['.', ',', ':', ';', ')', '?', '!']);
        let links = bare.contains("://") || bare.contains('@') || bare.to_ascii_lowercase().contains("www.");
        if links && !bare.is_empty() {
            out.push_str(&code(bare));
            marks(word.get(bare.len()..).unwrap_or_default(), &mut out);
        } else {
            marks(word, &mut out);
        }
    }
    out
}

fn marks(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '$' | '{' | '}'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        for (text, shown) in [
            ("a`b|c", "`a\\u{60}b\\u{7c}c`"),
            ("<script>alert(1)</script>", "`<script>alert(1)</script>`"),
            ("[x](javascript:1)", "`[x](javascript:1)`"),
            ("a\u{202e}b\nc\u{1b}[31m", "`a\\u{202e}b\\u{a}c\\u{1b}[31m`"),
            ("", ""),
        ] {
            assert_eq!(code(text), shown);
        }
        for (text, shown) in [
            ("plain words, and 1.5 %.", "plain words, and 1.5 %."),
            ("<b>*x*</b>", "\\<b\\>\\*x\\*\\</b\\>"),
            ("see https://x.y/<z>.", "see `https://x.y/<z>`."),
            ("jane@example.com, www.x.y", "`jane@example.com`, `www.x.y`"),
            ("![x](y) | z", "!\\[x\\](y) \\| z"),
            ("a\nb", "a\\\\u\\{a\\}b"),
        ] {
            assert_eq!(prose(text), shown);
        }
    }
}
