//! What was not read for one reason, everywhere.

use domesday_connectors::Gap;

/// How many examples of a reason are kept.
const EXAMPLES: usize = 3;

/// What was not read for one reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GapSummary {
    /// How many gaps.
    pub gaps: u64,
    /// How many bytes were not read, as far as that is known.
    pub bytes: u64,
    /// The first few places, in the order of their spelling.
    pub examples: Vec<String>,
}

impl GapSummary {
    pub(super) fn add(&mut self, gap: &Gap) {
        self.gaps += 1;
        self.bytes += gap.bytes.unwrap_or(0);
        self.example(&gap.place.to_string());
    }

    pub(super) fn merge(&mut self, other: &GapSummary) {
        self.gaps += other.gaps;
        self.bytes += other.bytes;
        other.examples.iter().for_each(|place| self.example(place));
    }

    /// Keeps the smallest few, so that the order of arrival does not show.
    fn example(&mut self, place: &str) {
        if let Err(at) = self.examples.binary_search_by(|known| known.as_str().cmp(place))
            && at < EXAMPLES
        {
            self.examples.insert(at, place.to_owned());
            self.examples.truncate(EXAMPLES);
        }
    }
}
