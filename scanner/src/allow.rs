//! Allow lists: what is known and not to be reported again, with a reason and for a time.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use domesday_detectors::{Category, CustomError, Pattern};
use domesday_reports::{Key, Pseudonym};
use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// An entry of an allow list. Of a finding, all that is given must hold; at least one of value, pattern, path
/// and field is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AllowEntry {
    /// The pseudonym of the value, as findings give it and `domesday detectors digest` makes it.
    pub value: Option<Pseudonym>,
    /// A pattern that matches somewhere in the value.
    pub pattern: Option<String>,
    /// A glob of paths by the rules of `.gitignore`; relative ones to the directory of the list.
    pub path: Option<String>,
    /// The name of the field, whatever its case.
    pub field: Option<String>,
    /// The category of the finding.
    pub category: Option<Category>,
    /// The id of the detector.
    pub detector: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// The last day on which it counts, `YYYY-MM-DD` in UTC.
    pub expires: Option<String>,
}

/// An entry of an allow list cannot be as it is given.
#[derive(Debug, thiserror::Error)]
pub enum AllowError {
    /// Neither value, pattern, path nor field is given.
    #[error("allow entry {0} allows everything; give a value, pattern, path or field")]
    Everything(usize),
    /// The pattern cannot be used.
    #[error("allow entry {0}: {1}")]
    Pattern(usize, #[source] CustomError),
    /// The glob cannot be used.
    #[error("allow entry {0}: path: {1}")]
    Path(usize, String),
    /// Values are given by their pseudonyms, and there is no key.
    #[error(
        "allow entry {0} names a value by its pseudonym, which needs the key: name its file with --key-file"
    )]
    NoKey(usize),
}

/// Why an entry of an allow list deserves a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// Nothing that was scanned needed it.
    Unused,
    /// Its time is over: it does not count any more.
    Expired,
}

/// A list of what is not to be reported.
pub struct Allow {
    entries: Vec<Entry>,
    key: Option<Key>,
}

struct Entry {
    given: AllowEntry,
    pattern: Option<Pattern>,
    path: Option<Gitignore>,
    expired: bool,
    used: AtomicU64,
}

/// A finding, as entries see it. Holds personal data, so it has no `Debug`.
pub struct Subject<'f> {
    /// Its category.
    pub category: Category,
    /// The id of its detector.
    pub detector: &'f str,
    /// The name of the field that it stands in.
    pub field: Option<&'f str>,
    /// The value as it is written.
    pub value: &'f str,
    /// The normal form of the value.
    pub normal: &'f str,
}

impl Allow {
    /// Compiles a list whose relative paths are relative to `directory`. `today` is `YYYY-MM-DD`.
    ///
    /// # Errors
    /// When an entry allows everything, or its pattern, glob or key is missing or wrong.
    pub fn new(
        entries: Vec<AllowEntry>,
        directory: &Path,
        key: Option<Key>,
        today: &str,
    ) -> Result<Allow, AllowError> {
        let directory = std::path::absolute(directory).unwrap_or_else(|_| PathBuf::from("/"));
        let mut compiled = Vec::new();
        for (index, given) in entries.into_iter().enumerate() {
            let number = index + 1;
            if given.value.is_none()
                && given.pattern.is_none()
                && given.path.is_none()
                && given.field.is_none()
            {
                return Err(AllowError::Everything(number));
            }
            if given.value.is_some() && key.is_none() {
                return Err(AllowError::NoKey(number));
            }
            let pattern = (given.pattern.as_deref().map(Pattern::new).transpose())
                .map_err(|error| AllowError::Pattern(number, error))?;
            let path = (given.path.as_deref().map(|glob| matcher(glob, &directory)).transpose())
                .map_err(|error| AllowError::Path(number, error))?;
            // Days in this form have the order of their spelling.
            let expired = given.expires.as_deref().is_some_and(|last| last < today);
            compiled.push(Entry { given, pattern, path, expired, used: AtomicU64::new(0) });
        }
        Ok(Allow { entries: compiled, key })
    }

    /// Which entries may hold for findings in a file or object.
    pub(crate) fn of_path(&self, path: &Path) -> Vec<usize> {
        let holds = |entry: &Entry| {
            !entry.expired
                && entry.path.as_ref().is_none_or(|glob| {
                    path.is_absolute() && glob.matched_path_or_any_parents(path, false).is_ignore()
                })
        };
        (0..self.entries.len()).filter(|index| holds(&self.entries[*index])).collect()
    }

    /// Whether an entry allows a finding in text that lies nowhere: entries for a path do not.
    pub fn allows(&self, subject: &Subject<'_>) -> bool {
        self.permits(&self.of_path(Path::new("")), subject)
    }

    /// Whether one of the entries `among` allows the finding; it is counted as used.
    pub(crate) fn permits(&self, among: &[usize], subject: &Subject<'_>) -> bool {
        let pseudonym = |subject: &Subject<'_>| {
            self.key.as_ref().map(|key| key.pseudonym(subject.category, subject.normal))
        };
        self.first(among, subject, &pseudonym).is_some()
    }

    /// The entry among those that allows a finding whose pseudonym is made already; it is counted as used.
    pub(crate) fn permitting(
        &self,
        among: &[usize],
        subject: &Subject<'_>,
        pseudonym: Option<Pseudonym>,
    ) -> Option<&AllowEntry> {
        self.first(among, subject, &|_| pseudonym)
    }

    fn first(
        &self,
        among: &[usize],
        subject: &Subject<'_>,
        pseudonym: &dyn Fn(&Subject<'_>) -> Option<Pseudonym>,
    ) -> Option<&AllowEntry> {
        let found = among.iter().filter_map(|index| self.entries.get(*index)).find(|entry| {
            let given = &entry.given;
            given.category.is_none_or(|category| category == subject.category)
                && given.detector.as_deref().is_none_or(|id| id == subject.detector)
                && (given.field.as_deref())
                    .is_none_or(|name| subject.field.is_some_and(|field| field.eq_ignore_ascii_case(name)))
                && entry.pattern.as_ref().is_none_or(|pattern| pattern.matches(subject.value))
                && given.value.is_none_or(|given| pseudonym(subject) == Some(given))
        })?;
        found.used.fetch_add(1, Ordering::Relaxed);
        Some(&found.given)
    }

    /// The entries that deserve a look after a scan, with their numbers from 1.
    pub fn stale(&self) -> impl Iterator<Item = (usize, &AllowEntry, Stale)> {
        self.entries.iter().enumerate().filter_map(|(index, entry)| {
            let stale = if entry.expired {
                Stale::Expired
            } else if entry.used.load(Ordering::Relaxed) == 0 {
                Stale::Unused
            } else {
                return None;
            };
            Some((index + 1, &entry.given, stale))
        })
    }
}

/// Today in UTC, `YYYY-MM-DD`.
pub fn today() -> String {
    let now = humantime::format_rfc3339_seconds(std::time::SystemTime::now()).to_string();
    now.get(..10).unwrap_or_default().to_owned()
}

/// The matcher of a glob: without a slash it holds at any depth, else from the directory on.
fn matcher(glob: &str, directory: &Path) -> Result<Gitignore, String> {
    let inner = glob.trim_end_matches('/').contains('/');
    let line = match glob.strip_prefix('/') {
        Some(_) => glob.to_owned(),
        None if inner => format!("{}/{glob}", directory.display()),
        None => glob.to_owned(),
    };
    let mut builder = GitignoreBuilder::new("/");
    builder.add_line(None, &line).map_err(|error| error.to_string())?;
    builder.build().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject(value: &str) -> Subject<'_> {
        Subject {
            category: Category::EmailAddress,
            detector: "email-address",
            field: Some("Contact"),
            value,
            normal: value,
        }
    }

    #[test]
    fn entries_hold_where_all_that_they_say_does() {
        let key = || Key::from_bytes([7; 32]);
        let pseudonym = key().pseudonym(Category::EmailAddress, "jane@orbit-films.com");
        for (given, path, expected) in [
            (AllowEntry { value: Some(pseudonym), ..AllowEntry::default() }, "/a/b.txt", true),
            (
                AllowEntry { pattern: Some("@orbit-films[.]com$".into()), ..AllowEntry::default() },
                "/a/b.txt",
                true,
            ),
            (AllowEntry { pattern: Some("^x".into()), ..AllowEntry::default() }, "/a/b.txt", false),
            (
                AllowEntry { path: Some("tests/".into()), ..AllowEntry::default() },
                "/p/tests/deep/b.txt",
                true,
            ),
            (
                AllowEntry { path: Some("data/**/*.csv".into()), ..AllowEntry::default() },
                "/p/data/x/b.csv",
                true,
            ),
            (
                AllowEntry { path: Some("data/**/*.csv".into()), ..AllowEntry::default() },
                "/q/data/x/b.csv",
                false,
            ),
            (AllowEntry { path: Some("/q/**".into()), ..AllowEntry::default() }, "/q/x", true),
            (AllowEntry { field: Some("contact".into()), ..AllowEntry::default() }, "/a", true),
            (AllowEntry { field: Some("other".into()), ..AllowEntry::default() }, "/a", false),
            (
                AllowEntry {
                    field: Some("contact".into()),
                    category: Some(Category::PhoneNumber),
                    ..AllowEntry::default()
                },
                "/a",
                false,
            ),
            (
                AllowEntry {
                    field: Some("contact".into()),
                    expires: Some("2026-01-01".into()),
                    ..AllowEntry::default()
                },
                "/a",
                false,
            ),
        ] {
            let what = format!("{given:?}");
            let allow = Allow::new(vec![given], Path::new("/p"), Some(key()), "2026-06-01").unwrap();
            let here = allow.of_path(Path::new(path));
            assert_eq!(allow.permits(&here, &subject("jane@orbit-films.com")), expected, "{what} at {path}");
            assert_eq!(allow.stale().count(), usize::from(!expected), "{what}");
        }
    }

    #[test]
    fn an_entry_for_everything_and_a_value_without_key_are_refused() {
        let given = AllowEntry { reason: Some("why".into()), ..AllowEntry::default() };
        assert!(matches!(Allow::new(vec![given], Path::new("/"), None, ""), Err(AllowError::Everything(1))));
        let given = AllowEntry { value: Some(Pseudonym([0; 16])), ..AllowEntry::default() };
        assert!(matches!(Allow::new(vec![given], Path::new("/"), None, ""), Err(AllowError::NoKey(1))));
    }
}
