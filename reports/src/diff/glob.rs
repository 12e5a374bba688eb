//! Globs over the spellings of places.

/// What stands between the spelling of a place and that of something inside it.
const INSIDE: [u8; 4] = *b"/!#;";

/// A glob: it matches a place and everything inside it. `*` stands for anything, what divides a place included:
/// `postgresql://*/analytics` is the schema of that name in every database, `*/hr` everything called `hr`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glob(String);

impl Glob {
    /// The glob that a text spells. A slash at the end means nothing.
    pub fn new(text: &str) -> Glob {
        let text = text.trim();
        Glob(text.strip_suffix('/').filter(|place| !place.ends_with('/')).unwrap_or(text).to_owned())
    }

    /// Whether it matches the place, or something that the place lies in.
    pub fn matches(&self, place: &str) -> bool {
        let bytes = place.as_bytes();
        matches(self.0.as_bytes(), bytes)
            || bytes.iter().enumerate().any(|(at, byte)| {
                INSIDE.contains(byte)
                    && bytes.get(..at).is_some_and(|outer| matches(self.0.as_bytes(), outer))
            })
    }
}

/// Whether all of the text is as the pattern says. In time proportional to the product of their lengths.
fn matches(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    // The last star, and how far the text was when it was met.
    let mut star: Option<(usize, usize)> = None;
    while let Some(byte) = text.get(t) {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(expected) if expected == byte => {
                p += 1;
                t += 1;
            }
            _ => match star {
                Some((at, from)) => {
                    star = Some((at, from + 1));
                    p = at + 1;
                    t = from + 1;
                }
                None => return false,
            },
        }
    }
    pattern.get(p..).is_some_and(|rest| rest.iter().all(|byte| *byte == b'*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glob_matches_a_place_and_what_lies_in_it() {
        let column = "postgresql://db1:5432/crm/analytics/events#col=email";
        for (glob, place, fits) in [
            ("postgresql://*/analytics", column, true),
            ("postgresql://*/analytics/", column, true),
            ("postgresql://*/analytic", column, false),
            ("postgresql://db1:5432/crm", column, true),
            ("*#col=email", column, true),
            ("*hr*", "file:///srv/hr/a.csv", true),
            ("*/hr", "file:///srv/three/a.csv", false),
            ("*/hr", "file:///srv/hr/a.csv", true),
            ("*", column, true),
            ("", column, false),
            ("file://", "file:///a", true),
            ("s3://lake", "s3://lake-2/a", false),
            ("s3://lake", "s3://lake/a", true),
            ("a*b*c", "aXbXbXc", true),
        ] {
            assert_eq!(Glob::new(glob).matches(place), fits, "{glob} {place}");
        }
    }
}
