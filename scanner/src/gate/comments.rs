//! Comments in files that allow a finding: `domesday:allow[category] reason`, on its line or alone on the lines
//! before it.

use domesday_detectors::{Category, catalog};

use super::lines::Lines;

/// What such a comment begins with.
pub(super) const MARK: &str = "domesday:allow[";

/// What closes a comment, and is no part of its reason.
const CLOSERS: [&str; 8] = ["*/", "-->", "\"\"\"", "'''", "-}", "*)", "#}", "%>"];

/// A comment that allows findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comment {
    /// The line, from 1.
    pub(super) line: u64,
    /// The line that it allows findings in; its own, where something else stands there.
    pub(super) allows: u64,
    /// Categories and ids of detectors; `*` for all.
    names: Vec<String>,
    /// Where in the text its reason stands; empty where there is none.
    pub(super) reason: std::ops::Range<usize>,
}

impl Comment {
    /// Whether it allows a finding of this category and detector that lines `first` to `last` hold.
    pub(super) fn allows(&self, first: u64, last: u64, category: Category, detector: &str) -> bool {
        (first..=last.max(first)).contains(&self.allows)
            && self.names.iter().any(|name| name == "*" || name == category.id() || name == detector)
    }

    /// The names in it that nothing has.
    pub(super) fn unknown(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str).filter(|name| {
            *name != "*"
                && !Category::ALL.iter().any(|category| category.id() == *name)
                && !catalog::ALL.iter().any(|definition| definition.id == *name)
        })
    }
}

/// The comments of a file, in order.
pub(super) fn comments(lines: &Lines<'_>) -> Vec<Comment> {
    let mut found: Vec<(Comment, bool)> = Vec::new();
    for at in memchr::memmem::find_iter(lines.text().as_bytes(), MARK) {
        let (line, _) = lines.position(at);
        // The first of a line counts: what stands behind it is its reason.
        if found.last().is_some_and(|(last, _)| last.line == line) {
            continue;
        }
        let Some(range) = lines.range(line) else { continue };
        let before = lines.text().get(range.start..at).unwrap_or_default();
        // Documentation of such comments quotes them.
        if before.ends_with('`') {
            continue;
        }
        let behind = at + MARK.len();
        let rest = lines.text().get(behind..range.end).unwrap_or_default();
        let Some((names, after)) = rest.split_once(']') else { continue };
        let names: Vec<String> =
            names.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
        let (reason, alone) = reason(after);
        let start = behind + (rest.len() - after.len()) + (reason.as_ptr().addr() - after.as_ptr().addr());
        let comment = Comment { line, allows: line, names, reason: start..start + reason.len() };
        found.push((comment, alone && opens(before)));
    }
    // Several above each other all speak of the line below them.
    let mut below: Option<(u64, u64)> = None;
    for (comment, alone) in found.iter_mut().rev() {
        if *alone {
            comment.allows = match below {
                Some((line, allows)) if comment.line + 1 == line => allows,
                _ => comment.line + 1,
            };
            below = Some((comment.line, comment.allows));
        }
    }
    found.into_iter().map(|(comment, _)| comment).collect()
}

/// The reason in what stands behind the bracket, and whether the line ends with the comment.
fn reason(after: &str) -> (&str, bool) {
    let closed = CLOSERS.iter().filter_map(|closer| after.find(closer).map(|at| (at, closer.len()))).min();
    let (inside, behind) = match closed {
        Some((at, length)) => {
            (after.get(..at).unwrap_or_default(), after.get(at + length..).unwrap_or_default())
        }
        None => (after, ""),
    };
    let alone = !behind.chars().any(char::is_alphanumeric);
    // Quotes and commas are of the string that holds the comment, in files that have no comments.
    let is_edge = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',' | ';' | ':' | '-' | '–' | '—');
    (inside.trim_matches(is_edge), alone)
}

/// Whether nothing but what opens a comment stands before it.
fn opens(before: &str) -> bool {
    let before = before.trim();
    !before.chars().any(char::is_alphanumeric)
        // Batch files and BASIC, m4.
        || ["rem", "dnl", "@rem"].iter().any(|word| before.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Line, line that is allowed, names, reason.
    fn read(text: &str) -> Vec<(u64, u64, String, String)> {
        let lines = Lines::of(text.as_bytes());
        let told = |comment: Comment| {
            let reason = text[comment.reason.clone()].to_owned();
            (comment.line, comment.allows, comment.names.join("+"), reason)
        };
        comments(&lines).into_iter().map(told).collect()
    }

    #[test]
    fn comments_of_many_languages() {
        for (text, line, allows, names, reason) in [
            ("x = 'a@b.c' # domesday:allow[email-address] of nobody", 1, 1, "email-address", "of nobody"),
            (
                "/* domesday:allow[iban, phone-number]: test data */\nx",
                1,
                2,
                "iban+phone-number",
                "test data",
            ),
            ("/* domesday:allow[iban] test */ x = 1", 1, 1, "iban", "test"),
            ("\n  <!-- domesday:allow[*] sample -->\n", 2, 3, "*", "sample"),
            ("REM domesday:allow[*]\r\nx", 1, 2, "*", ""),
            ("  \"//\": \"domesday:allow[age] synthetic\",\n\"age\": 3", 1, 2, "age", "synthetic"),
        ] {
            let expected = (line, allows, names.to_owned(), reason.to_owned());
            assert_eq!(read(text), [expected], "{text}");
        }
        assert_eq!(read("domesday:allow[email-address is not closed"), []);
        assert_eq!(read("Write `domesday:allow[iban] reason` on its line."), []);
    }

    #[test]
    fn comments_above_each_other_speak_of_the_line_below() {
        let text = "# domesday:allow[age] a\n# domesday:allow[iban] b\nx\n# domesday:allow[age] c\n\nx";
        let allows: Vec<u64> = read(text).iter().map(|comment| comment.1).collect();
        assert_eq!(allows, [3, 3, 5]);
    }

    #[test]
    fn names_that_nothing_has_are_told() {
        let lines = Lines::of(b"# domesday:allow[email, iban, payment-card, *] x");
        let comments = comments(&lines);
        assert_eq!(comments[0].unknown().collect::<Vec<_>>(), ["email"]);
        assert!(comments[0].allows(2, 2, Category::BankAccount, "iban"));
        assert!(!comments[0].allows(3, 3, Category::BankAccount, "iban"));
    }
}
