//! Which lines of a file are new.

use imara_diff::{Algorithm, Diff, InternedInput};

/// How many bytes git looks at to tell whether a file is text (`buffer_is_binary` in `xdiff-interface.c`,
/// <https://github.com/git/git/blob/master/xdiff-interface.c>).
const LOOKED_AT: usize = 8000;

/// What of a file is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Added {
    /// All of it.
    Whole,
    /// The lines that are marked, by their number from 0.
    Lines(Vec<bool>),
}

impl Added {
    /// The lines of `new` that none of the `old` states has: of a merge, those that no parent has. What git
    /// calls binary is new as a whole. Line ends do not count, so that a file that is written with others is
    /// no new file.
    pub(super) fn between(new: &[u8], old: &[Vec<u8>]) -> Added {
        if old.is_empty() || is_binary(new) {
            return Added::Whole;
        }
        let mut added: Option<Vec<bool>> = None;
        for old in old {
            let here = if is_binary(old) { vec![true; lines(new).count()] } else { against(old, new) };
            added = Some(match added {
                None => here,
                Some(before) => before.iter().zip(&here).map(|(a, b)| *a && *b).collect(),
            });
        }
        added.map_or(Added::Whole, Added::Lines)
    }

    /// Whether one of the lines from `first` to `last`, from 1, is new.
    pub(super) fn any(&self, first: u64, last: u64) -> bool {
        match self {
            Added::Whole => true,
            Added::Lines(added) => (first..=last.max(first)).any(|line| {
                let index = usize::try_from(line).ok().and_then(|line| line.checked_sub(1));
                // A line that is not there was not compared: nothing says that it is old.
                index.and_then(|index| added.get(index)).copied().unwrap_or(true)
            }),
        }
    }
}

/// Whether git calls it binary: a zero byte near its beginning.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    memchr::memchr(0, bytes.get(..LOOKED_AT).unwrap_or(bytes)).is_some()
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line))
}

fn against(old: &[u8], new: &[u8]) -> Vec<bool> {
    let mut input: InternedInput<&[u8]> = InternedInput::default();
    input.update_before(lines(old));
    input.update_after(lines(new));
    let diff = Diff::compute(Algorithm::Histogram, &input);
    (0..input.after.len()).map(|line| u32::try_from(line).map_or(true, |line| diff.is_added(line))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(new: &str, old: &[&str]) -> Vec<u64> {
        let old: Vec<Vec<u8>> = old.iter().map(|old| old.as_bytes().to_vec()).collect();
        let added = Added::between(new.as_bytes(), &old);
        (1..=new.lines().count() as u64).filter(|line| added.any(*line, *line)).collect()
    }

    #[test]
    fn only_lines_that_no_old_state_has_are_new() {
        assert_eq!(added("a\nb\nc\n", &["a\nc\n"]), [2]);
        assert_eq!(added("a\nb\nc\n", &[]), [1, 2, 3]);
        assert_eq!(added("a\nb\nc\n", &["a\nc\n", "a\nb\n"]), [0; 0], "each line is in one parent");
        assert_eq!(added("a\nx\nc\n", &["a\nc\n", "a\nb\n"]), [2]);
    }

    #[test]
    fn line_ends_do_not_count() {
        assert_eq!(added("a\r\nb\r\nc\r\n", &["a\nb\nc\n"]), [0; 0]);
        assert_eq!(added("a\nb", &["a\nb\n"]), [0; 0]);
        assert_eq!(added("a\r\nx\r\nc\r\n", &["a\nb\nc\n"]), [2]);
    }

    #[test]
    fn what_git_calls_binary_is_new_as_a_whole() {
        assert_eq!(Added::between(b"a\0b", &[b"a\0b".to_vec()]), Added::Whole);
        assert_eq!(Added::between(b"a\nb", &[b"a\0".to_vec()]), Added::Lines(vec![true, true]));
    }
}
