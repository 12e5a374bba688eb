//! Which label a value stands behind, for values that tell nothing by themselves.

use crate::site::Site;

/// Bytes of a label that are looked at.
const LABEL: usize = 48;

/// Whether the label right before `at`, on its line, holds one of the parts of words, in lower case; in a field,
/// whether the name of the field names a detector, and not its category alone.
pub(super) fn named(site: &Site<'_>, at: usize, parts: &[&str]) -> bool {
    let left = site.left(at, LABEL);
    if left.trim_ascii().is_empty() {
        return !site.hint.specific.is_empty();
    }
    let line = left.rsplit(|byte| *byte == b'\n').next().unwrap_or(left);
    parts
        .iter()
        .map(|part| part.as_bytes())
        .any(|part| line.windows(part.len()).any(|text| text.eq_ignore_ascii_case(part)))
}
