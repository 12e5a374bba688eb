//! Samples: what was read of something that was not read whole.

/// How much of a table was read as a random sample.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Records that were examined.
    pub examined: u64,
    /// Records that there are, as far as is known.
    pub of: Option<u64>,
    /// Whether `of` is an estimate.
    pub estimated: bool,
    /// What the choice was made from.
    pub seed: u64,
}

impl Sample {
    /// The upper bound, with 95 % confidence, of the share of records that hold something of which
    /// none was seen: 3/n, the rule of three (Hanley and Lippman-Hand, JAMA 249 (1983), 1743-1745,
    /// <https://doi.org/10.1001/jama.1983.03330370053031>).
    pub fn missed_below(&self) -> f64 {
        if self.of.is_some_and(|of| !self.estimated && self.examined >= of) {
            return 0.0;
        }
        if self.examined == 0 { 1.0 } else { (3.0 / self.examined as f64).min(1.0) }
    }
}

/// How large a sample is to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SampleSize {
    /// So many records.
    Records(u64),
    /// So many per cent of the records, above 0 and at most 100.
    Percent(f64),
}
