//! The baseline: findings that are known, in a file that can be committed and merged.
//!
//! ```text
//! # domesday baseline 1
//! src/seed.sql<TAB>email-address<TAB>4be1…<TAB>90c7…<TAB>expires=2027-01-31<TAB>reason=test accounts
//! ```
//!
//! A line a finding, sorted, without line numbers, times or digests of values: two branches that both add
//! findings merge by taking the lines of both (`merge=union` of gitattributes(5),
//! <https://git-scm.com/docs/gitattributes>).

use std::fmt;

use domesday_connectors::Place;

/// The name of the file, where no other is given.
pub const BASELINE_FILE: &str = ".domesday-baseline";

/// The first line of the file.
const HEADER: &str = "# domesday baseline 1";

/// How many hexadecimal digits a fingerprint has.
const DIGITS: usize = 16;

/// A known finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The path in the repository, percent-encoded as in places.
    pub path: String,
    /// The id of the category.
    pub category: String,
    /// The fingerprint of the masked line, or of the place in the file's structure.
    pub line: String,
    /// The fingerprint of the masked words around it; of a record, that of its masked line, or the same again.
    pub words: String,
    /// The last day on which it counts, `YYYY-MM-DD` in UTC.
    pub expires: Option<String>,
    /// Why it may stay.
    pub reason: Option<String>,
}

/// A list of known findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// The entries, sorted once they are written.
    pub entries: Vec<Entry>,
}

/// A baseline cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the baseline {what}")]
pub struct BaselineError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it, and what to do.
    what: &'static str,
}

impl Baseline {
    /// Reads the text of a baseline, in any order, with lines that stand there twice: they are two entries.
    ///
    /// # Errors
    /// A line is none of a baseline.
    pub fn parse(text: &str) -> Result<Baseline, BaselineError> {
        let mut lines = text.lines().enumerate();
        let wrong = |index: usize, what| BaselineError { line: index + 1, what };
        if lines.next().is_none_or(|(_, first)| first.trim_end() != HEADER) {
            return Err(wrong(
                0,
                "is not `# domesday baseline 1`: write it anew with `domesday baseline update`",
            ));
        }
        let mut entries = Vec::new();
        for (index, line) in lines {
            if ["<<<<<<< ", ">>>>>>> ", "||||||| "].iter().any(|mark| line.starts_with(mark))
                || line == "======="
            {
                return Err(wrong(
                    index,
                    "is the mark of a conflict: keep the lines of both sides, then run `domesday baseline update`",
                ));
            }
            // The first line of the other side of a merge may stand here again.
            if line.is_empty() || line.starts_with("# ") {
                continue;
            }
            let entry = Entry::parse(line).ok_or_else(|| {
                wrong(index, "is no entry (path, category, two fingerprints, with tabs between): remove it")
            })?;
            entries.push(entry);
        }
        Ok(Baseline { entries })
    }
}

/// The text of the file: sorted, so that equal baselines are equal bytes.
impl fmt::Display for Baseline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines: Vec<String> = self.entries.iter().map(ToString::to_string).collect();
        lines.sort();
        writeln!(f, "{HEADER}")?;
        lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl Entry {
    fn parse(line: &str) -> Option<Entry> {
        let mut fields = line.trim_end_matches('\r').split('\t');
        let mut next = || fields.next().filter(|field| !field.is_empty()).map(str::to_owned);
        let (path, category, line, words) = (next()?, next()?, next()?, next()?);
        let is_print = |text: &str| text.len() == DIGITS && text.bytes().all(|b| b.is_ascii_hexdigit());
        if !is_print(&line) || !is_print(&words) || category.contains(' ') {
            return None;
        }
        let mut entry = Entry { path, category, line, words, expires: None, reason: None };
        for field in fields {
            if let Some(day) = field.strip_prefix("expires=") {
                entry.expires = Some(day.to_owned()).filter(|day| is_day(day));
                entry.expires.as_ref()?;
            } else if let Some(reason) = field.strip_prefix("reason=") {
                entry.reason = Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty());
            } else {
                return None;
            }
        }
        Some(entry)
    }

    /// Whether its time was over on a day, `YYYY-MM-DD`.
    pub fn is_expired(&self, today: &str) -> bool {
        // Days in this form have the order of their spelling.
        self.expires.as_deref().is_some_and(|last| last < today)
    }

    /// The path as git names it.
    pub fn decoded(&self) -> Vec<u8> {
        percent_encoding::percent_decode_str(&self.path).collect()
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\t{}\t{}\t{}", self.path, self.category, self.line, self.words)?;
        if let Some(day) = &self.expires {
            write!(f, "\texpires={day}")?;
        }
        match &self.reason {
            // It was read from such a line, so it holds no tab and no line end.
            Some(reason) => write!(f, "\treason={reason}"),
            None => Ok(()),
        }
    }
}

/// `2027-01-31`.
fn is_day(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// A path of the repository as entries spell it: percent-encoded as in places.
pub(super) fn encoded(path: &[u8]) -> String {
    let place = Place::filesystem().item(path).to_string();
    place.strip_prefix("file:///").map_or_else(|| place.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# domesday baseline 1\n\
        a/%0A.txt\tage\t0123456789abcdef\t0123456789abcdef\n\
        b.csv\temail-address\t0123456789abcdef\t0123456789abcdee\texpires=2027-01-31\treason=of nobody\n";

    #[test]
    fn what_was_written_is_read() {
        let baseline = Baseline::parse(TEXT).unwrap();
        assert_eq!(baseline.to_string(), TEXT);
        assert_eq!(baseline.entries[0].decoded(), b"a/\n.txt");
        assert_eq!(encoded(b"a/\n.txt"), "a/%0A.txt");
        assert_eq!(baseline.entries[1].reason.as_deref(), Some("of nobody"));
        assert!(
            !baseline.entries[1].is_expired("2027-01-31") && baseline.entries[1].is_expired("2027-02-01")
        );
        assert!(!baseline.entries[0].is_expired("2999-01-01"));
    }

    #[test]
    fn the_result_of_a_union_merge_is_read() {
        let mut lines: Vec<&str> = TEXT.lines().collect();
        lines.extend([lines[1], "", HEADER]);
        lines.swap(1, 2);
        let baseline = Baseline::parse(&lines.join("\r\n")).unwrap();
        assert_eq!(baseline.entries.len(), 3);
        let sorted: Vec<&str> = [HEADER, lines[2], lines[2], lines[1]].to_vec();
        assert_eq!(baseline.to_string(), sorted.join("\n") + "\n");
    }

    #[test]
    fn what_is_no_baseline_is_an_error_with_its_line() {
        for (text, line) in [
            ("", 1),
            ("# other\n", 1),
            ("# domesday baseline 1\n<<<<<<< HEAD\n", 2),
            ("# domesday baseline 1\n\na\tage\t0123\t0123456789abcdef\n", 3),
            ("# domesday baseline 1\na\tage\t0123456789abcdef\n", 2),
            ("# domesday baseline 1\na\tage\t0123456789abcdef\t0123456789abcdef\texpires=soon\n", 2),
        ] {
            assert_eq!(Baseline::parse(text).unwrap_err().line, line, "{text}");
        }
    }
}
