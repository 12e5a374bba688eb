//! Lines and words with every value masked, and the fingerprints that are made of them.
//!
//! A fingerprint must not be a digest of a value: telephone numbers can be enumerated. It is made of what stands
//! around the value, in which everything that any detector saw is replaced by its category and every run of
//! digits by a sign.

use std::ops::Range;

use domesday_detectors::Category;
use domesday_reports::Masked;
use sha2::{Digest as _, Sha256};

/// The version of fingerprints: raised when the same text has others.
const VERSION: &str = "1";

/// How far around a value a line counts, in bytes: lines of generated files have no end.
const REACH: usize = 200;

/// How far around a value words are looked for, in bytes.
const WORDS_REACH: usize = 400;

/// How many words before and after a value count.
const WORDS: usize = 3;

/// What stands for the value itself among the words. No text that is masked has it.
const OWN: &str = "<\u{1}>";

/// What opens and closes comments, in the languages that have such signs. What a comment says counts.
const COMMENT_MARKS: [&str; 13] =
    ["<!--", "-->", "/*", "*/", "//", "--", "#", ";", "%", "*", "\"\"\"", "'''", "{-"];

/// A stretch of text in which a detector saw something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    /// First byte.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
    /// What was seen.
    pub(super) category: Category,
}

/// The text of a file and what was seen in it.
pub(super) struct MaskedText<'t> {
    text: &'t str,
    /// By position, none within another.
    spans: Vec<Span>,
}

impl<'t> MaskedText<'t> {
    /// The text, with everything that any detector saw in it.
    pub(super) fn new(text: &'t str, mut spans: Vec<Span>) -> MaskedText<'t> {
        spans.retain(|span| span.start < span.end && text.get(span.start..span.end).is_some());
        spans.sort();
        let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match apart.last_mut() {
                // Values that overlap are masked together, under the name of the first.
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => apart.push(span),
            }
        }
        MaskedText { text, spans: apart }
    }

    /// The fingerprint of a value by the line that it stands in, or the lines.
    pub(super) fn line(&self, value: &Range<usize>, category: Category, preview: &Masked) -> String {
        let before = self.text.get(..value.start).unwrap_or_default();
        let after = self.text.get(value.end..).unwrap_or_default();
        let start = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
        let end = memchr::memchr(b'\n', after.as_bytes()).map_or(self.text.len(), |at| value.end + at);
        let near = start.max(value.start.saturating_sub(REACH))..end.min(value.end.saturating_add(REACH));
        let masked = self.masked(&near, None, '#');
        let words: Vec<&str> = masked.split_whitespace().collect();
        fingerprint("line", category, preview, without_marks(&words.join(" ")))
    }

    /// The fingerprint of a value by the words around it, wherever lines end.
    pub(super) fn words(&self, value: &Range<usize>, category: Category, preview: &Masked) -> String {
        let near = value.start.saturating_sub(WORDS_REACH)
            ..value.end.saturating_add(WORDS_REACH).min(self.text.len());
        let masked = self.masked(&near, Some(value), '0');
        // Signs around words come and go where text is wrapped: quotes, comments, a `+` between two strings.
        let words: Vec<&str> = masked
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '<' | '>')))
            .filter(|word| word.contains(|c: char| c.is_alphanumeric() || c == '\u{1}'))
            .collect();
        let own = words.iter().position(|word| word.contains(OWN)).unwrap_or_default();
        let range = own.saturating_sub(WORDS)..(own + WORDS + 1).min(words.len());
        fingerprint("words", category, preview, &words.get(range).unwrap_or_default().join(" "))
    }

    /// A stretch of the text with everything masked that was seen in it: for comments of people, which are
    /// told.
    pub(super) fn told(&self, stretch: &Range<usize>) -> String {
        let mut told = String::new();
        self.pieces(stretch, &mut |piece| match piece {
            Piece::Text(text) => told.push_str(text),
            Piece::Seen(span) => push_category(&mut told, span.category),
        });
        told
    }

    /// The text near a value, masked. `own` is the stretch that is marked as the value itself; `digit` stands
    /// for a run of digits.
    fn masked(&self, near: &Range<usize>, own: Option<&Range<usize>>, digit: char) -> String {
        let mut masked = String::with_capacity(near.len());
        let mut told = false;
        self.pieces(near, &mut |piece| match piece {
            Piece::Text(text) => {
                for c in text.chars().filter(|c| *c != '\u{1}') {
                    if !c.is_ascii_digit() {
                        masked.push(c);
                    } else if !masked.ends_with(digit) {
                        masked.push(digit);
                    }
                }
            }
            Piece::Seen(span) => match own {
                Some(own) if span.start < own.end && span.end > own.start => {
                    if !std::mem::replace(&mut told, true) {
                        masked.push_str(OWN);
                    }
                }
                _ => push_category(&mut masked, span.category),
            },
        });
        masked
    }

    /// The pieces of a stretch in order. What was seen is told as a whole where the stretch cuts it.
    fn pieces(&self, stretch: &Range<usize>, each: &mut dyn FnMut(Piece<'_>)) {
        let mut at = ceil(self.text, stretch.start);
        let end = ceil(self.text, stretch.end);
        let first = self.spans.partition_point(|span| span.end <= at);
        for span in self.spans.iter().skip(first).take_while(|span| span.start < end) {
            each(Piece::Text(self.text.get(at..span.start).unwrap_or_default()));
            each(Piece::Seen(span));
            at = span.end;
        }
        each(Piece::Text(self.text.get(at..end).unwrap_or_default()));
    }
}

enum Piece<'p> {
    Text(&'p str),
    Seen(&'p Span),
}

fn push_category(text: &mut String, category: Category) {
    text.push('<');
    text.push_str(category.id());
    text.push('>');
}

/// The first boundary of characters at or after an offset.
fn ceil(text: &str, offset: usize) -> usize {
    (offset..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// A line without what opens and closes a comment around it.
fn without_marks(line: &str) -> &str {
    let mut line = line;
    loop {
        let bare = COMMENT_MARKS.iter().fold(line, |line, mark| {
            let line = line.trim();
            let line = line.strip_prefix(mark).unwrap_or(line);
            line.strip_suffix(mark).unwrap_or(line).trim()
        });
        if bare.len() == line.len() {
            return bare;
        }
        line = bare;
    }
}

/// The fingerprint of a value by the place of its field in the file: a column, a key, a part of a document.
pub(super) fn structural(within: &str, category: Category, preview: &Masked) -> String {
    fingerprint("place", category, preview, within)
}

/// 16 hexadecimal digits.
fn fingerprint(kind: &str, category: Category, preview: &Masked, context: &str) -> String {
    let mut hash = Sha256::new();
    for part in [VERSION, kind, category.id(), preview.as_str(), context] {
        hash.update(part.as_bytes());
        hash.update([0x1f]);
    }
    hex(&hash.finalize(), 8)
}

/// The first bytes of a digest in hexadecimal.
pub(super) fn hex(digest: &[u8], bytes: usize) -> String {
    use std::fmt::Write as _;
    digest.iter().take(bytes).fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use domesday_detectors::DetectorId;

    use super::*;

    const VALUE: &str = "jane@orbit-films.com";

    fn prints(text: &str) -> (String, String) {
        let start = text.find(VALUE).unwrap();
        let span = Span { start, end: start + VALUE.len(), category: Category::EmailAddress };
        let preview = Masked::of(Category::EmailAddress, DetectorId(0), VALUE);
        let masked = MaskedText::new(text, vec![span]);
        let range = start..start + VALUE.len();
        (
            masked.line(&range, Category::EmailAddress, &preview),
            masked.words(&range, Category::EmailAddress, &preview),
        )
    }

    #[test]
    fn a_line_is_known_wherever_it_stands() {
        let (line, _) = prints("let owner = \"jane@orbit-films.com\"; // since 2019");
        for same in [
            "other\n    let owner =  \"jane@orbit-films.com\"; // since 2019\nmore",
            "// let owner = \"jane@orbit-films.com\"; // since 2024",
            "/* let owner = \"jane@orbit-films.com\"; // since 7 */\r\n",
        ] {
            assert_eq!(prints(same).0, line, "{same}");
        }
        assert_ne!(prints("let sender = \"jane@orbit-films.com\"; // since 2019").0, line);
    }

    #[test]
    fn words_are_known_however_they_are_wrapped() {
        let (_, words) = prints("please write to our desk at jane@orbit-films.com before you come to us.");
        for same in [
            "please write to our\n# desk at\n# jane@orbit-films.com before\n# you come to us.",
            "write to \"our desk at \" +\n  \"jane@orbit-films.com before you\"\n + \"come to us\"",
        ] {
            assert_eq!(prints(same).1, words, "{same}");
        }
        assert_ne!(prints("write to that desk at jane@orbit-films.com before you come").1, words);
    }

    #[test]
    fn no_neighbour_is_in_a_fingerprint() {
        let text = |name: &str, number: &str| format!("jane@orbit-films.com {name} {number}");
        let print = |name: &str, number: &str| {
            let text = text(name, number);
            let spans = vec![
                Span { start: 0, end: VALUE.len(), category: Category::EmailAddress },
                Span {
                    start: VALUE.len() + 1,
                    end: VALUE.len() + 1 + name.len(),
                    category: Category::PersonName,
                },
            ];
            let preview = Masked::of(Category::EmailAddress, DetectorId(0), VALUE);
            let masked = MaskedText::new(&text, spans);
            let value = 0..VALUE.len();
            let told = masked.told(&(0..text.len()));
            assert_eq!(told, format!("<email-address> <person-name> {number}"));
            (
                masked.line(&value, Category::EmailAddress, &preview),
                masked.words(&value, Category::EmailAddress, &preview),
            )
        };
        assert_eq!(print("Jane Marlow", "4471"), print("Adam Vale", "99"));
    }
}
