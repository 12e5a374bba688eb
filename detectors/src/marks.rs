//! Sets of detectors.

use crate::DetectorId;

/// A set of detectors: a bit for every number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks([u64; 4]);

impl Marks {
    pub(crate) const NONE: Marks = Marks([0; 4]);
    pub(crate) const ALL: Marks = Marks([u64::MAX; 4]);

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
        self.0[0] | self.0[1] | self.0[2] | self.0[3] == 0
    }

    #[inline]
    #[must_use]
    pub(crate) const fn or(self, other: Marks) -> Marks {
        let (a, b) = (self.0, other.0);
        Marks([a[0] | b[0], a[1] | b[1], a[2] | b[2], a[3] | b[3]])
    }

    #[inline]
    #[must_use]
    pub(crate) const fn and(self, other: Marks) -> Marks {
        let (a, b) = (self.0, other.0);
        Marks([a[0] & b[0], a[1] & b[1], a[2] & b[2], a[3] & b[3]])
    }

    /// Whether the two share a detector.
    #[inline]
    pub(crate) const fn meets(self, other: Marks) -> bool {
        !self.and(other).is_empty()
    }

    /// The detectors in ascending order.
    pub(crate) fn iter(self) -> impl Iterator<Item = DetectorId> {
        self.0.into_iter().enumerate().flat_map(|(word, bits)| {
            let mut rest = bits;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(DetectorId((word as u32 * 64 + bit) as u8))
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
        assert!(set.meets(Marks::of(DetectorId(255))) && !set.meets(Marks::of(DetectorId(1))));
        assert!(Marks::NONE.is_empty() && !set.is_empty() && set.and(Marks::NONE).is_empty());
    }
}
