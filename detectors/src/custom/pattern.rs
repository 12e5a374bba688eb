//! Detectors that users write as data: a pattern or a list of values, a check, words of context.

use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};
use regex_automata::{Input, meta::Regex, util::syntax};

use super::check::Check;
use crate::{
    Category, ContextWindow, Counterexample, Definition, Evidence, Example, Layout, Precision, Standard,
    layout::Locator,
};

/// Longer values are none of a detector of one's own, in bytes: every window of a text overlaps the next by
/// more, and no pattern can make a scan slow.
pub const LONGEST_VALUE: usize = 256;

/// The memory that one compiled pattern may take, in bytes.
const PATTERN_MEMORY: usize = 4 << 20;

/// Whether a normal form is among some values: a look-up in keyed digests, for one.
pub type Member = Arc<dyn Fn(&str) -> bool + Send + Sync>;

/// The values that a detector of one's own finds, or narrows its pattern to.
#[derive(Clone, Default)]
pub enum Values {
    /// All that the pattern finds.
    #[default]
    Any,
    /// These, whatever their case.
    Listed(Vec<String>),
    /// Those whose normal form is among some that only a digest is known of. Needs a pattern.
    Member(Member),
}

impl std::fmt::Debug for Values {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The values are personal data.
        match self {
            Values::Any => f.write_str("Any"),
            Values::Listed(list) => write!(f, "Listed({} values)", list.len()),
            Values::Member(_) => f.write_str("Member"),
        }
    }
}

/// A text with a value, or none, that a user gives as an example.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// The field that it stands in, or `""`.
    pub field: String,
    /// The text.
    pub text: String,
    /// The value in it; of a counterexample, why it holds none.
    pub value: String,
}

/// A detector of one's own as data.
#[derive(Clone, Debug)]
pub struct CustomDetector {
    /// Its id, such as `customer-number`.
    pub id: String,
    /// The category of its findings.
    pub category: Category,
    /// One sentence: what the value is.
    pub summary: String,
    /// How the value is written: a regular expression without look-around and references back, of values of
    /// at most [`LONGEST_VALUE`] bytes. Classes such as `\d` are those of ASCII unless the pattern itself
    /// holds other letters.
    pub pattern: Option<String>,
    /// What the value has to pass.
    pub check: Check,
    /// The values it is narrowed to, or that are looked for where there is no pattern.
    pub values: Values,
    /// Patterns; what one of them matches whole is no value.
    pub exclude: Vec<String>,
    /// Words and phrases near by that raise the confidence, lower case.
    pub context: Vec<String>,
    /// Names of fields that hold such values; they count as words of context, too.
    pub fields: Vec<String>,
    /// How far from the value words count.
    pub window: ContextWindow,
    /// The confidences it gives.
    pub precision: Precision,
    /// Texts with a value.
    pub examples: Vec<Case>,
    /// Texts without one.
    pub counterexamples: Vec<Case>,
}

/// A detector of one's own cannot be as it is given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CustomError {
    /// The pattern is no regular expression that is searched in linear time.
    #[error("the pattern is none that can be searched in linear time: {0}")]
    Pattern(String),
    /// The pattern matches the empty string.
    #[error(
        "the pattern matches the empty string, which stands everywhere; let it need at least one character"
    )]
    Empty,
    /// The pattern has no bound.
    #[error(
        "the pattern matches values of more than 256 bytes; bound what repeats: `[0-9]{{1,20}}` instead of `[0-9]+`"
    )]
    Unbounded,
    /// Neither a pattern nor values are given.
    #[error("there is neither a pattern nor a list of values to look for")]
    Nothing,
    /// Digests without a pattern.
    #[error("values of which only digests are stored need a pattern that finds what may be one")]
    DigestsAlone,
    /// The list of values is too large or holds an empty one.
    #[error("the list of values cannot be used: {0}")]
    Values(String),
}

/// A detector of one's own, compiled.
pub(crate) struct PatternLane {
    definition: &'static Definition,
    finder: Finder,
    narrowed: Option<Narrowed>,
    check: Check,
    exclude: Vec<Regex>,
}

enum Finder {
    Pattern(Box<Regex>),
    Values(AhoCorasick),
}

enum Narrowed {
    Listed(std::collections::BTreeSet<String>),
    Member(Member),
}

impl PatternLane {
    /// Compiles a detector.
    pub(crate) fn new(detector: &CustomDetector) -> Result<PatternLane, CustomError> {
        let exclude = detector.exclude.iter().map(|text| compile(text, true)).collect::<Result<_, _>>()?;
        let (finder, narrowed) = match (&detector.pattern, &detector.values) {
            (Some(pattern), Values::Any) => (Finder::Pattern(Box::new(compile(pattern, false)?)), None),
            (Some(pattern), Values::Listed(list)) => {
                let listed = list.iter().map(|value| normal(value)).collect();
                (Finder::Pattern(Box::new(compile(pattern, false)?)), Some(Narrowed::Listed(listed)))
            }
            (Some(pattern), Values::Member(member)) => (
                Finder::Pattern(Box::new(compile(pattern, false)?)),
                Some(Narrowed::Member(Arc::clone(member))),
            ),
            (None, Values::Listed(list)) => (Finder::Values(searcher(list)?), None),
            (None, Values::Member(_)) => return Err(CustomError::DigestsAlone),
            (None, Values::Any) => return Err(CustomError::Nothing),
        };
        let definition = definition(detector);
        Ok(PatternLane { definition, finder, narrowed, check: detector.check.clone(), exclude })
    }

    pub(crate) fn definition(&self) -> &'static Definition {
        self.definition
    }

    /// Calls `found` with every value of the window that the detector finds, and the evidence.
    pub(crate) fn find<L: Layout + ?Sized>(
        &self,
        text: &str,
        cells: &Locator<'_, L>,
        mut found: impl FnMut(std::ops::Range<usize>, Evidence),
    ) {
        let mut from = 0;
        while let Some(mut span) = self.next(text, from..text.len()) {
            // A match is looked for again within the value of the field that it begins in.
            let Some((site, _)) = cells.site(span.start as u32) else {
                from = span.start + 1;
                continue;
            };
            if span.end > site.hi {
                match self.next(text, span.start..site.hi) {
                    Some(inner) => span = inner,
                    None => {
                        from = site.hi.max(span.start + 1);
                        continue;
                    }
                }
            }
            let whole = stands_free(site.text, site.lo, site.hi, &span) && text.is_char_boundary(span.start);
            let value = text.get(span.clone()).filter(|value| whole && !value.is_empty());
            match value.and_then(|value| self.accepts(value)) {
                Some(evidence) => {
                    found(span.clone(), evidence);
                    from = span.end;
                }
                None => from = span.start + 1,
            }
        }
    }

    /// The first match in a stretch of the text.
    fn next(&self, text: &str, within: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        match &self.finder {
            Finder::Pattern(regex) => {
                let input = Input::new(text).range(within);
                regex.search(&input).map(|found| found.range())
            }
            Finder::Values(searcher) => {
                let input = aho_corasick::Input::new(text).range(within);
                searcher.find(input).map(|found| found.range())
            }
        }
    }

    /// The evidence for a value, if it is one.
    fn accepts(&self, value: &str) -> Option<Evidence> {
        if !self.check.passes(value) {
            return None;
        }
        let whole = |regex: &Regex| regex.find(value).is_some_and(|found| found.range() == (0..value.len()));
        if self.exclude.iter().any(whole) {
            return None;
        }
        let listed = match &self.narrowed {
            None => matches!(self.finder, Finder::Values(_)),
            Some(Narrowed::Listed(list)) => {
                if !list.contains(&normal(value)) {
                    return None;
                }
                true
            }
            Some(Narrowed::Member(member)) => {
                if !member(&normal(value)) {
                    return None;
                }
                true
            }
        };
        let mut evidence = Evidence::PATTERN;
        if self.check != Check::None {
            evidence |= Evidence::CHECKSUM;
        }
        if listed {
            evidence |= Evidence::DICTIONARY;
        }
        Some(evidence)
    }
}

/// A pattern that is searched in linear time.
#[derive(Clone, Debug)]
pub struct Pattern(Box<Regex>);

impl Pattern {
    /// Compiles a regular expression without look-around and references back.
    ///
    /// # Errors
    /// When it is none.
    pub fn new(text: &str) -> Result<Pattern, CustomError> {
        Ok(Pattern(Box::new(compile(text, true)?)))
    }

    /// Whether it matches somewhere in the text.
    pub fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// Checks that a regular expression can find the values of a detector.
    ///
    /// # Errors
    /// When it is none, matches the empty string, or has no bound.
    pub fn check(text: &str) -> Result<(), CustomError> {
        compile(text, false).map(|_| ())
    }
}

/// The normal form of a value of a detector of one's own: lower case, white space as one space.
pub fn normal(value: &str) -> String {
    let words: Vec<String> = value.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// Compiles a pattern; one that excludes may match anything.
fn compile(pattern: &str, excludes: bool) -> Result<Regex, CustomError> {
    // Unicode classes make a search twenty times slower; they are for patterns that need them.
    let plain = syntax::Config::new().unicode(false).utf8(false);
    let parsed = match syntax::parse_with(pattern, &plain) {
        Ok(hir) => hir,
        Err(_) => syntax::parse_with(pattern, &syntax::Config::new())
            .map_err(|error| CustomError::Pattern(error.to_string()))?,
    };
    if !excludes {
        let properties = parsed.properties();
        if properties.minimum_len() == Some(0) {
            return Err(CustomError::Empty);
        }
        if properties.maximum_len().is_none_or(|longest| longest > LONGEST_VALUE) {
            return Err(CustomError::Unbounded);
        }
    }
    let config = Regex::config().nfa_size_limit(Some(PATTERN_MEMORY)).utf8_empty(false);
    Regex::builder()
        .configure(config)
        .build_from_hir(&parsed)
        .map_err(|error| CustomError::Pattern(error.to_string()))
}

fn searcher(list: &[String]) -> Result<AhoCorasick, CustomError> {
    if let Some(at) = list.iter().position(|value| value.trim().is_empty() || value.len() > LONGEST_VALUE) {
        let problem = format!("value {} is empty or longer than {LONGEST_VALUE} bytes", at + 1);
        return Err(CustomError::Values(problem));
    }
    if list.is_empty() {
        return Err(CustomError::Values("it holds none".to_owned()));
    }
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(list.iter().map(|value| value.trim()))
        .map_err(|error| CustomError::Values(error.to_string()))
}

/// Whether a match is not a part of a longer word.
fn stands_free(text: &[u8], lo: usize, hi: usize, span: &std::ops::Range<usize>) -> bool {
    let word = |at: usize| text[at].is_ascii_alphanumeric() || text[at] == b'_' || text[at] >= 0x80;
    !(span.start > lo && word(span.start - 1) && word(span.start)
        || span.end < hi && span.end > span.start && word(span.end) && word(span.end - 1))
}

/// The definition of a detector of one's own. It lives as long as the program: there are a few of them, made
/// once from its configuration.
fn definition(detector: &CustomDetector) -> &'static Definition {
    fn keep(text: &str) -> &'static str {
        Box::leak(text.to_owned().into_boxed_str())
    }
    let words: Vec<&'static str> =
        detector.context.iter().chain(&detector.fields).map(|word| keep(word)).collect();
    let examples: Vec<Example> = (detector.examples.iter())
        .map(|case| Example {
            field: keep(&case.field),
            text: keep(&case.text),
            value: keep(&case.value),
            normal: keep(&normal(&case.value)),
            evidence: Evidence::PATTERN,
        })
        .collect();
    let counterexamples: Vec<Counterexample> = (detector.counterexamples.iter())
        .map(|case| Counterexample {
            field: keep(&case.field),
            text: keep(&case.text),
            why: keep(&case.value),
        })
        .collect();
    Box::leak(Box::new(Definition {
        id: keep(&detector.id),
        revision: 1,
        category: detector.category,
        summary: keep(&detector.summary),
        standard: Standard { name: "the configuration of this scan", url: "" },
        regions: &[],
        anchor: "a pattern or values of the configuration",
        checks: "as configured",
        context: Box::leak(words.into_boxed_slice()),
        window: detector.window,
        precision: detector.precision,
        examples: Box::leak(examples.into_boxed_slice()),
        counterexamples: Box::leak(counterexamples.into_boxed_slice()),
    }))
}
