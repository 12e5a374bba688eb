//! Sets of detectors.

use crate::DetectorId;

/// Words of 64 detectors.
const WORDS: usize = 8;

/// Most detectors of a set.
pub(crate) const MOST: usize = 64 * WORDS;

/// A set of detectors: a bit for every number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks([u64; WORDS]);

impl Marks {
    pub(crate) const NONE: Marks = Marks([0; WORDS]);
    pub(crate) const ALL: Marks = Marks([u64::MAX; WORDS]);

    pub(crate) const fn of(detector: DetectorId) -> Marks {
        Marks::NONE.with(detector)
    }

    #[must_use]
    pub(crate) const fn with(mut self, detector: DetectorId) -> Marks {
        self.0[(detector.0 >> 6) as usize] |= 1 << (detector.0 & 63);
        self
    }

    #[must_use]
    pub(crate) const fn without(mut self, detector: DetectorId) -> Marks {
        self.0[(detector.0 >> 6) as usize] &= !(1 << (detector.0 & 63));
        self
    }

    #[inline]
    pub(crate) const fn has(&self, detector: DetectorId) -> bool {
        self.0[(detector.0 >> 6) as usize] & 1 << (detector.0 & 63) != 0
    }

    #[inline]
    pub(crate) const fn is_empty(&self) -> bool {
        let (mut all, mut word) = (0, 0);
        while word < WORDS {
            all |= self.0[word];
            word += 1;
        }
        all == 0
    }

    #[inline]
    #[must_use]
    pub(crate) const fn or(mut self, other: Marks) -> Marks {
        let mut word = 0;
        while word < WORDS {
            self.0[word] |= other.0[word];
            word += 1;
        }
        self
    }

    /// Whether the two share a detector.
    #[inline]
    pub(crate) const fn meets(&self, other: &Marks) -> bool {
        let (mut both, mut word) = (0, 0);
        while word < WORDS {
            both |= self.0[word] & other.0[word];
            word += 1;
        }
        both != 0
    }

    /// The detectors in ascending order.
    pub(crate) fn iter(self) -> impl Iterator<Item = DetectorId> {
        self.0.into_iter().enumerate().flat_map(|(word, bits)| {
            let mut rest = bits;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(DetectorId((word as u32 * 64 + bit) as u16))
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Marks;
    use crate::DetectorId;

    #[test]
    fn sets() {
        let set = Marks::of(DetectorId(0)).with(DetectorId(63)).with(DetectorId(64)).with(DetectorId(255));
        assert_eq!(set.iter().map(|d| d.0).collect::<Vec<_>>(), [0, 63, 64, 255]);
        assert!(set.has(DetectorId(64)) && !set.has(DetectorId(65)));
        assert_eq!(set.or(Marks::of(DetectorId(511))).iter().last(), Some(DetectorId(511)));
        assert!(Marks::NONE.is_empty() && !set.is_empty());
    }
}
