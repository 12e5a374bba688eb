//! English prose: letters, reports and documentation with few personal data in them.

use std::fmt::Write as _;

use super::random::Random;
use super::values;

/// Words by frequency of use.
pub(crate) const WORDS: &[&str] = &[
    "the",
    "of",
    "and",
    "to",
    "a",
    "in",
    "is",
    "that",
    "for",
    "it",
    "as",
    "was",
    "with",
    "be",
    "by",
    "on",
    "not",
    "this",
    "are",
    "or",
    "from",
    "at",
    "which",
    "but",
    "have",
    "an",
    "had",
    "they",
    "you",
    "were",
    "their",
    "one",
    "all",
    "we",
    "can",
    "has",
    "there",
    "been",
    "if",
    "more",
    "when",
    "will",
    "would",
    "who",
    "so",
    "no",
    "out",
    "up",
    "into",
    "than",
    "them",
    "only",
    "other",
    "time",
    "new",
    "some",
    "could",
    "these",
    "two",
    "may",
    "first",
    "then",
    "do",
    "any",
    "like",
    "now",
    "over",
    "such",
    "our",
    "even",
    "most",
    "made",
    "after",
    "also",
    "many",
    "must",
    "before",
    "through",
    "back",
    "years",
    "where",
    "much",
    "your",
    "way",
    "well",
    "down",
    "should",
    "because",
    "each",
    "just",
    "those",
    "people",
    "how",
    "too",
    "little",
    "state",
    "good",
    "very",
    "make",
    "world",
    "still",
    "own",
    "see",
    "work",
    "long",
    "get",
    "here",
    "between",
    "both",
    "life",
    "being",
    "under",
    "never",
    "day",
    "same",
    "another",
    "know",
    "while",
    "last",
    "might",
    "great",
    "old",
    "year",
    "off",
    "come",
    "since",
    "against",
    "go",
    "came",
    "right",
    "used",
    "take",
    "three",
    "system",
    "value",
    "process",
    "report",
    "service",
    "customer",
    "order",
    "account",
    "payment",
    "delivery",
    "department",
    "meeting",
    "question",
    "answer",
    "contract",
    "agreement",
    "policy",
    "record",
    "retention",
    "purpose",
    "processing",
    "controller",
    "office",
    "letter",
    "kind",
    "regards",
    "attached",
    "document",
    "version",
    "release",
    "change",
    "section",
    "chapter",
    "example",
    "method",
    "result",
    "function",
    "network",
    "server",
    "client",
    "request",
    "response",
    "message",
    "update",
    "install",
    "configure",
    "option",
    "default",
    "directory",
    "support",
    "information",
    "available",
    "following",
    "described",
    "however",
    "therefore",
    "although",
    "according",
    "provided",
    "required",
    "different",
    "important",
    "possible",
    "several",
    "certain",
    "whether",
    "without",
    "within",
    "during",
    "already",
    "usually",
    "river",
    "mountain",
    "harbour",
    "garden",
    "window",
    "kitchen",
    "morning",
    "evening",
    "winter",
    "summer",
    "journey",
    "village",
    "market",
    "bridge",
    "forest",
    "silence",
    "laughter",
    "shadow",
    "lantern",
    "orchard",
    "measurement",
    "observation",
    "hypothesis",
    "experiment",
    "temperature",
    "pressure",
    "frequency",
    "committee",
    "parliament",
    "regulation",
    "directive",
    "amendment",
    "constitution",
    "jurisdiction",
    "naïve",
    "café",
    "résumé",
    "fiancée",
    "façade",
    "Zürich",
    "Málaga",
    "Kraków",
];

/// Appends about `bytes` of prose, whole paragraphs.
pub(crate) fn write(random: &mut Random, bytes: usize, out: &mut String) {
    let end = out.len() + bytes;
    while out.len() < end {
        if random.one_in(12) {
            let _ = writeln!(out, "{}. {}\n", random.range(1, 30), title(random));
        }
        let mut column = 0;
        for _ in 0..random.range(3, 9) {
            let from = out.len();
            sentence(random, out);
            // Broken at about 80 columns, as mail and plain text are.
            column += out.len() - from;
            if column > 72 {
                out.push('\n');
                column = 0;
            } else {
                out.push(' ');
                column += 1;
            }
        }
        out.push_str("\n\n");
    }
}

fn title(random: &mut Random) -> String {
    let mut title = String::new();
    for _ in 0..random.range(2, 5) {
        let word = random.pick(WORDS);
        let mut chars = word.chars();
        if let Some(first) = chars.next() {
            title.extend(first.to_uppercase());
            title.push_str(chars.as_str());
            title.push(' ');
        }
    }
    title.trim_end().to_owned()
}

fn sentence(random: &mut Random, out: &mut String) {
    let words = random.range(6, 24);
    let mut column = 0;
    for index in 0..words {
        let from = out.len();
        if index == 0 {
            let word = random.pick_early(WORDS);
            let mut chars = word.chars();
            out.extend(chars.next().into_iter().flat_map(char::to_uppercase));
            out.push_str(chars.as_str());
        } else {
            aside(random, out);
        }
        column += out.len() - from;
        if index + 1 < words {
            if random.one_in(11) {
                out.push(',');
            }
            if column > 70 {
                out.push('\n');
                column = 0;
            } else {
                out.push(' ');
            }
        }
    }
    out.push(if random.one_in(15) { '?' } else { '.' });
}

/// A word, or now and then a name, a number, a date, and rarely something personal.
fn aside(random: &mut Random, out: &mut String) {
    match random.below(1000) {
        0..=14 => {
            let (given, family) = values::name(random);
            let _ = write!(out, "{given} {family}");
        }
        15..=26 => {
            let _ = write!(out, "{}", random.range(2, 400));
        }
        27..=30 => {
            let _ = write!(out, "{}", random.range(1800, 2026));
        }
        31..=34 => {
            let month = random.pick(&["January", "March", "May", "June", "August", "October", "December"]);
            let _ = write!(out, "{} {month} {}", random.range(1, 28), random.range(1950, 2026));
        }
        35..=37 => {
            let _ = write!(out, "EUR {}.{:02}", random.range(1, 9000), random.below(100));
        }
        38..=40 => {
            let _ = write!(out, "(see section {}.{})", random.range(1, 12), random.range(1, 9));
        }
        41 => {
            let name = values::name(random);
            values::email(random, name, out);
        }
        42 if random.chance(60) => values::phone(random, out),
        43 => {
            let _ = write!(
                out,
                "https://www.{}.org/{}",
                random.pick(WORDS).replace(|c: char| !c.is_ascii(), ""),
                random.pick(WORDS)
            );
        }
        44..=52 => {
            let _ = write!(out, "“{}”", random.pick(WORDS));
        }
        53..=58 => out.push('—'),
        _ => out.push_str(random.pick_early(WORDS)),
    }
}
